package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"acta/internal/input"
)

// examples are the articles that the project shows itself with.
const examples = "../../examples"

func TestExamples(t *testing.T) {
	for _, c := range []struct {
		name, title, outlet, byline, published string
		paragraphs                             int
		last                                   string
	}{
		{"halmsted-summit.txt", "Northern Compact vows ‘no retreat’ on river patrols as Tolmark calls Halmsted summit a provocation", "", "", "", 16, "‘please read the post.’"},
		{"brenn-bridge.txt", "Tolmark shuts Brenn bridge after guard is wounded; Arvenia denies firing", "", "", "2026-03-04", 15, `"That depends on them," he said.`},
		{"grain-levy.txt", "Arvenia blames Tolmark for collapse of grain talks", "", "", "", 14, "a clerk of the court said."},
		{"grain-levy-swapped.txt", "Tolmark blames Arvenia for collapse of grain talks", "", "", "", 14, "a clerk of the court said."},
		{"border-poll.txt", "Poll: Most Vellanders Doubt Both Sides in Bridge Dispute, and Half Would Rather Not Hear of It", "", "Tomas Reel", "2026-03-10", 15, "''She didn't say which Sunday.''"},
		{"minister-resigns.html", "Haskel quits over duty log, says he was ‘badly advised’", "The Halmsted Courier", "Karin Strand", "2026-03-15", 17, "which is older than both governments.’"},
		{"harbour-inquiry.html", "Inquiry into harbor fire: “Everyone had a key”", "Ostmere Ledger", "Hanne Vold", "2026-02-20", 15, "The report mentions no van."},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(examples, c.name))
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(input.Raw{Path: c.name, Bytes: b}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if a.Title != c.title || a.Text.Slice(a.Text.Headline) != c.title || a.Outlet != c.outlet || a.Byline != c.byline || a.Published != c.published || a.Language != "en" || len(a.Problems) > 0 {
				t.Errorf("got title %q, headline %q, outlet %q, byline %q, published %q, language %q, problems %q",
					a.Title, a.Text.Slice(a.Text.Headline), a.Outlet, a.Byline, a.Published, a.Language, a.Problems)
			}
			if len(a.Text.Paragraphs) != c.paragraphs || !strings.HasSuffix(strings.TrimSpace(a.Text.UTF8), c.last) {
				t.Errorf("%d paragraphs, want %d, the last with %q:\n%s", len(a.Text.Paragraphs), c.paragraphs, c.last, a.Text.UTF8)
			}
			for _, page := range []string{"cookie", "Subscribe", "river_rat", "Winter sale", "Advertisement", "Photograph", "Most read", "<", "Skip to"} {
				if strings.Contains(a.Text.UTF8, page) {
					t.Errorf("text holds %q, which is not of the article:\n%s", page, a.Text.UTF8)
				}
			}
		})
	}
}

// TestSwappedExample holds the pair of examples to what it is for.
func TestSwappedExample(t *testing.T) {
	one, err := os.ReadFile(filepath.Join(examples, "grain-levy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(filepath.Join(examples, "grain-levy-swapped.txt"))
	if err != nil {
		t.Fatal(err)
	}
	swap := strings.NewReplacer("Arvenian", "Tolmarkian", "Tolmarkian", "Arvenian", "Arvenia", "Tolmark", "Tolmark", "Arvenia",
		"Ilan Dovar", "Rolf Tarn", "Rolf Tarn", "Ilan Dovar", "Dovar", "Tarn", "Tarn", "Dovar", "Halmsted", "Dunmere", "Dunmere", "Halmsted")
	if swap.Replace(string(one)) != string(other) || swap.Replace(string(other)) != string(one) {
		t.Error("grain-levy-swapped.txt is not grain-levy.txt with its sides exchanged")
	}
}
