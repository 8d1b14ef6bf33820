package phrase

import (
	"strings"
	"testing"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

func lexicon(t testing.TB) *data.Lexicon {
	t.Helper()
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func show(d *ling.Parsed, o *Office) string {
	if o == nil {
		return ""
	}
	country := "-"
	if o.Country != nil {
		country = o.Country.ISO3
	}
	return strings.Join([]string{o.Role.Name, d.Words(o.Of), country}, " | ")
}

// The office beside the first person named.
func TestOfficeOfName(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string]string{
		"Arvenian President [PER Ilan Dovar] left.":                                            "president | Arvenian | -",
		"French President [PER Ilan Dovar] left.":                                              "president | French | FRA",
		"France's foreign minister [PER Ilan Dovar] left.":                                     "foreign minister | France | FRA",
		"[PER Ilan Dovar], the foreign minister^Dovar:appos of Arvenia, left.":                 "foreign minister | Arvenia | -",
		"[PER Ilan Dovar], the foreign minister^Dovar:appos of France, left.":                  "foreign minister | France | FRA",
		"the Arvenian president, [PER Ilan^president:appos Dovar], left.":                      "president | Arvenian | -",
		"Secretary of State [PER Ilan Dovar] left.":                                            "secretary of state |  | -",
		"[PER Ilan Dovar] left.":                                                               "",
		"Mr. [PER Ilan King] left.":                                                            "",
		"Mr. King left. | [PER Ilan Dovar] left.":                                              "",
		"White House spokesman [PER Ilan Dovar] left.":                                         "spokesman | White House | -",
		"the president of the American Harbour Forum, [PER Ilan^president:appos Dovar], left.": "president | American Harbour Forum | -",
		"[PER Ilan^president:nsubj Dovar] is/VBZ/be^president:cop the president^root.":         "president |  | -",
		"the new president [PER Ilan Dovar] left.":                                             "president |  | -",
	} {
		t.Run(in, func(t *testing.T) {
			d := lingtest.Named(t, in)
			for _, m := range d.Mentions {
				if m.Kind == ling.PersonName {
					if got := show(&d.Parsed, OfficeOfName(&d.Parsed, lex, m.Range)); got != want {
						t.Errorf("got %q, want %q", got, want)
					}
					return
				}
			}
		})
	}
}

func TestSamePlace(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"arvenia", "arvenian", true}, {"arvenia", "tolmark", false}, {"velland", "vellish", false},
		{"dovaria", "dovarian", true}, {"", "", true}, {"iran", "iraq", false}, {"austria", "australia", false},
	} {
		if got := SamePlace(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

func TestHead(t *testing.T) {
	for in, want := range map[string]string{
		"[NOM the old minister of the town] left.": "minister", "[PER Ilan Dovar] left.": "Ilan", "[NOM “the minister^left:nsubj”] left.": "minister",
	} {
		t.Run(in, func(t *testing.T) {
			d := lingtest.Named(t, in)
			if got := d.Word(Head(&d.Parsed, d.Mentions[0].Range)); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Names of persons with what stands before them taken off.
func TestBareName(t *testing.T) {
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"the President Ilan Dovar":        "Ilan Dovar",
		"Agriculture Secretary Ada Mirel": "Ada Mirel",
		"Trade envoy Han Seo":             "Han Seo",
		"driver Jo Maddern":               "Jo Maddern",
		"Deputy Prime Minister Ada Mirel": "Ada Mirel",
		"Mr. Dovar":                       "Dovar",
		"Ilan Dovar":                      "Ilan Dovar",
		"Stephen King":                    "Stephen King",
		"Minister":                        "Minister",
	} {
		t.Run(in, func(t *testing.T) {
			d := lingtest.Named(t, in+" spoke.")
			n := len(strings.Fields(in))
			if got := d.Words(BareName(&d.Parsed, lex, ling.Range{From: 0, To: ling.TokenID(n)}, true)); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
