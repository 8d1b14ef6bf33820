package event

import (
	"iter"
	"strconv"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/calendar"
	"acta/internal/ling"
)

// nearby are the words that hang on tok with no other verb between.
func (m *maker) nearby(tok, pred ling.TokenID) bool {
	for range 4 {
		tok = m.d.Arcs[tok].Head
		if tok == ling.None {
			return false
		}
		if tok == pred {
			return true
		}
		if m.d.Tags[tok].UPOS == "VERB" {
			return false
		}
	}
	return false
}

// scene is the verb whose circumstances are those of the act: of a noun, the verb
// that it is subject or object of.
func (m *maker) scene(tok ling.TokenID) ling.TokenID {
	for range 3 {
		if m.d.Tags[tok].UPOS == "VERB" {
			return tok
		}
		head := m.d.Arcs[tok].Head
		if head == ling.None || m.d.Tags[head].UPOS != "VERB" && m.d.Tags[head].UPOS != "NOUN" {
			return tok
		}
		tok = head
	}
	return tok
}

// beside gives the mentions of a kind, by index, that stand in the clause of the act
// at tok, and then in that of its scene, on the same word.
func (m *maker) beside(tok ling.TokenID, kind ling.MentionKind) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, pred := range []ling.TokenID{tok, m.scene(tok)} {
			if m.owner[pred] != m.owner[tok] {
				return
			}
			for i := m.here.from; i < m.here.to; i++ {
				n := &m.d.Mentions[i]
				if n.Kind == kind && m.nearby(n.Head, pred) && m.owner[n.Head] == m.owner[tok] && !yield(i) {
					return
				}
			}
		}
	}
}

// when is the time that the clause of the act gives; it is never the day of
// publication where the clause gives none.
func (m *maker) when(tok ling.TokenID, e *acta.Event) acta.When {
	for i := range m.beside(tok, ling.Date) {
		n := &m.d.Mentions[i]
		switch m.caseOf(n.Head) {
		case "since", "until", "after", "before", "for", "by":
			continue
		}
		var words []string
		for t := n.From; t < n.To; t++ {
			words = append(words, m.d.Word(t))
		}
		w, ok := calendar.Read(words, m.entry.Document.Published)
		if !ok {
			w = acta.When{Basis: calendar.None, Precision: acta.Vague}
		} else {
			e.Rules = append(e.Rules, "when."+w.Basis)
		}
		w.Spans = []acta.Span{m.d.Span(n.Range)}
		return w
	}
	return acta.When{Basis: calendar.None, Precision: acta.Absent}
}

// where is the place that the clause of the act gives.
func (m *maker) where(tok ling.TokenID) acta.Place {
	for i := range m.beside(tok, ling.PlaceName) {
		n := &m.d.Mentions[i]
		switch m.caseOf(n.Head) {
		case "in", "at", "near", "outside", "inside", "around", "across", "off", "along", "within", "throughout", "of":
		default:
			continue
		}
		p := m.place(n)
		if p.Country == "" {
			p.Country = m.countryAfter(i)
		}
		return p
	}
	return acta.Place{}
}

// countryAfter is the country that names after mention i give: "Sumy, Sumy Oblast,
// Ukraine"; empty where they give none.
func (m *maker) countryAfter(i int) string {
	end := m.d.Mentions[i].To
	for k := i + 1; k < len(m.d.Mentions) && m.d.Mentions[k].From < m.sent.To; k++ {
		n := &m.d.Mentions[k]
		if n.From < end {
			continue
		}
		if gap := n.From - end; gap > 2 || gap > 0 && m.d.Word(end) != "," && m.caseOf(n.Head) != "in" {
			break
		}
		if c, ok := m.w.Lexicon.Country(m.d.Words(n.Range)); ok && c.Sense == data.SenseState {
			return c.Country.ISO3
		}
		end = n.To
	}
	return ""
}

// stateOf is the state where an attack took place, if it is an actor of the text and
// not that of those who attacked.
func (m *maker) stateOf(e *acta.Event) acta.ActorID {
	if e.Where.Country == "" {
		return ""
	}
	for _, p := range e.Source {
		if a := m.actors[p.Actor]; a == nil || a.Country == e.Where.Country || a.Country == "" {
			return ""
		}
	}
	for i := range m.entry.Actors {
		if a := &m.entry.Actors[i]; a.Country == e.Where.Country && a.Kind == acta.KindState {
			return a.ID
		}
	}
	return ""
}

// place looks a name up: a country by the lexicon, a town by the list of places.
// Where the text names countries, a town of theirs wins; of two that are left the
// one of far more people.
func (m *maker) place(n *ling.Mention) acta.Place {
	name := m.d.Words(n.Range)
	out := acta.Place{Spans: []acta.Span{m.d.Span(n.Range)}, Name: name}
	if c, ok := m.w.Lexicon.Country(name); ok && c.Sense != "demonym" {
		out.Country, out.Precision = c.Country.ISO3, "country"
		if c.Sense == "capital" {
			out.Precision = "city"
		}
	}
	countries := map[string]bool{}
	for _, a := range m.entry.Actors {
		countries[a.Country] = true
	}
	if p, ok := m.w.Places.Find(name, func(iso string) bool { return out.Country == "" && countries[iso] || iso == out.Country }); ok && out.Precision != "country" {
		out.Country, out.Lat, out.Lon, out.Precision = p.Country, p.Lat, p.Lon, "city"
	}
	return out
}

// counted are the verbs that say what befell people.
var counted = map[string]string{
	"kill": "killed", "die": "killed", "slay": "killed", "murder": "killed", "execute": "killed", "shoot": "", "wound": "injured", "injure": "injured", "hurt": "injured",
	"arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested",
}

// size is the numbers of people that the clause of the act gives, and those of
// participles that hang on it: "an attack …, killing 17".
func (m *maker) size(tok ling.TokenID) (s acta.Size) {
	for t := m.sent.From; t < m.sent.To; t++ {
		what, ok := counted[m.d.Tags[t].Lemma]
		if !ok || m.d.Tags[t].UPOS != "VERB" || t != tok && !m.under(t, tok) && !m.under(tok, t) {
			continue
		}
		var n *int
		for _, o := range m.children(t, "obj", "nsubj:pass") {
			if n = m.number(o); n != nil {
				break
			}
		}
		if n == nil && m.d.Tags[t].Lemma == "die" {
			for _, o := range m.children(t, "nsubj") {
				n = m.number(o)
			}
		}
		if n == nil {
			continue
		}
		switch what {
		case "killed":
			s.Killed = n
		case "injured":
			s.Injured = n
		case "arrested":
			s.Arrested = n
		}
	}
	return s
}

func (m *maker) under(t, head ling.TokenID) bool {
	for range 5 {
		if t == head {
			return true
		}
		if t = m.d.Arcs[t].Head; t == ling.None {
			return false
		}
	}
	return false
}

var numerals = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// number is the count of the phrase at t: "17 soldiers", "17".
func (m *maker) number(t ling.TokenID) *int {
	for _, k := range append(m.children(t, "nummod"), t) {
		word := strings.ToLower(strings.ReplaceAll(m.d.Word(k), ",", ""))
		if v, err := strconv.Atoi(word); err == nil && v >= 0 && v < 1e8 {
			return &v
		}
		if v, ok := numerals[word]; ok && word != "a" && word != "an" {
			return &v
		}
	}
	return nil
}
