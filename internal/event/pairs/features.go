package pairs

import (
	"strings"

	"acta/data"
	"acta/internal/event/acts"
	"acta/internal/ling"
)

// rows is how many weights the features of a type are hashed to.
const rows = 1 << 14

// Example is what the words of a pair say: rows of weights with their values, and
// dense numbers.
type Example struct {
	rows   []int32
	values []float32
	dense  []float32
	names  []string // of the rows, where they are asked for
	lines  []weighed
}

// weighed is a line of acts.tsv that stands in a pair, and its weight.
type weighed struct {
	act    *data.Act
	weight float32
}

// Places of a word as the pair sees it.
const (
	atPredicate = iota // the words that govern both
	atBetween
	atAfter
	atBefore
	atSource
	atTarget
	placeCount
)

var placeNames = [placeCount]string{"predicate", "between", "after", "before", "source", "target"}

// reader makes the features of one pair.
type reader struct {
	c              *Coder
	d              *ling.Parsed
	source, target ling.Range
	whole          ling.Range
	first, second  ling.Range
	place          []int8 // of the tokens of whole
	x              Example
	explain        bool
}

func (r *reader) add(value float32, parts ...string) {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	h ^= h >> 13
	r.x.rows = append(r.x.rows, int32(h%rows))
	r.x.values = append(r.x.values, value)
	if r.explain {
		r.x.names = append(r.x.names, strings.Join(parts, " "))
	}
}

// read makes the example of what source does to target, both ranges of d.
func (c *Coder) read(d *ling.Parsed, source, target ling.Range, explain bool) Example {
	r := &reader{c: c, d: d, source: source, target: target, first: source, second: target, explain: explain}
	if target.From < source.From {
		r.first, r.second = target, source
	}
	last := max(source.To-1, target.To-1, 0)
	r.whole = ling.Range{From: d.Sents[d.SentOf(r.first.From)].From, To: d.Sents[d.SentOf(last)].To}
	r.place = make([]int8, r.whole.Len())
	for t := r.whole.From; t < r.whole.To; t++ {
		p := atBetween
		switch {
		case source.Has(t):
			p = atSource
		case target.Has(t):
			p = atTarget
		case t < r.first.From:
			p = atBefore
		case t >= r.second.To:
			p = atAfter
		}
		r.place[t-r.whole.From] = int8(p)
	}
	path, top := r.path()
	for _, t := range path {
		r.place[t-r.whole.From] = atPredicate
	}
	r.words()
	r.relations(path, top)
	r.actLines(top)
	r.vectors()
	return r.x
}

// headOf is the word of s that hangs from outside it.
func (r *reader) headOf(s ling.Range) ling.TokenID {
	if s.Empty() {
		s = r.whole
	}
	for t := s.From; t < s.To; t++ {
		if h := r.d.Arcs[t].Head; (h == ling.None || !s.Has(h)) && r.d.Tags[t].UPOS != "PUNCT" {
			return t
		}
	}
	return s.From
}

// path is the words on the way through the tree from source to target, outside of
// both, with the objects and particles of the verbs among them; top is the highest.
func (r *reader) path() (out []ling.TokenID, top ling.TokenID) {
	up := func(t ling.TokenID) (chain []ling.TokenID) {
		for n := 0; t != ling.None && n < 40; n++ {
			chain = append(chain, t)
			t = r.d.Arcs[t].Head
		}
		return chain
	}
	a, b := up(r.headOf(r.source)), up(r.headOf(r.target))
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		top = a[len(a)-1]
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	inside := func(t ling.TokenID) bool { return r.source.Has(t) || r.target.Has(t) || !r.whole.Has(t) }
	for _, t := range append(append(a, top), b...) {
		if !inside(t) {
			out = append(out, t)
		}
	}
	if len(out) == 0 { // one stands in the other, or beside it
		if h := r.d.Arcs[top].Head; h != ling.None && !inside(h) {
			out, top = append(out, h), h
		}
	}
	n := len(out)
	for t := r.whole.From; t < r.whole.To; t++ {
		if inside(t) {
			continue
		}
		for _, p := range out[:n] {
			if r.d.Arcs[t].Head != p || t == p {
				continue
			}
			switch r.d.Arcs[t].Rel {
			case "obj", "xcomp", "compound:prt", "ccomp", "iobj":
				out = append(out, t)
			}
		}
	}
	return out, top
}

// word is the lemma of t as features have it: names and numbers by class.
func (r *reader) word(t ling.TokenID) string {
	switch tag := &r.d.Tags[t]; tag.UPOS {
	case "PROPN":
		return "<name>"
	case "NUM":
		return "<number>"
	case "PUNCT", "SYM", "X", "DET":
		return ""
	default:
		return tag.Lemma
	}
}

func (r *reader) content(t ling.TokenID) bool {
	switch r.d.Tags[t].UPOS {
	case "VERB", "NOUN", "ADJ", "ADV", "PART":
		return true
	}
	return false
}

// words are the features of single words and of two after each other.
func (r *reader) words() {
	before := ""
	for t := r.whole.From; t < r.whole.To; t++ {
		p := int(r.place[t-r.whole.From])
		w := r.word(t)
		if w == "" {
			continue
		}
		value := float32(1)
		switch p {
		case atAfter:
			value = 1 / (1 + float32(t-r.second.To)/6)
		case atBefore:
			value = 1 / (1 + float32(r.first.From-t)/6)
		}
		if r.content(t) || p == atBetween || p == atPredicate {
			r.add(value, placeNames[p], w)
		}
		if r.content(t) {
			r.add(value*0.5, "word", w)
		}
		if (p == atBetween || p == atPredicate) && before != "" {
			r.add(1, "two", before, w)
		}
		before = w
		if p == atPredicate && r.content(t) {
			for k := r.whole.From; k < r.whole.To; k++ {
				if r.d.Arcs[k].Head == t && r.content(k) && !r.source.Has(k) && !r.target.Has(k) {
					r.add(1, "arc", w, r.word(k))
				}
			}
		}
	}
}

// relations are the features of how the two hang in the sentence.
func (r *reader) relations(path []ling.TokenID, top ling.TokenID) {
	order := "source first"
	if r.target.From < r.source.From {
		order = "target first"
	}
	s, t := r.headOf(r.source), r.headOf(r.target)
	r.add(1, "order", order)
	r.add(1, "source as", r.d.Arcs[s].Rel)
	r.add(1, "target as", r.d.Arcs[t].Rel)
	topWord := r.word(top)
	r.add(1, "top", topWord)
	r.add(1, "top", topWord, r.d.Arcs[s].Rel, r.d.Arcs[t].Rel)
	for k := r.whole.From; k < r.whole.To; k++ {
		if r.d.Arcs[k].Rel == "case" && r.d.Arcs[k].Head == t {
			r.add(1, "target after", r.d.Tags[k].Lemma)
			r.add(1, "target after", topWord, r.d.Tags[k].Lemma)
		}
		if r.place[k-r.whole.From] == atBetween || r.place[k-r.whole.From] == atPredicate {
			switch r.d.Tags[k].Lemma {
			case "not", "n't", "never", "no":
				r.add(1, "negated")
				r.add(1, "negated", topWord)
			case "will", "would", "may", "might", "could", "can", "should", "must":
				r.add(1, "modal", r.d.Tags[k].Lemma)
			case "to":
				if r.d.Tags[k].UPOS == "PART" {
					r.add(1, "infinitive")
				}
			}
		}
	}
	if len(path) > 0 {
		for _, p := range path {
			if p != top {
				r.add(1, "under", topWord, r.word(p))
			}
		}
	}
}

// placeWeight says how far a line at a place speaks of the pair.
var placeWeight = [placeCount]float32{1, 0.6, 0.3, 0.25, 0.3, 0.4}

// actLines are the features of the lines of acts.tsv: which types they speak of.
func (r *reader) actLines(top ling.TokenID) {
	var votes [placeCount][len(Types)]float32
	best, bestType := float32(0), ""
	for t := r.whole.From; t < r.whole.To; t++ {
		p := r.place[t-r.whole.From]
		acts.At(r.d, r.c.acts, t, func(a *data.Act) {
			k := typeIndex(a.Type)
			if k < 0 { // words that look like an act and are none
				r.add(1, "no act", placeNames[p])
				return
			}
			v := float32(1)
			if len(a.Words) > 0 {
				v = 1.5
			}
			if a.Noun {
				v *= 0.8
			}
			if t == top {
				v *= 1.3
			}
			votes[p][k] = max(votes[p][k], v)
			r.x.lines = append(r.x.lines, weighed{a, v * placeWeight[p]})
			r.add(v, "line", placeNames[p], a.Type, a.Mode)
			if p == atPredicate || p == atBetween {
				if v > best {
					best, bestType = v, a.Type
				}
				mood := r.mood(t)
				r.add(1, "mood", placeNames[p], a.Type, mood)
				r.add(0.7, "mood", mood)
				if quad := quadOf(a.Type); mood != "" {
					r.add(1, "mood", quad, mood)
				}
			}
			if t == top {
				r.add(1, "top line", a.Type, a.Mode)
			}
		})
	}
	if bestType != "" {
		r.add(1, "best line", bestType)
	}
	start := len(r.x.dense)
	r.x.dense = append(r.x.dense, make([]float32, len(Types)*3)...)
	for p := range votes {
		for k, v := range votes[p] {
			group := 2
			switch p {
			case atPredicate:
				group = 0
			case atBetween:
				group = 1
			}
			at := &r.x.dense[start+group*len(Types)+k]
			*at = max(*at, v*placeWeight[p])
		}
	}
}

// vectors are the means of the words' vectors at the places.
func (r *reader) vectors() {
	n := r.c.dims
	start := len(r.x.dense)
	r.x.dense = append(r.x.dense, make([]float32, 4*n)...)
	var count [4]float32
	v := make([]float32, n)
	for t := r.whole.From; t < r.whole.To; t++ {
		if !r.content(t) || !r.c.vector(strings.ToLower(r.d.Tags[t].Lemma), v) {
			continue
		}
		group := 3
		weight := float32(1)
		switch int(r.place[t-r.whole.From]) {
		case atPredicate:
			group = 0
		case atBetween:
			group = 1
		case atAfter:
			group = 2
			weight = 1 / (1 + float32(t-r.second.To)/6)
		}
		if r.d.Tags[t].UPOS == "VERB" {
			weight *= 1.5
		}
		count[group] += weight
		for j, f := range v {
			r.x.dense[start+group*n+j] += weight * f
		}
	}
	for g, c := range count {
		if c == 0 {
			continue
		}
		for j := range n {
			r.x.dense[start+g*n+j] /= c
		}
	}
}

// quadOf is "conflict" or "cooperation".
func quadOf(t string) string {
	switch t {
	case "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT":
		return "cooperation"
	}
	return "conflict"
}

// mood says how the act at t is put: the modal verb before it, the verb that it is
// the object of, or a negation; empty for a plain report.
func (r *reader) mood(t ling.TokenID) string {
	d := r.d
	for range 4 {
		sent := d.Sents[d.SentOf(t)]
		modal := ""
		for k := max(sent.From, t-8); k < t; k++ {
			if d.Arcs[k].Head != t {
				continue
			}
			switch d.Tags[k].Lemma {
			case "not", "n't", "never", "no":
				return "not"
			case "will", "would", "could", "may", "might", "can", "should", "must", "shall":
				modal = d.Tags[k].Lemma
			}
		}
		if modal != "" {
			return modal
		}
		arc := d.Arcs[t]
		if arc.Head == ling.None {
			return ""
		}
		switch arc.Rel {
		case "xcomp", "ccomp", "acl":
			if arc.Rel != "ccomp" || !isSpeech(d.Tags[arc.Head].Lemma) {
				return "under " + d.Tags[arc.Head].Lemma
			}
			return ""
		case "obj", "conj", "nsubj:pass", "compound", "nmod", "obl":
			t = arc.Head
		default:
			return ""
		}
	}
	return ""
}

func isSpeech(lemma string) bool {
	switch lemma {
	case "say", "report", "announce", "tell", "add", "state", "claim":
		return true
	}
	return false
}
