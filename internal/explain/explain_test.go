package explain

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/rivo/uniseg"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
	"acta/internal/view"
)

func write(t *testing.T, d *ling.Doc, opt Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, d, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const article = "<s1 [PER:a Ilan Dovar]> <k1 said> <c1 the bridge was closed>. | <c2 “Nobody may cross it,”> <s2 [PRO:a he]> <k2 added>."

// squeeze makes every run of blanks one, line by line.
func squeeze(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.Fields(l), " ")
	}
	return strings.Join(lines, "\n")
}

func TestEachStageHasItsPart(t *testing.T) {
	d := lingtest.Doc(t, article)
	d.Quotes[0].Rules = []string{"cue:say"}
	out := squeeze(write(t, d, Options{}))
	for _, want := range []string{
		"Sentence 1 of 2 ¶1, 0–38, 8 tokens",
		"Sentence 2 of 2 ¶1, 39–71,",
		"\ntokens\n1:Ilan 2:Dovar 3:said",
		"\ntags\n1 Ilan PROPN NNP",
		"\ntree\n3 said root",
		"\nmentions\nm1 person Ilan Dovar",
		"\nquotes\nq1 indirect, ",
		": cue:say\n",
		"\nsource Ilan Dovar (0–10)",
		"\ncue said (11–15)",
		"\ncontent the bridge was closed (16–37)",
		"\nq2 direct, ",
		"\nsource he (62–64)",
		"\nchains\nm1 c1 Ilan Dovar",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestSpeakerIsNamed(t *testing.T) {
	d := lingtest.Doc(t, article)
	he := lingtest.Mention(t, &d.Named, "he", 1)
	d.Quotes[1].Speaker = he
	d.Chains[0].Name = lingtest.Mention(t, &d.Named, "Ilan Dovar", 1)
	if out := squeeze(write(t, d, Options{Sentence: 2})); !strings.Contains(out, "speaker he, m3 = Ilan Dovar") {
		t.Error(out)
	}
	d.Quotes[1].Speaker = ling.None
	if out := squeeze(write(t, d, Options{Sentence: 2})); !strings.Contains(out, "speaker none") {
		t.Error(out)
	}
}

func TestOneStageOneSentence(t *testing.T) {
	d := lingtest.Doc(t, article)
	for _, stage := range Stages() {
		out := write(t, d, Options{Stage: stage, Sentence: 2})
		if strings.Contains(out, "Sentence 1 of") || !strings.Contains(out, "Sentence 2 of 2") {
			t.Errorf("%s: not one sentence:\n%s", stage, out)
		}
		for _, other := range Stages() {
			if has := strings.Contains(out, "\n  "+string(other)); has != (other == stage) {
				t.Errorf("%s: %s is there: %v", stage, other, has)
			}
		}
	}
	if err := Write(&strings.Builder{}, d, Options{Sentence: 3}); !errors.Is(err, acta.ErrNotFound) {
		t.Errorf("sentence 3 of 2: %v", err)
	}
}

// A quote is printed where it begins, and named where it goes on.
func TestQuoteOverSentences(t *testing.T) {
	d := lingtest.Doc(t, "<s1 She> <k1 said> <c1 “We came. | Nobody was there.”>")
	out := squeeze(write(t, d, Options{Stage: Quotes}))
	if strings.Count(out, "\nq1 direct") != 1 || !strings.Contains(out, "q1 goes on here") {
		t.Error(out)
	}
}

func TestFitsItsWidth(t *testing.T) {
	d := lingtest.Doc(t, strings.Repeat("Ilan Dovar of the harbour office in Velland saw 東京 and ", 8)+"<k1 said> <c1 "+strings.Repeat("again and ", 30)+"again>.")
	for _, width := range []int{60, 80, 140} {
		out := write(t, d, Options{Style: view.Style{Width: width}})
		for _, line := range strings.Split(out, "\n") {
			// A tree as deep as the line is long is allowed to be cut, not to run over.
			if n := uniseg.StringWidth(line); n > width {
				t.Errorf("width %d: %d columns: %q", width, n, line)
			}
		}
	}
}

func TestNoControlCharacterGetsOut(t *testing.T) {
	d := lingtest.Doc(t, "<s1 Dovar> <k1 said> <c1 one\x1b\x07red \u202eback>.")
	for _, r := range write(t, d, Options{}) {
		if r != '\n' && (unicode.IsControl(r) || r == 0x202e) {
			t.Fatalf("%q gets out", r)
		}
	}
	if out := write(t, d, Options{Style: view.Style{Width: 80, Color: true}}); !strings.Contains(out, "\x1b[1mtokens\x1b[0m") {
		t.Error("no colour where it is asked for")
	}
}
