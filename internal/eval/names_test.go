package eval

import (
	"fmt"
	"strings"
	"testing"

	"acta/internal/ling"
)

// nameList reads "P0-2 O5-6": the kind, the first token and the one after the last.
func nameList(t *testing.T, s string) []ling.Mention {
	t.Helper()
	kinds := map[byte]ling.MentionKind{'P': ling.PersonName, 'O': ling.OrgName, 'L': ling.PlaceName, 'D': ling.Date}
	var out []ling.Mention
	for f := range strings.FieldsSeq(s) {
		var m ling.Mention
		if _, err := fmt.Sscanf(f[1:], "%d-%d", &m.From, &m.To); err != nil {
			t.Fatal(err)
		}
		m.Kind = kinds[f[0]]
		out = append(out, m)
	}
	return out
}

func TestScoreNames(t *testing.T) {
	tests := []struct{ gold, pred, want string }{
		{"P0-2 O5-6 L8-9", "P0-2 O5-6 L8-9", "hits 3 pred 3 gold 3"},
		{"P0-2", "P1-2", "hits 0 pred 1 gold 1"},           // the first token is another
		{"P0-2", "P0-3", "hits 0 pred 1 gold 1"},           // the last token is another
		{"P0-2", "O0-2", "hits 0 pred 1 gold 1"},           // the kind is another
		{"P0-2", "P0-2 P0-2", "hits 1 pred 1 gold 1"},      // found twice counts once
		{"P0-2 D3-4", "P0-2 D3-4", "hits 1 pred 1 gold 1"}, // dates are no names
		{"", "L0-1", "hits 0 pred 1 gold 0"},               // invented
		{"L0-1 L4-5", "", "hits 0 pred 0 gold 2"},          // missed
		{"O0-4", "O0-4 L2-3", "hits 1 pred 2 gold 1"},      // one within another counts by itself
		{"P0-1 L0-1", "P0-1 L0-1", "hits 2 pred 2 gold 2"}, // two kinds of one span
	}
	for _, tt := range tests {
		t.Run(tt.gold+" | "+tt.pred, func(t *testing.T) {
			s := ScoreNames(nameList(t, tt.gold), nameList(t, tt.pred)).All
			if got := fmt.Sprintf("hits %d pred %d gold %d", s.Hits, s.Pred, s.Gold); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestNamesAdd(t *testing.T) {
	var sum Names
	sum.Add(ScoreNames(nameList(t, "P0-1 L2-3"), nameList(t, "P0-1")))
	sum.Add(ScoreNames(nameList(t, "L0-1"), nameList(t, "L0-1 O3-4")))
	want := map[ling.MentionKind]PRF{
		ling.PersonName: {Hits: 1, Pred: 1, Gold: 1}, ling.OrgName: {Pred: 1}, ling.PlaceName: {Hits: 1, Pred: 1, Gold: 2},
	}
	for kind, s := range want {
		if sum.ByKind[kind] != s {
			t.Errorf("%s: %v, want %v", kind, sum.ByKind[kind], s)
		}
	}
	if all := (PRF{Hits: 2, Pred: 3, Gold: 3}); sum.All != all {
		t.Errorf("all: %v, want %v", sum.All, all)
	}
}
