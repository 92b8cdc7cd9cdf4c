package doc

import "strings"

var typed = strings.NewReplacer("≥", ">=", "≤", "<=", "≠", "not =", "≈", "about ", "→", "->", "⇒", "->", "←", "<-", "☐", "[ ]", "□", "[ ]", "☑", "[x]", "☒", "[x]", "✓", "[x]", "✔", "[x]", "✗", "[ ]",
	"●", "•", "■", "•", "▪", "•", "◦", "•", "○", "•", "◆", "•", "►", "•", "−", "-", "‐", "-", "‒", "–", "★", "*", "☎", "Tel.", "✉", "")

// Typed gives a text with the signs that plans print, and the type of our papers lacks, as people type them who have no such key:
// "≥" is ">=". A quotation holds in either form.
func Typed(s string) string { return typed.Replace(s) }
