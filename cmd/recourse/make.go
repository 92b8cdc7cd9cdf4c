package main

import (
	"errors"

	"github.com/recourse-health/recourse/format/sheet"
)

func makePDF(d sheet.Document) ([]byte, error)  { return nil, errors.New("x") }
func makeDOCX(d sheet.Document) ([]byte, error) { return nil, errors.New("x") }
