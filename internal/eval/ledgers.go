package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"acta"
	"acta/internal/text"
)

// FigureLabel is a figure that a person found in a text. See doc/annotation.md.
type FigureLabel struct {
	Optional     bool
	Span         acta.Span // of the number, code points
	Values       []float64 // each is right
	What, Bounds []string
	By           []PartyLabel
}

// PledgeLabel is a pledge that a person found in a text.
type PledgeLabel struct {
	Optional bool
	Span     acta.Span // of the words that commit and of the act, code points
	Who      []PartyLabel
	Value    float64   // 0: none
	Deadline acta.Span // empty: none
	By       []PartyLabel
}

// LabelledText is the figures and pledges of a text, by a person.
type LabelledText struct {
	Corpus  string // "current-events", "state"
	Line    int    // of the corpus, from 1
	Sum     string // as in [Paragraph.Sum]
	Figures []FigureLabel
	Pledges []PledgeLabel
}

// ReadLedgerLabels reads labels of figures and pledges: a line "text", corpus, line
// and sum, then its labels: "figure" (or "maybe-figure"), number, values, kinds,
// bounds and asserter; "pledge" (or "maybe-pledge"), words, who, value, deadline and
// asserter, with tabs between. Right answers stand beside each other with "|" between,
// words as START-END, nothing as "-". Empty lines and those that begin with "#" say
// nothing. An error names path and the line.
func ReadLedgerLabels(r io.Reader, path string) ([]LabelledText, error) {
	var out []LabelledText
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if c[0] == "text" && len(c) == 4 {
			at, err := strconv.Atoi(c[2])
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w: %w", path, n, err, acta.ErrInvalid)
			}
			out = append(out, LabelledText{Corpus: c[1], Line: at, Sum: c[3]})
			continue
		}
		if len(c) != 6 || len(out) == 0 {
			return nil, fmt.Errorf("%s:%d: want text, corpus, line, sum; or a figure or pledge and five columns after it: %w", path, n, acta.ErrInvalid)
		}
		if err := out[len(out)-1].label(c); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, n, err, acta.ErrInvalid)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

func (t *LabelledText) label(c []string) error {
	by, err := partyLabels(c[5])
	if err != nil {
		return err
	}
	span, err := spanOf(c[1])
	if err != nil {
		return err
	}
	kind, optional := strings.CutPrefix(c[0], "maybe-")
	switch kind {
	case "figure":
		f := FigureLabel{Optional: optional, Span: span, What: strings.Split(c[3], "|"), Bounds: strings.Split(c[4], "|"), By: by}
		for _, v := range strings.Split(c[2], "|") {
			n, err := strconv.ParseFloat(v, 64)
			if err != nil {
				return fmt.Errorf("value %q is no number", v)
			}
			f.Values = append(f.Values, n)
		}
		t.Figures = append(t.Figures, f)
	case "pledge":
		p := PledgeLabel{Optional: optional, Span: span, By: by}
		if p.Who, err = partyLabels(c[2]); err != nil {
			return err
		}
		if c[3] != "-" {
			if p.Value, err = strconv.ParseFloat(c[3], 64); err != nil {
				return fmt.Errorf("value %q is no number", c[3])
			}
		}
		if c[4] != "-" {
			if p.Deadline, err = spanOf(c[4]); err != nil {
				return err
			}
		}
		t.Pledges = append(t.Pledges, p)
	default:
		return fmt.Errorf("%q is no figure or pledge", c[0])
	}
	return nil
}

func partyLabels(s string) ([]PartyLabel, error) {
	var out []PartyLabel
	for _, answer := range strings.Split(s, "|") {
		p, err := partyLabel(answer)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// ReadReleases reads the texts of lines of JSON, packed with gzip, as in
// us-state-dept-press. An error names path and the line.
func ReadReleases(path string) ([]Paragraph, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []Paragraph
	in := bufio.NewScanner(z)
	in.Buffer(nil, 16<<20)
	for n := 1; in.Scan(); n++ {
		p := Paragraph{Line: n, Category: "release"}
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, n, err, acta.ErrInvalid)
		}
		p.Line = n
		p.Date = p.Date[:min(len(p.Date), 10)]
		out = append(out, p)
	}
	return out, in.Err()
}

// FigureParts counts figures, and of those at a labelled number how many are right in
// each part.
type FigureParts struct {
	Found, Labelled, Matched      int
	Value, What, Bound, By, Right int
}

// PledgeParts counts pledges, and those that are right: at the words of the label and
// of whom it names.
type PledgeParts struct {
	Found, Labelled, Matched int
	Who, Value, By, Right    int
}

// LedgerScore counts figures and pledges.
type LedgerScore struct {
	Figures FigureParts
	Pledges PledgeParts
	Wrong   []string // what is wrong, for people
}

// Add compares the figures and pledges of entry with labels of its text. A figure is
// right where value, kind, bound and asserter are; a pledge, where its words touch
// those of the label and somebody whom the label names makes it. Optional labels, and
// what is found at them, are left out.
func (s *LedgerScore) Add(entry *acta.Entry, l *LabelledText) {
	units := text.NewUnits(entry.Document.Text, text.CodePoint)
	m := eventJudge{entry: entry, points: func(s acta.Span) acta.Span { return acta.Span{Start: units.At(s.Start), End: units.At(s.End)} }}
	s.figures(&m, l)
	s.pledges(&m, l)
}

func (s *LedgerScore) figures(m *eventJudge, l *LabelledText) {
	taken := make([]bool, len(l.Figures))
	for i := range m.entry.Figures {
		f := &m.entry.Figures[i]
		k := slices.IndexFunc(l.Figures, func(x FigureLabel) bool {
			return slices.ContainsFunc(f.Spans, func(span acta.Span) bool { return m.points(span).Overlaps(x.Span) })
		})
		if k >= 0 {
			taken[k] = true
			if l.Figures[k].Optional {
				continue
			}
		}
		s.Figures.Found++
		if k < 0 {
			s.wrong(m, l, f.Spans, fmt.Sprintf("extra figure: %s %v %s", f.What, f.Value, f.Bound))
			continue
		}
		x := &l.Figures[k]
		s.Figures.Matched++
		parts := []struct {
			right bool
			count *int
			name  string
		}{
			{slices.Contains(x.Values, f.Value), &s.Figures.Value, "value"}, {slices.Contains(x.What, f.What), &s.Figures.What, "what"},
			{slices.Contains(x.Bounds, f.Bound), &s.Figures.Bound, "bound"}, {m.side(m.asserter(f.Asserted), x.By), &s.Figures.By, "by"},
		}
		all := true
		for _, p := range parts {
			if p.right {
				*p.count++
				continue
			}
			all = false
			s.wrong(m, l, f.Spans, fmt.Sprintf("wrong %s: %s %v %s, want %v %v %v", p.name, f.What, f.Value, f.Bound, x.What, x.Values, x.Bounds))
		}
		if all {
			s.Figures.Right++
		}
	}
	for k, x := range l.Figures {
		if !x.Optional {
			s.Figures.Labelled++
			if !taken[k] {
				s.Wrong = append(s.Wrong, fmt.Sprintf("%s %d: missed figure: %v %v at %d", l.Corpus, l.Line, x.What, x.Values, x.Span.Start))
			}
		}
	}
}

func (s *LedgerScore) pledges(m *eventJudge, l *LabelledText) {
	taken := make([]bool, len(l.Pledges))
	for i := range m.entry.Pledges {
		p := &m.entry.Pledges[i]
		k := -1
		for j := range l.Pledges {
			touches := slices.ContainsFunc(p.Spans, func(span acta.Span) bool { return m.points(span).Overlaps(l.Pledges[j].Span) })
			if touches && !taken[j] && (k < 0 || l.Pledges[k].Optional) {
				k = j
			}
		}
		if k >= 0 {
			taken[k] = true
			if l.Pledges[k].Optional {
				continue
			}
		}
		s.Pledges.Found++
		if k < 0 {
			s.wrong(m, l, p.Spans, "extra pledge: "+p.Action)
			continue
		}
		x := &l.Pledges[k]
		s.Pledges.Matched++
		who := m.madeBy(p, x.Who)
		if who {
			s.Pledges.Who++
			s.Pledges.Right++
		} else {
			s.wrong(m, l, p.Spans, "wrong who of pledge: "+p.Action)
		}
		if p.Value == x.Value {
			s.Pledges.Value++
		}
		if m.side(m.asserter(p.Asserted), x.By) {
			s.Pledges.By++
		}
	}
	for k, x := range l.Pledges {
		if !x.Optional {
			s.Pledges.Labelled++
			if !taken[k] {
				s.Wrong = append(s.Wrong, fmt.Sprintf("%s %d: missed pledge at %d", l.Corpus, l.Line, x.Span.Start))
			}
		}
	}
}

func (m *eventJudge) madeBy(p *acta.Pledge, who []PartyLabel) bool {
	return slices.ContainsFunc(p.By, func(id acta.ActorID) bool {
		return slices.ContainsFunc(who, func(l PartyLabel) bool {
			return slices.ContainsFunc(l.Members, func(w PartyMember) bool { return m.is(&acta.Party{Actor: id}, w) })
		})
	})
}

// asserter is the source of a statement, or nobody.
func (m *eventJudge) asserter(id acta.StatementID) []acta.Party {
	for i := range m.entry.Statements {
		if s := &m.entry.Statements[i]; s.ID == id && (len(s.Source.Spans) > 0 || s.Source.Actor != "") {
			return []acta.Party{s.Source}
		}
	}
	return nil
}

func (s *LedgerScore) wrong(m *eventJudge, l *LabelledText, spans []acta.Span, what string) {
	words := ""
	if len(spans) > 0 {
		words = m.entry.Document.Text[spans[0].Start:spans[len(spans)-1].End]
	}
	s.Wrong = append(s.Wrong, fmt.Sprintf("%s %d: %s | %q", l.Corpus, l.Line, what, words))
}

// F1 of figures and of pledges, per cent.
func (s *LedgerScore) F1() (figures, pledges float64) {
	return share(2*s.Figures.Right, s.Figures.Found+s.Figures.Labelled), share(2*s.Pledges.Right, s.Pledges.Found+s.Pledges.Labelled)
}

// WriteTo writes the table.
func (s *LedgerScore) WriteTo(w io.Writer) (int64, error) {
	var out bytes.Buffer
	t := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	f, p := &s.Figures, &s.Pledges
	fig, pl := s.F1()
	fmt.Fprintln(t, "\tprecision\trecall\tF1\tfound\tlabelled\tright of matched")
	fmt.Fprintf(t, "figures\t%.1f\t%.1f\t%.1f\t%d\t%d\tvalue %.1f, what %.1f, bound %.1f, asserted by %.1f of %d\n", share(f.Right, f.Found), share(f.Right, f.Labelled), fig,
		f.Found, f.Labelled, share(f.Value, f.Matched), share(f.What, f.Matched), share(f.Bound, f.Matched), share(f.By, f.Matched), f.Matched)
	fmt.Fprintf(t, "pledges\t%.1f\t%.1f\t%.1f\t%d\t%d\twho %.1f, value %.1f, asserted by %.1f of %d\n", share(p.Right, p.Found), share(p.Right, p.Labelled), pl,
		p.Found, p.Labelled, share(p.Who, p.Matched), share(p.Value, p.Matched), share(p.By, p.Matched), p.Matched)
	if err := t.Flush(); err != nil {
		return 0, err
	}
	return out.WriteTo(w)
}
