package train

import (
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"acta/internal/eval"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/namer"
)

// nameBlock is how many sentences of a document are read at once, as one text.
const nameBlock = 40

// nameBlocks cuts sents where documents end, and after nameBlock sentences.
func nameBlocks(sents []named) iter.Seq[[]named] {
	return func(yield func([]named) bool) {
		for len(sents) > 0 {
			n := 1
			for n < min(nameBlock, len(sents)) && sents[n].doc == sents[0].doc {
				n++
			}
			if !yield(sents[:n]) {
				return
			}
			sents = sents[n:]
		}
	}
}

// NamesOf scores the names that name finds, given the words, in two parts of
// corpora that no model learns names from: UNER's EWT dev (persons, organisations,
// places as annotated) and GUM's dev. A name of GUM is a mention of a person,
// organisation or place whose head is a proper noun, cut to the capitalised words
// around that head; titles are no part of a person's.
func NamesOf(corpora string, name func(ling.Tokenized) ling.Named) (uner, gum eval.Names, err error) {
	sents, err := readColumns(filepath.Join(corpora, "uner", "en_ewt-ud-dev.iob2"), 1, 2, nameKinds)
	if err != nil {
		return uner, gum, err
	}
	if uner, err = scoreNames(sents, name); err != nil {
		return uner, gum, err
	}
	trees, err := readTrees(corpora, "gum-open/gum-open-dev.conllu")
	if err != nil {
		return uner, gum, err
	}
	gum, err = scoreNames(gumNamed(trees), name)
	return uner, gum, err
}

// gumNamed is the sentences of GUM that have entities, with the names in them.
func gumNamed(trees []*conllu.Sentence) []named {
	var out []named
	doc := 0
	for _, s := range trees {
		if _, starts := s.NewDoc(); starts {
			doc++
		}
		if !slices.ContainsFunc(s.Words, func(w conllu.Word) bool { return strings.Contains(w.Misc, "Entity=") }) {
			continue
		}
		n := named{labels: gumNames(s), doc: doc}
		for _, w := range s.Words {
			n.words = append(n.words, w.Form)
		}
		out = append(out, n)
	}
	return out
}

// tokenizedNames makes one text of sentences, with the label of each of its words.
func tokenizedNames(sents []named) (*ling.Tokenized, []int, error) {
	var list []*conllu.Sentence
	var labels []int
	for _, n := range sents {
		s := &conllu.Sentence{}
		for _, w := range n.words {
			s.Words = append(s.Words, conllu.Word{Form: w, Head: conllu.NoHead})
		}
		list = append(list, s)
		labels = append(labels, n.labels...)
	}
	d, err := conllu.Tokenized(list)
	return d, labels, err
}

func scoreNames(sents []named, name func(ling.Tokenized) ling.Named) (eval.Names, error) {
	var out eval.Names
	for part := range nameBlocks(sents) {
		d, labels, err := tokenizedNames(part)
		if err != nil {
			return out, err
		}
		out.Add(eval.ScoreNames(namesOfLabels(labels), name(*d).Mentions))
	}
	return out, nil
}

// namesOfLabels is the names that the labels of a text's words say: see [namer.Begin].
func namesOfLabels(labels []int) []ling.Mention {
	var out []ling.Mention
	for _, kind := range eval.NameKinds {
		begin := namer.Begin(kind)
		for i, y := range labels {
			if y != begin {
				continue
			}
			to := i + 1
			for to < len(labels) && labels[to] == begin+1 {
				to++
			}
			out = append(out, ling.Mention{Range: ling.Range{From: ling.TokenID(i), To: ling.TokenID(to)}, Kind: kind})
		}
	}
	return out
}
