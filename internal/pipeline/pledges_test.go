package pipeline_test

import (
	"fmt"
	"testing"

	"acta"
)

// pledgeCases are sentences with the commitments in them: by whom, to what, how
// much, by when, on whose word.
var pledgeCases = map[string]string{
	"Arvenia pledged to send 20 tanks to Velland.":                                            "Arvenia: send 20 tanks to Velland, 20 tanks",
	"Tolmark promised $40 million in aid.":                                                    "Tolmark: $40 million in aid, 40000000 USD",
	"“We will open the bridge by 2031,” President Mirel Vasko said.":                          "Mirel Vasko: open the bridge by 2031, by 2031-12-31, on the word of Mirel Vasko",
	"The government of Velland is committed to raising its army budget to 3% of GDP by 2035.": "The government of Velland: raising its army budget to 3% of GDP by 2035, 3 % of GDP, by 2035-12-31",
	"The 2% goal was set in 2014.":                                                            "nobody: The 2% goal, 2 %, since 2014-01-01",
	"Dovar said that Tolmark had broken its promise to withdraw its guns.":                    "Tolmark: withdraw its guns, on the word of Dovar",
	"Arvenia vowed to leave the pact if the levy stays.":                                      "Arvenia: leave the pact if the levy stays, if: if the levy stays",
	"Tolmark did not promise to pay.":                                                         "",
	"Vasko said that Tolmark would send troops.":                                              "",
	"The talks will open on Monday.":                                                          "",
	"She promised her daughter a boat.":                                                       "",
	"Both governments reaffirmed their commitment to patrolling the Brenn.":                   "Both governments: patrolling the Brenn, on the word of Both governments",
}

func TestPledges(t *testing.T) {
	checkLines(t, pledgeCases, func(e *acta.Entry) (got []string) {
		for i := range e.Pledges {
			got = append(got, pledgeLine(e, &e.Pledges[i]))
		}
		return got
	})
}

func pledgeLine(e *acta.Entry, p *acta.Pledge) string {
	name := func(id acta.ActorID) string {
		for i := range e.Actors {
			if e.Actors[i].ID == id {
				return e.Actors[i].Name
			}
		}
		return "nobody"
	}
	by := "nobody"
	if len(p.By) > 0 {
		by = name(p.By[0])
	}
	line := by + ": " + p.Action
	if p.Unit != "" {
		line += fmt.Sprintf(", %.10g %s", p.Value, p.Unit)
	}
	if p.Deadline.End != "" {
		line += ", by " + p.Deadline.End
	}
	if p.Since.Start != "" {
		line += ", since " + p.Since.Start
	}
	for _, c := range p.Condition {
		line += ", if: " + e.Document.Text[c.Start:c.End]
	}
	for i := range e.Statements {
		if s := &e.Statements[i]; s.ID == p.Asserted {
			line += ", on the word of " + name(s.Source.Actor)
		}
	}
	return line
}
