// Package tokenizer cuts a text into tokens and sentences.
//
// Tokens are the syntactic words of Universal Dependencies for English, as the
// treebanks EWT and GUM have them: "do" "n't", "Velland" "'s", "long" "-" "term",
// "$" "5", "U.S.". A scanner written by hand cuts them, by rules and by the lists
// in words.tsv. Where sentences end is learned.
package tokenizer

import (
	"fmt"
	"slices"

	"acta/internal/ling"
	"acta/internal/modelfile"
	"acta/internal/text"
)

// Tokenizer cuts texts into tokens and sentences. It is never changed once
// made, so any number of goroutines may use it.
type Tokenizer struct {
	words *words
	model *model
}

// Section is the name of the tokenizer's section of a model file.
const Section = "sentences"

// Open makes a Tokenizer with the weights in f.
func Open(f *modelfile.File) (*Tokenizer, error) {
	model, err := f.Must(Section)
	if err != nil {
		return nil, err
	}
	return New(model)
}

// New makes a Tokenizer with what [Train] learned, which it keeps and never
// copies. Without it, when model is empty, a sentence ends with its paragraph
// only.
func New(model string) (*Tokenizer, error) {
	w, err := parseWords(wordsFile)
	if err != nil {
		return nil, err
	}
	k := &Tokenizer{words: w}
	if model != "" {
		if k.model, err = decodeModel(model); err != nil {
			return nil, fmt.Errorf("tokenizer: %w", err)
		}
	}
	return k, nil
}

// Tokenize cuts t. Tokens and the blanks between them give back the text; no
// sentence crosses a paragraph or is longer than [LongestSentence]. The time is
// linear in the length of t.
func (k *Tokenizer) Tokenize(t *text.Text) ling.Tokenized {
	d := ling.Tokenized{Text: t}
	bounds := k.tokens(&d)
	if k.model == nil {
		for p := 0; p+1 < len(bounds); p++ {
			if bounds[p] < bounds[p+1] {
				d.Sents = append(d.Sents, ling.Range{From: bounds[p], To: bounds[p+1]})
			}
		}
		return d
	}
	s := splitters.Get().(*splitter)
	s.prepare(k.words, &d)
	d.Sents = make([]ling.Range, 0, len(d.Tokens)/16+len(bounds))
	for p := 0; p+1 < len(bounds); p++ {
		d.Sents = s.cut(k.model, bounds[p], bounds[p+1], d.Sents)
	}
	d.Sents = bounded(d.Sents)
	s.d = nil
	splitters.Put(s)
	return d
}

// LongestSentence is how many tokens a sentence holds at most. Longer ones are
// lists and damaged files; the stages that follow need memory by the sentence.
const LongestSentence = 1000

// bounded cuts the sentences that are longer.
func bounded(sents []ling.Range) []ling.Range {
	fits := func(s ling.Range) bool { return s.Len() <= LongestSentence }
	if !slices.ContainsFunc(sents, func(s ling.Range) bool { return !fits(s) }) {
		return sents
	}
	var out []ling.Range
	for _, s := range sents {
		for !fits(s) {
			out = append(out, ling.Range{From: s.From, To: s.From + LongestSentence})
			s.From += LongestSentence
		}
		out = append(out, s)
	}
	return out
}

// tokens fills d.Tokens; paragraph i is tokens bounds[i] to bounds[i+1].
func (k *Tokenizer) tokens(d *ling.Tokenized) (bounds []ling.TokenID) {
	t := d.Text
	c := scanner{words: k.words, s: t.UTF8, tokens: make([]ling.Token, 0, len(t.UTF8)/5+16)}
	bounds = make([]ling.TokenID, 1, len(t.Paragraphs)+1)
	for _, p := range t.Paragraphs {
		c.paragraph(int(p.Start), int(p.End))
		bounds = append(bounds, ling.TokenID(len(c.tokens)))
	}
	d.Tokens = c.tokens
	return bounds
}
