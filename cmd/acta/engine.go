package main

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/event/pairs"
	"acta/internal/extract"
	"acta/internal/gazetteer"
	"acta/internal/input"
	"acta/internal/ling"
	"acta/internal/pipeline"
	"acta/internal/text"
	"acta/internal/view"
)

// engine is what the commands need of the pipeline. Its methods may be called
// at the same time.
type engine interface {
	Read(raw input.Raw, opt extract.Options) *acta.Entry
	Tokenize(t *text.Text) ling.Tokenized
	Analyze(t *text.Text) *ling.Doc
	Facts(doc *ling.Doc, published string) *acta.Entry
	Resolve(phrase pipeline.Phrase) (acta.Actor, error)
	RunnerUp(doc *ling.Doc, tok ling.TokenID) (string, float32)
	Influence(doc *ling.Doc, quote ling.QuoteID) []pipeline.Influence
	Parse(d ling.Tokenized) ling.Parsed
	Name(d ling.Tokenized) ling.Named
	Odds(t *text.Text, pronoun acta.Span, names ...acta.Span) []float32
	Pair(t *text.Text, source, target acta.Span) (pairs.Decision, error)
	Stamp() acta.Stamp
}

// whole is the pipeline as an engine.
type whole struct{ *pipeline.Pipeline }

func openPipeline(own ...gazetteer.Source) (engine, error) {
	p, err := pipeline.New(nil, own...)
	if err != nil {
		return nil, err
	}
	return whole{p}, nil
}

func (w whole) Parse(d ling.Tokenized) ling.Parsed { return w.Words().Parse(d) }

// kinds of error say in code what the message says in words.
var kinds = []error{acta.ErrInvalid, acta.ErrUnsupported, acta.ErrNotFound, acta.ErrTooLarge, acta.ErrConflict}

// about is what is wrong with the document at path, with the path in front once.
func about(path, what string) string {
	if what = bare(path, what); path == "" {
		return what
	}
	return path + ": " + what
}

// bare is what is wrong without the path, for whom it is clear.
func bare(path, what string) string {
	for _, kind := range kinds {
		what = strings.TrimSuffix(what, ": "+kind.Error())
	}
	return strings.TrimPrefix(what, path+": ")
}

// guard runs do on one document. A panic in it is the failure of this document
// alone.
func guard(path string, do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: acta broke on it (%s); this is a mistake in acta: please report it with the document",
				path, view.OneLine(fmt.Sprint(r)))
		}
	}()
	return do()
}
