package gazetteer

import "acta"

// Context is what a text says of a name in it. All may be empty.
type Context struct {
	Kind      acta.Kind      // what the namer takes it for
	Countries map[string]int // how often the text names each country, by alpha-3 code
	Country   string         // of the words around the name: "Estonian", "of France"
	Title     string         // the words before the name: "Defence Minister"
	Date      string         // of the text
	Names     []string       // other names in the text
}

// Choice is what [Gazetteer.Link] chose and why. Without an entry, Why says
// what is missing.
type Choice struct {
	Entry *Entry
	Why   string
}

// Link chooses the entry that name means in a text, or none where two are as
// likely.
func (g *Gazetteer) Link(name string, c Context) Choice {
	found := g.Find(name)
	if len(found) == 0 {
		found = g.Surname(name)
	}
	if len(found) == 1 {
		return Choice{Entry: found[0], Why: "its only bearer"}
	}
	return Choice{Why: "not known"}
}
