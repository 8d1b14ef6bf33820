package ling

import (
	"fmt"

	"acta"
)

// Check returns the first invariant that d breaks, or nil.
func (d *Doc) Check() error {
	if err := d.Tokenized.Check(); err != nil {
		return err
	}
	n := len(d.Tokens)
	if len(d.Tags) != n || len(d.Arcs) != n {
		return fmt.Errorf("%d tokens, %d tags, %d arcs: %w", n, len(d.Tags), len(d.Arcs), acta.ErrInvalid)
	}
	for s, sent := range d.Sents {
		roots := 0
		for tok := sent.From; tok < sent.To; tok++ {
			switch head := d.Arcs[tok].Head; {
			case head == None:
				roots++
			case !sent.Has(head) || head == tok:
				return fmt.Errorf("token %d has head %d outside sentence %d: %w", tok, head, s, acta.ErrInvalid)
			}
			at := tok
			for steps := 0; at != None; steps++ {
				if steps > sent.Len() {
					return fmt.Errorf("token %d is on a cycle: %w", tok, acta.ErrInvalid)
				}
				at = d.Arcs[at].Head
			}
		}
		if roots != 1 {
			return fmt.Errorf("sentence %d has %d roots: %w", s, roots, acta.ErrInvalid)
		}
	}
	for i, m := range d.Mentions {
		if m.Empty() || m.From < 0 || int(m.To) > n || !m.Has(m.Head) {
			return fmt.Errorf("mention %d is tokens %d to %d with head %d: %w", i, m.From, m.To, m.Head, acta.ErrInvalid)
		}
		if d.SentOf(m.From) != d.SentOf(m.To-1) {
			return fmt.Errorf("mention %d crosses a sentence: %w", i, acta.ErrInvalid)
		}
	}
	for i, q := range d.Quotes {
		if len(q.Content) == 0 {
			return fmt.Errorf("quote %d has no content: %w", i, acta.ErrInvalid)
		}
		for _, rs := range [][]Range{q.Source, q.Content} {
			at := TokenID(0)
			for _, r := range rs {
				if r.Empty() || r.From < at || int(r.To) > n {
					return fmt.Errorf("quote %d has tokens %d to %d out of order: %w", i, r.From, r.To, acta.ErrInvalid)
				}
				at = r.To
			}
		}
		if q.Speaker != None && int(q.Speaker) >= len(d.Mentions) {
			return fmt.Errorf("quote %d has speaker %d of %d mentions: %w", i, q.Speaker, len(d.Mentions), acta.ErrInvalid)
		}
		if q.Within != None && (int(q.Within) >= len(d.Quotes) || int(q.Within) == i) {
			return fmt.Errorf("quote %d is within quote %d: %w", i, q.Within, acta.ErrInvalid)
		}
	}
	if len(d.ChainOf) != len(d.Mentions) {
		return fmt.Errorf("%d mentions, %d chain links: %w", len(d.Mentions), len(d.ChainOf), acta.ErrInvalid)
	}
	for c, chain := range d.Chains {
		for _, m := range chain.Mentions {
			if int(m) >= len(d.Mentions) || d.ChainOf[m] != ChainID(c) {
				return fmt.Errorf("mention %d is not linked to chain %d: %w", m, c, acta.ErrInvalid)
			}
		}
	}
	return nil
}

// Check returns the first invariant that d breaks, or nil: tokens lie in the
// text in order, sentences touch, hold all tokens and cross no paragraph.
func (d *Tokenized) Check() error {
	at := int32(0)
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(d.Text.UTF8) {
			return fmt.Errorf("token %d is bytes %d to %d after byte %d: %w", i, tok.Start, tok.End, at, acta.ErrInvalid)
		}
		at = tok.End
	}
	next := TokenID(0)
	for s, sent := range d.Sents {
		if sent.From != next || sent.Empty() || int(sent.To) > len(d.Tokens) {
			return fmt.Errorf("sentence %d is tokens %d to %d after token %d: %w", s, sent.From, sent.To, next, acta.ErrInvalid)
		}
		next = sent.To
	}
	if int(next) != len(d.Tokens) {
		return fmt.Errorf("sentences hold %d of %d tokens: %w", next, len(d.Tokens), acta.ErrInvalid)
	}
	para := 0
	for s, sent := range d.Sents {
		span := d.Span(sent)
		for para < len(d.Text.Paragraphs) && d.Text.Paragraphs[para].End <= span.Start {
			para++
		}
		if para == len(d.Text.Paragraphs) || !d.Text.Paragraphs[para].Contains(span) {
			return fmt.Errorf("sentence %d, bytes %d to %d, is not inside one paragraph: %w", s, span.Start, span.End, acta.ErrInvalid)
		}
	}
	return nil
}
