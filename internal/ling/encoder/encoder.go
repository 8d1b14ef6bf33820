// Package encoder reads the words of a text once and gives each a vector that
// says what it is among its neighbours. The tagger, parser, namer and quoter
// all read these vectors.
//
// A word is the sum of a fixed vector learned from billions of words and of
// trained rows for its norm, affixes, letter groups and shape (hashed, so that
// there is no list of known words). Three bidirectional recurrent layers then
// run over each sentence.
package encoder

import (
	"math/rand/v2"
	"sync"

	"acta/internal/ling"
	"acta/internal/modelfile"
	"acta/internal/neural"
)

// Sizes of the network.
const (
	wordWidth = 160
	state     = 160
	layers    = 3
	// Width is the width of the vectors.
	Width = 2 * state
)

// Net is the trained part of an encoder.
type Net struct {
	norm, affix, gram, shape *neural.Param
	project                  *neural.Linear
	recurrent                [layers]*neural.SRU
}

// NewNet adds an untrained network to ps.
func NewNet(ps *neural.Params) *Net {
	n := &Net{
		norm:    ps.Add("word.norm", normRows, wordWidth, 0.1),
		affix:   ps.Add("word.affix", affixRows, wordWidth, 0.1),
		gram:    ps.Add("word.gram", gramRows, wordWidth, 0.05),
		shape:   ps.Add("word.shape", shapeRows, wordWidth, 0.1),
		project: neural.NewLinear(ps, "word.project", dims, wordWidth),
	}
	for _, p := range []*neural.Param{n.norm, n.affix, n.gram, n.shape} {
		p.Sparse = true
	}
	in := wordWidth
	for i := range n.recurrent {
		n.recurrent[i] = neural.NewSRU(ps, "encoder."+string(rune('1'+i)), in, state)
		in = Width
	}
	return n
}

// Pack makes the weights ready: see [neural.Linear.Pack].
func (n *Net) Pack(back bool) {
	var wg sync.WaitGroup
	wg.Go(func() { n.project.Pack(back) })
	for _, l := range n.recurrent {
		wg.Go(func() { l.Pack(back) })
	}
	wg.Wait()
}

// Encoder turns words into vectors. It is read-only once made.
type Encoder struct {
	net    *Net
	vocab  *vocab
	blind  Blind
	number int
	arenas sync.Pool
}

// New makes an encoder of a network and the word vectors in f.
func New(f *modelfile.File, net *Net, blind Blind) (*Encoder, error) {
	v, err := parseVocab(f)
	if err != nil {
		return nil, err
	}
	e := &Encoder{net: net, vocab: v, blind: blind}
	e.number = v.find(hashString("1,000"))
	e.arenas.New = func() any { return new(neural.Arena) }
	return e, nil
}

// chunkTokens is how many tokens, in whole sentences, go through the layers at
// once: enough to feed the kernels, few enough to stay in the processor's cache.
const chunkTokens = 384

// Encode adds the vectors.
func (e *Encoder) Encode(d ling.Tokenized) ling.Encoded { return e.EncodeWithout(d, ling.None) }

// EncodeWithout is Encode of a text in which one word, hidden, is unknown: what
// its neighbours say of it stays. It shows what a decision rests on.
func (e *Encoder) EncodeWithout(d ling.Tokenized, hidden ling.TokenID) ling.Encoded {
	a := e.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); e.arenas.Put(a) }()
	out := ling.Encoded{Tokenized: d, Width: Width, Vectors: make([]float32, 0, len(d.Tokens)*Width)}
	words := make([]features, 0, chunkTokens)
	var segments []neural.Segment
	var buf []byte
	for i, s := range d.Sents {
		from := len(words)
		for tok := s.From; tok < s.To; tok++ {
			words = append(words, features{})
			buf = e.extract(&words[len(words)-1], d.Word(tok), buf)
			if tok == hidden {
				words[len(words)-1] = unknownWord
			}
		}
		segments = append(segments, neural.Segment{From: from, To: len(words)})
		if len(words) >= chunkTokens || i+1 == len(d.Sents) {
			a.Reset()
			out.Vectors = append(out.Vectors, e.net.forward(a, e.vocab, words, segments, nil, nil, 0)...)
			words, segments = words[:0], segments[:0]
		}
	}
	return out
}

// Example is a batch of sentences ready for training.
type Example struct {
	words    []features
	Segments []neural.Segment
}

// Example prepares the sentences of d.
func (e *Encoder) Example(d *ling.Tokenized) *Example {
	x := &Example{words: make([]features, len(d.Tokens))}
	var buf []byte
	for i := range d.Tokens {
		tok := ling.TokenID(i)
		buf = e.extract(&x.words[i], d.Word(tok), buf)
	}
	for _, s := range d.Sents {
		x.Segments = append(x.Segments, neural.Segment{From: int(s.From), To: int(s.To)})
	}
	return x
}

// Rows is the number of words of x.
func (x *Example) Rows() int { return len(x.words) }

// Join puts examples into one.
func Join(xs []*Example) *Example {
	out := &Example{}
	for _, x := range xs {
		base := len(out.words)
		out.words = append(out.words, x.words...)
		for _, s := range x.Segments {
			out.Segments = append(out.Segments, neural.Segment{From: base + s.From, To: base + s.To})
		}
	}
	return out
}

// Pass is what a training pass leaves for its way back.
type Pass struct {
	words     []features
	drop      []bool // words whose norm row is left out
	fixed     []float32
	masks     [layers + 1][]float32
	recurrent [layers]neural.SRUPass
}

// Train runs the network forward with dropout and keeps what Back needs.
func (e *Encoder) Train(a *neural.Arena, x *Example, rng *rand.Rand, rate float64) ([]float32, *Pass) {
	pass := &Pass{}
	return e.net.forward(a, e.vocab, x.words, x.Segments, pass, rng, rate), pass
}

func (n *Net) forward(a *neural.Arena, v *vocab, words []features, segments []neural.Segment, pass *Pass, rng *rand.Rand, rate float64) []float32 {
	rows := len(words)
	fixed := a.Floats(rows * dims)
	for i := range words {
		if words[i].vector >= 0 {
			v.read(words[i].vector, fixed[i*dims:(i+1)*dims])
		}
	}
	x := n.project.Forward(a, fixed, rows)
	if pass != nil {
		pass.words, pass.fixed = words, fixed
		pass.drop = make([]bool, rows)
	}
	for i := range words {
		out := x[i*wordWidth : (i+1)*wordWidth]
		f := &words[i]
		if pass == nil || rng.Float64() > 0.2 {
			neural.AddRows(out, n.norm, f.norm[:])
		} else {
			pass.drop[i] = true
		}
		neural.AddRows(out, n.affix, f.affix[:])
		neural.AddRows(out, n.shape, f.shape[:])
		neural.AddRows(out, n.gram, f.grams[:f.ngrams])
	}
	for i, l := range n.recurrent {
		var keep *neural.SRUPass
		if pass != nil {
			pass.masks[i] = neural.Dropout(a, rng, x, rate)
			keep = &pass.recurrent[i]
		}
		x = l.Forward(a, x, rows, segments, keep)
	}
	if pass != nil {
		pass.masks[layers] = neural.Dropout(a, rng, x, rate)
	}
	return x
}

// Back carries the gradient dy of the vectors back to the weights.
func (e *Encoder) Back(a *neural.Arena, g *neural.Grads, pass *Pass, dy []float32) {
	n := e.net
	rows := len(pass.words)
	neural.ApplyMask(dy, pass.masks[layers])
	for i := layers - 1; i >= 0; i-- {
		l := n.recurrent[i]
		dx := a.Floats(rows * l.In)
		l.Backward(a, g, &pass.recurrent[i], dy, dx, rows)
		neural.ApplyMask(dx, pass.masks[i])
		dy = dx
	}
	add := func(p *neural.Param, r int32, d []float32) {
		into := g.Row(p, r)
		for j, v := range d {
			into[j] += v
		}
	}
	for i := range pass.words {
		d := dy[i*wordWidth : (i+1)*wordWidth]
		f := &pass.words[i]
		if !pass.drop[i] {
			add(n.norm, f.norm[0], d)
			add(n.norm, f.norm[1], d)
		}
		for _, r := range f.affix {
			add(n.affix, r, d)
		}
		add(n.shape, f.shape[0], d)
		for _, r := range f.grams[:f.ngrams] {
			add(n.gram, r, d)
		}
	}
	n.project.Backward(a, g, pass.fixed, dy, nil, rows)
}
