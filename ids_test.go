package acta

import "testing"

func TestIDs(t *testing.T) {
	if a, b := NewDocID("a text"), NewDocID("a text"); a != b || len(a) != 16 {
		t.Errorf("ids of one text are %q and %q", a, b)
	}
	seen := map[string]string{}
	for name, id := range map[string]string{
		"span":           EntryID("d", "s", Span{1, 2}),
		"other document": EntryID("e", "s", Span{1, 2}),
		"other kind":     EntryID("d", "a", Span{1, 2}),
		"other span":     EntryID("d", "s", Span{1, 3}),
		"two spans":      EntryID("d", "s", Span{1, 2}, Span{3, 4}),
		"no span":        EntryID("d", "s"),
	} {
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s have the id %q", name, other, id)
		}
		seen[id] = name
	}
}
