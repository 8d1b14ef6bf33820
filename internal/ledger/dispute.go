package ledger

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// Kinds of answer to a claim.
const (
	contradicts = "contradicts"
	declines    = "declines to comment"
)

// reach is how many sentences before an answer its claim is looked for.
const reach = 6

// disputes are the claims of the text that somebody answers, and the
// accusations, answered or not, in the order of the claims.
//
// That a claim has no answer in the text does not make it undisputed.
func (r *reader) disputes() []acta.Dispute {
	answers := make([][]acta.Response, len(r.said))
	rules := make([][]string, len(r.said))
	add := func(claim, answer int, kind, rule string) {
		for _, old := range answers[claim] {
			if old.Statement == r.said[answer].ID {
				return
			}
		}
		answers[claim] = append(answers[claim], acta.Response{Actor: r.said[answer].Source.Actor, Statement: r.said[answer].ID, Kind: kind})
		if !slices.Contains(rules[claim], rule) {
			rules[claim] = append(rules[claim], rule)
		}
	}
	accused := make([]acta.ActorID, len(r.said))
	for i := range r.said {
		accused[i] = r.accused(i)
	}
	for i := range r.said {
		if kind := r.answerKind(i); kind != "" {
			if claim, rule := r.claimOf(i, kind, accused); claim != none {
				add(claim, i, kind, rule)
			}
		}
	}
	for i, who := range accused {
		if who == "" {
			continue
		}
		for j := range r.said {
			if r.contradicts(i, j, who) {
				add(i, j, contradicts, "answer.negated")
			}
		}
	}
	for _, p := range r.rivals() {
		claim, other := p[0], p[1]
		if len(answers[claim]) == 0 && len(answers[other]) > 0 {
			claim, other = other, claim
		}
		add(claim, other, contradicts, "answer.description")
	}
	var out []acta.Dispute
	for i := range r.said {
		if len(answers[i]) == 0 && accused[i] == "" {
			continue
		}
		d := acta.Dispute{Claim: r.said[i].ID, Responses: answers[i], Rules: rules[i]}
		if a := r.said[i].Source.Actor; a != "" {
			d.Asserted = []acta.ActorID{a}
		}
		if who := accused[i]; who != "" {
			d.Rules = append(d.Rules, "claim.accusation")
			if !r.answered(i, who, answers[i]) {
				d.UnansweredBy = []acta.ActorID{who}
			} else if len(d.Responses) == 0 {
				continue
			}
		}
		slices.SortStableFunc(d.Responses, func(a, b acta.Response) int {
			return cmp.Compare(r.index(a.Statement), r.index(b.Statement))
		})
		d.ID = acta.DisputeID(acta.EntryID(r.entry.Document.ID, "d", slices.Concat(r.said[i].Cue.Spans, []acta.Span{{}}, r.said[i].Content)...))
		out = append(out, d)
	}
	return out
}

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

// claims reports whether s says that something is so: somebody does, in more
// than a word, and does not ask or want it.
func claims(s *said) bool {
	switch s.Cue.Class {
	case "ask", "request", "demand", "want", "promise", "decline", "":
		return false
	}
	return s.Source.Actor != "" && weight(s.words) > 1
}

func (r *reader) negation(tok ling.TokenID) bool {
	switch strings.ToLower(r.d.Word(tok)) {
	case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "false", "untrue", "baseless", "groundless":
		return true
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

// replies are the accusations of the disputes, each with its answers by the
// accused.
func replies(entry *acta.Entry) []acta.Reply {
	var out []acta.Reply
	for i := range entry.Disputes {
		d := &entry.Disputes[i]
		if !slices.Contains(d.Rules, "claim.accusation") {
			continue
		}
		accuser := acta.ActorID("")
		if len(d.Asserted) > 0 {
			accuser = d.Asserted[0]
		}
		for _, who := range d.UnansweredBy {
			out = append(out, acta.Reply{Accuser: accuser, Accused: who, Claim: d.Claim})
		}
		for _, a := range d.Responses {
			out = append(out, acta.Reply{Accuser: accuser, Accused: a.Actor, Claim: d.Claim, Answer: a.Statement})
		}
	}
	return out
}
