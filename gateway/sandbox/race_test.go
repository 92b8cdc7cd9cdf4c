//go:build race

package sandbox_test

// space is the bound of a child's address space; the race detector maps more than any.
const space = 0

// patience is how many times slower a child may be.
const patience = 5
