package eval

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"acta"
)

const gapHead = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"

func TestReadGAP(t *testing.T) {
	// The first letter is two bytes long: offsets count letters.
	const row = "t-1\tÉva Mirel met Ada Dovar when she left Arvenia.\tshe\t29\tÉva Mirel\t0\tFALSE\tAda Dovar\t14\tTRUE\tx\n"
	got, err := ReadGAP(strings.NewReader(gapHead+row), "own.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 {
		t.Fatalf("%d rows, want 1", len(got))
	}
	s := &got[0]
	words := fmt.Sprint(s.ID, " ", s.Text.Slice(s.Pronoun), ", ", s.Text.Slice(s.Names[0]), ", ", s.Text.Slice(s.Names[1]), " ", s.True, s.Feminine())
	if want := "t-1 she, Éva Mirel, Ada Dovar [false true] true"; words != want {
		t.Errorf("%s, want %s", words, want)
	}
}

func TestReadGAPRejects(t *testing.T) {
	for row, want := range map[string]string{
		"t-1\tHe left.\tHe\t0":                                    "own.tsv:2: 4 columns",
		"t-1\tHe left.\tHe\tx\tA\t0\tTRUE\tB\t0\tFALSE\tx":        `own.tsv:2: offset "x"`,
		"t-1\tHe left.\tHe\t0\tA\t3\tTRUE\tB\t0\tFALSE\tx":        `own.tsv:2: "A" is not at 3`,
		"t-1\tHe left.\tHe\t0\tleft\t3\tTRUE\tleft\t99\tFALSE\tx": `own.tsv:2: "left" is not at 99`,
		"t-1\tHe left.\tHe\t-1\tleft\t3\tTRUE\tleft\t3\tFALSE\tx": `own.tsv:2: "He" is not at -1`,
		"t-1\tHe left.\t\t0\tleft\t3\tTRUE\tleft\t3\tFALSE\tx":    `own.tsv:2: "" is not at 0`,
	} {
		t.Run(row, func(t *testing.T) {
			_, err := ReadGAP(strings.NewReader(gapHead+row+"\n"), "own.tsv")
			if !errors.Is(err, acta.ErrInvalid) || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("%v, want %s", err, want)
			}
		})
	}
}

func FuzzReadGAP(f *testing.F) {
	f.Add(gapHead + "t-1\tHe left Dovar.\tHe\t0\tleft\t3\tTRUE\tDovar\t8\tFALSE\tx\n")
	f.Add("\n\t\t\t\t\t\t\t\t\t\n")
	f.Fuzz(func(t *testing.T, in string) {
		rows, err := ReadGAP(strings.NewReader(in), "own.tsv")
		if err != nil {
			return
		}
		for i := range rows {
			s := &rows[i]
			for _, span := range []acta.Span{s.Pronoun, s.Names[0], s.Names[1]} {
				if s.Text.Slice(span) == "" {
					t.Fatalf("row %d: empty span %v", i, span)
				}
			}
		}
	})
}

// Counted by hand: he right, he wrong, she right, she left open.
func TestGAPScore(t *testing.T) {
	row := func(pronoun string, a, b bool) *Snippet {
		rows, err := ReadGAP(strings.NewReader(fmt.Sprintf("%st\tMirel met Dovar. %s left.\t%s\t17\tMirel\t0\t%t\tDovar\t10\t%t\tx\n", gapHead, pronoun, pronoun, a, b)), "own.tsv")
		if err != nil {
			t.Fatal(err)
		}
		return &rows[0]
	}
	var g GAP
	g.Add(row("He", true, false), [2]bool{true, false})
	g.Add(row("His", true, false), [2]bool{false, true})
	g.Add(row("She", false, true), [2]bool{false, true})
	g.Add(row("Her", false, true), [2]bool{})
	g.Add(row("Her", false, false), [2]bool{})
	// He: 1 right of 2 found and 2 gold. She: 1 of 1 and 2.
	got := fmt.Sprintf("%.3f %.3f %.3f %.3f", g.Masculine.F(), g.Feminine.F(), g.All().F(), g.Bias())
	if want := "0.500 0.667 0.571 1.333"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
