package store_test

import (
	"bytes"
	"testing"

	"github.com/recourse-health/recourse/gateway/store/storetest"
)

// TestQueueKnowsNoCase: who may see the queue's own tables learns no address of a case, and no key of a job.
func TestQueueKnowsNoCase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		id := storetest.Fill(t, p.Open(t))
		columns := p.Columns(t)
		if len(columns["river_job.args"]) != 1 || len(columns["jobs.ticket"]) != 1 {
			t.Fatalf("%d jobs in the queue", len(columns["river_job.args"]))
		}
		for name, values := range columns {
			for _, b := range values {
				if bytes.HasPrefix([]byte(name), []byte("river_")) && bytes.Contains(b, []byte(id)) {
					t.Errorf("%s holds the address of a case", name)
				}
			}
		}
	})
}
