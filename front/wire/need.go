package wire

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/say"
)

// Need is NEED: something to ask for.
type Need struct {
	Fact        string   `json:"fact"`
	Question    string   `json:"question"`
	Why         string   `json:"why,omitempty"`
	Who         string   `json:"who"`
	Form        string   `json:"form,omitempty"`
	OneOf       []string `json:"one_of,omitempty"`
	WouldSettle []string `json:"would_settle"`
}

// Needs says what is to ask, in the language of the book.
func Needs(needs []record.Need, words *say.Book) []Need {
	out := make([]Need, 0, len(needs))
	for _, n := range needs {
		w := Need{n.Fact, words.Must(n.Ask), words.Must(n.Why), n.Who, string(n.Form), n.OneOf, []string{}}
		for _, id := range n.Settle {
			w.WouldSettle = append(w.WouldSettle, settles(id, words))
		}
		out = append(out, w)
	}
	return out
}

func settles(id string, words *say.Book) string {
	if words.Has("proof." + id) {
		return words.Must(say.L("proof." + id))
	}
	return id
}

// Error is what standard output holds when the input cannot be used.
type Error struct {
	Error struct {
		Kind string `json:"kind"`
		Say  string `json:"say"`
		Ask  []Need `json:"ask"`
	} `json:"error"`
	Books  string `json:"books"`
	Engine string `json:"engine"`
}
