package pipeline

import (
	"fmt"

	"acta"
	"acta/data"
	"acta/internal/event/pairs"
	"acta/internal/ling"
	"acta/internal/ling/encoder"
	"acta/internal/neural"
	"acta/internal/text"
)

// TokensOf are the tokens of d that span touches; none where it touches none.
func TokensOf(d *ling.Tokenized, span acta.Span) ling.Range {
	var out ling.Range
	for i, tok := range d.Tokens {
		if tok.Start < span.End && span.Start < tok.End {
			if out.Empty() {
				out.From = ling.TokenID(i)
			}
			out.To = ling.TokenID(i + 1)
		}
	}
	return out
}

// openPairs opens the coder of pairs.
func (p *Pipeline) openPairs() (*pairs.Coder, error) {
	f, err := open("pairs")
	if err != nil {
		return nil, err
	}
	params := neural.BlankParams()
	net := pairs.NewNet(params, encoder.Dims)
	if err := params.Load(f); err != nil {
		return nil, err
	}
	lines, err := data.ReadActs(data.Files)
	if err != nil {
		return nil, err
	}
	return pairs.New(net, lines, p.words.Encoder.Word, encoder.Dims), nil
}

// Pair says what source does to target, spans of t; an empty span stands for a
// party that is not named. It fails with [acta.ErrInvalid] where a span holds no word.
func (p *Pipeline) Pair(t *text.Text, source, target acta.Span) (pairs.Decision, error) {
	coder, err := p.pairs()
	if err != nil {
		return pairs.Decision{}, err
	}
	d := p.words.Parse(p.tokenizer.Tokenize(t))
	if len(d.Tokens) == 0 {
		return pairs.Decision{}, fmt.Errorf("the text holds no word: %w", acta.ErrInvalid)
	}
	s, o := TokensOf(&d.Tokenized, source), TokensOf(&d.Tokenized, target)
	for _, party := range []struct {
		name   string
		span   acta.Span
		tokens ling.Range
	}{{"source", source, s}, {"target", target, o}} {
		if !party.span.Empty() && party.tokens.Empty() {
			return pairs.Decision{}, fmt.Errorf("the span of the %s holds no word: %w", party.name, acta.ErrInvalid)
		}
	}
	return coder.Code(&d, s, o), nil
}
