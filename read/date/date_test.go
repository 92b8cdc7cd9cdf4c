package date

import (
	"testing"

	"github.com/recourse-health/recourse/value/civil"
)

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"January 5, 2026":                     "2026-01-05",
		"Jan. 5, 2026":                        "2026-01-05",
		"January 5th, 2026":                   "2026-01-05",
		"5 January 2026":                      "2026-01-05",
		"05-JAN-2026":                         "2026-01-05",
		"01/05/2026":                          "2026-01-05",
		"1/5/26":                              "2026-01-05",
		"2026-01-05":                          "2026-01-05",
		"5 de enero de 2026":                  "2026-01-05",
		"enero 5, 2026":                       "2026-01-05",
		"25/12/2026":                          "2026-12-25",
		"Date:03/09/2026":                     "2026-03-09",
		"02/29/2028":                          "2028-02-29",
		"02/29/2026":                          "",
		"13/13/2026":                          "",
		"O9/14/2026":                          "",
		"Sept 31, 2026":                       "",
		"1-800-555-0100":                      "",
		"CLM-01-05-2026-77":                   "",
		"29 CFR 2560.503-1":                   "",
		"on March 3, 2026 and April 4, 2026.": "2026-03-03 2026-04-04",
	} {
		got := ""
		for _, f := range Find(text) {
			if got != "" {
				got += " "
			}
			got += f.Day.String()
		}
		if got != want {
			t.Errorf("%q: have %q, want %q", text, got, want)
		}
	}
}

func TestLengths(t *testing.T) {
	for text, want := range map[string]civil.Amount{
		"within 180 days of":                     {N: 180, Unit: civil.CalendarDays},
		"60 calendar days":                       {N: 60, Unit: civil.CalendarDays},
		"sixty (60) days":                        {N: 60, Unit: civil.CalendarDays},
		"one hundred eighty (180) calendar days": {N: 180, Unit: civil.CalendarDays},
		"two business days":                      {N: 2, Unit: civil.BusinessDays},
		"72 hours":                               {N: 72, Unit: civil.Hours},
		"4 months":                               {N: 4, Unit: civil.Months},
		"60 días calendario":                     {N: 60, Unit: civil.CalendarDays},
		"12 weeks":                               {N: 84, Unit: civil.CalendarDays},
		"a 30-day supply":                        {N: 30, Unit: civil.CalendarDays},
	} {
		got := Lengths(text)
		if len(got) != 1 || got[0].N != want.N || got[0].Unit != want.Unit {
			t.Errorf("%q: have %+v, want %v", text, got, want)
		}
	}
}
