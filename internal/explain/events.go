package explain

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/view"
)

// events prints the events that begin in span: what was done, by whom to whom, how
// real it is and on whose word, and the rules behind each of these.
func (p *printer) events(span acta.Span) {
	var here []acta.Event
	for _, e := range p.facts().Events {
		if len(e.Trigger) > 0 && span.Contains(e.Trigger[0]) {
			here = append(here, e)
		}
	}
	p.heading(Events, len(here) == 0)
	for _, e := range here {
		what := strings.Join(strings.Fields(e.Type+" "+e.Mode), " ")
		p.wrap("    ", "         ", fmt.Sprintf("%s “%s”: %s → %s, %s, %s", what, view.OneLine(p.words(e.Trigger)), p.parties(e.Source), p.parties(e.Target), e.Realis, p.asserter(&e)))
		if len(e.Rules) > 0 {
			p.wrap("         by ", "            ", view.OneLine(strings.Join(e.Rules, ", ")))
		}
	}
	p.say("")
}

func (p *printer) words(spans []acta.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, p.d.Text.Slice(s))
	}
	return strings.Join(out, " … ")
}

// parties are the words of parties, and who they are where that is another name.
func (p *printer) parties(list []acta.Party) string {
	var out []string
	for _, party := range list {
		words := p.words(party.Spans)
		for _, a := range p.facts().Actors {
			if a.ID == party.Actor && a.Name != words {
				words += " (" + a.Name + ")"
			}
		}
		out = append(out, view.OneLine(words))
	}
	if len(out) == 0 {
		return "nobody named"
	}
	return strings.Join(out, " and ")
}

func (p *printer) asserter(e *acta.Event) string {
	if e.Asserted == "" {
		return "the outlet's own voice"
	}
	for _, s := range p.facts().Statements {
		if s.ID == e.Asserted {
			if len(s.Source.Spans) > 0 {
				return "on the word of " + view.OneLine(p.words(s.Source.Spans))
			}
			break
		}
	}
	return "on the word of " + string(e.Asserted)
}
