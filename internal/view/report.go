package view

import (
	"strings"

	"acta"
	"acta/internal/text"
)

// AppendReport appends the ledgers of e for people: what is pointed out, what is
// disputed, pledges, figures, and how the article is sourced.
func AppendReport(b []byte, e *acta.Entry, opt TextOptions) []byte {
	if opt.Offsets == "" {
		opt.Offsets = text.CodePoint
	}
	p := page{
		paper: paper{b: b, Style: opt.Style}, outline: outlineOf(e),
		units: text.NewUnits(e.Document.Text, opt.Offsets), lines: lineStarts(e.Document.Text),
	}
	p.head()
	p.ledgers(ledgersOf(p.outline, ""), true)
	return p.b
}

// ledgers sets l, with the profile where all is asked for.
func (p *page) ledgers(l *ledgers, all bool) {
	title := func(s string) { p.block("", "", run{s, bold}); p.line() }
	if len(l.Findings) > 0 {
		title("Findings")
		for _, f := range l.Findings {
			p.block("  • ", "    ", run{f.Says, 0}, run{" [" + f.Rule + "]", dim})
			for _, w := range f.Words {
				p.block("    │ ", "    │ ", run{w, 0})
			}
			p.block("    ", "    ", run{strings.Join(nonEmpty(f.Why, f.Newsroom), " · "), dim})
			p.line()
		}
	}
	if len(l.Disputes) > 0 {
		title("Claims and answers")
		for _, d := range l.Disputes {
			p.answer("  • ", &d.Claim)
			for i := range d.Answers {
				p.answer("    ", &d.Answers[i])
			}
			for _, who := range d.Silences {
				p.block("    ", "      ", run{who, bold | blue}, run{" no word in this text, which is not agreement", italic})
			}
			if len(d.Answers) == 0 && len(d.Silences) == 0 {
				p.block("    ", "      ", run{"no answer in this text, which is not agreement", italic})
			}
			p.line()
		}
	}
	p.list("Events", l.Events)
	p.list("Pledges", l.Pledges)
	p.list("Figures", l.Figures)
	if all && len(l.Sourcing) > 0 {
		title("Sourcing")
		for _, s := range l.Sourcing {
			p.block("  "+s.Name+strings.Repeat(" ", max(11-len(s.Name), 1)), strings.Repeat(" ", 13), run{s.Says, 0})
		}
		p.line()
	}
	if all && !l.Any() {
		p.block("", "", run{"No statement found.", dim})
	}
}

func (p *page) answer(lead string, a *answer) {
	p.block(lead, "      ", run{a.Who, bold | blue}, run{" " + a.Kind, italic | magenta}, run{" " + a.Statement.Number + " ", dim}, run{" “" + a.Words + "”", 0})
}

func (p *page) list(name string, list []fact) {
	if len(list) == 0 {
		return
	}
	p.block("", "", run{name, bold})
	p.line()
	for _, f := range list {
		p.block("  • ", "    ", run{f.Words, 0}, run{"  " + f.Says, bold}, run{"  " + strings.TrimSpace(f.Voice+" "+f.Statement.Number), dim})
	}
	p.line()
}
