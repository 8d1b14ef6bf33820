package eval

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"acta"
)

// Board is quality figures with their names, in the order in which they were
// added: a score board. Written out, it is a golden file, so that a change in
// quality is a line in the diff. Every figure is the same on every machine:
// the stages promise the same bytes out, so a board is compared exactly.
type Board struct {
	// Head is the lines of comment on top, without their marks.
	Head    []string
	Figures []Figure
}

// Figure is one score.
type Figure struct {
	Name  string  // without blanks, from the general to the special: "ewt-dev.parse.las"
	Value float64 // per cent, or a count; written with two decimals
	N     int     // how many things were judged; 0 where Value is itself a count
}

// Add appends a figure. The name must be new and without blanks.
func (b *Board) Add(name string, value float64, n int) {
	b.Figures = append(b.Figures, Figure{name, value, n})
}

// AddPRF appends precision, recall and F1 of s, per cent, under name.
func (b *Board) AddPRF(name string, s PRF) {
	b.Add(name+".p", 100*s.P(), s.Pred)
	b.Add(name+".r", 100*s.R(), s.Gold)
	b.Add(name+".f", 100*s.F(), s.Gold)
}

// AddStatements appends the measures of s that are quoted as this program's
// quality, under name: the exact fragments and the words of each role, the whole
// statements, and how many of each manner C3 finds.
func (b *Board) AddStatements(name string, s StatementScores) {
	for role, label := range roleNames {
		b.Add(name+".A."+label, 100*s.Exact[role].F(), s.Exact[role].Gold)
	}
	for role, label := range roleNames {
		b.Add(name+".B."+label, 100*s.Words[role].F(), s.Words[role].Gold)
	}
	for i, whole := range s.Whole {
		b.Add(fmt.Sprintf("%s.C%d", name, i+1), 100*whole.F(), whole.Gold)
	}
	for _, manner := range [...]acta.Manner{acta.Direct, acta.Mixed, acta.Indirect} {
		found := s.Manner[manner]
		b.Add(name+".C3."+string(manner)+".found", 100*found.R(), found.Gold)
	}
}

// String is f as its board has it.
func (f Figure) String() string {
	value := strconv.FormatFloat(f.Value, 'f', 2, 64)
	if math.IsNaN(f.Value) {
		value = "-"
	}
	if f.N == 0 {
		return f.Name + " " + value
	}
	return fmt.Sprintf("%s %s (n=%d)", f.Name, value, f.N)
}

// WriteTo writes the board, its columns aligned.
func (b *Board) WriteTo(w io.Writer) (int64, error) {
	name, value := 0, 0
	rows := make([][3]string, len(b.Figures))
	for i, f := range b.Figures {
		for j, field := range strings.SplitN(f.String(), " ", 3) {
			rows[i][j] = field
		}
		name, value = max(name, len(rows[i][0])), max(value, len(rows[i][1]))
	}
	var out strings.Builder
	for _, line := range b.Head {
		out.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	for _, r := range rows {
		fmt.Fprintf(&out, "%s\n", strings.TrimRight(fmt.Sprintf("%-*s  %*s  %s", name, r[0], value, r[1], r[2]), " "))
	}
	n, err := io.WriteString(w, out.String())
	return int64(n), err
}

// ReadBoard reads what WriteTo wrote. An error names the line.
func ReadBoard(r io.Reader) (*Board, error) {
	b := &Board{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" {
			continue
		}
		if head, ok := strings.CutPrefix(line, "#"); ok {
			b.Head = append(b.Head, strings.TrimSpace(head))
			continue
		}
		fields := strings.Fields(line)
		f := Figure{Name: fields[0], Value: math.NaN()}
		if len(fields) < 2 || len(fields) > 3 {
			return nil, fmt.Errorf("line %d: want a name, a value and perhaps (n=…): %q", n, line)
		}
		var err error
		if fields[1] != "-" {
			if f.Value, err = strconv.ParseFloat(fields[1], 64); err != nil {
				return nil, fmt.Errorf("line %d: %q is not a number", n, fields[1])
			}
		}
		if len(fields) == 3 {
			digits, open := strings.CutPrefix(fields[2], "(n=")
			digits, shut := strings.CutSuffix(digits, ")")
			if f.N, err = strconv.Atoi(digits); err != nil || !open || !shut || f.N < 1 {
				return nil, fmt.Errorf("line %d: want (n=…) with a count, got %q", n, fields[2])
			}
		}
		b.Figures = append(b.Figures, f)
	}
	return b, in.Err()
}

// Diff says, a line each, what differs between what was expected and b: figures
// that changed, with the change, that are new and that are gone. Two figures
// are the same where they are written the same.
func (b *Board) Diff(want *Board) []string {
	var out []string
	old := map[string]Figure{}
	for _, f := range want.Figures {
		old[f.Name] = f
	}
	for _, f := range b.Figures {
		was, ok := old[f.Name]
		delete(old, f.Name)
		switch {
		case !ok:
			out = append(out, f.String()+", which is new")
		case was.String() != f.String():
			line := f.String() + ", was " + strings.TrimPrefix(was.String(), f.Name+" ")
			if was.N == f.N {
				line += fmt.Sprintf(": %+.2f", f.Value-was.Value)
			}
			out = append(out, line)
		}
	}
	for _, f := range want.Figures {
		if _, gone := old[f.Name]; gone {
			out = append(out, f.Name+", which is gone; was "+strings.TrimPrefix(f.String(), f.Name+" "))
		}
	}
	return out
}
