package tokenizer

import (
	"unicode"
	"unicode/utf8"
)

// dot decides on the full stop at q that comes right after the word that
// starts at p: the end of the token that takes it in, or q where it stands
// apart.
func (c *scanner) dot(p, q int) int {
	if end := c.listed(p, q); end > q {
		return end
	}
	after, _ := c.rune(q + 1)
	if inWord(after) {
		if end := c.letters(p, q); end > q {
			return end
		}
		if end := c.host(p, q); end > q {
			return end
		}
	}
	if after == '.' {
		return q
	}
	if c.single(p, q) {
		if c.isInitial(p, q) {
			return q + 1
		}
		return q
	}
	// "Arrv., " is an abbreviation whatever it means.
	if (after == ',' || after == ';') && q-p <= 5 && isLetterByte(c.s[p]) {
		return q + 1
	}
	return q
}

func isLetterByte(b byte) bool { return isLetter(rune(b)) || b >= utf8.RuneSelf }

// listed is the end of the longest listed abbreviation at p whose first full
// stop is at q, or q.
func (c *scanner) listed(p, q int) int {
	best := q
	for end := q; end < c.hi && end-p < longest; {
		if c.s[end] != '.' {
			break
		}
		class, ok := c.words.abbrs[c.s[p:end+1]]
		if ok && c.fits(class, p, end+1) {
			best = end + 1
		}
		if end++; end < c.hi && isLetter(rune(c.s[end])) {
			end = c.run(end)
		}
	}
	return best
}

// fits reports whether the neighbours of the token p to end allow its class.
func (c *scanner) fits(class abbrClass, p, end int) bool {
	if end < c.hi && c.s[end] == '.' { // an ellipsis takes all its points
		return false
	}
	switch class {
	case number:
		next := c.nextRune(end)
		return isDigit(next) || next == '#' || next == '§'
	case mid:
		next := c.nextRune(end)
		return next >= 0 && !unicode.IsUpper(next)
	case state:
		if n := len(c.tokens); n > 0 {
			prev := c.s[c.tokens[n-1].Start:c.tokens[n-1].End]
			if prev == "," || prev == "-" || prev == "(" {
				return true
			}
			r, _ := utf8.DecodeRuneInString(prev)
			next := c.nextRune(end)
			return unicode.IsUpper(r) && next >= 0 && !unicode.IsUpper(next)
		}
		return false
	}
	return true
}

// nextRune is the first character at or after p in the paragraph that is no
// blank, or -1.
func (c *scanner) nextRune(p int) rune {
	for steps := 0; p < c.end && steps < 8; steps++ {
		n := blank(c.s, p)
		if n == 0 {
			r, _ := utf8.DecodeRuneInString(c.s[p:])
			return r
		}
		p += n
	}
	return -1
}

// letters is the end of "U.S.", "U.S.A" or "p.m" at p, where single letters
// and full stops take turns, or q.
func (c *scanner) letters(p, q int) int {
	if !c.single(p, q) {
		return q
	}
	end, taken := q+1, false
	for {
		r, n := c.rune(end)
		if !isLetter(r) {
			break
		}
		after, _ := c.rune(end + n)
		if after == '.' {
			end += n + 1
			taken = true
			continue
		}
		if !inWord(after) {
			end += n
			taken = true
		}
		break
	}
	if !taken {
		return q
	}
	return end
}

// single reports whether p to q is one letter.
func (c *scanner) single(p, q int) bool {
	r, n := c.rune(p)
	return isLetter(r) && p+n == q
}

// isInitial decides whether the letter p to q and the full stop after it are
// somebody's initial or the end of a sentence.
func (c *scanner) isInitial(p, q int) bool {
	r, _ := c.rune(p)
	if !unicode.IsUpper(r) {
		return false
	}
	if after, _ := c.rune(q + 1); isLetter(after) { // "J.Smith"
		return unicode.IsUpper(after)
	}
	next := c.nextRune(q + 1)
	name, first := false, true
	if n := len(c.tokens); n > 0 {
		tok := c.tokens[n-1]
		prev, _ := utf8.DecodeRuneInString(c.s[tok.Start:tok.End])
		name = unicode.IsUpper(prev) && int(tok.End) > p-4
		first = false
	}
	switch {
	case next < 0:
		return false
	case unicode.IsUpper(next):
		if c.words.starter[c.nextWord(q+1)] {
			return false
		}
		return name || r != 'I' || first
	case isLetter(next) || next == ',' || next == '(':
		return name
	}
	return name
}

// nextWord is the letters that follow p and the blanks after p, if they are few.
func (c *scanner) nextWord(p int) string {
	for steps := 0; p < c.end && steps < 8; steps++ {
		n := blank(c.s, p)
		if n == 0 {
			break
		}
		p += n
	}
	q := p
	for q < c.end && q-p < longest && isLetter(rune(c.s[q])) {
		q++
	}
	return c.s[p:q]
}
