package tokenizer

// number emits the number that starts with the digit at p, with a unit cut off
// it: "16.5m", "10am".
func (c *scanner) number(p int) int {
	if end := c.email(p); end > p {
		return c.one(p, end)
	}
	if end := c.dashed(p); end > p {
		return c.one(p, end)
	}
	q := c.digits(p)
	plain := true // digits only
	for q+1 < c.hi {
		b := c.s[q]
		end := c.digits(q + 1)
		n := end - q - 1
		if n == 0 {
			break
		}
		if b == '/' && plain && q-p <= 2 {
			if end = c.date(p, q); end > q {
				q, plain = end, false
			}
			break
		}
		if b != '.' && b != ':' && !(b == ',' && n == 3) {
			break
		}
		q, plain = end, false
	}
	r, n := c.rune(q)
	switch {
	case r == '.':
		if end := c.run(q + 1); c.words.in(c.words.ending, c.s[q+1:end]) {
			return c.one(p, end)
		}
	case isLetter(r):
		end := c.run(q)
		if c.words.in(c.words.unit, c.s[q:end]) {
			c.emit(p, q)
			return c.one(q, end)
		}
		return c.rest(p, end)
	case inWord(r):
		return c.rest(p, q+n)
	case isApostrophe(r) && plain && (q-p == 2 || q-p == 4) && c.s[q-1] == '0':
		if end := c.suffix(q, n); end > 0 && c.s[end-1] == 's' {
			return c.one(p, end)
		}
	}
	return c.one(p, q)
}

// digits is the end of the ASCII digits from q.
func (c *scanner) digits(q int) int {
	for q < c.hi && isDigit(rune(c.s[q])) {
		q++
	}
	return q
}

// date is the end of "9/11" or "11/28/2000", of which the first part is p to
// q, or q.
func (c *scanner) date(p, q int) int {
	end := c.digits(q + 1)
	if end-q-1 > 2 || value(c.s[p:q]) > 31 || value(c.s[q+1:end]) > 31 {
		return q
	}
	if end < c.hi && c.s[end] == '/' {
		year := c.digits(end + 1)
		if n := year - end - 1; n == 2 || n == 4 {
			end = year
		} else {
			return q
		}
	}
	if r, _ := c.rune(end); inWord(r) || r == '/' {
		return q
	}
	return end
}

func value(digits string) int {
	v := 0
	for i := range len(digits) {
		v = v*10 + int(digits[i]-'0')
	}
	return v
}

// dashed is the end of a telephone number or date with hyphens at p, or p.
func (c *scanner) dashed(p int) int {
	var lens [4]int
	n, at := 0, p
	for {
		end := c.digits(at)
		if end == at || end-at > 5 || n == len(lens) {
			return p
		}
		lens[n] = end - at
		n++
		if end < c.hi && (c.s[end] == '-' || c.s[end] == '/' && n == 1 && lens[0] == 3) {
			at = end + 1
			continue
		}
		if r, _ := c.rune(end); inWord(r) {
			return p
		}
		if !dashedShape(lens[:n]) {
			return p
		}
		return end
	}
}

func dashedShape(lens []int) bool {
	switch len(lens) {
	case 2:
		return lens[0] == 3 && lens[1] == 4 || lens[0] == 5 && lens[1] == 4
	case 3:
		phone := lens[0] == 3 && lens[1] == 3 && lens[2] == 4
		day := lens[0] <= 2 && lens[1] <= 2 && (lens[2] == 2 || lens[2] == 4)
		iso := lens[0] == 4 && lens[1] == 2 && lens[2] == 2
		return phone || day || iso
	case 4:
		return lens[0] == 1 && lens[1] == 3 && lens[2] == 3 && lens[3] == 4
	}
	return false
}
