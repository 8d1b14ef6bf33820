package actor

import (
	"strings"
	"testing"

	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

func TestKnown(t *testing.T) {
	g, err := gazetteer.New(lexicon(t), gazetteer.Source{Name: "own.tsv", Text: "" +
		"actor\tdovar-guard\tDovar Guard\tforce\t\tARVMIL\n" +
		"actor\tsundr\tSundr\tforce\t\tARVREB\n" +
		"actor\tport-union\tPort Union\tgroup\t\tARVLAB\n" +
		"actor\tlantern\tLantern\tgroup\t\tARVLAB\n" +
		"actor\tmira\tMira Kessandor\tperson\t\tARV\n"})
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"Sundr/NNP fell.":                        "Sundr org name.known",
		"A sundr/NN fell.":                       "",
		"The Dovar/NNP Guard/NNP fell.":          "Dovar Guard org name.known",
		"The [LOC Dovar] Guard/NNP fell.":        "Dovar Guard org name.known",
		"The [ORG Dovar Guard Council] fell.":    "Dovar Guard Council org ",
		"Port/NNP Union/NNP fell.":               "Port Union org name.known",
		"Lantern/NNP fell.":                      "",
		"Mira/NNP Kessandor/NNP fell.":           "",
		"[PER Ilan] met Sundr/NNP.":              "Ilan person ; Sundr org name.known",
		"<s1 Sundr/NNP> <k1 said> <c1 it fell>.": "Sundr org name.known; it pronoun ",
	} {
		t.Run(in, func(t *testing.T) {
			q := Known(lingtest.Quoted(t, in), g)
			var got []string
			for _, m := range q.Mentions {
				got = append(got, q.Words(m.Range)+" "+string(m.Kind)+" "+m.Rule)
			}
			if g := strings.Join(got, "; "); g != want {
				t.Errorf("got %q, want %q", g, want)
			}
		})
	}
}

// A speaker stays the mention that it was, whatever stands before it now.
func TestKnownKeepsSpeakers(t *testing.T) {
	g, err := gazetteer.New(lexicon(t), gazetteer.Source{Name: "own.tsv", Text: "actor\tsundr\tSundr\tforce\t\tARVREB\n"})
	if err != nil {
		t.Fatal(err)
	}
	doc := lingtest.Doc(t, "Sundr/NNP fell, <s1 [PER Ilan Dovar]> <k1 said>, <c1 he knew>.")
	q := doc.Quoted
	for i := range q.Mentions {
		if q.Mentions[i].Kind == ling.PersonName {
			q.Quotes[0].Speaker = ling.MentionID(i)
		}
	}
	q = Known(q, g)
	if m := q.Mentions[q.Quotes[0].Speaker]; q.Words(m.Range) != "Ilan Dovar" || len(q.Mentions) != 3 {
		t.Errorf("speaker %q of %d mentions", q.Words(m.Range), len(q.Mentions))
	}
}
