package train

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/namer"
)

// ewtNames is the names of the English Web Treebank's train part, labelled for
// acta by the rules of doc/annotation.md: no words of it, only their numbers.
//
//go:embed ewtnames.tsv
var ewtNames string

// ewtLabelled is how many sentences have been read for [ewtNames], from the first.
const ewtLabelled = 11494

// labelledNames is the sentences of the English Web Treebank's train part with the
// names of [ewtNames]. It fails with [acta.ErrInvalid] where the labels do not fit the
// sentences.
func labelledNames(dir string) ([]named, error) {
	trees, err := readTrees(dir, "ewt-propbank/en_ewt-propbank-train.conllu")
	if err != nil {
		return nil, err
	}
	if len(trees) < ewtLabelled {
		return nil, fmt.Errorf("ewt-propbank: %d sentences, the labels need %d: %w", len(trees), ewtLabelled, acta.ErrInvalid)
	}
	trees = trees[:ewtLabelled]
	out := make([]named, len(trees))
	doc := 0
	for i, s := range trees {
		if _, starts := s.NewDoc(); starts {
			doc++
		}
		out[i] = named{doc: doc, labels: make([]int, len(s.Words))}
		for _, w := range s.Words {
			out[i].words = append(out[i].words, w.Form)
		}
	}
	return out, labelNames(out, ewtNames)
}

// labelNames labels the names that list has of sents: see [ewtNames].
func labelNames(sents []named, list string) error {
	in := bufio.NewScanner(strings.NewReader(list))
	for line := 1; in.Scan(); line++ {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		number, names, _ := strings.Cut(in.Text(), "\t")
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n >= len(sents) {
			return fmt.Errorf("ewtnames.tsv:%d: sentence %q is not in the corpus: %w", line, number, acta.ErrInvalid)
		}
		for name := range strings.SplitSeq(names, "\t") {
			var kind string
			var from, to int
			if _, err := fmt.Sscanf(name, "%3s %d-%d", &kind, &from, &to); err != nil || from < 0 || from >= to || to > len(sents[n].labels) || nameKinds[kind] == "" {
				return fmt.Errorf("ewtnames.tsv:%d: name %q: want a kind and the numbers of the first word and of the one after the last: %w", line, name, acta.ErrInvalid)
			}
			mark(sents[n].labels[from:to], nameKinds[kind])
		}
	}
	return in.Err()
}

// mark sets the labels of a name's words.
func mark(labels []int, kind ling.MentionKind) {
	labels[0] = namer.Begin(kind)
	for i := range labels[1:] {
		labels[1+i] = namer.Begin(kind) + 1
	}
}
