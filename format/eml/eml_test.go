package eml

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/sniff"
)

const head = "From: Plan <no-reply@plan.example>\r\nTo: ada@example.org\r\nSubject: =?utf-8?q?Your_request_=E2=80=93_denied?=\r\nDate: Thu, 18 Jun 2026 09:00:00 -0700\r\nMIME-Version: 1.0\r\n"
const top = "Subject: Your request – denied\nFrom: Plan <no-reply@plan.example>\nTo: ada@example.org\nDate: Thu, 18 Jun 2026 09:00:00 -0700\n\n"

func part(headers, body string) string { return "--b\r\n" + headers + "\r\n\r\n" + body + "\r\n" }

func multi(kind string, parts ...string) string {
	return head + "Content-Type: multipart/" + kind + "; boundary=b\r\n\r\n" + strings.Join(parts, "") + "--b--\r\n"
}

func TestText(t *testing.T) {
	plain := part("Content-Type: text/plain; charset=utf-8", "You have 180 days. Call 1-800-555-0148.")
	rich := part("Content-Type: text/html; charset=utf-8", "<div style='display:none'>Good news</div><p>You have <b>180</b> days. Call 1-800-555-0148.</p>")
	for _, c := range []struct{ name, in, want string }{
		{"plain", head + "Content-Type: text/plain\r\n\r\nYou have\r\n180 days.\r\n", top + "You have\n180 days.\n"},
		{"no type", head + "\r\nYou have 180 days.\r\n", top + "You have 180 days.\n"},
		{"html only", head + "Content-Type: text/html\r\n\r\n<table><tr><td>Drug</td><td>Examplimab</td></tr></table>", top + "Drug\tExamplimab\n"},
		{"both: once, the richer", multi("alternative", plain, rich), top + "You have 180 days. Call 1-800-555-0148.\n"},
		{"html that says less", multi("alternative", plain, part("Content-Type: text/html", "<p>See the text.</p>")), top + "You have 180 days. Call 1-800-555-0148.\n"},
		{"both in order", multi("mixed", plain, part("Content-Type: text/plain", "-- \r\nPlan")), top + "You have 180 days. Call 1-800-555-0148.\n\n--\nPlan\n"},
		{"quoted-printable", head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nWe can=E2=80=99t=\r\n cover 2=3 it =zz\r\n", top + "We can’t cover 2=3 it =zz\n"},
		{"base64, torn", head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte("You have 180 days."))[:22] + "!\r\n", top + "You have 180 day\n"},
		{"windows-1252", head + "Content-Type: text/plain; charset=windows-1252\r\n\r\nisn\x92t\r\n", top + "isn’t\n"},
		{"windows-1252 called UTF-8", head + "Content-Type: text/html; charset=utf-8\r\n\r\n<p>isn\x92t</p>\r\n", top + "isn’t\n"},
		{"latin-1", head + "Content-Type: text/plain; charset=iso-8859-1\r\n\r\nPe\xf1aloza\r\n", top + "Peñaloza\n"},
		{"unknown charset", head + "Content-Type: text/plain; charset=x-none\r\n\r\nyes\r\n", top + "yes\n"},
		{"quoted", head + "\r\nsee below\r\n> You have\r\n> 180 days.\r\n", top + "see below\n\n> You have\n> 180 days.\n"},
	} {
		d, files, err := Read([]byte(c.in))
		if err != nil || len(files) != 0 || len(d.Pages) != 1 || d.Pages[0].Text != c.want {
			t.Errorf("%s: %+v %v %v, want %q", c.name, d.Pages, files, err, c.want)
		}
	}
}

func TestHidden(t *testing.T) {
	d, _, err := Read([]byte(head + "Content-Type: text/html\r\n\r\n<div style='display:none'>Good news</div><p>Denied</p>"))
	if err != nil || len(d.Pages[0].Hidden) != 1 || d.Pages[0].Hidden[0] != "Good news" || d.Findings[0] != format.HiddenText {
		t.Errorf("%+v %v", d, err)
	}
}

func TestAttachments(t *testing.T) {
	pdf := base64.StdEncoding.EncodeToString([]byte("%PDF-1.7\n..."))
	d, files, err := Read([]byte(multi("mixed",
		part("Content-Type: text/plain", "See the letter."),
		part("Content-Type: application/octet-stream; name=\"=?utf-8?q?l=C3=A9tter.dat?=\"\r\nContent-Disposition: attachment; filename=\"../x/letter.dat\"\r\nContent-Transfer-Encoding: base64", pdf),
		part("Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline", "\x89PNG\r\n\x1a\nxxxx"),
		part("Content-Type: text/plain; name=note.txt\r\nContent-Disposition: attachment; filename=note.txt", "a note"),
	)))
	if err != nil || d.Pages[0].Text != top+"See the letter.\n" || d.Findings[0] != format.Attachments {
		t.Fatalf("%+v %v", d, err)
	}
	want := []Attachment{{Name: "letter.dat", Kind: sniff.PDF}, {Name: "", Kind: sniff.PNG, Inline: true}, {Name: "note.txt", Kind: sniff.Text}}
	if len(files) != len(want) {
		t.Fatalf("%d files", len(files))
	}
	for i, f := range files {
		if f.Name != want[i].Name || f.Kind != want[i].Kind || f.Inline != want[i].Inline || len(f.Bytes) == 0 {
			t.Errorf("file %d: %q %q inline %v, want %+v", i, f.Name, f.Kind, f.Inline, want[i])
		}
	}
}

func TestForwarded(t *testing.T) {
	inner := "Subject: Determination\r\nFrom: Plan <p@plan.example>\r\nDate: Mon, 1 Jun 2026 09:00:00 -0700\r\n\r\nDenied.\r\n"
	d, _, err := Read([]byte(multi("mixed", part("Content-Type: text/plain", "see this"), part("Content-Type: message/rfc822", inner))))
	if err != nil || len(d.Pages) != 2 || d.Pages[0].Text != top+"see this\n" {
		t.Fatalf("%+v %v", d.Pages, err)
	}
	if want := "Subject: Determination\nFrom: Plan <p@plan.example>\nDate: Mon, 1 Jun 2026 09:00:00 -0700\n\nDenied.\n"; d.Pages[1].Text != want {
		t.Errorf("%q, want %q", d.Pages[1].Text, want)
	}
}

func TestFaults(t *testing.T) {
	many := head + "Content-Type: multipart/mixed; boundary=a0\r\n\r\n"
	for i := range 1000 {
		many += fmt.Sprintf("--a%d\r\nContent-Type: multipart/mixed; boundary=a%d\r\n\r\n", i, i+1)
	}
	for _, c := range []struct {
		name, in string
		err      error
	}{
		{"nothing", "", format.ErrEmpty},
		{"sealed", head + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAG\r\n", format.ErrEncrypted},
		{"nested beyond reason", many, format.ErrTooLarge},
	} {
		if _, _, err := Read([]byte(c.in)); !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
	}
	deep := "Subject: last\r\n\r\nend"
	for i := range 30 {
		deep = fmt.Sprintf("Subject: %d\r\nContent-Type: message/rfc822\r\n\r\n%s", i, deep)
	}
	if d, _, err := Read([]byte(deep)); err != nil || len(d.Pages) > maxDepth || d.Findings[0] != format.CutPages {
		t.Errorf("mails within mails: %d pages, %q, %v", len(d.Pages), d.Findings, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(multi("alternative", part("Content-Type: text/plain", "> a\n>> b"), part("Content-Type: text/html", "<p>c"))))
	f.Add([]byte(multi("mixed", part("Content-Type: message/rfc822", "Subject: x\n\ny"), part("Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64", "JVBERi0="))))
	f.Add([]byte(head + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=E2=80=99 =\r\n="))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, files, err := Read(b)
		if err == nil && d.Empty() && len(files) == 0 {
			t.Error("nothing and no error")
		}
		if len(files) > maxAttached || len(d.Pages) > maxParts {
			t.Errorf("%d files, %d pages", len(files), len(d.Pages))
		}
	})
}
