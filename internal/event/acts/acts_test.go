package acts

import (
	"strings"
	"testing"
	"testing/fstest"

	"acta/data"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

// The lines that a sentence's words match, those of more words alone.
func TestAt(t *testing.T) {
	lines, err := data.ReadActs(fstest.MapFS{"acts.tsv": {Data: []byte(strings.Join([]string{
		"# words", "impose sanction\tv\t160\tSANCTION\tdiscontinue", "impose\tv\t172\tCOERCE\trestrict",
		"attack\tv\t190\tASSAULT\t", "attack\tn\t190\tASSAULT\t", "not agree\tv\t120\tREJECT\tchange", "agree\tv\t030\tAGREE\t",
	}, "\n"))}})
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]string{
		"Arvenia imposes/VBZ sanctions on Tolmark.":          "act:impose_sanction",
		"Arvenia imposes/VBZ a curfew.":                      "act:impose",
		"Arvenia attacked Tolmark.":                          "act:attack",
		"Arvenia did not agree/VB to the plan.":              "act:not_agree",
		"Arvenia agreed.":                                    "act:agree",
		"Arvenia watched.":                                   "",
		"The attack was over.":                               "act:attack.n",
		"Arvenia imposes/VBZ a tax, and sanctions were over": "act:impose_sanction",
	} {
		t.Run(sentence, func(t *testing.T) {
			d := lingtest.Named(t, sentence)
			var got []string
			for tok := range ling.TokenID(len(d.Tokens)) {
				At(&d.Parsed, lines, tok, func(a *data.Act) { got = append(got, a.ID) })
			}
			if strings.Join(got, " ") != want {
				t.Errorf("got %v, want %q", got, want)
			}
		})
	}
}
