package eval

import (
	"errors"
	"os"
	"strings"
	"testing"

	"acta"
)

func TestReadFindings(t *testing.T) {
	for line, want := range map[string]string{
		"dev\ta\tr\t1\t2\ty\tok":     "",
		"# no\n\ndev\ta\tr\t1\t2":    "labels:3: 5 columns",
		"dev\ta\tr\tx\t2\ty\tok":     `labels:1: start "x"`,
		"dev\ta\tr\t3\t2\ty\tok":     `labels:1: end "2"`,
		"dev\ta\tr\t1\t2\tmaybe\tok": `labels:1: verdict "maybe"`,
	} {
		t.Run(line, func(t *testing.T) {
			_, err := ReadFindings(strings.NewReader(line), "labels")
			switch {
			case want == "" && err != nil:
				t.Error(err)
			case want != "" && (!errors.Is(err, acta.ErrInvalid) || !strings.HasPrefix(err.Error(), want)):
				t.Errorf("error %v, want %s", err, want)
			}
		})
	}
}

func TestFindingsJudged(t *testing.T) {
	f, err := os.Open("testdata/findings-judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	judged, err := ReadFindings(f, "findings-judged.tsv")
	if err != nil || len(judged) == 0 {
		t.Fatalf("%d findings: %v", len(judged), err)
	}
}

func TestWriteFindings(t *testing.T) {
	var b strings.Builder
	err := WriteFindings(&b,
		[]FoundFinding{{"dev", "a", "r", 1, 2}, {"dev", "a", "r", 5, 6}, {"dev", "b", "q", 1, 2}},
		[]JudgedFinding{{"dev", "a", "r", 1, 2, true, "ok"}, {"dev", "b", "q", 1, 2, false, "old"}}, map[string]int{"dev": 2})
	if err != nil {
		t.Fatal(err)
	}
	want := "part rule findings an article judged accepted per cent dev q 1 0.500 1 0 0 dev r 2 1.000 1 1 100 dev all 3 1.500 2 1 50"
	if got := strings.Join(strings.Fields(b.String()), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
