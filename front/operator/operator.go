// Package operator stands before the pages of the machine: for the one who runs the service, and for nobody else.
//
// It promises that what stands behind it is reached with the secret alone, and never through a page of another site.
package operator

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"

	"github.com/recourse-health/recourse/value/phi"
)

// Shortest is how many characters a secret must have, since nothing slows down who guesses.
const Shortest = 24

// policy is what the page of the queue needs, and no more: its own scripts, styles that these set, requests to itself.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Guard asks for the secret as a password, whatever the name. There are no accounts yet.
func Guard(secret phi.Text, page http.Handler) http.Handler {
	want := sha256.Sum256([]byte(secret.Open()))
	page = http.NewCrossOriginProtection().Handler(page)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-store")
		_, password, _ := r.BasicAuth()
		if got := sha256.Sum256([]byte(password)); subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
			h.Set("WWW-Authenticate", `Basic realm="Recourse operator", charset="UTF-8"`)
			http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusUnauthorized)
			return
		}
		page.ServeHTTP(w, r)
	})
}
