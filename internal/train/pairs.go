package train

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/eval"
	"acta/internal/event/pairs"
	"acta/internal/ling/encoder"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/pipeline"
	"acta/internal/text"
)

// pairFolds is how many parts the pairs are cut into, and PairSeed the seed of the
// order in which their sentences are dealt out.
const (
	pairFolds = 5
	PairSeed  = 1
)

// pair is a line of the corpus.
type pair struct {
	text           string
	source, target acta.Span // empty where the line does not mark it
	gold           int       // index of pairs.Types
}

// readPairs reads plover/pairs-train.tsv of the corpora.
func readPairs(corpora string) ([]pair, error) {
	path := filepath.Join(corpora, "plover", "pairs-train.tsv")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	table, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(table) == 0 {
		return nil, fmt.Errorf("%s: no lines: %w", path, acta.ErrInvalid)
	}
	marked, root := slices.Index(table[0], "marked_sentence"), slices.Index(table[0], "gold_root")
	if marked < 0 || root < 0 {
		return nil, fmt.Errorf("%s: no column marked_sentence or gold_root: %w", path, acta.ErrInvalid)
	}
	var out []pair
	for i, row := range table[1:] {
		p := unmark(row[marked])
		if p.gold = slices.Index(pairs.Types[:], row[root]); p.gold < 0 {
			return nil, fmt.Errorf("%s: pair %d: no type %q: %w", path, i+1, row[root], acta.ErrInvalid)
		}
		out = append(out, p)
	}
	return out, nil
}

// unmark takes the marks of source and target from a sentence.
func unmark(s string) pair {
	var b strings.Builder
	var p pair
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:at])
		s = s[at:]
		here := int32(b.Len())
		switch {
		case strings.HasPrefix(s, "<s>"):
			p.source.Start, s = here, s[3:]
		case strings.HasPrefix(s, "<t>"):
			p.target.Start, s = here, s[3:]
		case strings.HasPrefix(s, "</s>"):
			p.source.End, s = here, s[4:]
		case strings.HasPrefix(s, "</t>"):
			p.target.End, s = here, s[4:]
		default:
			b.WriteByte('<')
			s = s[1:]
		}
	}
	p.text = b.String()
	return p
}

// pairExamples reads what the words of pairs say with the models in dir.
func pairExamples(dir string, blind map[string]string, all []pair) ([]pairs.Example, error) {
	cut, words, err := wordsOf(dir, blind)
	if err != nil {
		return nil, err
	}
	lines, err := data.ReadActs(data.Files)
	if err != nil {
		return nil, err
	}
	coder := pairs.New(nil, lines, words.Encoder.Word, encoder.Dims)
	out := make([]pairs.Example, len(all))
	for i, p := range all {
		t, err := text.New(p.text)
		if err != nil {
			return nil, err
		}
		d := words.Parse(cut.Tokenize(t))
		out[i] = coder.Example(&d, pipeline.TokensOf(&d.Tokenized, p.source), pipeline.TokensOf(&d.Tokenized, p.target))
	}
	return out, nil
}

// Pairs trains the net that codes pairs. It returns the sections of the model.
func Pairs(corpora, dir string, blind map[string]string, seed uint64) (modelfile.Header, []modelfile.Section, error) {
	header := modelfile.Header{Name: "pairs", Version: "1", Corpora: []string{"plover"}}
	all, err := readPairs(corpora)
	if err != nil {
		return header, nil, err
	}
	xs, err := pairExamples(dir, blind, all)
	if err != nil {
		return header, nil, err
	}
	ps := neural.NewParams(0)
	pairs.Fit(ps, encoder.Dims, xs, goldOf(all), seed)
	return header, ps.Sections(), nil
}

func goldOf(all []pair) []int {
	out := make([]int, len(all))
	for i, p := range all {
		out[i] = p.gold
	}
	return out
}

// JudgePairs codes each pair with a net that was trained on the other folds. No
// sentence stands in two folds; they are dealt out in an order drawn from seed.
func JudgePairs(corpora, dir string, seed uint64) ([]eval.PairJudged, error) {
	blind, err := data.Blind(data.Files)
	if err != nil {
		return nil, err
	}
	all, err := readPairs(corpora)
	if err != nil {
		return nil, err
	}
	xs, err := pairExamples(dir, blind, all)
	if err != nil {
		return nil, err
	}
	fold := map[string]int{}
	for _, i := range rand.New(rand.NewPCG(seed, seed)).Perm(len(all)) {
		key := strings.Join(strings.Fields(strings.ToLower(all[i].text)), " ")
		if _, dealt := fold[key]; !dealt {
			fold[key] = len(fold) % pairFolds
		}
		all[i].text = key
	}
	gold := goldOf(all)
	out := make([]eval.PairJudged, len(all))
	for k := range pairFolds {
		var seen []pairs.Example
		var types []int
		for i := range all {
			if fold[all[i].text] != k {
				seen, types = append(seen, xs[i]), append(types, gold[i])
			}
		}
		ps := neural.NewParams(0)
		net := pairs.Fit(ps, encoder.Dims, seen, types, 0)
		ps.Quantise()
		for i := range all {
			if fold[all[i].text] != k {
				continue
			}
			p := net.Probs(&xs[i])
			best := 0
			for j, v := range p {
				if v > p[best] {
					best = j
				}
			}
			out[i] = eval.PairJudged{Gold: pairs.Types[gold[i]], Got: pairs.Types[best]}
		}
	}
	return out, nil
}
