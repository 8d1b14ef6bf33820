package quoter

import (
	"acta/internal/ling"
)

// ruleTag gave a quotation to the clause beside it: “We go,” she said.
const ruleTag = "quote.tag"

// tagGap is how many tokens may stand between a quotation and the clause that
// says whose it is, and tagProb the confidence of such a statement: of those
// made in the training part of PolNeAR, the share that annotators have too.
const (
	tagGap  = 3
	tagProb = 0.7
)

// tagged makes a statement of the quotation in content, which nobody was found
// for, where the clause beside it has a known verb and a subject outside the marks.
// Before such a clause a quotation ends with a comma or a mark of its own, and
// after one it follows a comma or colon: titles and single words do neither.
// taken are the tokens of other statements.
func (r *reading) tagged(content ling.Range, verbs map[string]bool, taken []bool) (ling.Quote, bool) {
	doc := r.doc
	sent := doc.Sents[doc.SentOf(content.To-1)]
	if content.Len() < 3 {
		return ling.Quote{}, false
	}
	before := isOneOf(doc.Word(content.To-2), ",", "!", "?")
	for v := content.To; before && v < sent.To && v <= content.To+12; v++ {
		if q, ok := r.clauseTag(v, ling.Range{From: content.To, To: sent.To}, verbs, taken); ok && min(q.Cue.From, q.Source[0].From) <= content.To+tagGap {
			return q, true
		}
	}
	sent = doc.Sents[doc.SentOf(content.From)]
	after := content.From > sent.From && isOneOf(doc.Word(content.From-1), ",", ":")
	for v := content.From - 1; after && v >= sent.From && v >= content.From-tagGap; v-- {
		if q, ok := r.clauseTag(v, ling.Range{From: sent.From, To: content.From}, verbs, taken); ok {
			return q, true
		}
	}
	return ling.Quote{}, false
}

// clauseTag is the statement that verb v of side would be the cue of: with its
// auxiliaries, and its subject as the source, all on the same side of the
// quotation and free.
func (r *reading) clauseTag(v ling.TokenID, side ling.Range, verbs map[string]bool, taken []bool) (ling.Quote, bool) {
	doc := r.doc
	if doc.Tags[v].UPOS != "VERB" || !verbs[doc.Tags[v].Lemma] || r.within[v] >= 0 {
		return ling.Quote{}, false
	}
	q := ling.Quote{Speaker: ling.None, Within: ling.None, Cue: ling.Range{From: v, To: v + 1}, Prob: tagProb, Rules: []string{ruleTag}}
	subject := ling.TokenID(ling.None)
	for t := side.From; t < side.To; t++ {
		if doc.Arcs[t].Head != v {
			continue
		}
		switch rel := relBit(doc.Arcs[t].Rel); {
		case rel == relSubject:
			subject = t
		case rel == relAux || rel == relNeg || doc.Arcs[t].Rel == "advmod" && t == q.Cue.From-1:
			if t < v {
				q.Cue.From = min(q.Cue.From, t)
			}
		}
	}
	if subject == ling.None {
		return q, false
	}
	source := ling.Range{From: subject, To: subject + 1}
	for t := side.From; t < side.To; t++ {
		if r.under(t, subject) {
			source.From, source.To = min(source.From, t), max(source.To, t+1)
		}
	}
	for source.Len() > 1 && doc.Tags[source.To-1].UPOS == "PUNCT" {
		source.To--
	}
	if source.Overlaps(q.Cue) || anyOf(taken, source.From, source.To) || anyOf(taken, q.Cue.From, q.Cue.To) {
		return q, false
	}
	q.Source = []ling.Range{source}
	return q, true
}
