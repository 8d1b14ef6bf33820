// Package namer finds the mentions of a text: names of persons, organisations
// and places by a trained network, and dates, amounts, pronouns and nominals by
// rules.
package namer

import (
	"sync"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Namer is read-only once made.
type Namer struct {
	net    *Net
	arenas sync.Pool
}

// New makes a namer of a packed network.
func New(net *Net) *Namer {
	n := &Namer{net: net}
	n.arenas.New = func() any { return new(neural.Arena) }
	return n
}

// Name adds the mentions.
func (n *Namer) Name(d ling.Parsed) ling.Named {
	return ling.Named{Parsed: d, Mentions: Rules(&d, persons(&d, wholeCompounds(&d, n.names(&d))))}
}

func (n *Namer) names(d *ling.Parsed) []ling.Mention {
	a := n.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); n.arenas.Put(a) }()
	rows := len(d.Tokens)
	x := n.net.in.Forward(a, d.Vectors, rows)
	neural.LeakyReLU(x)
	ld := n.net.out.Out
	scores := n.net.out.Forward(a, x, rows)
	path := make([]int32, rows)
	probs := a.Floats(rows * labelCount)
	var out []ling.Mention
	for _, s := range d.Sents {
		part := path[s.From:s.To]
		n.net.crf.Decode(scores[int(s.From)*ld:], ld, part)
		named := false
		for _, y := range part {
			named = named || y != outside
		}
		if !named {
			continue
		}
		n.net.crf.Marginals(a, scores[int(s.From)*ld:], ld, s.Len(), probs[int(s.From)*labelCount:])
		for from := s.From; from < s.To; {
			label := path[from]
			if label == outside {
				from++
				continue
			}
			to := from + 1
			for to < s.To && path[to] != outside && path[to] == int32(Begin(kindOf(label))+1) {
				to++
			}
			prob := float32(1)
			for t := from; t < to; t++ {
				prob = min(prob, probs[int(t)*labelCount+int(path[t])])
			}
			r := ling.Range{From: from, To: to}
			out = append(out, ling.Mention{Range: r, Head: headOf(d, r), Kind: kindOf(label), Prob: prob})
			from = to
		}
	}
	return out
}

// headOf is the token of r whose head lies outside r; the last such one.
func headOf(d *ling.Parsed, r ling.Range) ling.TokenID {
	head := r.To - 1
	for t := r.From; t < r.To; t++ {
		if !r.Has(d.Arcs[t].Head) && d.Tags[t].UPOS != "PUNCT" {
			return t
		}
	}
	return head
}
