package eval

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// EventScore counts judged events.
type EventScore struct{ judged []JudgedEvent }

// Add counts the events of one paragraph more.
func (s *EventScore) Add(j []JudgedEvent) { s.judged = append(s.judged, j...) }

// eventParts are the questions asked of an event. Of lists the labels that one is
// asked of: all, or those that somebody says.
var eventParts = []struct {
	name  string
	short string
	right func(*JudgedEvent) bool
	of    func(*JudgedEvent) bool
}{
	{"found", "found", func(j *JudgedEvent) bool { return true }, nil},
	{"type", "type", func(j *JudgedEvent) bool { return j.Type }, nil},
	{"source and target", "parties", func(j *JudgedEvent) bool { return j.Parties }, nil},
	{"asserted by", "asserter", func(j *JudgedEvent) bool { return j.By }, nil},
	{"  where somebody says it", "asserter-said", func(j *JudgedEvent) bool { return j.By }, func(j *JudgedEvent) bool { return j.Said }},
	{"realis", "realis", func(j *JudgedEvent) bool { return j.Realis }, nil},
	{"all of these", "all", (*JudgedEvent).All, nil},
}

// count is how many events and labels a part is asked of, how many belong together,
// and how many of these are right.
func (s *EventScore) count(part int) (right, matched, found, labelled int) {
	p := &eventParts[part]
	for i := range s.judged {
		j := &s.judged[i]
		if p.of != nil && !p.of(j) {
			continue
		}
		if j.Event != nil {
			found++
		}
		if j.Label != nil {
			labelled++
		}
		if j.Event != nil && j.Label != nil {
			matched++
			if p.right(j) {
				right++
			}
		}
	}
	return right, matched, found, labelled
}

// AddEvents adds the F1 of events, and for each of their parts how many of those that
// were found are right.
func (b *Board) AddEvents(name string, s *EventScore) {
	for i, part := range eventParts {
		right, matched, found, labelled := s.count(i)
		if i == 0 {
			b.Add(name+".events.found", share(2*right, found+labelled), labelled)
			continue
		}
		b.Add(name+".events."+part.short, share(right, matched), matched)
	}
}

// WriteTo writes, for each part, the share right of the events that were found and
// labelled; precision, the share right of all found; and recall, the share right of
// all labelled.
func (s *EventScore) WriteTo(w io.Writer) (int64, error) {
	var out bytes.Buffer
	t := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "part\tright of matched\tprecision\trecall\tF1\tmatched\tfound\tlabelled")
	for i, p := range eventParts {
		right, matched, found, labelled := s.count(i)
		precision, recall := fmt.Sprintf("%.1f", share(right, found)), fmt.Sprintf("%.1f", share(right, labelled))
		f1 := fmt.Sprintf("%.1f", share(2*right, found+labelled))
		if p.of != nil {
			precision, f1 = "-", "-"
		}
		fmt.Fprintf(t, "%s\t%.1f\t%s\t%s\t%s\t%d\t%d\t%d\n", p.name, share(right, matched), precision, recall, f1, matched, found, labelled)
	}
	if err := t.Flush(); err != nil {
		return 0, err
	}
	return out.WriteTo(w)
}

// JudgedFalse is an event in a paragraph that should have few, and whether it is
// there.
type JudgedFalse struct {
	Line       int
	Sum        string // as in [Paragraph.Sum]
	Start, End int32  // of the trigger, code points
	Type       string
	There      bool
}

// ReadFalse reads a line an event: line, sum, start, end, type and y or n, with
// tabs between. Empty lines and those that begin with "#" say nothing. An error
// names path and the line.
func ReadFalse(r io.Reader, path string) ([]JudgedFalse, error) {
	return labelled(r, path, judgedFalse)
}

func judgedFalse(c []string) (JudgedFalse, error) {
	if len(c) != 6 {
		return JudgedFalse{}, fmt.Errorf("%d columns, want line, sum, start, end, type, y or n", len(c))
	}
	line, err := strconv.Atoi(c[0])
	if err != nil {
		return JudgedFalse{}, fmt.Errorf("line %q is no number", c[0])
	}
	span, err := spanOf(c[2] + "-" + c[3])
	if err != nil {
		return JudgedFalse{}, err
	}
	if c[5] != "y" && c[5] != "n" {
		return JudgedFalse{}, fmt.Errorf("verdict %q is not y or n", c[5])
	}
	return JudgedFalse{line, c[1], span.Start, span.End, c[4], c[5] == "y"}, nil
}
