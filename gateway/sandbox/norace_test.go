//go:build !race

package sandbox_test

const space = 8 << 30

// patience is how many times slower a child may be.
const patience = 1
