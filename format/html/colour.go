package html

import (
	"strconv"
	"strings"
)

// colour reads the forms that mails and letters use. A name that is not known is dark or light enough to
// be told from white paper, or it is not hidden on purpose: it gives false.
func colour(v string) (rgb, bool) {
	v = strings.ToLower(strings.TrimSpace(v))
	if c, ok := named(v); ok {
		return c, true
	}
	if strings.HasPrefix(v, "#") {
		return hex(v[1:])
	}
	if i := strings.IndexByte(v, '('); i > 0 && strings.HasPrefix(v, "rgb") {
		return triple(strings.TrimRight(v[i+1:], ") "))
	}
	if len(v) == 6 {
		return hex(v)
	}
	return rgb{}, false
}

func named(v string) (rgb, bool) {
	switch v {
	case "white", "snow", "ivory", "ghostwhite", "floralwhite", "mintcream", "azure":
		return white, true
	case "whitesmoke":
		return rgb{245, 245, 245, false}, true
	case "black":
		return black, true
	case "navy":
		return rgb{0, 0, 128, false}, true
	case "blue":
		return rgb{0, 0, 255, false}, true
	case "red":
		return rgb{255, 0, 0, false}, true
	case "green":
		return rgb{0, 128, 0, false}, true
	case "gray", "grey":
		return rgb{128, 128, 128, false}, true
	case "silver", "lightgray", "lightgrey":
		return rgb{200, 200, 200, false}, true
	case "yellow":
		return rgb{255, 255, 0, false}, true
	}
	return rgb{}, false
}

func hex(v string) (rgb, bool) {
	if len(v) == 3 || len(v) == 4 {
		v = string([]byte{v[0], v[0], v[1], v[1], v[2], v[2]})
	}
	if len(v) < 6 {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(v[:6], 16, 32)
	if err != nil {
		return rgb{}, false
	}
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n), false}, true
}

func triple(v string) (rgb, bool) {
	f := strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if len(f) < 3 {
		return rgb{}, false
	}
	var c [3]uint8
	for i := range c {
		n, err := strconv.ParseFloat(strings.TrimSuffix(f[i], "%"), 64)
		if err != nil {
			return rgb{}, false
		}
		if strings.HasSuffix(f[i], "%") {
			n *= 2.55
		}
		c[i] = uint8(max(0, min(255, n)))
	}
	return rgb{c[0], c[1], c[2], false}, true
}
