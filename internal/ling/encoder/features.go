package encoder

import (
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
)

// Blind gives the words that the network must not tell apart, with a class for
// each: names of states, demonyms, seats of government, in lower case. It sees
// the class in their place, so that exchanging two sides in a text changes
// nothing but their places.
type Blind map[string]string

// class is the class of the lower-case word w, or empty. A demonym's plural is
// a class of its own: it is a noun where the singular is mostly none.
func (b Blind) class(w []byte) string {
	class, ok := b[string(w)]
	if ok && class == "demonym" && w[len(w)-1] == 's' {
		if _, plural := b[string(w[:len(w)-1])]; plural {
			return "demonyms"
		}
	}
	return class
}

func className(class string) string { return "\x00" + class }

// Sizes of the hashed tables of the trained word parts.
const (
	normRows  = 1 << 14
	affixRows = 1 << 13
	gramRows  = 1 << 13
	shapeRows = 1 << 9
	maxGrams  = 16
)

// features is the rows of the trained tables that make up one word.
type features struct {
	vector int // row of the fixed vectors, or -1
	norm   [2]int32
	affix  [4]int32
	shape  [1]int32
	grams  [maxGrams]int32
	ngrams int
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return h
}

func hashString(s string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return mix(h)
}

func hashBytes(s []byte, seed uint64) uint64 {
	h := uint64(fnvOffset) ^ seed*fnvPrime
	for _, c := range s {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return mix(h)
}

// plain is the character that stands for r in the tables: marks of one kind are
// one, so that text with straight marks teaches text with curly ones.
func plain(r rune) rune {
	switch r {
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‘', '’', '‚', '′', '`', '´':
		return '\''
	case '–', '—', '―', '−':
		return '-'
	case '\u00a0', '\u202f':
		return ' '
	}
	return unicode.ToLower(r)
}

// appendNorm appends word in lower case with plain marks to buf.
func appendNorm(buf []byte, word string) []byte {
	for i := 0; i < len(word); {
		if c := word[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c == '`' {
				c = '\''
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		buf = utf8.AppendRune(buf, plain(r))
		i += n
	}
	if string(buf) == "''" {
		buf = append(buf[:0], '"')
	}
	return buf
}

// extract fills f for word. buf is scratch that is returned for the next call.
func (e *Encoder) extract(f *features, word string, buf []byte) []byte {
	var hidden bool
	f.vector, hidden, buf = e.look(word, buf)
	for i, c := range buf {
		if '0' <= c && c <= '9' {
			buf[i] = '0'
		}
	}
	norm := hashBytes(buf, 1)
	f.norm = [2]int32{int32(norm % normRows), int32((norm >> 32) % normRows)}
	n := len(buf)
	f.affix = [4]int32{
		int32(hashBytes(buf[:min(3, n)], 2) % affixRows),
		int32(hashBytes(buf[max(0, n-2):], 3) % affixRows),
		int32(hashBytes(buf[max(0, n-3):], 4) % affixRows),
		int32(hashBytes(buf[max(0, n-4):], 5) % affixRows),
	}
	f.shape = [1]int32{shapeOf(word, hidden)}
	f.ngrams = 0
	if !hidden && n > 2 {
		for i := 0; i+3 <= n && f.ngrams < maxGrams; i++ {
			f.grams[f.ngrams] = int32(hashBytes(buf[i:i+3], 6) % gramRows)
			f.ngrams++
		}
	}
	return buf
}

// look finds the row of word's fixed vector, or -1, says whether the word is of a
// class that hides it, and returns its norm in buf.
func (e *Encoder) look(word string, buf []byte) (vector int, hidden bool, norm []byte) {
	buf = appendNorm(buf[:0], word)
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
		if class := e.blind.class(buf); class != "" {
			hidden = true
			buf = append(append(buf[:0], 0), class...)
		}
	}
	vector = e.vocab.find(hashBytes(buf, 0))
	if vector < 0 {
		vector = e.fallback(buf)
	}
	return vector, hidden, buf
}

// FixedWidth is the width of the fixed vectors.
const FixedWidth = dims

// Fixed writes the fixed vector of each word of d to dst, [FixedWidth] floats a
// word; those of unknown words stay as they are.
func (e *Encoder) Fixed(dst []float32, d *ling.Tokenized) {
	var buf []byte
	for i := range d.Tokens {
		var row int
		if row, _, buf = e.look(d.Word(ling.TokenID(i)), buf); row >= 0 {
			e.vocab.read(row, dst[i*dims:(i+1)*dims])
		}
	}
}

// fallback finds the vector of a word that has none of its own: a number by its
// shape, a hyphenated word by its last part.
func (e *Encoder) fallback(norm []byte) int {
	digits := 0
	for _, c := range norm {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	if digits > 0 && digits*2 >= len(norm) {
		return e.number
	}
	for i := len(norm) - 1; i > 0; i-- {
		if norm[i] == '-' && i+1 < len(norm) {
			return e.vocab.find(hashBytes(norm[i+1:], 0))
		}
	}
	return -1
}

// shapeOf hashes the pattern of word's letters, digits and marks: "Xx", "d-d".
// Runs count once, so that a name's length does not matter.
func shapeOf(word string, hidden bool) int32 {
	if hidden {
		return 0
	}
	var buf [24]byte
	n := 0
	for _, r := range word {
		c := byte('o')
		switch {
		case r < utf8.RuneSelf && !isAlnum(byte(r)):
			c = byte(plain(r))
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		default:
			if p := plain(r); p < utf8.RuneSelf {
				c = byte(p)
			}
		}
		if n > 1 && buf[n-1] == c && buf[n-2] == c {
			continue
		}
		if n == len(buf) {
			break
		}
		buf[n] = c
		n++
	}
	return 1 + int32(hashBytes(buf[:n], 7)%(shapeRows-1))
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
