package marks

import (
	"strings"
	"unicode"

	"acta/internal/ling"
)

// single reads a mark that may be an apostrophe.
func (f *finder) single(tok ling.TokenID, s side) {
	if f.close(tok, Single) {
		return
	}
	if !f.opensSingle(tok, s) {
		return
	}
	partner := f.partner(tok)
	if partner == ling.None && !f.goesOn(tok) {
		return
	}
	if partner == ling.None {
		partner = never
	}
	f.push(tok, Single, partner)
}

// never is the partner of a mark whose quotation the next paragraph goes on with.
const never = -2

// goesOn reports whether a quotation that opens at tok may run on into the next
// paragraph.
func (f *finder) goesOn(tok ling.TokenID) bool {
	if f.next == ling.None {
		return false
	}
	return f.d.Word(f.next) == f.d.Word(tok)
}

// opensSingle decides whether a Single mark can open a quotation.
func (f *finder) opensSingle(tok ling.TokenID, s side) bool {
	if at, waiting := f.isOpen(Single); waiting && f.wanted(at) != never {
		return false
	}
	if tok+1 >= f.to {
		return false
	}
	switch s {
	case opening:
		return true
	case closing:
		return false
	}
	shape := f.shape(tok)
	if shape == opening {
		return true
	}
	// In a text cut into words beforehand, blanks stand on both sides.
	return shape == either && f.left(tok) == clear && (tok == f.from || !endsLikePossessive(f.d.Word(tok-1)))
}

func (f *finder) wanted(tok ling.TokenID) ling.TokenID {
	for _, o := range f.stack {
		if o.tok == tok {
			return o.want
		}
	}
	return ling.None
}

// partner finds the mark that closes the quotation opened at tok: the first
// that cannot be an apostrophe; else the first apostrophe after which a
// quotation more likely ends than a possessor stands; else the last.
func (f *finder) partner(tok ling.TokenID) ling.TokenID {
	var likely, last ling.TokenID = ling.None, ling.None
	for at := tok + 1; at < f.to; at++ {
		kind, s := glyph(f.d.Word(at))
		if kind != Single {
			continue
		}
		shape := f.shape(at)
		backtick := f.d.Word(at) == "`"
		if s == opening && !(backtick && shape == closing) || s == either && shape == opening {
			break // another quotation opens
		}
		if shape == opening || f.left(at) == glued && f.right(at) == glued {
			continue
		}
		before := f.d.Word(at - 1)
		if !isWord(before) || !endsLikePossessive(before) {
			if at > tok+1 {
				return at
			}
			continue
		}
		last = at
		if likely == ling.None && f.quotationEnds(at) {
			likely = at
		}
	}
	if likely != ling.None {
		return likely
	}
	if last != ling.None && !f.goesOn(tok) {
		return last
	}
	return ling.None
}

// endsLikePossessive reports whether an apostrophe after word may be part of
// it: workers’, goin’.
func endsLikePossessive(word string) bool {
	switch lastRune(word) {
	case 's', 'S', 'z', 'x':
		return true
	}
	return len(word) >= 4 && strings.HasSuffix(word, "in") && unicode.IsLower(firstRune(word))
}

// quotationEnds reports whether what follows the apostrophe at tok goes on with
// the sentence rather than naming what a possessor has.
func (f *finder) quotationEnds(tok ling.TokenID) bool {
	if tok+1 >= f.to {
		return true
	}
	next := f.d.Word(tok + 1)
	if !isWord(next) {
		return true
	}
	return functionWord[strings.ToLower(next)] || strings.HasSuffix(next, "ed") && len(next) > 4
}

// functionWord holds words that no possessor stands before.
var functionWord = map[string]bool{
	"a": true, "an": true, "the": true, "this": true, "that": true, "these": true, "those": true,
	"he": true, "she": true, "it": true, "they": true, "we": true, "you": true, "i": true, "who": true, "which": true,
	"and": true, "or": true, "but": true, "nor": true, "as": true, "if": true, "when": true, "while": true, "because": true, "than": true,
	"in": true, "on": true, "at": true, "by": true, "for": true, "from": true, "of": true, "to": true, "with": true,
	"after": true, "before": true, "into": true, "over": true, "under": true, "about": true, "against": true, "between": true, "during": true, "since": true, "until": true, "without": true,
	"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "has": true, "have": true, "had": true,
	"do": true, "does": true, "did": true, "will": true, "would": true, "can": true, "could": true, "may": true, "might": true, "must": true, "should": true, "shall": true,
	"said": true, "says": true, "say": true, "told": true, "wrote": true, "not": true, "also": true, "there": true, "his": true, "her": true, "their": true, "its": true,
}
