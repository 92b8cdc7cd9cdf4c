package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/front/casefile"
	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/packet"
)

type packetCmd struct {
	Case           string   `required:"" help:"The case file; its documents are looked for beside it."`
	Out            string   `required:"" help:"The file for the packet: packet.pdf."`
	Papers         []string `placeholder:"KIND" help:"Which papers; default: the usual ones, as far as the case has what they need."`
	Exhibits       []string `placeholder:"MARK" help:"Which exhibits: A,B; default: all."`
	Fax            bool     `help:"Black and white, for a fax machine."`
	Read           bool     `help:"Read scanned exhibits too, so that they can be read out: seconds a page."`
	Encrypt        bool     `help:"Encrypt with AES-256 under a passphrase that is asked for."`
	lost           []string // letters of the case that are not where they were
	PassphraseFile string   `placeholder:"FILE" help:"Encrypt under the passphrase on the first line of a file."`
}

// Run makes the packet, or says what is missing and makes none.
func (c *packetCmd) Run(ctx context.Context, a *App) error {
	f, err := a.open(c.Case)
	if err != nil {
		return err
	}
	o := packet.Order{Papers: c.Papers, Exhibits: c.Exhibits, Fax: c.Fax, Read: c.Read, Progress: a.pages}
	if o.Case, err = f.Record(a.drugs()); err != nil {
		return err
	}
	now, err := a.clock()
	if err != nil {
		return err
	}
	o.Today = civil.DayOf(now)
	if o.Files, err = c.files(f); err != nil {
		return err
	}
	if o.Passphrase, err = c.passphrase(a); err != nil {
		return err
	}
	maker, err := a.Tools.Packets()
	if err != nil {
		return err
	}
	m, err := maker.Make(ctx, o)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, m.PDF, 0o600); err != nil {
		return fault.Wrap(fault.NotFound, say.L("fault.file.write", say.A("name", c.Out)), err)
	}
	if len(c.lost) > 0 {
		lost := say.List{}
		for _, n := range c.lost {
			lost = append(lost, n)
		}
		fmt.Fprintln(a.Err, a.words().Must(say.L("packet.lost", say.A("files", lost))))
	}
	return a.packed(c.Out, m)
}

// files gathers the documents that the case names, and the letters that were added to it where they are still at hand.
func (c *packetCmd) files(f *casefile.File) ([]packet.File, error) {
	var out []packet.File
	for i, d := range f.Case.Documents {
		if d.File == "" || len(c.Exhibits) > 0 && !slices.Contains(c.Exhibits, packet.Mark(i)) {
			continue
		}
		b, err := c.beside(d.File)
		if err != nil {
			return nil, fault.Wrap(fault.NotFound, say.L("fault.packet.file", say.A("name", d.File)), err)
		}
		out = append(out, packet.File{Name: d.File, Bytes: b})
	}
	for _, l := range f.Case.Letters {
		for _, s := range l.Sheets() {
			b, err := c.beside(s.File)
			switch {
			case slices.ContainsFunc(out, func(o packet.File) bool { return packet.Sum(o.Bytes) == ref.Exhibit(s.SHA256) }):
			case err != nil || packet.Sum(b) != ref.Exhibit(s.SHA256):
				c.lost = append(c.lost, s.File)
			default:
				out = append(out, packet.File{Name: s.File, Bytes: b})
			}
		}
	}
	return out, nil
}

// beside reads a file that a case names: by its path from the case file, or from here.
func (c *packetCmd) beside(name string) ([]byte, error) {
	if name == "" {
		return nil, fs.ErrNotExist
	}
	if !filepath.IsAbs(name) {
		if b, err := os.ReadFile(filepath.Join(filepath.Dir(c.Case), name)); err == nil {
			return b, nil
		}
	}
	return os.ReadFile(name)
}

// passphrase comes from a file or from the one who sits there, never from the command line, where others can see it.
func (c *packetCmd) passphrase(a *App) (string, error) {
	switch {
	case c.PassphraseFile != "":
		b, err := a.file(c.PassphraseFile)
		if err != nil {
			return "", err
		}
		return firstLine(string(b))
	case c.Encrypt:
		tell := func(l say.Line) { fmt.Fprintln(a.Err, a.words().Must(l)) }
		if word, ok, err := a.Tools.Unseen(say.L("packet.passphrase"), tell); ok {
			if err != nil {
				return "", err
			}
			return firstLine(word.Open())
		}
		line, err := bufio.NewReader(a.In).ReadString('\n') // a program that pipes it in
		if err != nil && line == "" {
			return "", fault.Wrap(fault.BadValue, say.L("fault.packet.passphrase"), err)
		}
		return firstLine(line)
	}
	return "", nil
}

func firstLine(s string) (string, error) {
	line, _, _ := strings.Cut(s, "\n")
	if line = strings.TrimRight(line, "\r"); line == "" {
		return "", fault.Wrap(fault.BadValue, say.L("fault.packet.passphrase"), errors.New("cli: an empty passphrase"))
	}
	return line, nil
}

// pages tells on standard error how far long work is, every tenth of it.
func (a *App) pages(done, of int) {
	const long = 20
	if of < long || done*10/of == (done-1)*10/of {
		return
	}
	if a.JSON {
		fmt.Fprintf(a.Err, "{\"progress\":{\"done\":%d,\"of\":%d}}\n", done, of)
		return
	}
	fmt.Fprintln(a.Err, a.words().Must(say.L("packet.progress", say.A("done", done), say.A("of", of))))
}

func (a *App) packed(file string, m packet.Made) error {
	if a.JSON {
		stronger := []record.Need{}
		for _, n := range m.Stronger {
			if !slices.ContainsFunc(stronger, func(o record.Need) bool { return o.Fact == n.Fact }) {
				stronger = append(stronger, n)
			}
		}
		a.Out.Write(wire.JSON(map[string]any{"schema": "recourse.packet/1", "file": file, "pages": m.Pages, "papers": some(m.Papers), "exhibits": some(m.Exhibits),
			"on_paper": some(m.OnPaper), "stronger_with": wire.Needs(stronger, a.words()), "books": a.Books, "engine": a.Engine}))
		return nil
	}
	fmt.Fprintln(a.Out, a.words().Must(say.L("packet.written", say.A("file", file), say.A("n", m.Pages), say.A("papers", len(m.Papers)), say.A("exhibits", len(m.Exhibits)))))
	if len(m.OnPaper) > 0 {
		marks := say.List{}
		for _, k := range m.OnPaper {
			marks = append(marks, k)
		}
		fmt.Fprintln(a.Out, a.words().Must(say.L("packet.to_add", say.A("marks", marks))))
	}
	return nil
}

func some(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}
