package train

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
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
	namerTokens = 400 // at least, of the texts that one worker reads between two steps
	// namerWorkers is fixed, so that a seed gives the same weights on any machine.
	namerWorkers = 2
)

var namerRates = namer.Rates{Vector: 0.2, Feature: 0.25, State: 0.33}

// wikiGold is the corpus whose articles are held out in folds.
const wikiGold = "wikigold"

// nameSet is annotated sentences of one corpus.
type nameSet struct {
	name  string
	guide namer.Guide
	sents []named
}

// nameText is a text of a corpus, ready for training.
type nameText struct {
	corpus  string
	guide   namer.Guide
	doc     int  // in its corpus
	recased bool // see [recasedNames]
	sents   int
	parsed  ling.Parsed
	labels  []int
	example *namer.Example
}

// sets reads the corpora that the namer learns from. UNER and the
// development part of GUM are not among them.
func (t *namerTrainer) sets() ([]nameSet, error) {
	opt := t.opt
	dir := opt.Corpora
	var out []nameSet
	for _, part := range []struct {
		name, path  string
		guide       namer.Guide
		word, label int
	}{
		{wikiGold, "wikigold/wikigold.conll", namer.WikiGold, 1, 2},
		{"wnut17", "wnut17/wnut17train.conll", namer.WNUT, 0, 1}, {"wnut17", "wnut17/emerging.dev.conll", namer.WNUT, 0, 1},
	} {
		s, err := readColumns(filepath.Join(dir, part.path), part.word, part.label, allNameKinds)
		if err != nil {
			return nil, err
		}
		out = append(out, nameSet{part.name, part.guide, s})
	}
	trees, err := readTrees(dir, "gum-open/gum-open-train.conllu")
	if err != nil {
		return nil, err
	}
	out = append(out, nameSet{"gum-open", namer.GUM, gumNamed(trees)})
	ewt, err := labelledNames(dir)
	if err != nil {
		return nil, err
	}
	out = append(out, nameSet{"ewt-propbank", namer.Own, ewt})
	cutFile, err := openModel(opt.Models, "tokenizer")
	if err != nil {
		return nil, err
	}
	cut, err := tokenizer.Open(cutFile)
	if err != nil {
		return nil, err
	}
	gap, err := gapLabelled(dir, cut)
	if err != nil {
		return nil, err
	}
	out = append(out, nameSet{"gap-coref", namer.WikiGold, gap})
	linked, err := linkedNames(opt.Corpora, opt.Lexicon, cut, t.words)
	if err != nil {
		return nil, err
	}
	return append(out, nameSet{"current-events", namer.Linked, linked}), nil
}

// allNameKinds is nameKinds with the labels of names of other things.
var allNameKinds = func() map[string]ling.MentionKind {
	out := maps.Clone(nameKinds)
	for _, label := range []string{"MISC", "creative-work", "product"} {
		out[label] = namer.Other
	}
	return out
}()

// texts reads and parses the corpora.
func (t *namerTrainer) texts() ([]*nameText, error) {
	sets, err := t.sets()
	if err != nil {
		return nil, err
	}
	// Features are of the lexicon alone: the network has no part in them.
	model := namer.New(namer.NewNet(neural.NewParams(0), encoder.Width, encoder.FixedWidth), t.opt.Lexicon, t.words.Encoder.Fixed)
	rng := rand.New(rand.NewPCG(t.opt.Seed, 7))
	var blocks [][]named
	var out []*nameText
	for _, s := range sets {
		t.opt.Log.Info("names", "corpus", s.name, "sentences", len(s.sents))
		add := func(sents []named, recased bool) {
			for block := range nameBlocks(sents) {
				blocks = append(blocks, block)
				out = append(out, &nameText{corpus: s.name, guide: s.guide, doc: block[0].doc, recased: recased, sents: len(block)})
			}
		}
		add(s.sents, false)
		add(recasedNames(s.sents, rng), true)
	}
	var wg sync.WaitGroup
	errs := make([]error, namerWorkers)
	for i := range namerWorkers {
		wg.Go(func() {
			for k := i; k < len(out) && errs[i] == nil; k += namerWorkers {
				x := out[k]
				var d *ling.Tokenized
				if d, x.labels, errs[i] = tokenizedNames(blocks[k]); errs[i] == nil {
					x.parsed = t.words.Parse(*d)
					x.example = model.NewExample(x.guide, &x.parsed, x.labels)
				}
			}
		})
	}
	wg.Wait()
	return out, errors.Join(errs...)
}

// Namer trains the namer and returns the sections of the model.
func Namer(ctx context.Context, opt NamerOptions) (modelfile.Header, []modelfile.Section, error) {
	header := modelfile.Header{Name: "namer", Version: "2",
		Corpora: []string{"wikigold", "wnut17", "gum-open", "ewt-propbank", "gap-coref", "wikipedia-current-events-2025-2026"}}
	t, err := newNamerTrainer(opt)
	if err != nil {
		return header, nil, err
	}
	texts, err := t.texts()
	if err != nil {
		return header, nil, err
	}
	params, _, err := t.train(ctx, texts)
	if err != nil {
		return header, nil, err
	}
	return header, params.Sections(), nil
}

// CrossNames scores names on WikiGold, each of so many parts of its articles by a namer
// that has learned from the rest and from the other corpora. The parts are of about as
// many sentences each.
func CrossNames(ctx context.Context, opt NamerOptions, folds int) (eval.Names, error) {
	var out eval.Names
	t, err := newNamerTrainer(opt)
	if err != nil {
		return out, err
	}
	texts, err := t.texts()
	if err != nil {
		return out, err
	}
	for fold, held := range wikiFolds(texts, folds) {
		seen := slices.DeleteFunc(slices.Clone(texts), func(x *nameText) bool { return x.corpus == wikiGold && held[x.doc] })
		_, model, err := t.train(ctx, seen)
		if err != nil {
			return out, err
		}
		var score eval.Names
		for _, x := range texts {
			if x.corpus == wikiGold && held[x.doc] && !x.recased {
				score.Add(eval.ScoreNames(namesOfLabels(x.labels), model.NameAs(x.guide, x.parsed).Mentions))
			}
		}
		opt.Log.Info("fold", "n", fold+1, "F", fmt.Sprintf("%.1f", 100*score.All.F()))
		out.Add(score)
	}
	return out, nil
}

// wikiFolds is the articles of each fold of WikiGold. No article is in two, and
// neighbours stand together.
func wikiFolds(texts []*nameText, folds int) []map[int]bool {
	wiki := slices.DeleteFunc(slices.Clone(texts), func(x *nameText) bool { return x.corpus != wikiGold || x.recased })
	total := 0
	for _, x := range wiki {
		total += x.sents
	}
	out := make([]map[int]bool, folds)
	for i := range out {
		out[i] = map[int]bool{}
	}
	at, fold, doc := 0, 0, -1
	for _, x := range wiki {
		if x.doc != doc {
			fold, doc = at*folds/total, x.doc
		}
		out[fold][doc] = true
		at += x.sents
	}
	return out
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

func (t *namerTrainer) train(ctx context.Context, texts []*nameText) (*neural.Params, *namer.Namer, error) {
	rng := rand.New(rand.NewPCG(t.opt.Seed, 8))
	var examples []*namer.Example
	for _, x := range texts {
		examples = append(examples, x.example)
		// Whole articles of an encyclopaedia are few, and are seen twice.
		if x.corpus == wikiGold && !x.recased {
			examples = append(examples, x.example)
		}
	}
	params := neural.NewParams(t.opt.Seed + 1)
	net := namer.NewNet(params, encoder.Width, encoder.FixedWidth)
	model := namer.New(net, t.opt.Lexicon, t.words.Encoder.Fixed)
	mean := newMean(params)
	adam := neural.NewAdam(params, namerRate)
	var grads [namerWorkers]*neural.Grads
	var arenas [namerWorkers]neural.Arena
	for i := range grads {
		grads[i] = neural.NewGrads(params)
	}
	total := 0
	for _, x := range examples {
		total += x.Tokens()
	}
	steps := t.opt.Epochs * (total/(namerWorkers*namerTokens) + 1)
	step := 0
	for epoch := range t.opt.Epochs {
		order := rng.Perm(len(examples))
		loss, tokens := 0.0, 0
		for len(order) > 0 {
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
			net.Pack(true)
			var losses [namerWorkers]float64
			var wg sync.WaitGroup
			for i := range namerWorkers {
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
