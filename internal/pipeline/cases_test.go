package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"acta"
	"acta/internal/eval"
	"acta/internal/input"
	"acta/internal/pipeline"
)

// Each file of testdata/cases is a theme: short texts of our own, each with the
// statements that a person finds in it by the rules of doc/annotation.md. Those
// are only changed by hand. After comments, and a line "published YYYY-MM-DD",
// come the cases:
//
//	== the title, which says what it shows
//	The text, one paragraph or more.
//	--
//	source | cue | content | manner | speaker | KEY=VALUE; KEY=VALUE
//
// The first five are those of notation_test.go; the speaker "*" is not looked
// at. Of the rest only what is given is compared:
//
//	lemma, class, negated     of the cue
//	to                        words of the addressee
//	at                        words of the venue, kind, precision
//	when                      words of the time, day or first day..last day, basis, precision
//	hand                      hands between speaker and reader, and one
//	anonymity                 of the source
//	within                    words of the cue of the statement around it
//	rule                      one of the rules
//
// THEME.known lists the cases that fail, with "-" and "+" as in known.diff of
// the articles.
func TestCases(t *testing.T) {
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	board := &eval.Board{Head: []string{
		"Our own cases in testdata/cases: per cent that are right in every part, by theme, then by what is asked.",
		"Written by: go test ./internal/pipeline -run TestCases -update",
	}}
	var all, ran int
	score := tally{}
	for _, file := range files {
		th := readTheme(t, file)
		all += len(th.cases)
		t.Run(th.name, func(t *testing.T) {
			for _, c := range th.cases {
				t.Run(c.title, func(t *testing.T) {
					raw := input.Raw{Path: th.name + ".txt", Bytes: []byte(c.text)}
					raw.Given.Published = th.published
					entry := p.Read(raw, pipeline.Options{})
					if entry.Outcome != acta.Complete {
						t.Fatalf("outcome %s: %q", entry.Outcome, entry.Problems)
					}
					got := c.answers(entry, score)
					diff := difference(c.want, got)
					ran++
					score.add("all", diff == "")
					score.add("theme."+th.name, diff == "")
					for _, s := range entry.Statements {
						if s.Confidence <= 0 || s.Confidence > 1 {
							t.Errorf("confidence %g", s.Confidence)
						}
					}
					if diff == th.known[c.title] {
						return
					}
					if *update {
						th.known[c.title] = diff
						return
					}
					report(t, th.known[c.title], diff)
					t.Logf("text:\n%s\nwant:\n%s\n\ngot:\n%s\n\nto accept: go test ./internal/pipeline -run TestCases -update", c.text, strings.Join(c.want, "\n"), strings.Join(got, "\n"))
				})
			}
		})
		if *update {
			th.write(t)
		}
	}
	if t.Failed() || ran < all {
		return // not all were run: the board would be of some
	}
	for _, name := range []string{"all", "theme.", "part.", "key."} {
		for _, key := range score.names(name) {
			board.Add(key, 100*float64(score[key][1])/float64(score[key][0]), score[key][0])
		}
	}
	compareBoard(t, "testdata/cases.board", board)
}

// tally counts by name how many there are, and how many of them are right.
type tally map[string][2]int

func (c tally) add(name string, right bool) {
	n := c[name]
	n[0]++
	if right {
		n[1]++
	}
	c[name] = n
}

// names are those that begin with prefix, in order.
func (c tally) names(prefix string) []string {
	var out []string
	for name := range c {
		if strings.HasPrefix(name, prefix) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// theme is one file of testdata/cases.
type theme struct {
	name, published string
	file            string // of the known failures
	cases           []shortCase
	known           map[string]string // title → what differs
}

type shortCase struct {
	title, text string
	want        []string
}

func readTheme(t *testing.T, file string) *theme {
	t.Helper()
	base := strings.TrimSuffix(file, ".txt")
	th := &theme{name: filepath.Base(base), file: base + ".known", known: map[string]string{}}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	n, text := 0, false
	var c *shortCase
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimSuffix(line, "\n")
		title, isTitle := strings.CutPrefix(line, "== ")
		switch {
		case isTitle:
			if slices.ContainsFunc(th.cases, func(c shortCase) bool { return c.title == title }) {
				t.Fatalf("%s:%d: a second case %q", file, n, title)
			}
			th.cases = append(th.cases, shortCase{title: title})
			c, text = &th.cases[len(th.cases)-1], true
		case c == nil && strings.HasPrefix(line, "published "):
			th.published = strings.TrimPrefix(line, "published ")
		case c == nil && line != "" && line[0] != '#':
			t.Fatalf("%s:%d: %q stands before the first case", file, n, line)
		case text && line == "--":
			c.text, text = strings.TrimSpace(c.text)+"\n", false
		case text:
			c.text += line + "\n"
		case c != nil && line != "":
			if err := c.check(line); err != nil {
				t.Fatalf("%s:%d: %v", file, n, err)
			}
			c.want = append(c.want, line)
		}
	}
	if text {
		t.Fatalf("%s: the last case has no line --", file)
	}
	known, err := os.ReadFile(th.file)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	title := ""
	for line := range strings.Lines(string(known)) {
		if head, ok := strings.CutPrefix(line, "== "); ok {
			title = strings.TrimSpace(head)
			if !*update && !slices.ContainsFunc(th.cases, func(c shortCase) bool { return c.title == title }) {
				t.Errorf("%s lists %q, which is no case", th.file, title)
			}
		} else if title != "" && line != "\n" {
			th.known[title] += line
		}
	}
	return th
}

var caseKeys = map[string]bool{
	"lemma": true, "class": true, "negated": true, "to": true, "at": true, "when": true, "hand": true, "anonymity": true, "within": true, "rule": true,
}

// check complains of a line whose form is wrong or whose words the text does not have.
func (c *shortCase) check(line string) error {
	f := strings.Split(strings.TrimLeft(line, "> "), " | ")
	if len(f) != 5 && len(f) != 6 {
		return fmt.Errorf("want five or six fields, got %q", line)
	}
	if _, _, _, err := locate(c.text, f[0], f[1], f[2]); err != nil {
		return err
	}
	if f[3] != "direct" && f[3] != "mixed" && f[3] != "indirect" {
		return fmt.Errorf("%q is no manner", f[3])
	}
	for _, ask := range asked(line) {
		if !caseKeys[ask] {
			return fmt.Errorf("%q is no key", ask)
		}
	}
	return nil
}

var keyOf = regexp.MustCompile(`(?:^|; )(\w+)=`)

// asked are the keys of the sixth field of line.
func asked(line string) []string {
	f := strings.Split(line, " | ")
	if len(f) < 6 {
		return nil
	}
	var out []string
	for _, m := range keyOf.FindAllStringSubmatch(f[5], -1) {
		out = append(out, m[1])
	}
	return out
}

// value is what line gives for key.
func value(line, key string) string {
	_, rest, _ := strings.Cut(line[strings.LastIndex(line, " | "):], key+"=")
	v, _, _ := strings.Cut(rest, "; ")
	return v
}

// answers are the statements of entry as lines, each with what the line of want
// asks that has the same source, cue and content. What is right goes into score.
func (c *shortCase) answers(entry *acta.Entry, score tally) []string {
	var out []string
	taken := make([]bool, len(c.want))
	for _, s := range tellings(entry) {
		head := s.head()
		i := slices.IndexFunc(c.want, func(w string) bool { return strings.HasPrefix(w, head+" | ") })
		if i < 0 || taken[i] {
			out = append(out, s.line())
			continue
		}
		taken[i] = true
		f := strings.Split(c.want[i], " | ")
		speaker := s.speaker()
		if f[4] == "*" {
			speaker = "*"
		} else {
			score.add("part.speaker", speaker == f[4])
		}
		score.add("part.manner", f[3] == string(s.Manner))
		line := fmt.Sprintf("%s | %s | %s", head, s.Manner, speaker)
		for n, key := range asked(c.want[i]) {
			want := value(c.want[i], key)
			got := s.answer(key, want)
			score.add("key."+key, got == want)
			line += map[bool]string{true: " | ", false: "; "}[n == 0] + key + "=" + got
		}
		out = append(out, line)
	}
	for i, w := range c.want {
		name := "part.words"
		if strings.HasPrefix(w, "> ") {
			name = "part.words-within"
		}
		score.add(name, taken[i])
	}
	return out
}

// answer is what s has for key.
func (s told) answer(key, want string) string {
	with := func(spans []acta.Span, rest ...string) string {
		if len(spans) == 0 {
			return "-"
		}
		return strings.Join(append([]string{s.words(spans)}, rest...), ", ")
	}
	switch key {
	case "lemma":
		return s.Cue.Lemma
	case "class":
		return s.Cue.Class
	case "negated":
		return map[bool]string{true: "yes", false: "no"}[s.Cue.Negated]
	case "to":
		return with(s.Addressee.Spans)
	case "at":
		return with(s.Venue.Spans, s.Venue.Kind, string(s.Venue.Precision))
	case "when":
		day := s.When.Start
		if s.When.End != day {
			day += ".." + s.When.End
		}
		if day == "" {
			return with(s.When.Spans, s.When.Basis, string(s.When.Precision))
		}
		return with(s.When.Spans, day, s.When.Basis, string(s.When.Precision))
	case "hand":
		return strconv.Itoa(s.Hand)
	case "anonymity":
		return string(s.actor().Anonymity)
	case "within":
		outer, ok := s.outer()
		if !ok {
			return "-"
		}
		return outer.words(outer.Cue.Spans)
	case "rule":
		if slices.Contains(s.Rules, want) {
			return want
		}
		return strings.Join(s.Rules, " ")
	}
	return ""
}

// write lists the cases that fail, or removes the list where none does.
func (th *theme) write(t *testing.T) {
	t.Helper()
	var out strings.Builder
	for _, c := range th.cases {
		if diff := th.known[c.title]; diff != "" {
			fmt.Fprintf(&out, "== %s\n%s\n", c.title, diff)
		}
	}
	if out.Len() == 0 {
		if err := os.Remove(th.file); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return
	}
	if err := os.WriteFile(th.file, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
