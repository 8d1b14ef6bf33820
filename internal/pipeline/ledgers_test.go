package pipeline_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"acta"
	"acta/internal/input"
	"acta/internal/pipeline"
)

var updateLedgers = flag.Bool("update-ledgers", false, "write the lines that fail to testdata/ledgers.known")

// Each file of testdata/ledgers is an article of our own, and after "--" every
// entry of the ledgers that a person expects of it, changed by hand only:
//
//	dispute: WHO > WHO KIND        an answer to a claim, or "no word of WHO"
//	finding: RULE: WORDS           WORDS stand in one of its spans
//	pledge: …, figure: …           as pledgeLine and figureLine write them
//
// ledgers.known lists the lines that fail, with "-" for what is not found and
// "+" for what should not be. A line there that comes right fails the test.
func TestLedgers(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/ledgers/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	score := map[string]*[3]int{} // kind → found, missed, wrong
	var wrong []string
	for _, file := range files {
		body, want := ledgerArticle(t, file)
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		got := ledgerLines(p.Read(input.Raw{Path: name, Bytes: []byte(body)}, pipeline.Options{}))
		for _, w := range want {
			i := slices.IndexFunc(got, func(g string) bool { return sameEntry(w, g) })
			if i < 0 {
				tallyLine(score, w, 1)
				wrong = append(wrong, name+" - "+w)
				continue
			}
			got = slices.Delete(got, i, i+1)
			tallyLine(score, w, 0)
		}
		for _, g := range got {
			tallyLine(score, g, 2)
			wrong = append(wrong, name+" + "+g)
		}
	}
	for _, kind := range []string{"dispute", "figure", "finding", "pledge"} {
		if s := score[kind]; s != nil {
			t.Logf("%-8s %d right, %d not found, %d wrong: precision %.0f, recall %.0f", kind, s[0], s[1], s[2],
				100*float64(s[0])/float64(max(s[0]+s[2], 1)), 100*float64(s[0])/float64(max(s[0]+s[1], 1)))
		}
	}
	got := strings.Join(wrong, "\n")
	if got != "" {
		got += "\n"
	}
	if *updateLedgers {
		if err := os.WriteFile("testdata/ledgers.known", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	known, err := os.ReadFile("testdata/ledgers.known")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(known) {
		t.Errorf("what fails is not what testdata/ledgers.known lists; now:\n%s", got)
	}
}

func tallyLine(score map[string]*[3]int, line string, at int) {
	kind, _, _ := strings.Cut(line, ":")
	if score[kind] == nil {
		score[kind] = &[3]int{}
	}
	score[kind][at]++
}

// sameEntry reports whether a line that is expected is the one that was found.
func sameEntry(want, got string) bool {
	if want == got {
		return true
	}
	rule, words, ok := strings.Cut(strings.TrimPrefix(want, "finding: "), ": ")
	return ok && strings.HasPrefix(want, "finding: ") && strings.HasPrefix(got, "finding: "+rule+": ") && strings.Contains(got, words)
}

// ledgerArticle reads an article and the lines expected of it.
func ledgerArticle(t *testing.T, file string) (body string, want []string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	body, rest, ok := strings.Cut(string(b), "\n--\n")
	if !ok {
		t.Fatalf("%s: no line --", file)
	}
	for line := range strings.Lines(rest) {
		if line = strings.TrimSpace(line); line != "" {
			want = append(want, line)
		}
	}
	return body, want
}

// ledgerLines are the ledgers of e, a line an entry.
func ledgerLines(e *acta.Entry) []string {
	var out []string
	for _, d := range disputesOf(e) {
		out = append(out, "dispute: "+d)
	}
	for _, f := range e.Findings {
		var words []string
		for _, s := range f.Spans {
			words = append(words, e.Document.Text[s.Start:s.End])
		}
		out = append(out, "finding: "+f.Rule+": "+strings.Join(words, " | "))
	}
	for i := range e.Pledges {
		out = append(out, "pledge: "+pledgeLine(e, &e.Pledges[i]))
	}
	for i := range e.Figures {
		out = append(out, "figure: "+figureLine(e, &e.Figures[i]))
	}
	return out
}

// Exchanging two states in a text exchanges them in all that the ledgers say,
// and changes nothing else.
func TestSwapLedgers(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	exchange := strings.NewReplacer("Arvenia", "Tolmark", "Tolmark", "Arvenia", "ARVENIA", "TOLMARK", "TOLMARK", "ARVENIA")
	texts := map[string]string{}
	files, _ := filepath.Glob("testdata/ledgers/*.txt")
	for _, file := range files {
		body, _ := ledgerArticle(t, file)
		texts[filepath.Base(file)] = body
	}
	for _, table := range []map[string]string{disputeCases, findingCases, figureCases, pledgeCases} {
		for text := range table {
			texts[text] = text
		}
	}
	swapped, same := 0, 0
	var differ []string
	for name, body := range texts {
		if other := exchange.Replace(body); other != body {
			swapped++
			read := func(s string) []string {
				lines := ledgerLines(p.Read(input.Raw{Path: "a", Bytes: []byte(s)}, pipeline.Options{}))
				slices.Sort(lines)
				return lines
			}
			want := read(body)
			got := read(other)
			for i := range got {
				got[i] = exchange.Replace(got[i])
			}
			slices.Sort(got)
			if slices.Equal(got, want) {
				same++
				continue
			}
			differ = append(differ, fmt.Sprintf("%s\n  as it is:  %s\n  exchanged: %s", name, strings.Join(want, " / "), strings.Join(got, " / ")))
		}
	}
	t.Logf("%d texts exchanged, %d the same", swapped, same)
	slices.Sort(differ)
	if len(differ) > mostUnequal {
		t.Errorf("%d of %d texts read otherwise with their states exchanged, %d are known:\n%s", len(differ), swapped, mostUnequal, strings.Join(differ, "\n"))
	}
	if swapped < 40 {
		t.Errorf("only %d texts", swapped)
	}
}

// mostUnequal is how many texts the stages before the ledgers read otherwise
// when their states are exchanged: the namer does not know invented states.
const mostUnequal = 1
