package cli

import (
	"context"
	"io/fs"
	"net"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/phi"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/eval"
	"github.com/recourse-health/recourse/work/explain"
	"github.com/recourse-health/recourse/work/ledger"
	"github.com/recourse-health/recourse/work/packet"
	"github.com/recourse-health/recourse/work/redact"
)

const description = "Recourse reads a health insurer's denial, says what it rests on, and writes the papers that answer it. It is not a law firm, gives no medical advice, and promises no outcome."

// commands is the table of commands; the tags are the manual.
type commands struct {
	Common
	Check   checkCmd   `cmd:"" help:"Read a denial letter and print the Record Check."`
	Rights  rightsCmd  `cmd:"" help:"Compute steps and clocks from one JSON object of facts."`
	Case    caseCmd    `cmd:"" help:"Make and fill a case file: add letters, answer questions."`
	Ask     askCmd     `cmd:"" help:"List what is still to ask about a case, best first."`
	Draft   draftCmd   `cmd:"" help:"Write papers from a case file."`
	Packet  packetCmd  `cmd:"" help:"Put cover, index, papers and exhibits into one PDF."`
	Verify  verifyCmd  `cmd:"" help:"Check a paper against its case, sentence by sentence."`
	Explain explainCmd `cmd:"" help:"Walk one sentence of a paper back to page, box and paragraph of law."`
	Find    findCmd    `cmd:"" help:"Find cases by name, number or drug. For the operator: an address opens its case."`
	Redact  redactCmd  `cmd:"" help:"Hide in a text what tells who a person is."`
	Law     lawCmd     `cmd:"" help:"List the law that Recourse knows, or show one rule."`
	Drug    drugCmd    `cmd:"" help:"Resolve the name of a drug."`
	Eval    evalCmd    `cmd:"" help:"Score a folder of letters that have gold."`
	Schema  schemaCmd  `cmd:"" help:"Print the JSON Schema of an answer."`
	Serve   serveCmd   `cmd:"" help:"Run the web app."`
	Key     keyCmd     `cmd:"" help:"Change the operator's key."`
	Acts    actsCmd    `cmd:"" help:"Look into the ledger of outward acts."`
	Manual  manualCmd  `cmd:"" aliases:"help" help:"Print a page of the manual: case, rights, config; or of a command."`
	Version versionCmd `cmd:"" help:"Print the versions of engine and books."`
}

// Tools are what the commands work with; each is made when it is first asked for, so that a start stays short.
type Tools interface {
	Reading
	Lawbook
	Files() casework.Files
	Papers() (casework.Papers, error)
	Packets() (*packet.Maker, error)
	Carried(ctx context.Context, file []byte) (*record.Case, error)
	Verify(c *record.Case, name string, paper []byte) ([]verify.Finding, error)
	Serve(ctx context.Context, l net.Listener, o ServeOptions, tell func(say.Line)) error
	Ledger(ctx context.Context, o StoreOptions, tell func(say.Line)) (book ledger.Book, shut func() error, err error)
	RotateKey(ctx context.Context, o StoreOptions, closing bool, tell func(say.Line)) (cases int, former string, err error)
}

// Reading is what letters are held against.
type Reading interface {
	Books() casework.Books
	Drug(name string) (wire.Drug, bool)
	Unseen(ask say.Line, tell func(say.Line)) (word phi.Text, ok bool, err error) // asks at the terminal, if there is one
	Find(ctx context.Context, o StoreOptions, by, text string, tell func(say.Line)) (cases []string, err error)
	Redact(c *record.Case, text string) redact.Answer
	Eval(ctx context.Context, dir fs.FS, o eval.Options) (eval.Report, error)
}

// Lawbook is what the law commands ask of the book.
type Lawbook interface {
	Rights(told map[string]any, today string) (rights.Answer, error)
	Law(id ref.Rule) (explain.Law, bool)
	LawText(id string) (string, bool)
	LawRows() ([]wire.LawRow, error)
	LawMutants() (n int, alive []wire.Mutant, err error)
}

// drugs resolves names for a case file.
func (a *App) drugs() told.Drugs { return a.Tools.Books().Drugs }
