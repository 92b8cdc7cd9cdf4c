package wire

// Found is recourse.find/1: the addresses of cases. Each is the key of its case.
type Found struct {
	Schema string   `json:"schema"`
	Cases  []string `json:"cases"`
	Books  string   `json:"books"`
	Engine string   `json:"engine"`
}
