package resolver

import (
	"strings"

	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// maxOptions is how many things are weighed for a pronoun, nearest first.
const maxOptions = 24

// row is the row of the table for a feature: FNV-1a over its numbers and words.
func row(template uint32, words ...uint32) int32 {
	h := uint32(2166136261)
	mix := func(v uint32) {
		for range 4 {
			h = (h ^ v&0xff) * 16777619
			v >>= 8
		}
	}
	mix(template)
	for _, w := range words {
		mix(w)
	}
	h ^= h >> 15
	return int32(h % featRows)
}

func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func yes(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// steps are classes of distances.
func steps(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(max(n, 0))
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 22:
		return 8
	case n <= 35:
		return 9
	case n <= 60:
		return 10
	}
	return 11
}

// caseOf lists what the pronoun id may stand for, with the features of each.
// Nothing in it tells he from she: they differ by agreement alone.
func (w *work) caseOf(id ling.MentionID, f form) Case {
	m := w.q.Mentions[id]
	c := Case{Pronoun: id, Options: []Option{{At: ling.None, head: ling.None, verb: ling.None}}}
	blocked := w.coArguments(m, f)
	speaker, _ := w.speakerAround(m)
	add := func(e *entity, at ling.MentionID) {
		n := w.q.Mentions[at]
		if !fits(e, f) && !mayFit(e, f) || blocked[e] || n.Contains(m.Range) || w.quoted[m.Head] && e == speaker {
			return
		}
		c.Options = append(c.Options, Option{At: at, Mentions: e.mentions, e: e, head: n.Head, verb: w.governor(n.Head)})
	}
	for _, s := range w.before(id, onlyReach) {
		if len(c.Options) > maxOptions {
			break
		}
		add(s.e, s.at)
	}
	// "As he left, Dovar said": what the same sentence names first after it.
	for at, to := id+1, w.first[w.sent[id]+1]; at < to; at++ {
		if e := w.of[at]; e != nil && e.stamp != w.stamp && w.q.Mentions[at].From >= m.To {
			e.stamp = w.stamp
			add(e, at)
		}
	}
	c.vector = make([]float32, 2*w.q.Width)
	verb := w.governor(m.Head)
	fill(c.vector, &w.q.Encoded, m.Head, verb)
	if f.gender == male || f.gender == female {
		clear(c.vector[:w.q.Width])
	}
	w.describe(&c, f)
	return c
}

// mayFit reports whether only a first name speaks against e.
func mayFit(e *entity, f form) bool {
	return e.guessed && e.human && e.number == singular && f.number == singular && (f.gender == male || f.gender == female)
}

// governor is the verb or noun that tok hangs on, over the nouns that it is part
// of; None at a root.
func (w *work) governor(tok ling.TokenID) ling.TokenID {
	d := &w.q.Parsed
	for {
		rel := phrase.Rel(d, tok)
		h := d.Arcs[tok].Head
		if h == ling.None {
			return ling.None
		}
		switch rel {
		case "flat", "compound", "appos", "conj":
			tok = h
			continue
		}
		return h
	}
}

// clause is the verb above tok, or its root.
func (w *work) clause(tok ling.TokenID) ling.TokenID {
	d := &w.q.Parsed
	for range 12 {
		h := d.Arcs[tok].Head
		if h == ling.None {
			return tok
		}
		switch phrase.Rel(d, tok) {
		case "nsubj", "obj", "iobj", "obl", "csubj":
			return h
		case "acl", "advcl", "ccomp", "xcomp", "parataxis":
			return tok
		}
		tok = h
	}
	return tok
}

// role is the relation of the phrase that head stands in, with its subtype left.
func (w *work) role(head ling.TokenID) string {
	d := &w.q.Parsed
	for range 4 {
		rel := phrase.Rel(d, head)
		h := d.Arcs[head].Head
		if h == ling.None || rel != "flat" && rel != "compound" && rel != "appos" && rel != "conj" {
			break
		}
		head = h
	}
	return d.Arcs[head].Rel
}

// describe adds the features of the options of c.
func (w *work) describe(c *Case, f form) {
	d := &w.q.Parsed
	m := w.q.Mentions[c.Pronoun]
	here := w.sent[c.Pronoun]
	sent := d.Sents[here]
	class := uint32(3)
	switch {
	case f.gender == male || f.gender == female:
		class = 1
	case f.number == plural:
		class = 2
	}
	form := class*4 + yes(f.possessive)*2 + yes(f.reflexive)
	prole := hashOf(w.role(m.Head))
	pclause := w.clause(m.Head)
	pclauseRel := hashOf(d.Arcs[pclause].Rel)
	pstart := yes(m.From-sent.From < 3)
	quoted := yes(w.quoted[m.Head])
	_, source := w.source[m.Range]
	last := (*entity)(nil)
	if source {
		last = w.lastSpeaker(c.Pronoun, f)
	}
	speaker, sayer := w.speakerAround(m)
	var most int
	for _, o := range c.Options[1:] {
		most = max(most, len(o.e.mentions))
	}
	humans, subjects := 0, 0
	n := uint32(min(len(c.Options)-1, 8))
	for k := range c.Options {
		o := &c.Options[k]
		if k == 0 {
			o.rows = []int32{
				row(100, form), row(101, form, prole), row(102, form, n), row(103, class, quoted, pstart),
				row(104, class, hashOf(w.lower(w.governor(m.Head)))), row(105, form, pclauseRel), row(106, class, yes(source)),
				row(107, hashOf(w.lower(m.Head))*yes(class > 1)),
			}
			continue
		}
		e := o.e
		cand := w.q.Mentions[o.At]
		far := int(here - w.sent[o.At])
		after := yes(o.At > c.Pronoun)
		gap := steps(int(m.From - cand.To))
		if after == 1 {
			gap = steps(int(cand.From-m.To)) + 20
		}
		dist := uint32(min(far, 5)) + 8*after
		role := hashOf(w.role(cand.Head))
		direct := hashOf(phrase.Rel(d, cand.Head))
		cclause := w.clause(cand.Head)
		isSubject := strings.HasPrefix(w.role(cand.Head), "nsubj")
		kind := hashOf(string(e.kind))
		gender := uint32(0)
		if class == 1 && e.gender != unknown {
			gender = 1
			if e.gender != f.gender {
				gender = 2
			}
		}
		pronounAt := uint32(0) // how the nearest mention is written
		switch cand.Kind {
		case ling.Pronoun:
			pronounAt = 1
			if g, ok := w.formOf(cand); ok && g.gender == f.gender && g.number == f.number {
				pronounAt = 2
			}
		case ling.Nominal:
			pronounAt = 3
		}
		earlier, pronouns, subjectOf, inSent := 0, 0, 0, uint32(0)
		for _, x := range e.mentions {
			if x >= c.Pronoun {
				continue
			}
			earlier++
			if w.q.Mentions[x].Kind == ling.Pronoun {
				pronouns++
			}
			if phrase.Rel(d, w.q.Mentions[x].Head) == "nsubj" {
				subjectOf++
			}
			switch here - w.sent[x] {
			case 0:
				inSent |= 1
			case 1:
				inSent |= 2
			case 2:
				inSent |= 4
			}
		}
		first := e.mentions[0]
		topic := yes(w.sent[first] == 0) + 2*yes(w.sent[first] == 0 && phrase.Rel(d, w.q.Mentions[first].Head) == "nsubj")
		mostly := yes(len(e.mentions) == most)
		samePlace := yes(role == prole)
		var tree uint32 // how the clause of the pronoun stands to that of the candidate
		if far == 0 {
			tree = 1
			switch {
			case cclause == pclause:
				tree = 2
			case phrase.Under(d, pclause, cclause):
				tree = 3
			case phrase.Under(d, cclause, pclause):
				tree = 4
			}
			if d.Arcs[pclause].Head == cclause {
				tree += 8
			}
		}
		nested := uint32(0) // part of another candidate's phrase
		if strings.HasPrefix(w.role(cand.Head), "nmod") {
			nested = 1
		}
		speaks := yes(w.speaks[o.At]) + 2*yes(e == last) + 4*yes(e == speaker && !w.quoted[m.Head] && sayer < m.From)
		candStart := yes(cand.From-d.Sents[w.sent[o.At]].From < 2)
		human := yes(e.human)
		lemma := hashOf(phrase.Lower(d, cand.Head))
		if e.kind.IsName() {
			lemma = kind
		}
		list := yes(phrase.Rel(d, cand.Head) == "conj")
		o.rows = []int32{
			row(1, form, dist, uint32(min(k, 8))),
			row(2, class, dist, role),
			row(3, role, prole, yes(far == 0)),
			row(4, class, kind, gender, human),
			row(5, class, uint32(min(earlier, 6))),
			row(6, class, pronounAt, dist),
			row(7, class, topic, mostly),
			row(8, class, speaks, quoted, yes(w.quoted[cand.Head])),
			row(9, yes(source), speaks, dist),
			row(10, class, gap),
			row(27, gender),
			row(11, form, tree, role),
			row(12, tree, pclauseRel, yes(isSubject)),
			row(13, class, uint32(min(humans, 5)), dist),
			row(14, class, uint32(min(subjects, 4)), yes(isSubject)),
			row(15, class, lemma),
			row(16, class, uint32(min(subjectOf, 4)), uint32(min(pronouns, 3))),
			row(17, class, inSent, uint32(min(pronouns, 3))),
			row(18, nested, direct, tree),
			row(19, candStart, pstart, dist),
			row(20, samePlace, dist, pstart, prole),
			row(21, class, list, samePlace),
			row(22, class, uint32(e.number), yes(e.kind == ling.OrgName), yes(e.kind == ling.PlaceName)),
			row(23, form, mostly, inSent),
			row(24, n, uint32(min(k, 8)), class),
			row(25, hashOf(w.lower(w.governor(cand.Head))), role, class),
			row(26, uint32(cand.Len()), pronounAt, class),
		}
		if e.human {
			humans++
		}
		if isSubject {
			subjects++
		}
	}
}

func (w *work) lower(tok ling.TokenID) string {
	if tok == ling.None {
		return ""
	}
	return phrase.Lower(&w.q.Parsed, tok)
}
