package resolver

import (
	"acta"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Cases are the pronouns of q that the network weighs or would weigh, with the
// document that q becomes. Each option's Mentions are those known at its turn.
func (r *Resolver) Cases(q ling.Quoted) ([]Case, ling.Doc) {
	cases := []Case{}
	doc := r.resolve(q, &cases)
	return cases, doc
}

// WithMentions adds the pronoun and the persons' names at spans, where the namer
// has none there.
func WithMentions(q ling.Quoted, pronoun acta.Span, names ...acta.Span) ling.Quoted {
	q.Mentions = append([]ling.Mention(nil), q.Mentions...)
	q.Quotes = append([]ling.Quote(nil), q.Quotes...)
	var missing []ling.Mention
	for i, span := range append([]acta.Span{pronoun}, names...) {
		r := tokensAt(&q.Tokenized, span)
		if r.Empty() {
			continue
		}
		kind := ling.PersonName
		if i == 0 {
			kind = ling.Pronoun
		}
		at := -1
		for j := range q.Mentions {
			m := &q.Mentions[j]
			if m.Kind == ling.Pronoun && i == 0 && m.Range == r || i > 0 && m.Kind.IsName() && m.Overlaps(r) {
				at = j
				break
			}
		}
		if at >= 0 {
			q.Mentions[at].Kind = kind
			continue
		}
		m := ling.Mention{Range: r, Head: phrase.Head(&q.Parsed, r), Kind: kind}
		if fitsIn(q.Mentions, m) && fitsIn(missing, m) {
			missing = append(missing, m)
		}
	}
	insert(&q, missing)
	return q
}

// tokensAt are the tokens that share a byte with span.
func tokensAt(d *ling.Tokenized, span acta.Span) ling.Range {
	r := ling.Range{From: ling.None}
	for i, t := range d.Tokens {
		if t.Start < span.End && span.Start < t.End {
			if r.From == ling.None {
				r.From = ling.TokenID(i)
			}
			r.To = ling.TokenID(i) + 1
		}
	}
	if r.From == ling.None || d.SentOf(r.From) != d.SentOf(r.To-1) {
		return ling.Range{}
	}
	return r
}

// Odds is how likely the pronoun stands for each of the names, 0 to 1. A name
// that cannot be it, or that is not weighed, has 0.
func (r *Resolver) Odds(q ling.Quoted, pronoun acta.Span, names ...acta.Span) []float32 {
	out := make([]float32, len(names))
	cases, doc := r.Cases(WithMentions(q, pronoun, names...))
	for _, c := range cases {
		if doc.Span(doc.Mentions[c.Pronoun].Range) != pronoun {
			continue
		}
		for i, name := range names {
			for k := range c.Options {
				if c.Options[k].Names(&doc, name) {
					out[i] = max(out[i], c.Options[k].Prob)
				}
			}
		}
		return out
	}
	// No case: a rule decided.
	for m, mention := range doc.Mentions {
		if chain := doc.ChainOf[m]; doc.Span(mention.Range) == pronoun && chain != ling.None {
			for i, name := range names {
				for _, id := range doc.Chains[chain].Mentions {
					if n := doc.Mentions[id]; n.Kind != ling.Pronoun && n.Kind != ling.Nominal && overlaps(doc.Span(n.Range), name) {
						out[i] = 1
					}
				}
			}
		}
	}
	return out
}

// Names reports whether one of the names of o shares a byte with span.
func (o *Option) Names(doc *ling.Doc, span acta.Span) bool {
	for _, id := range o.Mentions {
		if m := doc.Mentions[id]; m.Kind.IsName() && overlaps(doc.Span(m.Range), span) {
			return true
		}
	}
	return false
}

func overlaps(a, b acta.Span) bool { return a.Start < b.End && b.Start < a.End }
