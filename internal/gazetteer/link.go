package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"acta"
)

// Context is what a text says of a name in it. All may be empty.
type Context struct {
	Kind      acta.Kind      // what the namer takes it for
	Country   string         // alpha-3, of the words around the name: "Estonian", "of France"
	Title     string         // the words before the name: "Defence Minister"
	Date      string         // of the text
	Countries map[string]int // how often the text names each country, by alpha-3 code
	Names     []string       // other names of persons and bodies in the text
}

// Choice is what [Gazetteer.Link] chose and why. Without an entry, Why says
// what is missing.
type Choice struct {
	Entry *Entry
	Why   string
}

// Weights of the signs, in units of ln(uses). They are set by hand on the
// months before those that acta eval linking measures on.
const (
	forOffice  = 2.5 // in an office of the country that the text is about, on the day
	forCountry = 2.0 // of a country that the text names; half of it for few of many mentions
	forAround  = 4.0 // of the country of the words around the name
	forTitle   = 3.0 // the words before the name are the title of the office on the day
	forKind    = 1.0
	forOthers  = 2.0 // other names of the entry's are in the text
	forName    = 1.0 // the name is the entry's own, not one among others
	margin     = 0.9 // by which the best must lead; less is a guess
	enough     = 2.0 // what a surname or a short name must have in its favour
)

// Link chooses the entry that a name means in a text: a full name, a surname,
// an acronym, a word for a people, or with Country a noun for a body ("army").
// It chooses none where two are nearly as likely, or where a short name has
// nothing in the text that speaks for its bearer.
func (g *Gazetteer) Link(name string, c Context) Choice {
	var buf [12]candidate
	list := buf[:0]
	full := g.names.find(name)
	if full != nil {
		for i, e := range full.entries {
			x := candidate{entry: e}
			if full.counts != nil {
				x.uses = full.counts[i]
			}
			list = append(list, x)
		}
	}
	short := !strings.Contains(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "The "), "the "), " ")
	if l := g.surnames.find(name); l != nil {
		for _, e := range l.entries {
			if !slices.ContainsFunc(list, func(x candidate) bool { return x.entry == e }) {
				list = append(list, candidate{entry: e, surname: true})
			}
		}
	}
	if around := cmp.Or(c.Country, only(c.Countries)); around != "" {
		list = g.ofCountry(list, name, around)
	}
	if len(list) == 0 {
		return Choice{Why: "not in the gazetteer"}
	}
	// "Jordan" is the state before it is a Jordan.
	state := c.Kind != acta.KindPerson && slices.ContainsFunc(list, func(x candidate) bool { return x.entry.Kind == acta.KindState })
	lower := !strings.ContainsFunc(name, unicode.IsUpper)
	article := len(name) > 4 && strings.EqualFold(name[:4], "the ")
	kept := list[:0]
	for _, x := range list {
		person := x.entry.Kind == acta.KindPerson
		switch {
		case person && short && (state || article), person && lower, lower && !x.made && x.entry.Kind != acta.KindBloc:
		case x.fits(&c):
			x.weigh(&c, name, state)
			kept = append(kept, x)
		}
	}
	if len(kept) == 0 {
		return Choice{Why: "nobody of that name is of that kind and country"}
	}
	slices.SortStableFunc(kept, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	best := kept[0]
	switch {
	case len(kept) > 1 && best.score-kept[1].score < margin:
		return Choice{Why: "as likely " + best.entry.ID + " as " + kept[1].entry.ID}
	case full != nil && full.other > 0 && !best.surname && best.entry.Kind != acta.KindState && !best.made && float32(full.other) > 1.5*float32(best.uses) && best.against < enough:
		return Choice{Why: "the name means other things more often"}
	case short && best.needs(name) && best.against+best.entry.Prior < enough:
		return Choice{Why: "nothing in the text speaks for " + best.entry.ID}
	}
	return Choice{Entry: best.entry, Why: best.why}
}

// only is the country that a text names where it names one alone.
func only(countries map[string]int) string {
	if len(countries) != 1 {
		return ""
	}
	for c := range countries {
		return c
	}
	return ""
}

type candidate struct {
	entry   *Entry
	uses    int32 // of the name for the entry, among texts known
	surname bool  // found by surname alone
	made    bool  // found by noun and country
	score   float32
	against float32 // of it, what the text says
	why     string
}

// fits leaves out what the kind of the name or the words around it exclude.
func (x *candidate) fits(c *Context) bool {
	person := x.entry.Kind == acta.KindPerson
	if c.Kind != "" && person != (c.Kind == acta.KindPerson) {
		return false
	}
	if c.Country != "" && !person && x.entry.Kind != acta.KindState && x.entry.Country != "" && x.entry.Country != c.Country {
		return false
	}
	return true
}

// weigh adds up what speaks for the candidate.
func (x *candidate) weigh(c *Context, name string, state bool) {
	e := x.entry
	x.why = "its name"
	// Uses of this name count fully, fame under other names a little.
	x.score = ln1(float32(x.uses)) + e.Prior/4
	if name == e.Name {
		x.score += forName
	}
	if c.Kind != "" && c.Kind == e.Kind {
		x.score += forKind
	}
	add := func(w float32, why string) {
		x.score += w
		x.against += w
		x.why = why
	}
	total := 0
	for _, n := range c.Countries {
		total += n
	}
	// A word for a people speaks for its state and for its army alike.
	if n := c.Countries[e.Country]; n > 0 && !state {
		w := float32(forCountry)
		if 3*n < total {
			w /= 2
		}
		add(w, "of a country that the text names")
	}
	if c.Country != "" && c.Country == e.Country && !state {
		add(forAround, "of the country of the words around it")
	}
	if e.Kind == acta.KindPerson {
		x.weighOffice(c)
	}
	for _, n := range c.Names {
		if n != name && n != "" && len(n) > len(name) && e.Kind == acta.KindPerson && e.called(n) {
			add(forOthers, "the text has the full name")
			break
		}
	}
}

func (x *candidate) weighOffice(c *Context) {
	e := x.entry
	for i := range e.Offices {
		o := &e.Offices[i]
		if c.Date != "" && !o.Holds(c.Date) {
			continue
		}
		matches := c.Title != "" && titleHas(o.Title, c.Title)
		if o.Country != "" && o.Country == c.Country || o.Country != "" && c.Countries[o.Country] > 0 || matches {
			x.score += forOffice
			x.against += forOffice
			x.why = "in office on the day"
			if o.Country != e.Country && o.Country == c.Country {
				x.score += forAround
			}
			if matches {
				x.score += forTitle
				x.against += forTitle
			}
			return
		}
	}
}

// titleHas reports whether the last word of a title is among the words before a name.
func titleHas(title, words string) bool {
	last := title[strings.LastIndexByte(title, ' ')+1:]
	for w := range strings.FieldsSeq(words) {
		if strings.EqualFold(w, last) {
			return true
		}
	}
	return false
}

// called reports whether name is a name of e, by key.
func (e *Entry) called(name string) bool {
	k := Key(name)
	if Key(e.Name) == k {
		return true
	}
	return slices.ContainsFunc(e.Aliases, func(a string) bool { return Key(a) == k })
}

// needs reports whether a short name must have something in its favour: a
// surname, or an acronym that is one name of several.
func (x *candidate) needs(name string) bool {
	if x.made {
		return false
	}
	return x.surname || x.entry.Kind == acta.KindPerson || x.entry.Kind != acta.KindState && x.uses == 0 && name != x.entry.Name
}

// ofCountry adds the bodies that a noun means of a country: "army" of Arvenia is
// the "Arvenian army".
func (g *Gazetteer) ofCountry(list []candidate, name, country string) []candidate {
	for _, word := range [...]string{"the ", "The ", "its ", "their ", "his ", "her "} {
		name = strings.TrimPrefix(name, word)
	}
	if name == "" || unicode.IsDigit(first(name)) {
		return list
	}
	for _, word := range g.words[country] {
		l := g.names.find(word + " " + name)
		if l == nil {
			continue
		}
		for i, e := range l.entries {
			if e.Country != country {
				continue
			}
			if at := slices.IndexFunc(list, func(x candidate) bool { return x.entry == e }); at >= 0 {
				list[at].made = true
				continue
			}
			x := candidate{entry: e, made: true, uses: 1}
			if l.counts != nil {
				x.uses = max(1, l.counts[i])
			}
			list = append(list, x)
		}
	}
	return list
}
