package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acta/data"
	"acta/internal/gazetteer"
)

const known = `actor	tolmark-army	Polish Landguard	force	POL	POLMIL	MIL			Landguard
actor	ilan-dovar	Ilan Dovar	person	POL
office	ilan-dovar	President	POL	state	2020-01-10
alias	tolmark-army	Polish	1
`

func gazetteerOf(t *testing.T) (*gazetteer.Gazetteer, *data.Lexicon) {
	t.Helper()
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.New(lex, gazetteer.Source{Name: "known", Text: known})
	if err != nil {
		t.Fatal(err)
	}
	return g, lex
}

func TestLinking(t *testing.T) {
	g, lex := gazetteerOf(t)
	text := "Poland: the Landguard of President Ilan Dovar marches, with a band. Dovar waves."
	span := func(words, title string) Linked {
		at := strings.LastIndex(text, words)
		return Linked{Date: "2021-05-05", Text: text, From: at, To: at + len(words), Title: title}
	}
	r := Linking(g, lex, []Linked{
		span("Poland", "Poland"), span("Landguard", "Polish Landguard"), span("Ilan Dovar", "Ilan Dovar"), span("Dovar", "Ilan Dovar"),
		span("band", "Marching band"), span("marches", "Poland"),
	})
	if r.All != (LinkScore{"all", 5, 4, 4}) {
		t.Errorf("all: %+v\n%s", r.All, strings.Join(r.Wrong, "\n"))
	}
	if r.NoActor != (LinkScore{"no actor", 1, 0, 0}) {
		t.Errorf("no actor: %+v", r.NoActor)
	}
	if len(r.Kinds) != 3 || r.Kinds[0].Name != "person" || r.Kinds[0].Right != 2 {
		t.Errorf("by kind: %+v", r.Kinds)
	}
	if p, rec := r.All.Precision(), r.All.Recall(); p != 100 || rec != 80 {
		t.Errorf("precision %v, recall %v", p, rec)
	}
}

func TestContextOf(t *testing.T) {
	_, lex := gazetteerOf(t)
	text := "In Tolmark, Polish foreign minister Ilan Dovar met the army of Estonia and Estonian envoys."
	for words, want := range map[string]string{
		"Ilan Dovar": "POL/foreign minister",
		"army":       "EST/",
		"envoys":     "EST/",
		"Tolmark":    "/",
	} {
		at := strings.Index(text, words)
		c := ContextOf(&Linked{Text: text, From: at, To: at + len(words)}, lex)
		if got := c.Country + "/" + c.Title; got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
		if c.Countries["EST"] != 2 || c.Countries["POL"] != 1 {
			t.Errorf("%s: countries %v", words, c.Countries)
		}
	}
}

func TestReadLinked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events.jsonl")
	for text, want := range map[string]string{
		`{"date":"2026-03-02","text":"Šol is","links":[[0,3,"Sol"]]}`:    "",
		`{"date":"2026-03-02","text":"Sol","links":[[0,9,"Sol"]]}`:       "events.jsonl:1: bad link",
		`{"date":"2026-03-02","text":"Sol","links":[[2,1,"Sol"]]}`:       "events.jsonl:1: bad link",
		`{"date":"2026-03-02","text":"Sol","links":[[0,"x","Sol"]]}`:     "events.jsonl:1: bad link",
		`{"date":"2026-03-02","text":`:                                   "events.jsonl:1: ",
		`{"date":"2026-02-02","text":"Sol","links":[[0,9,"too early"]]}`: "",
	} {
		if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		spans, err := ReadLinked(path, "2026-03-01")
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
		for _, s := range spans {
			if s.Text[s.From:s.To] != "Šol" {
				t.Errorf("%s: %q", text, s.Text[s.From:s.To])
			}
		}
	}
}

func TestOffices(t *testing.T) {
	g, _ := gazetteerOf(t)
	term := Term{List: "own", Country: "POL", Title: "President", Name: "Ilan Dovar", Surname: "Dovar", Ranks: stateRanks, From: "2020-01-10", Date: "2026-01-01"}
	r := Offices(g, []Term{term})
	for _, s := range []LinkScore{r.Titled, r.Surname, r.Bare, r.Before} {
		if s.Spans != 1 || s.Right != 1 {
			t.Errorf("%s: %+v", s.Name, s)
		}
	}
	// A list that begins the term later finds him in office before.
	term.From = "2020-06-01"
	if r := Offices(g, []Term{term}); r.Before.Right != 0 || len(r.Wrong) != 1 {
		t.Errorf("before: %+v, %v", r.Before, r.Wrong)
	}
	term.Name, term.Surname, term.From = "Mira Solan", "Solan", ""
	if r := Offices(g, []Term{term}); r.Titled.Right+r.Surname.Right+r.Bare.Right != 0 || r.Before.Spans != 0 {
		t.Errorf("nobody: %+v", r)
	}
}
