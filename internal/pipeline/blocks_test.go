package pipeline

import (
	"os"
	"strings"
	"testing"

	"acta/internal/ling"
	"acta/internal/text"
)

// A text that is read in blocks must give the statements that its parts give.
func TestLongTextsAreReadInBlocks(t *testing.T) {
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../examples/grain-levy.txt")
	if err != nil {
		t.Fatal(err)
	}
	analyse := func(s string) *ling.Doc {
		t.Helper()
		txt, err := text.New(s)
		if err != nil {
			t.Fatal(err)
		}
		doc := p.Analyze(txt)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		return doc
	}
	const copies = 24
	one := analyse(string(data))
	long := analyse(strings.Repeat(strings.TrimRight(string(data), "\n")+"\n\n", copies))
	if n := len(blocks(long.Tokenized)); n < 2 {
		t.Fatalf("%d tokens are read in %d block", len(long.Tokens), n)
	}
	for _, b := range blocks(long.Tokenized) {
		if err := b.Check(); err != nil {
			t.Error(err)
		}
		if n := len(b.Tokens); n > 2*blockTokens {
			t.Errorf("a block has %d tokens", n)
		}
	}
	if got, want := len(long.Tokens), copies*len(one.Tokens); got != want {
		t.Errorf("%d tokens, want %d", got, want)
	}
	// The text around an article changes a statement here and there.
	got, want := len(long.Quotes), copies*len(one.Quotes)
	if got < want*9/10 || got > want*11/10 {
		t.Errorf("%d statements in %d copies, want about %d", got, copies, want)
	}
}

func TestBlocksCutOneLongParagraph(t *testing.T) {
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	txt, err := text.New(strings.Repeat("The envoy of Velland said no. ", 1800))
	if err != nil {
		t.Fatal(err)
	}
	parts := blocks(p.Tokenize(txt))
	if len(parts) < 2 {
		t.Fatalf("%d blocks", len(parts))
	}
	n := 0
	for _, b := range parts {
		n += len(b.Tokens)
		if len(b.Tokens) > 2*blockTokens+1000 {
			t.Errorf("a block has %d tokens", len(b.Tokens))
		}
	}
	if want := len(p.Tokenize(txt).Tokens); n != want {
		t.Errorf("blocks hold %d of %d tokens", n, want)
	}
}
