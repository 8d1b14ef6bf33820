package train

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"acta"
)

func TestLabelNames(t *testing.T) {
	sents := func() []named {
		var out []named
		for _, s := range []string{"Jon Arkel left Arvenia .", "He slept .", "The Tolmark Rail Union struck ."} {
			words := strings.Fields(s)
			out = append(out, named{words: words, labels: make([]int, len(words))})
		}
		return out
	}
	got := sents()
	if err := labelNames(got, "# a comment\n0\tPER 0-2\tLOC 3-4\n2\tORG 1-4\n"); err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]int{{1, 2, 0, 5, 0}, {0, 0, 0}, {0, 3, 4, 4, 0, 0}} {
		if !slices.Equal(got[i].labels, want) {
			t.Errorf("sentence %d: %v, want %v", i, got[i].labels, want)
		}
	}
	for _, bad := range []string{"3\tPER 0-1", "x\tPER 0-1", "1\tPER 2-2", "1\tPER 2-4", "1\tANY 0-1", "1\tPER", "1", "1\tPER -1-1"} {
		if err := labelNames(sents(), "# one\n"+bad); !errors.Is(err, acta.ErrInvalid) || !strings.Contains(err.Error(), "ewtnames.tsv:2") {
			t.Errorf("%q: error %v, want one of line 2", bad, err)
		}
	}
}

func TestNameBlocks(t *testing.T) {
	var sents []named
	for doc, n := range []int{3, 1, nameBlock + 2} {
		sents = append(sents, slices.Repeat([]named{{doc: doc}}, n)...)
	}
	var got []int
	for b := range nameBlocks(sents) {
		got = append(got, len(b))
		for _, s := range b {
			if s.doc != b[0].doc {
				t.Errorf("block %d has sentences of documents %d and %d", len(got), b[0].doc, s.doc)
			}
		}
	}
	if want := fmt.Sprint([]int{3, 1, nameBlock, 2}); fmt.Sprint(got) != want {
		t.Errorf("blocks of %v, want %s", got, want)
	}
}
