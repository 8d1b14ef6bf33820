package namer

import (
	"slices"

	"acta/internal/ling"
)

// ruleApposition made a person of a name that a noun for persons stands beside.
const ruleApposition = "name.apposition"

// persons makes persons of names that the text itself calls by a noun for
// persons: "Ilan Dovar, the harbour master".
func persons(d *ling.Parsed, names []ling.Mention) []ling.Mention {
	for tok := range d.Arcs {
		arc := &d.Arcs[tok]
		if arc.Rel != "appos" || d.Tags[tok].UPOS != "NOUN" || nouns()[d.Tags[tok].Lemma] != personNoun {
			continue
		}
		i := slices.IndexFunc(names, func(m ling.Mention) bool { return m.Has(arc.Head) })
		if i >= 0 && names[i].Kind != ling.PersonName {
			names[i].Kind, names[i].Rule = ling.PersonName, ruleApposition
		}
	}
	return names
}
