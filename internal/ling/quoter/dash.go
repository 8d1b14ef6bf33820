package quoter

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
)

// ruleDash made a statement of a quotation that a dash and a name follow:
// “We are ready.” — Dana Orlo
const ruleDash = "quote.dash"

// dashSource is how many tokens may stand after such a dash, at most.
const dashSource = 16

// dashProb is the confidence of such a statement. The form leaves little doubt,
// and is too rare in the corpus to fit a number to.
const dashProb = 0.95

// addDashes makes statements of the quotations that are signed: a paragraph that
// is a quotation, then a dash and a name, in the same paragraph or as the next
// one. What the network made of these words is dropped.
func (r *reading) addDashes(quotes []ling.Quote) []ling.Quote {
	for k, p := range r.pairs {
		if p.Close == ling.None || k > 0 && r.pairs[k-1].Inside.To > p.Inside.From {
			continue
		}
		first, last := r.paragraph(p.Close)
		dash := p.Close + 1
		if dash == last && last < ling.TokenID(len(r.para)) {
			_, last = r.paragraph(dash)
		}
		if dash >= last || !isDash(r.doc.Word(dash)) {
			continue
		}
		source := ling.Range{From: dash + 1, To: last}
		if source.Len() > 1 && r.doc.Word(last-1) == "." {
			source.To--
		}
		content, whole := r.signed(k, first)
		if !whole || !r.isSignature(source) {
			continue
		}
		words := ling.Range{From: content[0].From, To: last}
		quotes = slices.DeleteFunc(quotes, func(q ling.Quote) bool {
			return slices.ContainsFunc(slices.Concat(q.Source, q.Content, []ling.Range{q.Cue}), words.Overlaps)
		})
		quotes = append(quotes, ling.Quote{
			Speaker: ling.None, Within: ling.None, Source: []ling.Range{source}, Cue: ling.Range{From: dash, To: dash + 1},
			Content: content, Prob: dashProb, Rules: []string{ruleDash},
		})
	}
	return quotes
}

// paragraph is the tokens of the paragraph that holds t.
func (r *reading) paragraph(t ling.TokenID) (from, to ling.TokenID) {
	for from = t; from > 0 && r.para[from-1] == r.para[t]; from-- {
	}
	for to = t + 1; int(to) < len(r.para) && r.para[to] == r.para[t]; to++ {
	}
	return from, to
}

// signed is the quotation that ends with pair k, a piece a paragraph, and whether
// it is all that stands in its paragraphs before its end. first is the first
// token of the paragraph of its end.
func (r *reading) signed(k int, first ling.TokenID) (content []ling.Range, whole bool) {
	p := r.pairs[k]
	from := p.Open
	if from == ling.None {
		from = p.Inside.From
	}
	content = []ling.Range{{From: from, To: p.Close + 1}}
	for k--; k >= 0 && from == first && r.pairs[k].Continues(); k-- {
		p = r.pairs[k]
		if p.Inside.To != first {
			break
		}
		from = p.Inside.From
		if p.Open != ling.None {
			from = p.Open
		}
		first, _ = r.paragraph(from)
		content = slices.Insert(content, 0, ling.Range{From: from, To: p.Inside.To})
	}
	return content, from == first
}

// isSignature reports whether source may be the name under a quotation: it
// begins with a capital, and no verb stands before a comma.
func (r *reading) isSignature(source ling.Range) bool {
	if source.Empty() || source.Len() > dashSource || !isUpper(r.doc.Word(source.From)) {
		return false
	}
	for t := source.From; t < source.To; t++ {
		switch tag := r.doc.Tags[t].XPOS; {
		case r.doc.Word(t) == ",":
			return true
		case tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || r.within[t] >= 0:
			return false
		}
	}
	return true
}

func isDash(w string) bool { return isOneOf(w, "—", "–", "―", "‒", "--", "---", "-") }

func isUpper(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
