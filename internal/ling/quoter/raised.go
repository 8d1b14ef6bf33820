package quoter

import (
	"slices"

	"acta/internal/ling"
)

// ruleRaised added the subject of a verb of seeming, or of a passive, to what is
// said of it: of “the ferry is expected to sail”, that the ferry sails.
const ruleRaised = "quote.raised"

// addRaised completes contents that begin with "to" after a cue without a source:
// the subject of the cue is part of them. PolNeAR has it so in 14 of 16 such
// statements that the network finds in articles that it has not seen.
func (r *reading) addRaised(quotes []ling.Quote) []ling.Quote {
	taken := r.taken(quotes)
	for i := range quotes {
		q := &quotes[i]
		if q.Cue.Empty() || len(q.Source) > 0 || len(q.Content) != 1 {
			continue
		}
		start := q.Content[0].From
		if start < q.Cue.To || r.doc.Tags[start].XPOS != "TO" {
			continue
		}
		subject := r.raisedSubject(q.Cue)
		if subject.Empty() || subject.To > q.Cue.From || anyOf(taken, subject.From, subject.To) {
			continue
		}
		take(taken, subject)
		q.Content = slices.Insert(q.Content, 0, subject)
		q.Rules = addRule(q.Rules, ruleRaised)
	}
	return quotes
}

// ruleEmptySource took a source that names nobody from a statement: “it” in “it
// is said that”.
const ruleEmptySource = "quote.source.empty"

// dropEmptySources takes the empty subjects of passives and of "there" from
// statements: they are never sources (guidelines of PolNeAR).
func (r *reading) dropEmptySources(quotes []ling.Quote) []ling.Quote {
	for i := range quotes {
		q := &quotes[i]
		if len(q.Source) != 1 || q.Source[0].Len() != 1 {
			continue
		}
		t := q.Source[0].From
		word, rel := r.doc.Tags[t].Lemma, r.doc.Arcs[t].Rel
		if rel == "expl" || word == "it" && (rel == "nsubj:pass" || rel == "expl:pass") {
			q.Source = nil
			q.Rules = addRule(q.Rules, ruleEmptySource)
		}
	}
	return quotes
}

// raisedSubject is the subject of the verb of cue where it is one of seeming or
// in the passive; else nothing.
func (r *reading) raisedSubject(cue ling.Range) ling.Range {
	doc := r.doc
	sent := doc.Sents[doc.SentOf(cue.From)]
	for t := cue.To - 1; t >= cue.From; t-- {
		if doc.Tags[t].UPOS != "VERB" {
			continue
		}
		seems := isOneOf(doc.Tags[t].Lemma, "seem", "appear")
		subject := ling.TokenID(ling.None)
		for d := sent.From; d < t; d++ {
			if doc.Arcs[d].Head == t && (doc.Arcs[d].Rel == "nsubj:pass" || seems && doc.Arcs[d].Rel == "nsubj") {
				subject = d
			}
		}
		if subject == ling.None {
			return ling.Range{}
		}
		return r.phraseBefore(subject, t)
	}
	return ling.Range{}
}

// phraseBefore is the words before end that hang on head, without marks behind them.
func (r *reading) phraseBefore(head, end ling.TokenID) ling.Range {
	out := ling.Range{From: head, To: head + 1}
	for t := r.doc.Sents[r.doc.SentOf(head)].From; t < end; t++ {
		if r.under(t, head) {
			out.From, out.To = min(out.From, t), max(out.To, t+1)
		}
	}
	for out.Len() > 1 && r.doc.Tags[out.To-1].UPOS == "PUNCT" {
		out.To--
	}
	return out
}

// under reports whether t hangs on head, over any number of arcs.
func (r *reading) under(t, head ling.TokenID) bool {
	for steps := 0; t != ling.None && steps < 64; steps++ {
		if t == head {
			return true
		}
		t = r.doc.Arcs[t].Head
	}
	return false
}
