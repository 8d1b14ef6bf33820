package lingtest

import (
	"fmt"
	"strings"
	"testing"
)

// show gives each token with its tag and arc.
func show(notation string) (string, error) {
	d, err := Parse(notation)
	if err != nil {
		return "", err
	}
	var out []string
	for i := range d.Tokens {
		head := "root"
		if h := d.Arcs[i].Head; h >= 0 {
			head = d.Word(h) + ":" + d.Arcs[i].Rel
		}
		out = append(out, fmt.Sprintf("%s/%s/%s^%s", d.Text.UTF8[d.Tokens[i].Start:d.Tokens[i].End], d.Tags[i].XPOS, d.Tags[i].Lemma, head))
	}
	return strings.Join(out, " "), nil
}

func TestTree(t *testing.T) {
	for in, want := range map[string]string{
		"[PER Ilan Dovar] said.": "Ilan/NNP/Ilan^said:nsubj Dovar/NNP/Dovar^Ilan:flat said/VBD/say^root ././.^said:punct",
		`<c1 “We will go,”> <k1 said> [PER Ilan Dovar^Ilan:flat].`: "“/``/“^said:punct We/PRP/we^go:nsubj will/MD/will^go:aux go/VB/go^said:ccomp ,/,/,^said:punct " +
			"”/''/”^said:punct said/VBD/say^root Ilan/NNP/Ilan^said:nsubj Dovar/NNP/Dovar^Ilan:flat ././.^said:punct",
		"He didn't say": "He/PRP/he^did:nsubj did/VBD/do^root n't/RB/not^did:advmod say/VB/say^did:ccomp",
		"[NOM Arvenia's foreign minister] warned/VBD/warn": "Arvenia/NNP/Arvenia^minister:nmod:poss 's/POS/'s^Arvenia:case foreign/JJ/foreign^minister:amod " +
			"minister/NN/minister^warned:nsubj warned/VBD/warn^root",
	} {
		t.Run(in, func(t *testing.T) {
			got, err := show(in)
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestParse(t *testing.T) {
	d := Doc(t, `“<c1 We, [PER:a Dovar]’s men> , <s1 [PER:a Ilan Dovar]> <k1 said> <c1 , <s2 he> <k2 denied> <c2 it>>. | It/EX rained.
		<s3 She> <k3 said> <c3 “yes”>.`)
	if got, want := d.Text.UTF8, "“We, Dovar’s men , Ilan Dovar said , he denied it. It rained.\nShe said “yes”."; got != want {
		t.Errorf("text is %q, want %q", got, want)
	}
	if len(d.Sents) != 3 || len(d.Quotes) != 3 {
		t.Fatalf("%d sentences, %d quotes, want 3 and 3", len(d.Sents), len(d.Quotes))
	}
	if d.Quotes[1].Within != 0 || d.Quotes[0].Within != -1 || d.Quotes[2].Manner != "direct" {
		t.Errorf("quotes are %+v", d.Quotes)
	}
	if len(d.Chains) != 1 || len(d.Chains[0].Mentions) != 2 || d.Words(d.Mentions[d.Chains[0].Name].Range) != "Ilan Dovar" {
		t.Errorf("chains are %+v", d.Chains)
	}
	if s := d.Quotes[0].Speaker; s < 0 || d.Words(d.Mentions[s].Range) != "Ilan Dovar" {
		t.Errorf("speaker is mention %d", s)
	}
}

func TestParseErrors(t *testing.T) {
	for _, in := range []string{"[PER Ilan", "[FOO Ilan]", "Ilan]", "<x1 Ilan>", "Ilan^gone:nsubj said", "<cx Ilan>", "[PER ]"} {
		t.Run(in, func(t *testing.T) {
			if _, err := Parse(in); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestClosedClassesAreApart(t *testing.T) {
	seen := map[string]string{}
	for tag, words := range closedClasses {
		for w := range strings.FieldsSeq(words) {
			if other, ok := seen[w]; ok {
				t.Errorf("%q is %s and %s", w, other, tag)
			}
			seen[w] = tag
		}
	}
}
