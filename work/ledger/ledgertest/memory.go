package ledgertest

import (
	"context"
	"slices"
	"sync"

	"github.com/recourse-health/recourse/work/ledger"
)

// Memory is a book that is forgotten at the end of the process. The zero Memory is empty.
type Memory struct {
	mu   sync.Mutex
	acts []ledger.Act
}

// Enter puts acts in as they are.
func (m *Memory) Enter(acts ...ledger.Act) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.acts = append(m.acts, acts...)
}

// Act finds an act.
func (m *Memory) Act(_ context.Context, key string) (ledger.Act, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, err := m.find(key)
	if err != nil {
		return ledger.Act{}, err
	}
	return *a, nil
}

func (m *Memory) find(key string) (*ledger.Act, error) {
	i := slices.IndexFunc(m.acts, func(a ledger.Act) bool { return a.Key == key })
	if i < 0 {
		return nil, ledger.ErrNoAct
	}
	return &m.acts[i], nil
}

// Take takes one step.
func (m *Memory) Take(ctx context.Context, key string, s ledger.Step) (ledger.Act, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return ledger.Act{}, err
	}
	a, err := m.find(key)
	if err != nil {
		return ledger.Act{}, err
	}
	after, err := a.Take(s)
	if err == nil {
		*a = after
	}
	return *a, err
}

// Standing lists the acts in a state.
func (m *Memory) Standing(_ context.Context, in ledger.State) ([]ledger.Act, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := slices.DeleteFunc(slices.Clone(m.acts), func(a ledger.Act) bool { return a.State != in })
	slices.SortStableFunc(out, func(a, b ledger.Act) int { return a.At.Compare(b.At) })
	return out, nil
}
