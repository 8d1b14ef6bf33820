package explain

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/view"
)

// facts are those of the options, none where there are none.
func (p *printer) facts() *acta.Entry {
	if p.opt.Facts == nil {
		return &acta.Entry{}
	}
	return p.opt.Facts
}

// actors prints the actors that span names, each with its facts and the rules
// behind them.
func (p *printer) actors(span acta.Span) {
	var here []acta.Actor
	for _, a := range p.facts().Actors {
		for _, m := range a.Mentions {
			if span.Contains(m.Span) {
				here = append(here, a)
				break
			}
		}
	}
	p.heading(Actors, len(here) == 0)
	for _, a := range here {
		facts := []string{string(a.Kind), a.Country, a.Code, strings.Join(a.Sector, " "), a.Office, string(a.Anonymity)}
		var said []string
		for _, f := range facts {
			if f != "" {
				said = append(said, view.OneLine(f))
			}
		}
		p.wrap("    ", "         ", fmt.Sprintf("%s: %s", view.OneLine(a.Name), strings.Join(said, ", ")))
		if len(a.Rules) > 0 {
			p.wrap("         by ", "            ", view.OneLine(strings.Join(a.Rules, ", ")))
		}
		if a.Why != "" {
			p.wrap("         ", "         ", view.OneLine(a.Why))
		}
	}
	p.say("")
}
