package eval

import (
	"errors"
	"os"
	"strings"
	"testing"

	"acta"
)

func TestReadEventLabels(t *testing.T) {
	for line, want := range map[string]string{
		"paragraph\t7\tab\nevent\tASSAULT|COERCE\t0-3|-\t4-9<>10-12|=UKR\tactual\t-\t4-9/20-22": "",
		"event\tASSAULT\t-\t-\tactual\t-\t1-2":                                                  "labels:1: want paragraph",
		"paragraph\tx\tab":                                                                      "labels:1: strconv.Atoi",
		"paragraph\t7\tab\nevent\tASSAULT\t-\t-\tactual\t-":                                     "labels:2: want paragraph",
		"paragraph\t7\tab\nevent\tA\t3-1\t-\tactual\t-\t1-2":                                    `labels:2: "3-1" is no stretch`,
		"paragraph\t7\tab\nevent\tA\t-\t\tactual\t-\t1-2":                                       "labels:2: a party is empty",
		"paragraph\t7\tab\nevent\tA\t-\t-\tactual\t-\t1":                                        `labels:2: "1" is no stretch`,
	} {
		t.Run(line, func(t *testing.T) {
			_, err := ReadEventLabels(strings.NewReader(line), "labels")
			checkInvalid(t, err, want)
		})
	}
}

func checkInvalid(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Error(err)
	case want != "" && (!errors.Is(err, acta.ErrInvalid) || !strings.HasPrefix(err.Error(), want)):
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestReadFalse(t *testing.T) {
	for line, want := range map[string]string{
		"7\tab\t1\t4\tCOERCE\ty": "",
		"7\tab\t1\t4\tCOERCE":    "labels:1: 5 columns",
		"x\tab\t1\t4\tCOERCE\ty": `labels:1: line "x"`,
		"7\tab\t4\t1\tCOERCE\tn": `labels:1: "4-1" is no stretch`,
		"7\tab\t1\t4\tCOERCE\t?": `labels:1: verdict "?"`,
	} {
		t.Run(line, func(t *testing.T) {
			_, err := ReadFalse(strings.NewReader(line), "labels")
			checkInvalid(t, err, want)
		})
	}
}

func TestDrawIsTheSameEachTime(t *testing.T) {
	var all []Paragraph
	for n := range 40 {
		all = append(all, Paragraph{Line: n + 1, Category: []string{"a", "b"}[n%2]})
	}
	a, b := Draw(all, []string{"a"}, "s", 5), Draw(all, []string{"a"}, "s", 9)
	if len(a) != 5 || len(b) != 9 {
		t.Fatalf("%d and %d drawn", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] || a[i].Category != "a" {
			t.Errorf("ticket %d: %v and %v", i, a[i], b[i])
		}
	}
	if other := Draw(all, []string{"a"}, "t", 5); other[0] == a[0] && other[1] == a[1] && other[2] == a[2] {
		t.Error("another seed draws the same")
	}
}

// A sentence of ours: "Arvenia shelled Brenn, Tolmark said."
func judgedEntry(kind, realis string, by acta.StatementID, target acta.Party) *acta.Entry {
	return &acta.Entry{
		Document: acta.Document{Text: "Arvenia shelled Brenn, Tolmark said."},
		Actors: []acta.Actor{
			{ID: "a1", Country: "ARV", Mentions: []acta.MentionOf{{Span: acta.Span{Start: 0, End: 7}}}},
			{ID: "a2", Country: "TOL", Mentions: []acta.MentionOf{{Span: acta.Span{Start: 23, End: 30}}}},
		},
		Statements: []acta.Statement{{ID: "s1", Source: acta.Party{Actor: "a2", Spans: []acta.Span{{Start: 23, End: 30}}}}},
		Events: []acta.Event{{
			ID: "e1", Type: kind, Realis: realis, Asserted: by, Trigger: []acta.Span{{Start: 8, End: 15}},
			Source: []acta.Party{{Actor: "a1", Spans: []acta.Span{{Start: 0, End: 7}}}}, Target: []acta.Party{target},
		}},
	}
}

func TestJudgeEvents(t *testing.T) {
	const label = "paragraph\t1\tx\nevent\tASSAULT\t0-7\t16-21|=TOL\tactual\t23-30\t8-15\n"
	brenn := acta.Party{Spans: []acta.Span{{Start: 16, End: 21}}}
	tests := []struct {
		name   string
		entry  *acta.Entry
		labels string
		want   string
	}{
		{"all right", judgedEntry("ASSAULT", "actual", "s1", brenn), label, "type parties by realis"},
		{"the state in place of the town", judgedEntry("ASSAULT", "actual", "s1", acta.Party{Actor: "a2"}), label, "type parties by realis"},
		{"the attacker as target", judgedEntry("ASSAULT", "actual", "s1", acta.Party{Actor: "a1"}), label, "type by realis"},
		{"another type", judgedEntry("COERCE", "actual", "s1", brenn), label, "parties by realis"},
		{"in the outlet's voice", judgedEntry("ASSAULT", "negated", "", brenn), label, "type parties"},
		{"missed", &acta.Entry{}, label, "missed"},
		{"none there", judgedEntry("ASSAULT", "actual", "s1", brenn), "paragraph\t1\tx\n", "extra"},
		{"optional", judgedEntry("ASSAULT", "actual", "s1", brenn), strings.Replace(label, "event", "optional", 1), ""},
		{"each other", judgedEntry("ASSAULT", "actual", "s1", acta.Party{Actor: "a2"}), strings.Replace(label, "0-7\t16-21|=TOL", "0-7<>23-30\t-", 1), "type parties by realis"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			labels, err := ReadEventLabels(strings.NewReader(test.labels), "labels")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, j := range JudgeEvents(test.entry, labels[0].Events) {
				switch {
				case j.Event == nil:
					got = append(got, "missed")
				case j.Label == nil:
					got = append(got, "extra")
				}
				for _, p := range []struct {
					right bool
					name  string
				}{{j.Type, "type"}, {j.Parties, "parties"}, {j.By, "by"}, {j.Realis, "realis"}} {
					if p.right {
						got = append(got, p.name)
					}
				}
			}
			if g := strings.Join(got, " "); g != test.want {
				t.Errorf("got %q, want %q", g, test.want)
			}
		})
	}
}

func TestEventScoreCountsWhatIsMissed(t *testing.T) {
	label := EventLabel{Types: []string{"ASSAULT"}}
	var s EventScore
	s.Add([]JudgedEvent{{Label: &label, Event: &acta.Event{}, Type: true}, {Label: &label}, {Event: &acta.Event{}}})
	var b strings.Builder
	if _, err := s.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if want := "type 100.0 50.0 50.0 50.0 1 2 2"; !strings.Contains(strings.Join(strings.Fields(b.String()), " "), want) {
		t.Errorf("got\n%swant %s", b.String(), want)
	}
}

func TestEventLabelsAreWhole(t *testing.T) {
	f, err := os.Open("testdata/events.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	labels, err := ReadEventLabels(f, "events.tsv")
	if err != nil || len(labels) != 250 {
		t.Errorf("%d paragraphs: %v", len(labels), err)
	}
}
