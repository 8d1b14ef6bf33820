// Package text holds the text of one document: its characters, its paragraphs,
// and the way from bytes to the other units that offsets are given in.
package text

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"acta"
)

// MaxBytes is the largest text that is read. Offsets are int32, and one
// document must fit in memory beside its analysis.
const MaxBytes = 4 << 20

// Text is the text of one document. It is never changed once made.
type Text struct {
	// UTF8 is valid UTF-8, exactly as read: no trimming, no newline changes.
	UTF8 string
	// Paragraphs are the stretches between line ends that hold more than blanks,
	// without the blanks at their ends; in text order, not touching.
	Paragraphs []acta.Span
	// Headline is the first paragraph where it is a headline, else empty.
	Headline acta.Span
}

// New makes a Text of s, a line a paragraph. It fails with [acta.ErrInvalid]
// where s is not UTF-8 and with [acta.ErrTooLarge] where it is over [MaxBytes].
func New(s string) (*Text, error) {
	if len(s) > MaxBytes {
		return nil, fmt.Errorf("text of %d bytes is over the limit of %d: %w", len(s), MaxBytes, acta.ErrTooLarge)
	}
	if !utf8.ValidString(s) {
		return nil, fmt.Errorf("text is not UTF-8: %w", acta.ErrInvalid)
	}
	return &Text{UTF8: s, Paragraphs: paragraphs(s)}, nil
}

// Slice is the text of span.
func (t *Text) Slice(span acta.Span) string { return t.UTF8[span.Start:span.End] }

func paragraphs(s string) []acta.Span {
	var out []acta.Span
	for at := 0; at < len(s); {
		end, next := len(s), len(s)
		if i := strings.IndexAny(s[at:], "\n\r\u2028\u2029"); i >= 0 {
			end = at + i
			_, n := utf8.DecodeRuneInString(s[end:])
			next = end + n
		}
		line := s[at:end]
		left := strings.TrimLeft(line, blanks)
		body := strings.TrimRight(left, blanks)
		if body != "" {
			start := at + len(line) - len(left)
			out = append(out, acta.Span{Start: int32(start), End: int32(start + len(body))})
		}
		at = next
	}
	return out
}

// blanks are the characters that stand between words and are none: ASCII
// blanks, the byte order mark, no-break and typographic spaces, zero-width ones.
const blanks = " \t\v\f\x00\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2060\u3000\ufeff"

// IsBlank reports whether r stands between words and is part of none.
func IsBlank(r rune) bool {
	return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || strings.ContainsRune(blanks, r)
}
