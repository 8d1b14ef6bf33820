package tokenizer

import (
	"unicode"
	"unicode/utf8"

	"acta/internal/ling/marks"
)

// class is the kind of a token, as far as where sentences end depends on it.
type class uint8

const (
	lower class = iota
	capital
	upper
	letter // one capital letter
	numeral
	mixed // letters with digits
	fullStop
	exclaim // "!", "?!"
	ellipsis
	colon
	semicolon
	comma
	openMark
	closeMark
	loneMark // a quotation mark without a partner
	openBracket
	closeBracket
	dash
	bullet
	emoticon
	symbol
	address  // of the web
	suffixed // 's, n't
	line     // of equal signs, hyphens, stars
	outside  // before the paragraph or after it
	abbrBase // + abbrClass
)

func (c class) isWord() bool { return c <= mixed || c >= abbrBase || c == suffixed }

func (c class) endsSentence() bool { return c == fullStop || c == exclaim || c == ellipsis }

func (c class) closes() bool { return c == closeMark || c == closeBracket }

// classify is the class of a token that is in no pair of quotation marks.
func (w *words) classify(s string) class {
	r, n := utf8.DecodeRuneInString(s)
	if isLetter(r) || isDigit(r) {
		return w.classifyWord(s, r, n)
	}
	switch r {
	case '.':
		if len(s) == 1 || s == ".?" {
			return fullStop
		}
		if isDigit(rune(s[1])) {
			return numeral
		}
		return ellipsis
	case '…':
		return ellipsis
	case '!', '?':
		return exclaim
	case ':', ';', '=':
		if len(s) > 1 && w.emoticon[s] {
			return emoticon
		}
		switch {
		case len(s) > 2:
			return line
		case r == ':':
			return colon
		case r == ';':
			return semicolon
		}
		return symbol
	case ',':
		return comma
	case '(', '[', '{':
		if len(s) > 1 {
			return emoticon
		}
		return openBracket
	case ')', ']', '}':
		return closeBracket
	case '-', '—', '–', '―':
		if len(s) > 6 {
			return line
		}
		return dash
	case '•', '·', '*', '●', '▪', '■', '◆', '►', '‣', '○', '~':
		if len(s) > 3 {
			return line
		}
		return bullet
	case '_', '#', '|', '>', '<', '+':
		if len(s) > 2 {
			return line
		}
	case '\'', '’', '´', '`':
		if len(s) > n {
			if a, _ := utf8.DecodeRuneInString(s[n:]); isLetter(a) {
				return suffixed
			}
		}
	}
	if marks.MarkKind(s) != 0 {
		return loneMark
	}
	return symbol
}

func (w *words) classifyWord(s string, first rune, n int) class {
	if len(s) == n {
		if isDigit(first) {
			return numeral
		}
		if unicode.IsUpper(first) {
			return letter
		}
		return lower
	}
	if s[len(s)-1] == '.' {
		if abbr, ok := w.abbrs[s]; ok {
			return abbrBase + class(abbr)
		}
		if len(s) == n+1 {
			return abbrBase + class(initial)
		}
		return abbrBase + class(acronym)
	}
	digits, uppers, marks := false, 0, false
	letters := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			switch {
			case 'a' <= b && b <= 'z':
				letters++
			case 'A' <= b && b <= 'Z':
				letters++
				uppers++
			case '0' <= b && b <= '9':
				digits = true
			case b == '@' || b == '/' && i > 0 && s[i-1] == ':':
				return address
			case b == '\'':
				if s == "n't" {
					return suffixed
				}
			default:
				marks = true
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsUpper(r) {
			uppers++
		}
		if unicode.IsLetter(r) {
			letters++
		}
		i += size
	}
	switch {
	case letters == 0:
		return numeral
	case digits:
		return mixed
	case marks && len(s) > 4 && s[:4] == "www.":
		return address
	case s == "n’t":
		return suffixed
	case uppers == letters:
		return upper
	case unicode.IsUpper(first):
		return capital
	}
	return lower
}
