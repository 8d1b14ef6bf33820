package eval

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"acta"
)

// stretch is where words stand in text, in bytes; once is enough.
func stretch(text, words string) acta.Span {
	at := int32(strings.Index(text, words))
	return acta.Span{Start: at, End: at + int32(len(words))}
}

// attackEntry is of a text of ours with two events. "é" makes bytes and code points
// differ behind it.
func attackEntry() *acta.Entry {
	const body = "José of Velland said Arvenian armed forces shelled Brenn, and Tolmark and Arvenia met."
	at := func(words string) []acta.Span { return []acta.Span{stretch(body, words)} }
	party := func(id acta.ActorID, words string) acta.Party { return acta.Party{Actor: id, Spans: at(words)} }
	return &acta.Entry{
		Document: acta.Document{Text: body},
		Actors: []acta.Actor{
			{ID: "a1", Country: "VEL", Mentions: []acta.MentionOf{{Span: stretch(body, "José of Velland")}}},
			{ID: "a2", Country: "ARV", Mentions: []acta.MentionOf{{Span: stretch(body, "Arvenian armed forces")}}},
			{ID: "a3", Country: "TOL", Mentions: []acta.MentionOf{{Span: stretch(body, "Tolmark")}}},
		},
		Statements: []acta.Statement{{ID: "s1", Source: party("a1", "José of Velland")}},
		Events: []acta.Event{
			{ID: "e1", Type: "ASSAULT", Realis: "actual", Asserted: "s1", Trigger: at("shelled"), Source: []acta.Party{party("a2", "Arvenian armed forces")}, Target: []acta.Party{party("", "Brenn")}},
			{ID: "e2", Type: "CONSULT", Realis: "actual", Trigger: at("met"), Source: []acta.Party{party("a3", "Tolmark")}, Target: []acta.Party{party("", "Arvenia met")}},
		},
	}
}

// Labels are written with words; points turns them into offsets, in code points.
func points(body, line string) string {
	for {
		from := strings.IndexByte(line, '{')
		to := strings.IndexByte(line, '}')
		if from < 0 {
			return line
		}
		s := stretch(body, line[from+1:to])
		runes := func(n int32) int { return len([]rune(body[:n])) }
		line = fmt.Sprintf("%s%d-%d%s", line[:from], runes(s.Start), runes(s.End), line[to+1:])
	}
}

// Each case is the labels of attackEntry; what comes of them is in the golden file.
func TestJudgedEventsGolden(t *testing.T) {
	const path = "testdata/events-judged.golden"
	const shelled, met = "event\tASSAULT\t{armed forces}\t{Brenn}\tactual\t{José}|{Velland}\t{shelled}", "event\tCONSULT\t{Tolmark}<>{Arvenia met}\t-\tactual\t-\t{met}"
	optional := func(label string) string { return "optional" + strings.TrimPrefix(label, "event") }
	var got strings.Builder
	for _, test := range []struct {
		name   string
		labels []string
	}{
		{"all is right", []string{shelled, met}},
		{"nothing is labelled", nil},
		{"optional labels", []string{optional(shelled), optional(met)}},
		{"optional labels where nothing was found", []string{shelled, met, "optional\tACCUSE\t-\t-\tactual\t-\t{said}"}},
		{"any of the words that tell it", []string{"event\tASSAULT\t{armed forces}\t{Brenn}\tactual\t{Velland}\t{said}/{shelled}", met}},
		{"the state in place of its forces", []string{"event\tASSAULT\t=ARV\t{Brenn}\tactual\t{Velland}\t{shelled}", met}},
		{"what is found goes on behind the label", []string{"event\tASSAULT\t{Arvenian}\t{Brenn}\tactual\t{Velland}\t{shelled}", met}},
		{"what is found ends before the label does", []string{shelled, "event\tCONSULT\t{Tolmark and}\t{Arvenia met}\tactual\t-\t{met}"}},
		{"one of two attackers", []string{"event\tASSAULT\t{armed forces}+{Tolmark}\t{Brenn}\tactual\t{Velland}\t{shelled}", met}},
		{"nobody did it", []string{"event\tASSAULT\t-\t{Brenn}\tactual\t{Velland}\t{shelled}", met}},
		{"only one acts on each other", []string{shelled, "event\tCONSULT\t{Tolmark}<>{Brenn}\t-\tactual\t-\t{met}"}},
		{"each other, but labelled as sides", []string{shelled, "event\tCONSULT\t{Tolmark}\t{Arvenia met}\tactual\t-\t{met}"}},
		{"the outlet or somebody", []string{"event\tASSAULT\t{armed forces}\t{Brenn}\tactual\t-|{Velland}\t{shelled}", met}},
		{"the outlet", []string{"event\tASSAULT\t{armed forces}\t{Brenn}\tactual\t-\t{shelled}", met}},
		{"another realis", []string{"event\tASSAULT\t{armed forces}\t{Brenn}\tnegated|future\t{Velland}\t{shelled}", met}},
		{"of two labels at one word the right one is taken", []string{"event\tCOERCE\t{armed forces}\t{Brenn}\tactual\t{Velland}\t{shelled}", shelled, met}},
		{"an optional label of the right type goes before another", []string{"event\tCOERCE\t-\t-\tnegated\t-\t{shelled}", optional(shelled), met}},
		{"a label that counts goes before an optional one", []string{optional(shelled), shelled, met}},
		{"one label for both", []string{"event\tASSAULT\t{armed forces}\t{Brenn}\tactual\t{Velland}\t{shelled}/{met}"}},
		{"other words", []string{"event\tASSAULT\t{armed forces}\t{Brenn}\tactual\t{Velland}\t{said}", met}},
	} {
		entry := attackEntry()
		lines := "paragraph\t1\tx\n" + points(entry.Document.Text, strings.Join(test.labels, "\n"))
		labels, err := ReadEventLabels(strings.NewReader(lines), "labels")
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		fmt.Fprintf(&got, "# %s\n", test.name)
		for _, j := range JudgeEvents(entry, labels[0].Events) {
			event, label := "nothing", "nothing"
			if j.Event != nil {
				event = string(j.Event.ID)
			}
			if j.Label != nil {
				label = strings.Join(j.Label.Types, "|")
			}
			fmt.Fprintf(&got, "%s for %s: type %t, parties %t, by %t, realis %t; said %t\n", event, label, j.Type, j.Parties, j.By, j.Realis, j.Said)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant %s:\n%s", &got, path, want)
	}
}
