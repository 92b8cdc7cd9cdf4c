// Package say embeds the sentences that people read, in English and in Spanish.
package say

import "embed"

// Files holds en/*.say and es/*.say.
//
//go:embed en/*.say es/*.say
var Files embed.FS
