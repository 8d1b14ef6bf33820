package tagger

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"acta"
)

//go:embed irregular.tsv
var irregularVerbs string

// addIrregular adds a rule for each form of the verbs in list whose lemma the
// learned rules get wrong. A rule learned from the very word stays.
func (l *Lemmas) addIrregular(list string) error {
	var buf []byte
	n := 0
	for line := range strings.Lines(list) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return fmt.Errorf("irregular.tsv:%d: %d columns, want 3: %w", n, len(c), acta.ErrInvalid)
		}
		for i, tag := range []string{"VBD", "VBN"} {
			for form := range strings.SplitSeq(c[i+1], "; ") {
				var got string
				if got, buf = l.Lemma(form, tag, buf); got == c[0] {
					continue
				}
				h := startHash(tag)
				for k := len(form) - 1; k >= 0; k-- {
					h = stepHash(h, form[k])
				}
				h = stepHash(h, whole)
				if _, learned := l.endings[h]; learned {
					continue
				}
				rule := ruleOf(Pair{Word: form, Tag: tag, Lemma: c[0]})
				at := slices.Index(l.rules, rule)
				if at < 0 {
					at = len(l.rules)
					l.rules = append(l.rules, rule)
				}
				l.endings[h] = uint16(at)
			}
		}
	}
	return nil
}
