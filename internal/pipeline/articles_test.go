package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"acta"
	"acta/internal/eval"
	"acta/internal/input"
	"acta/internal/pipeline"
	"acta/internal/polnear"
)

// Each file of testdata/articles is an article of our own. want.statements is
// what a person finds in it, in the notation of notation_test.go, and is only
// changed by hand. known.diff lists where the program is wrong today: "-" a line
// that it does not find, "+" one that is not there. Any other difference fails
// the test, and so does a line of known.diff that has come right.
func TestArticles(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/articles/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var judged []eval.Judged
	var speakers eval.PRF
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			a := readArticle(t, file)
			entry := p.Read(input.Raw{Path: name + ".txt", Bytes: []byte(a.in)}, pipeline.Options{})
			if entry.Outcome != acta.Complete {
				t.Fatalf("outcome %s: %q", entry.Outcome, entry.Problems)
			}
			var got []string
			for _, s := range tellings(entry) {
				got = append(got, s.line())
			}
			judged = append(judged, eval.Judged{Text: a.in, Gold: a.gold(t), Pred: attributions(entry)})
			count(&speakers, a.want, got)
			diff := difference(a.want, got)
			if diff == a.known {
				return
			}
			if *update {
				a.write(t, diff)
				return
			}
			report(t, a.known, diff)
			t.Logf("text:\n%s\nwant:\n%s\n\ngot:\n%s\n\nto accept: go test ./internal/pipeline -run TestArticles -update", a.in, strings.Join(a.want, "\n"), strings.Join(got, "\n"))
		})
	}
	if t.Failed() || len(judged) < len(files) {
		return // not all were run: the board would be of some
	}
	board := &eval.Board{Head: []string{
		"Scores on our own articles in testdata/articles, per cent.",
		"Written by: go test ./internal/pipeline -run TestArticles -update",
		"",
		"A: exact spans, B: words, C1 to C4: whole statements (see eval.StatementScores); F1.",
		"speaker: of the statements whose source and cue are found exactly, those with the right speaker.",
	}}
	board.Add("articles", float64(len(files)), 0)
	board.AddStatements("statements", eval.Statements(judged))
	board.Add("speaker", 100*speakers.R(), speakers.Gold)
	compareBoard(t, "testdata/articles.board", board)
}

// article is one file of testdata/articles.
type article struct {
	file  string
	txtar *txtar.Archive
	in    string
	want  []string
	known string
}

func readArticle(t *testing.T, file string) *article {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := &article{file: file, txtar: archive}
	for _, f := range archive.Files {
		switch f.Name {
		case "in.txt":
			a.in = string(f.Data)
		case "want.statements":
			for line := range strings.Lines(string(f.Data)) {
				a.want = append(a.want, strings.TrimSuffix(line, "\n"))
			}
		case knownDiff:
			a.known = string(f.Data)
		default:
			t.Fatalf("%s holds %s, which is none of in.txt, want.statements and %s", file, f.Name, knownDiff)
		}
	}
	return a
}

const knownDiff = "known.diff"

// write puts diff in place of what was known.
func (a *article) write(t *testing.T, diff string) {
	t.Helper()
	a.txtar.Files = slices.DeleteFunc(a.txtar.Files, func(f txtar.File) bool { return f.Name == knownDiff })
	if diff != "" {
		a.txtar.Files = append(a.txtar.Files, txtar.File{Name: knownDiff, Data: []byte(diff)})
	}
	if err := os.WriteFile(a.file, txtar.Format(a.txtar), 0o644); err != nil {
		t.Fatal(err)
	}
}

// gold finds the words of the outermost statements of a in its text.
func (a *article) gold(t *testing.T) []polnear.Attribution {
	t.Helper()
	var out []polnear.Attribution
	for _, line := range a.want {
		fields := strings.Split(line, " | ")
		if len(fields) != 5 {
			t.Fatalf("%s: want five fields, got %q", a.file, line)
		}
		if strings.HasPrefix(line, "> ") {
			continue
		}
		source, cue, content, err := locate(a.in, fields[0], fields[1], fields[2])
		if err != nil {
			t.Fatalf("%s: %v", a.file, err)
		}
		out = append(out, polnear.Attribution{Source: source, Cue: cue, Content: content})
	}
	return out
}

// attributions are the outermost statements of entry.
func attributions(entry *acta.Entry) []polnear.Attribution {
	var out []polnear.Attribution
	for _, s := range entry.Statements {
		if s.Within == "" {
			out = append(out, polnear.Attribution{Source: s.Source.Spans, Cue: s.Cue.Spans, Content: s.Content})
		}
	}
	return out
}

// count adds the wanted statements whose source and cue are found, and those of
// them that have the right speaker.
func count(c *eval.PRF, want, got []string) {
	split := func(line string) (head, speaker string) {
		fields := strings.Split(line, " | ")
		return fields[0] + " | " + fields[1], fields[len(fields)-1]
	}
	speakers := map[string]string{}
	for _, line := range got {
		head, speaker := split(line)
		speakers[head] = speaker
	}
	for _, line := range want {
		head, speaker := split(line)
		if found, ok := speakers[head]; ok {
			c.Gold++
			c.Pred++
			if found == speaker {
				c.Hits++
			}
		}
	}
}
