package train

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"acta"
	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/tokenizer"
	"acta/internal/modelfile"
	"acta/internal/pipeline"
	"acta/internal/text"
)

// Stages are the names of the models, in the order in which they are made: each
// reads text with the ones before it.
var Stages = []string{"tokenizer", "words", "namer", "quoter", "confidence", "coref", "pairs"}

// Options are the settings of [Run]; the zero value of a field but the folders
// is its default.
type Options struct {
	Corpora string // folder of corpora
	Models  string // folder that the model is written to, and the others are read from
	Seed    uint64
	Epochs  int
	Without []string // corpora of names that the words do not learn from, by folder
	Log     *slog.Logger
}

// Run trains the model called stage and saves it. It fails with
// [acta.ErrNotFound] where there is no such stage.
func Run(ctx context.Context, stage string, opt Options) error {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	lexicon, err := data.Read(data.Files)
	if err != nil {
		return err
	}
	blind := lexicon.Blind()
	var header modelfile.Header
	var sections []modelfile.Section
	switch stage {
	case "tokenizer":
		header, sections, err = Tokenizer(ctx, TokenizerOptions{Corpora: opt.Corpora, Seed: opt.Seed})
	case "words":
		header, sections, err = Words(ctx, WordsOptions{Corpora: opt.Corpora, Seed: opt.Seed, Epochs: opt.Epochs, Without: opt.Without, Blind: blind, Log: opt.Log})
	case "namer":
		header, sections, err = Namer(ctx, NamerOptions{Corpora: opt.Corpora, Models: opt.Models, Seed: opt.Seed, Epochs: opt.Epochs, Lexicon: lexicon, Log: opt.Log})
	case "quoter", "confidence":
		name, openErr := namerOf(opt.Models, lexicon)
		if openErr != nil {
			return openErr
		}
		o := QuoterOptions{Corpora: opt.Corpora, Seed: opt.Seed, Epochs: opt.Epochs, Name: name, Blind: blind, Log: opt.Log}
		if stage == "quoter" {
			header, sections, err = Quoter(ctx, o)
		} else {
			header, sections, err = Confidence(ctx, o, opt.Models)
		}
	case "coref":
		quote, openErr := quoterOf(opt.Models, lexicon)
		if openErr != nil {
			return openErr
		}
		header, sections, err = Coref(ctx, CorefOptions{Corpora: opt.Corpora, Seed: opt.Seed, Epochs: opt.Epochs, Quote: quote, Lexicon: lexicon, Log: opt.Log})
	case "pairs":
		header, sections, err = Pairs(opt.Corpora, opt.Models, blind, opt.Seed)
	default:
		return fmt.Errorf("no model is called %q; there are %v: %w", stage, Stages, acta.ErrNotFound)
	}
	if err != nil {
		return err
	}
	return Save(opt.Models, header, sections)
}

// wordsOf opens the stages up to the mentions of the models in dir.
func wordsOf(dir string, blind map[string]string) (*tokenizer.Tokenizer, *pipeline.Words, error) {
	f, err := openModel(dir, "tokenizer")
	if err != nil {
		return nil, nil, err
	}
	cut, err := tokenizer.Open(f)
	if err != nil {
		return nil, nil, err
	}
	if f, err = openModel(dir, "words"); err != nil {
		return nil, nil, err
	}
	words, err := pipeline.OpenWords(f, blind)
	return cut, words, err
}

// namerOf makes the stages up to the mentions of the models in dir.
func namerOf(dir string, lexicon *data.Lexicon) (func(*text.Text) ling.Named, error) {
	cut, words, err := wordsOf(dir, lexicon.Blind())
	if err != nil {
		return nil, err
	}
	f, err := openModel(dir, "namer")
	if err != nil {
		return nil, err
	}
	names, err := pipeline.OpenNamer(f, lexicon, words.Encoder)
	if err != nil {
		return nil, err
	}
	return func(t *text.Text) ling.Named { return names.Name(words.Parse(cut.Tokenize(t))) }, nil
}

// quoterOf makes the stages up to the statements of the models in dir.
func quoterOf(dir string, lexicon *data.Lexicon) (func(*text.Text) ling.Quoted, error) {
	name, err := namerOf(dir, lexicon)
	if err != nil {
		return nil, err
	}
	f, err := openModel(dir, "confidence")
	if err != nil {
		return nil, err
	}
	sure, err := pipeline.OpenConfidence(f)
	if err != nil {
		return nil, err
	}
	if f, err = openModel(dir, "quoter"); err != nil {
		return nil, err
	}
	q, err := pipeline.OpenQuoter(f, sure, lexicon.Blind(), lexicon.CueWords())
	if err != nil {
		return nil, err
	}
	return func(t *text.Text) ling.Quoted { return q.Quote(name(t)) }, nil
}

func openModel(dir, name string) (*modelfile.File, error) {
	path := filepath.Join(dir, name+".acta")
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("model %s is needed first: %w", name, err)
	}
	return modelfile.Parse(path, string(data))
}
