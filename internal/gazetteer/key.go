package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Key is what a name is found under: two names with one key are the same name.
func Key(name string) string {
	key, _ := appendKey(nil, name)
	return string(key)
}

// appendKey appends the key under which name is found, and reports whether the
// name may be an acronym or a word, so that [appendOther] may be tried too.
//
// Keys are without accents, articles, stops inside acronyms and possessives.
// They are in lower case, but those of acronyms, which are in capitals: a name
// of two to six letters without a small one.
func appendKey(dst []byte, name string) (key []byte, either bool) {
	name = strings.TrimSpace(name)
	if len(name) > 4 && name[3] == ' ' && strings.EqualFold(name[:3], "the") {
		name = name[4:]
	}
	if strings.HasSuffix(name, "s") {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	}
	small, letters, digits, spaces, plain := 0, 0, 0, 0, true
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z':
			small++
			letters++
		case 'A' <= c && c <= 'Z':
			letters++
		case '0' <= c && c <= '9':
			digits++
		case c == ' ':
			spaces++
		case c >= utf8.RuneSelf:
			plain = false
		}
	}
	if !plain {
		small, letters = countLetters(name)
	}
	acronym := small == 0 && letters >= 1 && letters+digits >= 2 && letters <= 6 && spaces == 0
	either = acronym && letters > 3 || titled(name, letters, small)
	if plain && !acronym {
		return appendPlain(dst, name), either
	}
	start := len(dst)
	space := false
	for i, r := range name {
		r, second := fold(r)
		switch {
		case r == 0:
			continue
		case r == '.' && (acronym || i+1 == len(name) || name[i+1] != ' '):
			continue // U.S., and the stop of "Jr."
		case r == ' ' || r == '-':
			space = !acronym
			continue
		}
		if space && len(dst) > start {
			dst = append(dst, ' ')
		}
		space = false
		if acronym {
			r, second = unicode.ToUpper(r), unicode.ToUpper(second)
		} else {
			r, second = unicode.ToLower(r), unicode.ToLower(second)
		}
		dst = utf8.AppendRune(dst, r)
		if second != 0 {
			dst = utf8.AppendRune(dst, second)
		}
	}
	return dst, either
}

func countLetters(name string) (small, letters int) {
	for _, r := range name {
		if unicode.IsLower(r) {
			small++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return small, letters
}

// appendPlain appends the key of a name of ASCII letters that is no acronym.
func appendPlain(dst []byte, name string) []byte {
	start, space := len(dst), false
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '\'' || c == '`' || c == '"' || c == ',', c == '.' && (i+1 == len(name) || name[i+1] != ' '):
			continue
		case c == ' ' || c == '-' || c == '/' || c == '_' || c == '\t' || c == '\n':
			space = true
			continue
		}
		if space && len(dst) > start {
			dst = append(dst, ' ')
		}
		space = false
		dst = append(dst, c)
	}
	return dst
}

// titled reports whether name is one word of four letters or more with one
// capital, as British papers write acronyms that are spoken as words.
func titled(name string, letters, small int) bool {
	return letters >= 4 && letters <= 6 && small == letters-1 && unicode.IsUpper(first(name)) && !strings.Contains(name, " ")
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// appendOther appends the key of the other case: of "NATO" that of "nato", and
// the other way round.
func appendOther(dst, key []byte) []byte {
	lower := unicode.IsUpper(first(string(key)))
	for _, r := range string(key) {
		if lower {
			r = unicode.ToLower(r)
		} else {
			r = unicode.ToUpper(r)
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// fold gives the plain letters of a letter with marks: "é" is e, "ß" two s. An
// apostrophe of any shape is nothing, a dash of any shape a hyphen.
func fold(r rune) (rune, rune) {
	if r < 0xC0 {
		switch r {
		case '\'', '`', '´', '"', ',':
			return 0, 0
		case '\u00a0', '\t', '\n', '/', '_':
			return ' ', 0
		}
		return r, 0
	}
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '“', '”', '\u200b', '\u200e', '\ufeff':
		return 0, 0
	case '–', '—', '‐', '‑', '−':
		return '-', 0
	}
	if unicode.Is(unicode.Mn, r) {
		return 0, 0
	}
	switch r {
	case 'ß':
		return 's', 's'
	case 'æ', 'Æ':
		return r&0x20 | 'A', r&0x20 | 'E'
	case 'œ':
		return 'o', 'e'
	case 'þ':
		return 't', 'h'
	}
	p := byte('-')
	if i := int(r) - 0xC0; i < len(latin) {
		p = latin[i]
	} else if i := int(r) - 0x1E00; i >= 0 && i < len(latinMore) {
		p = latinMore[i]
	}
	if p == '-' {
		return r, 0
	}
	return rune(p), 0
}

// latin is the plain letter of each rune from U+00C0, "-" where it has none.
const latin = "" +
	"AAAAAA-CEEEEIIIIDNOOOOO-OUUUUY--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y" +
	"AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi--JjKk-LlLlLlL" +
	"lLlNnNnNnnNnOoOoOo--RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs" +
	"---------------A--f-------------Oo-------------Uu---------------" +
	"-------------AaIiOoUuUuUuUuUu-AaAa----GgKkOoOo--j---Gg--NnAa----" +
	"AaAaEeEeIiIiOoOoRrRrUuUuSsTt--Hh------AaEeOoOoOoOoYy------------" +
	"----------------"

// latinMore is the same from U+1E00.
const latinMore = "" +
	"AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm" +
	"MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv" +
	"WwWwWwWwWwXxXxYyZzZzZzhtwyas----AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe" +
	"EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy------"
