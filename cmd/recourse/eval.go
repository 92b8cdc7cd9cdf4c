package main

import (
	"context"
	"io/fs"
	"time"

	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/eval"
)

// Eval scores the letters of a folder with the readers of this program.
func (t *tools) Eval(ctx context.Context, dir fs.FS, o eval.Options) (eval.Report, error) {
	books, files := t.Books(), t.Files()
	return eval.Run(ctx, dir, func(ctx context.Context, names []string, bytes [][]byte) (eval.Answer, error) {
		var uploads []casework.Upload
		for i, n := range names {
			uploads = append(uploads, casework.Upload{Name: n, Bytes: bytes[i]})
		}
		docs, err := casework.ReadAll(ctx, files, uploads)
		if err != nil {
			return eval.Answer{}, err
		}
		_, answer, err := books.Judge(docs, nil, time.Now())
		return eval.Answer{Docs: docs, Check: answer}, err
	}, o)
}
