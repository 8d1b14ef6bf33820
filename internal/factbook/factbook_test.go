package factbook

import "testing"

func TestParse(t *testing.T) {
	for text, want := range map[string]Leader{
		"Prime Minister Ilan Petr DOVAR":                {Title: "Prime Minister", Name: "Ilan Petr Dovar", Surname: "Dovar"},
		"King MIRAN IV of Denmark":                      {Title: "King", Name: "Miran IV", Surname: "Miran", Gender: "m"},
		"Interim President Gen. SOLAN Tomas":            {Title: "Interim President", Name: "Solan Tomas", Surname: "Solan"},
		"President Abd al-Tir al-DOVAR":                 {Title: "President", Name: "Abd al-Tir al-Dovar", Surname: "al-Dovar"},
		"President Mira VAN DER SOL":                    {Title: "President", Name: "Mira Van Der Sol", Surname: "Van Der Sol"},
		`President Tomas "Tom" SOLAN, Jr.`:              {Title: "President", Name: "Tomas Solan", Surname: "Solan"},
		"Chancellor (head of government) Mira MCDOVAR":  {Title: "Chancellor", Name: "Mira McDovar", Surname: "McDovar"},
		"it is represented by Administrator Ilan DOVAR": {},
		"": {},
	} {
		got, ok := Parse(text)
		if got != want || ok != (want != Leader{}) {
			t.Errorf("%q: %+v %v, want %+v", text, got, ok, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Prime Minister Ilan Petr DOVAR")
	f.Fuzz(func(t *testing.T, text string) {
		if p, ok := Parse(text); ok && p.Name == "" {
			t.Error("a leader without a name")
		}
	})
}
