package pipeline

import (
	"acta/internal/ling"
)

// blockTokens is how many tokens are read at once, and so what bounds the
// memory of the learned stages. A longer text is read block by block, cut
// between paragraphs; a statement does not run over a cut. Few articles are
// longer.
const blockTokens = 3000

// blocks cuts d into documents of about blockTokens tokens over the same text.
// A paragraph is never cut unless it is longer than a block on its own.
func blocks(d ling.Tokenized) []ling.Tokenized {
	if len(d.Tokens) <= blockTokens+blockTokens/2 {
		return []ling.Tokenized{d}
	}
	var out []ling.Tokenized
	first := 0 // sentence
	para := 0
	cut := func(last int) {
		from, to := d.Sents[first].From, d.Sents[last-1].To
		b := ling.Tokenized{Text: d.Text, Tokens: d.Tokens[from:to]}
		for _, s := range d.Sents[first:last] {
			b.Sents = append(b.Sents, ling.Range{From: s.From - from, To: s.To - from})
		}
		out = append(out, b)
		first = last
	}
	for i, s := range d.Sents {
		start := d.Tokens[s.From].Start
		starts := false
		for para < len(d.Text.Paragraphs) && d.Text.Paragraphs[para].End <= start {
			para++
			starts = true
		}
		n := int(s.To - d.Sents[first].From)
		if i > first && (starts && n > blockTokens || n > 2*blockTokens) {
			cut(i)
		}
	}
	cut(len(d.Sents))
	return out
}

// join puts the columns of blocks together again. The vectors, which nothing
// later reads, are left out.
func join(d ling.Tokenized, parts []ling.Quoted) ling.Quoted {
	var out ling.Quoted
	out.Tokenized = d
	for _, p := range parts {
		tok := ling.TokenID(len(out.Tags))
		mention := ling.MentionID(len(out.Mentions))
		quote := ling.QuoteID(len(out.Quotes))
		move := func(r ling.Range) ling.Range { return ling.Range{From: r.From + tok, To: r.To + tok} }
		out.Tags = append(out.Tags, p.Tags...)
		for _, a := range p.Arcs {
			if a.Head != ling.None {
				a.Head += tok
			}
			out.Arcs = append(out.Arcs, a)
		}
		for _, m := range p.Mentions {
			m.Range, m.Head = move(m.Range), m.Head+tok
			out.Mentions = append(out.Mentions, m)
		}
		for _, q := range p.Quotes {
			q.Cue = move(q.Cue)
			for _, rs := range [][]ling.Range{q.Source, q.Content} {
				for i := range rs {
					rs[i] = move(rs[i])
				}
			}
			if q.Speaker != ling.None {
				q.Speaker += mention
			}
			if q.Within != ling.None {
				q.Within += quote
			}
			out.Quotes = append(out.Quotes, q)
		}
	}
	return out
}
