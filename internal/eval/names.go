package eval

import (
	"acta/internal/ling"
)

// Names scores names: a predicted one counts where a gold one has the same tokens
// and kind. All is every kind together.
type Names struct {
	All    PRF
	ByKind map[ling.MentionKind]PRF
}

// NameKinds are the kinds that [ScoreNames] counts, in the order of its tables.
var NameKinds = []ling.MentionKind{ling.PersonName, ling.OrgName, ling.PlaceName}

// ScoreNames compares the names among two lists of mentions of one document;
// mentions of other kinds do not count.
func ScoreNames(gold, pred []ling.Mention) Names {
	out := Names{ByKind: map[ling.MentionKind]PRF{}}
	type name struct {
		ling.Range
		kind ling.MentionKind
	}
	found := map[name]bool{}
	for _, m := range pred {
		if m.Kind.IsName() && !found[name{m.Range, m.Kind}] {
			found[name{m.Range, m.Kind}] = true
			out.add(m.Kind, PRF{Pred: 1})
		}
	}
	for _, m := range gold {
		if !m.Kind.IsName() {
			continue
		}
		s := PRF{Gold: 1}
		if found[name{m.Range, m.Kind}] {
			s.Hits = 1
		}
		out.add(m.Kind, s)
	}
	return out
}

func (n *Names) add(kind ling.MentionKind, s PRF) {
	n.All.add(s)
	of := n.ByKind[kind]
	of.add(s)
	n.ByKind[kind] = of
}

// Add counts the names of another document too.
func (n *Names) Add(other Names) {
	if n.ByKind == nil {
		n.ByKind = map[ling.MentionKind]PRF{}
	}
	n.All.add(other.All)
	for kind, s := range other.ByKind {
		of := n.ByKind[kind]
		of.add(s)
		n.ByKind[kind] = of
	}
}

// AddNames adds the F1 of names, per cent, of all and by kind.
func (b *Board) AddNames(name string, n Names) {
	b.Add(name+".names", 100*n.All.F(), n.All.Gold)
	for _, k := range NameKinds {
		s := n.ByKind[k]
		b.Add(name+".names."+string(k), 100*s.F(), s.Gold)
	}
}
