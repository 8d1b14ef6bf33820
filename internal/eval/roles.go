package eval

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/roles"
)

// RoleScores count heads of arguments, by role, and of all together.
type RoleScores map[string]PRF

// Roles compares the agents and patients of verbs with PropBank on the English Web
// Treebank: words are given, trees are those of parse, predicates are those that
// PropBank marks on a verb. The head of a gold argument is the first word of its span
// that hangs, in the gold tree, from outside it. An argument counts where its role and
// its head are right.
func Roles(corpora, part string, parse func(ling.Tokenized) ling.Parsed) (RoleScores, error) {
	path := filepath.Join(corpora, "ewt-propbank", "en_ewt-propbank-"+part+".conllu")
	docs, err := readDocuments(path)
	if err != nil {
		return nil, err
	}
	out := RoleScores{}
	reader := roles.New()
	for _, doc := range docs {
		for _, s := range doc.Sentences {
			one := []*conllu.Sentence{s}
			gold, err := conllu.Gold(one)
			if err != nil {
				return nil, err
			}
			words, err := conllu.Tokenized(one)
			if err != nil {
				return nil, err
			}
			got := parse(*words)
			if err := out.sentence(s, gold, reader.Frames(&got)); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, s.Line, err)
			}
		}
	}
	return out, nil
}

func (r RoleScores) sentence(s *conllu.Sentence, gold *ling.Parsed, got []roles.Frame) error {
	frames := map[ling.TokenID]roles.Frame{}
	for _, f := range got {
		frames[f.Pred] = f
	}
	for _, c := range s.Comments {
		fields := strings.Split(strings.TrimSpace(c), "\t")
		if fields[0] != "pb" || len(fields) < 4 {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil || n < 1 || n > len(gold.Tokens) {
			return fmt.Errorf("bad predicate %q: %w", fields[1], acta.ErrInvalid)
		}
		pred := ling.TokenID(n - 1)
		if gold.Tags[pred].UPOS != "VERB" {
			continue
		}
		want := map[string]ling.TokenID{}
		for _, arg := range strings.Split(fields[3], ";") {
			role, span, _ := strings.Cut(arg, ":")
			from, to, ok := strings.Cut(span, "-")
			first, err1 := strconv.Atoi(from)
			last, err2 := strconv.Atoi(to)
			if !ok || err1 != nil || err2 != nil || first < 1 || last > len(gold.Tokens) || last < first {
				return fmt.Errorf("bad argument %q: %w", arg, acta.ErrInvalid)
			}
			if role == string(roles.Agent) || role == string(roles.Patient) {
				want[role] = topOf(gold, ling.Range{From: ling.TokenID(first - 1), To: ling.TokenID(last)})
			}
		}
		found := map[string]ling.TokenID{}
		for _, a := range frames[pred].Args {
			found[string(a.Role)] = a.Head
		}
		for _, role := range []string{string(roles.Agent), string(roles.Patient)} {
			g, inGold := want[role]
			p, inPred := found[role]
			score := PRF{}
			if inGold {
				score.Gold = 1
			}
			if inPred {
				score.Pred = 1
			}
			if inGold && inPred && g == p {
				score.Hits = 1
			}
			for _, name := range []string{role, "both"} {
				sum := r[name]
				sum.add(score)
				r[name] = sum
			}
		}
	}
	return nil
}

// topOf is the first word of r that hangs from outside it and is no mark.
func topOf(d *ling.Parsed, r ling.Range) ling.TokenID {
	for t := r.From; t < r.To; t++ {
		if !r.Has(d.Arcs[t].Head) && d.Tags[t].UPOS != "PUNCT" {
			return t
		}
	}
	return r.From
}

// Write prints the scores.
func (r RoleScores) Write(w io.Writer) error {
	for _, name := range []string{string(roles.Agent), string(roles.Patient), "both"} {
		s := r[name]
		if _, err := fmt.Fprintf(w, "%-5s P %.3f  R %.3f  F %.3f   (gold %d, found %d)\n", name, s.P(), s.R(), s.F(), s.Gold, s.Pred); err != nil {
			return err
		}
	}
	return nil
}
