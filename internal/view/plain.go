package view

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// OneLine is s on one line and without anything that a terminal would obey:
// control characters and those that turn the direction of the text are shown as
// signs, runs of blanks are one.
func OneLine(s string) string { return strings.Join(strings.Fields(visible(s)), " ") }

// visible is s with a sign in place of each character that would not be shown
// but obeyed: escape sequences, overrides of direction, hidden tags. Line ends
// and tabs become blanks.
func visible(s string) string {
	for i, r := range s {
		if hidden(r) || r < ' ' || r == utf8.RuneError {
			return s[:i] + strings.Map(sign, s[i:])
		}
	}
	return s
}

// hidden reports whether r acts on what is around it and has no picture.
func hidden(r rune) bool {
	switch {
	case r < ' ':
		return r != '\t' && r != '\n' && r != '\r'
	case r < 0x7f:
		return false
	case r < 0xa0:
		return r != 0x85
	}
	return turns(r) || r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r < 0xe0080
}

// turns reports whether r changes the direction of what follows, beyond what
// the letters themselves do.
func turns(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

func sign(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ' '
	case r < ' ':
		return 0x2400 + r // ␀ and its neighbours
	case r == 0x7f:
		return 0x2421
	case hidden(r):
		return utf8.RuneError
	}
	return r
}

// blank reports whether a line of text may be broken at r. No-break spaces keep
// their words together.
func blank(r rune) bool {
	return unicode.IsSpace(r) && r != 0xa0 && r != 0x202f && r != 0x2007
}
