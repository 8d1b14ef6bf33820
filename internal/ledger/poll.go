package ledger

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/ling"
)

// bare are the first shares of each poll in the outlet's report, where the text says
// nowhere how many were asked, when, or with what margin of error.
func (r *reader) bare() []acta.Finding {
	var out []acta.Finding
	seen := map[string]bool{}
	for id, sent := range r.d.Sents {
		poll, share, asked, other := false, false, false, false
		for t := sent.From; t < sent.To; t++ {
			switch {
			case r.word("method", t) && r.lemma(t) == "margin" && (t+1 == sent.To || !strings.EqualFold(r.d.Word(t+1), "of")):
			case r.word("method", t) && r.d.Tags[t].UPOS == "NOUN" && (r.lemma(t) == "margin" || r.lemma(t) == "methodology"):
				return nil
			case r.word("method", t):
				other = true // an exit poll, an average of polls
			case r.numeral(t) && r.sample(t, sent):
				return nil
			}
			poll = poll || r.word("poll", t) && r.d.Tags[t].UPOS == "NOUN" && (r.d.Tags[t].XPOS == "NN" && r.lemma(t) != "polling" || r.rel(t) == "nsubj")
			other = other || r.percent(t) && r.told(t)
			share = share || r.percent(t)
			asked = asked || r.word("asked", t) || r.word("lead", t)
		}
		if other || !poll || !share || !asked || r.inTitle(sent.From) || id == 0 || seen[r.taker(sent)] || r.taker(sent) == "" && len(out) > 0 {
			continue
		}
		seen[r.taker(sent)] = true
		out = append(out, acta.Finding{
			Says:  fmt.Sprintf("The text gives the result of a poll, “%s”, and not how many were asked or with what margin of error.", r.share(sent)),
			Spans: []acta.Span{r.d.Span(sent)},
		})
	}
	return out
}

// told reports whether somebody else than a poll says the word at tok.
func (r *reader) told(tok ling.TokenID) bool {
	if r.voice[tok] < 0 {
		return false
	}
	s := &r.said[r.voice[tok]]
	a := r.actors[s.Source.Actor]
	return s.Manner != acta.Indirect || a != nil && a.Kind == acta.KindPerson
}

// taker is the last name right before the word for a poll in sent, or empty.
func (r *reader) taker(sent ling.Range) string {
	for t := sent.From; t < sent.To; t++ {
		if !r.word("poll", t) {
			continue
		}
		for k := t - 1; k >= max(sent.From, t-takerReach); k-- {
			if r.d.Tags[k].UPOS == "PROPN" {
				return r.d.Word(k)
			}
		}
	}
	return ""
}

// takerReach is how many words before "poll" the name of who took it may stand.
const takerReach = 5

// percent reports whether tok is the sign or word of a share or lead.
func (r *reader) percent(tok ling.TokenID) bool {
	if tok == 0 || !r.numeral(tok-1) {
		return false
	}
	switch w := strings.ToLower(r.d.Word(tok)); w {
	case "%", "percent", "points", "percentage":
		return true
	}
	return false
}

func (r *reader) numeral(tok ling.TokenID) bool {
	return r.d.Tags[tok].UPOS == "NUM"
}

// share is the first share of sent as it stands.
func (r *reader) share(sent ling.Range) string {
	for t := sent.From + 1; t < sent.To; t++ {
		if r.percent(t) {
			return r.d.Words(ling.Range{From: t - 1, To: t + 1})
		}
	}
	return ""
}

// sample reports whether the number at tok counts those whom a poll asked: "1,024
// adults", "surveyed 800".
func (r *reader) sample(tok ling.TokenID, sent ling.Range) bool {
	digits := 0
	for _, c := range r.d.Word(tok) {
		if c >= '0' && c <= '9' {
			digits++
		} else if c != ',' {
			return false
		}
	}
	if digits < 3 || r.year(tok) {
		return false
	}
	if tok > sent.From && r.word("poll", tok-1) {
		return true
	}
	for k := tok + 1; k < min(sent.To, tok+5); k++ {
		if r.word("asked", k) {
			return true
		}
	}
	return false
}
