package pipeline

import (
	"acta"
	"acta/data"
	"acta/internal/ling/encoder"
	"acta/internal/ling/resolver"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/text"
)

// OpenResolver reads the weights for pronouns from f.
func OpenResolver(f *modelfile.File, lexicon *data.Lexicon) (*resolver.Resolver, error) {
	params := neural.BlankParams()
	net := resolver.NewNet(params, encoder.Width)
	if err := params.Load(f); err != nil {
		return nil, err
	}
	net.Pack(false)
	return resolver.New(lexicon, net), nil
}

// Odds is how likely the pronoun at a span of t stands for each of names: see
// [resolver.Resolver.Odds]. A text that is read in blocks has no odds.
func (p *Pipeline) Odds(t *text.Text, pronoun acta.Span, names ...acta.Span) []float32 {
	tokenized := p.tokenizer.Tokenize(t)
	if len(blocks(tokenized)) > 1 {
		return make([]float32, len(names))
	}
	return p.resolver.Odds(p.quoter.Quote(p.Name(tokenized)), pronoun, names...)
}
