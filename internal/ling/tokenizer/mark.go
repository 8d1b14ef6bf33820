package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark emits the token that starts with r, of n bytes at p, which is neither a
// letter nor a digit.
func (c *scanner) mark(p int, r rune, n int) int {
	after, _ := c.rune(p + n)
	if strings.IndexByte(":;=<>^(-", c.s[p]) >= 0 {
		if end := c.emoticon(p); end > p {
			return c.one(p, end)
		}
	}
	switch r {
	case '\'', '’', '‘', '`', '´':
		return c.apostrophe(p, r, n)
	case '.':
		if isDigit(after) && (p == c.lo || !inWord(c.before(p)) && c.s[p-1] != '.') {
			return c.one(p, c.digits(p+1))
		}
		end := c.same(p, r, n)
		if end == p+1 && after == '?' {
			return c.one(p, p+2)
		}
		return c.one(p, end)
	case '…':
		end := p + n
		for end < c.hi && c.s[end] == '.' {
			end++
		}
		return c.one(p, end)
	case '!', '?':
		end := p + 1
		for end < c.hi && (c.s[end] == '!' || c.s[end] == '?') {
			end++
		}
		return c.one(p, end)
	case '-', '—', '–', '―', '*', '=', '_', '~', '+', '|', '<', '>', '^', '\\', ',':
		if r == '+' && isDigit(after) && p == c.lo {
			return c.one(p, c.digits(p+1))
		}
		return c.one(p, c.same(p, r, n))
	case '#':
		if isLetter(after) && p == c.lo {
			return c.one(p, c.run(p+1))
		}
		return c.one(p, c.same(p, r, n))
	case '@':
		if isLetter(after) && p == c.lo {
			return c.one(p, c.run(p+1))
		}
	}
	end := p + n
	for end < c.hi {
		m, n := c.rune(end)
		if !joins(m) {
			break
		}
		end += n
	}
	return c.one(p, end)
}

// joins reports whether r changes the look of the character before it: marks
// and the skin tones of emoji.
func joins(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.IsMark(r) || 0x1f3fb <= r && r <= 0x1f3ff)
}

// same is the end of the characters equal to r from p.
func (c *scanner) same(p int, r rune, n int) int {
	first := c.s[p : p+n]
	end := p + n
	for end+n <= c.hi && c.s[end:end+n] == first {
		end += n
	}
	return end
}

// before is the character of the chunk before p, or -1.
func (c *scanner) before(p int) rune {
	if p <= c.lo {
		return -1
	}
	r, _ := utf8.DecodeLastRuneInString(c.s[c.lo:p])
	return r
}

const longestEmoticon = 4

// emoticon is the end of the longest emoticon at p that stands clear of letters
// and digits, or p.
func (c *scanner) emoticon(p int) int {
	if isDigit(c.before(p)) || c.s[p] == '(' && p > c.lo {
		return p
	}
	for end := min(p+longestEmoticon, c.hi); end > p+1; end-- {
		if !c.words.emoticon[c.s[p:end]] {
			continue
		}
		after, _ := c.rune(end)
		if inWord(after) || after == '/' || after == '-' {
			return p
		}
		// ">-----" and "<--" draw lines.
		if (c.s[p] == '<' || c.s[p] == '-') && p > c.lo {
			return p
		}
		return end
	}
	return p
}

// apostrophe emits what begins with an apostrophe or a single quotation mark.
func (c *scanner) apostrophe(p int, r rune, n int) int {
	after, an := c.rune(p + n)
	pair := after == r || r == '‘' && after == '’'
	if after == '’' && c.elision(p+n, an) > p+n {
		pair = false // ‘’tis
	}
	if pair {
		// ''' opens two quotations: the double mark stands outside.
		return c.one(p, p+n+an)
	}
	if r == '‘' {
		return c.one(p, p+n)
	}
	prev := c.before(p)
	if prev < 0 || !inWord(prev) && prev != '.' {
		if end := c.elision(p, n); end > p {
			return c.finish(p, end)
		}
	}
	if end := c.suffix(p, n); end > 0 && c.s[end-1]|0x20 != 't' && (prev >= 0 && !opens(prev) || prev < 0 && c.afterWord(p)) {
		return c.one(p, end)
	}
	return c.one(p, p+n)
}

func opens(r rune) bool { return strings.ContainsRune("([{“‘-—–", r) }

// afterWord reports whether the last token ends in a letter, a blank before p.
func (c *scanner) afterWord(p int) bool {
	if len(c.tokens) == 0 {
		return false
	}
	end := int(c.tokens[len(c.tokens)-1].End)
	r, _ := utf8.DecodeLastRuneInString(c.s[:end])
	return p-end == 1 && isLetter(r)
}

// elision is the end of the word at p that begins with an apostrophe of n
// bytes: 'em, '90s, 'tis; or p.
func (c *scanner) elision(p, n int) int {
	at := p + n
	if end := c.digits(at); end-at == 2 {
		if end < c.hi && c.s[end] == 's' {
			end++
		}
		if r, _ := c.rune(end); !inWord(r) {
			return end
		}
		return p
	}
	end := c.run(at)
	if end == at || end-p > longest {
		return p
	}
	if r, m := c.rune(end); isApostrophe(r) && c.words.elided(c.s[p:end]+"'") {
		return end + m
	}
	if c.words.elided(c.s[p:end]) || c.fusedAt(p, end) {
		return end
	}
	return p
}
