package ledger

import (
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// accused is whom statement i accuses, or empty: the actor that its content
// begins with, "accused [Tolmark] of", or that blame is laid on.
func (r *reader) accused(i int) acta.ActorID {
	s := &r.said[i]
	how, ok := r.lex.LedgerWord("accuse", s.Cue.Lemma)
	if !ok || s.Cue.Negated || !s.speaks || s.title {
		return ""
	}
	if by := r.actors[s.Source.Actor]; how == "object" && (by == nil || by.Kind != acta.KindPerson || by.Anonymity != acta.Named || r.passive(s)) {
		return ""
	}
	from := s.content[0].From
	if r.passive(s) {
		return r.passiveSubject(s)
	}
	who, at := r.objectOf(s)
	for _, a := range s.About {
		if who != "" || how == "object" {
			break
		}
		for _, m := range r.actors[a].Mentions {
			in := tokens(r.d, m.Span)
			if in.From < from || in.From > from+4 || in.To > s.content[0].To || in.Empty() {
				continue
			}
			if m.Form == acta.FormNominal && r.actors[a].Kind == acta.KindPerson {
				continue // "the former minister" is too often somebody else
			}
			if at == -1 || in.From < at {
				who, at = a, in.From
			}
		}
	}
	if who == "" && how != "object" {
		who, at = r.calledAt(ling.Range{From: from, To: min(s.content[0].To, from+4)})
	}
	if who == "" || r.speaksFor(s.Source.Actor, who) {
		return ""
	}
	for t := from; t < at; t++ {
		if up := r.d.Tags[t].UPOS; up != "DET" && up != "ADJ" && up != "PROPN" && up != "NOUN" && up != "ADP" {
			return ""
		}
	}
	switch a := r.actors[who]; {
	case a.Kind == acta.KindDocument, a.Kind == acta.KindPeople, a.Kind == acta.KindUnnamed, a.Anonymity == acta.Described, a.Anonymity == acta.Bare:
		return "" // nobody whom a reporter could have asked
	}
	return who
}

// passive reports whether a cue is "was accused of".
func (r *reader) passive(s *said) bool {
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if r.d.Arcs[t].Rel == "aux:pass" {
				return true
			}
		}
	}
	return false
}

// passiveSubject is whom a passive cue accuses, as far as its subject is a name.
func (r *reader) passiveSubject(s *said) acta.ActorID {
	sent := r.d.Sents[s.sent]
	for t := sent.From; t < sent.To; t++ {
		if r.d.Arcs[t].Rel != "nsubj:pass" || r.d.Tags[t].UPOS != "PROPN" {
			continue
		}
		if h := r.d.Tokens[r.d.Arcs[t].Head]; slices.ContainsFunc(s.Cue.Spans, func(c acta.Span) bool { return c.Contains(acta.Span{Start: h.Start, End: h.End}) }) {
			who := r.actorAt(t)
			if a := r.actors[who]; a != nil && a.Anonymity != acta.Described && a.Anonymity != acta.Bare {
				return who
			}
		}
	}
	return ""
}

// objectOf is the actor that is the object of the cue of s, "accused Tolmark’s
// ally [Ostmark] of", and where it stands.
func (r *reader) objectOf(s *said) (acta.ActorID, ling.TokenID) {
	in := s.content[0]
	for t := in.From; t < min(in.To, in.From+8); t++ {
		h := r.d.Arcs[t].Head
		if h == ling.None || in.Has(h) || r.rel(t) != "obj" || r.d.Tags[h].UPOS != "VERB" {
			continue
		}
		if r.d.Tags[t].UPOS != "NOUN" { // "the former minister" is too often somebody else
			if a := r.actorAt(t); a != "" {
				return a, in.From
			}
		}
		for k := t + 1; k < min(in.To, t+4); k++ {
			if h := r.d.Arcs[k].Head; h == t && (r.rel(k) == "appos" || r.rel(k) == "flat") {
				if a := r.actorAt(k); a != "" {
					return a, in.From
				}
			}
		}
		break
	}
	return "", -1
}

// calledAt is the actor that a name in a stretch of text is the name of, where
// nobody marked it as a mention.
func (r *reader) calledAt(in ling.Range) (acta.ActorID, ling.TokenID) {
	for t := in.From; t < in.To; t++ {
		if r.d.Tags[t].UPOS != "PROPN" {
			continue
		}
		for i := range r.entry.Actors {
			if a := &r.entry.Actors[i]; a.Name == r.d.Word(t) || strings.HasSuffix(a.Name, " "+r.d.Word(t)) && a.Kind == acta.KindPerson {
				return a.ID, t
			}
		}
	}
	return "", ling.None
}
