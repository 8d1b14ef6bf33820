package resolver

import (
	"strings"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// relatives joins who, whom, whose, which and that to the noun that their
// clause tells of.
func (w *work) relatives() {
	d := &w.q.Parsed
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Pronoun || w.of[i] != nil {
			continue
		}
		switch w.q.Tags[m.Head].XPOS {
		case "WP", "WDT", "WP$":
		default:
			continue
		}
		noun := ling.TokenID(ling.None)
		for tok := m.Head; tok != ling.None; tok = d.Arcs[tok].Head {
			if d.Arcs[tok].Rel == "acl:relcl" {
				noun = d.Arcs[tok].Head
				break
			}
		}
		if noun != ling.None && noun < m.From {
			noun = w.whom(ling.MentionID(i), noun)
		}
		best, beside := ling.MentionID(ling.None), ling.MentionID(ling.None)
		for j, to := w.inSentence(w.sent[i]); j < to; j++ {
			n := w.q.Mentions[j]
			if n.From > m.From || n.Kind == ling.Pronoun || n.Kind == ling.Date || n.Kind == ling.Amount {
				continue
			}
			body := n.Kind == ling.OrgName || n.Kind == ling.PlaceName
			if (n.To == m.From || n.To+1 == m.From && pause[w.q.Word(n.To)]) && !(body && w.asksPerson(m)) {
				beside = j
			}
			if noun == ling.None {
				continue
			}
			if body && w.asksPerson(m) && n.Head != noun {
				continue // a body or place is part of who it is
			}
			if n.Has(noun) && n.To <= m.From && (best == ling.None || n.Kind.IsName()) || n.Head == noun && best == ling.None {
				best = j
			}
		}
		if best == ling.None {
			best = beside // the tree has no such clause, or no mention there
		}
		if best == ling.None {
			continue
		}
		w.join(ling.MentionID(i), w.entityOf(best), ruleRelative)
	}
}

// pause are the marks that may part a relative clause from its noun.
var pause = map[string]bool{",": true, "-": true, "–": true, "—": true, "--": true}

// asksPerson reports whether m is a pronoun for persons alone.
func (w *work) asksPerson(m ling.Mention) bool {
	q := strings.ToLower(w.q.Word(m.Head))
	return q == "who" || q == "whom"
}

// whom corrects the noun that the tree hangs the clause of the pronoun id on:
//
//   - "who" is no body or place, but whoever it is part of: "Ilan Dovar, an aide
//     at the Compact who";
//   - an apposition stands for the name before it: "Halm Now, a group that";
//   - what somebody is stands for him: "Dovar is a lawyer who";
//   - a bare office is part of a phrase: "the candidate for president, who".
func (w *work) whom(id ling.MentionID, noun ling.TokenID) ling.TokenID {
	d := &w.q.Parsed
	m := w.q.Mentions[id]
	person := w.asksPerson(m)
	if !person && strings.EqualFold(w.q.Word(m.Head), "which") && w.people(noun) {
		// "members of the Compact, which"
		for _, n := range w.q.Mentions[:id] {
			if n.To == m.From-1 && n.From > noun && w.q.Word(n.To) == "," && n.Kind != ling.Pronoun {
				return n.Head
			}
		}
	}
	for range 4 {
		if name, ok := apposed(d, noun); ok && (d.Tags[name].UPOS == "PROPN" || d.Tags[name].UPOS == "NOUN") && w.single(noun) {
			noun = name
			continue
		}
		rel, head := phrase.Rel(d, noun), d.Arcs[noun].Head
		switch {
		case head == ling.None:
		case person && (rel == "nmod" || rel == "obl") && head < noun && w.partOf(noun, head):
			noun = head
			continue
		}
		break
	}
	if person && w.single(noun) {
		cop, subject := false, ling.TokenID(ling.None)
		for tok := d.Sents[d.SentOf(noun)].From; tok < noun; tok++ {
			if d.Arcs[tok].Head == noun {
				cop = cop || phrase.Rel(d, tok) == "cop"
				if phrase.Rel(d, tok) == "nsubj" {
					subject = tok
				}
			}
		}
		if cop && subject != ling.None {
			for _, n := range w.byHead[subject] {
				if e := w.of[n]; e != nil && e.kind == ling.PersonName {
					return subject
				}
			}
		}
	}
	return noun
}

// people reports whether the noun at tok is of persons.
func (w *work) people(tok ling.TokenID) bool {
	lemma := phrase.Lower(&w.q.Parsed, tok)
	if w.listed("human", lemma) {
		return true
	}
	o := phrase.OfficeAt(&w.q.Parsed, w.lex, tok)
	return o != nil && o.Role.Rank != data.RankBody && o.Role.Rank != data.RankForce
}

// single reports whether the noun at tok is one thing.
func (w *work) single(tok ling.TokenID) bool {
	x := w.q.Tags[tok].XPOS
	return x != "NNS" && x != "NNPS"
}

// partOf reports whether the noun at tok cannot be who somebody is, while that at
// head may be: it is a body or a place, or an office without an article.
func (w *work) partOf(tok, head ling.TokenID) bool {
	d := &w.q.Parsed
	if u := d.Tags[head].UPOS; u != "NOUN" && u != "PROPN" {
		return false
	}
	for i, to := w.inSentence(d.SentOf(tok)); i < to; i++ {
		n := w.q.Mentions[i]
		if !n.Has(tok) {
			continue
		}
		switch n.Kind {
		case ling.OrgName, ling.PlaceName:
			return !n.Has(head)
		case ling.Nominal:
			if n.Head == tok && n.Len() == 1 && w.single(tok) {
				return true
			}
		}
	}
	return false
}
