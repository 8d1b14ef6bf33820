package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"acta"
	"acta/internal/text"
)

// TextOptions are choices of a terminal's reader.
type TextOptions struct {
	Style   Style
	Offsets text.Unit // of the places; code points where empty
}

// AppendText appends e for people: its statements in the order of the text,
// what stands inside another indented under it, and a line that sums up. It
// holds no control characters of the text.
func AppendText(b []byte, e *acta.Entry, opt TextOptions) []byte {
	if opt.Offsets == "" {
		opt.Offsets = text.CodePoint
	}
	p := page{
		paper: paper{b: b, Style: opt.Style}, outline: outlineOf(e),
		units: text.NewUnits(e.Document.Text, opt.Offsets), lines: lineStarts(e.Document.Text),
	}
	p.head()
	for _, i := range p.top {
		p.statement(i, 0)
	}
	p.sum()
	if l := ledgersOf(p.outline, ""); len(l.Findings)+len(l.Disputes)+len(l.Events)+len(l.Pledges)+len(l.Figures) > 0 {
		p.line()
		p.ledgers(l, false)
	}
	return p.b
}

type page struct {
	paper
	*outline
	units *text.Units
	lines []int32 // byte offsets of the lines' starts
}

func lineStarts(s string) []int32 {
	starts := []int32{0}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			starts = append(starts, int32(i+1))
		}
	}
	return starts
}

func (p *page) head() {
	d := &p.e.Document
	title := d.Title
	if title == "" && !d.Headline.Empty() {
		title = d.Text[d.Headline.Start:d.Headline.End]
	}
	if title != "" {
		p.block("", "", run{title, bold})
	}
	var about []string
	for _, s := range []string{d.Outlet, d.Byline, d.Published, d.Path, d.URL} {
		if s = OneLine(s); s != "" && !slices.Contains(about, s) {
			about = append(about, s)
		}
	}
	p.block("", "", run{strings.Join(about, " · "), dim})
	p.line()
}

func (p *page) statement(i, depth int) {
	s := &p.e.Statements[i]
	number := p.number[i]
	indent := strings.Repeat("    ", min(depth, 4))
	lead := indent + number + strings.Repeat(" ", max(4-len(number), 1))
	rest := indent + "    "

	var head []run
	who, literal := p.speaker(s)
	if who == "" {
		head = append(head, run{"no source", dim})
	} else {
		head = append(head, run{who, bold | blue})
	}
	if literal != "" {
		head = append(head, run{" ", 0}, run{"(" + literal + ")", dim})
	}
	if cue := p.spans(s.Cue.Spans); cue != "" {
		head = append(head, run{"  ", 0}, run{cue, italic | magenta})
	}
	for _, f := range p.flags(s) {
		head = append(head, run{" ", 0}, run{"[" + f + "]", bold})
	}
	p.block(lead, rest, head...)

	var words []run
	for j, c := range s.Content {
		if j > 0 {
			words = append(words, run{" … ", dim})
		}
		words = append(words, run{p.e.Document.Text[c.Start:c.End], 0})
	}
	p.block(rest+"│ ", rest+"│ ", words...)
	p.block(rest, rest, run{strings.Join(p.facts(s), " · "), dim})
	p.line()
	for _, inner := range p.inside[i] {
		p.statement(inner, depth+1)
	}
}

// facts is the small print of a statement: manner, place, occasion, time.
func (p *page) facts(s *acta.Statement) []string {
	facts := []string{string(s.Manner)}
	if len(s.Content) > 0 {
		first, last := s.Content[0], s.Content[len(s.Content)-1]
		facts = append(facts, p.where(first.Start, last.End))
	}
	return append(facts, p.circumstances(s)...)
}

// where says in which paragraph and line bytes start to end stand, and at which
// characters.
func (p *page) where(start, end int32) string {
	line, _ := slices.BinarySearch(p.lines, start+1)
	return fmt.Sprintf("¶%d\u00a0line\u00a0%d, %d–%d", paragraphOf(&p.e.Document, start)+1, line, p.units.At(start), p.units.At(end))
}

func (p *page) sum() {
	e := p.e
	if len(e.Statements) == 0 {
		p.block("", "", run{"No statement found.", dim})
		return
	}
	speakers, manners := map[acta.ActorID]bool{}, map[acta.Manner]int{}
	none, nameless := 0, 0
	for i := range e.Statements {
		s := &e.Statements[i]
		manners[s.Manner]++
		switch a := p.actors[s.Source.Actor]; {
		case len(s.Source.Spans) == 0 && s.Source.Actor == "":
			none++
		case a != nil:
			speakers[a.ID] = true
			if unnamed(a) {
				nameless++
			}
		}
	}
	parts := []string{count(len(e.Statements), "statement"), count(len(speakers), "speaker")}
	for _, m := range []acta.Manner{acta.Direct, acta.Mixed, acta.Indirect} {
		if manners[m] > 0 {
			parts = append(parts, strconv.Itoa(manners[m])+" "+string(m))
		}
	}
	if nameless > 0 {
		parts = append(parts, strconv.Itoa(nameless)+" by unnamed sources")
	}
	if none > 0 {
		parts = append(parts, strconv.Itoa(none)+" without a source")
	}
	p.block("", "", run{strings.Join(parts, " · "), dim})
}

// count is "1 statement", "2 statements".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
