package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"acta"
	"acta/internal/input"
	"acta/internal/pipeline"
)

// figureCases are sentences with the numbers that are kept of them: what, bound,
// value, unit, and who says so.
var figureCases = map[string]string{
	"The raid killed at least 40 people and wounded 112.":                           "killed over 40 people; wounded exact 112 people",
	"Arvenia said that 12 soldiers were killed.":                                    "killed exact 12 people by Arvenia",
	"The war has claimed over 10,000 lives.":                                        "killed over 10000 people",
	"Two villagers died and three were injured in Sarn.":                            "killed exact 2 people; wounded exact 3 people",
	"The blast left 14 dead and 30 wounded.":                                        "killed exact 14 people; wounded exact 30 people",
	"The death toll rose to 61 on Monday.":                                          "killed exact 61 people",
	"Police detained more than 200 protesters.":                                     "detained over 200 people",
	"About 1.5 million people have fled the delta.":                                 "displaced about 1500000 people",
	"Tolmark sent 3,000 troops to the border.":                                      "troops exact 3000 people",
	"Velland will send Arvenia 20 tanks.":                                           "weapons exact 20 tank",
	"Arvenia has lost $40 million in trade.":                                        "money exact 40000000 USD",
	"The pact costs 2.3 billion euros.":                                             "money exact 2300000000 EUR",
	"Tolmark spends 3.5% of GDP on its army.":                                       "share exact 3.5 % of GDP",
	"Some 61 percent of voters back the treaty.":                                    "share about 61 % of voters",
	"Between 20 and 30 people were killed.":                                         "killed between 20–30 people",
	"Seven people were killed in the raid, according to Tolmark’s health ministry.": "killed exact 7 people by Tolmark’s health ministry",
	"Dovar, 61, spoke for 40 minutes in 2019.":                                      "",
	"The army lost three helicopters.":                                              "weapons exact 3 helicopter",
	"Nearly 400 refugees crossed the Brenn on Sunday.":                              "displaced about 400 people",
	"The strike killed eight people, including two children.":                       "killed exact 8 people; killed exact 2 people",
	"The ministers met four times in 12 days.":                                      "",
}

func TestFigures(t *testing.T) {
	checkLines(t, figureCases, func(e *acta.Entry) (got []string) {
		for i := range e.Figures {
			got = append(got, figureLine(e, &e.Figures[i]))
		}
		return got
	})
}

// checkLines reads each text and compares its lines with what is wanted of it.
func checkLines(t *testing.T, cases map[string]string, lines func(*acta.Entry) []string) {
	t.Helper()
	p, err := pipeline.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range cases {
		t.Run(text, func(t *testing.T) {
			e := p.Read(input.Raw{Bytes: []byte(text)}, pipeline.Options{})
			if got := strings.Join(lines(e), "; "); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func figureLine(e *acta.Entry, f *acta.Figure) string {
	value := fmt.Sprintf("%.10g", f.Value)
	if f.Max != nil {
		value += fmt.Sprintf("–%.10g", *f.Max)
	}
	line := fmt.Sprintf("%s %s %s %s", f.What, f.Bound, value, f.Unit)
	for i := range e.Statements {
		s := &e.Statements[i]
		if s.ID != f.Asserted {
			continue
		}
		for k := range e.Actors {
			if e.Actors[k].ID == s.Source.Actor {
				return line + " by " + e.Actors[k].Name
			}
		}
		return line + " by nobody named"
	}
	return line
}
