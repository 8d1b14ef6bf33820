package resolver

import (
	"slices"
	"strings"

	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// ruleThing is the rule of mentions that are added here.
const ruleThing = "thing"

// addThings adds the nouns that head no mention, as mentions of one token, so
// that a pronoun may stand for them and they for each other.
func addThings(q *ling.Quoted) {
	covered := make([]bool, len(q.Tokens))
	for i := range q.Mentions {
		m := &q.Mentions[i]
		covered[m.Head] = true
		if m.Kind.IsName() || m.Kind == ling.Date || m.Kind == ling.Amount {
			for t := m.From; t < m.To; t++ {
				covered[t] = true
			}
			if m.Kind == ling.PersonName && m.From > 0 {
				covered[m.From-1] = true // a title: "President [Ilan Dovar]"
			}
		}
	}
	var more []ling.Mention
	for t := range ling.TokenID(len(q.Tokens)) {
		if u := q.Tags[t].UPOS; covered[t] || u != "NOUN" && u != "PROPN" {
			continue
		}
		switch phrase.Rel(&q.Parsed, t) {
		case "compound", "flat", "fixed", "goeswith", "amod", "advmod", "case", "list":
			continue
		}
		if q.Arcs[t].Rel == "nmod:desc" || !letters(q.Word(t)) {
			continue
		}
		more = append(more, ling.Mention{Range: ling.Range{From: t, To: t + 1}, Head: t, Kind: ling.Thing, Prob: q.Tags[t].Prob, Rule: ruleThing})
	}
	if len(more) > 0 {
		insert(q, more)
	}
}

// letters reports whether s begins with a letter and is longer than one.
func letters(s string) bool {
	c := s[0] | 0x20
	return len(s) > 1 && ('a' <= c && c <= 'z' || c >= 0x80)
}

// How a noun phrase is introduced.
const (
	openBare = iota
	openKnown
	openOwned
	openNew
)

// opening tells how the phrase of head begins.
func (w *work) opening(head ling.TokenID) int {
	d := &w.q.Parsed
	sent := d.Sents[d.SentOf(head)]
	out := openBare
	for t := max(sent.From, head-12); t < head; t++ {
		if d.Arcs[t].Head != head {
			continue
		}
		switch phrase.Rel(d, t) {
		case "det":
			switch strings.ToLower(d.Word(t)) {
			case "the", "this", "that", "these", "those":
				out = openKnown
			default:
				return openNew
			}
		case "nmod":
			if d.Arcs[t].Rel == "nmod:poss" {
				out = openOwned
			}
		case "nummod":
			if out == openBare {
				out = openNew
			}
		}
	}
	return out
}

// traits are the words that narrow the noun head: adjectives, compounds, numbers
// and nouns with "of", sorted.
func (w *work) traits(head ling.TokenID) []string {
	d := &w.q.Parsed
	sent := d.Sents[d.SentOf(head)]
	var out []string
	for t := max(sent.From, head-10); t < min(sent.To, head+10); t++ {
		if d.Arcs[t].Head != head || t == head {
			continue
		}
		switch rel := phrase.Rel(d, t); rel {
		case "amod", "compound", "nummod", "flat", "nmod":
			if l := phrase.Lower(d, t); l != "same" {
				out = append(out, l)
			}
		case "acl":
			if t > head {
				out = append(out, "acl")
			}
		}
	}
	slices.Sort(out)
	return out
}

// things ties nouns of one lemma and number that say no more than was said
// before.
func (w *work) things() {
	d := &w.q.Parsed
	type noun struct {
		lemma  string
		plural bool
	}
	type seen struct {
		e      *entity
		last   ling.SentID
		traits []string
	}
	before := map[noun][]*seen{}
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Thing || w.of[i] != nil {
			continue
		}
		id := ling.MentionID(i)
		x := d.Tags[m.Head].XPOS
		key := noun{phrase.Lower(d, m.Head), x == "NNS" || x == "NNPS"}
		open, traits := w.opening(m.Head), w.traits(m.Head)
		if open == openKnown && !key.plural {
			if e, rule := w.calledBy(id); e != nil {
				w.join(id, e, rule)
				continue
			}
			if e := w.nounOf(id, key.lemma); e != nil {
				w.join(id, e, ruleNoun)
				continue
			}
		}
		var best *seen
		for _, s := range before[key] {
			far := int(w.sent[i] - s.last)
			ok := false
			switch {
			case x == "NNP" || x == "NNPS":
				ok = slices.Equal(traits, s.traits)
			case open == openKnown:
				ok = far <= thingReach && subset(traits, s.traits)
			case open == openOwned:
				ok = far <= thingReach && slices.Equal(traits, s.traits)
			case open == openBare:
				ok = far <= bareReach && slices.Equal(traits, s.traits)
			}
			if ok && (best == nil || s.last > best.last) {
				best = s
			}
		}
		if best != nil {
			w.join(id, best.e, ruleRepeat)
			best.last = w.sent[i]
			continue
		}
		e := w.newThing(id, key.lemma, key.plural)
		before[key] = append(before[key], &seen{e, w.sent[i], traits})
	}
}

// Reach of repeated nouns, in sentences: after "the" or a possessor, and bare.
const (
	thingReach = 40
	bareReach  = 40
)

func (w *work) newThing(m ling.MentionID, lemma string, many bool) *entity {
	e := w.add(m, ruleFirst)
	e.gender = neuter
	e.nouns = []string{lemma}
	if many || joined(&w.q.Parsed, w.q.Mentions[m]) {
		e.number = plural
	}
	return e
}

// subset reports whether all of a is in b; both are sorted.
func subset(a, b []string) bool {
	for _, s := range a {
		if _, ok := slices.BinarySearch(b, s); !ok {
			return false
		}
	}
	return true
}

// dates ties dates of the same words.
func (w *work) dates() {
	of := map[string]*entity{}
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Date {
			continue
		}
		key := strings.ToLower(w.q.Words(m.Range))
		if e := of[key]; e != nil {
			w.join(ling.MentionID(i), e, ruleRepeat)
			continue
		}
		e := w.add(ling.MentionID(i), ruleFirst)
		e.gender, of[key] = neuter, e
	}
}

// writers ties I to I, we to we and you to you outside quotations: they are the
// writer's, or the reader.
func (w *work) writers() {
	type person struct {
		n int
		number
	}
	of := map[person]*entity{}
	signed, looked := []signature(nil), false
	for i, m := range w.q.Mentions {
		if m.Kind != ling.Pronoun || w.of[i] != nil || w.quoted[m.Head] {
			continue
		}
		f, ok := w.formOf(m)
		if !ok || f.person == 3 || w.inner[m.Head] != ling.None && !w.ownWords(m) {
			continue
		}
		if f.person == 1 && f.number == singular {
			if !looked {
				signed, looked = w.signatures(), true
			}
			if e := w.writerAt(signed, w.sent[i]); e != nil {
				w.join(ling.MentionID(i), e, ruleSigned)
				continue
			}
		}
		key := person{f.person, f.number}
		if e := of[key]; e != nil {
			w.join(ling.MentionID(i), e, ruleWriter)
			continue
		}
		e := w.add(ling.MentionID(i), ruleFirst)
		e.kind, e.human, e.number = ling.Pronoun, true, f.number
		of[key] = e
	}
}

// ownWords reports whether the quote around m is the writer's own: "I know that I
// must go".
func (w *work) ownWords(m ling.Mention) bool {
	s := w.q.Quotes[w.inner[m.Head]].Speaker
	if s == ling.None {
		return false
	}
	f, ok := w.formOf(w.q.Mentions[s])
	return ok && f.person == 1
}
