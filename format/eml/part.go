package eml

import (
	"path"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/html"
	"github.com/recourse-health/recourse/format/sniff"
)

// part reads a part of a mail and what lies in it.
func (r *reader) part(p *enmime.Part, depth int) error {
	if r.parts++; r.parts > maxParts {
		r.cut = true
		return nil
	}
	kind := strings.ToLower(p.ContentType)
	attached := p.Disposition == "attachment" || p.FileName != "" && p.Disposition != "inline"
	switch {
	case kind == "multipart/alternative":
		return r.each(best(p), depth)
	case p.FirstChild != nil:
		for c := p.FirstChild; c != nil; c = c.NextSibling {
			if err := r.part(c, depth); err != nil {
				return err
			}
		}
		return nil
	case kind == "message/rfc822" || kind == "message/global":
		return r.inner(p, depth)
	case !attached && kind == "text/html":
		return r.html(words(p))
	case !attached && (kind == "text/plain" || kind == "" || kind == "text/enriched" || kind == "text"):
		return r.plain(words(p))
	case strings.Contains(kind, "pkcs7-mime") || kind == "application/pgp-encrypted":
		r.sealed = true
		return nil
	}
	r.attach(p)
	return nil
}

func (r *reader) each(ps []*enmime.Part, depth int) error {
	for _, p := range ps {
		if err := r.part(p, depth); err != nil {
			return err
		}
	}
	return nil
}

// inner reads a mail within the mail.
func (r *reader) inner(p *enmime.Part, depth int) error {
	if depth+1 >= maxDepth {
		r.cut = true
		return nil
	}
	if err := r.message(content(p), depth+1); err != nil {
		r.attach(p)
	}
	return nil
}

// best gives the parts of an alternative that are to be read: the HTML, unless the plain text says
// clearly more, and whatever is neither (a calendar, a forwarded mail).
func best(p *enmime.Part) []*enmime.Part {
	var plain, rich *enmime.Part
	var rest []*enmime.Part
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		switch kind := strings.ToLower(c.ContentType); {
		case kind == "text/plain" && plain == nil:
			plain = c
		case rich == nil && holds(c, "text/html", 0):
			rich = c
		default:
			if kind != "text/plain" && kind != "text/html" && kind != "text/calendar" && kind != "text/x-amp-html" {
				rest = append(rest, c)
			}
		}
	}
	pick := rich
	if rich == nil || plain != nil && more(plain, rich) {
		pick = plain
	}
	if pick == nil {
		return rest
	}
	return append([]*enmime.Part{pick}, rest...)
}

func holds(p *enmime.Part, kind string, depth int) bool {
	if strings.EqualFold(p.ContentType, kind) && p.Disposition != "attachment" {
		return true
	}
	for c := p.FirstChild; c != nil && depth < 20; c = c.NextSibling {
		if holds(c, kind, depth+1) {
			return true
		}
	}
	return false
}

// more reports whether the plain text has clearly more words than the HTML shows.
func more(plain, rich *enmime.Part) bool {
	for rich != nil && !strings.EqualFold(rich.ContentType, "text/html") {
		next := rich.FirstChild
		for next != nil && !holds(next, "text/html", 0) {
			next = next.NextSibling
		}
		rich = next
	}
	if rich == nil {
		return true
	}
	d, err := html.ReadString(words(rich))
	if err != nil {
		return true
	}
	return len(d.Pages[0].Words)*5 < len(strings.Fields(words(plain)))*3
}

func (r *reader) plain(s string) error {
	if r.size += len(s); r.size > format.MaxText {
		return format.ErrTooLarge
	}
	r.now.Block()
	for l := range strings.SplitSeq(strings.ReplaceAll(s, "\f", "\n\n"), "\n") {
		r.now.Quoted(l)
	}
	r.body = r.body || strings.TrimSpace(s) != ""
	return nil
}

func (r *reader) html(s string) error {
	d, err := html.ReadString(s)
	if err != nil {
		if err == format.ErrEmpty {
			return nil
		}
		return err
	}
	if r.size += len(d.Pages[0].Text); r.size > format.MaxText {
		return format.ErrTooLarge
	}
	r.now.Block()
	r.now.Lines(strings.TrimRight(d.Pages[0].Text, "\n"))
	for _, h := range d.Pages[0].Hidden {
		r.now.Hide(h)
	}
	r.body = true
	return nil
}

func (r *reader) attach(p *enmime.Part) {
	b := content(p)
	if len(b) == 0 || len(r.files) == maxAttached {
		return
	}
	name := path.Base(strings.ReplaceAll(decode(p.FileName), "\\", "/"))
	if p.FileName == "" {
		name = ""
	}
	kind, _ := sniff.Of(name, b)
	inline := kind.Image() && p.Disposition != "attachment" && p.ContentID != ""
	r.files = append(r.files, Attachment{name, kind, b, inline})
}
