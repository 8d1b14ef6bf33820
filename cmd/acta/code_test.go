package main

import (
	"testing"
	"unicode/utf8"
)

// Whatever a line holds, the spans of a pair lie in its text, on whole code points.
func FuzzParsePair(f *testing.F) {
	f.Add([]byte(`{"id": 1, "text": "Arvenia met Tolmark.", "source": [0, 7], "target": [12, 19]}`))
	f.Add([]byte(`{"text": "“Ärvenia”", "source": [1, 8], "target": null}`))
	f.Add([]byte(`{"text": "x", "source": [-1, 9]}`))
	f.Add([]byte(`{"text": "\ud800", "source": [0, 1]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		_, txt, spans, err := parsePair(line)
		if err != nil {
			return
		}
		for _, s := range spans {
			if s.Start < 0 || s.End < s.Start || int(s.End) > len(txt.UTF8) {
				t.Fatalf("span %v of a text of %d bytes", s, len(txt.UTF8))
			}
			if part := txt.Slice(s); utf8.ValidString(txt.UTF8) && !utf8.ValidString(part) {
				t.Fatalf("span %v cuts a code point", s)
			}
		}
	})
}
