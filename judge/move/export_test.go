package move

// Rank shows the order of selection to the tests.
func Rank(b Book, r Row) []int { return b.rank(r) }
