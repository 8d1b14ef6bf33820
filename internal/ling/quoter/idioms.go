package quoter

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

//go:embed idioms.tsv
var idiomsFile string

// idiom is a use of a verb that is no statement: see idioms.tsv.
type idiom struct {
	id, verb string
	subject  bool
	heads    []string
}

func parseIdioms(data string) ([]idiom, error) {
	var out []idiom
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 4 || c[2] != "subject" && c[2] != "object" {
			return nil, fmt.Errorf("idioms.tsv:%d: not id, verb, subject or object, and heads: %w", n, acta.ErrInvalid)
		}
		out = append(out, idiom{id: c[0], verb: c[1], subject: c[2] == "subject", heads: strings.Fields(c[3])})
	}
	return out, nil
}

// dropIdioms leaves out statements whose cue is an idiom: a war that "claims"
// lives says nothing, and a summit "sees" nothing.
func (r *reading) dropIdioms(quotes []ling.Quote, idioms []idiom) []ling.Quote {
	return slices.DeleteFunc(quotes, func(q ling.Quote) bool {
		return slices.ContainsFunc(idioms, func(m idiom) bool { return r.isIdiom(q.Cue, m) })
	})
}

func (r *reading) isIdiom(cue ling.Range, m idiom) bool {
	doc := r.doc
	for t := cue.From; t < cue.To; t++ {
		if doc.Tags[t].Lemma != m.verb || doc.Tags[t].UPOS != "VERB" {
			continue
		}
		sent := doc.Sents[doc.SentOf(t)]
		for d := sent.From; d < sent.To; d++ {
			rel := doc.Arcs[d].Rel
			if doc.Arcs[d].Head == t && (m.subject && rel == "nsubj" || !m.subject && rel == "obj") && slices.Contains(m.heads, doc.Tags[d].Lemma) {
				return true
			}
		}
	}
	return false
}
