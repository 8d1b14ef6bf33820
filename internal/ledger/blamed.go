package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// blamed are the charges that stand in what somebody says, "said Dovar had lied",
// against a person by name who does not speak near them: one for each pair of
// accuser and accused.
func (r *reader) blamed() []acta.Finding {
	var out []acta.Finding
	at := map[[2]acta.ActorID]int{}
	for i := range r.said {
		s := &r.said[i]
		by := r.actors[s.Source.Actor]
		if by == nil || by.Kind == acta.KindDocument || !s.speaks || s.title || s.Within != "" || s.Cue.Negated || r.accused(i) != "" || r.listed(s.ID) || r.longAgo(s) || r.answerKind(i) != "" {
			continue
		}
		who, what := r.fault(s)
		if who == "" {
			who, what = r.attacked(s)
		}
		if who == "" || r.speaksFor(s.Source.Actor, who) || r.campaign(s, who) || r.speakerOf(who) || r.wordNear(s, who) || r.sought(who, s.sent) {
			continue
		}
		key := [2]acta.ActorID{s.Source.Actor, who}
		if n, seen := at[key]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		at[key] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("%s is charged with “%s” by %s and does not answer near it.", r.name(who), r.d.Word(what), r.name(s.Source.Actor)),
			Spans:   slices.Concat(s.Source.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// attacked is the person by name whom s goes after for something, and the cue:
// "slammed Dovar for"; else empty.
func (r *reader) attacked(s *said) (acta.ActorID, ling.TokenID) {
	by := r.actors[s.Source.Actor]
	if s.Cue.Class != "accuse" || by.Anonymity != acta.Named || by.Kind != acta.KindPerson || len(s.Cue.Spans) == 0 || r.modal(s) || !r.verbal(s) || r.passive(s) {
		return "", ling.None
	}
	in := s.content[0]
	for t := in.From; t < min(in.To, in.From+5); t++ {
		if r.d.Tags[t].UPOS != "PROPN" {
			return "", ling.None
		}
		if t+1 == in.To || r.d.Tags[t+1].UPOS == "PROPN" {
			continue
		}
		switch strings.ToLower(r.d.Word(t + 1)) {
		case "for", "over", "as", "of":
			who := r.actorAt(t)
			if a := r.actors[who]; a != nil && a.Kind == acta.KindPerson && a.Anonymity == acta.Named {
				return who, tokens(r.d, s.Cue.Spans[0]).From
			}
		}
		break
	}
	return "", ling.None
}

// fault is a person by name of whom the content of s says a fault, and the word
// for it: "Dovar lied", "Dovar is a crook"; else empty.
func (r *reader) fault(s *said) (acta.ActorID, ling.TokenID) {
	for _, c := range s.content {
		for t := c.From; t < c.To; t++ {
			if !r.word("fault", t) || r.voice[t] >= 0 && r.said[r.voice[t]].ID != s.ID {
				continue
			}
			if who := r.bearer(t, c); who != "" {
				return who, t
			}
		}
	}
	return "", ling.None
}

// bearer is the person by name who is the subject of the word at tok, in a clause
// of in that denies nothing.
func (r *reader) bearer(tok ling.TokenID, in ling.Range) acta.ActorID {
	subject, passive := ling.TokenID(ling.None), false
	for k := max(in.From, tok-20); k < min(in.To, tok+6); k++ {
		if r.d.Arcs[k].Head != tok {
			continue
		}
		switch rel := r.d.Arcs[k].Rel; {
		case rel == "aux:pass", rel == "nsubj:pass":
			passive = true
		case rel == "nsubj":
			subject = k
		case r.negation(k), r.d.Tags[k].XPOS == "MD", rel == "mark" && !strings.EqualFold(r.d.Word(k), "that"):
			return ""
		}
	}
	if subject == ling.None || passive || r.d.Tags[subject].UPOS != "PROPN" {
		return ""
	}
	who := r.actorAt(subject)
	if a := r.actors[who]; a == nil || a.Kind != acta.KindPerson || a.Anonymity != acta.Named {
		return ""
	}
	return who
}
