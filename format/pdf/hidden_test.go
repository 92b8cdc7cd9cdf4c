package pdf

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
)

// gray is a picture of one gray dot, to be stretched.
const gray = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"

func TestHidden(t *testing.T) {
	black := "0 g " + line(50, 250, "Your request was denied")
	for _, c := range []struct {
		name, content, seen, hidden string
		find                        []string
	}{
		{"black on white", black, "Your request was denied\n", "", nil},
		{"white on white", black + "1 g " + line(50, 200, "It was approved"), "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"nearly white", black + "0.93 g " + line(50, 200, "It was approved"), "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"pale but seen", black + "0.7 g " + line(50, 200, "It may be seen"), "Your request was denied\n\nIt may be seen\n", "", nil},
		{"white on a dark bar", "0.1 g 40 190 300 30 re f 1 g " + line(50, 200, "Notice of denial"), "Notice of denial\n", "", nil},
		{"dark on a dark bar", black + "0.1 g 40 190 300 30 re f 0.12 g " + line(50, 200, "It was approved"), "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"yellow on yellow", black + "1 1 0 rg 40 190 300 30 re f 1 0.95 0.05 rg " + line(50, 200, "It was approved"), "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"under a white bar", black + line(50, 200, "It was approved") + "1 g 40 190 300 30 re f", "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"under a frame", black + line(50, 200, "Still seen") + "0 G 40 190 300 30 re S", "Your request was denied\n\nStill seen\n", "", nil},
		{"render mode 3", black + "3 Tr " + line(50, 200, "It was approved"), "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"one point", black + "BT /F 1 Tf 50 200 Td (It was approved) Tj ET", "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"off the page", black + line(50, 400, "It was approved"), "Your request was denied\n", "It was approved", []string{format.HiddenText}},
		{"white within a line", "0 g BT /F 12 Tf 50 250 Td (It was ) Tj 1 g (never ) Tj 0 g (denied) Tj ET", "It was\tdenied\n", "never", []string{format.HiddenText}},
		{"white before the word", "0 g BT /F 12 Tf 50 250 Td (It was ) Tj 1 g (un) Tj 0 g (covered) Tj ET", "It was\tcovered\n", "un", []string{format.HiddenText}},
		{"a scan with a text layer", "400 0 0 300 0 0 cm /I Do 3 Tr " + line(0, 0, "It was approved"), "", "It was approved", []string{format.ScannedPage}},
		{"a scan", "400 0 0 300 0 0 cm /I Do", "", "", []string{format.ScannedPage}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, write(c.content, "", gray))
			if got := d.Pages[0].Text; got != c.seen {
				t.Errorf("text %q, want %q", got, c.seen)
			}
			if got := strings.Join(d.Pages[0].Hidden, " "); got != c.hidden {
				t.Errorf("hidden %q, want %q", got, c.hidden)
			}
			if !slices.Equal(d.Findings, c.find) {
				t.Errorf("findings %q, want %q", d.Findings, c.find)
			}
		})
	}
}
