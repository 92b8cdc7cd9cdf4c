package main

import (
	"slices"
	"strings"
	"sync"

	drugbook "github.com/recourse-health/recourse/book/drug"
	"github.com/recourse-health/recourse/book/law"
	lexbook "github.com/recourse-health/recourse/book/lexicon"
	movebook "github.com/recourse-health/recourse/book/move"
	noticebook "github.com/recourse-health/recourse/book/notice"
	saybook "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/read/field"
	"github.com/recourse-health/recourse/read/ident"
	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/notice"
	"github.com/recourse-health/recourse/read/plantype"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/redact"
)

// bookVersion names the state of the books, so that an answer can be reproduced.
const bookVersion = "2026-11-25"

// tools makes what the commands work with, each when it is first asked for.
type tools struct {
	law   once[*book.Book]
	pool  once[*sandbox.Pool]
	says  sync.Map
	readW once[notice.Books]
}

// once makes a thing when it is first asked for.
type once[T any] struct {
	o sync.Once
	v T
}

func (o *once[T]) get(make func() T) T {
	o.o.Do(func() { o.v = make() })
	return o.v
}

func (t *tools) close() { t.reader().Close() }

// words gives the sentences of a language: those of book/say, and those that the moves bring along.
func (t *tools) words(lang string) *say.Book {
	if b, ok := t.says.Load(lang); ok {
		return b.(*say.Book)
	}
	b, err := sentences(lang)
	if err != nil {
		panic(err) // can't happen: the tests of the books parse every sentence
	}
	t.says.Store(lang, b)
	return b
}

func sentences(lang string) (*say.Book, error) {
	entries, err := saybook.Files.ReadDir(lang)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		b, err := saybook.Files.ReadFile(lang + "/" + e.Name())
		if err != nil {
			return nil, err
		}
		files = append(files, string(b))
	}
	b, err := say.Parse(lang, files...)
	if err != nil {
		return nil, err
	}
	for _, s := range movebook.Sentences {
		words := s.En
		if lang == "es" {
			words = s.Es
		}
		if err := b.Add(s.ID, words); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Files reads files, in children of this process.
func (t *tools) Files() casework.Files { return t.reader() }

func (t *tools) reader() *sandbox.Pool {
	return t.pool.get(func() *sandbox.Pool {
		return newPool(func(id string) bool { return t.words("en").Has(id) })
	})
}

// lawbook reads the law. A book that does not load is a fault of the build, which the tests of book/law find.
func (t *tools) lawbook() *book.Book {
	return t.law.get(func() *book.Book {
		b, err := book.Load(law.Files)
		if err != nil {
			panic(err)
		}
		return b
	})
}

func (t *tools) Books() casework.Books {
	return casework.Books{Notice: t.readW.get(readers), Drugs: resolve, Judges: check.Books{
		Law:     t.lawbook(),
		Moves:   move.Book{Rows: movebook.Rows, Layers: movebook.Layers, Order: movebook.FactOrder, Words: movebook.Facts, Bridges: movebook.Bridges, Plans: movebook.Plans},
		Notices: noticebook.Rows,
		Drugs:   resolve,
	}}
}

func readers() notice.Books {
	return notice.Books{Phrases: lexicon.New(lexbook.Phrases), Rejects: lexbook.Rejects, Labels: field.NewLabels(lexbook.Labels), Companies: lexbook.Companies,
		Cues: plantype.NewCues(lexbook.Cues), Elements: notice.NewForms(lexbook.Elements), Drugs: drugs}
}

var drugs = &drug.Book{Rows: drugbook.Rows, Names: drugbook.Names}

// resolve says what a name as written stands for.
func resolve(name string) drug.Sense {
	d, _ := drugs.Resolve(name)
	return drug.Sense{Ingredient: d.Ingredient, Class: d.Class, Product: d.Product}
}

// Redact hides what tells who the person of a case is; the book's words tell names from drugs, companies and plain words.
func (t *tools) Redact(c *record.Case, text string) redact.Answer {
	return redact.Text(text, c, ident.Books{Words: lexbook.NameWords, Reference: lexbook.Reference, Known: known})
}

// known reports the name of a drug or of a company.
func known(word string) bool {
	if f := drugs.Find(word); len(f) > 0 && f[0].To-f[0].From == len(word) {
		return true
	}
	return slices.ContainsFunc(lexbook.Companies, func(c lexbook.Company) bool {
		return slices.ContainsFunc(c.Names, func(n string) bool { return strings.EqualFold(n, word) })
	})
}

func (t *tools) Drug(name string) (wire.Drug, bool) {
	d, ok := drugs.Resolve(name)
	return wire.Drug{Schema: "recourse.drug/1", Name: name, Ingredient: d.Ingredient, Class: d.Class, RxCUI: d.RxCUI, Fuzzy: d.Near}, ok
}
