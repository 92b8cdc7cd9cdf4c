package docx

import "strconv"

// A look is what decides whether a run is seen, and whether a paragraph stands apart.
type look struct {
	gone     bool
	ink      string // hex, "auto" or ""
	size     int    // half points, 0 not set
	shaded   bool
	gap      int // twips before or after, -1 not set
	heading  bool
	numbered bool
}

// styles gives each style with what it is based on, and "" for the default paragraph.
func styles(root *node) map[string]look {
	byID := map[string]*node{}
	out := map[string]look{}
	sheet := root.child("styles")
	if sheet == nil {
		return out
	}
	base := look{gap: -1}
	if d := sheet.child("docDefaults"); d != nil {
		base = base.run(d.child("rPrDefault").child("rPr")).par(d.child("pPrDefault").child("pPr"))
	}
	normal := ""
	for _, s := range sheet.sub {
		if s.name == "style" {
			byID[s.get("styleId")] = s
			if s.get("type") == "paragraph" && s.get("default") == "1" {
				normal = s.get("styleId")
			}
		}
	}
	for id := range byID {
		out[id] = resolve(byID, id, base, 0)
	}
	out[""] = base
	if normal != "" {
		out[""] = out[normal]
	}
	return out
}

func resolve(byID map[string]*node, id string, base look, depth int) look {
	s := byID[id]
	if s == nil || depth > 20 {
		return base
	}
	l := base
	if b := s.child("basedOn"); b != nil {
		l = resolve(byID, b.get("val"), base, depth+1)
	}
	if s.get("type") == "table" {
		l.shaded = l.shaded || deep(s, "shd", 0)
	}
	return l.run(s.child("rPr")).par(s.child("pPr"))
}

func deep(n *node, name string, depth int) bool {
	for _, c := range n.sub {
		if c.name == name || depth < 8 && deep(c, name, depth+1) {
			return true
		}
	}
	return false
}

// run takes over what rPr sets.
func (l look) run(p *node) look {
	if p == nil {
		return l
	}
	if p.child("vanish") != nil {
		l.gone = p.on("vanish")
	}
	if c := p.child("color"); c != nil {
		l.ink = c.get("val")
	}
	if s := p.child("sz"); s != nil {
		l.size, _ = strconv.Atoi(s.get("val"))
	}
	l.shaded = l.shaded || fill(p.child("shd")) || p.child("highlight") != nil && p.child("highlight").get("val") != "white"
	return l
}

// par takes over what pPr sets.
func (l look) par(p *node) look {
	if p == nil {
		return l
	}
	if s := p.child("spacing"); s != nil {
		before, err := strconv.Atoi(s.get("before"))
		after, err2 := strconv.Atoi(s.get("after"))
		if err == nil || err2 == nil {
			l.gap = max(before, after)
		}
	}
	l.heading = l.heading || p.child("outlineLvl") != nil
	l.numbered = l.numbered || p.child("numPr") != nil
	l.shaded = l.shaded || fill(p.child("shd"))
	return l
}

func fill(shd *node) bool {
	if shd == nil {
		return false
	}
	f := shd.get("fill")
	return f != "" && f != "auto" && !pale(f)
}

func (l look) hidden() bool {
	return l.gone || l.size > 0 && l.size < 4 || !l.shaded && pale(l.ink)
}

// pale reports a colour that white paper swallows.
func pale(hex string) bool {
	n, err := strconv.ParseUint(hex, 16, 32)
	return err == nil && len(hex) == 6 && n>>16 > 235 && n>>8&255 > 235 && n&255 > 235
}
