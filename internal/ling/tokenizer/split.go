package tokenizer

import (
	"strings"
	"sync"
	"unicode/utf8"

	"acta/internal/ling"
	"acta/internal/ling/marks"
)

// cell is what the splitter knows of one token.
type cell struct {
	form  uint32 // hash of the word in lower case
	class class
	// inside says whether the gap before the token is inside quotation marks (1)
	// or brackets (2).
	inside uint8
	size   uint8 // letters of the word, at most 7
	glued  bool  // no blank before the token
	// opened is the first token of the innermost quotation that the token stands
	// in or closes, or None.
	opened ling.TokenID
}

const (
	inQuotes   = 1
	inBrackets = 2
)

// splitter finds the sentences of one text. Its buffers are used again.
type splitter struct {
	words *words
	d     *ling.Tokenized
	cells []cell // of the document
	open  []ling.TokenID
	feats []uint32

	// Of the paragraph that is being cut.
	from, to ling.TokenID
	style    uint32
	closed   uint32 // the class of the paragraph's last token
	ends     uint32 // how many tokens end sentences, at most 3
	headline bool   // the paragraph is the text's headline
}

var splitters = sync.Pool{New: func() any { return new(splitter) }}

// prepare classifies all tokens of d.
func (s *splitter) prepare(w *words, d *ling.Tokenized) {
	s.words, s.d = w, d
	if cap(s.cells) < len(d.Tokens) {
		s.cells = make([]cell, len(d.Tokens))
	}
	s.cells = s.cells[:len(d.Tokens)]
	end := int32(-1)
	for i := range s.cells {
		word := d.Word(ling.TokenID(i))
		s.cells[i] = cell{
			form: formHash(word), class: w.classify(word), size: uint8(min(len(word), 7)),
			glued: d.Tokens[i].Start == end, opened: ling.None,
		}
		end = d.Tokens[i].End
	}
	pairs := marks.Find(d)
	for _, p := range pairs {
		if p.Open != ling.None {
			s.cells[p.Open].class = openMark
		}
		if p.Close != ling.None {
			s.cells[p.Close].class = closeMark
		}
		to := p.Inside.To
		if p.Close != ling.None {
			to++
		}
		for tok := max(p.Inside.From, 0); tok < to; tok++ {
			s.cells[tok].inside |= inQuotes
			s.cells[tok].opened = max(p.Open, p.Inside.From-1)
		}
	}
	s.style = s.lowerStarts()
}

// lowerStarts says how often a full stop is followed by a small letter in the
// document: 0 hardly ever, 1 at times, 2 mostly.
func (s *splitter) lowerStarts() uint32 {
	small, all := 0, 0
	for i := 0; i+1 < len(s.cells); i++ {
		if s.cells[i].class == fullStop && s.cells[i+1].class.isWord() {
			all++
			if s.cells[i+1].class == lower {
				small++
			}
		}
	}
	switch {
	case small*20 < all || all == 0:
		return 0
	case small*2 < all:
		return 1
	}
	return 2
}

// paragraph sets out to cut tokens from to to.
func (s *splitter) paragraph(from, to ling.TokenID) {
	s.from, s.to = from, to
	s.open = s.open[:0]
	s.ends = 0
	for tok := from; tok < to; tok++ {
		switch s.cells[tok].class {
		case openBracket:
			if len(s.open) < 16 {
				s.open = append(s.open, tok)
			}
		case closeBracket:
			if n := len(s.open); n > 0 {
				for at := s.open[n-1] + 1; at <= tok && at-s.open[n-1] < 512; at++ {
					s.cells[at].inside |= inBrackets
				}
				s.open = s.open[:n-1]
			}
		case fullStop, exclaim, ellipsis:
			if s.ends < 3 {
				s.ends++
			}
		}
	}
	span := s.d.Span(ling.Range{From: from, To: to})
	s.headline = s.d.Text.Headline.Overlaps(span)
	s.closed = uint32(s.at(s.last(to - 1)).class)
}

// last is the token at or before tok that closes no quotation or bracket.
func (s *splitter) last(tok ling.TokenID) ling.TokenID {
	for tok > s.from && s.cells[tok].class.closes() {
		tok--
	}
	return tok
}

// at is the cell of tok, or that of a token outside the paragraph.
func (s *splitter) at(tok ling.TokenID) cell {
	if tok < s.from || tok >= s.to {
		return cell{class: outside}
	}
	return s.cells[tok]
}

// longestSpeaker is how many tokens may name the speaker before a verb of
// saying.
const longestSpeaker = 5

// speaks reports whether a speaker and a verb of saying stand at tok, as after
// “Why?” in “Why?” Mara Dovar asked.
func (s *splitter) speaks(tok ling.TokenID) bool {
	for at := tok; at < s.to && at <= tok+longestSpeaker; at++ {
		switch c := s.cells[at].class; {
		case c == lower && at > tok && s.words.saying[s.d.Word(at)]:
			return true
		case c == capital || c == upper || c == abbrBase+class(title) || c == abbrBase+class(initial) || c == letter || c == dash:
		case c == lower && at == tok: // he, she, the
		default:
			return false
		}
	}
	return false
}

// candidate reports whether a sentence can begin at tok, which is not the first
// of its paragraph.
func (s *splitter) candidate(tok ling.TokenID) bool {
	right := s.cells[tok].class
	switch right {
	case comma, closeMark, closeBracket, suffixed, semicolon:
		return false
	case fullStop, exclaim:
		if s.cells[tok].glued {
			return false
		}
	}
	left := s.cells[tok-1].class
	// "Accord Signed In Ostrel": capitals begin no sentence in a headline.
	if s.headline && left.isWord() && right.isWord() && left < abbrBase {
		return false
	}
	if left == closeMark && s.speaks(tok) {
		if t := s.cells[s.last(tok-1)].class; t == exclaim || t == comma || t == dash || t == loneMark || t.isWord() {
			return false
		}
	}
	if left.endsSentence() || left.closes() {
		return true
	}
	if right == lower || left == comma || left == openMark || left == openBracket {
		switch left {
		case emoticon, colon, line, bullet, loneMark, address, symbol, numeral:
			return true
		}
		return left >= abbrBase && right != lower
	}
	return true
}

// origin says where the quotation around tok, or closed by it, began: nowhere
// (0), before the sentence that began at start (1), with it (2), after a comma
// or colon (3), or after another token (4).
func (s *splitter) origin(start, tok ling.TokenID) uint32 {
	switch opened := s.cells[tok].opened; {
	case opened == ling.None:
		return 0
	case opened < start:
		return 1
	case opened == start:
		return 2
	case s.cells[opened-1].class == comma || s.cells[opened-1].class == colon:
		return 3
	}
	return 4
}

// features fills s.feats for the gap before tok, in a sentence that began at
// start.
func (s *splitter) features(start, tok ling.TokenID) []uint32 {
	end := s.last(tok - 1)
	closed := uint32(min(tok-1-end, 2))
	l, r := s.at(tok-1), s.at(tok)
	t, t1, t2 := s.at(end), s.at(end-1), s.at(end-2)
	r1, r2 := s.at(tok+1), s.at(tok+2)
	first := s.at(start)
	pair := uint32(t.class)<<8 | uint32(r.class)
	ctx := pair<<2 | closed
	inside := uint32(r.inside)
	glued := uint32(0)
	if r.glued {
		glued = 1
	}
	origin := s.origin(start, tok)
	if closed > 0 && l.class == closeMark {
		origin = 5 + s.origin(start, tok-1)
	}
	f := s.feats[:0]
	f = append(f,
		mix(1, ctx, 0),
		mix(2, pair, uint32(r1.class)),
		mix(3, l.form, uint32(r.class)),
		mix(4, r.form, uint32(l.class)),
		mix(5, t.form, ctx),
		mix(6, t1.form, ctx),
		mix(7, r.form, uint32(t.class)<<2|closed),
		mix(8, r1.form, ctx),
		mix(9, r.form^r1.form*3, uint32(t.class)),
		mix(10, uint32(t1.class)<<8|uint32(t2.class), ctx),
		mix(11, uint32(bucket(int(tok-start))), ctx),
		mix(12, uint32(bucket(int(s.to-tok))), ctx),
		mix(13, inside<<1|glued, ctx),
		mix(14, s.closed<<2|s.ends, ctx),
		mix(15, uint32(t1.class)<<3|uint32(t1.size), ctx),
		mix(16, uint32(first.class), ctx),
		mix(17, first.form, uint32(bucket(int(tok-start)))<<8|uint32(r.class)),
		mix(18, uint32(r1.class)<<8|uint32(r2.class), ctx),
		mix(19, s.style, ctx),
		mix(20, r2.form, ctx<<1|inside&1),
		mix(21, l.form^r.form*3, 0),
		mix(22, s.style<<8|s.closed<<2|s.ends, uint32(l.class)<<8|uint32(r.class)),
		mix(23, t1.form^r.form*3, uint32(t.class)),
		mix(24, uint32(l.class)<<16|uint32(r.class)<<8|uint32(s.at(tok-2).class), uint32(r1.class)),
		mix(25, s.at(tok-2).form, uint32(l.class)<<8|uint32(r.class)),
		mix(26, uint32(bucket(int(tok-start)))<<4|uint32(bucket(int(s.to-tok))), pair),
		mix(27, inside<<8|uint32(first.class), ctx),
		mix(28, t1.form^t2.form*3, pair),
		mix(29, origin<<8|uint32(l.class), ctx),
		mix(30, origin<<8|uint32(l.class), r.form),
		mix(31, origin<<8|uint32(bucket(int(tok-start))), ctx),
	)
	s.feats = f
	return f
}

// bucket puts lengths into classes: 1, 2, 3, 4, 5-6, 7-10, 11-20, 21-40, more.
func bucket(n int) uint8 {
	switch {
	case n <= 4:
		return uint8(n)
	case n <= 6:
		return 5
	case n <= 10:
		return 6
	case n <= 20:
		return 7
	case n <= 40:
		return 8
	}
	return 9
}

// mix hashes a template and its two values.
func mix(template, a, b uint32) uint32 {
	h := template*0x9e3779b1 ^ a*0x85ebca6b
	h ^= h >> 15
	h = (h ^ b) * 0xc2b2ae35
	h ^= h >> 13
	h *= 0x27d4eb2f
	return h ^ h>>16
}

// formHash hashes s in lower case; digits are all one.
func formHash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		b := s[i]
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		} else if '0' <= b && b <= '9' {
			b = '0'
		} else if b >= utf8.RuneSelf {
			return formHashSlow(h, s[i:])
		}
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}

func formHashSlow(h uint32, s string) uint32 {
	for _, r := range s {
		if r == '’' {
			r = '\''
		}
		if r < utf8.RuneSelf {
			r = rune(strings.ToLower(string(r))[0])
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// cut appends the sentences of tokens from to to.
func (s *splitter) cut(m *model, from, to ling.TokenID, sents []ling.Range) []ling.Range {
	if from == to {
		return sents
	}
	s.paragraph(from, to)
	start := from
	for tok := from + 1; tok < to; tok++ {
		if !s.candidate(tok) {
			continue
		}
		if m.score(s.features(start, tok)) > 0 {
			sents = append(sents, ling.Range{From: start, To: tok})
			start = tok
		}
	}
	return append(sents, ling.Range{From: start, To: to})
}
