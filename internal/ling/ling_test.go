package ling

import (
	"strings"
	"testing"

	"acta"
	"acta/internal/text"
)

// sound is a document of two sentences that breaks no rule.
func sound(t *testing.T) *Doc {
	t.Helper()
	txt, err := text.New("He left . \nNo .")
	if err != nil {
		t.Fatal(err)
	}
	d := &Doc{ChainOf: []ChainID{0}, Chains: []Chain{{Mentions: []MentionID{0}}}}
	d.Text = txt
	d.Tokens = []Token{{0, 2}, {3, 7}, {8, 9}, {11, 13}, {14, 15}}
	d.Sents = []Range{{0, 3}, {3, 5}}
	d.Tags = make([]Tag, 5)
	d.Arcs = []Arc{{Head: 1}, {Head: None}, {Head: 1}, {Head: None}, {Head: 3}}
	d.Mentions = []Mention{{Range: Range{0, 1}, Head: 0}}
	d.Quotes = []Quote{{Source: []Range{{0, 1}}, Speaker: 0, Cue: Range{1, 2}, Content: []Range{{3, 5}}, Within: None, Manner: acta.Indirect}}
	return d
}

func TestCheck(t *testing.T) {
	if err := sound(t).Check(); err != nil {
		t.Fatalf("a sound document: %v", err)
	}
	for name, c := range map[string]struct {
		spoil func(d *Doc)
		says  string
	}{
		"token out of order":     {func(d *Doc) { d.Tokens[1].Start = 1 }, "token 1"},
		"token past the end":     {func(d *Doc) { d.Tokens[4].End = 99 }, "token 4"},
		"sentence gap":           {func(d *Doc) { d.Sents[1].From = 4 }, "sentence 1"},
		"sentences short":        {func(d *Doc) { d.Sents = d.Sents[:1] }, "hold 3 of 5"},
		"sentence over a line":   {func(d *Doc) { d.Sents = []Range{{0, 5}} }, "not inside one paragraph"},
		"tags missing":           {func(d *Doc) { d.Tags = nil }, "0 tags"},
		"head elsewhere":         {func(d *Doc) { d.Arcs[0].Head = 4 }, "outside sentence 0"},
		"own head":               {func(d *Doc) { d.Arcs[0].Head = 0 }, "token 0"},
		"cycle":                  {func(d *Doc) { d.Arcs[1].Head = 2; d.Arcs[2].Head = 1 }, "cycle"},
		"two roots":              {func(d *Doc) { d.Arcs[0].Head = None }, "2 roots"},
		"mention without head":   {func(d *Doc) { d.Mentions[0].Head = 2 }, "mention 0"},
		"mention over sentences": {func(d *Doc) { d.Mentions[0].To = 4 }, "crosses a sentence"},
		"quote without content":  {func(d *Doc) { d.Quotes[0].Content = nil }, "no content"},
		"content out of order":   {func(d *Doc) { d.Quotes[0].Content = []Range{{3, 5}, {1, 2}} }, "out of order"},
		"speaker unknown":        {func(d *Doc) { d.Quotes[0].Speaker = 7 }, "speaker 7"},
		"within itself":          {func(d *Doc) { d.Quotes[0].Within = 0 }, "within quote 0"},
		"chain links missing":    {func(d *Doc) { d.ChainOf = nil }, "chain links"},
		"chain of another":       {func(d *Doc) { d.ChainOf[0] = None }, "not linked"},
	} {
		d := sound(t)
		c.spoil(d)
		if err := d.Check(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want one with %q", name, err, c.says)
		}
	}
}

func TestLookUps(t *testing.T) {
	d := sound(t)
	for tok, sent := range []SentID{0, 0, 0, 1, 1} {
		if got := d.SentOf(TokenID(tok)); got != sent {
			t.Errorf("token %d is in sentence %d, want %d", tok, got, sent)
		}
	}
	if got := d.Words(Range{0, 3}); got != "He left ." {
		t.Errorf("words are %q", got)
	}
	if !d.SpaceAfter(0) || d.Span(Range{}) != (acta.Span{}) {
		t.Error("a blank is lost, or the span of nothing is something")
	}
}
