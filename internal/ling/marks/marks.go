// Package marks pairs the quotation marks of a text.
//
// Three things make that hard, and the rules here are for them: ’ and ' are
// also apostrophes; " and ” look the same on both sides; and marks are
// forgotten. A paragraph is read by itself, so a forgotten mark costs one
// paragraph at most.
package marks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
)

// Kind is the kind of a pair of marks.
type Kind uint8

// The kinds of marks, by their names in English typography.
const (
	Double    Kind = iota + 1 // " “ ” „ and the doubled '' `` ’’
	Single                    // ' ‘ ’ ‚
	Guillemet                 // « » ‹ ›
)

// Pair is one quotation between marks, inside one paragraph. Where a quotation
// runs over paragraphs, each has its own pair.
type Pair struct {
	Open   ling.TokenID // None where the paragraph goes on with a quotation and does not open it again
	Close  ling.TokenID // None where the quotation goes on in the next paragraph, or is never closed
	Kind   Kind
	Inside ling.Range // the tokens between the marks; may be empty
}

// Continues reports whether the next pair of the same kind goes on with p.
func (p Pair) Continues() bool { return p.Close == ling.None }

// Find pairs the marks of d, of which only Text and Tokens are read. Pairs are
// sorted by their first token, outer before inner, and none crosses another.
// Marks without a partner are in no pair, except where the next paragraph goes
// on with the quotation, and where one follows a colon: that quotation runs to
// the end of its paragraph.
func Find(d *ling.Tokenized) []Pair {
	f := finder{d: d}
	tok := 0
	paragraphs := d.Text.Paragraphs
	for i, p := range paragraphs {
		f.from = ling.TokenID(tok)
		for tok < len(d.Tokens) && d.Tokens[tok].Start < p.End {
			tok++
		}
		f.to = ling.TokenID(tok)
		f.next = ling.None
		if i+1 < len(paragraphs) && tok < len(d.Tokens) {
			f.next = f.to
		}
		f.paragraph()
	}
	return f.pairs
}

// Depths is, for each token of d, how many of pairs it stands inside of. A mark
// is not inside its own pair.
func Depths(d *ling.Tokenized, pairs []Pair) []uint8 {
	out := make([]uint8, len(d.Tokens))
	for _, p := range pairs {
		for tok := p.Inside.From; tok < p.Inside.To; tok++ {
			if out[tok] < 255 {
				out[tok]++
			}
		}
	}
	return out
}

// A side says which sides of a quotation the glyph of a mark can stand on.
type side uint8

const (
	opening side = iota + 1
	closing
	either
)

// glyph is what the characters of a mark say of it.
func glyph(word string) (Kind, side) {
	switch word {
	case "\"", "''", "\u2033":
		return Double, either
	case "“", "„", "‟", "``", "‘‘", "‘’":
		return Double, opening
	case "”", "’’":
		return Double, closing
	case "'":
		return Single, either
	case "‘", "‚", "‛", "`":
		return Single, opening
	case "’", "´":
		return Single, closing
	case "«", "‹":
		return Guillemet, opening
	case "»", "›":
		return Guillemet, closing
	}
	return 0, 0
}

// MarkKind is the kind of the quotation mark that word is by its look, or 0. A
// [Single] mark may be an apostrophe.
func MarkKind(word string) Kind {
	kind, _ := glyph(word)
	return kind
}

// open is a mark that waits for its partner.
type open struct {
	tok  ling.TokenID
	kind Kind
	pair int          // its place in pairs, kept so that outer comes before inner
	want ling.TokenID // the partner of a Single mark
}

// carried is a quotation that the paragraph before did not close.
type carried struct {
	kind Kind // 0: none
	at   int  // where its pair belongs in pairs
	pair Pair
}

type finder struct {
	d        *ling.Tokenized
	from, to ling.TokenID // of the paragraph
	next     ling.TokenID // the first token of the next paragraph, or None
	stack    []open
	pairs    []Pair
	start    int // where this paragraph's pairs begin
	carry    carried
}

func (f *finder) paragraph() {
	f.start = len(f.pairs)
	f.stack = f.stack[:0]
	carry := f.carry
	f.carry = carried{}
	for tok := f.from; tok < f.to; tok++ {
		kind, s := glyph(f.d.Word(tok))
		if kind == 0 {
			continue
		}
		if kind == Single {
			f.single(tok, s)
			continue
		}
		if f.opens(tok, kind, s) {
			f.push(tok, kind, ling.None)
			carry.clear(kind)
			continue
		}
		if f.close(tok, kind) {
			continue
		}
		if carry.kind == kind && f.shape(tok) != opening {
			f.goOn(&carry, tok)
		}
	}
	f.end()
}

func (c *carried) clear(kind Kind) {
	if c.kind == kind {
		c.kind = 0
	}
}

// goOn ends at tok a quotation that the paragraph before opened and this one
// did not open again.
func (f *finder) goOn(c *carried, tok ling.TokenID) {
	f.insert(f.start, Pair{Open: ling.None, Close: tok, Kind: c.kind, Inside: ling.Range{From: f.from, To: tok}})
	f.insert(c.at, c.pair)
	f.start++
	f.stack = f.stack[:0]
	c.kind = 0
}

func (f *finder) insert(at int, p Pair) {
	f.pairs = append(f.pairs, Pair{})
	copy(f.pairs[at+1:], f.pairs[at:])
	f.pairs[at] = p
}

// deepest bounds the marks that may be open at once, and with them the time.
const deepest = 16

func (f *finder) push(tok ling.TokenID, kind Kind, want ling.TokenID) {
	if len(f.stack) == deepest {
		return
	}
	f.stack = append(f.stack, open{tok: tok, kind: kind, pair: len(f.pairs), want: want})
	f.pairs = append(f.pairs, Pair{Open: tok, Close: ling.None, Kind: kind})
}

// close pairs tok with the innermost open mark of kind. Marks that were opened
// after that one stay without a partner.
func (f *finder) close(tok ling.TokenID, kind Kind) bool {
	for i := len(f.stack) - 1; i >= 0; i-- {
		o := f.stack[i]
		if o.kind != kind || o.want != ling.None && o.want != tok {
			continue
		}
		f.pairs[o.pair].Close = tok
		f.pairs[o.pair].Inside = ling.Range{From: o.tok + 1, To: tok}
		f.stack = f.stack[:i]
		return true
	}
	return false
}

// isOpen reports whether a mark of kind waits for its partner, and the token.
func (f *finder) isOpen(kind Kind) (ling.TokenID, bool) {
	for i := len(f.stack) - 1; i >= 0; i-- {
		if f.stack[i].kind == kind {
			return f.stack[i].tok, true
		}
	}
	return ling.None, false
}

// opens decides whether a Double or Guillemet mark opens a quotation.
func (f *finder) opens(tok ling.TokenID, kind Kind, s side) bool {
	at, waiting := f.isOpen(kind)
	shape := f.shape(tok)
	switch s {
	case opening:
		if waiting && shape == closing {
			return false
		}
		// „So“ and »So« close with what opens elsewhere.
		if waiting && shape != opening {
			first := f.d.Word(at)
			return first != "„" && first != "»" && first != "›"
		}
		return true
	case closing:
		return !waiting && shape == opening
	}
	if waiting {
		if shape != opening {
			return false
		}
		// A mark that looks like an opening one inside marks of its own glyph
		// means that the closing one was forgotten, unless others will close both.
		if f.d.Word(at) == f.d.Word(tok) {
			f.drop(kind)
		}
		return true
	}
	return shape != closing
}

// drop forgets the innermost open mark of kind and those inside it.
func (f *finder) drop(kind Kind) {
	for i := len(f.stack) - 1; i >= 0; i-- {
		if f.stack[i].kind == kind {
			f.stack = f.stack[:i]
			return
		}
	}
}

// shape is the side on which the blanks around tok put it, or either.
func (f *finder) shape(tok ling.TokenID) side {
	left, right := f.left(tok), f.right(tok)
	switch {
	case left == clear && right != clear:
		return opening
	case left == glued && right == clear:
		return closing
	}
	return either
}

// A gap says what stands on one side of a mark.
type gap uint8

const (
	clear gap = iota // a blank, an end, or a mark that belongs to the outside
	glued
	dashed // a dash: the mark may belong to either side of it
)

func (f *finder) left(tok ling.TokenID) gap {
	if tok == f.from || f.d.Tokens[tok-1].End < f.d.Tokens[tok].Start {
		return clear
	}
	word := f.d.Word(tok - 1)
	if isDash(word) {
		return dashed
	}
	if strings.ContainsAny(word[:1], "([{/=<>") {
		return clear
	}
	if kind, s := glyph(word); kind != 0 {
		if s == opening {
			return clear
		}
		if s == either && (tok-1 == f.from || f.d.Tokens[tok-2].End < f.d.Tokens[tok-1].Start) {
			return clear
		}
	}
	return glued
}

func (f *finder) right(tok ling.TokenID) gap {
	if tok+1 == f.to || f.d.Tokens[tok].End < f.d.Tokens[tok+1].Start {
		return clear
	}
	word := f.d.Word(tok + 1)
	if isDash(word) {
		return dashed
	}
	if word == "..." || word == ".." || word == "…" {
		return dashed
	}
	if strings.ContainsAny(word[:1], ".,;:!?)]}/") {
		return clear
	}
	if kind, s := glyph(word); kind != 0 && s == closing {
		return clear
	}
	if word == "'s" || word == "’s" {
		return clear
	}
	return glued
}

func isDash(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return r == '-' || r == '–' || r == '—' || r == '―'
}

// end gives up the marks that wait for a partner, but for the last whose
// quotation the next paragraph goes on with, or that follows a colon.
func (f *finder) end() {
	keep := -1
	if f.next != ling.None && len(f.stack) > 0 {
		kind, s := glyph(f.d.Word(f.next))
		for _, o := range f.stack {
			if o.kind == kind && s != closing {
				keep = o.pair
			}
		}
	}
	if keep < 0 {
		for _, o := range f.stack {
			if o.kind != Single && o.tok > f.from && f.d.Word(o.tok-1) == ":" && f.shape(o.tok) == opening {
				keep = o.pair
				break
			}
		}
	}
	if keep >= 0 {
		f.pairs[keep].Inside = ling.Range{From: f.pairs[keep].Open + 1, To: f.to}
	}
	var lost open
	for _, o := range f.stack {
		if keep < 0 && o.kind != Single {
			lost = o
		}
	}
	n, at := f.start, 0
	for i := f.start; i < len(f.pairs); i++ {
		if lost.kind != 0 && i == lost.pair {
			at = n
		}
		if p := f.pairs[i]; p.Close != ling.None || i == keep {
			f.pairs[n] = p
			n++
		}
	}
	f.pairs = f.pairs[:n]
	if lost.kind != 0 && f.next != ling.None {
		f.carry = carried{kind: lost.kind, at: at, pair: Pair{
			Open: lost.tok, Close: ling.None, Kind: lost.kind, Inside: ling.Range{From: lost.tok + 1, To: f.to},
		}}
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isWord(s string) bool {
	r := firstRune(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
