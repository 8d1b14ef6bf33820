package pipeline

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"acta/internal/input"
	"acta/internal/text"
)

// articles is the development part of PolNeAR where the corpora stand beside
// the project, else the example articles.
func articles(b *testing.B) []input.Raw {
	b.Helper()
	var out []input.Raw
	for _, pattern := range []string{"../../../shared/corpora/polnear/dev/text/*.txt", "../../examples/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			out = append(out, input.Raw{Path: name, Bytes: data})
		}
		if len(out) > 0 {
			return out
		}
	}
	b.Fatal("no articles to read")
	return nil
}

func open1(b *testing.B) *Pipeline {
	b.Helper()
	p, err := New(nil)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func tokens(b *testing.B, p *Pipeline, raws []input.Raw) int {
	b.Helper()
	n := 0
	for _, raw := range raws {
		t, err := text.New(string(raw.Bytes))
		if err != nil {
			b.Fatal(err)
		}
		n += len(p.Tokenize(t).Tokens)
	}
	return n
}

// BenchmarkRead reads articles one after the other, bytes to entry.
func BenchmarkRead(b *testing.B) {
	p, raws := open1(b), articles(b)
	n := tokens(b, p, raws)
	b.ReportAllocs()
	for b.Loop() {
		for _, raw := range raws {
			p.Read(raw, Options{})
		}
	}
	report(b, len(raws), n)
}

// BenchmarkReadParallel reads articles on as many cores as there are.
func BenchmarkReadParallel(b *testing.B) {
	p, raws := open1(b), articles(b)
	n := tokens(b, p, raws)
	for b.Loop() {
		next := make(chan input.Raw, len(raws))
		for _, raw := range raws {
			next <- raw
		}
		close(next)
		var wg sync.WaitGroup
		for range runtime.GOMAXPROCS(0) {
			wg.Go(func() {
				for raw := range next {
					p.Read(raw, Options{})
				}
			})
		}
		wg.Wait()
	}
	report(b, len(raws), n)
}

// BenchmarkOpen is what a cold start costs before the first word is read.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		open1(b)
	}
}

func report(b *testing.B, articles, tokens int) {
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(articles*b.N)/seconds, "articles/s")
	b.ReportMetric(float64(tokens*b.N)/seconds, "tokens/s")
}

// BenchmarkStages times each stage of the path on its own.
func BenchmarkStages(b *testing.B) {
	p, raws := open1(b), articles(b)
	n := tokens(b, p, raws)
	var texts []*text.Text
	for _, raw := range raws {
		t, err := text.New(string(raw.Bytes))
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, t)
	}
	each := func(name string, work func(i int)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for i := range texts {
					work(i)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(n*b.N), "µs/token")
		})
	}
	w := p.Words()
	each("tokenizer", func(i int) { p.Tokenize(texts[i]) })
	texts = texts[:min(20, len(texts))]
	n = 0
	for _, t := range texts {
		n += len(p.Tokenize(t).Tokens)
	}
	tokenized := stage(texts, p.Tokenize)
	each("encoder", func(i int) { w.Encoder.Encode(tokenized[i]) })
	encoded := stage(tokenized, w.Encoder.Encode)
	each("tagger", func(i int) { w.Tagger.Tag(encoded[i]) })
	tagged := stage(encoded, w.Tagger.Tag)
	each("parser", func(i int) { w.Parser.Parse(tagged[i]) })
	parsed := stage(tagged, w.Parser.Parse)
	each("namer", func(i int) { p.namer.Name(parsed[i]) })
	named := stage(parsed, p.namer.Name)
	each("quoter", func(i int) { p.quoter.Quote(named[i]) })
	quoted := stage(named, p.quoter.Quote)
	names, err := p.gazetteer()
	if err != nil {
		b.Fatal(err)
	}
	resolver := p.resolver.Knowing(names)
	each("resolver", func(i int) { resolver.Resolve(quoted[i]) })
}

func stage[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i, x := range in {
		out[i] = f(x)
	}
	return out
}
