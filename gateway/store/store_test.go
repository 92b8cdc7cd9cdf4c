package store_test

import (
	"testing"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		storetest.Run(t, func(t *testing.T) *store.Store { return e.Place(t).Open(t) })
	})
}
