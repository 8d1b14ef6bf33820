package eval

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"acta"
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

// Require makes optional labels of t count as the others.
func (t *LabelledText) Require() {
	for i := range t.Figures {
		t.Figures[i].Optional = false
	}
	for i := range t.Pledges {
		t.Pledges[i].Optional = false
	}
}

// ReadLedgerLabels reads labels of figures and pledges: a line "text", corpus, line
// and sum, then its labels: "figure" (or "maybe-figure"), number, values, kinds,
// bounds and asserter; "pledge" (or "maybe-pledge"), words, who, value, deadline and
// asserter, with tabs between. Right answers stand beside each other with "|" between,
// words as START-END, nothing as "-". Empty lines and those that begin with "#" say
// nothing. An error names path and the line.
func ReadLedgerLabels(r io.Reader, path string) ([]LabelledText, error) {
	var out []LabelledText
	err := labels(r, path, func(c []string) error {
		switch {
		case c[0] == "text" && len(c) == 4:
			at, err := strconv.Atoi(c[2])
			out = append(out, LabelledText{Corpus: c[1], Line: at, Sum: c[3]})
			return err
		case len(c) != 6 || len(out) == 0:
			return errors.New("want text, corpus, line, sum; or a figure or pledge and five columns after it")
		}
		return out[len(out)-1].label(c)
	})
	if err != nil {
		return nil, err
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
