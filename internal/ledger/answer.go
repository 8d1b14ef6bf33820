package ledger

import (
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// answerKind is how statement i answers something, or empty where its cue is no
// answer.
func (r *reader) answerKind(i int) string {
	s := &r.said[i]
	if !s.speaks || s.title {
		return ""
	}
	if r.silent(s) {
		return declines
	}
	if s.Cue.Negated {
		return ""
	}
	if kind, ok := r.lex.LedgerWord("answer", s.Cue.Lemma); ok {
		return kind
	}
	if _, describes := r.lex.LedgerWord("describe", s.Cue.Lemma); describes && r.refutes(s) {
		return "rejects"
	}
	return ""
}

// refutes reports whether s gives a claim a name that says it is not so: "called
// the accusation baseless".
func (r *reader) refutes(s *said) bool {
	for _, c := range s.content {
		claim := false
		for t := c.From; t < c.To; t++ {
			if up := r.d.Tags[t].UPOS; up == "NOUN" || up == "PRON" {
				claim = claim || r.word("claim", t)
			}
			if claim && r.word("refute", t) {
				return true
			}
		}
	}
	return false
}

// sought reports whether the text says soon after a place that somebody was asked
// and not found: "could not be reached for comment".
func (r *reader) sought(who acta.ActorID, after ling.SentID) bool {
	for n := after; n <= after+reach && int(n) < len(r.d.Sents); n++ {
		sent := r.d.Sents[n]
		reached, asked := false, false
		for t := sent.From; t < sent.To; t++ {
			if r.voice[t] >= 0 {
				continue
			}
			switch l := r.lemma(t); {
			case r.word("silent", t):
				reached = reached || asked
			case l == "reach" || l == "contact" || l == "request" || l == "inquiry" || l == "call":
				asked = true
			}
		}
		if !reached {
			continue
		}
		for t := sent.From; t < sent.To; t++ {
			if a := r.actorAt(t); a != "" && r.speaksFor(a, who) {
				return true
			}
		}
	}
	return false
}

// silent reports whether s says that its source does not answer: "declined to
// comment", "did not respond to".
func (r *reader) silent(s *said) bool {
	if s.Cue.Class != "decline" && s.Cue.Class != "deny" && !s.Cue.Negated {
		return false
	}
	if s.Cue.Class == "deny" && !s.Cue.Negated {
		return false
	}
	for _, spans := range [][]acta.Span{s.Cue.Spans, s.Content} {
		for _, c := range spans {
			in := tokens(r.d, c)
			for t := in.From; t < min(in.To, in.From+6); t++ {
				if r.word("silent", t) {
					return true
				}
			}
		}
	}
	return false
}

// claimOf finds the claim that statement i answers, and the rule that found it;
// or none.
func (r *reader) claimOf(i int, kind string, accused []acta.ActorID) (int, string) {
	s := &r.said[i]
	stands, anaphor := "", false
	for _, c := range s.content {
		for t := c.From; t < min(c.To, c.From+6) && !anaphor; t++ {
			if v, ok := r.lex.LedgerWord("claim", r.lemma(t)); ok && (r.d.Tags[t].UPOS != "PRON" && r.d.Tags[t].UPOS != "DET" && r.d.Tags[t].UPOS != "SCONJ" || c.Len() <= 2) {
				stands, anaphor = v, true
			}
		}
	}
	best, score, rule := none, 1.9, ""
	for j := range r.said {
		t := &r.said[j]
		distance := float64(s.sent - t.sent)
		if j == i || !t.speaks || t.title || distance > reach || distance < -2 || r.answerKind(j) != "" && accused[j] == "" {
			continue
		}
		if t.Within == s.ID || s.Within == t.ID || s.Source.Actor == "" && !anaphor || r.speaksFor(t.Source.Actor, s.Source.Actor) || r.speaksFor(s.Source.Actor, t.Source.Actor) {
			continue
		}
		hit := accused[j] != "" && r.speaksFor(s.Source.Actor, accused[j])
		words, _ := shared(s.words, t.words)
		if accused[j] == "" && (!claims(t) || kind == declines || kind == "partly accepts") {
			continue
		}
		var points float64
		var why string
		switch {
		case kind == declines || kind == "partly accepts":
			if !hit {
				continue
			}
			points, why = 4, "answer.accused"
		case anaphor && distance >= 0 && (stands != "accuse" || accused[j] != ""):
			points, why = 3, "answer.anaphor"
			if words == 0 && !hit && (weight(s.words) > 1 || distance > 1) && !slices.Contains(s.About, t.Source.Actor) {
				continue
			}
		case words >= 2 && words*2 >= min(weight(s.words), weight(t.words)):
			points, why = 2.5, "answer.words"
		case hit && words >= 1:
			points, why = 2.5, "answer.accused"
		default:
			continue
		}
		if hit {
			points += 2
		}
		points += 0.5 * float64(min(words, 4))
		points -= 0.4 * max(distance, -distance)
		if points > score {
			best, score, rule = j, points, why
		}
	}
	return best, rule
}

// contradicts reports whether statement j answers accusation i against who: the
// accused, or somebody for it, says the thing is not so, in words of the
// accusation, or speaks of it in the next sentences.
func (r *reader) contradicts(i, j int, who acta.ActorID) bool {
	s, t := &r.said[i], &r.said[j]
	if i == j || !t.speaks || t.title || !r.speaksFor(t.Source.Actor, who) || t.Within == s.ID || r.answerKind(j) != "" {
		return false
	}
	if t.Cue.Negated {
		return false
	}
	claim := r.without(r.without(s.words, who), s.Source.Actor)
	soon := t.sent >= s.sent-2 && t.sent <= s.sent+3
	for _, c := range t.content {
		for at := c.From; at < c.To; {
			part := ling.Range{From: at, To: min(c.To, r.d.Sents[r.d.SentOf(at)].To)}
			words, _ := shared(claim, r.bag(nil, part))
			if words > 1 || words == 1 && soon {
				for k := part.From; k < part.To; k++ {
					if r.negation(k) {
						return true
					}
				}
			}
			at = part.To
		}
	}
	return false
}

// answered reports whether the text has a word of who, besides what others put in
// its mouth and what it shares with them: "both governments said".
func (r *reader) answered(i int, who acta.ActorID, answers []acta.Response) bool {
	for _, a := range answers {
		if r.speaksFor(a.Actor, who) {
			return true
		}
	}
	s := &r.said[i]
	for j := range r.said {
		t := &r.said[j]
		if j == i || !t.speaks || t.title || t.Within != "" || r.joint(t) || !r.voiced(t) {
			continue
		}
		if r.speaksFor(t.Source.Actor, who) {
			return true
		}
		// Who "he" is may be wrong just where it matters.
		if t.at > s.at && t.sent <= s.sent+1 && t.Source.Actor != s.Source.Actor && r.pronoun(t.Source.Spans, r.actors[who].Kind == acta.KindPerson) {
			return true
		}
	}
	return false
}

// joint reports whether a statement has two sources: "NATO and Velland agree".
func (r *reader) joint(s *said) bool {
	for _, c := range s.Source.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if r.d.Tags[t].UPOS == "CCONJ" && t+1 < in.To && r.isName(t+1) {
				return true
			}
		}
	}
	return false
}

// pronoun reports whether spans are "he" or "she", or else "it" or "they".
func (r *reader) pronoun(spans []acta.Span, person bool) bool {
	if len(spans) != 1 {
		return false
	}
	switch strings.ToLower(r.exact(spans)) {
	case "he", "she":
		return person
	case "it", "they":
		return !person
	}
	return false
}
