package event

import (
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

func TestRepair(t *testing.T) {
	for in, verb := range map[string]bool{
		"gunmen/NNS^attack:nsubj attack/NN^root a village/NN^attack:obj.":                              true,
		"[ORG navy/NNP^intercepts:compound] intercepts/NNS/intercept^root a boat/NN^intercepts:appos.": true,
		"[ORG navy/NNP^summons:compound] summons/NN^root the envoy/NN^summons:obj.":                    true,
		"The attack/NN^shocked:nsubj shocked/VBD^root a village/NN^shocked:obj.":                       false,
		"a harbour/NN^strike:compound strike/NN^root.":                                                 false,
		"It/PRP^attack:nsubj was/VBD^attack:cop an attack/NN^root.":                                    false,
	} {
		t.Run(in, func(t *testing.T) {
			d := lingtest.Doc(t, in)
			before := append([]ling.Tag(nil), d.Tags...)
			got := repair(d)
			found := false
			for i := range got.Tags {
				found = found || d.Tags[i].UPOS == "NOUN" && got.Tags[i].UPOS == "VERB"
				if d.Tags[i] != before[i] {
					t.Errorf("the document was changed at %q", d.Word(ling.TokenID(i)))
				}
			}
			if found != verb {
				t.Errorf("verb found: %v, want %v", found, verb)
			}
		})
	}
}
