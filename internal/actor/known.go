package actor

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/gazetteer"
	"acta/internal/ling"
)

// ruleKnown made a name of words that the gazetteer has.
const ruleKnown = "name.known"

// longestKnown is how many tokens of a name are looked up at most.
const longestKnown = 7

// Known adds to q the names of bodies, forces, states and other actors that the
// gazetteer has and the namer passed over, "Hamas", or cut short, "Sudanese Armed
// Forces". Persons are left to the namer. A name of one word counts where it is a
// force, a state or an alliance and is tagged as a name.
func Known(q ling.Quoted, g *gazetteer.Gazetteer) ling.Quoted {
	var found []ling.Mention
	for _, sent := range q.Sents {
		for t := sent.From; t < sent.To; t++ {
			if n, ok := knownAt(&q, g, sent, t); ok {
				found = append(found, n)
				t = n.To - 1
			}
		}
	}
	if len(found) == 0 {
		return q
	}
	return withMentions(q, found)
}

// knownAt is the longest name of the gazetteer that begins at t and that is not
// among the mentions.
func knownAt(q *ling.Quoted, g *gazetteer.Gazetteer, sent ling.Range, t ling.TokenID) (ling.Mention, bool) {
	if !isCapital(q.Word(t)) || q.Tags[t].UPOS == "DET" || q.Word(t) == "The" {
		return ling.Mention{}, false
	}
	end := t
	for end < sent.To && end < t+longestKnown && (isCapital(q.Word(end)) || end > t && isLink(q.Word(end))) {
		end++
	}
	for ; end > t; end-- {
		r := ling.Range{From: t, To: end}
		if !isCapital(q.Word(end-1)) || end == t+1 && q.Tags[t].UPOS != "PROPN" {
			continue
		}
		if end < sent.To && q.Tags[end].UPOS == "PROPN" && q.Tags[end-1].UPOS == "PROPN" && q.Arcs[end-1].Head == end {
			continue // a part of a longer name
		}
		e := knownAs(g, q.Words(r), end == t+1)
		if e == nil || !fresh(q, r) {
			continue
		}
		return ling.Mention{Range: r, Head: headOf(q, r), Kind: mentionKind(e), Prob: 1, Rule: ruleKnown}, true
	}
	return ling.Mention{}, false
}

func isCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func isLink(word string) bool {
	switch word {
	case "of", "for", "the", "and", "in", "on", "al", "-", "'s", "’s":
		return true
	}
	return false
}

// knownAs is the actor that a name means, where the gazetteer leaves no doubt what
// kind of actor it is; nil for persons.
func knownAs(g *gazetteer.Gazetteer, name string, short bool) *gazetteer.Entry {
	list := g.Find(name)
	if len(list) == 0 {
		return nil
	}
	for _, e := range list {
		switch e.Kind {
		case acta.KindForce, acta.KindIGO, acta.KindState:
		case acta.KindBody, acta.KindParty, acta.KindGroup, acta.KindBloc:
			if short {
				return nil
			}
		default:
			return nil
		}
	}
	return list[0]
}

func mentionKind(e *gazetteer.Entry) ling.MentionKind {
	if e.Kind == acta.KindState {
		return ling.PlaceName
	}
	return ling.OrgName
}

// fresh reports whether r is no part of a name that q has, and crosses no mention.
func fresh(q *ling.Quoted, r ling.Range) bool {
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.From >= r.To {
			break
		}
		if m.To <= r.From {
			continue
		}
		if m.Range.Contains(r) {
			if m.Kind.IsName() || m.Range == r {
				return false
			}
			continue
		}
		if !r.Contains(m.Range) {
			return false
		}
	}
	return true
}

// headOf is the last token of r whose head lies outside.
func headOf(q *ling.Quoted, r ling.Range) ling.TokenID {
	for t := r.To - 1; t >= r.From; t-- {
		if h := q.Arcs[t].Head; h == ling.None || h < r.From || h >= r.To {
			return t
		}
	}
	return r.To - 1
}

// withMentions is q with more mentions; names inside of a new one are dropped, and
// those who spoke by one speak by the new one.
func withMentions(q ling.Quoted, found []ling.Mention) ling.Quoted {
	type kept struct {
		ling.Mention
		old int // or -1
	}
	var all []kept
	inside := map[int]int{} // old mention: index of the found one that holds it
	for i := range q.Mentions {
		m := &q.Mentions[i]
		k := slices.IndexFunc(found, func(f ling.Mention) bool { return m.Kind.IsName() && f.Range.Contains(m.Range) })
		if k >= 0 {
			inside[i] = k
			continue
		}
		all = append(all, kept{*m, i})
	}
	for _, f := range found {
		all = append(all, kept{f, -1})
	}
	slices.SortStableFunc(all, func(a, b kept) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	now := make([]ling.MentionID, len(q.Mentions))
	out := make([]ling.Mention, len(all))
	at := map[ling.Range]ling.MentionID{}
	for i, m := range all {
		out[i] = m.Mention
		if m.old >= 0 {
			now[m.old] = ling.MentionID(i)
		} else {
			at[m.Range] = ling.MentionID(i)
		}
	}
	for old, k := range inside {
		now[old] = at[found[k].Range]
	}
	q.Mentions = out
	q.Quotes = slices.Clone(q.Quotes)
	for i := range q.Quotes {
		if s := q.Quotes[i].Speaker; s != ling.None {
			q.Quotes[i].Speaker = now[s]
		}
	}
	return q
}
