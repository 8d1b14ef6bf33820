package eval

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"acta"
	"acta/internal/text"
)

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
// those of the label and somebody whom the label names makes it. A label has one
// found figure or pledge at most; another one at its words is wrong. Optional labels,
// and what is found at them, are left out.
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
		k := -1
		for j := range l.Figures {
			touches := slices.ContainsFunc(f.Spans, func(span acta.Span) bool { return m.points(span).Overlaps(l.Figures[j].Span) })
			if touches && (!taken[j] || l.Figures[j].Optional) && (k < 0 || l.Figures[k].Optional) {
				k = j
			}
		}
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
