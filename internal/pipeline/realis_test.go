package pipeline

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"acta"
	"acta/data"
	"acta/internal/event/realis"
	"acta/internal/ling"
	"acta/internal/text"
)

// clauses are clauses of our own with how real their act is; those that go wrong
// are listed beside them, and one of them that comes right fails the test.
const clauses = "../event/realis/testdata/clauses"

func TestRealis(t *testing.T) {
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	words, err := data.ReadEvents(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, line := range linesOf(t, clauses+".known") {
		known[line] = true
	}
	all, wrong := 0, 0
	for _, line := range linesOf(t, clauses+".txt") {
		want, marked, ok := strings.Cut(line, " | ")
		before, rest, open := strings.Cut(marked, "*")
		word, after, closed := strings.Cut(rest, "*")
		if !ok || !open || !closed {
			t.Fatalf("bad line %q", line)
		}
		txt, err := text.New(before + word + after)
		if err != nil {
			t.Fatal(err)
		}
		d := p.Analyze(txt)
		tokens := TokensOf(&d.Tokenized, acta.Span{Start: int32(len(before)), End: int32(len(before) + len(word))})
		r := realis.Text{Doc: &d.Parsed, Words: words, Year: 2026}
		got, rule := r.Of(tokens.From)
		all++
		if string(got) != want {
			wrong++
			if !known[marked] {
				t.Errorf("%s: got %s by %s, want %s\n%s", marked, got, rule, want, tree(d))
			}
		} else if known[marked] {
			t.Errorf("%s comes right: take it from %s.known", marked, clauses)
		}
		delete(known, marked)
	}
	for line := range known {
		t.Errorf("%s.known has %q, which is no clause", clauses, line)
	}
	t.Logf("%d of %d clauses right", all-wrong, all)
}

func tree(d *ling.Doc) string {
	var b strings.Builder
	for i, a := range d.Arcs {
		head := "-"
		if a.Head != ling.None {
			head = d.Word(a.Head)
		}
		fmt.Fprintf(&b, "%s/%s<-%s:%s ", d.Word(ling.TokenID(i)), d.Tags[i].XPOS, head, a.Rel)
	}
	return b.String()
}

func linesOf(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}
