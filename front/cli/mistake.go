package cli

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

// mistakes are what the parser says of a command line, and the sentence that a person gets for it. {flag}, {word}, {names} and {one} are
// the groups of the pattern; {command} is what was understood so far.
var mistakes = []struct {
	is   *regexp.Regexp
	id   string
	args []string
}{
	{regexp.MustCompile(`^unknown flag (\S+), did you mean (?:one of )?(.+)\?$`), "fault.command.flag.near", []string{"flag", "one"}},
	{regexp.MustCompile(`^unknown flag (\S+)`), "fault.command.flag", []string{"flag"}},
	{regexp.MustCompile(`^unexpected argument (.+), did you mean (?:one of )?(.+)\?$`), "fault.command.word.near", []string{"word", "one"}},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "fault.command.word", []string{"word"}},
	{regexp.MustCompile(`^expected one of (.+)$`), "fault.command.which", []string{"one"}},
	{regexp.MustCompile(`^(?:expected|missing positional arguments) "?(.+?)"?$`), "fault.command.needs", []string{"names"}},
	{regexp.MustCompile(`^missing flags: (.+)$`), "fault.command.needs", []string{"names"}},
	{regexp.MustCompile(`^(\S+) must be one of (.+) but got `), "fault.command.oneof", []string{"flag", "one"}},
	{regexp.MustCompile(`^(\S+): expected \S+ value but got "EOL"`), "fault.command.empty", []string{"flag"}},
	{regexp.MustCompile(`^(\S+): expected a valid .*int`), "fault.command.number", []string{"flag"}},
	{regexp.MustCompile(`^(\S+): bool value must be`), "fault.command.yesno", []string{"flag"}},
}

var (
	nameIn  = regexp.MustCompile(`[\pL_=-]+`)
	valueOf = regexp.MustCompile(`(--[a-z-]+)=\S+`)
)

// mistake makes a sentence of what the parser found wrong.
func (a *App) mistake(app *kong.Kong, err error) error {
	command := "recourse"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil && parse.Context.Selected() != nil {
		command += " " + parse.Context.Selected().Path()
	}
	for _, m := range mistakes {
		found := m.is.FindStringSubmatch(err.Error())
		if found == nil {
			continue
		}
		args := []say.Arg{say.A("command", command)}
		for i, name := range m.args {
			args = append(args, say.A(name, part(app, name, found[i+1])))
		}
		return fault.Wrap(fault.BadValue, say.L(m.id, args...), err)
	}
	return fault.Wrap(fault.BadValue, say.L("fault.command", say.A("command", command)), err)
}

func part(app *kong.Kong, name, text string) any {
	switch name {
	case "names":
		return namesIn(app, text)
	case "one":
		return say.Or(namesIn(app, text))
	}
	return strings.Trim(text, `<>":`)
}

// namesIn gives the commands, flags or values that the parser names: "<file> ..." is file, --case=STRING is --case. A list of commands that it cut short is given whole.
func namesIn(app *kong.Kong, list string) say.List {
	var out say.List
	if strings.HasSuffix(list, ", ...") {
		for _, n := range app.Model.Leaves(true) {
			name, _, _ := strings.Cut(n.Path(), " ")
			if !slices.Contains(out, any(name)) {
				out = append(out, name)
			}
		}
		return out
	}
	for _, s := range nameIn.FindAllString(valueOf.ReplaceAllString(list, "$1 "), -1) {
		out = append(out, s)
	}
	return out
}
