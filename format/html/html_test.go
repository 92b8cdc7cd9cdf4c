package html

import (
	"errors"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blocks", "<h1>Denied</h1><p>You  have <b>180</b>\n days.</p><div>one</div><div>two<br>three</div>", "Denied\n\nYou have 180 days.\n\none\ntwo\nthree\n"},
		{"words meet", "<p>non<b>-pre</b>ferred <i>x</i>, y</p>", "non-preferred x, y\n"},
		{"blank lines of br", "<div>one<br><br>two<br>three</div>", "one\n\ntwo\nthree\n"},
		{"table", "<table><tr><th>Drug</th><th>Shown</th></tr><tr><td>A</td><td>no</td></tr></table>", "Drug\tShown\nA\tno\n"},
		{"label and value", "<table><tr><td>Mail:</td><td>P.O. Box 1<br>Sampleton</td></tr></table>", "Mail:\tP.O. Box 1\nSampleton\n"},
		{"table of layout", "<table><tr><td><table><tr><td><p>Hello Ada,</p><p>No.</p></td></tr></table></td></tr></table>", "Hello Ada,\n\nNo.\n"},
		{"list", "<p>You could:</p><ul><li>appeal</li><li>ask</li></ul>", "You could:\n\nappeal\nask\n"},
		{"pre", "<pre>a  b\nc</pre>", "a b\nc\n"},
		{"what is no text", "<head><title>T</title></head><script>x</script><style>p{}</style><p>No</p><noscript>n</noscript>", "No\n"},
		{"entities", "<p>180&nbsp;days &amp; more&shy;over &#8217;</p>", "180 days & moreover ’\n"},
		{"charset", "<meta charset='windows-1252'><p>isn\x92t</p>", "isn’t\n"},
		{"never closed", "<p>one<p>two<table><tr><td>a<td>b", "one\n\ntwo\n\na\tb\n"},
	} {
		d, err := Read([]byte(c.in))
		if err != nil || d.Pages[0].Text != c.want {
			t.Errorf("%s: %+v %v, want %q", c.name, d.Pages, err, c.want)
		}
	}
}

func TestHidden(t *testing.T) {
	const seen = "<p>Denied</p>"
	for _, c := range []struct{ name, in, hidden string }{
		{"display", `<div style="display:none">Approved</div>`, "Approved"},
		{"display, important", `<div style="DISPLAY : None !important">Approved</div>`, "Approved"},
		{"display below", `<div style="display:none"><p style="display:block">Approved</p></div>`, "Approved"},
		{"visibility", `<div style="visibility:hidden">Approved</div>`, "Approved"},
		{"hidden", `<div hidden>Approved</div>`, "Approved"},
		{"size", `<span style="font-size:0">Approved</span>`, "Approved"},
		{"size of a pixel", `<span style="font-size:1px">Approved</span>`, "Approved"},
		{"white", `<span style="color:#ffffff">Approved</span>`, "Approved"},
		{"white as a font", `<font color="white">Approved</font>`, "Approved"},
		{"nearly white", `<span style="color:rgb(250, 250, 250)">Approved</span>`, "Approved"},
		{"colour of its ground", `<table><tr><td bgcolor="#112233" style="color:#123">Approved</td></tr></table>`, "Approved"},
		{"ground of a class", `<style>.bar{background:navy}.bar p{color:#fff}</style><div class="bar"><span style="color:#000088">Approved</span></div>`, "Approved"},
		{"opacity", `<div style="opacity:0">Approved</div>`, "Approved"},
		{"preheader", `<div style="max-height:0;overflow:hidden">Approved</div>`, "Approved"},
		{"preheader of Outlook", `<div style="mso-hide:all">Approved</div>`, "Approved"},
		{"class", `<style>.pre{display:none}</style><div class="a pre">Approved</div>`, "Approved"},
		{"class under a comment", `<style>/* x */ @import url(a); .pre{display:none}</style><div class="pre">Approved</div>`, "Approved"},
		{"off the page", `<div style="position:absolute;left:-9999px">Approved</div>`, "Approved"},
	} {
		d, err := ReadString(seen + c.in)
		if err != nil || d.Pages[0].Text != "Denied\n" || strings.Join(d.Pages[0].Hidden, " ") != c.hidden || len(d.Findings) != 1 {
			t.Errorf("%s: %+v %v", c.name, d, err)
		}
	}
}

func TestShown(t *testing.T) {
	for _, in := range []string{
		`<div style="background:#123;color:#fff">Denied</div>`,
		`<table><tr><td bgcolor="#003366"><font color="#FFFFFF">Denied</font></td></tr></table>`,
		`<div style="background:url(x.png);color:#fff">Denied</div>`,
		`<style>@media (max-width:600px){.a{display:none}}</style><div class="a">Denied</div>`,
		`<div style="visibility:hidden"><b style="visibility:visible">Denied</b></div>`,
		`<div style="font-size:0"><span style="font-size:12px">Denied</span></div>`,
		`<div style="overflow:hidden">Denied</div>`,
		`<div style="color:lightgoldenrodyellow;color:nonsense">Denied</div>`,
		`<style>.x{display:none</style><p>Denied</p>`,
	} {
		d, err := ReadString(in)
		if err != nil || d.Pages[0].Text != "Denied\n" || len(d.Pages[0].Hidden) != 0 {
			t.Errorf("%s: %+v %v", in, d, err)
		}
	}
}

func TestFaults(t *testing.T) {
	for in, want := range map[string]error{"": format.ErrEmpty, "<p> </p>": format.ErrEmpty, "<p style='display:none'>x</p>": format.ErrEmpty} {
		if _, err := Read([]byte(in)); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", in, err, want)
		}
	}
	burst := "<style>" + strings.Repeat(".a{color:#000}/**/", 2000) + "</style>" + strings.Repeat("<b class=a>x</b>", 2000)
	if _, err := Read([]byte(burst)); !errors.Is(err, format.ErrTooLarge) {
		t.Errorf("rules that burst: %v", err)
	}
}

// What is nested deeply is read as far as a browser's parser goes; beyond, the page is refused and nothing of it is lost in silence.
func TestDeep(t *testing.T) {
	for n, want := range map[int]error{10: nil, 400: nil, 500: nil, 10_000: format.ErrDamaged, 1_000_000: format.ErrDamaged} {
		for _, tag := range []string{"div", "span", "b", "ul><li"} {
			in := "<p>before</p>" + strings.Repeat("<"+tag+">", n/len(strings.Split(tag, ">"))) + "within"
			d, err := Read([]byte(in))
			if !errors.Is(err, want) {
				t.Errorf("%d of %s: %v, want %v", n, tag, err, want)
			}
			if err == nil && strings.Join(strings.Fields(d.Pages[0].Text), " ") != "before within" && !strings.Contains(d.Pages[0].Text, "• within") {
				t.Errorf("%d of %s: %q", n, tag, d.Pages[0].Text)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<style>.a{color:#fff}</style><table><tr><td class=a>x<td>y</table><p style="font-size:.5em;max-height:0">z`)
	f.Add("<pre>a\n\tb<br><div>c")
	f.Add("<table><table><tr><td><ul><li>")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ReadString(s)
		if err == nil && (d.Empty() || len(d.Pages[0].Text) > format.MaxText) {
			t.Error("no words and no error, or too many")
		}
	})
}
