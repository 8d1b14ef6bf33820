package view

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Style is how text is set for people.
type Style struct {
	Width int // columns
	Color bool
}

// pen is how a stretch of text looks in a terminal; pens are added with |.
type pen uint8

const (
	bold pen = 1 << iota
	dim
	italic
	blue
	magenta
)

var codes = [...]string{"1", "2", "3", "34", "35"}

func (p pen) escape() string {
	var on []string
	for i, code := range codes {
		if p&(1<<i) != 0 {
			on = append(on, code)
		}
	}
	return "\x1b[" + strings.Join(on, ";") + "m"
}

// run is text in one pen.
type run struct {
	text string
	pen  pen
}

// paper sets text in lines of a width, as the terminal counts columns.
type paper struct {
	Style
	b   []byte
	now pen // what the terminal is set to
}

// line ends a line. No pen reaches over its end, into what follows the print.
func (p *paper) line() {
	p.put("", 0)
	p.b = append(p.b, '\n')
}

// piece is part of a word: a word may change its pen in the middle.
type piece struct {
	text  string
	pen   pen
	width int
}

// block sets runs as a paragraph. The first line begins with first, the others
// with rest. Characters that a terminal would obey become signs.
func (p *paper) block(first, rest string, runs ...run) {
	column := 0
	begin := func(lead string) {
		p.put(lead, 0)
		column = uniseg.StringWidth(lead)
	}
	begin(first)
	room, start := p.Width, column
	for _, word := range split(runs) {
		width := 0
		for _, part := range word {
			width += part.width
		}
		if column > start {
			if column+1+width > room {
				p.line()
				begin(rest)
				start = column
			} else {
				if look := word[0].pen; look != p.now {
					p.put(" ", 0)
				} else {
					p.put(" ", look)
				}
				column++
			}
		}
		for _, part := range word {
			if column+part.width <= room {
				p.put(part.text, part.pen)
				column += part.width
				continue
			}
			// A word longer than a line is cut between characters.
			state := -1
			for left := part.text; left != ""; {
				var cluster string
				var w int
				cluster, left, w, state = uniseg.FirstGraphemeClusterInString(left, state)
				if column+w > room && column > start {
					p.line()
					begin(rest)
					start = column
				}
				p.put(cluster, part.pen)
				column += w
			}
		}
	}
	p.line()
}

func (p *paper) put(s string, look pen) {
	if p.Color && look != p.now {
		if p.now != 0 {
			p.b = append(p.b, "\x1b[0m"...)
		}
		if look != 0 {
			p.b = append(p.b, look.escape()...)
		}
		p.now = look
	}
	p.b = append(p.b, s...)
}

// split cuts runs into words.
func split(runs []run) [][]piece {
	var words [][]piece
	var word []piece
	for _, r := range runs {
		s := visible(r.text)
		for s != "" {
			end := strings.IndexFunc(s, blank)
			part := s
			if end >= 0 {
				part = s[:end]
			}
			if part != "" {
				word = append(word, piece{part, r.pen, uniseg.StringWidth(part)})
			}
			if end < 0 {
				break
			}
			if len(word) > 0 {
				words, word = append(words, word), nil
			}
			s = strings.TrimLeftFunc(s[end:], blank)
		}
	}
	if len(word) > 0 {
		words = append(words, word)
	}
	return words
}
