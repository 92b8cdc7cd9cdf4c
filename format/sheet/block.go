package sheet

// A Block is one thing on the page. The kinds are all in this file.
type Block interface{ block() }

// Heading of level 1 (what the paper asks), 2 or 3.
type Heading struct {
	Level int
	Text  Text
}

// Paragraph is body text.
type Paragraph struct {
	Text  Text
	Small bool // 9.5 pt
}

// Address is the sender's block or the addressee's, a line each.
type Address struct {
	Lines  []Text
	Sender bool // its bold line, the name, is set larger
}

// Date is the day of the letter, in words.
type Date struct{ Text Text }

// Re says what the paper is about, between two rules.
type Re struct{ Rows []Fact }

// Fact is a label and its value.
type Fact struct {
	Label string
	Text  Text
}

// Table has a head that comes again on each page; the first cell of a row names the row.
type Table struct {
	Caption Text // may be empty
	Head    []Text
	Rows    [][]Text  // a short row is filled with empty cells
	Widths  []float64 // shares of the whole, in any unit; empty: by what the cells hold
}

// Notice is a line or two in a heavy box: that the paper is expedited.
type Notice struct{ Text Text }

// Choices are sentences that the prescriber confirms or strikes. The boxes are empty: no field here could tick one.
type Choices struct {
	Confirm, Strike, Sentence string // heads of the three columns
	Box                       string // what is read out for an empty box: "empty box"
	Items                     []Choice
}

// Choice is one sentence with its two boxes.
type Choice struct {
	Text Text
}

// Lines are ruled lines to write on.
type Lines struct{ Count int }

// Signature is what is signed and dated: a line above each field. It never stands alone on a page.
type Signature struct {
	Fields []Text // "Elena Marsh, MD, NPI 1234567893", "Date"
}

// Note is small text under a rule: what is enclosed.
type Note struct{ Text Text }

func (Heading) block()   {}
func (Paragraph) block() {}
func (Address) block()   {}
func (Date) block()      {}
func (Re) block()        {}
func (Table) block()     {}
func (Notice) block()    {}
func (Choices) block()   {}
func (Lines) block()     {}
func (Signature) block() {}
func (Note) block()      {}
