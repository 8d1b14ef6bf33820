package namer

import (
	"regexp"
	"testing"

	"acta/internal/ling"
	"acta/internal/text"
)

// cut is s as one sentence, with hyphens as tokens. Capitalised words are proper nouns.
func cut(t *testing.T, s string) ling.Parsed {
	t.Helper()
	txt, err := text.New(s)
	if err != nil {
		t.Fatal(err)
	}
	var d ling.Parsed
	d.Text = txt
	for _, at := range regexp.MustCompile(`[\pL]+|[^\pL\s]`).FindAllStringIndex(s, -1) {
		d.Tokens = append(d.Tokens, ling.Token{Start: int32(at[0]), End: int32(at[1])})
		tag := "NN"
		if c := s[at[0]]; 'A' <= c && c <= 'Z' {
			tag = "NNP"
		}
		d.Tags = append(d.Tags, ling.Tag{XPOS: tag})
		d.Arcs = append(d.Arcs, ling.Arc{Head: ling.None})
	}
	d.Sents = []ling.Range{{From: 0, To: ling.TokenID(len(d.Tokens))}}
	return d
}

func TestWholeCompounds(t *testing.T) {
	for _, c := range []struct {
		in       string
		kind     ling.MentionKind
		from, to ling.TokenID
		want     string
	}{
		{"Choe Myung-ho spoke", ling.PersonName, 0, 2, "Choe Myung-ho"},
		{"Yusuf al-Marsi spoke", ling.PersonName, 0, 2, "Yusuf al-Marsi"},
		{"Jean-Luc Brask spoke", ling.PersonName, 0, 1, "Jean-Luc Brask"},
		{"Ada Hill-Mirel spoke", ling.PersonName, 3, 4, "Hill-Mirel"},
		{"Velland-based rebels", ling.PlaceName, 0, 1, "Velland"},
		{"Velland-Tolmark talks", ling.PlaceName, 0, 1, "Velland"},
		{"Al-Noor Bank spoke", ling.OrgName, 2, 4, "Al-Noor Bank"},
		{"Orlo-led talks", ling.PersonName, 0, 1, "Orlo"},
		{"Orlo - no more", ling.PersonName, 0, 1, "Orlo"},
		{"the Harbourers-wide strike", ling.OrgName, 1, 2, "Harbourers"},
	} {
		t.Run(c.in, func(t *testing.T) {
			d := cut(t, c.in)
			got := wholeCompounds(&d, []ling.Mention{{Range: ling.Range{From: c.from, To: c.to}, Kind: c.kind}})
			if s := d.Words(got[0].Range); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
			if !got[0].Has(got[0].Head) {
				t.Errorf("head %d is outside %v", got[0].Head, got[0].Range)
			}
		})
	}
}
