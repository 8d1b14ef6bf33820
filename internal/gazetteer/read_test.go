package gazetteer

import (
	"errors"
	"strings"
	"testing"

	"acta"
	"acta/data"
)

func TestNewSaysWhatIsWrong(t *testing.T) {
	head := "actor\tsol\tSol\tparty\n"
	for line, want := range map[string]string{
		"person\tx\tX": "a line starts with",
		"actor\tx\tX":  "2 columns",
		"actor\tx\tX\tparty" + strings.Repeat("\t", 9):      "columns",
		"actor\t\tX\tparty":                                 "bad id",
		"actor\ta b\tX\tparty":                              "bad id",
		"actor\tx\t\tparty":                                 "no name",
		"actor\tx\tX\tclub":                                 "no kind of actor",
		"actor\tx\tX\tparty\tRU":                            "bad country",
		"actor\tx\tX\tperson\tRUS\t\t\t\tq":                 "no gender",
		"actor\tsol\tSol\tparty":                            "stands on line 1",
		"office\tnobody\tPresident\tRUS\tstate":             "no entry",
		"office\tsol\t\tRUS\tstate":                         "no title",
		"office\tsol\tPresident\tRUS\tboss":                 "no rank",
		"office\tsol\tPresident\tRUS\tstate\t20x1":          "bad date",
		"office\tsol\tPresident\tRUS\tstate\t2021-13":       "bad date",
		"office\tsol\tPresident\tRUS\tstate\t2021-01\t2020": "before it begins",
		"office\tsol\tPresident\tRUS\tstate\t2021\t2020?":   "before it begins",
		"alias\tsol\t":                                      "no names",
		"alias\tsol\tX\t-3":                                 "bad number",
		"other\tX\tmany":                                    "bad number",
		"other\t\t3":                                        "no name",
		"kind\tclub\tclub":                                  "no kind of actor",
		"drop\tnobody":                                      "no entry",
	} {
		_, err := New(nil, Source{"own.tsv", head + line + "\n"})
		if err == nil {
			t.Errorf("%q: no error", line)
			continue
		}
		if !errors.Is(err, acta.ErrInvalid) || !strings.HasPrefix(err.Error(), "own.tsv:2: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}

func TestLint(t *testing.T) {
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"actor\tx\tX\tparty\tRUS\tRUSPTY\tPTY": "",
		"actor\tx\tX\tparty\tXQQ":              "no country",
		"actor\tx\tX\tparty\tRUS\tRUSP":        "no CAMEO code",
		"actor\tx\tX\tparty\tRUS\tQQQPTY":      "no CAMEO code",
		"actor\tx\tX\tparty\tRUS\t\tFUN":       "no sector",
		"actor\tx\tX\tperson\nactor\ty\tY\tperson\noffice\tx\tKing\tPOL\tstate\t2001\t2010\noffice\ty\tKing\tPOL\tstate\t2003\t2008": "Y is King of POL",
		"actor\tx\tX\tperson\nactor\ty\tY\tperson\noffice\tx\tKing\tPOL\tstate\t2001\t2010\noffice\ty\tKing\tPOL\tstate\t2010\t2018": "",
		"actor\tx\tX\tclub\nactor\ty\tY\tclub": "own.tsv:2",
	} {
		var all []string
		for _, err := range Lint(lex, Source{"own.tsv", text}) {
			all = append(all, err.Error())
		}
		if got := strings.Join(all, "\n"); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The program's own files are without fault, and know whom they must.
func TestOwnFiles(t *testing.T) {
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := Sources(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range Lint(lex, sources...) {
		t.Error(err)
	}
	g, err := New(lex, sources...)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"NATO": "igo", "Nato": "igo", "U.N.": "igo", "the West": "bloc", "Global South": "bloc", "international community": "bloc", "the Kremlin": "body",
		"White House": "body", "IDF": "force", "IRGC": "force", "Houthis": "force", "MI6": "body", "BJP": "party", "TASS": "media", "Gazprom": "company",
		"Amnesty International": "group", "Poland": "state", "Narendra Modi": "person",
	} {
		if found := g.Find(name); len(found) == 0 || string(found[0].Kind) != want {
			t.Errorf("%s: %s, want one of kind %s", name, ids(found), want)
		}
	}
	size := 0
	for _, s := range sources {
		size += len(s.Text)
	}
	if size > 3<<20 {
		t.Errorf("%d bytes of actors, more than 3 MB", size)
	}
	if n := testing.AllocsPerRun(100, func() { g.Find("Vladimir Putin"); g.Surname("Merkel"); g.Find("the U.N.") }); n > 0 {
		t.Errorf("looking up allocates %v times", n)
	}
}

func FuzzNew(f *testing.F) {
	f.Add(invented)
	f.Add("actor\tx\tX\tperson\tRUS\noffice\tx\tKing\tRUS\tstate\t2001-02-03\t2004?\nother\tX\t3\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, err := range Lint(&data.Lexicon{}, Source{"own.tsv", text}) {
			if !strings.HasPrefix(err.Error(), "own.tsv:") {
				t.Errorf("an error without its place: %v", err)
			}
		}
		g, err := New(nil, Source{"own.tsv", text})
		if err != nil {
			return
		}
		for _, e := range g.All() {
			if Key(e.Name) != "" && len(g.Find(e.Name)) == 0 {
				t.Errorf("%q is not found by name", e.Name)
			}
			e.On("2020-01-01")
			g.Link(e.Name, Context{Country: e.Country, Date: "2020-01-01", Names: e.Aliases})
		}
	})
}
