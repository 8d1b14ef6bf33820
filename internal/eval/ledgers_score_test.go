package eval

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"acta"
)

// scoredEntry is of a text of ours, with two figures, a pledge and a statement.
func scoredEntry() *acta.Entry {
	return &acta.Entry{
		Document: acta.Document{Text: "Arvenia pledged to send 40 tanks; nine people died, Tolmark said."},
		Actors: []acta.Actor{
			{ID: "a1", Country: "ARV", Mentions: []acta.MentionOf{{Span: acta.Span{Start: 0, End: 7}}}},
			{ID: "a2", Country: "TOL", Mentions: []acta.MentionOf{{Span: acta.Span{Start: 52, End: 59}}}},
		},
		Statements: []acta.Statement{
			{ID: "s1", Source: acta.Party{Actor: "a2", Spans: []acta.Span{{Start: 52, End: 59}}}},
			{ID: "s2"},
		},
		Figures: []acta.Figure{
			{What: "weapons", Value: 40, Bound: "exact", Spans: []acta.Span{{Start: 24, End: 26}}},
			{What: "killed", Value: 9, Bound: "over", Spans: []acta.Span{{Start: 34, End: 38}}, Asserted: "s1"},
		},
		Pledges: []acta.Pledge{{By: []acta.ActorID{"a1"}, Value: 40, Action: "send 40 tanks", Spans: []acta.Span{{Start: 8, End: 32}}, Asserted: "s2"}},
	}
}

// Each case is the labels of scoredEntry; what comes of them is in the golden file.
func TestLedgerScore(t *testing.T) {
	const path = "testdata/ledgers-score.golden"
	const tanks, dead, pledge = "figure\t24-26\t40\tweapons\texact\t-", "figure\t34-38\t9\tkilled\tover\t52-59", "pledge\t8-23\t0-7\t40\t-\t-"
	var got strings.Builder
	for _, test := range []struct {
		name   string
		labels []string
	}{
		{"all is right", []string{tanks, dead, pledge}},
		{"nothing is labelled", nil},
		{"of two answers either is right", []string{"figure\t24-26\t30|40\tmoney|weapons\tabout|exact\t52-59|-"}},
		{"a figure with a wrong value", []string{"figure\t24-26\t41\tweapons\texact\t-"}},
		{"a figure of something else", []string{"figure\t24-26\t40\ttroops\texact\t-"}},
		{"a figure with another bound", []string{"figure\t24-26\t40\tweapons\tabout\t-"}},
		{"a figure on the word of another", []string{"figure\t34-38\t9\tkilled\tover\t0-7"}},
		{"a figure on somebody's word, where nobody says it", []string{"figure\t24-26\t40\tweapons\texact\t52-59"}},
		{"two figures at one label", []string{"figure\t24-38\t40|9\tweapons|killed\texact|over\t-|52-59"}},
		{"a missed figure", []string{tanks, dead, "figure\t39-45\t1\tkilled\texact\t-"}},
		{"optional labels that were found", []string{"maybe-" + tanks, "maybe-" + dead, "maybe-" + pledge}},
		{"optional labels that were not", []string{tanks, dead, pledge, "maybe-figure\t39-45\t1\tkilled\texact\t-", "maybe-pledge\t39-45\t-\t-\t-\t-"}},
		{"a pledge of another", []string{"pledge\t8-23\t52-59\t40\t-\t-"}},
		{"a pledge of any actor of a state", []string{"pledge\t8-23\t=ARV\t40\t-\t-"}},
		{"a pledge of another amount", []string{"pledge\t8-23\t0-7\t-\t-\t-"}},
		{"a pledge on somebody's word", []string{"pledge\t8-23\t0-7\t40\t-\t52-59"}},
		{"a pledge whose words do not touch", []string{"pledge\t34-50\t0-7\t40\t-\t-"}},
		{"a label that counts goes before an optional one", []string{"maybe-pledge\t8-15\t52-59\t-\t-\t-", pledge}},
	} {
		labels, err := ReadLedgerLabels(strings.NewReader("text\tstate\t1\tx\n"+strings.Join(test.labels, "\n")), "labels")
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		var s LedgerScore
		s.Add(scoredEntry(), &labels[0])
		fmt.Fprintf(&got, "# %s\n", test.name)
		if _, err := s.WriteTo(&got); err != nil {
			t.Fatal(err)
		}
		for _, w := range s.Wrong {
			fmt.Fprintln(&got, w)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant %s:\n%s", &got, path, want)
	}
}

func TestRequireMakesOptionalLabelsCount(t *testing.T) {
	labels, err := ReadLedgerLabels(strings.NewReader("text\tstate\t1\tx\nmaybe-figure\t24-26\t40\tweapons\texact\t-\nmaybe-pledge\t39-45\t-\t-\t-\t-\n"), "labels")
	if err != nil {
		t.Fatal(err)
	}
	labels[0].Require()
	var s LedgerScore
	s.Add(scoredEntry(), &labels[0])
	if s.Figures.Labelled != 1 || s.Figures.Right != 1 || s.Pledges.Labelled != 1 || s.Pledges.Matched != 0 {
		t.Errorf("figures %+v, pledges %+v", s.Figures, s.Pledges)
	}
}

func TestLedgerScoreCountsCodePoints(t *testing.T) {
	entry := &acta.Entry{
		Document: acta.Document{Text: "Ärmel: 9 dead"},
		Figures:  []acta.Figure{{What: "killed", Value: 9, Bound: "exact", Spans: []acta.Span{{Start: 8, End: 9}}}},
	}
	l := LabelledText{Figures: []FigureLabel{{Span: acta.Span{Start: 7, End: 8}, Values: []float64{9}, What: []string{"killed"}, Bounds: []string{"exact"}, By: []PartyLabel{{}}}}}
	var s LedgerScore
	s.Add(entry, &l)
	if s.Figures.Right != 1 {
		t.Errorf("%+v: %v", s.Figures, s.Wrong)
	}
}
