package pipeline

import (
	"fmt"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/encoder"
	"acta/internal/ling/namer"
	"acta/internal/ling/parser"
	"acta/internal/ling/tagger"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/models"
)

// Words is the stages that read single words and trees. They share one model.
type Words struct {
	File    *modelfile.File
	Encoder *encoder.Encoder
	Tagger  *tagger.Tagger
	Parser  *parser.Parser
}

// OpenWords reads the stages' weights from f.
func OpenWords(f *modelfile.File, blind encoder.Blind) (*Words, error) {
	labels, err := tagger.ParseLabels(f)
	if err != nil {
		return nil, err
	}
	lemmas, err := tagger.ParseLemmas(f)
	if err != nil {
		return nil, err
	}
	relations, err := parser.ParseRelations(f)
	if err != nil {
		return nil, err
	}
	params := neural.BlankParams()
	enc := encoder.NewNet(params)
	tags := tagger.NewNet(params, encoder.Width, labels)
	trees := parser.NewNet(params, encoder.Width, relations)
	if err := params.Load(f); err != nil {
		return nil, err
	}
	for _, n := range []interface{ Pack(back bool) }{enc, tags, trees} {
		n.Pack(false)
	}
	w := &Words{File: f, Tagger: tagger.New(tags, lemmas), Parser: parser.New(trees)}
	if w.Encoder, err = encoder.New(f, enc, blind); err != nil {
		return nil, err
	}
	return w, nil
}

// Parse adds tags and trees to a text whose words are given.
func (w *Words) Parse(d ling.Tokenized) ling.Parsed {
	return w.Parser.Parse(w.Tagger.Tag(w.Encoder.Encode(d)))
}

// OpenNamer reads the namer's weights from f. It reads the fixed vectors of words.
func OpenNamer(f *modelfile.File, lex *data.Lexicon, words *encoder.Encoder) (*namer.Namer, error) {
	params := neural.BlankParams()
	net := namer.NewNet(params, encoder.Width, encoder.FixedWidth)
	if err := params.Load(f); err != nil {
		return nil, err
	}
	net.Pack(false)
	return namer.New(net, lex, words.Fixed), nil
}

// open opens an embedded model.
func open(name string) (*modelfile.File, error) {
	data, ok := models.Get(name)
	if !ok {
		return nil, fmt.Errorf("model %s is not in this program: %w", name, acta.ErrNotFound)
	}
	return modelfile.Parse(name, data)
}
