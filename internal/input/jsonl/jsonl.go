// Package jsonl reads documents from JSON Lines: one object a line,
//
//	{"id": "…", "text": "…", "title": "…", "published": "YYYY-MM-DD", "outlet": "…", "url": "…"}
//
// where "html" may stand in place of "text", and only one of these two is needed.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"acta"
	"acta/internal/input"
)

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 64 << 20

// line is one document as it stands in the file.
type line struct {
	ID        json.RawMessage `json:"id"` // a string or a number
	Text      *string         `json:"text"`
	HTML      *string         `json:"html"`
	Title     string          `json:"title"`
	Published string          `json:"published"`
	Outlet    string          `json:"outlet"`
	URL       string          `json:"url"`
}

// Read gives the documents of r in turn and holds one at a time. The path of
// each is name and the number of its line, "news.jsonl:12". A line that is no
// document gives an error that begins with that path, and the reading goes on;
// an error of r ends it. Blank lines are passed over.
func Read(name string, r io.Reader) iter.Seq2[input.Raw, error] {
	return func(yield func(input.Raw, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		var buf []byte
		for n := 1; ; n++ {
			at := fmt.Sprintf("%s:%d", name, n)
			b, long, err := readLine(in, buf[:0])
			buf = b
			if err != nil && !errors.Is(err, io.EOF) {
				yield(input.Raw{Path: at}, fmt.Errorf("%s: %w", at, err))
				return
			}
			if n == 1 {
				b = bytes.TrimPrefix(b, []byte("\ufeff"))
			}
			if b = bytes.TrimSpace(b); long {
				if !yield(input.Raw{Path: at}, fmt.Errorf("%s: the line is over the limit of %d bytes: %w", at, MaxLine, acta.ErrTooLarge)) {
					return
				}
			} else if len(b) > 0 {
				raw, err := document(b)
				raw.Path = at
				if err != nil {
					err = fmt.Errorf("%s: %w", at, err)
				}
				if !yield(raw, err) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// readLine appends the next line to buf. Of a line over MaxLine nothing is kept.
func readLine(in *bufio.Reader, buf []byte) (b []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(buf)+len(part) > MaxLine {
			long, buf = true, buf[:0]
		}
		if !long {
			buf = append(buf, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return buf, long, err
		}
	}
}

func document(b []byte) (input.Raw, error) {
	var raw input.Raw
	if !utf8.Valid(b) {
		return raw, fmt.Errorf("the line is not UTF-8: %w", acta.ErrInvalid)
	}
	if b[0] != '{' {
		return raw, fmt.Errorf("the line is no JSON object; each document is one object on one line: %w", acta.ErrInvalid)
	}
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return raw, fmt.Errorf("field %q is a %s, not a string: %w", wrong.Field, wrong.Value, acta.ErrInvalid)
		}
		return raw, fmt.Errorf("the line is not JSON: %v: %w", err, acta.ErrInvalid)
	}
	id, err := identifier(l.ID)
	if err != nil {
		return raw, err
	}
	raw.Given = input.Given{ID: id, URL: l.URL, Title: l.Title, Outlet: l.Outlet, Published: l.Published, Charset: "utf-8"}
	switch {
	case l.Text != nil && (*l.Text != "" || l.HTML == nil):
		raw.Bytes, raw.Media = []byte(*l.Text), "text/plain"
	case l.HTML != nil:
		raw.Bytes, raw.Media = []byte(*l.HTML), "text/html"
	default:
		return raw, fmt.Errorf(`the line has neither "text" nor "html": %w`, acta.ErrInvalid)
	}
	return raw, nil
}

func identifier(b json.RawMessage) (string, error) {
	switch {
	case len(b) == 0 || string(b) == "null":
		return "", nil
	case b[0] == '"':
		var s string
		err := json.Unmarshal(b, &s)
		return s, err
	case strings.IndexByte("-0123456789", b[0]) >= 0:
		return string(b), nil
	}
	return "", fmt.Errorf(`field "id" is neither a string nor a number: %w`, acta.ErrInvalid)
}
