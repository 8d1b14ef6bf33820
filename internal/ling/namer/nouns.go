package namer

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"acta"
)

//go:embed nouns.tsv
var nounsFile string

// nounClass says what a common noun names.
type nounClass string

// The classes of nouns.tsv.
const (
	personNoun   nounClass = "person"
	peopleNoun   nounClass = "people"
	bodyNoun     nounClass = "body"
	documentNoun nounClass = "document"
)

// nouns is nouns.tsv, read at first use. That it can be read is a test's to say.
var nouns = sync.OnceValue(func() map[string]nounClass {
	m, _ := readNouns(nounsFile)
	return m
})

func readNouns(data string) (map[string]nounClass, error) {
	out := map[string]nounClass{}
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		lemma, class, _ := strings.Cut(line, "\t")
		switch c := nounClass(class); c {
		case personNoun, peopleNoun, bodyNoun, documentNoun:
			if _, twice := out[lemma]; twice || lemma == "" || lemma != strings.ToLower(lemma) {
				return out, fmt.Errorf("nouns.tsv:%d: lemma %q is empty, listed twice or not in lower case: %w", n, lemma, acta.ErrInvalid)
			}
			out[lemma] = c
		default:
			return out, fmt.Errorf("nouns.tsv:%d: class %q is none of those in the head of the file: %w", n, class, acta.ErrInvalid)
		}
	}
	return out, nil
}
