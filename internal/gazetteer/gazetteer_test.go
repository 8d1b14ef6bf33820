package gazetteer

import (
	"strings"
	"testing"

	"acta"
	"acta/data"
)

// invented is a world of our own. Its countries must be real codes.
const invented = `# comment
actor	tolmark-army	Tolmark Army	force	RUS	RUSMIL	MIL			Army of Tolmark
actor	vint	Velland International	group		NGO	NGO			VINT; Vel. Int.
actor	sol	Sol	party	UKR	UKRPTY	PTY
actor	ilan-dovar	Ilan Dovar	person	RUS				m	Dovar
office	ilan-dovar	President	RUS	state	2012-05-07	2020
office	ilan-dovar	Prime Minister	RUS	government	2020-03-02
office	ilan-dovar	Foreign Minister	RUS	foreign	2008	2011-06?
actor	mira-solan	Mira Šolán	person	UKR				f
office	mira-solan	President	UKR	state+government	2020-01-10
actor	tomas-solan	Tomas Solan	person	POL
actor	petr-van-der-mol	Petr van der Mol	person	POL
office	petr-van-der-mol	President	RUS	state	2020
actor	arven-un	Union of Arven	igo		IGO	IGO			UN of Arven; AU
alias	arven-un	Arven	40
alias	tolmark-army	Arven	3
other	Sol	9
`

func made(t *testing.T, sources ...string) *Gazetteer {
	t.Helper()
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	var list []Source
	for i, s := range sources {
		list = append(list, Source{Name: string(rune('a'+i)) + ".tsv", Text: s})
	}
	g, err := New(lex, list...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func ids(list []*Entry) string {
	var out []string
	for _, e := range list {
		out = append(out, e.ID)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	g := made(t, invented)
	for name, want := range map[string]string{
		"Tolmark Army":           "tolmark-army",
		"the Tolmark army":       "tolmark-army",
		"TOLMARK ARMY":           "tolmark-army",
		"Tolmark-Army's":         "tolmark-army",
		"VINT":                   "vint",
		"Vint":                   "vint",
		"V.I.N.T.":               "vint",
		"vint":                   "",
		"Vel Int":                "",
		"Mira Solan":             "mira-solan",
		"mira šolán":             "mira-solan",
		"Solan":                  "",
		"Arven":                  "arven-un tolmark-army",
		"AU":                     "arven-un",
		"au":                     "",
		"":                       "",
		"the ":                   "",
		"\xff\xfe":               "",
		strings.Repeat("x", 400): "",
	} {
		if got := ids(g.Find(name)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestSurname(t *testing.T) {
	g := made(t, invented)
	for name, want := range map[string]string{
		"Dovar":       "ilan-dovar",
		"Solan":       "mira-solan tomas-solan",
		"Šolan":       "mira-solan tomas-solan",
		"van der Mol": "petr-van-der-mol",
		"Mol":         "",
		"Ilan":        "",
	} {
		if got := ids(g.Surname(name)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"Ilan Dovar": "Dovar", "Ilan Dovar Jr.": "Dovar", "Abdel al-Dovar": "al-Dovar", "Miran": "Miran", "Miran IV of Tolmark": "Miran", "Jan de la Sol": "de la Sol",
	} {
		if got := (&Entry{Name: name}).Surname(); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestOn(t *testing.T) {
	g := made(t, invented)
	for day, want := range map[string]string{
		"2007-12-31": "",
		"2008-01-01": "Foreign Minister",
		"2011-06-30": "Foreign Minister",
		"2011-07-01": "", // the end is not known, and nobody saw him in office
		"2012-05-06": "",
		"2012-05-07": "President",
		"2019":       "President",
		"2020-01-01": "President",
		"2020-03-02": "Prime Minister", // in a year that says no day, who came last
		"2026-11-23": "Prime Minister",
		"":           "Prime Minister",
	} {
		if o, _ := g.ID("ilan-dovar").On(day); o.Title != want {
			t.Errorf("%s: %q, want %q", day, o.Title, want)
		}
	}
	for day, want := range map[string]string{"2007": "", "2012-01-01": "Foreign Minister", "2021-01-01": "President"} {
		if o, _ := g.ID("ilan-dovar").Before(day); o.Title != want {
			t.Errorf("before %s: %q, want %q", day, o.Title, want)
		}
	}
}

func TestHolders(t *testing.T) {
	g := made(t, invented)
	for _, c := range []struct{ country, rank, day, want string }{
		{"RUS", RankState, "2015-01-01", "ilan-dovar"},
		{"RUS", RankState, "2020-02-01", "petr-van-der-mol ilan-dovar"}, // both in a year without a day
		{"RUS", RankState, "2021-01-01", "petr-van-der-mol"},
		{"RUS", RankGovernment, "", "ilan-dovar"},
		{"RUS", RankForeign, "", ""},
		{"UKR", RankGovernment, "2020-01-10", "mira-solan"},
		{"UKR", RankState, "2020-01-09", ""},
		{"POL", RankState, "2020-01-09", ""},
	} {
		if got := ids(g.Holders(c.country, c.rank, c.day)); got != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.rank, c.country, c.day, got, c.want)
		}
	}
}

func TestLink(t *testing.T) {
	g := made(t, invented)
	about := func(countries ...string) map[string]int {
		m := map[string]int{}
		for _, c := range countries {
			m[c]++
		}
		return m
	}
	for name, c := range map[string]struct {
		name, want string
		Context
	}{
		"a full name":                         {"Ilan Dovar", "ilan-dovar", Context{}},
		"a surname alone":                     {"Dovar", "", Context{}},
		"a surname and his country":           {"Dovar", "ilan-dovar", Context{Countries: about("RUS"), Date: "2015-01-01"}},
		"a surname and his name":              {"Dovar", "ilan-dovar", Context{Names: []string{"Ilan Dovar"}}},
		"a surname of two, in office":         {"Solan", "mira-solan", Context{Countries: about("UKR", "POL"), Date: "2021-01-01"}},
		"a surname of two, none in office":    {"Solan", "", Context{Countries: about("UKR", "POL"), Date: "2019-01-01"}},
		"a surname of two, one country":       {"Solan", "tomas-solan", Context{Countries: about("POL"), Date: "2019-01-01"}},
		"a surname of two and the country":    {"Solan", "tomas-solan", Context{Country: "POL", Date: "2019-01-01"}},
		"the namer sees no person":            {"Dovar", "", Context{Kind: acta.KindBody, Countries: about("RUS")}},
		"what it means most often":            {"Arven", "arven-un", Context{}},
		"another country's army":              {"Tolmark Army", "", Context{Country: "UKR"}},
		"a name of other things as well":      {"Sol", "", Context{}},
		"of other things, but of a party":     {"Sol", "sol", Context{Country: "UKR"}},
		"small letters name nobody":           {"dovar", "", Context{Countries: about("RUS")}},
		"a state":                             {"Poland", "POL", Context{}},
		"a people":                            {"Polish", "POL", Context{}},
		"nobody":                              {"Zzz", "", Context{}},
		"a state before a person of its name": {"Poland", "POL", Context{Country: "UKR"}},
	} {
		id := ""
		got := g.Link(c.name, c.Context)
		if got.Entry != nil {
			id = got.Entry.ID
		}
		if id != c.want {
			t.Errorf("%s: %q is %q, want %q (%s)", name, c.name, id, c.want, got.Why)
		}
		if got.Why == "" {
			t.Errorf("%s: no reason", name)
		}
	}
}

// Two sides that change places change nothing else.
func TestLinkIsSymmetric(t *testing.T) {
	swap := strings.NewReplacer("RUS", "UKR", "UKR", "RUS")
	a, b := made(t, invented), made(t, swap.Replace(invented))
	for _, name := range []string{"Dovar", "Solan", "Sol", "Tolmark Army", "Arven", "van der Mol"} {
		for _, c := range []string{"RUS", "UKR", "POL"} {
			x := a.Link(name, Context{Country: c, Countries: map[string]int{c: 2}, Date: "2021-05-05"})
			other := swap.Replace(c)
			y := b.Link(name, Context{Country: other, Countries: map[string]int{other: 2}, Date: "2021-05-05"})
			if (x.Entry == nil) != (y.Entry == nil) || x.Entry != nil && x.Entry.ID != y.Entry.ID || x.Why != y.Why {
				t.Errorf("%s in a text about %s: %v, exchanged %v", name, c, x, y)
			}
		}
	}
}

func TestLaterSourceWins(t *testing.T) {
	g := made(t, invented,
		"actor\tilan-dovar\tIlan Dovar\tperson\tPOL\t\t\t\t\tThe Fox\noffice\tilan-dovar\tMayor\tPOL\tgovernor\t2001\n"+
			"actor\tradio-sol\tRadio Sol\tmedia\nkind\tmedia\tstation; outlet\ndrop\tsol\nalias\tvint\tThe Vints\n")
	for name, want := range map[string]string{"Ilan Dovar": "ilan-dovar", "The Fox": "ilan-dovar", "Dovar": "", "Radio Sol": "radio-sol", "Sol": "", "Vints": "vint"} {
		if got := ids(g.Find(name)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if e := g.ID("ilan-dovar"); e.Country != "POL" || len(e.Offices) != 1 || e.File != "b.tsv" || e.Line != 1 {
		t.Errorf("%+v", e)
	}
	if got := strings.Join(g.ID("radio-sol").Nouns, " "); got != "station outlet" {
		t.Errorf("nouns of the kind: %q", got)
	}
	if g.ID("sol") != nil {
		t.Error("dropped, and still there")
	}
	for _, e := range g.All() {
		if e.ID == "" {
			t.Error("an entry without an id")
		}
	}
}

func BenchmarkNew(b *testing.B) {
	lex, err := data.Read(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		sources, err := Sources(data.Files)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(lex, sources...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	lex, err := data.Read(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	sources, err := Sources(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	g, err := New(lex, sources...)
	if err != nil {
		b.Fatal(err)
	}
	c := Context{Date: "2026-01-01", Countries: map[string]int{"RUS": 3, "USA": 1}}
	b.ReportAllocs()
	for b.Loop() {
		g.Link("Putin", c)
	}
}
