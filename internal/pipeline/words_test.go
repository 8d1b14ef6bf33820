package pipeline

import (
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/encoder"
	"acta/internal/text"
)

func tokenized(tb testing.TB, sents ...[]string) ling.Tokenized {
	s := ""
	var d ling.Tokenized
	for _, words := range sents {
		from := ling.TokenID(len(d.Tokens))
		for i, w := range words {
			if i > 0 {
				s += " "
			}
			d.Tokens = append(d.Tokens, ling.Token{Start: int32(len(s)), End: int32(len(s) + len(w))})
			s += w
		}
		s += "\n"
		d.Sents = append(d.Sents, ling.Range{From: from, To: ling.TokenID(len(d.Tokens))})
	}
	t, err := text.New(s)
	if err != nil {
		tb.Fatal(err)
	}
	d.Text = t
	return d
}

func BenchmarkWords(b *testing.B) {
	f, err := open("words")
	if err != nil {
		b.Fatal(err)
	}
	w, err := OpenWords(f, encoder.Blind{})
	if err != nil {
		b.Fatal(err)
	}
	sent := []string{"The", "foreign", "minister", "of", "Arvenia", ",", "Ilan", "Dovar", ",", "said", "on", "Tuesday", "that", "his", "country", "would", "not", "sign", "the", "treaty", "unless", "its", "demands", "were", "met", "."}
	var sents [][]string
	for range 34 {
		sents = append(sents, sent)
	}
	d := tokenized(b, sents...)
	b.ResetTimer()
	for b.Loop() {
		w.Name(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
