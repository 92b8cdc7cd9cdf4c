package operator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/front/operator"
	"github.com/recourse-health/recourse/value/phi"
)

const secret = "correct horse battery staple"

func TestGuard(t *testing.T) {
	page := operator.Guard(phi.Seal(secret), http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("the jobs")) }))
	for name, c := range map[string]struct {
		method, password, site string
		want                   int
	}{
		"nothing":                         {"GET", "", "", 401},
		"another secret":                  {"GET", secret + "s", "", 401},
		"half of it":                      {"GET", secret[:10], "", 401},
		"the secret":                      {"GET", secret, "", 200},
		"the secret, from another site":   {"POST", secret, "cross-site", 403},
		"from a page of the same domain":  {"POST", secret, "same-site", 403},
		"the secret, from its own page":   {"POST", secret, "same-origin", 200},
		"no secret, from its own page":    {"POST", "", "same-origin", 401},
		"a program, which has no origin":  {"DELETE", secret, "", 200},
		"a program with no secret either": {"DELETE", "", "", 401},
	} {
		r := httptest.NewRequest(c.method, "/operator/jobs/", nil)
		if c.password != "" {
			r.SetBasicAuth("anybody", c.password)
		}
		if c.site != "" {
			r.Header.Set("Sec-Fetch-Site", c.site)
		}
		w := httptest.NewRecorder()
		page.ServeHTTP(w, r)
		if w.Code != c.want || (w.Code == 200) != strings.Contains(w.Body.String(), "jobs") {
			t.Errorf("%s: %d, want %d: %s", name, w.Code, c.want, w.Body)
		}
		if w.Code == 401 && w.Header().Get("WWW-Authenticate") == "" || !strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %v", name, w.Header())
		}
	}
}
