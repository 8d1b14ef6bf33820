package pipeline

import (
	"slices"
	"testing"

	"acta/internal/ling"
	"acta/internal/text"
)

// The cue of a plain statement rests on the verb of saying itself.
func TestInfluence(t *testing.T) {
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	txt, err := text.New("Harbour closed\n\nThe tide was high. Ilan Dovar insisted that the wall would hold. It held.\n\nNobody was hurt.")
	if err != nil {
		t.Fatal(err)
	}
	doc := p.Analyze(txt)
	if len(doc.Quotes) != 1 {
		t.Fatalf("%d quotes, want 1", len(doc.Quotes))
	}
	words := p.Influence(doc, 0)
	sent := doc.Sents[doc.SentOf(doc.Quotes[0].Cue.From)]
	if len(words) != sent.Len() {
		t.Fatalf("%d words, want those of the sentence, %d", len(words), sent.Len())
	}
	first := words[0]
	if w := doc.Word(first.Token); w != "insisted" || first.Drop < 0.1 {
		t.Errorf("the cue rests first on %q, %.2f; want insisted", w, first.Drop)
	}
	if !slices.IsSortedFunc(words, func(a, b Influence) int {
		return int(1000 * (max(b.Drop, -b.Drop) - max(a.Drop, -a.Drop)))
	}) {
		t.Errorf("not the strongest first: %v", words)
	}
	if tag, prob := p.RunnerUp(doc, ling.TokenID(0)); tag == "" || tag == doc.Tags[0].UPOS || prob > 0.5 {
		t.Errorf("runner-up is %q, %.2f", tag, prob)
	}
}
