package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
	"acta/internal/text"
)

// scanner cuts one text into tokens. It goes over the text once, from left to
// right; every look ahead is bounded or pays for itself by what it consumes.
type scanner struct {
	words  *words
	s      string
	tokens []ling.Token
	end    int // of the paragraph
	lo, hi int // the chunk: characters without a blank between them

	at      int // next "@" of the chunk at or after the position asked for, or hi
	noEmail int // no e-mail address starts before this position
}

// paragraph cuts bytes start to end of the text.
func (c *scanner) paragraph(start, end int) {
	c.end = end
	for p := start; p < end; {
		n := blank(c.s, p)
		if n > 0 {
			p += n
			continue
		}
		c.lo, c.hi = p, p
		for c.hi < end {
			if b := c.s[c.hi]; b < utf8.RuneSelf {
				if asciiBlank[b] {
					break
				}
				c.hi++
				continue
			}
			if blank(c.s, c.hi) > 0 {
				break
			}
			_, n := utf8.DecodeRuneInString(c.s[c.hi:])
			c.hi += n
		}
		c.at, c.noEmail = -1, 0
		for p < c.hi {
			p = c.token(p)
		}
	}
}

var asciiBlank = [utf8.RuneSelf]bool{'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, ' ': true, 0: true}

// blank is the number of bytes of the blank at p, 0 where there is none.
func blank(s string, p int) int {
	if b := s[p]; b < utf8.RuneSelf {
		if asciiBlank[b] {
			return 1
		}
		return 0
	}
	switch s[p] {
	case 0xc2, 0xe1, 0xe2, 0xe3, 0xef: // the first bytes of all blanks outside ASCII
		r, n := utf8.DecodeRuneInString(s[p:])
		if text.IsBlank(r) {
			return n
		}
	}
	return 0
}

func (c *scanner) emit(start, end int) {
	c.tokens = append(c.tokens, ling.Token{Start: int32(start), End: int32(end)})
}

// one emits a token and gives its end.
func (c *scanner) one(start, end int) int {
	c.emit(start, end)
	return end
}

// rune is the character at p, or -1 at the end of the chunk.
func (c *scanner) rune(p int) (rune, int) {
	if p >= c.hi {
		return -1, 0
	}
	if b := c.s[p]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(c.s[p:c.hi])
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) && r != 'º' && r != 'ª'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// inWord reports whether r goes on with a word that has begun.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(r) || isDigit(r) || r == '_'
	}
	if r == 'º' || r == 'ª' {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == softHyphen
}

const softHyphen = '\u00ad'

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '´' || r == '`' }

// token emits the token or tokens that start at p and gives the end of the last.
func (c *scanner) token(p int) int {
	r, n := c.rune(p)
	switch {
	case isLetter(r):
		return c.word(p)
	case isDigit(r):
		return c.number(p)
	case r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.IsMark(r)):
		return c.rest(p, p+n)
	}
	return c.mark(p, r, n)
}

// run is the end of the letters, digits and underscores from q.
func (c *scanner) run(q int) int {
	for q < c.hi {
		r, n := c.rune(q)
		if !inWord(r) {
			break
		}
		q += n
	}
	return q
}

func (c *scanner) word(p int) int {
	if end := c.web(p); end > p {
		return c.one(p, end)
	}
	return c.rest(p, p)
}

// rest emits the word that starts at p and of which the bytes to q are settled.
func (c *scanner) rest(p, q int) int {
	for {
		q = c.run(q)
		r, n := c.rune(q)
		after, _ := c.rune(q + n)
		switch {
		case r < 0:
			return c.finish(p, q)
		case isApostrophe(r):
			if end := c.suffix(q, n); end > 0 {
				return c.contraction(p, q, end)
			}
			if isLetter(after) && r != '`' {
				if fusedEnd := c.run(q + n); c.fusedAt(p, fusedEnd) {
					return c.finish(p, fusedEnd)
				}
				q += n
				continue
			}
			if c.words.elided(c.s[p : q+n]) {
				return c.one(p, q+n)
			}
		case r == '‘': // a wrong apostrophe: don‘t
			if end := c.suffix(q, n); end > 0 {
				return c.contraction(p, q, end)
			}
		case r == '.':
			if end := c.dot(p, q); end > q {
				if after, _ := c.rune(end); c.s[end-1] != '.' && inWord(after) {
					q = end
					continue
				}
				return c.one(p, end)
			}
		case r == '-' && inWord(after) && c.keepsHyphen(p, q):
			q++
			continue
		case r == '&' && isLetter(after) && q-p <= 4 && c.run(q+1)-q <= 5:
			q++
			continue
		case (r == '/' || r == '!') && q-p <= 8:
			end := c.run(q + 1)
			if end-p <= longest && c.words.slash[c.s[p:end]] {
				return c.one(p, end)
			}
			if c.words.slash[c.s[p:q+1]] {
				return c.one(p, q+1)
			}
		case r == '$' && !isLetter(after) && q-p <= 2 && isUpper(c.s[p:q]):
			return c.one(p, q+1)
		case (r == '$' || r == '*') && isLetter(after):
			q++
			continue
		}
		return c.finish(p, q)
	}
}

// keepsHyphen reports whether the hyphen at q stays inside the token that
// starts at p, and the word after it too.
func (c *scanner) keepsHyphen(p, q int) bool {
	end := c.run(q + 1)
	if c.words.in(c.words.after, c.s[q+1:end]) {
		return true
	}
	if c.before(p) == '-' || !c.words.in(c.words.prefix, c.s[p:q]) {
		return false
	}
	after, _ := c.rune(q + 1)
	return q-p > 1 || isLetter(after) && !unicode.IsUpper(after)
}

// finish emits a whole word, cut where it is several written as one.
func (c *scanner) finish(p, q int) int {
	if q-p > longest {
		return c.one(p, q)
	}
	f := fold(c.s[p:q])
	if parts, ok := c.words.fused[string(f.buf[:f.n])]; ok && !fusedOnlyLower(c.s[p:q]) {
		if !c.means(f, q) {
			return c.one(p, q)
		}
		for _, n := range parts {
			c.emit(p, p+int(n))
			p += int(n)
		}
		return q
	}
	return c.one(p, q)
}

// means reports whether the neighbours of a fused form bear it out.
func (c *scanner) means(f folded, q int) bool {
	return string(f.buf[:f.n]) != "its" || c.words.in(c.words.notIts, c.nextWord(q))
}

// fusedOnlyLower tells "IM" and "Ive", which are names, from "im" and "ive".
func fusedOnlyLower(s string) bool { return len(s) <= 3 && isUpper(s) }

func (c *scanner) fusedAt(p, q int) bool {
	if q-p > longest {
		return false
	}
	f := fold(c.s[p:q])
	return c.words.fused[string(f.buf[:f.n])] != nil
}

func (w *words) in(set map[string]bool, s string) bool {
	f := fold(s)
	return set[string(f.buf[:f.n])]
}

// elided reports whether s, with any apostrophe, is a listed elision.
func (w *words) elided(s string) bool {
	f := fold(s)
	if f.n == 0 {
		return false
	}
	const curly = "’"
	if i := strings.Index(s, curly); i >= 0 {
		f.buf[i] = '\''
		f.n = i + 1 + copy(f.buf[i+1:], f.buf[i+len(curly):f.n])
	}
	return w.elision[string(f.buf[:f.n])]
}

func isUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// suffix is the end of the contraction 's, 'm, 'd, 't, 'll, 've or 're whose
// apostrophe of n bytes is at q, or 0.
func (c *scanner) suffix(q, n int) int {
	at := q + n
	if at >= c.hi {
		return 0
	}
	one := c.s[at] | 0x20
	end := at + 1
	switch one {
	case 's', 'm', 'd', 't':
	case 'l', 'v', 'r':
		if end >= c.hi {
			return 0
		}
		two := c.s[end] | 0x20
		if one == 'l' && two != 'l' || one != 'l' && two != 'e' {
			return 0
		}
		end++
	default:
		return 0
	}
	if one != 's' && c.s[q] == '`' {
		return 0
	}
	if r, _ := c.rune(end); inWord(r) {
		return 0
	}
	return end
}

// contraction emits the word p to q and the suffix q to end.
func (c *scanner) contraction(p, q, end int) int {
	t := c.s[end-1] | 0x20
	if t == 't' {
		if b := c.s[q-1] | 0x20; b != 'n' {
			return c.one(p, end)
		}
		q--
		if q == p {
			return c.one(p, end)
		}
		c.emit(p, q)
		return c.one(q, end)
	}
	c.finish(p, q)
	return c.one(q, end)
}
