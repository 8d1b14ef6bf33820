// Package phrase reads noun phrases off a parsed text: how far one reaches, and
// which office or trade it names.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"acta/data"
	"acta/internal/ling"
)

// Head is the token of r that hangs on a token outside r; the first such one
// that is not a mark, or r.From.
func Head(d *ling.Parsed, r ling.Range) ling.TokenID {
	for tok := r.From; tok < r.To; tok++ {
		if !r.Has(d.Arcs[tok].Head) && d.Tags[tok].UPOS != "PUNCT" {
			return tok
		}
	}
	return r.From
}

// Under reports whether tok is head or hangs on it, over any number of arcs.
func Under(d *ling.Parsed, tok, head ling.TokenID) bool {
	for tok != ling.None {
		if tok == head {
			return true
		}
		tok = d.Arcs[tok].Head
	}
	return false
}

// Rel is the relation of tok without its subtype.
func Rel(d *ling.Parsed, tok ling.TokenID) string {
	rel, _, _ := strings.Cut(d.Arcs[tok].Rel, ":")
	return rel
}

// Lower is the lemma of tok in lower case.
func Lower(d *ling.Parsed, tok ling.TokenID) string {
	if l := d.Tags[tok].Lemma; l != "" && l != "_" {
		return strings.ToLower(l)
	}
	return strings.ToLower(d.Word(tok))
}

// Lemmas are the lemmas of r in lower case.
func Lemmas(d *ling.Parsed, r ling.Range) []string {
	out := make([]string, 0, r.Len())
	for tok := r.From; tok < r.To; tok++ {
		out = append(out, Lower(d, tok))
	}
	return out
}

// Capital reports whether tok begins with a capital.
func Capital(d *ling.Parsed, tok ling.TokenID) bool {
	r, _ := utf8.DecodeRuneInString(d.Word(tok))
	return unicode.IsUpper(r)
}

// particles may begin a name in lower case.
var particles = map[string]bool{
	"al": true, "el": true, "de": true, "da": true, "di": true, "du": true, "del": true, "della": true, "van": true, "von": true,
	"der": true, "den": true, "ten": true, "ter": true, "bin": true, "bint": true, "ibn": true, "abu": true, "la": true, "le": true,
	"dos": true, "das": true, "zu": true, "af": true, "ap": true, "y": true, "e": true, "d": true, "d'": true, "d’": true,
}

// BareName is r, the mention of a name, without article, titles and offices
// before it and without possessive after it: "the President [Ilan Dovar]'s".
// Titles, offices and trades are taken off persons only.
func BareName(d *ling.Parsed, lex *data.Lexicon, r ling.Range, person bool) ling.Range {
	for r.Len() > 1 && (d.Tags[r.To-1].XPOS == "POS" || d.Word(r.To-1) == ",") {
		r.To--
	}
	for r.Len() > 1 {
		n := 0
		if strings.EqualFold(d.Word(r.From), "the") {
			n = 1
		} else if person {
			if n = TitleLen(d, lex, r); n == 0 && !Capital(d, r.From) && !particles[d.Word(r.From)] {
				n = 1 // a trade: "driver [Jo Maddern]"
			}
		}
		if n == 0 || n >= r.Len() {
			break
		}
		r.From += ling.TokenID(n)
	}
	return r
}

// TitleLen is how many tokens at the start of r are a title or an office, with
// what says which one: "Trade envoy", "Deputy Agriculture Secretary". It is 0
// where none are.
func TitleLen(d *ling.Parsed, lex *data.Lexicon, r ling.Range) int {
	for n := min(r.Len(), 6); n > 0; n-- {
		last := r.From + ling.TokenID(n) - 1
		if !lex.EndsRole(Lower(d, last)) {
			continue
		}
		role, k := lex.Role(Lemmas(d, ling.Range{From: r.From, To: last + 1}))
		// "Larry King" is a name, and "Judge" may be one alone.
		if role == nil || k < n && lex.Given(d.Word(r.From)) != "" || n == 1 && r.Len() == 1 {
			continue
		}
		return n
	}
	if _, title := lex.Title(d.Word(r.From)); title {
		return 1
	}
	return 0
}

// HasGovernment reports whether a name stands in the possessive before what only
// a state has: a head of state or government, a foreign ministry, an army.
func HasGovernment(d *ling.Parsed, lex *data.Lexicon, name ling.Range) bool {
	sent := d.Sents[d.SentOf(name.From)]
	at := name.To
	if d.Tags[at-1].XPOS != "POS" {
		if !sent.Has(at) || d.Tags[at].XPOS != "POS" {
			return false
		}
		at++
	}
	for to := min(at+4, sent.To); to > at; to-- {
		if !lex.EndsRole(Lower(d, to-1)) {
			continue
		}
		role, n := lex.Role(Lemmas(d, ling.Range{From: at, To: to}))
		if role == nil || n != int(to-at) {
			continue
		}
		switch role.Rank {
		case data.RankHead, data.RankForce:
			return true
		case data.RankMinister, data.RankBody:
			return n > 1 && role.Sector == "GOV"
		}
		return false
	}
	return false
}

// Office is a role as a noun phrase names it: "Arvenian foreign minister".
type Office struct {
	Role  *data.Role
	Range ling.Range // the words of the role
	// Of is the words that say whose office it is, "Arvenian" or "Arvenia", empty where none do.
	Of ling.Range
	// Country is the country that Of names, or nil.
	Country *data.Country
}

// OfficeAt is the role that tok heads, or nil: its last word, or the first of
// "secretary of state". A name after "Mr" is no role: "Mr. King".
func OfficeAt(d *ling.Parsed, lex *data.Lexicon, tok ling.TokenID) *Office {
	sent := d.Sents[d.SentOf(tok)]
	var o Office
	// "secretary of state" is headed by its first word.
	for to := min(tok+4, sent.To); to > tok; to-- {
		if !lex.EndsRole(Lower(d, to-1)) {
			continue
		}
		from := max(sent.From, to-4)
		role, n := lex.Role(Lemmas(d, ling.Range{From: from, To: to}))
		if role == nil {
			continue
		}
		r := ling.Range{From: to - ling.TokenID(n), To: to}
		if tok == to-1 || tok == r.From && r.Len() > 2 && Lower(d, tok+1) == "of" {
			o.Role, o.Range = role, r
			break
		}
	}
	if o.Role != nil && o.Range.From > sent.From {
		if g, title := lex.Title(d.Word(o.Range.From - 1)); title && g != "" && Capital(d, o.Range.From) {
			return nil
		}
	}
	if o.Role == nil {
		return nil
	}
	o.country(d, lex, sent)
	return &o
}

// country looks for whose office it is, to the left ("Arvenia's", "Arvenian")
// and to the right ("of Arvenia").
func (o *Office) country(d *ling.Parsed, lex *data.Lexicon, sent ling.Range) {
	from := o.Range.From
	for tok := o.Range.From - 1; tok >= sent.From && o.Range.From-tok <= 6; tok-- {
		upos := d.Tags[tok].UPOS
		if upos != "ADJ" && upos != "PROPN" && upos != "NOUN" && d.Tags[tok].XPOS != "POS" {
			break
		}
		from = tok
	}
	left := ling.Range{From: from, To: o.Range.From}
	right := ling.Range{From: o.Range.To, To: o.Range.To}
	if at := o.Range.To; at < sent.To && (Lower(d, at) == "of" || Lower(d, at) == "for") {
		right.From++
		for right.From < sent.To && d.Tags[right.From].UPOS == "DET" {
			right.From++
		}
		for right.To = right.From; right.To < sent.To && (d.Tags[right.To].UPOS == "PROPN" || d.Tags[right.To].UPOS == "ADJ"); {
			right.To++
		}
	}
	if o.find(d, lex, left) || o.find(d, lex, right) {
		return
	}
	// Words that the gazetteer does not know: the name right beside the role.
	for left.To > left.From && d.Tags[left.To-1].XPOS == "POS" {
		left.To--
	}
	at := left.To
	for at > left.From && (d.Tags[at-1].UPOS == "PROPN" || at == left.To && demonym(d, at-1)) && Capital(d, at-1) {
		at--
	}
	o.Of = ling.Range{From: at, To: left.To}
	if o.Of.Empty() && !right.Empty() && d.Tags[right.To-1].UPOS == "PROPN" {
		o.Of = right
	}
}

// demonym reports whether tok is a capitalised adjective that looks like one
// made of a name: "Arvenian", not "Former".
func demonym(d *ling.Parsed, tok ling.TokenID) bool {
	w := d.Word(tok)
	if d.Tags[tok].UPOS != "ADJ" || !Capital(d, tok) {
		return false
	}
	for _, end := range []string{"an", "ish", "ese", "ic", "i", "ch"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// find takes the longest country word of r, the first of those.
func (o *Office) find(d *ling.Parsed, lex *data.Lexicon, r ling.Range) bool {
	for n := min(r.Len(), 5); n > 0; n-- {
		for from := r.From; from+ling.TokenID(n) <= r.To; from++ {
			part := ling.Range{From: from, To: from + ling.TokenID(n)}
			if w, ok := lex.Country(d.Words(part)); ok && w.Sense != data.SenseCapital && alone(d, part, r) {
				o.Of, o.Country = part, w.Country
				return true
			}
		}
	}
	return false
}

// alone reports whether no name stands beside part in r: "American" is alone in
// "American deputy", not in "American Harbour Forum".
func alone(d *ling.Parsed, part, r ling.Range) bool {
	if part.From > r.From && d.Tags[part.From-1].UPOS == "PROPN" {
		return false
	}
	return part.To == r.To || d.Tags[part.To].UPOS != "PROPN"
}

// SamePlace reports whether two words that say whose an office is may name one
// place: they are equal, or begin alike as "Arvenia" and "Arvenian" do.
func SamePlace(a, b string) bool {
	if a == b {
		return true
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && 3*n >= 2*max(len(a), len(b))
}

// OfficeOfName is the office that stands at a person's name: "Arvenian
// President Ilan Dovar", "Ilan Dovar, the president of Arvenia", or nil. The
// range of the name is that of its mention.
func OfficeOfName(d *ling.Parsed, lex *data.Lexicon, name ling.Range) *Office {
	// Titles that belong to the mention: [President Ilan Dovar].
	for tok := name.From; tok < name.To-1; tok++ {
		if _, title := lex.Title(d.Word(tok)); !title {
			break
		}
		if o := OfficeAt(d, lex, tok); o != nil && o.Range.To <= name.To {
			return o
		}
	}
	// Offices of several words: [Foreign Minister Ilan Dovar].
	for tok := name.From; tok < name.To-1; tok++ {
		if n := TitleLen(d, lex, ling.Range{From: tok, To: name.To}); n > 1 && tok+ling.TokenID(n) < name.To {
			if o := OfficeAt(d, lex, tok+ling.TokenID(n)-1); o != nil {
				return o
			}
		}
	}
	sent := d.Sents[d.SentOf(name.From)]
	if tok := name.From - 1; sent.Has(tok) {
		if o := before(d, lex, tok); o != nil {
			return o
		}
	}
	// "the president of Arvenia, Ilan Dovar,"
	for tok := name.From; tok < name.To; tok++ {
		if head := d.Arcs[tok].Head; Rel(d, tok) == "appos" && head != ling.None && head < name.From {
			if o := OfficeAt(d, lex, head); o != nil {
				return o
			}
		}
	}
	for tok := name.To; tok < sent.To; tok++ {
		head := d.Arcs[tok].Head
		clause := d.Arcs[tok].Rel == "acl:relcl" && d.Tags[tok].UPOS != "VERB" // "Ilan Dovar, who is the president"
		if (Rel(d, tok) == "appos" || clause) && head != ling.None && name.Has(head) {
			if o := OfficeAt(d, lex, tok); o != nil {
				return o
			}
		}
	}
	// "Ilan Dovar is the president of Arvenia"
	head := Head(d, name)
	if Rel(d, head) == "nsubj" {
		noun := d.Arcs[head].Head
		if d.Tags[noun].UPOS == "NOUN" || d.Tags[noun].UPOS == "PROPN" {
			for tok := name.To; tok < noun; tok++ {
				if Rel(d, tok) == "cop" && d.Arcs[tok].Head == noun {
					return OfficeAt(d, lex, noun)
				}
			}
		}
	}
	return nil
}

// before is the office that ends at tok.
func before(d *ling.Parsed, lex *data.Lexicon, tok ling.TokenID) *Office {
	if u := d.Tags[tok].UPOS; u != "NOUN" && u != "PROPN" {
		return nil
	}
	if o := OfficeAt(d, lex, tok); o != nil && o.Range.To == tok+1 {
		return o
	}
	return nil
}
