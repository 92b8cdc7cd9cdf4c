package image

// A transform maps the plane by a projection: x' = (ax+by+c)/(gx+hy+i), y' = (dx+ey+f)/(gx+hy+i).
type transform [9]float64

var unit = transform{1, 0, 0, 0, 1, 0, 0, 0, 1}

func (t transform) at(x, y float64) (float64, float64) {
	w := t[6]*x + t[7]*y + t[8]
	return (t[0]*x + t[1]*y + t[2]) / w, (t[3]*x + t[4]*y + t[5]) / w
}

// after is the transform that first does s and then t.
func (t transform) after(s transform) (r transform) {
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				r[i*3+j] += t[i*3+k] * s[k*3+j]
			}
		}
	}
	return r
}

// inverse undoes t.
func (t transform) inverse() transform {
	r := transform{
		t[4]*t[8] - t[5]*t[7], t[2]*t[7] - t[1]*t[8], t[1]*t[5] - t[2]*t[4],
		t[5]*t[6] - t[3]*t[8], t[0]*t[8] - t[2]*t[6], t[2]*t[3] - t[0]*t[5],
		t[3]*t[7] - t[4]*t[6], t[1]*t[6] - t[0]*t[7], t[0]*t[4] - t[1]*t[3],
	}
	det := t[0]*r[0] + t[1]*r[3] + t[2]*r[6]
	for i := range r {
		r[i] /= det
	}
	return r
}

// unturn leads from a picture turned to the right by so many quarters back to the one of width w and height h.
func unturn(quarters int, w, h float64) transform {
	switch quarters & 3 {
	case 1:
		return transform{0, 1, 0, -1, 0, h, 0, 0, 1}
	case 2:
		return transform{-1, 0, w, 0, -1, h, 0, 0, 1}
	case 3:
		return transform{0, -1, w, 1, 0, 0, 0, 0, 1}
	}
	return unit
}
