package view

import (
	"strings"

	"acta"
)

// event is who did what to whom, how real it is, when and where.
func (o *outline) event(ev *acta.Event) string {
	names := func(parties []acta.Party) string {
		var all []string
		for _, p := range parties {
			if a := o.actors[p.Actor]; a != nil {
				all = append(all, OneLine(a.Name))
				continue
			}
			for _, s := range p.Spans { // only described
				all = append(all, OneLine(o.e.Document.Text[s.Start:s.End]))
			}
		}
		return strings.Join(all, " and ")
	}
	who := names(ev.Source)
	if to := names(ev.Target); to != "" {
		who = strings.TrimSpace(who + " → " + to)
	}
	when := ev.When.Start
	if ev.When.End != ev.When.Start {
		when += " to " + ev.When.End
	}
	return OneLine(strings.Join(nonEmpty(strings.TrimSpace(ev.Type+" "+ev.Mode), who, ev.Realis, when, ev.Where.Name), ", "))
}
