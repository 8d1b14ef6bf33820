package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acta"
	"acta/internal/pipeline"
)

var updateKnown = flag.Bool("update-known", false, "rewrite the known failures of the phrases")

// phraseColumns are the columns of phrases.tsv behind date and phrase. The
// first four make a line right or wrong.
var phraseColumns = []string{"kind", "country", "sector", "code", "anonymity", "office", "name"}

// TestPhrases resolves each line of our list. A line that is wrong in kind,
// country, sector or code must be listed in phrases.known, and one that is
// listed and right fails the test.
func TestPhrases(t *testing.T) {
	if testing.Short() {
		t.Skip("reads with the models")
	}
	dir := filepath.Join("..", "..", "internal", "actor", "testdata")
	known := map[string]bool{}
	for _, l := range linesOf(t, filepath.Join(dir, "phrases.known")) {
		known[l] = true
	}
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	var right, of [2]int
	for i, l := range linesOf(t, filepath.Join(dir, "phrases.tsv")) {
		f := strings.Split(l, "\t")
		if len(f) != 2+len(phraseColumns) {
			t.Fatalf("phrase %d has %d columns", i+1, len(f))
		}
		a, err := p.Resolve(pipeline.Phrase{Words: f[1], Date: f[0]})
		if err != nil {
			t.Fatalf("%s: %v", f[1], err)
		}
		of[i%2]++
		diff := differs(&a, f[2:6])
		if diff == "" {
			right[i%2]++
			continue
		}
		line := f[0] + "\t" + f[1]
		wrong = append(wrong, line)
		if !known[line] && !*updateKnown {
			t.Errorf("%s on %s: %s; rules %v", f[1], f[0], diff, a.Rules)
		}
		delete(known, line)
	}
	t.Logf("right: %d of %d of the lines that failures were read of, %d of %d of those held out", right[0], of[0], right[1], of[1])
	if *updateKnown {
		head := "# Lines of phrases.tsv that are wrong for now: date and phrase. One that comes right must leave the list:\n" +
			"# go test ./cmd/acta -run TestPhrases -update-known\n"
		if err := os.WriteFile(filepath.Join(dir, "phrases.known"), []byte(head+strings.Join(wrong, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for line := range known {
		t.Errorf("%q is right now, or gone: take it out of phrases.known", line)
	}
}

// differs says where an actor is not as the columns have it.
func differs(a *acta.Actor, want []string) string {
	sector := ""
	if len(a.Sector) > 0 {
		sector = a.Sector[0]
	}
	var out []string
	for i, got := range []string{string(a.Kind), a.Country, sector, a.Code} {
		if want[i] != "*" && got != want[i] {
			out = append(out, fmt.Sprintf("%s %q, want %q", phraseColumns[i], got, want[i]))
		}
	}
	return strings.Join(out, "; ")
}

// linesOf are the lines of a file that are no comments.
func linesOf(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for l := range strings.Lines(string(b)) {
		if l = strings.TrimRight(l, "\r\n"); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// Exchanging two countries, or the names of two invented persons, in a phrase
// exchanges them in the answer and changes nothing else.
func TestPhrasesSwap(t *testing.T) {
	if testing.Short() {
		t.Skip("reads with the models")
	}
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []string{
		"a spokesman for the %s army", "the %s foreign ministry's spokeswoman", "former %s officials", "%s President Arlen Voss",
		"Arlen Voss, the foreign minister of %[2]s,", "%[2]s's ambassador to Velland", "%s protesters", "pro-%s analysts", "the %s-backed rebels", "%s troops",
		"an adviser to the %s president", "a court in %[2]s", "%[2]s", "the former president of %[2]s", "%s opposition figures",
	} {
		var got [2]string
		for i, c := range [][3]string{{"Norwegian", "Norway", "NOR"}, {"Chilean", "Chile", "CHL"}} {
			words := strings.SplitN(fmt.Sprintf(form, c[0], c[1]), "%!", 2)[0]
			a, err := p.Resolve(pipeline.Phrase{Words: words})
			if err != nil {
				t.Fatal(err)
			}
			s := fmt.Sprint(a.Name, a.Kind, a.Country, a.Code, a.Sector, a.Office, a.Anonymity)
			for j, w := range c {
				s = strings.ReplaceAll(s, w, fmt.Sprintf("<%d>", j))
			}
			got[i] = s
		}
		if got[0] != got[1] {
			t.Errorf("%s: %s and %s", form, got[0], got[1])
		}
	}
}
