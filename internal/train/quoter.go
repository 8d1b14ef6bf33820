package train

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"acta/internal/eval"
	"acta/internal/ling"
	"acta/internal/ling/quoter"
	"acta/internal/modelfile"
	"acta/internal/neural"
	"acta/internal/polnear"
	"acta/internal/text"
)

// QuoterOptions are the settings of [Quoter]; the zero value of a field is its
// default.
type QuoterOptions struct {
	Corpora string // folder of corpora
	Seed    uint64
	Epochs  int
	// Name analyses a text up to its mentions. It may run on many goroutines.
	Name  func(*text.Text) ling.Named
	Blind map[string]string // see [quoter.New]
	Log   *slog.Logger
}

// Settings of the training of the quoter, chosen on PolNeAR dev.
const (
	quoterRate   = 2e-3
	quoterWeight = 0.02
	// meanKeep is the share that a new look at the weights, every meanEvery steps,
	// leaves of their running mean, which is the model in the end.
	meanKeep  = 0.99
	meanEvery = 8
	// quoterSingle is one in how many texts is read again with ‘single’ marks.
	quoterSingle = 8
)

var quoterRates = quoter.Rates{Vector: 0.2, Feature: 0.2, State: 0.33}

// Quoter trains the quoter on the training part of PolNeAR and returns the
// sections of the model.
func Quoter(ctx context.Context, opt QuoterOptions) (modelfile.Header, []modelfile.Section, error) {
	if opt.Epochs == 0 {
		opt.Epochs = 12
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	header := modelfile.Header{Name: "quoter", Version: "2", Corpora: []string{"polnear"}}
	train, err := polnear.Read(filepath.Join(opt.Corpora, "polnear", "train"))
	if err != nil {
		return header, nil, err
	}
	dev, err := polnear.Read(filepath.Join(opt.Corpora, "polnear", "dev"))
	if err != nil {
		return header, nil, err
	}
	params, _, err := trainQuoter(ctx, opt, train, dev)
	if err != nil {
		return header, nil, err
	}
	return header, params.Sections(), nil
}

// trainQuoter trains on train and returns the weights as they are once written
// and read, with what they find in held.
func trainQuoter(ctx context.Context, opt QuoterOptions, train, held []polnear.Article) (*neural.Params, []eval.Judged, error) {
	if opt.Epochs == 0 {
		opt.Epochs = 12
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	train = append(slices.Clone(train), singleMarked(train)...)
	docs, err := analyseAll(ctx, opt, train)
	if err != nil {
		return nil, nil, err
	}
	examples := make([]*quoter.Example, len(docs))
	for i, d := range docs {
		examples[i] = quoter.NewExample(d, polnear.Quotes(&d.Tokenized, train[i].Attributions), opt.Blind)
	}
	heldDocs, err := analyseAll(ctx, opt, held)
	if err != nil {
		return nil, nil, err
	}
	params := neural.NewParams(opt.Seed + 1)
	net := quoter.NewNet(params, docs[0].Width)
	mean := newMean(params)
	adam := neural.NewAdam(params, quoterRate)
	var grads [len(net.Members)]*neural.Grads
	var arenas [len(net.Members)]neural.Arena
	for i := range grads {
		grads[i] = neural.NewGrads(params)
	}
	rng := rand.New(rand.NewPCG(opt.Seed, 3))
	steps := opt.Epochs * len(examples)
	step := 0
	var judged []eval.Judged
	for epoch := range opt.Epochs {
		var orders [len(net.Members)][]int
		for i := range orders {
			orders[i] = rng.Perm(len(examples))
		}
		loss, tokens := 0.0, 0
		for at := range examples {
			if err := ctx.Err(); err != nil {
				return nil, nil, err
			}
			var losses [len(net.Members)]float64
			var wg sync.WaitGroup
			for i, m := range net.Members {
				x := examples[orders[i][at]]
				tokens += x.Tokens()
				wg.Go(func() {
					r := rand.New(rand.NewPCG(opt.Seed<<32|uint64(step), uint64(i)))
					m.Pack(true)
					losses[i] = m.Train(&arenas[i], grads[i], r, quoterRates, x, epoch > 1, quoterWeight)
					arenas[i].Reset()
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
		mean.swap()
		if epoch == opt.Epochs-1 {
			params.Quantise()
		}
		net.Pack(false)
		judged = judgeQuoter(quoter.New(net, quoter.NewConfidence(neural.NewParams(0)), opt.Blind, nil), heldDocs, held)
		s := eval.Statements(judged)
		opt.Log.Info("epoch", "n", epoch+1, "loss", fmt.Sprintf("%.4f", loss/float64(tokens)/quoterWeight),
			"A", fmt.Sprintf("%.1f %.1f %.1f", 100*s.Exact[0].F(), 100*s.Exact[1].F(), 100*s.Exact[2].F()),
			"C1", fmt.Sprintf("%.1f", 100*s.Whole[0].F()), "C3", fmt.Sprintf("%.1f", 100*s.Whole[2].F()))
		if epoch < opt.Epochs-1 {
			mean.swap()
		}
	}
	return params, judged, nil
}

func judgeQuoter(q *quoter.Quoter, docs []*ling.Named, articles []polnear.Article) []eval.Judged {
	out := make([]eval.Judged, len(docs))
	var wg sync.WaitGroup
	for part := range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := part; i < len(docs); i += runtime.GOMAXPROCS(0) {
				out[i] = eval.Judge(&articles[i], &ling.Doc{Quoted: q.Quote(*docs[i])})
			}
		})
	}
	wg.Wait()
	return out
}

// analyseAll analyses the articles on all cores.
func analyseAll(ctx context.Context, opt QuoterOptions, articles []polnear.Article) ([]*ling.Named, error) {
	out := make([]*ling.Named, len(articles))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				d := opt.Name(articles[i].Text)
				out[i] = &d
			}
		})
	}
	for i := range articles {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return out, ctx.Err()
}

// singleMarked copies some articles with single marks in place of double ones,
// as British papers print them. Both are as long, so spans stay.
func singleMarked(articles []polnear.Article) []polnear.Article {
	single := strings.NewReplacer("“", "‘", "”", "’")
	var out []polnear.Article
	for i, a := range articles {
		if i%quoterSingle != 0 || !strings.Contains(a.Text.UTF8, "“") {
			continue
		}
		t := *a.Text
		t.UTF8 = single.Replace(t.UTF8)
		a.Text = &t
		out = append(out, a)
	}
	return out
}

// mean is the running mean of weights.
type mean struct {
	params *neural.Params
	values [][]float32
}

func newMean(ps *neural.Params) *mean {
	m := &mean{params: ps}
	for _, p := range ps.List {
		m.values = append(m.values, slices.Clone(p.W))
	}
	return m
}

// add takes the weights after step steps into the mean, which forgets faster at
// the start.
func (m *mean) add(step int) {
	keep := float32(min(meanKeep, float64(1+step)/float64(10*meanEvery+step)))
	for i, p := range m.params.List {
		values := m.values[i][:len(p.W)]
		for j, w := range p.W {
			values[j] = w + keep*(values[j]-w)
		}
	}
}

// swap exchanges the weights and their mean.
func (m *mean) swap() {
	for i, p := range m.params.List {
		p.W, m.values[i] = m.values[i], p.W
	}
}
