package event

import (
	"strings"
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

func TestDateline(t *testing.T) {
	for in, want := range map[string]string{
		"[PER HALDEN/NNP^closed:nsubj] ,/, [LOC Arvenia/NNP^HALDEN:conj] —/: [LOC Tolmark/NNP^closed:nsubj] closed/VBD^root a bridge/NN^closed:obj.":      "dep nsubj",
		"[LOC HALDEN/NNP^closed:nsubj] ( [ORG ANA/NNP^HALDEN:appos] ) --/: [LOC Tolmark/NNP^closed:nsubj] closed/VBD^root a bridge/NN^closed:obj.":        "dep nsubj",
		"[LOC Halden/NNP^closed:nsubj] —/: [LOC Tolmark/NNP^closed:nsubj] closed/VBD^root a bridge/NN^closed:obj.":                                        "nsubj nsubj",
		"[LOC Arvenia/NNP^closed:nsubj] ,/, a neighbour/NN^Arvenia:appos ,/, [LOC Tolmark/NNP^closed:nsubj] closed/VBD^root a bridge/NN^closed:obj —/: .": "nsubj nsubj",
	} {
		d := repair(lingtest.Doc(t, in))
		var got []string
		for i := range d.Tokens {
			if x := d.Tags[i].XPOS; x == "NNP" && (d.Arcs[i].Rel == "nsubj" || d.Arcs[i].Rel == "dep") {
				got = append(got, d.Arcs[i].Rel)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", in, s, want)
		}
	}
}
