package ledger

import (
	"strings"

	"acta"
	"acta/data"
)

// place is a state or alliance by the stem of its name, which its adjective
// begins with: "arveni" of Arvenia and Arvenian.
type place struct{ stem, key, name string }

// parties tells on whose side the actors of an entry speak.
type parties struct {
	entry  *acta.Entry
	lex    *data.Lexicon
	actors map[acta.ActorID]*acta.Actor
	places []place // names of states and alliances that the text uses
	spoken map[acta.ActorID][]*acta.Statement
	sides  map[acta.ActorID]string // what party has found
}

func newParties(entry *acta.Entry, lex *data.Lexicon) *parties {
	r := &parties{entry: entry, lex: lex, actors: make(map[acta.ActorID]*acta.Actor, len(entry.Actors)),
		spoken: map[acta.ActorID][]*acta.Statement{}, sides: map[acta.ActorID]string{}}
	for i := range entry.Statements {
		s := &entry.Statements[i]
		r.spoken[s.Source.Actor] = append(r.spoken[s.Source.Actor], s)
	}
	for i := range entry.Actors {
		r.actors[entry.Actors[i].ID] = &entry.Actors[i]
	}
	r.places = r.placesNamed()
	return r
}

// placesNamed are the states and alliances that the text names and that no
// gazetteer may know.
func (r *parties) placesNamed() []place {
	var out []place
	for i := range r.entry.Actors {
		a := &r.entry.Actors[i]
		if a.Country != "" || len(a.Mentions) == 0 || strings.ContainsRune(a.Name, ' ') || len(a.Name) < 4 {
			continue
		}
		switch a.Kind {
		case acta.KindState, acta.KindBloc, acta.KindIGO, acta.KindGroup, acta.KindBody:
			out = append(out, place{stem(a.Name), "@" + stem(a.Name), a.Name})
		}
	}
	return out
}

// stem is a name in lower case without the endings of peoples.
func stem(name string) string {
	s := strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
	for _, end := range []string{"ians", "ian", "ans", "an", "ish", "ese", "ia", "n", "a", "s"} {
		if t, ok := strings.CutSuffix(s, end); ok && len(t) >= 4 {
			return t
		}
	}
	return s
}

// placeOf is the state or alliance that a word with a capital names, as a word
// of a bag: "@RUS", "@arven", or empty.
func (r *parties) placeOf(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	for _, part := range strings.Split(word, "-") {
		if w, ok := r.lex.Country(part); ok {
			return "@" + w.Country.ISO3
		}
		b := r.lex.Body(part)
		if base, ok := strings.CutSuffix(part, "ern"); ok && b == nil {
			b = r.lex.Body(base) // "Western"
		}
		if b != nil {
			if b.Country != "" && b.Kind == acta.KindBody {
				return "@" + b.Country
			}
			if b.Kind == acta.KindIGO || b.Kind == acta.KindBloc {
				return "@" + b.Name
			}
		}
		if s := stem(part); len(part) > 3 {
			for _, p := range r.places {
				if p.stem == s {
					return p.key
				}
			}
		}
	}
	return ""
}

// party is on whose side an actor speaks, as far as the text and the gazetteer
// tell: its state, "@RUS"; its alliance; else itself.
func (r *parties) party(id acta.ActorID) string {
	side, known := r.sides[id]
	if !known {
		side = r.findParty(id)
		r.sides[id] = side
	}
	return side
}

func (r *parties) findParty(id acta.ActorID) string {
	a := r.actors[id]
	if a == nil {
		return ""
	}
	if a.Country != "" {
		return "@" + a.Country
	}
	if a.Kind == acta.KindIGO || a.Kind == acta.KindBloc {
		if p := r.placeOf(a.Name); p != "" {
			return p
		}
		return "@" + a.Name
	}
	if p := r.placeIn(a.Office); p != "" {
		return p
	}
	if p := r.placeIn(a.Name); p != "" && a.Kind != acta.KindPerson {
		return p
	}
	for _, s := range r.spoken[id] {
		for _, c := range s.Source.Spans {
			if p := r.placeIn(r.entry.Document.Text[c.Start:c.End]); p != "" {
				return p
			}
		}
	}
	return "=" + string(id)
}

// placeIn is the first state or alliance that words name.
func (r *parties) placeIn(words string) string {
	for w := range strings.FieldsSeq(words) {
		w = strings.Trim(w, ",.;:()“”\"‘")
		hasName := strings.ContainsFunc(w, func(c rune) bool { return c >= 'A' && c <= 'Z' })
		if !hasName {
			continue
		}
		if p := r.placeOf(w); p != "" {
			return p
		}
	}
	return ""
}

// speaksFor reports whether the words of one actor are those of another:
// itself; another voice of the same state where the other is that state or one
// of its bodies; somebody whose name or office has the other's name in it, or a body that is
// called by somebody's name.
func (r *parties) speaksFor(one, other acta.ActorID) bool {
	if one == other {
		return one != ""
	}
	a, b := r.actors[one], r.actors[other]
	if a == nil || b == nil {
		return false
	}
	if p := r.party(one); isState(p) && p == r.party(other) {
		collective := func(k acta.Kind) bool {
			return k == acta.KindState || k == acta.KindBody || k == acta.KindForce || k == acta.KindBloc || k == acta.KindIGO || k == acta.KindGroup
		}
		if a.Kind == acta.KindPeople {
			return false
		}
		if collective(b.Kind) && (b.Kind != acta.KindBody && b.Kind != acta.KindGroup || officer(a)) || b.Kind == acta.KindUnnamed && officer(a) {
			return true
		}
		if collective(a.Kind) && officer(b) {
			return true
		}
	}
	last := func(x *acta.Actor) string {
		f := strings.Fields(x.Name)
		if len(f) == 0 || x.Kind == acta.KindUnnamed {
			return ""
		}
		return strings.TrimSuffix(strings.TrimSuffix(f[len(f)-1], "'s"), "’s")
	}
	if n := last(b); len(n) > 3 && (strings.Contains(a.Name, n) || strings.Contains(a.Office, n)) {
		return true
	}
	n := last(a)
	return (a.Kind != acta.KindPerson || b.Kind != acta.KindPerson) && len(n) > 3 && strings.Contains(b.Name, n)
}

// officer reports whether an actor speaks for a state: it is one of its bodies,
// or has an office or work of its government.
func officer(a *acta.Actor) bool {
	if a.Kind == acta.KindState || a.Kind == acta.KindForce || a.Kind == acta.KindBody || a.Office != "" {
		return true
	}
	for _, s := range a.Sector {
		if s == "GOV" || s == "MIL" {
			return true
		}
	}
	return a.Kind == acta.KindUnnamed && a.Anonymity != acta.Named
}

// name is what people call an actor, or "somebody" where the text names none.
func (r *parties) name(id acta.ActorID) string {
	if a := r.actors[id]; a != nil {
		return a.Name
	}
	return "somebody whom the text does not name"
}

// partyName is the party of an actor for people.
func (r *parties) partyName(id acta.ActorID) string {
	p := r.party(id)
	if strings.HasPrefix(p, "=") {
		return r.name(id)
	}
	for i := range r.places {
		if r.places[i].key == p {
			return r.places[i].name
		}
	}
	return strings.TrimPrefix(p, "@")
}

// stateName is the party of an actor where that is a state or alliance, else
// empty.
func (r *parties) stateName(id acta.ActorID) string {
	if !isState(r.party(id)) {
		return ""
	}
	return r.partyName(id)
}
