package eval

import (
	"os"
	"strings"
	"testing"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		want, got      string
		person, expect bool
	}{
		{"Ilan Dovar", "ilan dovar", true, true},
		{"Ilan Dovar", "Dovar", true, false},
		{"Dovar", "Ilan Dovar", true, true},
		{"Ilan Dovar", "Mira Dovar", true, false},
		{"Ilan Dovar", "Ilan Tesk", true, false},
		{"Ilan Dovar", "Ilan P. Dovar", true, true},
		{"Ilan P. Dovar", "Ilan Dovar Jr.", true, true},
		{"Ilan P. Dovar", "Ilan K. Dovar", true, false},
		{"I. Dovar", "Ilan Dovar", true, true},
		{`Ilan K. "Lanny" Dovar`, "Lanny Dovar", true, true},
		{"Mira Tesk-Dovar", "Mira Tesk-Dovar", true, true},
		{"Mira Tesk-Dovar", "Mira Tesk", true, false},
		{"the Arvenian Senate", "Arvenian Senate", false, true},
		{"Arvenian Senate", "Senate", false, false},
		{"Arvenian Red Party", "Arvenian Party", false, false},
		{"Arvenian Office for Tides", "AOT", false, true},
		{"AOT", "Arvenian Office for Tides", false, true},
		{"Arvenian Office for Tides", "AO", false, false},
		{"United Tolmark", "U.T.", false, true},
		{"Tolmark", "T", false, false},
		{"U.T. Court of Tides", "United Tolmark Court of Tides", false, true},
		{"Court of United Tolmark", "Court of UT", false, true},
		{"U.T. Court of Tides", "United Velland Court of Tides", false, false},
		{"Ut Court", "United Tolmark Court", false, false},
		{"Ilan Dovar", "", true, false},
		{"Ilan Dovar", "“…”", true, false},
	} {
		t.Run(c.want+"="+c.got, func(t *testing.T) {
			if SameName(c.want, c.got, c.person) != c.expect {
				t.Errorf("got %v", !c.expect)
			}
		})
	}
}

// hearing is a text in which d is Ilan Dovar, b a body with a name, and m a
// minister without one.
const hearing = `<s1 [PER:d Ilan Dovar]> <k1 said> <c1 it/EX rained>. | <s2 [NOM:d The premier]> <k2 added> <c2 that it/EX snowed>. ` +
	`| <s3 [NOM:m A minister]> <k3 denied> <c3 it/EX>. | <s4 [NOM:b The panel]> of [ORG:b Tide Office] <k4 agreed> <c4 on/RP it/EX>. | [NOM Fishers] sang.`

// entryOf is what an actor layer makes of hearing.
func entryOf(doc *ling.Doc) *acta.Entry {
	entry := &acta.Entry{}
	of := map[ling.MentionID]acta.ActorID{}
	for i, chain := range doc.Chains {
		a := acta.Actor{ID: acta.ActorID(rune('a' + i)), Kind: acta.KindUnnamed, Anonymity: acta.Bare, Name: doc.Words(doc.Mentions[chain.Mentions[0]].Range)}
		for _, id := range chain.Mentions {
			of[id] = a.ID
			m, form := doc.Mentions[id], acta.FormNominal
			if m.Kind.IsName() {
				a.Name, form, a.Anonymity, a.Kind = doc.Words(m.Range), acta.FormName, acta.Institution, acta.KindBody
			}
			if m.Kind == ling.PersonName {
				a.Anonymity, a.Kind = acta.Named, acta.KindPerson
			}
			a.Mentions = append(a.Mentions, acta.MentionOf{Span: doc.Span(m.Range), Form: form})
		}
		entry.Actors = append(entry.Actors, a)
	}
	for _, q := range doc.Quotes {
		s := acta.Statement{}
		for _, r := range q.Source {
			s.Source.Spans = append(s.Source.Spans, doc.Span(r))
		}
		if q.Speaker != ling.None {
			s.Source.Actor = of[q.Speaker]
		}
		entry.Statements = append(entry.Statements, s)
	}
	return entry
}

func TestHear(t *testing.T) {
	doc := lingtest.Doc(t, hearing)
	entry := entryOf(doc)
	for _, c := range []struct {
		words, label              string
		right, stated, foundRight bool
	}{
		{"Ilan Dovar", "Ilan Dovar", true, true, true},
		{"Ilan Dovar", "Mira Dovar", false, true, false},
		{"The premier", "Ilan Dovar", true, true, true},
		{"The premier", Nameless, false, true, false},
		{"A minister", Nameless, true, true, true},
		{"A minister", "Ilan Dovar", false, true, false},
		{"The panel", "Tide Office", true, true, true},
		{"The panel", Nameless, false, true, false},
		{"Fishers", Nameless, true, false, false},
		{"Fishers", "Ilan Dovar", false, false, false},
		{"sang", Nameless, true, false, false},
	} {
		t.Run(c.words+"="+c.label, func(t *testing.T) {
			start := int32(strings.Index(doc.Text.UTF8, c.words))
			got, err := Hear(Speaker{Article: "x", Start: start, End: start + int32(len(c.words)), Name: c.label}, doc, entry)
			if err != nil {
				t.Fatal(err)
			}
			if got.Right != c.right || got.Stated != c.stated || got.FoundRight != c.foundRight {
				t.Errorf("right %v, stated %v, found right %v", got.Right, got.Stated, got.FoundRight)
			}
		})
	}
	if _, err := Hear(Speaker{Start: 2, End: 1000}, doc, entry); err == nil {
		t.Error("a place behind the text gave no error")
	}
}

// A body may go by the gazetteer's name; the label has one of the text.
func TestHearOtherName(t *testing.T) {
	doc := lingtest.Doc(t, hearing)
	entry := entryOf(doc)
	for i := range entry.Actors {
		entry.Actors[i].Name = "Harbour " + entry.Actors[i].Name
	}
	for _, c := range []struct {
		words, label string
		right        bool
	}{
		{"The panel", "Tide Office", true},
		{"The panel", "Coast Office", false},
		{"Ilan Dovar", "Mira Dovar", false},
	} {
		t.Run(c.words+"="+c.label, func(t *testing.T) {
			start := int32(strings.Index(doc.Text.UTF8, c.words))
			got, err := Hear(Speaker{Article: "x", Start: start, End: start + int32(len(c.words)), Name: c.label}, doc, entry)
			if err != nil || got.Right != c.right {
				t.Errorf("right %v, %v", got.Right, err)
			}
		})
	}
}

func TestSpeakerSpan(t *testing.T) {
	got, ok := Speaker{Start: 1, End: 3}.Span("“Né”")
	if want := (acta.Span{Start: 3, End: 6}); got != want || !ok {
		t.Errorf("got %v %v, want %v", got, ok, want)
	}
	if got, ok := (Speaker{Start: 1, End: 2}).Span("ab"); !ok || got.End != 2 {
		t.Errorf("the end of the text: got %v %v", got, ok)
	}
	if _, ok := (Speaker{Start: 1, End: 3}).Span("ab"); ok {
		t.Error("a span over the end is inside")
	}
}

func TestReadSpeakersRefuses(t *testing.T) {
	for _, line := range []string{
		"a\t1\t2\tpronoun", "a\t1\t2\tpronoun\t", "\t1\t2\tpronoun\tIlan", "a\t2\t2\tpronoun\tIlan", "a\t-1\t2\tpronoun\tIlan", "a\tx\t2\tpronoun\tIlan",
		"a\t1\t99999999999\tpronoun\tIlan", "a\t1\t2\tname\tIlan", "a\t1\t2\tpronoun\tIlan\tx",
	} {
		_, err := ReadSpeakers(strings.NewReader("# head\n"+line), "labels")
		if err == nil || !strings.HasPrefix(err.Error(), "labels:2: ") {
			t.Errorf("%q: got %v", line, err)
		}
	}
}

// Each label is a place of its own, and no article is in both files.
func TestSpeakerLabels(t *testing.T) {
	seen := map[string]string{}
	for path, want := range map[string]int{"testdata/speakers.tsv": 300, "testdata/speakers-unseen.tsv": 115} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		all, err := ReadSpeakers(f, path)
		if err != nil {
			t.Fatal(err)
		}
		places := map[Speaker]bool{}
		for _, s := range all {
			places[Speaker{Article: s.Article, Start: s.Start}] = true
			if other := seen[s.Article]; other != "" && other != path {
				t.Errorf("%s is in both files", s.Article)
			}
			seen[s.Article] = path
		}
		if len(all) != want || len(places) != want {
			t.Errorf("%s: %d labels in %d places, want %d", path, len(all), len(places), want)
		}
	}
}

func TestWriteSpeakers(t *testing.T) {
	var out strings.Builder
	err := WriteSpeakers(&out, []Heard{
		{Speaker: Speaker{Class: "pronoun", Name: "Ilan Dovar"}, Right: true, Stated: true, FoundRight: true},
		{Speaker: Speaker{Class: "pronoun", Name: Nameless}, Right: true, FoundRight: true},
		{Speaker: Speaker{Class: "relative", Name: "Ilan Dovar"}, Stated: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `class         n  source given   found          found, right
pronoun       2  2 (100.0%)     1 (50.0%)      1 (50.0%)
relative      1  0 (0.0%)       1 (100.0%)     0 (0.0%)
named         2  1 (50.0%)      2 (100.0%)     1 (50.0%)
nameless      1  1 (100.0%)     0 (0.0%)       0 (0.0%)
all           3  2 (66.7%)      2 (66.7%)      1 (33.3%)
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func FuzzReadSpeakers(f *testing.F) {
	f.Add("a\t1\t2\tpronoun\tIlan Dovar\n", "Né said")
	f.Fuzz(func(t *testing.T, table, body string) {
		all, err := ReadSpeakers(strings.NewReader(table), "labels")
		if err != nil {
			return
		}
		for _, s := range all {
			if span, ok := s.Span(body); ok && (span.Start < 0 || span.Empty() || int(span.End) > len(body)) {
				t.Fatalf("%+v in %d bytes: %v", s, len(body), span)
			}
			SameName(s.Name, body, true)
		}
	})
}
