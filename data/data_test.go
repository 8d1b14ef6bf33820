package data

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"acta"
)

func lexicon(t *testing.T) *Lexicon {
	t.Helper()
	l, err := Read(Files)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestCountry(t *testing.T) {
	l := lexicon(t)
	for name, want := range map[string]string{
		"Russia": "RUS state", "Russian": "RUS demonym", "Russians": "RUS demonym", "Moscow": "RUS capital",
		"the United States": "USA state", "U.S.": "USA state", "US": "USA state", "Washington": "USA capital",
		"Britain": "GBR state", "British": "GBR demonym", "South Korean": "KOR demonym", "Kosovo": "XKX state",
		"Singapore": "SGP state", "The Netherlands": "NLD state", "Ivory Coast": "CIV state", "French": "FRA demonym",
		"us": "", "turkey": "", "Arvenia": "",
	} {
		t.Run(name, func(t *testing.T) {
			w, ok := l.Country(name)
			got := ""
			if ok {
				got = w.Country.ISO3 + " " + string(w.Sense)
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestRole(t *testing.T) {
	l := lexicon(t)
	for words, want := range map[string]string{
		"arvenian prime minister": "prime minister", "minister": "minister", "senior foreign ministry": "foreign ministry",
		"stone": "", "": "",
	} {
		t.Run(words, func(t *testing.T) {
			r, n := l.Role(strings.Fields(words))
			switch {
			case r == nil && want != "":
				t.Errorf("no role, want %q", want)
			case r != nil && (r.Name != want || n != len(strings.Fields(want))):
				t.Errorf("got %q of %d words, want %q", r.Name, n, want)
			}
		})
	}
}

func TestLists(t *testing.T) {
	l := lexicon(t)
	if b := l.Body("the White House"); b == nil || b.Code != "USAGOV" {
		t.Errorf("the White House is %+v", b)
	}
	if b := l.Body("The Guardian"); b == nil || b.Kind != acta.KindMedia {
		t.Errorf("The Guardian is %+v", b)
	}
	if g := l.Given("Maria"); g != Female {
		t.Errorf("Maria is %q", g)
	}
	if g, ok := l.Title("Mr."); g != Male || !ok {
		t.Errorf("Mr. is %q, %v", g, ok)
	}
	if v, n := l.Venue([]string{"televised", "address"}); v.Kind != "speech" || n != 2 {
		t.Errorf("televised address is %+v of %d words", v, n)
	}
	if c := l.Cue("rule out"); len(c) != 2 || c[0].Class != "deny" {
		t.Errorf("rule out is %+v", c)
	}
	if w, ok := l.Country("Soviet"); !ok || w.Country.ISO3 != "SUN" || w.Sense != SenseDemonym {
		t.Errorf("Soviet is %+v", w)
	}
	if r := l.Region("Texan"); r != "USA" {
		t.Errorf("Texan is of %q", r)
	}
	if l.Blind()["moscow"] != "capital" {
		t.Error("moscow is not blind")
	}
}

func TestReadNamesTheLine(t *testing.T) {
	for name, file := range map[string]string{
		"cues.tsv":        "# head\nsay\t\tneutral\nsay\t\tloud\n",
		"given.tsv":       "Ada\n\nBo\tx\n",
		"roles.tsv":       "king\tGOV\thead\n\nking\tGOV\n",
		"venues.tsv":      "a\tb\tvague\n\na\tb\tc\n",
		"findings.tsv":    "a\tb\tc\na\tb\tc\n",
		"ledgerwords.tsv": "answer\tdeny\tdenies\nanswers\tdeny\t\n",
		"bodies.tsv":      "A\tB\tbody\t\t\t\t\n\nB\t\tbody\t\t\t\t\n",
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for _, f := range []string{"countries", "historic", "regions", "bodies", "roles", "venues", "cues", "given", "titles", "orgwords", "listeners", "docwords", "blind", "findings", "ledgerwords", "figures", "pledges", "corefwords"} {
				fsys[f+".tsv"] = &fstest.MapFile{}
			}
			fsys[name] = &fstest.MapFile{Data: []byte(file)}
			_, err := Read(fsys)
			if !errors.Is(err, acta.ErrInvalid) || !strings.Contains(err.Error(), name+":") {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("cues.tsv", "say\t\tneutral\n")
	f.Add("countries.tsv", "ARV\tArvenia\tA; B\tArvenian\tDovarstad\tQ1\tstate\r\n")
	f.Add("bodies.tsv", "A\tB; C\tigo\t\t\t\tpact\n")
	f.Add("given.tsv", "\t\n#\n\n")
	f.Fuzz(func(t *testing.T, name, content string) {
		fsys := fstest.MapFS{}
		for _, f := range []string{"countries", "historic", "regions", "bodies", "roles", "venues", "cues", "given", "titles", "orgwords", "listeners", "docwords", "blind", "findings", "ledgerwords", "figures", "pledges", "corefwords"} {
			fsys[f+".tsv"] = &fstest.MapFile{}
		}
		if fsys[name] == nil {
			t.Skip()
		}
		fsys[name].Data = []byte(content)
		l, err := Read(fsys)
		if (l == nil) == (err == nil) {
			t.Fatalf("lexicon %v and error %v", l, err)
		}
		if err != nil && !errors.Is(err, acta.ErrInvalid) {
			t.Errorf("error of another kind: %v", err)
		}
	})
}

// What one file says must not be undone by another, and classes must be known.
func TestFilesAgree(t *testing.T) {
	l := lexicon(t)
	for word, class := range l.blind {
		if class != "state" && class != "demonym" && class != "capital" {
			t.Errorf("blind.tsv: %q has class %q", word, class)
		}
	}
	for lemma, lines := range l.cues {
		seen := map[string]bool{}
		for _, c := range lines {
			if seen[c.Context] {
				t.Errorf("cues.tsv: %q stands twice with context %q", lemma, c.Context)
			}
			seen[c.Context] = true
			switch kind, _, _ := strings.Cut(c.Context, " "); kind {
			case "", "not", "yet", "to", "obj", "more":
			default:
				t.Errorf("cues.tsv: %q has an unknown context %q", lemma, c.Context)
			}
		}
	}
	for i := range l.Countries {
		if c := &l.Countries[i]; len(c.ISO3) != 3 || c.Name == "" {
			t.Errorf("countries.tsv: %+v", c)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(Files); err != nil {
			b.Fatal(err)
		}
	}
}
