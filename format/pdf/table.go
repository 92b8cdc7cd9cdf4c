package pdf

// A table is a ruled grid with the words of its cells.
type table struct {
	box   rect
	cells [][][]*word // row, column, words
}

func (w *writer) table(t *table) {}
