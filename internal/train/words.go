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

	"acta/internal/eval"
	"acta/internal/ling"
	"acta/internal/ling/conllu"
	"acta/internal/ling/encoder"
	"acta/internal/ling/namer"
	"acta/internal/ling/parser"
	"acta/internal/ling/tagger"
	"acta/internal/modelfile"
	"acta/internal/neural"
)

// WordsOptions are the settings of [Words]; the zero value of a field is its
// default.
type WordsOptions struct {
	Corpora string // folder of corpora
	Seed    uint64
	Epochs  int // over the trees
	// Without is corpora of names that nothing is learned from, by folder.
	Without []string
	// From, where not nil, is the model after the first cycle, to go on from.
	From  *modelfile.File
	Blind encoder.Blind
	Log   *slog.Logger
}

// item is one sentence with what is known of it.
type item struct {
	example    *encoder.Example
	upos, xpos []int   // nil: no tree
	heads      []int32 // of the sentence, ling.None for the root
	rels       []int
	names      []int // nil: no names
	rows       int
}

// words is the model of tags, trees and names while it is trained.
type words struct {
	params  *neural.Params
	enc     *encoder.Encoder
	encNet  *encoder.Net
	tagger  *tagger.Net
	parser  *parser.Net
	namer   *namer.Head
	dropout float64
}

func (w *words) pack(back bool) {
	w.encNet.Pack(back)
	w.tagger.Pack(back)
	w.parser.Pack(back)
	w.namer.Pack(back)
}

// Words trains the encoder with the tagger, the parser and the namer that read
// it, and returns the sections of the model.
func Words(ctx context.Context, opt WordsOptions) (modelfile.Header, []modelfile.Section, error) {
	if opt.Epochs == 0 {
		opt.Epochs = firstCycle
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	header := modelfile.Header{Name: "words", Version: "1",
		Corpora: []string{"ewt-propbank", "gum-open", "wikigold", "wnut17", "glove-6b-100d-top120k", "polnear",
			"wikipedia-current-events-2002-2024", "wikipedia-current-events-2025-2026",
			"us-state-dept-press-2021-2022", "us-white-house-foreign-2021-2022"}}
	header.Corpora = slices.DeleteFunc(header.Corpora, func(c string) bool { return slices.Contains(opt.Without, c) })
	var trees []*conllu.Sentence
	for _, name := range []string{"ewt-propbank/en_ewt-propbank-train.conllu", "gum-open/gum-open-train.conllu"} {
		s, err := readTrees(opt.Corpora, name)
		if err != nil {
			return header, nil, err
		}
		trees = append(trees, s...)
	}
	vocab, vectors, err := readVectors(filepath.Join(opt.Corpora, "glove-6b-100d-top120k"))
	if err != nil {
		return header, nil, err
	}
	var names []named
	for _, part := range []struct {
		path  string
		word  int
		label int
	}{{"wikigold/wikigold.conll", 1, 2}, {"wnut17/wnut17train.conll", 0, 1}, {"wnut17/emerging.dev.conll", 0, 1}} {
		if slices.Contains(opt.Without, filepath.Dir(part.path)) {
			continue
		}
		s, err := readColumns(filepath.Join(opt.Corpora, part.path), part.word, part.label, nameKinds)
		if err != nil {
			return header, nil, err
		}
		names = append(names, s...)
	}
	labels, relations := labelSets(trees)
	lemmas := tagger.LearnLemmas(lemmaPairs(trees))

	w := &words{params: neural.NewParams(opt.Seed + 1), dropout: 0.33}
	w.encNet = encoder.NewNet(w.params)
	w.tagger = tagger.NewNet(w.params, encoder.Width, labels)
	w.parser = parser.NewNet(w.params, encoder.Width, relations)
	w.namer = namer.NewHead(w.params, encoder.Width)
	sections := encoder.BuildVocab(vocab, vectors, opt.Blind)
	file, err := reopen(header, sections)
	if err != nil {
		return header, nil, err
	}
	if w.enc, err = encoder.New(file, w.encNet, opt.Blind); err != nil {
		return header, nil, err
	}
	if opt.From == nil {
		params := neural.NewParams(opt.Seed + 2)
		net := encoder.NewNet(params)
		enc, err := encoder.New(file, net, opt.Blind)
		if err != nil {
			return header, nil, err
		}
		if err := unlabelled(ctx, opt, enc, net, params, w.params, opt.Log); err != nil {
			return header, nil, err
		}
	}
	rng := rand.New(rand.NewPCG(opt.Seed, 2))
	items, err := w.items(trees, names, labels, relations)
	if err != nil {
		return header, nil, err
	}
	cased, err := w.items(recased(trees, rng), nil, labels, relations)
	if err != nil {
		return header, nil, err
	}
	dev := map[string][]*conllu.Sentence{}
	for _, name := range []string{"ewt-propbank/en_ewt-propbank-dev.conllu", "gum-open/gum-open-dev.conllu"} {
		if dev[name], err = readTrees(opt.Corpora, name); err != nil {
			return header, nil, err
		}
	}
	report := func(epoch int, last bool, loss float64) {
		args := []any{"n", epoch + 1, "loss", loss}
		if epoch%4 == 3 || last {
			w.pack(false)
			for _, name := range slices.Sorted(mapKeys(dev)) {
				score, err := w.score(dev[name], lemmas)
				args = append(args, filepath.Base(name), fmt.Sprint(score, err))
			}
		}
		opt.Log.Info("epoch", args...)
	}
	items = append(items, cased...)
	if opt.From == nil {
		if err := w.cycle(ctx, opt, rng, items, opt.Epochs, firstRate, 0, report); err != nil {
			return header, nil, err
		}
		// The second cycle starts from what a model file holds, so that it can
		// also start from one.
		w.params.Quantise()
	} else if err := w.params.Load(opt.From); err != nil {
		return header, nil, err
	}
	// The second cycle sees the trees that are nearer to news, those with names
	// too, twice.
	for _, it := range items {
		if it.upos != nil && it.names != nil {
			items = append(items, it)
		}
	}
	if err := w.cycle(ctx, opt, rand.New(rand.NewPCG(opt.Seed, 5)), items, secondCycle, secondRate, 1, report); err != nil {
		return header, nil, err
	}
	w.params.Quantise()
	sections = append(sections, w.params.Sections()...)
	for _, make := range []func() (modelfile.Section, error){
		labels.Section, lemmas.Section, func() (modelfile.Section, error) { return parser.RelationsSection(relations) },
	} {
		s, err := make()
		if err != nil {
			return header, nil, err
		}
		sections = append(sections, s)
	}
	return header, sections, nil
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func reopen(h modelfile.Header, sections []modelfile.Section) (*modelfile.File, error) {
	var b strings.Builder
	if err := modelfile.Write(&b, h, sections); err != nil {
		return nil, err
	}
	return modelfile.Parse(h.Name, b.String())
}

var nameKinds = map[string]ling.MentionKind{
	"PER": ling.PersonName, "ORG": ling.OrgName, "LOC": ling.PlaceName,
	"person": ling.PersonName, "corporation": ling.OrgName, "group": ling.OrgName, "location": ling.PlaceName,
}

func labelSets(trees []*conllu.Sentence) (tagger.Labels, []string) {
	upos, xpos, rels := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, s := range trees {
		for _, w := range s.Words {
			upos[w.UPOS], xpos[w.XPOS], rels[w.Rel] = true, true, true
		}
	}
	delete(upos, "")
	delete(xpos, "")
	delete(rels, "")
	return tagger.Labels{UPOS: slices.Sorted(mapKeys(upos)), XPOS: slices.Sorted(mapKeys(xpos))}, slices.Sorted(mapKeys(rels))
}

func lemmaPairs(trees []*conllu.Sentence) []tagger.Pair {
	count := map[tagger.Pair]int{}
	for _, s := range trees {
		for _, w := range s.Words {
			if w.Lemma != "" && w.XPOS != "GW" && w.Rel != "goeswith" {
				count[tagger.Pair{Word: w.Form, Tag: w.XPOS, Lemma: w.Lemma}]++
			}
		}
	}
	out := make([]tagger.Pair, 0, len(count))
	for p, n := range count {
		p.Count = n
		out = append(out, p)
	}
	return out
}

// recased copies one sentence in twelve in the case of a headline or in
// capitals, as titles of news articles are written.
func recased(trees []*conllu.Sentence, rng *rand.Rand) []*conllu.Sentence {
	var out []*conllu.Sentence
	for _, s := range trees {
		if rng.IntN(12) > 0 || len(s.Words) > 30 {
			continue
		}
		c := *s
		c.Words = slices.Clone(s.Words)
		all := rng.IntN(4) == 0
		for i := range c.Words {
			form := c.Words[i].Form
			if all {
				c.Words[i].Form = strings.ToUpper(form)
			} else if r, n := utf8.DecodeRuneInString(form); len(form) > 3 || c.Words[i].UPOS == "VERB" || c.Words[i].UPOS == "NOUN" {
				c.Words[i].Form = string(unicode.ToUpper(r)) + form[n:]
			}
		}
		out = append(out, &c)
	}
	return out
}

func indexOf(labels []string) map[string]int {
	m := map[string]int{}
	for i, l := range labels {
		m[l] = i
	}
	return m
}

func (w *words) items(trees []*conllu.Sentence, names []named, labels tagger.Labels, relations []string) ([]item, error) {
	upos, xpos, rels := indexOf(labels.UPOS), indexOf(labels.XPOS), indexOf(relations)
	look := func(m map[string]int, key string) int {
		if i, ok := m[key]; ok {
			return i
		}
		return -1
	}
	var out []item
	for _, s := range trees {
		d, err := conllu.Gold([]*conllu.Sentence{s})
		if err != nil {
			return nil, err
		}
		it := item{example: w.enc.Example(&d.Tokenized), rows: len(d.Tokens)}
		for i := range d.Tokens {
			it.upos = append(it.upos, look(upos, d.Tags[i].UPOS))
			it.xpos = append(it.xpos, look(xpos, d.Tags[i].XPOS))
			it.heads = append(it.heads, int32(d.Arcs[i].Head))
			it.rels = append(it.rels, look(rels, d.Arcs[i].Rel))
		}
		for _, word := range s.Words {
			if strings.Contains(word.Misc, "Entity=") {
				it.names = gumNames(s)
				break
			}
		}
		out = append(out, it)
	}
	for _, n := range names {
		s := &conllu.Sentence{}
		for _, word := range n.words {
			s.Words = append(s.Words, conllu.Word{Form: word, Head: conllu.NoHead})
		}
		d, err := conllu.Tokenized([]*conllu.Sentence{s})
		if err != nil {
			return nil, err
		}
		out = append(out, item{example: w.enc.Example(d), rows: len(d.Tokens), names: n.labels})
	}
	return out, nil
}

// shards is how many parts a batch is worked on in. It is fixed, so that the
// same seed gives the same weights on any number of cores.
const shards = 2

const batchRows = 1000

// Lengths of the two cycles in epochs, and the rates from which they fall to
// nothing. In the second the model is the running mean of the weights.
const (
	firstCycle  = 24
	firstRate   = 2.5e-3
	secondCycle = 9
	secondRate  = 1.5e-3
)

// cycle trains on items for some epochs. The cycle with number 1 leaves the
// running mean of its weights.
func (w *words) cycle(ctx context.Context, opt WordsOptions, rng *rand.Rand, items []item, epochs int, rate float64, number uint64, report func(epoch int, last bool, loss float64)) error {
	adam := neural.NewAdam(w.params, rate)
	adam.Decay = 0.01
	grads := make([]*neural.Grads, shards)
	arenas := make([]*neural.Arena, shards)
	for i := range grads {
		grads[i], arenas[i] = neural.NewGrads(w.params), &neural.Arena{}
	}
	var average *mean
	if number > 0 {
		average = newMean(w.params)
	}
	total := 0
	for _, it := range items {
		total += it.rows
	}
	steps := epochs * (total/batchRows + 1)
	step := 0
	all := slices.Clone(items)
	for epoch := range epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		sum, rows := 0.0, 0
		for at := 0; at < len(all); {
			if err := ctx.Err(); err != nil {
				return err
			}
			var parts [shards][]item
			n := 0
			for ; at < len(all) && n < batchRows; at++ {
				shard := 0
				if n >= batchRows/2 {
					shard = 1
				}
				parts[shard] = append(parts[shard], all[at])
				n += all[at].rows
			}
			w.pack(true)
			losses := make([]float64, shards)
			var wg sync.WaitGroup
			for s := range shards {
				if len(parts[s]) == 0 {
					continue
				}
				wg.Go(func() {
					r := rand.New(rand.NewPCG(opt.Seed<<32|number<<31|uint64(step), uint64(s)))
					losses[s] = w.pass(arenas[s], grads[s], r, parts[s], 1/float32(n))
				})
			}
			wg.Wait()
			for _, l := range losses {
				sum += l * float64(n)
			}
			rows += n
			scale := 1 - float64(step)/float64(steps+1)
			if step < 200 {
				scale *= float64(step+1) / 200
			}
			adam.Step(max(scale, 0.01), grads...)
			step++
			if average != nil && step%meanEvery == 0 {
				average.add(step)
			}
		}
		if average != nil {
			average.swap()
		}
		report(epoch, epoch+1 == epochs, sum/float64(rows))
		if average != nil && epoch+1 < epochs {
			average.swap()
		}
	}
	return nil
}

// pass runs one shard forward and back and returns its loss.
func (w *words) pass(a *neural.Arena, g *neural.Grads, rng *rand.Rand, part []item, weight float32) float64 {
	a.Reset()
	examples := make([]*encoder.Example, len(part))
	for i, it := range part {
		examples[i] = it.example
	}
	x := encoder.Join(examples)
	rows := x.Rows()
	upos, xpos, rels, names := make([]int, rows), make([]int, rows), make([]int, rows), make([]int, rows)
	heads := make([]int32, rows)
	at := 0
	for _, it := range part {
		for i := range it.rows {
			if it.upos == nil {
				upos[at+i], xpos[at+i], rels[at+i], heads[at+i] = -1, -1, -1, ling.None-1
			} else {
				upos[at+i], xpos[at+i], rels[at+i], heads[at+i] = it.upos[i], it.xpos[i], it.rels[i], it.heads[i]
				if it.heads[i] >= 0 {
					heads[at+i] += int32(at)
				}
			}
			names[at+i] = -1
			if it.names != nil {
				names[at+i] = it.names[i]
			}
		}
		at += it.rows
	}
	h, pass := w.enc.Train(a, x, rng, w.dropout)
	dh := a.Floats(len(h))
	loss := w.tagger.Train(a, g, h, dh, upos, xpos, weight)
	loss += w.parser.Train(a, g, rng, w.dropout, h, dh, x.Segments, heads, rels, weight)
	loss += w.namer.Train(a, g, rng, w.dropout, h, dh, x.Segments, names, weight)
	w.enc.Back(a, g, pass, dh)
	return loss
}

func (w *words) score(sents []*conllu.Sentence, lemmas *tagger.Lemmas) (eval.Trees, error) {
	gold, err := conllu.Gold(sents)
	if err != nil {
		return eval.Trees{}, err
	}
	got := parser.New(w.parser).Parse(tagger.New(w.tagger, lemmas).Tag(w.enc.Encode(gold.Tokenized)))
	return eval.ScoreTrees(gold, &got), nil
}
