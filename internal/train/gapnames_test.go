package train

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"acta"
	"acta/internal/ling/tokenizer"
)

func TestSnippetNames(t *testing.T) {
	f, err := openModel("../../models", "tokenizer")
	if err != nil {
		t.Fatal(err)
	}
	cut, err := tokenizer.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{"a": "J*nna Orl left ``The Salt'' in Halden. She sings.", "b": "Nobody came."}
	got, err := snippetNames(texts, "# a comment\na\tPER 0-9\tMISC 17-25\tLOC 31-37\nb\n", cut)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].doc != got[1].doc || got[1].doc == got[2].doc {
		t.Fatalf("sentences %v, want two of one text and one of another", got)
	}
	if want := strings.Fields(`Jénna Orl left " The Salt " in Halden .`); !slices.Equal(got[0].words, want) {
		t.Errorf("words %q, want %q", got[0].words, want)
	}
	if want := []int{1, 2, 0, 0, 7, 8, 0, 0, 5, 0}; !slices.Equal(got[0].labels, want) {
		t.Errorf("labels %v, want %v", got[0].labels, want)
	}
	for _, bad := range []string{"c\tPER 0-1", "b\tPER 0-90", "b\tPER 2-2", "b\tANY 0-6", "b\tPER", "b\tPER -1-1"} {
		if _, err := snippetNames(texts, "# one\n"+bad, cut); !errors.Is(err, acta.ErrInvalid) || !strings.Contains(err.Error(), "gapnames.tsv:2") {
			t.Errorf("%q: error %v, want one of line 2", bad, err)
		}
	}
}
