package ledger

import (
	"slices"
	"strings"

	"acta"
	"acta/data"
)

// Sides counts the statements of entry by the sides that the user gives, and
// finds loaded verbs between them instead of between states. An actor is on the
// first side that has its country, its code or the code of its body, its state
// or alliance, or its name.
func Sides(entry *acta.Entry, sides []acta.Side, lex *data.Lexicon) {
	if len(sides) == 0 {
		return
	}
	r := newParties(entry, lex)
	words := map[acta.ActorID]int{}
	for _, c := range entry.Profile.ByActor {
		words[c.Actor] = c.Words
	}
	counts := make([]acta.SideCount, len(sides))
	for i := range sides {
		counts[i] = acta.SideCount{Side: sides[i].Name, Anonymity: map[acta.Anonymity]int{}, Manner: map[acta.Manner]int{}, Verbs: map[string]int{}}
	}
	for _, c := range entry.Profile.ByActor {
		if i := r.sideOf(c.Actor, sides); i >= 0 {
			counts[i].Words += c.Words
		}
	}
	side := func(id acta.ActorID) string {
		if i := r.sideOf(id, sides); i >= 0 {
			return sides[i].Name
		}
		return ""
	}
	for i := range entry.Statements {
		s := &entry.Statements[i]
		at := r.sideOf(s.Source.Actor, sides)
		if at < 0 {
			continue
		}
		c := &counts[at]
		c.Statements++
		c.Anonymity[r.actors[s.Source.Actor].Anonymity]++
		c.Manner[s.Manner]++
		if s.Cue.Class != "" {
			c.Verbs[s.Cue.Class]++
		}
	}
	entry.Profile.BySide = counts
	entry.Profile.Verbs = verbs(entry, side)
	entry.Findings = slices.DeleteFunc(entry.Findings, func(f acta.Finding) bool { return f.Rule == "verb.loaded" })
	entry.Findings = append(entry.Findings, loaded(entry, lex, side)...)
	inOrder(entry.Findings)
}

// sideOf is the index of the side of an actor, or -1.
func (r *parties) sideOf(id acta.ActorID, sides []acta.Side) int {
	a := r.actors[id]
	if a == nil {
		return -1
	}
	party := r.partyName(id)
	for i := range sides {
		for _, m := range sides[i].Members {
			switch {
			case m == a.Country, strings.EqualFold(m, a.Name), strings.EqualFold(m, party):
				return i
			case a.Code != "" && len(m) > 3 && strings.HasPrefix(a.Code, m):
				return i
			}
		}
	}
	return -1
}
