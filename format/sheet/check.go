package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

var langForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// Check says why a document cannot be set: no title, no language, no day, a heading level left out (ISO 14289-1, 7.4.2),
// a row longer than its head, text that is not UTF-8. Each maker asks it first.
func (d Document) Check() error {
	if strings.TrimSpace(d.Title) == "" {
		return errors.New("sheet: no title")
	}
	if !langForm.MatchString(d.Lang) {
		return fmt.Errorf("sheet: %q is no language", d.Lang)
	}
	if _, err := time.Parse(time.DateOnly, d.Day); err != nil {
		return fmt.Errorf("sheet: %q is no day", d.Day)
	}
	if len(d.Blocks) == 0 {
		return errors.New("sheet: no blocks")
	}
	level := 0
	for i, b := range d.Blocks {
		if err := check(b, &level); err != nil {
			return fmt.Errorf("sheet: block %d: %w", i, err)
		}
	}
	return nil
}

func check(b Block, level *int) error {
	switch b := b.(type) {
	case nil:
		return errors.New("nothing")
	case Heading:
		if b.Level < 1 || b.Level > 3 || b.Level > *level+1 {
			return fmt.Errorf("a heading of level %d after level %d", b.Level, *level)
		}
		*level = b.Level
	case Table:
		if err := b.check(); err != nil {
			return err
		}
	}
	for _, t := range Texts(b) {
		if err := t.check(); err != nil {
			return err
		}
	}
	return nil
}

func (t Table) check() error {
	if len(t.Head) == 0 || len(t.Rows) == 0 {
		return errors.New("a table without head or rows")
	}
	if len(t.Widths) != 0 && len(t.Widths) != len(t.Head) {
		return fmt.Errorf("%d widths for %d columns", len(t.Widths), len(t.Head))
	}
	for _, w := range t.Widths {
		if w <= 0 {
			return errors.New("a column without width")
		}
	}
	for i, r := range t.Rows {
		if len(r) > len(t.Head) {
			return fmt.Errorf("row %d has %d cells under a head of %d", i, len(r), len(t.Head))
		}
	}
	return nil
}

func (t Text) check() error {
	for _, r := range t {
		if !utf8.ValidString(r.Text) {
			return errors.New("text that is not UTF-8")
		}
		if r.Lang != "" && !langForm.MatchString(r.Lang) {
			return fmt.Errorf("%q is no language", r.Lang)
		}
	}
	return nil
}
