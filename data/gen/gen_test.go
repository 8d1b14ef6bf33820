package main

import (
	"os"
	"strings"
	"testing"

	"acta/data"
	"acta/internal/gazetteer"
)

func lexicon(t *testing.T) *codes {
	t.Helper()
	lex, err := data.Read(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	return &codes{lex: lex, two: map[string]string{"PL": "POL"}}
}

func TestSightings(t *testing.T) {
	c := lexicon(t)
	for text, want := range map[string]string{
		"Polish foreign minister Ilan Dovar resigns.":                       "Ilan Dovar POL foreign",
		"Poland's former Prime Minister Mira Solan says no.":                "Mira Solan POL government former",
		"President of Poland Ilan Dovar and Prime Minister Mira Solan met.": "Ilan Dovar POL state",
		"Acting Polish President Ilan al-Dovar's car is stolen.":            "Ilan al-Dovar POL state",
		"Polish deputy foreign minister Ilan Dovar resigns.":                "Ilan Dovar POL minister",
		"The foreign minister Ilan Dovar resigns.":                          "",
		"Polish president resigns. Ilan Dovar is glad.":                     "",
		"British Chancellor Ilan Dovar raises taxes.":                       "Ilan Dovar GBR finance",
	} {
		var got []string
		for _, s := range c.sightings(&item{Date: "2020-01-01", Text: text}) {
			line := s.name + " " + s.country + " " + s.rank
			if s.former {
				line += " former"
			}
			got = append(got, line)
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s: %q, want %q", text, g, want)
		}
	}
}

func TestTermsOfMentions(t *testing.T) {
	w := &world{names: map[string][]*actor{}, ids: map[string]*actor{}, people: map[string][]*actor{}, byQ: map[string]*actor{}}
	see := func(name, day string, former bool) sighting {
		return sighting{name: name, country: "POL", rank: gazetteer.RankGovernment, title: "Prime Minister", date: day, former: former}
	}
	w.addSightings([]sighting{
		see("Ilan Dovar", "2019-03-01", false), see("Ilan Dovar", "2020-05-01", false), see("Mira Solan", "2020-06-10", false),
		see("Mira Solan", "2021-02-01", false), see("Ilan Dovar", "2021-03-01", true), see("Once Seen", "2021-03-01", false),
	})
	w.close()
	var got []string
	for _, a := range w.actors {
		for _, o := range a.offices {
			end := o.to
			if o.seen {
				end += "?"
			}
			got = append(got, a.name+" "+o.from+" to "+end)
		}
	}
	want := "Ilan Dovar 2019-03 to 2020-06; Mira Solan 2020-06 to "
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("%q, want %q", g, want)
	}
}

func TestKindOf(t *testing.T) {
	c := lexicon(t)
	for title, want := range map[string]string{
		"Tolmark Armed Forces": "force", "Ministry of Justice (Tolmark)": "body", "Supreme Court of Tolmark": "body", "Tolmark Workers' Party": "party",
		"President of Tolmark": "", "2026 Tolmark election": "", "Tolmark national football team": "", "List of Tolmark ministries": "", "Tolmark River": "",
	} {
		if got, _ := kindOf(title, c); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestSameName(t *testing.T) {
	w := &world{names: map[string][]*actor{}, ids: map[string]*actor{}, people: map[string][]*actor{}, byQ: map[string]*actor{}}
	dovar := w.add(&actor{name: "Ilan Dovar", kind: "person", country: "POL"})
	w.add(&actor{name: "Mira Solan", kind: "person", country: "POL"})
	for name, want := range map[string]*actor{
		"Ilan Dovar": dovar, "ILAN DOVAR": dovar, "Ilan Petr Dovar": dovar, "Ilan Dovarr": dovar, "Petr Dovar": nil, "Ilan": nil,
	} {
		if got := w.match(name, "POL"); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if w.match("Ilan Petr Dovar", "RUS") != nil {
		t.Error("a person of another country")
	}
}

func TestKnown(t *testing.T) {
	file := "# head\nactor\ta\tA\tperson\noffice\ta\tKing\tPOL\tstate\t2001\noffice\ta\tPope\tVAT\tstate\t2026-05\nactor\tb\tB\tperson\n" +
		"office\tb\tKing\tPOL\tstate\t2026-03-01\nactor\tc\tC\tperson\n"
	want := "# head\nactor\ta\tA\tperson\noffice\ta\tKing\tPOL\tstate\t2001\nactor\tc\tC\tperson\n"
	if got := string(known([]byte(file), "2026-03-01")); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
