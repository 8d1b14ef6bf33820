package namer

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta/internal/ling"
	"acta/internal/neural"
)

// features is the rows of the table that each token adds up, flat:
// rows[starts[i]:starts[i+1]] are token i's.
type features struct {
	rows    []int32
	starts  []int32
	repeats repeats
	content []ling.TokenID // the words that tell what the text is about
}

func (f *features) of(tok int) []int32 { return f.rows[f.starts[tok]:f.starts[tok+1]] }

// topic is the mean of the fixed vectors, dims wide, of the words that tell what the text
// is about. That of a short text is nearer to nothing.
func (f *features) topic(a *neural.Arena, fixed []float32, dims int) []float32 {
	out := a.Floats(dims)
	for _, t := range f.content {
		for j, v := range fixed[int(t)*dims : (int(t)+1)*dims] {
			out[j] += v
		}
	}
	scale := topicScale / float32(len(f.content)+topicShort)
	for j := range out {
		out[j] *= scale
	}
	return out
}

// topicScale brings topics, whose words cancel each other out, to the size of words;
// topicShort is how many words of content count as few.
const (
	topicScale = 2
	topicShort = 3
)

// drop copies f into into without a random part of it.
func drop(f, into *features, rng *rand.Rand, rate float64) *features {
	into.repeats, into.content = f.repeats, f.content
	into.starts = make([]int32, len(f.starts))
	into.rows = make([]int32, 0, len(f.rows))
	limit := uint32(rate * (1 << 32))
	for i := range len(f.starts) - 1 {
		for _, r := range f.of(i) {
			if rng.Uint32() >= limit {
				into.rows = append(into.rows, r)
			}
		}
		into.starts[i+1] = int32(len(into.rows))
	}
	return into
}

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

// Classes of words that the lexicon knows. Names of states, of peoples and of
// capitals are seen as their class and not as words, so that exchanging two of
// them changes nothing.
const (
	classState = 1 << iota
	classDemonym
	classCapital
	classGiven
	classTitle
	classOrg
	classRole
	classBody
)

// word is what the features know of one token.
type word struct {
	low   uint32 // hash of the word in lower case, or of its class
	class uint32
	shape uint32
	tag   uint32
	upper bool
}

// read looks at tok alone.
func (n *Namer) read(d *ling.Parsed, tok ling.TokenID) word {
	s := d.Word(tok)
	low := strings.ToLower(s)
	first, _ := utf8.DecodeRuneInString(s)
	w := word{low: hashString(low), tag: hashString(d.Tags[tok].XPOS), shape: shapeOf(s), upper: unicode.IsUpper(first)}
	if w.upper {
		switch class := n.blind[low]; class {
		case "":
		case "state":
			w.class |= classState
		case "demonym":
			w.class |= classDemonym
		default:
			w.class |= classCapital
		}
		if w.class != 0 {
			w.low = w.class
			return w
		}
		if n.lex.Given(s) != "" {
			w.class |= classGiven
		}
		if n.lex.Body(s) != nil {
			w.class |= classBody
		}
	}
	if _, ok := n.lex.Title(s); ok {
		w.class |= classTitle
	}
	if _, ok := n.lex.OrgWord(low); ok {
		w.class |= classOrg
	}
	if n.lex.EndsRole(low) {
		w.class |= classRole
	}
	return w
}

// shapeOf hashes the pattern of s: "Xx", "X", "dd-x", runs counted once.
func shapeOf(s string) uint32 {
	h := uint32(2166136261)
	last, n := byte(0), 0
	for _, r := range s {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if c == last {
			if n++; n > 1 {
				continue
			}
		} else {
			last, n = c, 0
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// features makes every token's features.
func (n *Namer) features(d *ling.Parsed) *features {
	words := make([]word, len(d.Tokens))
	seen := map[uint32]uint32{} // of each word: bit 0 lower case, bit 1 a capital inside a sentence
	for _, sent := range d.Sents {
		for t := sent.From; t < sent.To; t++ {
			words[t] = n.read(d, t)
			if !words[t].upper {
				seen[words[t].low] |= 1
			} else if t > sent.From {
				seen[words[t].low] |= 2
			}
		}
	}
	const slots = 32
	f := &features{rows: make([]int32, 0, slots*len(words)), starts: make([]int32, len(words)+1), repeats: repeated(words)}
	elsewhere := f.repeats.others(len(words))
	add := func(template uint32, vs ...uint32) {
		h := hash(template * 0x85ebca6b)
		for _, v := range vs {
			h = h.with(v)
		}
		f.rows = append(f.rows, h.row())
	}
	for _, sent := range d.Sents {
		capitals, letters := uint32(0), uint32(0)
		for t := sent.From; t < sent.To; t++ {
			if words[t].upper {
				capitals++
			}
			if first, _ := utf8.DecodeRuneInString(d.Word(t)); unicode.IsLetter(first) {
				letters++
			}
		}
		titled := uint32(0) // the sentence is a headline: nearly every word has a capital
		if capitals*3 > letters*2 && letters > 3 {
			titled = 1
		}
		at := func(t ling.TokenID) *word {
			if t < sent.From || t >= sent.To {
				return &edge
			}
			return &words[t]
		}
		for t := sent.From; t < sent.To; t++ {
			w, before, after := at(t), at(t-1), at(t+1)
			s := d.Word(t)
			opens := uint32(0)
			if t == sent.From {
				opens = 1
			}
			add(1, w.low)
			add(2, w.shape, opens)
			add(3, w.class)
			add(4, w.tag)
			add(5, before.low)
			add(6, after.low)
			add(7, before.shape, w.shape, after.shape)
			add(8, before.class, w.class)
			add(9, w.class, after.class)
			add(10, before.class, w.class, after.class, w.shape)
			add(11, w.shape, titled, seen[w.low]&3)
			add(12, at(t-2).low, w.shape)
			add(13, at(t+2).low, w.shape)
			add(14, hashString(d.Arcs[t].Rel), w.shape)
			if h := d.Arcs[t].Head; h != ling.None {
				add(15, words[h].low, w.shape)
				add(16, words[h].class, words[h].shape, w.class)
			}
			if w.class&(classState|classDemonym|classCapital) == 0 && len(s) > 2 {
				add(17, hashString(suffix(s, 3)), w.shape)
				add(18, hashString(suffix(s, 2)), w.shape)
				add(19, hashString(s[:min(3, len(s))]))
				add(20, hashString(suffix(s, 4)))
			}
			add(21, at(t+2).class, after.class, w.shape)
			add(22, before.low, w.shape, after.low)
			for _, o := range elsewhere[t] {
				if o == ling.None {
					break
				}
				b, a := beside(words, o-1), beside(words, o+1)
				add(23, b.low)
				add(24, a.low)
				add(25, b.class, a.class)
				add(26, b.shape, a.shape)
			}
			f.starts[t+1] = int32(len(f.rows))
			switch d.Tags[t].UPOS {
			case "NOUN", "VERB", "ADJ":
				f.content = append(f.content, t)
			}
		}
	}
	return f
}

func suffix(s string, n int) string { return s[max(0, len(s)-n):] }

// beside is the word at t, or the edge of the text.
func beside(words []word, t ling.TokenID) *word {
	if t < 0 || int(t) >= len(words) {
		return &edge
	}
	return &words[t]
}

// edge stands where there is no word.
var edge = word{low: 1, shape: 1, tag: 1}
