package sheet

// Texts gives every text of a block in the order in which it is read: for checks, and for tests that hold a file against it.
func Texts(b Block) []Text {
	switch b := b.(type) {
	case Heading:
		return []Text{b.Text}
	case Paragraph:
		return []Text{b.Text}
	case Address:
		return b.Lines
	case Date:
		return []Text{b.Text}
	case Re:
		return b.texts()
	case Table:
		return b.texts()
	case Notice:
		return []Text{b.Text}
	case Choices:
		return b.texts()
	case Signature:
		return b.Fields
	case Note:
		return []Text{b.Text}
	}
	return nil
}

func (r Re) texts() (all []Text) {
	for _, f := range r.Rows {
		all = append(all, B(f.Label), f.Text)
	}
	return all
}

func (t Table) texts() []Text {
	all := append([]Text{t.Caption}, t.Head...)
	for _, r := range t.Rows {
		all = append(all, r...)
	}
	return all
}

func (c Choices) texts() []Text {
	all := []Text{B(c.Confirm), B(c.Strike), B(c.Sentence)}
	for _, i := range c.Items {
		all = append(all, i.Text)
	}
	return all
}
