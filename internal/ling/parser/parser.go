// Package parser attaches each token to its head: a dependency tree a sentence,
// with the relations of Universal Dependencies 2.
package parser

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

// longest is the length of the longest stretch that is parsed as one, in
// tokens: the work grows with its square. Longer sentences are cut, and the
// parts hung on the first as parataxis.
const longest = 200

// Parser is read-only once made.
type Parser struct {
	net    *Net
	arenas sync.Pool
}

// New makes a parser of a packed network.
func New(net *Net) *Parser {
	p := &Parser{net: net}
	p.arenas.New = func() any { return new(neural.Arena) }
	return p
}

// Parse adds the trees.
func (p *Parser) Parse(d ling.Tagged) ling.Parsed {
	a := p.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); p.arenas.Put(a) }()
	rows := len(d.Tokens)
	out := ling.Parsed{Tagged: d, Arcs: make([]ling.Arc, rows)}
	n := p.net
	run := func(l *neural.Linear) []float32 {
		y := l.Forward(a, d.Vectors, rows)
		neural.LeakyReLU(y)
		return y
	}
	head := run(n.arcHead)
	pair := n.arcPair.Forward(a, run(n.arcDep), rows)
	heads := make([]int32, rows)
	var tree treeFinder
	var scratch neural.Arena
	for _, sent := range d.Sents {
		first := int32(ling.None)
		for from := int(sent.From); from < int(sent.To); from += longest {
			to := min(from+longest, int(sent.To))
			m := to - from
			scratch.Reset()
			all := scratch.Floats((m + 1) * arcWidth)
			copy(all, n.root.W[:arcWidth])
			copy(all[arcWidth:], head[from*arcWidth:to*arcWidth])
			scores := arcScores(&scratch, pair[from*arcWidth:to*arcWidth], all, m)
			found := tree.find(scores, m)
			for i := range m {
				row := scores[i*(m+1) : (i+1)*(m+1)]
				out.Arcs[from+i].Prob = probability(row, found[i])
				switch {
				case found[i] > 0:
					heads[from+i] = int32(from + found[i] - 1)
				case first == ling.None:
					first = int32(from + i)
					heads[from+i] = ling.None
				default:
					heads[from+i] = first
				}
			}
		}
	}
	x := a.Floats(rows * 3 * relWidth)
	n.pairs(x, run(n.relDep), run(n.relHead), heads)
	scores := n.rel.Forward(a, x, rows)
	for i, h := range heads {
		row := scores[i*n.rel.Out : i*n.rel.Out+len(n.Relations)]
		best, top := 0, float32(math.Inf(-1))
		for j, v := range row {
			if v > top && (n.Relations[j] == "root") == (h == ling.None) {
				best, top = j, v
			}
		}
		out.Arcs[i].Head = ling.TokenID(h)
		out.Arcs[i].Rel = n.Relations[best]
	}
	return out
}

func probability(row []float32, i int) float32 {
	sum := 0.0
	for _, v := range row {
		sum += math.Exp(float64(v - row[i]))
	}
	return float32(1 / sum)
}

// RelationsSection encodes the relations for a model file.
func RelationsSection(relations []string) (modelfile.Section, error) {
	data, err := json.Marshal(relations)
	return modelfile.Section{Name: "relations", Data: data}, err
}

// ParseRelations reads the relations of f.
func ParseRelations(f *modelfile.File) ([]string, error) {
	data, err := f.Must("relations")
	if err != nil {
		return nil, err
	}
	var out []string
	if err := json.Unmarshal([]byte(data), &out); err != nil || len(out) == 0 {
		return nil, fmt.Errorf("model %s: relations cannot be read: %w", f.Name, acta.ErrInvalid)
	}
	return out, nil
}
