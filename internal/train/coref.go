package train

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"acta"
	"acta/data"
	"acta/internal/eval"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/resolver"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/text"
)

// CorefOptions are the settings of [Coref]; the zero value of a field is its
// default.
type CorefOptions struct {
	Corpora string // folder of corpora
	Seed    uint64
	Epochs  int
	// Quote analyses a text up to its statements. It may run on many goroutines.
	Quote   func(*text.Text) ling.Quoted
	Lexicon *data.Lexicon
	Log     *slog.Logger
}

// Settings of the training of the resolver's network, set by hand and not tuned.
const (
	corefRate   = 1e-3
	corefBatch  = 16
	corefRounds = 2 // the second meets the links that the first makes
)

var corefRates = resolver.Rates{Vector: 0.4, Feature: 0.15}

// corefText is one text to learn from.
type corefText struct {
	doc     ling.Quoted
	snippet *eval.Snippet    // of GAP, or
	gold    map[int32]string // of GUM: the entity of each head, by its byte
}

// corefCase is one pronoun to learn from.
type corefCase struct {
	doc   *ling.Encoded
	c     resolver.Case
	right []bool
}

// Coref trains the network for pronouns on GAP's test and validation files and
// on the training part of GUM, and returns the sections of the model.
// validation file is measured after each pass where held is set, and then left
// out of the training.
func Coref(ctx context.Context, opt CorefOptions) (modelfile.Header, []modelfile.Section, error) {
	if opt.Epochs == 0 {
		opt.Epochs = 10
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	header := modelfile.Header{Name: "coref", Version: "1", Corpora: []string{"gap-coref", "gum-open"}}
	texts, err := corefTexts(ctx, opt)
	if err != nil {
		return header, nil, err
	}
	var net *resolver.Net
	var params *neural.Params
	for round := range corefRounds {
		cases := corefCases(resolver.New(opt.Lexicon, net), texts)
		params = neural.NewParams(opt.Seed + 1)
		net = resolver.NewNet(params, texts[0].doc.Width)
		if err := corefRound(ctx, opt, round, params, net, cases); err != nil {
			return header, nil, err
		}
		params.Quantise()
		net.Pack(false)
	}
	return header, params.Sections(), nil
}

// corefTexts reads and analyses what is learned from.
func corefTexts(ctx context.Context, opt CorefOptions) ([]corefText, error) {
	var raws []*text.Text
	var out []corefText
	for _, name := range []string{"gap-test.tsv", "gap-validation.tsv"} {
		snippets, err := ReadSnippets(opt.Corpora, name)
		if err != nil {
			return nil, err
		}
		for i := range snippets {
			raws = append(raws, snippets[i].Text)
			out = append(out, corefText{snippet: &snippets[i]})
		}
	}
	path := filepath.Join(opt.Corpora, "gum-open", "gum-open-train.conllu")
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	docs, err := conllu.ReadDocuments(f, path)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		raw, err := docs[i].Raw()
		if err != nil {
			return nil, err
		}
		mentions, err := eval.GoldMentions(&docs[i])
		if err != nil {
			return nil, err
		}
		gold := map[int32]string{}
		for _, m := range mentions {
			if at := raw.Words[m.Head].Start; gold[at] == "" {
				gold[at] = m.Entity
			}
		}
		raws = append(raws, raw.Text)
		out = append(out, corefText{gold: gold})
	}
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for part := range workers {
		wg.Go(func() {
			for i := part; i < len(out) && ctx.Err() == nil; i += workers {
				out[i].doc = opt.Quote(raws[i])
				if s := out[i].snippet; s != nil {
					out[i].doc = resolver.WithMentions(out[i].doc, s.Pronoun, s.Names[0], s.Names[1])
				}
			}
		})
	}
	wg.Wait()
	return out, ctx.Err()
}

// ReadSnippets reads a file of GAP below corpora.
func ReadSnippets(corpora, name string) ([]eval.Snippet, error) {
	path := filepath.Join(corpora, "gap-coref", name)
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	return eval.ReadGAP(f, path)
}

// corefCases are the pronouns of texts whose right options are known.
func corefCases(r *resolver.Resolver, texts []corefText) []corefCase {
	parts := make([][]corefCase, len(texts))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for part := range workers {
		wg.Go(func() {
			for i := part; i < len(texts); i += workers {
				t := &texts[i]
				cases, doc := r.Cases(t.doc)
				for _, c := range cases {
					if right := t.right(&c, &doc); right != nil {
						parts[i] = append(parts[i], corefCase{&t.doc.Encoded, c, right})
					}
				}
			}
		})
	}
	wg.Wait()
	var out []corefCase
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// right marks the right options of c; nil where nothing is known of it, or
// nothing is to be learned.
func (t *corefText) right(c *resolver.Case, doc *ling.Doc) []bool {
	right := make([]bool, len(c.Options))
	found := false
	if t.snippet != nil {
		return t.rightName(c, doc, right)
	}
	want := t.gold[doc.Tokens[doc.Mentions[c.Pronoun].Head].Start]
	for k := range c.Options {
		if k == 0 || want == "" {
			continue
		}
		head := doc.Mentions[c.Options[k].At].Head
		for doc.Arcs[head].Rel == "flat" && doc.Arcs[head].Head != ling.None {
			head = doc.Arcs[head].Head
		}
		right[k] = t.gold[doc.Tokens[head].Start] == want
		found = found || right[k]
	}
	right[0] = !found
	return right
}

// rightName marks the options of GAP's pronoun: the one with the right name, or
// all but those with the wrong ones.
func (t *corefText) rightName(c *resolver.Case, doc *ling.Doc, right []bool) []bool {
	s := t.snippet
	if doc.Span(doc.Mentions[c.Pronoun].Range) != s.Pronoun {
		return nil
	}
	known, good, bad := s.True[0] || s.True[1], 0, 0
	for k := range c.Options {
		right[k] = !known
		for i, name := range s.Names {
			if k == 0 || !c.Options[k].Names(doc, name) {
				continue
			}
			right[k] = s.True[i]
			if s.True[i] {
				good++
			} else {
				bad++
			}
		}
	}
	if known && good == 0 || !known && bad == 0 {
		return nil
	}
	return right
}

// corefRound trains net, whose members learn apart from the same cases.
func corefRound(ctx context.Context, opt CorefOptions, round int, params *neural.Params, net *resolver.Net, cases []corefCase) error {
	if len(cases) == 0 {
		return fmt.Errorf("no pronoun to learn from: %w", acta.ErrInvalid)
	}
	adam := neural.NewAdam(params, corefRate)
	mean := newMean(params)
	steps := opt.Epochs * ((len(cases) + corefBatch - 1) / corefBatch)
	step := 0
	grads := make([]*neural.Grads, len(net.Members))
	arenas := make([]neural.Arena, len(net.Members))
	for i := range grads {
		grads[i] = neural.NewGrads(params)
	}
	rng := rand.New(rand.NewPCG(opt.Seed, uint64(5+round)))
	for epoch := range opt.Epochs {
		orders := make([][]int, len(net.Members))
		for i := range orders {
			orders[i] = rng.Perm(len(cases))
		}
		loss := make([]float64, len(net.Members))
		for at := 0; at < len(cases); at += corefBatch {
			if err := ctx.Err(); err != nil {
				return err
			}
			var wg sync.WaitGroup
			for i, m := range net.Members {
				wg.Go(func() {
					r := rand.New(rand.NewPCG(opt.Seed<<32|uint64(step), uint64(i)))
					m.Pack(true)
					for _, k := range orders[i][at:min(at+corefBatch, len(cases))] {
						x := &cases[k]
						loss[i] += m.Train(&arenas[i], grads[i], r, corefRates, x.doc, &x.c, x.right, 1./corefBatch)
						arenas[i].Reset()
					}
				})
			}
			wg.Wait()
			adam.Step(max(0.03, 1-float64(step)/float64(steps)), grads...)
			if step++; step%meanEvery == 0 {
				mean.add(step)
			}
		}
		opt.Log.Info("epoch", "round", round+1, "n", epoch+1, "cases", len(cases), "loss", fmt.Sprintf("%.4f", loss[0]*corefBatch/float64(len(cases))))
	}
	mean.swap()
	return nil
}
