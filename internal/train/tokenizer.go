package train

import (
	"context"
	"fmt"
	"path/filepath"

	"acta/internal/ling/conllu"
	"acta/internal/ling/tokenizer"
	"acta/internal/modelfile"
)

// TokenizerOptions are the settings of [Tokenizer].
type TokenizerOptions struct {
	Corpora string // folder of corpora
	Seed    uint64
}

// Tokenizer trains the sentence splitter on the raw text of the trees.
func Tokenizer(ctx context.Context, opt TokenizerOptions) (modelfile.Header, []modelfile.Section, error) {
	header := modelfile.Header{Name: "tokenizer", Version: "1", Corpora: []string{"ewt-propbank", "gum-open"}}
	var samples []tokenizer.Sample
	for _, name := range []string{"ewt-propbank/en_ewt-propbank-train.conllu", "gum-open/gum-open-train.conllu"} {
		sents, err := readTrees(opt.Corpora, name)
		if err != nil {
			return header, nil, err
		}
		for _, doc := range conllu.Documents(sents) {
			sample, err := sentenceStarts(&doc)
			if err != nil {
				return header, nil, fmt.Errorf("%s: %w", filepath.Join(opt.Corpora, name), err)
			}
			samples = append(samples, sample)
		}
	}
	model, err := tokenizer.Train(ctx, samples, opt.Seed)
	if err != nil {
		return header, nil, err
	}
	return header, []modelfile.Section{{Name: tokenizer.Section, Data: model}}, nil
}

func sentenceStarts(doc *conllu.Document) (tokenizer.Sample, error) {
	raw, err := doc.Raw()
	if err != nil {
		return tokenizer.Sample{}, err
	}
	sample := tokenizer.Sample{Text: raw.Text}
	for _, s := range raw.Sents {
		sample.Starts = append(sample.Starts, raw.Words[s.From].Start)
	}
	return sample, nil
}
