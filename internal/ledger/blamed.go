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
		if by == nil || by.Kind == acta.KindDocument || by.Anonymity == acta.Bare || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !s.speaks || s.title || s.Within != "" || s.Cue.Negated || r.accused(i) != "" || r.listed(s.ID) || r.attempted(s) || r.longAgo(s) || r.answerKind(i) != "" {
			continue
		}
		who, what := r.fault(s)
		if who == "" {
			who, what = r.attacked(s)
		}
		if who == "" || r.speaksFor(s.Source.Actor, who) || r.campaign(s, who) || r.hasWord(s, who) || r.sought(who, s.sent) {
			continue
		}
		key := [2]acta.ActorID{s.Source.Actor, who}
		if n, seen := at[key]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		at[key] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("%s charges %s (“%s”), who does not answer near it.", r.name(s.Source.Actor), r.name(who), r.d.Word(what)),
			Spans:   slices.Concat(s.Source.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// attempted reports whether the cue of s is no finite verb, "to paint", "presenting".
func (r *reader) attempted(s *said) bool {
	x := r.d.Tags[s.at].XPOS
	return x == "VB" || x == "VBG"
}

// hasWord reports whether who, or somebody for it, has words of its own in the
// sentences after s.
func (r *reader) hasWord(s *said, who acta.ActorID) bool {
	return slices.ContainsFunc(r.said, func(t said) bool {
		return t.speaks && t.Within == "" && t.sent >= s.sent-1 && t.sent <= s.sent+answerReach && r.voiced(&t) && (r.speaksFor(t.Source.Actor, who) || r.campaign(&t, who))
	})
}

// attacked is the person by name whom s goes after for something, and the cue:
// "slammed Dovar for"; else empty.
func (r *reader) attacked(s *said) (acta.ActorID, ling.TokenID) {
	by := r.actors[s.Source.Actor]
	if s.Cue.Class != "accuse" || by.Kind == acta.KindUnnamed && by.Anonymity == acta.Bare || len(s.Cue.Spans) == 0 || r.modal(s) || !r.verbal(s) || r.passive(s) {
		return "", ling.None
	}
	in := s.content[0]
	for t := in.From; t < min(in.To, in.From+5); t++ {
		if r.d.Tags[t].UPOS != "PROPN" && !r.singular(t) {
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

// bearer is the person by name who is the nearest subject or object before the
// word at tok, or after it as its own subject, with nothing denied between.
func (r *reader) bearer(tok ling.TokenID, in ling.Range) acta.ActorID {
	if rel := r.rel(tok); rel == "amod" || rel == "compound" {
		return "" // "failed policies"
	}
	sent := r.d.Sents[r.d.SentOf(tok)]
	for k := tok; k >= max(in.From, sent.From, tok-faultReach); k-- {
		up := r.d.Tags[k].UPOS
		if r.negation(k) || r.d.Tags[k].XPOS == "MD" || strings.EqualFold(r.d.Word(k), "if") || r.d.Tags[k].XPOS == "WDT" {
			return ""
		}
		if k == tok || up != "PROPN" && up != "PRON" {
			continue
		}
		switch r.rel(k) {
		case "nsubj", "obj":
		case "det", "nmod", "flat", "compound":
			if up == "PROPN" || r.d.Tags[k].XPOS == "PRP$" {
				if r.d.Arcs[k].Head == tok {
					return "" // "his racism": whose, but not said of whom
				}
				continue
			}
		default:
			continue
		}
		if up == "PRON" && !r.singular(k) {
			return ""
		}
		who := r.actorAt(k)
		if a := r.actors[who]; a == nil || a.Kind != acta.KindPerson || a.Anonymity != acta.Named {
			return ""
		}
		return who
	}
	return ""
}

// faultReach is how many words after somebody a word of a fault may stand.
const faultReach = 8

// singular reports whether the pronoun at tok stands for one person.
func (r *reader) singular(tok ling.TokenID) bool {
	switch strings.ToLower(r.d.Word(tok)) {
	case "he", "she", "him", "her":
		return true
	}
	return false
}
