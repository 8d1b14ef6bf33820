package explain

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"acta"
	"acta/internal/ling"
	"acta/internal/view"
)

// say adds a line that fits, or is cut by the terminal.
func (p *printer) say(line string) {
	p.b = append(p.b, strings.TrimRight(line, " ")...)
	p.b = append(p.b, '\n')
}

func (p *printer) strong(s string) string {
	if !p.opt.Color {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

func (p *printer) word(tok ling.TokenID) string { return view.OneLine(p.d.Word(tok)) }

func (p *printer) place(s acta.Span) string {
	return fmt.Sprintf("%d–%d", p.units.At(s.Start), p.units.At(s.End))
}

// wrap sets s in lines, the first after lead, the others after rest.
func (p *printer) wrap(lead, rest, s string) {
	line, column := lead, uniseg.StringWidth(lead)
	start := column
	for _, word := range strings.Fields(s) {
		width := uniseg.StringWidth(word)
		if column > start && column+1+width > p.opt.Width {
			p.say(line)
			line, column = rest, uniseg.StringWidth(rest)
			start = column
		}
		if column > start {
			line += " "
			column++
		}
		line += word
		column += width
	}
	p.say(line)
}

// gap is the blanks between columns, margin those before the first.
const gap, margin = 2, 4

// table prints rows with columns as wide as they need; what does not fit the
// width is cut in the widest column.
func (p *printer) table(rows [][]string) {
	if len(rows) == 0 {
		return
	}
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], uniseg.StringWidth(cell))
		}
	}
	total, widest := margin, 0
	for i, w := range width {
		total += w + gap
		if w > width[widest] {
			widest = i
		}
	}
	if over := total - gap - p.opt.Width; over > 0 {
		width[widest] = max(width[widest]-over, 8)
	}
	for _, row := range rows {
		line := strings.Repeat(" ", margin)
		for i, cell := range row {
			cell = fit(cell, width[i])
			line += cell + strings.Repeat(" ", width[i]-uniseg.StringWidth(cell)+gap)
		}
		p.say(line)
	}
}

// fit cuts s to width columns.
func fit(s string, width int) string {
	if uniseg.StringWidth(s) <= width {
		return s
	}
	out, column, state := "", 0, -1
	for s != "" {
		var cluster string
		var w int
		cluster, s, w, state = uniseg.FirstGraphemeClusterInString(s, state)
		if column+w > width-1 {
			break
		}
		out += cluster
		column += w
	}
	return out + "…"
}

func prob(v float32) string { return strings.TrimPrefix(fmt.Sprintf("%.2f", v), "0") }

// why is the rule that decided, or how sure the network was.
func why(rule string, v float32) string {
	if rule != "" {
		return rule
	}
	return "learned " + prob(v)
}
