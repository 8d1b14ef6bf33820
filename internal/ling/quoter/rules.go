package quoter

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/marks"
)

// Ids of the rules that a statement's Rules may name.
const (
	// ruleMarks moved an edge of a content so that a pair of quotation marks is
	// all inside it or all outside.
	ruleMarks = "quote.marks"
	// ruleEdge took punctuation off an edge of a content.
	ruleEdge = "quote.edge"
	// ruleOrphan made a statement of a quotation that the network gave to nobody.
	ruleOrphan = "quote.orphan"
)

// repair settles the edges of contents: quotation marks stand inside with what
// they enclose, a comma or a final stop outside the marks does not belong to
// the content (guidelines of PolNeAR, and 98 of 100 contents of its training
// part).
func (r *reading) repair(quotes []ling.Quote) []ling.Quote {
	taken := r.taken(quotes)
	for i := range quotes {
		q := &quotes[i]
		for k := range q.Content {
			c := &q.Content[k]
			before := *c
			r.takeMarks(c, taken)
			if *c != before {
				q.Rules = addRule(q.Rules, ruleMarks)
			}
			before = *c
			r.trimEdges(c)
			if *c != before {
				q.Rules = addRule(q.Rules, ruleEdge)
			}
		}
		q.Content = r.joined(q.Content)
	}
	return quotes
}

// joined joins the stretches between which there is no character. Two quotations
// side by side with a blank between them stay two.
func (r *reading) joined(content []ling.Range) []ling.Range {
	out := content[:1]
	for _, c := range content[1:] {
		if last := &out[len(out)-1]; c.From <= last.To && !r.doc.SpaceAfter(c.From-1) {
			last.To = max(last.To, c.To)
		} else {
			out = append(out, c)
		}
	}
	return out
}

// taken says of each token whether a part of quotes holds it.
func (r *reading) taken(quotes []ling.Quote) []bool {
	out := make([]bool, len(r.doc.Tokens))
	for i := range quotes {
		q := &quotes[i]
		take(out, q.Cue)
		for _, part := range q.Source {
			take(out, part)
		}
		for _, part := range q.Content {
			take(out, part)
		}
	}
	return out
}

func take(taken []bool, r ling.Range) {
	for t := r.From; t < r.To; t++ {
		taken[t] = true
	}
}

func anyOf(taken []bool, from, to ling.TokenID) bool {
	return slices.Contains(taken[from:max(from, to)], true)
}

func addRule(rules []string, id string) []string {
	if slices.Contains(rules, id) {
		return rules
	}
	return append(rules, id)
}

// trimEdges takes commas off both ends of c.
func (r *reading) trimEdges(c *ling.Range) {
	for c.Len() > 1 && isOneOf(r.doc.Word(c.To-1), ",", ";") {
		c.To--
	}
	for c.Len() > 1 && isOneOf(r.doc.Word(c.From), ",", ";") {
		c.From++
	}
}

// takeMarks widens c over tokens that are not taken to the marks of a quotation
// whose words it holds from the first to the last, and takes them.
func (r *reading) takeMarks(c *ling.Range, taken []bool) {
	for _, p := range r.pairs {
		if p.Inside.From >= c.To {
			break
		}
		if p.Inside.To <= c.From || p.Inside.Empty() {
			continue
		}
		first, last := p.Inside.From, p.Inside.To-1
		for first < last && !isWord(r.doc.Word(first)) {
			first++
		}
		for last > first && !isWord(r.doc.Word(last)) {
			last--
		}
		if !c.Has(first) || !c.Has(last) {
			continue
		}
		if p.Open != ling.None && p.Open < c.From && !anyOf(taken, p.Open, c.From) {
			take(taken, ling.Range{From: p.Open, To: c.From})
			c.From = p.Open
		}
		if p.Close != ling.None && p.Close >= c.To && !anyOf(taken, c.To, p.Close+1) {
			take(taken, ling.Range{From: c.To, To: p.Close + 1})
			c.To = p.Close + 1
		}
		// A quotation that no mark ends keeps its stop.
		if p.Close == ling.None && c.To == p.Inside.To-1 && !taken[c.To] && isOneOf(r.doc.Word(c.To), ".", "!", "?") {
			taken[c.To] = true
			c.To++
		}
	}
}

func isOneOf(w string, words ...string) bool { return slices.Contains(words, w) }

// Sizes of quotations that addOrphans takes up, in words. Shorter ones are
// mostly titles, names and words held at arm's length: of marked stretches in
// PolNeAR's training part 56% of those of one word are part of a content, and
// 99% of those of ten and more.
const (
	orphanWords = 6
	orphanProb  = 0.5
)

// addOrphans makes statements of the quotations that touch no statement, so that no
// quotation is lost: of the clause beside them where there is one, else without
// source and cue.
func (r *reading) addOrphans(quotes []ling.Quote, verbs map[string]bool) []ling.Quote {
	taken := r.taken(quotes)
	end := ling.TokenID(-1)
	for _, p := range r.pairs {
		if p.Inside.From < end {
			continue
		}
		end = p.Inside.To
		c := p.Inside
		if p.Open != ling.None {
			c.From = p.Open
		}
		if p.Close != ling.None {
			c.To = p.Close + 1
		}
		// A quotation that no mark ends keeps its stop.
		if p.Close == ling.None && c.To == p.Inside.To-1 && !taken[c.To] && isOneOf(r.doc.Word(c.To), ".", "!", "?") {
			taken[c.To] = true
			c.To++
		}
		words, verb, free := 0, false, true
		for t := c.From; t < c.To; t++ {
			free = free && !taken[t]
			if isWord(r.doc.Word(t)) {
				words++
			}
			switch r.doc.Tags[t].XPOS {
			case "VBD", "VBP", "VBZ", "MD", "VB":
				verb = true
			}
		}
		if !free {
			continue
		}
		if q, ok := r.tagged(c, verbs, taken); ok {
			q.Content = []ling.Range{c}
			take(taken, q.Cue)
			take(taken, q.Source[0])
			quotes = append(quotes, q)
			continue
		}
		if !verb || words < orphanWords {
			continue
		}
		quotes = append(quotes, ling.Quote{
			Speaker: ling.None, Within: ling.None, Content: []ling.Range{c}, Prob: orphanProb, Rules: []string{ruleOrphan},
		})
	}
	return quotes
}

func isWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// manner is direct where no word of content stands outside quotation marks,
// mixed where some do and some do not. A piece with a mark at one end alone, whose
// partner was forgotten, counts as quoted.
func (r *reading) manner(content []ling.Range) acta.Manner {
	inside, outside := 0, 0
	for _, c := range content {
		open := marks.MarkKind(r.doc.Word(c.From)) == marks.Double && r.within[c.From] == ling.None ||
			marks.MarkKind(r.doc.Word(c.To-1)) == marks.Double && r.within[c.To-1] == ling.None
		for t := c.From; t < c.To; t++ {
			switch {
			case !isWord(r.doc.Word(t)):
			case r.within[t] == ling.None && !open:
				outside++
			default:
				inside++
			}
		}
	}
	switch {
	case inside == 0:
		return acta.Indirect
	case outside == 0:
		return acta.Direct
	}
	return acta.Mixed
}
