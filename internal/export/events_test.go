package export

import (
	"encoding/csv"
	"strings"
	"testing"

	"acta"
)

func entry() *acta.Entry {
	killed := 3
	return &acta.Entry{
		Document: acta.Document{ID: "d1", Published: "2026-06-17", Text: "Arvenia, “said” Velland, shelled Tolmark."},
		Actors: []acta.Actor{
			{ID: "a1", Name: "Arvenia", Country: "ARV", Kind: acta.KindState, Code: "ARV"},
			{ID: "a2", Name: "Tolmark", Country: "TOL", Kind: acta.KindState, Code: "TOL"},
			{ID: "a3", Name: "Velland", Country: "VEL", Kind: acta.KindState, Code: "VEL"},
		},
		Statements: []acta.Statement{{ID: "s1", Source: acta.Party{Actor: "a3"}}},
		Events: []acta.Event{{
			ID: "e1", Type: "ASSAULT", Quad: 4, Realis: "actual", Asserted: "s1", Size: acta.Size{Killed: &killed}, Trigger: []acta.Span{{Start: 29, End: 36}},
			Source: []acta.Party{{Actor: "a1"}, {Actor: "a3"}}, Target: []acta.Party{{Actor: "a2"}, {Actor: "a3"}},
		}},
	}
}

// A line has a column for each name, and a party is never paired with itself.
func TestAppendEvents(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(string(AppendEvents(nil, entry())))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var pairs []string
	for _, row := range rows {
		if len(row) != len(EventColumns) {
			t.Fatalf("%d columns, want %d", len(row), len(EventColumns))
		}
		at := map[string]string{}
		for i, name := range EventColumns {
			at[name] = row[i]
		}
		pairs = append(pairs, at["source_code"]+">"+at["target_code"])
		for name, want := range map[string]string{"trigger": "shelled", "trigger_begin": "25", "trigger_end": "32", "killed": "3", "asserted_by_name": "Velland", "injured": ""} {
			if at[name] != want {
				t.Errorf("%s is %q, want %q", name, at[name], want)
			}
		}
	}
	if got := strings.Join(pairs, " "); got != "ARV>TOL ARV>VEL VEL>TOL" {
		t.Errorf("pairs %s", got)
	}
}

// Who is only described has words and no codes, and is nobody's dyad.
func TestDescribedParties(t *testing.T) {
	e := entry()
	e.Document.Text = "Gunmen shot nine nurses."
	e.Events[0].Trigger = []acta.Span{{Start: 7, End: 11}}
	e.Events[0].Source = []acta.Party{{Spans: []acta.Span{{Start: 0, End: 6}}}}
	e.Events[0].Target = []acta.Party{{Spans: []acta.Span{{Start: 12, End: 23}}}, {Actor: "a2"}}
	rows, err := csv.NewReader(strings.NewReader(string(AppendEvents(nil, e)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row[7:13], ","))
	}
	if want := "Gunmen,,,nine nurses,,; Gunmen,,,Tolmark,TOL,TOL"; strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
	c := NewDyadYears()
	if c.Add(e); len(c.Append(nil)) > 0 {
		t.Errorf("counted: %s", c.Append(nil))
	}
}

// Only what is told as having happened is counted, once for each pair.
func TestDyadYears(t *testing.T) {
	c := NewDyadYears()
	e := entry()
	c.Add(e)
	e.Events[0].Realis = "negated"
	c.Add(e)
	want := "2026,ARV,TOL,0,0,0,1,1\n2026,ARV,VEL,0,0,0,1,1\n2026,VEL,TOL,0,0,0,1,1\n"
	if got := string(c.Append(nil)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
