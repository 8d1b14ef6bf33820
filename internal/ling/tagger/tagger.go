// Package tagger gives each token its part of speech, in both the universal and
// the Penn sets, and its lemma.
package tagger

import (
	"encoding/json"
	"fmt"
	"math"
	"sync"

	"acta"
	"acta/internal/ling"
	"acta/internal/modelfile"
	"acta/internal/neural"
)

// Tagger is read-only once made.
type Tagger struct {
	net    *Net
	lemmas *Lemmas
	arenas sync.Pool
}

// New makes a tagger of a packed network and its lemma rules.
func New(net *Net, lemmas *Lemmas) *Tagger {
	t := &Tagger{net: net, lemmas: lemmas}
	t.arenas.New = func() any { return new(neural.Arena) }
	return t
}

// Alternative is a tag that might have been given.
type Alternative struct {
	Tag  string
	Prob float32
}

// Tag adds the tags.
func (t *Tagger) Tag(d ling.Encoded) ling.Tagged {
	a := t.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); t.arenas.Put(a) }()
	rows := len(d.Tokens)
	out := ling.Tagged{Encoded: d, Tags: make([]ling.Tag, rows)}
	scores := t.net.out.Forward(a, d.Vectors, rows)
	nu, nx := len(t.net.Labels.UPOS), len(t.net.Labels.XPOS)
	var buf []byte
	for i := range rows {
		row := scores[i*t.net.out.Out:]
		u, p := best(row[:nu])
		x := argmax(row[nu : nu+nx])
		tag := ling.Tag{UPOS: t.net.Labels.UPOS[u], XPOS: t.net.Labels.XPOS[x], Prob: p}
		tag.Lemma, buf = t.lemmas.Lemma(d.Word(ling.TokenID(i)), tag.XPOS, buf)
		out.Tags[i] = tag
	}
	return out
}

// Alternatives are the universal tags of tok with their probabilities, the most
// likely first, as many as n.
func (t *Tagger) Alternatives(d *ling.Encoded, tok ling.TokenID, n int) []Alternative {
	var a neural.Arena
	scores := t.net.out.Forward(&a, d.Vector(tok), 1)[:len(t.net.Labels.UPOS)]
	neural.Softmax(scores)
	var out []Alternative
	for range min(n, len(scores)) {
		i := argmax(scores)
		out = append(out, Alternative{t.net.Labels.UPOS[i], scores[i]})
		scores[i] = -1
	}
	return out
}

func argmax(row []float32) int {
	top := 0
	for i, v := range row {
		if v > row[top] {
			top = i
		}
	}
	return top
}

// best is the highest score's place and its probability.
func best(row []float32) (int, float32) {
	top := argmax(row)
	sum := 0.0
	for _, v := range row {
		sum += math.Exp(float64(v - row[top]))
	}
	return top, float32(1 / sum)
}

// Section encodes the labels for a model file.
func (l Labels) Section() (modelfile.Section, error) {
	data, err := json.Marshal(l)
	return modelfile.Section{Name: "tags", Data: data}, err
}

// ParseLabels reads the labels of f.
func ParseLabels(f *modelfile.File) (Labels, error) {
	var l Labels
	data, err := f.Must("tags")
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal([]byte(data), &l); err != nil || len(l.UPOS) == 0 || len(l.XPOS) == 0 {
		return l, fmt.Errorf("model %s: tags cannot be read: %w", f.Name, acta.ErrInvalid)
	}
	return l, nil
}
