package resolver

import (
	"strings"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Rules of names whose ends are mended here.
const (
	ruleNameReach  = "name.reach"  // a name goes on over a hyphen, or ends before a common noun
	ruleNameOffice = "name.office" // an office in capitals stands before it
)

// reaches corrects how far the names of q go: a court's to what it is for, a
// person's over the hyphens of "Ada-Lis Mirel" and "Ilan Dovar-Tarn", back to a
// first name that was missed, and no further than the name in "Dovar aide".
func reaches(q *ling.Quoted, lex *data.Lexicon) {
	changed := false
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.Kind == ling.OrgName {
			if r := court(q, m.Range); r != m.Range && !crosses(q.Mentions, i, r) {
				m.Range, m.Head, m.Rule = r, phrase.Head(&q.Parsed, r), ruleNameReach
				changed = true
			}
		}
		if m.Kind != ling.PersonName {
			continue
		}
		r := m.Range
		for r.Len() > 1 && q.Tags[r.To-1].UPOS == "NOUN" && !phrase.Capital(&q.Parsed, r.To-1) && phrase.Capital(&q.Parsed, r.From) && q.Tags[r.From].UPOS == "PROPN" {
			r.To--
		}
		sent := q.Sents[q.SentOf(r.From)]
		if r.From > sent.From && firstName(q, lex, r) && fitsIn(q.Mentions, ling.Mention{Range: ling.Range{From: r.From - 1, To: r.To}}) {
			r.From--
		}
		if r.Len() > 1 {
			for r.From-2 >= sent.From && glued(q, r.From-2) {
				r.From -= 2
			}
		}
		if r.Len() > 1 || r.From > sent.From && strings.HasSuffix(q.Word(r.From-1), ".") {
			for r.To+1 < sent.To && glued(q, r.To-1) {
				r.To += 2
			}
		}
		if r != m.Range && !crosses(q.Mentions, i, r) {
			m.Range, m.Head, m.Rule = r, phrase.Head(&q.Parsed, r), ruleNameReach
			changed = true
		}
	}
	if !changed {
		return
	}
	// A part of a longer name is none: "Ada" of "Ada-Lis Mirel".
	gone := func(i int) bool {
		m := q.Mentions[i]
		for j := max(0, i-3); j < min(len(q.Mentions), i+4); j++ {
			n := q.Mentions[j]
			if j != i && n.Rule == ruleNameReach && m.Kind.IsName() && m.Overlaps(n.Range) && (m.Range != n.Range || j < i) && m.Len() <= n.Len() {
				return true
			}
		}
		return false
	}
	now, kept := make([]ling.MentionID, len(q.Mentions)), []ling.Mention(nil)
	for i := range q.Mentions {
		now[i] = ling.None
		if !gone(i) {
			now[i] = ling.MentionID(len(kept))
			kept = append(kept, q.Mentions[i])
		}
	}
	for i := range q.Quotes {
		if s := q.Quotes[i].Speaker; s != ling.None {
			q.Quotes[i].Speaker = now[s]
		}
	}
	q.Mentions = kept
	insert(q, nil) // in order again
}

// crosses reports whether r, which mention i is to become, runs over the edge of
// another.
func crosses(list []ling.Mention, i int, r ling.Range) bool {
	for j := range list {
		if n := list[j].Range; j != i && n.Overlaps(r) && !n.Contains(r) && !r.Contains(n) {
			return true
		}
	}
	return false
}

// court is the name r of a court with what it is for: "Court of Appeals [for the
// Northern Circuit]".
func court(q *ling.Quoted, r ling.Range) ling.Range {
	is := false
	for t := r.From; t < r.To; t++ {
		is = is || q.Word(t) == "Court" || q.Word(t) == "Tribunal"
	}
	sent := q.Sents[q.SentOf(r.From)]
	if !is || r.To+2 >= sent.To || q.Word(r.To) != "for" || q.Word(r.To+1) != "the" || !phrase.Capital(&q.Parsed, r.To+2) {
		return r
	}
	for r.To += 2; r.To < sent.To; r.To++ {
		if !phrase.Capital(&q.Parsed, r.To) && (q.Word(r.To) != "of" || r.To+1 == sent.To || !phrase.Capital(&q.Parsed, r.To+1)) {
			break
		}
	}
	return r
}

// firstName reports whether the word before the single word r is a name that the
// tree makes one with it.
func firstName(q *ling.Quoted, lex *data.Lexicon, r ling.Range) bool {
	tok := r.From - 1
	if r.Len() > 1 || q.Tags[tok].XPOS != "NNP" || !phrase.Capital(&q.Parsed, tok) || q.Text.Headline.Contains(q.Span(r)) {
		return false
	}
	if _, title := lex.Title(q.Word(tok)); title || lex.EndsRole(phrase.Lower(&q.Parsed, tok)) {
		return false
	}
	return q.Arcs[r.From].Head == tok && phrase.Rel(&q.Parsed, r.From) == "flat"
}

// bodiesBefore cuts the names that run over an office, "Halm Bank CEO Ilan Dovar",
// down to the person, and gives the names of bodies before it.
func bodiesBefore(q *ling.Quoted, lex *data.Lexicon) []ling.Mention {
	var out []ling.Mention
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.Kind != ling.PersonName || m.Len() < 4 {
			continue
		}
		for at := m.From + 1; at+2 < m.To; at++ {
			role, n := lex.Role([]string{phrase.Lower(&q.Parsed, at)})
			if role == nil || n != 1 || lex.Given(q.Word(at+1)) == "" {
				continue
			}
			_, n = lex.Role(phrase.Lemmas(&q.Parsed, ling.Range{From: m.From, To: at + 1}))
			body := ling.Mention{Range: ling.Range{From: m.From, To: at + 1 - ling.TokenID(n)}, Kind: ling.OrgName, Prob: m.Prob, Rule: ruleNameOffice}
			if !body.Empty() {
				body.Head = phrase.Head(&q.Parsed, body.Range)
				out = append(out, body)
			}
			m.From, m.Rule = at+1, ruleNameOffice
			m.Head = phrase.Head(&q.Parsed, m.Range)
			break
		}
	}
	return out
}

// glued reports whether the words at tok and behind the hyphen after it are one
// name.
func glued(q *ling.Quoted, tok ling.TokenID) bool {
	w := func(t ling.TokenID) bool {
		return q.Tags[t].UPOS == "PROPN" && phrase.Capital(&q.Parsed, t)
	}
	return q.Word(tok+1) == "-" && !q.SpaceAfter(tok) && !q.SpaceAfter(tok+1) && w(tok) && w(tok+2)
}

// holders finds the persons who stand right behind an office in capitals and
// are in no mention: "Secretary General [Ban Ki-moon]".
func holders(q *ling.Quoted, lex *data.Lexicon) []ling.Mention {
	covered := make([]bool, len(q.Tokens))
	for i := range q.Mentions {
		if m := &q.Mentions[i]; m.Kind != ling.Thing {
			for t := m.From; t < m.To; t++ {
				covered[t] = true
			}
		}
	}
	var out []ling.Mention
	for i := range q.Mentions {
		m := &q.Mentions[i]
		if m.Kind != ling.Nominal || !phrase.Capital(&q.Parsed, m.To-1) {
			continue
		}
		o := phrase.OfficeAt(&q.Parsed, lex, m.To-1)
		if o == nil || o.Range.To != m.To || o.Role.Rank == data.RankBody || o.Role.Rank == data.RankForce {
			continue
		}
		r := ling.Range{From: m.To, To: m.To}
		sent := q.Sents[q.SentOf(m.From)]
		for r.To < sent.To && !covered[r.To] && q.Tags[r.To].UPOS == "PROPN" && (phrase.Capital(&q.Parsed, r.To) || r.Len() > 0) {
			r.To++
			for r.To+1 < sent.To && q.Word(r.To) == "-" && !q.SpaceAfter(r.To-1) && !q.SpaceAfter(r.To) && !covered[r.To+1] {
				r.To += 2
			}
		}
		if r.Len() < 2 {
			continue
		}
		n := ling.Mention{Range: r, Head: phrase.Head(&q.Parsed, r), Kind: ling.PersonName, Prob: 0.5, Rule: ruleNameOffice}
		if fitsIn(q.Mentions, n) && fitsIn(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// unnamed are the words that a source calls somebody by and that are in no
// mention, with what else the text calls so.
func unnamed(q *ling.Quoted, lex *data.Lexicon, head ling.TokenID, src ling.Range) []ling.Mention {
	word := q.Word(head)
	if q.Tags[head].XPOS != "NNP" && (q.Tags[head].UPOS != "PROPN" || word != strings.ToUpper(word)) || q.Text.Headline.Contains(q.Span(src)) {
		return nil
	}
	is := func(t ling.TokenID) bool {
		return src.Has(t) && q.Tags[t].UPOS == "PROPN" && phrase.Capital(&q.Parsed, t)
	}
	r := ling.Range{From: head, To: head + 1}
	for is(r.From - 1) {
		r.From--
	}
	for is(r.To) {
		r.To++
	}
	if phrase.OfficeAt(&q.Parsed, lex, r.To-1) != nil {
		return nil
	}
	m := ling.Mention{Kind: ling.OrgName, Prob: 0.5, Rule: ruleNameSource}
	if n := phrase.TitleLen(&q.Parsed, lex, r); n > 0 && n < r.Len() {
		r.From += ling.TokenID(n)
		m.Kind = ling.PersonName
	} else if lex.Given(q.Word(r.From)) != "" {
		if r.Len() < 2 {
			return nil
		}
		m.Kind = ling.PersonName
	}
	m.Range, m.Head = r, phrase.Head(&q.Parsed, r)
	out := []ling.Mention{m}
	if r.Len() > 1 {
		return out
	}
	head = r.From
	first := q.Sents[q.SentOf(head)].From == head
	for t := range ling.TokenID(len(q.Tokens)) {
		if t == head || q.Word(t) != q.Word(head) || inName(q, t) {
			continue
		}
		first = first && q.Sents[q.SentOf(t)].From == t
		m.Range, m.Head = ling.Range{From: t, To: t + 1}, t
		out = append(out, m)
	}
	if first {
		return nil // a capital there is no sign of a name
	}
	return out
}

// inName reports whether a word of a name stands right beside tok.
func inName(q *ling.Quoted, tok ling.TokenID) bool {
	sent := q.Sents[q.SentOf(tok)]
	for _, t := range []ling.TokenID{tok - 1, tok + 1} {
		if sent.Has(t) && q.Tags[t].UPOS == "PROPN" && phrase.Capital(&q.Parsed, t) {
			return true
		}
	}
	return false
}

// relative is the pronoun that heads a source and was not taken for one: "Dovar,
// who in May said", where the tree has no relative clause.
func relative(q *ling.Quoted, src ling.Range) (ling.Mention, bool) {
	switch x := q.Tags[src.From].XPOS; x {
	case "WP", "WDT":
	default:
		return ling.Mention{}, false
	}
	if src.From == q.Sents[q.SentOf(src.From)].From {
		return ling.Mention{}, false // a question
	}
	return ling.Mention{Range: ling.Range{From: src.From, To: src.From + 1}, Head: src.From, Kind: ling.Pronoun, Prob: 0.5, Rule: ruleNameSource}, true
}

// antecedent is the name in no mention that the clause of the pronoun at tok is
// about: "[Halm Now], a group that said".
func antecedent(q *ling.Quoted, lex *data.Lexicon, tok ling.TokenID) []ling.Mention {
	for at := tok; at != ling.None; at = q.Arcs[at].Head {
		if q.Arcs[at].Rel != "acl:relcl" {
			continue
		}
		noun := q.Arcs[at].Head
		if noun > tok {
			return nil
		}
		if name, ok := apposed(&q.Parsed, noun); ok {
			noun = name
		}
		for _, m := range q.Mentions {
			if m.Has(noun) {
				return nil
			}
		}
		if !phrase.Capital(&q.Parsed, noun) {
			return nil
		}
		return unnamed(q, lex, noun, q.Sents[q.SentOf(noun)])
	}
	return nil
}

// apposed is what the noun at tok stands beside as its apposition: by the tree,
// or as it begins with "a" right behind a name and a comma.
func apposed(d *ling.Parsed, tok ling.TokenID) (ling.TokenID, bool) {
	if phrase.Rel(d, tok) == "appos" && d.Arcs[tok].Head < tok {
		return d.Arcs[tok].Head, true
	}
	sent := d.Sents[d.SentOf(tok)]
	for at := tok - 1; at-2 >= sent.From && tok-at < 6; at-- {
		if d.Arcs[at].Head != tok || phrase.Rel(d, at) != "det" {
			continue
		}
		w := strings.ToLower(d.Word(at))
		if (w == "a" || w == "an") && d.Word(at-1) == "," && d.Tags[at-2].UPOS == "PROPN" {
			return at - 2, true
		}
		break
	}
	return ling.None, false
}
