package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"github.com/recourse-health/recourse/format/docxmake"
	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/gateway/sandbox"
)

// A letter is a sound file that is then spoiled.
type letter struct {
	name  string
	bytes []byte
}

// pictures is how many letters are also there as pictures: each takes seconds.
const pictures = 2

// letters takes the corpus and makes the other kinds of it.
func letters(pool *sandbox.Pool, dir string) (out []letter, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*", "letter.*"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no letters in %s: %w", dir, err)
	}
	drawn := 0
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, letter{filepath.Base(name), b})
		if filepath.Ext(name) != ".pdf" {
			continue
		}
		made, err := others(pool, b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, made...)
		if drawn++; drawn <= pictures {
			shown, err := shown(pool, b)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, shown...)
		}
	}
	return out, nil
}

// others makes Word, HTML, mail and text of a PDF.
func others(pool *sandbox.Pool, b []byte) ([]letter, error) {
	docs, err := pool.Read(context.Background(), 0, "letter.pdf", b)
	if err != nil {
		return nil, err
	}
	var text, markup strings.Builder
	d := sheet.Document{Title: "Letter", Lang: "en-US", Day: "2026-11-23"}
	for _, p := range docs[0].Pages {
		text.WriteString(p.Text)
		for _, block := range strings.Split(p.Text, "\n\n") {
			d.Blocks = append(d.Blocks, sheet.Paragraph{Text: sheet.T(block)})
			fmt.Fprintf(&markup, "<p>%s</p>\n<table><tr><td style='color:#fff'>%s</td></tr></table>", html.EscapeString(block), "paid")
		}
	}
	word, err := docxmake.DOCX(d)
	mail := "From: plan@example.com\r\nTo: member@example.com\r\nSubject: Decision\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
		text.String() + "\r\n--b\r\nContent-Type: application/pdf; name=letter.pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=letter.pdf\r\n\r\n" + base64.StdEncoding.EncodeToString(b) + "\r\n--b--\r\n"
	return []letter{{"letter.docx", word}, {"letter.html", []byte("<!DOCTYPE html><html><body>" + markup.String() + "</body></html>")}, {"letter.eml", []byte(mail)}, {"letter.txt", []byte(text.String())}}, err
}

// shown makes pictures of the first page.
func shown(pool *sandbox.Pool, b []byte) ([]letter, error) {
	small, err := pool.Render(context.Background(), b, 0, 100)
	if err != nil {
		return nil, err
	}
	picture, err := png.Decode(bytes.NewReader(small))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, picture, nil)
	return []letter{{"letter.png", small}, {"letter.jpg", out.Bytes()}}, err
}
