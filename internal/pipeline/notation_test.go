package pipeline_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/internal/eval"
)

var update = flag.Bool("update", false, "write the known failures and the score boards as they are now; read the diff")

// The notation of testdata: a statement a line,
//
//	source | cue | content | manner | speaker
//
// "-" stands for nothing, " // " for a gap in the text, " / " for a new line. A
// statement inside another stands behind it with "> " in front, one inside that
// with "> > ". The speaker is the name of the source's actor, without article.

// told is a statement of an entry.
type told struct {
	*acta.Statement
	entry *acta.Entry
}

// tellings are the statements of entry.
func tellings(entry *acta.Entry) []told {
	out := make([]told, len(entry.Statements))
	for i := range entry.Statements {
		out[i] = told{&entry.Statements[i], entry}
	}
	return out
}

// words are the words of spans.
func (s told) words(spans []acta.Span) string {
	if len(spans) == 0 {
		return "-"
	}
	parts := make([]string, len(spans))
	for i, span := range spans {
		rows := strings.FieldsFunc(s.entry.Document.Text[span.Start:span.End], func(r rune) bool { return r == '\n' })
		parts[i] = strings.Join(rows, " / ")
	}
	return strings.Join(parts, " // ")
}

// outer is the statement that s stands in.
func (s told) outer() (told, bool) {
	for i := range s.entry.Statements {
		if t := &s.entry.Statements[i]; s.Within != "" && t.ID == s.Within {
			return told{t, s.entry}, true
		}
	}
	return told{}, false
}

// head is the part of the line of s that says which statement it is.
func (s told) head() string {
	in := ""
	for t, ok := s.outer(); ok && len(in) < 20; t, ok = t.outer() {
		in += "> "
	}
	return in + s.words(s.Source.Spans) + " | " + s.words(s.Cue.Spans) + " | " + s.words(s.Content)
}

// actor is who says s.
func (s told) actor() acta.Actor {
	for _, a := range s.entry.Actors {
		if a.ID == s.Source.Actor {
			return a
		}
	}
	return acta.Actor{}
}

func (s told) speaker() string {
	if name := bare(s.actor().Name); name != "" {
		return name
	}
	return "-"
}

// line is s in the notation.
func (s told) line() string { return fmt.Sprintf("%s | %s | %s", s.head(), s.Manner, s.speaker()) }

// bare is a name on one line and without its article: "audit" for "The audit".
func bare(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	first, rest, ok := strings.Cut(name, " ")
	if ok && slices.Contains([]string{"a", "an", "the"}, strings.ToLower(first)) {
		return rest
	}
	return name
}

// locate finds the three parts of a statement in text, each as near to the next
// as it can be.
func locate(text, source, cue, content string) (s, k, c []acta.Span, err error) {
	if c, err = places(text, content, 0); err != nil {
		return nil, nil, nil, err
	}
	near := c[0].Start
	if k, err = places(text, cue, near); err != nil {
		return nil, nil, nil, err
	}
	if len(k) > 0 {
		near = k[0].Start
	}
	s, err = places(text, source, near)
	return s, k, c, err
}

// places are where the words of field stand in text. A first piece that stands
// there more than once is the one nearest to the byte near.
func places(text, field string, near int32) ([]acta.Span, error) {
	if field == "-" {
		return nil, nil
	}
	var out []acta.Span
	for piece := range strings.SplitSeq(field, " // ") {
		var best []int
		broken := strings.ReplaceAll(regexp.QuoteMeta(piece), " / ", `\s*\n\s*`)
		for _, at := range regexp.MustCompile(broken).FindAllStringIndex(text, -1) {
			if !insideWord(text, at[0]) && !insideWord(text, at[1]) && (best == nil || distance(at[0], near) < distance(best[0], near)) {
				best = at
			}
		}
		if best == nil {
			return nil, fmt.Errorf("the text does not have %q", piece)
		}
		out = append(out, acta.Span{Start: int32(best[0]), End: int32(best[1])})
		near = int32(best[1])
	}
	return out, nil
}

// insideWord reports whether text has a letter on both sides of byte at.
func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

func distance(at int, near int32) int { return max(at-int(near), int(near)-at) }

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

// report makes an error of each line in which diff differs from what was known.
func report(t *testing.T, known, diff string) {
	t.Helper()
	for line := range strings.Lines(diff) {
		if !strings.Contains(known, line) {
			t.Errorf("new failure: %s", strings.TrimSpace(line))
		}
	}
	for line := range strings.Lines(known) {
		if !strings.Contains(diff, line) {
			t.Errorf("listed as known, and no longer there: %s", strings.TrimSpace(line))
		}
	}
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
