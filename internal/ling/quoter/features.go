package quoter

import (
	"strings"

	"acta/internal/ling"
	"acta/internal/ling/marks"
)

// tableRows is the number of rows of the table of features; a power of two.
const tableRows = 1 << 15

// features is the rows of the table that each token adds up, flat:
// rows[starts[i]:starts[i+1]] are token i's.
type features struct {
	rows   []int32
	starts []int32
}

func (f *features) of(tok int) []int32 { return f.rows[f.starts[tok]:f.starts[tok+1]] }

// hash mixes a template and its values into a row of the table.
type hash uint32

func (h hash) with(v uint32) hash {
	x := (uint32(h) ^ v) * 0x9e3779b1
	return hash(x ^ x>>15)
}

func (h hash) row() int32 { return int32(uint32(h.with(0x5bd1e995)) % tableRows) }

func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// reading is what is known of each token before the network runs: small
// integers, so that making features compares no strings.
type reading struct {
	doc    *ling.Named
	lemma  []uint32 // hash of the lemma; names, numbers and marks by class
	upos   []uint32
	xpos   []uint32
	rel    []uint32 // hash of the relation
	clause []ling.TokenID
	frame  []uint32 // set of child relations
	left   []uint32 // set of relations of the subtrees that start here
	right  []uint32 // ... that end here
	kind   []uint32 // of the name, and whether it starts here
	quote  []uint32 // state by quotation marks
	within []int32  // the outermost pair of marks that holds the token, or ling.None
	pairs  []marks.Pair
	para   []int32 // number of the paragraph
}

// Relations that make clauses and phrases whose edges content and source share.
// A bit each.
const (
	relSubject = 1 << iota
	relCcomp
	relXcomp
	relParataxis
	relAdvcl
	relAcl
	relObject
	relOblique
	relMark
	relCase
	relAux
	relNeg
	relAppos
	relConj
	relRoot
	relNmod
)

func relBit(rel string) uint32 {
	switch rel {
	case "nsubj", "nsubj:pass", "csubj", "nsubj:outer", "csubj:pass", "expl":
		return relSubject
	case "ccomp":
		return relCcomp
	case "xcomp":
		return relXcomp
	case "parataxis":
		return relParataxis
	case "advcl", "advcl:relcl":
		return relAdvcl
	case "acl", "acl:relcl":
		return relAcl
	case "obj", "iobj":
		return relObject
	case "obl", "obl:agent", "obl:npmod", "obl:tmod", "obl:unmarked":
		return relOblique
	case "mark":
		return relMark
	case "case":
		return relCase
	case "aux", "aux:pass", "cop":
		return relAux
	case "appos":
		return relAppos
	case "conj":
		return relConj
	case "root":
		return relRoot
	case "nmod", "nmod:poss":
		return relNmod
	}
	return 0
}

const clausal = relCcomp | relXcomp | relParataxis | relAdvcl | relAcl | relRoot

// Lemmas of classes of words.
const (
	nameLemma = iota + 1
	numberLemma
	edgeLemma // beyond the ends of the document
	openLemma
	closeLemma
)

func read(doc *ling.Named, blind map[string]string) *reading {
	n := len(doc.Tokens)
	columns := make([]uint32, 9*n)
	column := func() []uint32 {
		c := columns[:n:n]
		columns = columns[n:]
		return c
	}
	r := &reading{
		doc: doc, lemma: column(), upos: column(), xpos: column(), rel: column(), frame: column(),
		left: column(), right: column(), kind: column(), quote: column(),
		clause: make([]ling.TokenID, n), within: make([]int32, n), para: make([]int32, n),
		pairs: marks.Find(&doc.Tokenized),
	}
	for i := range n {
		tag, arc := &doc.Tags[i], &doc.Arcs[i]
		word := doc.Word(ling.TokenID(i))
		r.upos[i] = hashString(tag.UPOS)
		r.xpos[i] = hashString(tag.XPOS)
		r.rel[i] = hashString(arc.Rel)
		switch {
		case tag.UPOS == "PROPN" || isCapital(tag.Lemma) && tag.UPOS != "PRON":
			r.lemma[i] = nameLemma
		case tag.UPOS == "NUM":
			r.lemma[i] = numberLemma
		case isCapital(word) && blind[strings.ToLower(word)] != "":
			r.lemma[i] = nameLemma
		default:
			r.lemma[i] = hashString(tag.Lemma)
		}
	}
	r.readTrees()
	r.readMarks()
	para := int32(0)
	for i, t := range doc.Tokens {
		for int(para) < len(doc.Text.Paragraphs)-1 && doc.Text.Paragraphs[para].End <= t.Start {
			para++
		}
		r.para[i] = para
	}
	for _, m := range doc.Mentions {
		if !m.Kind.IsName() {
			continue
		}
		k := hashString(string(m.Kind))
		for t := m.From; t < m.To; t++ {
			r.kind[t] = k
			if t == m.From {
				r.kind[t]++
			}
		}
	}
	return r
}

// readTrees fills what the dependency trees say.
func (r *reading) readTrees() {
	doc := r.doc
	bounds := make([]ling.Range, len(doc.Tokens))
	for i := range bounds {
		bounds[i] = ling.Range{From: ling.TokenID(i), To: ling.TokenID(i) + 1}
	}
	for _, sent := range doc.Sents {
		for t := sent.From; t < sent.To; t++ {
			arc := &doc.Arcs[t]
			if arc.Head != ling.None {
				bit := relBit(arc.Rel)
				if bit&(relOblique|relSubject) != 0 && t > arc.Head {
					bit <<= 16
				}
				r.frame[arc.Head] |= bit
			}
			if doc.Tags[t].UPOS == "PUNCT" {
				continue
			}
			for at, steps := arc.Head, 0; at != ling.None && steps < 64; at, steps = doc.Arcs[at].Head, steps+1 {
				bounds[at].From = min(bounds[at].From, t)
				bounds[at].To = max(bounds[at].To, t+1)
			}
		}
		for t := sent.From; t < sent.To; t++ {
			bit := relBit(doc.Arcs[t].Rel)
			r.left[bounds[t].From] |= bit
			r.right[bounds[t].To-1] |= bit
			at := t
			for steps := 0; steps < 64 && relBit(doc.Arcs[at].Rel)&clausal == 0 && doc.Arcs[at].Head != ling.None; steps++ {
				at = doc.Arcs[at].Head
			}
			r.clause[t] = at
		}
	}
}

// Quotation states.
const (
	unquoted = iota
	opening
	closing
	quoted // plus the class of the length in words
)

func lengthClass(words int) uint32 {
	switch {
	case words <= 1:
		return 0
	case words <= 2:
		return 1
	case words <= 4:
		return 2
	case words <= 9:
		return 3
	}
	return 4
}

// readMarks fills what the outermost quotation marks say. All kinds of mark
// count alike, so that what is learned on “double” ones holds for ‘single’ ones.
func (r *reading) readMarks() {
	for i := range r.within {
		r.within[i] = ling.None
	}
	end := ling.TokenID(-1)
	for k, p := range r.pairs {
		if p.Inside.From < end {
			continue
		}
		end = p.Inside.To
		class := lengthClass(p.Inside.Len())
		for t := p.Inside.From; t < p.Inside.To; t++ {
			r.within[t] = int32(k)
			r.quote[t] = quoted + class
		}
		if p.Open != ling.None {
			r.within[p.Open] = int32(k)
			r.quote[p.Open] = opening + 16*(class+1)
			r.lemma[p.Open] = openLemma
		}
		if p.Close != ling.None {
			r.within[p.Close] = int32(k)
			r.quote[p.Close] = closing + 16*(class+1)
			r.lemma[p.Close] = closeLemma
			end = p.Close + 1
		}
	}
}

func isCapital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

func bucket(n int) uint32 {
	switch {
	case n < 4:
		return uint32(n)
	case n < 8:
		return 4
	case n < 16:
		return 5
	case n < 32:
		return 6
	}
	return 7
}

func (r *reading) headOf(t ling.TokenID) ling.TokenID {
	if h := r.doc.Arcs[t].Head; h != ling.None {
		return h
	}
	return t
}

func (r *reading) lemmaAt(t int) uint32 {
	if t < 0 || t >= len(r.lemma) {
		return edgeLemma
	}
	return r.lemma[t]
}

// features makes every token's features.
func (r *reading) features() *features {
	doc := r.doc
	n := len(doc.Tokens)
	const slots = 28
	f := &features{rows: make([]int32, 0, slots*n), starts: make([]int32, n+1)}
	add := func(template uint32, vs ...uint32) {
		h := hash(template * 0x85ebca6b)
		for _, v := range vs {
			h = h.with(v)
		}
		f.rows = append(f.rows, h.row())
	}
	for s, sent := range doc.Sents {
		opens := s == 0 || r.para[doc.Sents[s-1].From] != r.para[sent.From]
		closes := s+1 == len(doc.Sents) || r.para[doc.Sents[s+1].From] != r.para[sent.From]
		place := b2u(opens) | b2u(closes)<<1 | b2u(r.para[sent.From] == 0)<<2
		for t := sent.From; t < sent.To; t++ {
			i := int(t)
			lemma, upos, rel := r.lemma[i], r.upos[i], r.rel[i]
			h := r.headOf(t)
			side := b2u(h > t)
			distance := bucket(abs(int(h - t)))
			clause := r.clause[i]
			above := r.headOf(clause)
			top := t // of the phrase of t in its clause
			for top != clause && r.headOf(top) != clause {
				next := r.headOf(top)
				if next == top {
					break
				}
				top = next
			}
			add(1, lemma)
			add(2, r.xpos[i])
			add(3, upos, rel)
			add(4, lemma, r.frame[i])
			add(5, rel, r.lemma[h])
			add(6, r.lemma[h], side)
			add(7, rel, r.rel[h], r.upos[h])
			add(8, rel, side, distance)
			add(9, lemma, rel)
			add(10, r.lemmaAt(i-1), lemma)
			add(11, lemma, r.lemmaAt(i+1))
			add(12, r.quote[i])
			add(13, r.quoteAt(i-1), r.quote[i], r.quoteAt(i+1))
			add(14, r.quote[i], lemma)
			add(15, bucket(int(t-sent.From)), place)
			add(16, bucket(int(sent.To-1-t)), place)
			add(17, shape(doc.Word(t)), r.kind[i])
			add(18, r.kind[i], rel)
			add(19, r.left[i])
			add(20, r.right[i])
			add(21, r.rel[clause], r.lemma[above], b2u(above < clause))
			add(22, r.rel[top], r.lemma[clause])
			add(23, r.rel[top], r.rel[clause], b2u(t == clause))
			add(24, r.rel[r.clause[above]], r.lemma[r.headOf(r.clause[above])])
			add(25, r.left[i], r.rel[clause], r.lemma[above])
			add(26, r.lemmaAt(i-1), r.lemmaAt(i+1))
			f.starts[i+1] = int32(len(f.rows))
		}
	}
	return f
}

func (r *reading) quoteAt(t int) uint32 {
	if t < 0 || t >= len(r.quote) {
		return 999
	}
	return r.quote[t]
}

func b2u(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// shape is the class of the letters of a word.
func shape(w string) uint32 {
	upper, lower, digit, first := 0, 0, 0, false
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= 'A' && c <= 'Z':
			upper++
			first = first || i == 0
		case c >= 'a' && c <= 'z' || c >= 0x80:
			lower++
		case c >= '0' && c <= '9':
			digit++
		}
	}
	switch {
	case digit > 0:
		return 1
	case upper == 0 && lower == 0:
		return 2
	case upper == 0:
		return 3
	case lower == 0 && upper > 1:
		return 4
	case first && upper == 1:
		return 5
	}
	return 6
}
