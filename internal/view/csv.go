package view

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/text"
)

// CSVHead is the first line of the ledgers as a table.
var CSVHead = []string{"document", "ledger", "id", "what", "who", "says", "words", "start", "end", "asserted_by"}

// CSVRows are the ledgers of e as a table: a line an entry, and a line more for
// each answer to a claim. Offsets count code points.
func CSVRows(e *acta.Entry) [][]string {
	o := outlineOf(e)
	units := text.NewUnits(e.Document.Text, text.CodePoint)
	doc := e.Document.Path
	if doc == "" {
		doc = e.Document.SourceID
	}
	var out [][]string
	add := func(ledger, id, what, who, says string, spans []acta.Span, asserted acta.StatementID) {
		row := []string{doc, ledger, id, what, who, OneLine(says), "", "", "", string(asserted)}
		if len(spans) > 0 {
			row[6] = o.spans(spans)
			row[7], row[8] = fmt.Sprint(units.At(spans[0].Start)), fmt.Sprint(units.At(spans[len(spans)-1].End))
		}
		out = append(out, row)
	}
	words := func(id acta.StatementID) []acta.Span {
		for i := range e.Statements {
			if e.Statements[i].ID == id {
				return e.Statements[i].Content
			}
		}
		return nil
	}
	for i := range e.Findings {
		f := &e.Findings[i]
		add("finding", strings.Join(f.Entries, " "), f.Rule, "", f.Says, f.Spans, "")
	}
	for i := range e.Disputes {
		d := &e.Disputes[i]
		who := acta.ActorID("")
		if len(d.Asserted) > 0 {
			who = d.Asserted[0]
		}
		add("dispute", string(d.ID), "asserts", o.called(who), "", words(d.Claim), d.Claim)
		for _, r := range d.Responses {
			add("dispute", string(d.ID), r.Kind, o.called(r.Actor), "", words(r.Statement), r.Statement)
		}
		for _, a := range d.UnansweredBy {
			add("dispute", string(d.ID), "no word in this text", o.called(a), "", nil, "")
		}
	}
	for i := range e.Pledges {
		p := &e.Pledges[i]
		add("pledge", string(p.ID), p.Action, "", o.pledge(p), p.Spans, p.Asserted)
	}
	for i := range e.Figures {
		f := &e.Figures[i]
		add("figure", string(f.ID), f.What, f.Counted, bound(f), f.Spans, f.Asserted)
	}
	for _, l := range o.sourcing() {
		add("sourcing", "", l.Name, "", l.Says, nil, "")
	}
	return out
}
