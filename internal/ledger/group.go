package ledger

import (
	"strings"

	"acta"
	"acta/internal/ling"
)

// hasName reports whether somebody by name speaks for the side of the unnamed source
// of s: in the same sentence, or anywhere where that is in the lead, one of the same
// state, alliance or trade; within a few sentences one of a work or trade that the lists
// join to its words, a mayor to residents; for experts two professors or the like anywhere.
func (r *reader) hasName(s *said, a *acta.Actor, head ling.TokenID) bool {
	kin, _ := r.lex.LedgerWord("officials", r.lemma(head))
	trade, kindred := r.trade(s), r.kindred(s)
	if strings.Contains(kin, "professor") && r.speakers(kin) > 1 {
		return true
	}
	for i := range r.said {
		t := &r.said[i]
		b := r.actors[t.Source.Actor]
		if b == nil || b.ID == a.ID || !t.speaks || t.title || int(s.sent) > leadSents && (t.sent < s.sent-beside || t.sent > s.sent+beside) || b.Anonymity != acta.Named && b.Anonymity != acta.Institution {
			continue
		}
		if t.sent != s.sent && int(s.sent) > leadSents {
			who := strings.ToLower(b.Office + " " + r.exact(t.Source.Spans) + " " + r.nominals(b))
			if trade != "" && b.Anonymity == acta.Named && anyWord(r.roles(b), trade) || kindred != "" && anyWord(who, kindred) || kin != "" && b.Anonymity == acta.Named && anyWord(who, kin) {
				return true
			}
			continue
		}
		if isState(s.party) && trade == "" && kin == "" {
			if t.party == s.party && officer(b) {
				return true
			}
			continue
		}
		if kin != "" && anyWord(strings.ToLower(b.Office+" "+r.exact(t.Source.Spans)), kin) {
			return true
		}
		if who := strings.ToLower(b.Office + " " + r.nominals(b)); trade != "" && anyWord(who, trade) || kin != "" && anyWord(who, kin) {
			return true
		}
		if a.Anonymity == acta.Bare && r.lemma(head) == "official" && officer(b) || strings.Contains(strings.ToLower(b.Office), r.lemma(head)) {
			return true
		}
	}
	return false
}

// speakers is how many people speak by name whom the text calls by one of the words between
// bars in kin.
func (r *reader) speakers(kin string) int {
	seen := map[acta.ActorID]bool{}
	for i := range r.said {
		s := &r.said[i]
		if a := r.actors[s.Source.Actor]; a != nil && s.speaks && !s.title && a.Kind == acta.KindPerson && a.Anonymity == acta.Named && anyWord(strings.ToLower(a.Office+" "+r.exact(s.Source.Spans)+" "+r.nominals(a)), kin) {
			seen[a.ID] = true
		}
	}
	return len(seen)
}

// trade is the words besides the noun that say whose people an unnamed source
// is, between bars: "police" of police officials.
func (r *reader) trade(s *said) string {
	in := tokens(r.d, s.Source.Spans[0])
	head := r.pluralHead(s.Source.Spans[0])
	var out []string
	for t := in.From; t <= head; t++ {
		if up := r.d.Tags[t].UPOS; t < head && len(r.d.Word(t)) > 4 && (up == "NOUN" || up == "PROPN") {
			out = append(out, strings.ToLower(r.d.Word(t)))
		}
		if kin, ok := r.lex.LedgerWord("trade", r.lemma(t)); ok {
			out = append(out, kin)
		}
	}
	return strings.Join(out, "|")
}

// kindred is the words for who speaks by name for those of an unnamed source, between
// bars, as far as the list of trades has one.
func (r *reader) kindred(s *said) string {
	in := tokens(r.d, s.Source.Spans[0])
	var out []string
	for t := in.From; t < in.To; t++ {
		if kin, ok := r.lex.LedgerWord("trade", r.lemma(t)); ok {
			out = append(out, kin)
		}
	}
	return strings.Join(out, "|")
}

// nominals are the words by which the text calls an actor besides its name.
func (r *reader) nominals(a *acta.Actor) string {
	var out []string
	for _, m := range a.Mentions {
		if m.Form != acta.FormPronoun {
			out = append(out, r.entry.Document.Text[m.Span.Start:m.Span.End])
		}
	}
	return strings.Join(out, " ")
}

// roles is the office of an actor and the nouns by which the text calls it, in small letters.
func (r *reader) roles(a *acta.Actor) string {
	out := []string{a.Office}
	for _, m := range a.Mentions {
		if m.Form == acta.FormNominal {
			out = append(out, r.entry.Document.Text[m.Span.Start:m.Span.End])
		}
	}
	return strings.ToLower(strings.Join(out, " "))
}

// anyWord reports whether words has one of those between bars in list.
func anyWord(words, list string) bool {
	for w := range strings.SplitSeq(list, "|") {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// beside is how many sentences off an unnamed source one of its group may speak.
const beside = 4
