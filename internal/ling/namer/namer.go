// Package namer finds the mentions of a text: names of persons, organisations
// and places by a trained network, and dates, amounts, pronouns and nominals by
// rules.
package namer

import (
	"sync"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/neural"
)

// Namer is read-only once made.
type Namer struct {
	net    *Net
	lex    *data.Lexicon
	fixed  Fixed
	blind  map[string]string
	arenas sync.Pool
}

// Fixed writes the fixed vector of each word of d to dst, whose floats are zero: see
// [encoder.Encoder.Fixed].
type Fixed func(dst []float32, d *ling.Tokenized)

// New makes a namer of a packed network, the lexicon that its features ask, and
// the fixed vectors of words.
func New(net *Net, lex *data.Lexicon, fixed Fixed) *Namer {
	n := &Namer{net: net, lex: lex, fixed: fixed, blind: lex.Blind()}
	n.arenas.New = func() any { return new(neural.Arena) }
	return n
}

// Name adds the mentions.
func (n *Namer) Name(d ling.Parsed) ling.Named { return n.NameAs(Own, d) }

// NameAs is Name with names as guide has them.
func (n *Namer) NameAs(guide Guide, d ling.Parsed) ling.Named {
	return ling.Named{Parsed: d, Mentions: Rules(&d, persons(&d, wholeCompounds(&d, again(&d, n.names(guide, &d)))))}
}

func (n *Namer) names(guide Guide, d *ling.Parsed) []ling.Mention {
	a := n.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); n.arenas.Put(a) }()
	rows := len(d.Tokens)
	if rows == 0 {
		return nil
	}
	fixed := a.Floats(rows * n.net.fixed.In)
	n.fixed(fixed, &d.Tokenized)
	x := n.net.forward(a, guide, d.Vectors, fixed, n.features(d), segmentsOf(d), nil, nil, Rates{})
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
			for to < s.To && path[to] != outside && path[to] == int32(Begin(KindOf(int(label)))+1) {
				to++
			}
			if KindOf(int(label)) == Other {
				from = to
				continue
			}
			prob := float32(1)
			for t := from; t < to; t++ {
				prob = min(prob, probs[int(t)*labelCount+int(path[t])])
			}
			r := ling.Range{From: from, To: to}
			out = append(out, ling.Mention{Range: r, Head: headOf(d, r), Kind: KindOf(int(label)), Prob: prob})
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
