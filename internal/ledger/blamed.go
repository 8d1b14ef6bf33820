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
	at := map[[2]string]int{}
	for i := range r.said {
		s := &r.said[i]
		by := r.actors[s.Source.Actor]
		if _, deed := r.lex.LedgerWord("deed", s.Cue.Lemma); deed || by == nil || by.Kind == acta.KindDocument || by.Anonymity == acta.Bare || r.private(by) || s.Cue.Class == "request" || s.Cue.Class == "ask" || r.pronoun(s.Source.Spans[:min(1, len(s.Source.Spans))], false) || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !s.speaks || s.title || s.Within != "" || s.Cue.Negated || r.accuses(i) || r.listed(s.ID) || r.attempted(s) || r.longAgo(s) || r.answerKind(i) != "" {
			continue
		}
		who, what := r.fault(s)
		if who == "" {
			who, what = r.attacked(s)
		}
		if who == "" || r.speaksFor(s.Source.Actor, who) || r.campaign(s, who) || r.hasWord(s, who) || r.sought(who, s.sent) {
			continue
		}
		key := [2]string{lastWord(by.Name), string(who)}
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

// lastWord is the last word of a name, by which the text may call somebody who has
// two entries.
func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// private reports whether a person who has neither an office in the text nor an entry in the
// gazetteer comes up with an age or as one of the people, "a voter", "a retired teacher": what
// such a one says of a politician is an opinion.
func (r *reader) private(a *acta.Actor) bool {
	if a.Kind != acta.KindPerson || a.Anonymity != acta.Named || a.Office != "" || a.Code != "" || a.Wikidata != "" || len(a.Mentions) == 0 {
		return false
	}
	sent := r.d.Sents[r.d.SentOf(tokens(r.d, a.Mentions[0].Span).From)]
	for t := sent.From; t < sent.To; t++ {
		w := r.d.Word(t)
		if r.voice[t] < 0 && (r.word("lay", t) || strings.HasSuffix(w, "-year-old")) || len(w) == 2 && r.d.Tags[t].UPOS == "NUM" && t > sent.From && t+1 < sent.To && r.d.Word(t-1) == "," && r.d.Word(t+1) == "," {
			return true
		}
	}
	return false
}

// inCourt reports whether the sentence of s or one beside it is about a case at law.
func (r *reader) inCourt(s *said) bool {
	for n := max(0, s.sent-1); n <= s.sent+1 && int(n) < len(r.d.Sents); n++ {
		for t := r.d.Sents[n].From; t < r.d.Sents[n].To; t++ {
			if r.word("court", t) && r.voice[t] < 0 {
				return true
			}
		}
	}
	return false
}

// accuses reports whether the cue of statement i accuses somebody in so many words.
func (r *reader) accuses(i int) bool {
	how, _ := r.lex.LedgerWord("accuse", r.said[i].Cue.Lemma)
	return how != "object" && r.accused(i) != ""
}

// attempted reports whether the cue of s is no finite verb, "to paint", "presenting".
func (r *reader) attempted(s *said) bool {
	x := r.d.Tags[s.at].XPOS
	return x == "VB" || x == "VBG"
}

// hasWord reports whether who, or somebody for it, speaks right before s or soon after it, or
// answers it anywhere in the text: in words that deny, charge back, speak of the accuser or of
// the same things.
func (r *reader) hasWord(s *said, who acta.ActorID) bool {
	own := r.without(r.without(s.words, who), s.Source.Actor)
	return slices.ContainsFunc(r.said, func(t said) bool {
		if !t.speaks || t.Within != "" || t.ID == s.ID || !r.voiced(&t) || !r.speaksFor(t.Source.Actor, who) && !r.campaign(&t, who) {
			return false
		}
		words, _ := shared(own, t.words)
		return t.sent >= s.sent-soon && t.sent <= s.sent+answerReach || words > 0 || r.answerKind(r.index(t.ID)) != "" || t.Cue.Class == "accuse" || t.Cue.Class == "deny" || slices.Contains(t.About, s.Source.Actor)
	})
}

// attacked is whom s goes after, and the cue: "slammed Dovar", "criticized Dovar’s
// record"; else empty.
func (r *reader) attacked(s *said) (acta.ActorID, ling.TokenID) {
	by := r.actors[s.Source.Actor]
	if s.Cue.Class != "accuse" || by.Kind == acta.KindPeople || by.Anonymity != acta.Named && by.Anonymity != acta.Institution || len(s.Cue.Spans) == 0 || r.modal(s) || !r.finiteCue(s) || r.passive(s) {
		return "", ling.None
	}
	if l := r.lemma(r.verbOf(s)); l == "charge" || !strings.HasPrefix(s.Cue.Lemma, l) || r.inCourt(s) {
		return "", ling.None // "stepped up attacks", "charged with theft"
	}
	in := s.content[0]
	for t := in.From; t < min(in.To, in.From+attackReach); t++ {
		switch up := r.d.Tags[t].UPOS; {
		case up == "DET" || up == "ADJ" || up == "NOUN" || up == "PUNCT" || r.d.Tags[t].XPOS == "PRP$":
			continue
		case up != "PROPN" && !r.singular(t):
			return "", ling.None
		}
		if t+1 < in.To && r.d.Tags[t+1].UPOS == "PROPN" {
			continue
		}
		who := r.actorAt(t)
		if !r.answerable(who, s, t) || !r.forDoing(s, t) {
			return "", ling.None
		}
		if t+1 < in.To && r.d.Tags[t+1].UPOS == "NOUN" {
			return "", ling.None // "Dovar supporters"
		}
		return who, r.verbOf(s)
	}
	return "", ling.None
}

// answerable reports whether id, named at a place in the content of s, is somebody
// whom a reporter could ask: a person by name, or a body, party, company or campaign
// that s goes after for something.
func (r *reader) answerable(id acta.ActorID, s *said, at ling.TokenID) bool {
	a := r.actors[id]
	if a == nil {
		return false
	}
	switch a.Kind {
	case acta.KindPerson:
		return a.Anonymity == acta.Named
	case acta.KindGroup, acta.KindBody, acta.KindParty, acta.KindCompany, acta.KindMedia:
		if a.Anonymity != acta.Institution && a.Anonymity != acta.Named || int(at)+1 >= len(r.d.Tokens) {
			return false
		}
		switch strings.ToLower(r.d.Word(at + 1)) {
		case "for", "over", "as", "of":
			return true
		}
	}
	return false
}

// attackReach is how many words whom a cue goes after may take.
const attackReach = 6

// finiteCue reports whether the verb of the cue of s tells what was done, and not
// what may be: "slammed", "has hit"; not "to pound", "bashing".
func (r *reader) finiteCue(s *said) bool {
	last, aux := "", false
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			aux = aux || r.d.Tags[t].UPOS == "AUX" && r.lemma(t) == "be"
			if r.d.Tags[t].UPOS == "VERB" {
				last = r.d.Tags[t].XPOS
			}
		}
	}
	return last == "VBD" || last == "VBZ" || last == "VBP" || last == "VBN" || last == "VBG" && aux
}

// forDoing reports whether what s goes after somebody named at a place for is given as a
// deed: "for hiding the tolls".
func (r *reader) forDoing(s *said, name ling.TokenID) bool {
	sent := r.d.Sents[s.sent]
	for t := name + 1; t+1 < min(sent.To, name+reasonReach); t++ {
		switch strings.ToLower(r.d.Word(t)) {
		case "for", "of", "over":
			return r.d.Tags[t+1].XPOS == "VBG"
		}
	}
	return false
}

// reasonReach is how many words after a name the word may stand that gives the charge.
const reasonReach = 6

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

// verbOf is the last verb of the cue of s, or its first word.
func (r *reader) verbOf(s *said) ling.TokenID {
	at := tokens(r.d, s.Cue.Spans[0]).From
	for _, c := range s.Cue.Spans {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if r.d.Tags[t].UPOS == "VERB" {
				at = t
			}
		}
	}
	return at
}
