package job_test

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/job"
	"github.com/recourse-health/recourse/work/ledger"
)

func TestEndOf(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want job.End
	}{
		"nothing":            {nil, job.Done},
		"erased":             {fmt.Errorf("read: %w", casework.ErrNoCase), job.Done},
		"erased, as a fault": {fault.New(fault.NotFound, say.L("fault.case.none")), job.Done},
		"unreadable":         {fault.New(fault.Unreadable, say.L("fault.file.damaged")), job.Never},
		"a missing blob":     {fault.New(fault.NotFound, say.L("fault.blob.none")), job.Never},
		"no room":            {fault.New(fault.Busy, say.L("fault.blob.full")), job.Again},
		"our own fault":      {io.ErrUnexpectedEOF, job.Again},
		"unknown act":        {errors.Join(ledger.ErrUnknown, io.EOF), job.Never},
		"refused step":       {&ledger.Refusal{Is: ledger.Declined, To: ledger.Claimed, Hand: ledger.Machine}, job.Never},
	} {
		if got := job.EndOf(c.err); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestLongest(t *testing.T) {
	p := job.Plan{}
	if p.Longest() != time.Minute {
		t.Error(p.Longest())
	}
	p.Kinds = []job.Kind{{Within: 2 * time.Hour}, {}}
	p.Rounds = []job.Round{{Within: time.Hour}}
	if p.Longest() != 2*time.Hour {
		t.Error(p.Longest())
	}
}
