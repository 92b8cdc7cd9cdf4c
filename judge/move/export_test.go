package move

// Rank shows the order of selection to the tests.
func Rank(b Book, r Row) []int { return b.rank(r) }

// Fill fills one row whatever is known.
func (b Book) Fill(r Row, l Look) Move { return b.fill(r, Given{}, arguments(l)) }
