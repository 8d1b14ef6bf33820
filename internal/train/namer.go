package train

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"acta/data"
	"acta/internal/eval"
	"acta/internal/ling"
	"acta/internal/ling/encoder"
	"acta/internal/ling/namer"
	"acta/internal/ling/tokenizer"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/pipeline"
)

// NamerOptions are the settings of [Namer]; the zero value of a number is its
// default.
type NamerOptions struct {
	Corpora string // folder of corpora
	Models  string // folder that the words are read from
	Seed    uint64
	Epochs  int
	Lexicon *data.Lexicon
	Log     *slog.Logger
}

// Settings of the training of the namer, chosen on folds of WikiGold.
const (
	namerEpochs = 8
	namerRate   = 2e-3
	namerWeight = 0.02
	namerTokens = 400 // at least, of the blocks that one worker reads between two steps
)

var namerRates = namer.Rates{Vector: 0.2, Feature: 0.25, State: 0.33}

// nameSet is annotated sentences of one corpus.
type nameSet struct {
	name  string
	sents []named
}

// sets reads the corpora that the namer learns from. UNER and the
// development part of GUM are not among them.
func (t *namerTrainer) sets() ([]nameSet, error) {
	opt := t.opt
	dir := opt.Corpora
	var out []nameSet
	for _, part := range []struct {
		name, path  string
		word, label int
	}{
		{"wikigold", "wikigold/wikigold.conll", 1, 2}, {"wnut17", "wnut17/wnut17train.conll", 0, 1}, {"wnut17", "wnut17/emerging.dev.conll", 0, 1},
	} {
		s, err := readColumns(filepath.Join(dir, part.path), part.word, part.label, nameKinds)
		if err != nil {
			return nil, err
		}
		out = append(out, nameSet{part.name, s})
	}
	trees, err := readTrees(dir, "gum-open/gum-open-train.conllu")
	if err != nil {
		return nil, err
	}
	out = append(out, nameSet{"gum-open", gumNamed(trees)})
	ewt, err := labelledNames(dir)
	if err != nil {
		return nil, err
	}
	out = append(out, nameSet{"ewt-propbank", ewt})
	cutFile, err := openModel(opt.Models, "tokenizer")
	if err != nil {
		return nil, err
	}
	cut, err := tokenizer.Open(cutFile)
	if err != nil {
		return nil, err
	}
	linked, err := linkedNames(opt.Corpora, opt.Lexicon, cut, t.words)
	if err != nil {
		return nil, err
	}
	out = append(out, nameSet{"current-events", linked})
	base := 0
	for _, s := range out {
		last := 0
		for i := range s.sents {
			last = max(last, s.sents[i].doc)
			s.sents[i].doc += base
		}
		base += last + 1
	}
	return out, nil
}

// Namer trains the namer and returns the sections of the model.
func Namer(ctx context.Context, opt NamerOptions) (modelfile.Header, []modelfile.Section, error) {
	header := modelfile.Header{Name: "namer", Version: "1",
		Corpora: []string{"wikigold", "wnut17", "gum-open", "ewt-propbank", "wikipedia-current-events-2025-2026"}}
	t, err := newNamerTrainer(opt)
	if err != nil {
		return header, nil, err
	}
	sets, err := t.sets()
	if err != nil {
		return header, nil, err
	}
	var all []named
	for _, s := range sets {
		opt.Log.Info("names", "corpus", s.name, "sentences", len(s.sents))
		all = append(all, s.sents...)
	}
	params, _, err := t.train(ctx, all)
	if err != nil {
		return header, nil, err
	}
	return header, params.Sections(), nil
}

// CrossNames scores names on WikiGold, each tenth of its sentences by a namer that has
// learned from the rest and from the other corpora.
func CrossNames(ctx context.Context, opt NamerOptions, folds int) (eval.Names, error) {
	var out eval.Names
	t, err := newNamerTrainer(opt)
	if err != nil {
		return out, err
	}
	sets, err := t.sets()
	if err != nil {
		return out, err
	}
	for fold := range folds {
		var seen, held []named
		for _, s := range sets {
			for i, n := range s.sents {
				// Neighbours are of one article, and stay together.
				if s.name == "wikigold" && i*folds/len(s.sents) == fold {
					held = append(held, n)
				} else {
					seen = append(seen, n)
				}
			}
		}
		_, model, err := t.train(ctx, seen)
		if err != nil {
			return out, err
		}
		score, err := scoreNames(held, func(d ling.Tokenized) ling.Named { return model.Name(t.words.Parse(d)) })
		if err != nil {
			return out, err
		}
		opt.Log.Info("fold", "n", fold+1, "F", fmt.Sprintf("%.1f", 100*score.All.F()))
		out.Add(score)
	}
	return out, nil
}

// recasedNames copies one block of a document in six as careless people write, without
// capitals, and one in twelve as titles of articles are, in capitals or with most
// words begun by one: what is a name cannot be told by its case alone.
func recasedNames(sents []named, rng *rand.Rand) []named {
	var out []named
	for block := range nameBlocks(sents) {
		var change func(string) string
		switch rng.IntN(24) {
		case 0, 1, 2, 3:
			change = strings.ToLower
		case 4:
			change = strings.ToUpper
		case 5:
			change = func(w string) string {
				r, n := utf8.DecodeRuneInString(w)
				if len(w) < 4 {
					return w
				}
				return string(unicode.ToUpper(r)) + w[n:]
			}
		default:
			continue
		}
		for _, s := range block {
			c := s
			c.words = make([]string, len(s.words))
			for i, w := range s.words {
				c.words[i] = change(w)
			}
			out = append(out, c)
		}
	}
	return out
}

// namerTrainer prepares sentences and trains on them.
type namerTrainer struct {
	opt   NamerOptions
	words *pipeline.Words
}

func newNamerTrainer(opt NamerOptions) (*namerTrainer, error) {
	if opt.Epochs == 0 {
		opt.Epochs = namerEpochs
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	f, err := openModel(opt.Models, "words")
	if err != nil {
		return nil, err
	}
	words, err := pipeline.OpenWords(f, opt.Lexicon.Blind())
	return &namerTrainer{opt, words}, err
}

// parse makes a text of each block of sentences.
func (t *namerTrainer) parse(sents []named) ([]ling.Parsed, [][]int, error) {
	var docs []ling.Parsed
	var labels [][]int
	for part := range nameBlocks(sents) {
		d, ys, err := tokenizedNames(part)
		if err != nil {
			return nil, nil, err
		}
		docs = append(docs, t.words.Parse(*d))
		labels = append(labels, ys)
	}
	return docs, labels, nil
}

func (t *namerTrainer) train(ctx context.Context, sents []named) (*neural.Params, *namer.Namer, error) {
	rng := rand.New(rand.NewPCG(t.opt.Seed, 7))
	sents = append(slices.Clone(sents), recasedNames(sents, rng)...)
	docs, labels, err := t.parse(sents)
	if err != nil {
		return nil, nil, err
	}
	params := neural.NewParams(t.opt.Seed + 1)
	net := namer.NewNet(params, encoder.Width, encoder.FixedWidth)
	model := namer.New(net, t.opt.Lexicon, t.words.Encoder.Fixed)
	examples := make([]*namer.Example, len(docs))
	for i := range docs {
		examples[i] = model.NewExample(&docs[i], labels[i])
	}
	mean := newMean(params)
	adam := neural.NewAdam(params, namerRate)
	const workers = 2 // fixed, so that a seed gives the same weights on any machine
	var grads [workers]*neural.Grads
	var arenas [workers]neural.Arena
	for i := range grads {
		grads[i] = neural.NewGrads(params)
	}
	total := 0
	for _, x := range examples {
		total += x.Tokens()
	}
	steps := t.opt.Epochs * (total/(workers*namerTokens) + 1)
	step := 0
	for epoch := range t.opt.Epochs {
		order := rng.Perm(len(examples))
		loss, tokens := 0.0, 0
		for len(order) > 0 {
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
			net.Pack(true)
			var losses [workers]float64
			var wg sync.WaitGroup
			for i := range workers {
				size, n := 0, 0
				for n < len(order) && size < namerTokens {
					size += examples[order[n]].Tokens()
					n++
				}
				part := order[:n]
				order = order[n:]
				tokens += size
				wg.Go(func() {
					r := rand.New(rand.NewPCG(t.opt.Seed<<32|uint64(step), uint64(i)))
					for _, k := range part {
						losses[i] += net.Train(&arenas[i], grads[i], r, namerRates, examples[k], namerWeight)
						arenas[i].Reset()
					}
				})
			}
			wg.Wait()
			for _, l := range losses {
				loss += l
			}
			adam.Step(max(0.03, 1-float64(step)/float64(steps)), grads[:]...)
			step++
			if step%meanEvery == 0 {
				mean.add(step)
			}
		}
		t.opt.Log.Info("epoch", "n", epoch+1, "loss", fmt.Sprintf("%.4f", loss/float64(tokens)/namerWeight))
	}
	mean.swap()
	params.Quantise()
	net.Pack(false)
	return params, model, nil
}
