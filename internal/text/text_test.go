package text

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"acta"
)

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		in   string
		want string // the paragraphs, "|" between them
	}{
		{"", ""},
		{" \n\t\n", ""},
		{"One", "One"},
		{"One\nTwo", "One|Two"},
		{"One\r\n\r\n  Two \r\n", "One|Two"},
		{"One\rTwo\u2028Three\u2029Four", "One|Two|Three|Four"},
		{"\ufeffOne\u00a0\n", "One"},
		{"a b\x00\nc", "a b|c"},
	} {
		txt, err := New(c.in)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range txt.Paragraphs {
			got = append(got, txt.Slice(p))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("paragraphs of %q are %q, want %q", c.in, s, c.want)
		}
		if txt.UTF8 != c.in {
			t.Errorf("the text %q became %q", c.in, txt.UTF8)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := New("a\xffb"); !errors.Is(err, acta.ErrInvalid) {
		t.Errorf("bytes that are no UTF-8: error %v", err)
	}
	if _, err := New(strings.Repeat("a", MaxBytes+1)); !errors.Is(err, acta.ErrTooLarge) {
		t.Errorf("a text over the limit: error %v", err)
	}
}

// Offsets in each unit must be what counting gives.
func TestUnits(t *testing.T) {
	for _, s := range []string{"", "plain", "‘é’", "a😀b𝄞c", "日本語 text", "\ufeffx"} {
		points, units := NewUnits(s, CodePoint), NewUnits(s, UTF16)
		bytes := NewUnits(s, Byte)
		for at := 0; at <= len(s); at++ {
			if at < len(s) && !utf8.RuneStart(s[at]) {
				continue
			}
			head := s[:at]
			if got, want := points.At(int32(at)), utf8.RuneCountInString(head); int(got) != want {
				t.Errorf("%q, byte %d is code point %d, want %d", s, at, got, want)
			}
			if got, want := units.At(int32(at)), len(utf16.Encode([]rune(head))); int(got) != want {
				t.Errorf("%q, byte %d is UTF-16 unit %d, want %d", s, at, got, want)
			}
			if got := bytes.At(int32(at)); int(got) != at {
				t.Errorf("%q, byte %d is byte %d", s, at, got)
			}
		}
	}
}

func FuzzParagraphs(f *testing.F) {
	f.Add("One\n\nTwo \r\n")
	f.Fuzz(func(t *testing.T, s string) {
		txt, err := New(s)
		if err != nil {
			return
		}
		end := int32(0)
		for _, p := range txt.Paragraphs {
			if p.Start < end || p.End <= p.Start || int(p.End) > len(s) {
				t.Fatalf("paragraph %v after byte %d of %d", p, end, len(s))
			}
			if strings.ContainsAny(txt.Slice(p), "\n\r") {
				t.Fatalf("paragraph %q holds a line end", txt.Slice(p))
			}
			end = p.End
		}
	})
}
