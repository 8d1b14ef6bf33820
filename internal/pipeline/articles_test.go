package pipeline_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"acta"
	"acta/internal/eval"
	"acta/internal/input"
	"acta/internal/pipeline"
	"acta/internal/polnear"
)

var update = flag.Bool("update", false, "write the known failures and the score board as they are now; read the diff")

// Each file of testdata/articles is an article of our own. want.statements is
// what a person finds in it, a statement a line, and is only changed by hand:
//
//	source | cue | content | manner | speaker
//
// "-" stands for nothing, " // " for a gap in the text, " / " for a new line,
// and "> " in front for a statement inside another. known.diff lists where the
// program is wrong today: "-" a line that it does not find, "+" one that is not
// there. Any other difference fails the test, and so does a line of known.diff
// that has come right.
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
			got := lines(entry)
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
			for line := range strings.Lines(diff) {
				if !strings.Contains(a.known, line) {
					t.Errorf("new failure: %s", strings.TrimSpace(line))
				}
			}
			for line := range strings.Lines(a.known) {
				if !strings.Contains(diff, line) {
					t.Errorf("listed as known, and no longer there: %s", strings.TrimSpace(line))
				}
			}
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

// compareBoard holds board against the golden file, or writes it.
func compareBoard(t *testing.T, file string, board *eval.Board) {
	t.Helper()
	if *update {
		var b bytes.Buffer
		if _, err := board.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := eval.ReadBoard(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for _, line := range board.Diff(want) {
		t.Errorf("%s: %s", file, line)
	}
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
		content := a.find(t, fields[2], 0)
		cue := a.find(t, fields[1], content[0].Start)
		near := content[0].Start
		if len(cue) > 0 {
			near = cue[0].Start
		}
		out = append(out, polnear.Attribution{Source: a.find(t, fields[0], near), Cue: cue, Content: content})
	}
	return out
}

// find is the places of the words of field. A first piece that stands in the
// text more than once is the one nearest to the byte near.
func (a *article) find(t *testing.T, field string, near int32) []acta.Span {
	t.Helper()
	if field == "-" {
		return nil
	}
	var out []acta.Span
	for _, piece := range strings.Split(field, " // ") {
		quoted := regexp.QuoteMeta(piece)
		if r, _ := utf8.DecodeRuneInString(piece); unicode.IsLetter(r) {
			quoted = `\b` + quoted
		}
		if r, _ := utf8.DecodeLastRuneInString(piece); unicode.IsLetter(r) {
			quoted += `\b`
		}
		var best []int
		for _, at := range regexp.MustCompile(strings.ReplaceAll(quoted, " / ", `\s*\n\s*`)).FindAllStringIndex(a.in, -1) {
			if best == nil || distance(at[0], near) < distance(best[0], near) {
				best = at
			}
		}
		if best == nil {
			t.Fatalf("%s: the text does not have %q", a.file, piece)
		}
		out = append(out, acta.Span{Start: int32(best[0]), End: int32(best[1])})
		near = int32(best[1])
	}
	return out
}

func distance(at int, near int32) int { return max(at-int(near), int(near)-at) }

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

// difference is the lines of want that got lacks, and those that it has besides.
func difference(want, got []string) string {
	var out strings.Builder
	for _, line := range want {
		if !slices.Contains(got, line) {
			out.WriteString("-" + line + "\n")
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			out.WriteString("+" + line + "\n")
		}
	}
	return out.String()
}

// lines are the statements of entry as want.statements has them.
func lines(entry *acta.Entry) []string {
	names := map[acta.ActorID]string{}
	for _, a := range entry.Actors {
		names[a.ID] = bare(a.Name)
	}
	words := func(spans []acta.Span) string {
		if len(spans) == 0 {
			return "-"
		}
		parts := make([]string, len(spans))
		for i, s := range spans {
			rows := strings.FieldsFunc(entry.Document.Text[s.Start:s.End], func(r rune) bool { return r == '\n' })
			parts[i] = strings.Join(rows, " / ")
		}
		return strings.Join(parts, " // ")
	}
	var out []string
	for _, s := range entry.Statements {
		speaker := names[s.Source.Actor]
		if speaker == "" {
			speaker = "-"
		}
		in := ""
		if s.Within != "" {
			in = "> "
		}
		out = append(out, fmt.Sprintf("%s%s | %s | %s | %s | %s", in, words(s.Source.Spans), words(s.Cue.Spans), words(s.Content), s.Manner, speaker))
	}
	return out
}

// bare is a name on one line and without its article, as want.statements has it: "audit" for
// "The audit".
func bare(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	first, rest, ok := strings.Cut(name, " ")
	if ok && slices.Contains([]string{"a", "an", "the"}, strings.ToLower(first)) {
		return rest
	}
	return name
}
