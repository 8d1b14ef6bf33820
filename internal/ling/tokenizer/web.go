package tokenizer

import "strings"

var schemes = []string{"http://", "https://", "www.", "ftp://", "mailto:"}

// longestHost is the longest name of a host or file that is looked for.
const longestHost = 255

// web is the end of the web or e-mail address that starts at p, or p.
func (c *scanner) web(p int) int {
	switch c.s[p] | 0x20 {
	case 'h', 'w', 'f', 'm':
		for _, scheme := range schemes {
			if c.hi-p > len(scheme) && strings.EqualFold(c.s[p:p+len(scheme)], scheme) {
				if end := c.url(p + len(scheme)); end > p+len(scheme) {
					return end
				}
			}
		}
	}
	return c.email(p)
}

// url is the end of the address of which the bytes before p are settled.
func (c *scanner) url(p int) int {
	end, open := p, 0
	for end < c.hi {
		r, n := c.rune(end)
		switch r {
		case '<', '>', '"', '“', '”', '‘', '’', '«', '»', '{', '}', '|', '\\', '^', '`', '—':
			return c.trim(p, end, open)
		case '(':
			open++
		case ')':
			open--
		}
		end += n
	}
	return c.trim(p, end, open)
}

// trim takes marks of the sentence off the end of an address; open is how many
// round brackets opened in it and did not close.
func (c *scanner) trim(p, end, open int) int {
	for end > p {
		switch b := c.s[end-1]; {
		case strings.IndexByte(".,;:!?'*]", b) >= 0:
		case b == ')' && open < 0:
			open++
		default:
			return end
		}
		end--
	}
	return end
}

func isLocal(b byte) bool {
	return 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' || b == '.' || b == '_' || b == '%' || b == '+' || b == '-'
}

// email is the end of the e-mail address that starts at p, or p.
func (c *scanner) email(p int) int {
	if p < c.noEmail {
		return p
	}
	if c.at < p {
		c.at = c.hi
		if i := strings.IndexByte(c.s[p:c.hi], '@'); i >= 0 {
			c.at = p + i
		}
	}
	if c.at == c.hi {
		c.noEmail = c.hi
		return p
	}
	for q := p; q < c.at; q++ {
		if !isLocal(c.s[q]) {
			c.noEmail = q + 1
			return p
		}
	}
	end := c.at + 1
	for end < c.hi && isLocal(c.s[end]) {
		end++
	}
	for end > c.at+1 && (c.s[end-1] == '.' || c.s[end-1] == '-') {
		end--
	}
	if end == c.at+1 {
		c.noEmail = c.at + 1
		return p
	}
	return end
}

// host is the end of the name of a host or a file at p, whose first full stop
// is at q, with the path after it; or q.
func (c *scanner) host(p, q int) int {
	end, dots, lower := q, 0, isLowerASCII(c.s[p:q])
	last := q
	for end < c.hi && end-p < longestHost && c.s[end] == '.' {
		seg := c.segment(end + 1)
		if seg == end+1 {
			break
		}
		last, dots = end+1, dots+1
		lower = lower && isLowerASCII(c.s[last:seg])
		end = seg
	}
	if dots == 0 {
		return q
	}
	if !c.words.in(c.words.ending, c.s[last:end]) && (dots < 2 || !lower) {
		return q
	}
	if end < c.hi && c.s[end] == '/' && end+1 < c.hi && isLocal(c.s[end+1]) {
		return c.url(end)
	}
	return end
}

// segment is the end of the letters, digits and inner hyphens from p.
func (c *scanner) segment(p int) int {
	q := c.run(p)
	for q > p && q+1 < c.hi && c.s[q] == '-' && isLocal(c.s[q+1]) && c.s[q+1] != '.' && q-p < longestHost {
		next := c.run(q + 1)
		if next == q+1 {
			break
		}
		q = next
	}
	return q
}

func isLowerASCII(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}
