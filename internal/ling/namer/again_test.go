package namer

import (
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

func TestAgain(t *testing.T) {
	const notation = "At noon 4TX began . | Then we heard 4TX on 4tx air . | 4TX sold 4TX to Dunmere ."
	at := func(tok ling.TokenID, kind ling.MentionKind, prob float32) ling.Mention {
		return ling.Mention{Range: ling.Range{From: tok, To: tok + 1}, Head: tok, Kind: kind, Prob: prob}
	}
	for _, c := range []struct {
		name  string
		names []ling.Mention
		added []ling.TokenID
		kind  ling.MentionKind
	}{
		{"at two places", []ling.Mention{at(2, ling.OrgName, 0.8), at(8, ling.OrgName, 0.6)}, []ling.TokenID{15}, ling.OrgName},
		{"kinds that do not agree", []ling.Mention{at(2, ling.OrgName, 0.6), at(8, ling.PlaceName, 0.6)}, nil, ""},
		{"at one place", []ling.Mention{at(2, ling.OrgName, 0.9)}, nil, ""},
		{"of several words", []ling.Mention{{Range: ling.Range{From: 1, To: 3}, Kind: ling.OrgName, Prob: 1}, {Range: ling.Range{From: 7, To: 9}, Kind: ling.OrgName, Prob: 1}}, nil, ""},
		{"none", nil, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := lingtest.Parsed(t, notation)
			got := again(&d, c.names)
			if len(got) != len(c.names)+len(c.added) {
				t.Fatalf("%d names, want %d and %d more", len(got), len(c.names), len(c.added))
			}
			var added []ling.TokenID
			last := ling.TokenID(-1)
			for _, m := range got {
				if m.From <= last {
					t.Errorf("the name at %d is not in order", m.From)
				}
				last = m.From
				if m.Rule == ruleRepeat {
					added = append(added, m.From)
					if m.Kind != c.kind {
						t.Errorf("kind %s, want %s", m.Kind, c.kind)
					}
				}
			}
			for i, tok := range c.added {
				if added[i] != tok {
					t.Errorf("added %d, want %d", added, c.added)
				}
			}
		})
	}
}
