// Package drug holds the names of drugs: ingredients with their brands, classes and RxNorm ids. Data only; see README.md for the
// credit to the National Library of Medicine.
package drug

//go:generate go run gen.go

// A Row is one ingredient. It is an alias, so that a book which imports nothing can hand it on.
type Row = struct{ Ingredient, RxCUI, Class, Label string }

// A Name is one way of writing a drug, in lower case; Row is the ingredient's place in Rows.
type Name = struct {
	Name  string
	Row   int
	Brand bool // the name of a product, not of the ingredient
}
