package wire

// KeyRotated is the answer of a change of the operator's key.
type KeyRotated struct {
	Schema string `json:"schema"`
	Key    string `json:"key"`
	Former string `json:"former"` // the file that keeps the former key, for backups made before
	Cases  int    `json:"cases"`
	Books  string `json:"books"`
	Engine string `json:"engine"`
}
