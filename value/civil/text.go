package civil

// MarshalText writes d as 2006-01-02; an unknown date is empty.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return []byte{}, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = Parse(string(text))
	}
	return err
}

// MarshalText writes m as a date or as RFC 3339 with its offset; an unknown moment is empty.
func (m Moment) MarshalText() ([]byte, error) {
	if m.IsZero() {
		return []byte{}, nil
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads what MarshalText writes. The name of a zone is not written, so what
// comes back is the same instant on a clock with the same offset.
func (m *Moment) UnmarshalText(text []byte) (err error) {
	*m = Moment{}
	if len(text) > 0 {
		*m, err = ParseMoment(string(text), nil)
	}
	return err
}
