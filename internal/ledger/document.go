package ledger

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/ling"
)

// documents are polls, studies and reports that say something and that a reader
// cannot find: no name is with them, nor with another of their kind nearby.
func (r *reader) documents() []acta.Finding {
	var out []acta.Finding
	for i := range r.said {
		s := &r.said[i]
		if !s.speaks || s.title || len(s.Source.Spans) == 0 || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) || s.Cue.Negated {
			continue
		}
		in := tokens(r.d, s.Source.Spans[0])
		head := r.headOf(in)
		if head == ling.None || !r.word("document", head) || !r.speaker(s, head) || !r.broughtUp(in, head) || r.signed(in) || r.namedNear(head, s.sent) {
			continue
		}
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” cannot be found: the text does not say whose.", r.exact(s.Source.Spans[:1])),
			Spans:   s.Source.Spans[:1],
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// standings are the first words of a text that say who is ahead in polls that have no
// name, "leads in most polls", in the outlet's own voice.
func (r *reader) standings() []acta.Finding {
	for t := ling.TokenID(1); int(t) < len(r.d.Tokens); t++ {
		at := r.d.SentOf(t)
		sent := r.d.Sents[at]
		if !r.word("poll", t) || r.d.Tags[t].UPOS != "NOUN" || r.d.Tags[t].XPOS != "NNS" && r.lemma(t) != "polling" || !r.plainly(ling.Range{From: t, To: t + 1}) || r.prep(t) != "in" || int(at) < leadSents {
			continue
		}
		from := t
		for from > sent.From && r.d.Tags[from-1].UPOS != "ADP" {
			from--
		}
		ahead := false
		for k := sent.From; k < sent.To; k++ {
			ahead = ahead || r.word("standing", k) || r.percent(k)
			if r.isName(k) && r.under(k, t) && k != t || r.word("ascribing", k) || r.word("method", k) || r.year(k) {
				ahead = false
				break
			}
		}
		in := ling.Range{From: from, To: t + 1}
		if !ahead || in.Len() > 5 || r.signed(in) || r.namedNear(t, at) || r.pollster(at) {
			continue
		}
		return []acta.Finding{{
			Says:  fmt.Sprintf("The text says who stands where in “%s”, and not in whose.", r.d.Words(in)),
			Spans: []acta.Span{r.d.Span(in)},
		}}
	}
	return nil
}

// pollster reports whether a poll with a name stands within a few sentences of at.
func (r *reader) pollster(at ling.SentID) bool {
	for n := max(0, at-pollReach); n <= at+pollReach && int(n) < len(r.d.Sents); n++ {
		sent := r.d.Sents[n]
		for t := sent.From + 1; t < sent.To; t++ {
			if !r.word("poll", t) && !r.word("method", t) {
				continue
			}
			for k := max(sent.From+1, t-takerReach); k < t; k++ {
				if r.isName(k) && r.placeOf(r.d.Word(k)) == "" {
					return true
				}
			}
		}
	}
	return false
}

// pollReach is how many sentences off a poll with a name may stand.
const pollReach = 2

// speaker reports whether the noun at head is the subject of the cue of s, a verb,
// or follows "according to".
func (r *reader) speaker(s *said, head ling.TokenID) bool {
	if s.Cue.Lemma == "according to" {
		return true
	}
	for t := head + 1; int(t) < len(r.d.Tokens) && t < head+6; t++ {
		if r.d.Arcs[t].Head == head && r.rel(t) == "acl" && r.inCue(s, t) {
			return true // "polls showing"
		}
	}
	h := r.d.Arcs[head].Head
	if h == ling.None || r.rel(head) != "nsubj" || r.d.Tags[h].UPOS != "VERB" {
		return false
	}
	return r.inCue(s, h)
}

// headOf is the token of in that hangs from outside it, or none.
func (r *reader) headOf(in ling.Range) ling.TokenID {
	for t := in.From; t < in.To; t++ {
		if !in.Has(r.d.Arcs[t].Head) {
			return t
		}
	}
	return ling.None
}

// broughtUp reports whether a noun phrase is new to the text: a plural without
// "the", or a singular with "a" or "one".
func (r *reader) broughtUp(in ling.Range, head ling.TokenID) bool {
	first := strings.ToLower(r.d.Word(in.From))
	if how, _ := r.lex.LedgerWord("document", r.lemma(head)); r.d.Tags[head].XPOS == "NNS" || how == "mass" {
		return r.d.Tags[in.From].UPOS != "DET" && r.d.Tags[in.From].UPOS != "PRON" || r.word("several", in.From)
	}
	return first == "a" || first == "an" || first == "one" || first == "another"
}

// signed reports whether a noun phrase for a document has a name that finds it:
// any that is no country, "police" and the like, or "exit" and "pool", as there is one
// such of a day.
func (r *reader) signed(in ling.Range) bool {
	for t := in.From; t < in.To; t++ {
		w := r.d.Word(t)
		if strings.EqualFold(w, "exit") || strings.EqualFold(w, "pool") || r.word("trade", t) {
			return true
		}
		if _, country := r.lex.Country(w); !country && (t > in.From && w != strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// namedNear reports whether a noun like that at head has a name with it within a
// few sentences.
func (r *reader) namedNear(head ling.TokenID, at ling.SentID) bool {
	noun := r.lemma(head)
	from, to := max(0, int(at)-nearby), min(len(r.d.Sents)-1, int(at)+nearby+1)
	if int(at) <= leadSents {
		to = len(r.d.Sents) - 1 // the lead leaves the name for later
	}
	for t := r.d.Sents[from].From; t < r.d.Sents[to].To; t++ {
		if l := r.lemma(t); l != noun && (!r.polls(noun) || !r.polls(l)) || r.d.Tags[t].UPOS != "NOUN" && r.d.Tags[t].UPOS != "PROPN" {
			continue
		}
		sent := r.d.Sents[r.d.SentOf(t)]
		for k := sent.From; k < sent.To; k++ {
			if r.isName(k) && k > sent.From && k != t && r.placeOf(r.d.Word(k)) == "" && r.under(k, t) {
				return true
			}
		}
	}
	return false
}

// polls reports whether a noun is of those for polls.
func (r *reader) polls(noun string) bool {
	switch noun {
	case "poll", "polling", "pollster", "survey", "average":
		return true
	}
	return false
}

// leadSents is how many sentences the headline and the lead may have.
const leadSents = 3

// nearby is how many sentences off the name of a document may stand.
const nearby = 1
