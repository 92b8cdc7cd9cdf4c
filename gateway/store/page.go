package store

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"riverqueue.com/riverui"
)

// Page shows the queue to operators, under a path, until ctx ends: it can try a job again, give one up and halt a queue.
// It asks nobody who they are. It shows tickets, and so no case.
func (s *Store) Page(ctx context.Context, path string, log *slog.Logger) (http.Handler, error) {
	h, err := riverui.NewHandler(&riverui.HandlerOpts{Endpoints: riverui.NewEndpoints(s.queue, nil), Logger: log, Prefix: path})
	if err != nil {
		return nil, fmt.Errorf("store: page of the queue: %w", err)
	}
	if err := h.Start(ctx); err != nil {
		return nil, fmt.Errorf("store: page of the queue: %w", err)
	}
	return h, nil
}
