package train

import (
	"fmt"
	"strings"
	"testing"

	"acta/internal/ling/conllu"
)

func TestNamesOfLabels(t *testing.T) {
	tests := []struct {
		labels []int
		want   string
	}{
		{nil, ""},
		{[]int{0, 1, 2, 0, 5}, "person 1-3, place 4-5"},
		{[]int{1, 1, 2}, "person 0-1, person 1-3"}, // two side by side
		{[]int{3, 4, 4}, "org 0-3"},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range namesOfLabels(tt.labels) {
			got = append(got, fmt.Sprintf("%s %d-%d", m.Kind, m.From, m.To))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%v: %s, want %s", tt.labels, s, tt.want)
		}
	}
}

// The mention is in the fields Entity; the words are form/tag/head.
func TestGumNames(t *testing.T) {
	tests := []struct{ words, want string }{
		{"President/PROPN/2/(1-person-x Nerin/PROPN/0/- Kadva/PROPN/2/1) spoke/VERB/2/-", "0 1 2 0"}, // a title is left out
		{"the/DET/2/(1-organization-x Senate/PROPN/0/1)", "0 3"},                                     // so is the article
		{"the/DET/2/(1-person-x minister/NOUN/0/1)", "0 0"},                                          // no proper noun
		{"Ministry/PROPN/0/(1-organization-x of/ADP/3/- Defence/PROPN/1/1)", "3 4 4"},
		{"Velland/PROPN/0/(1-place-x)", "5"},
		{"Velland/PROPN/0/(1-event-x)", "0"},                                                              // no kind that counts
		{"Tolmark/PROPN/2/(1-organization-x(2-place-x) Bank/PROPN/0/1)", "3 4"},                           // the longest counts
		{"the/DET/2/(1-person-x President/PROPN/0/- of/ADP/4/- Velland/PROPN/2/(2-place-x)1)", "0 0 0 5"}, // a title alone is no name
		{"Gulf/PROPN/0/(1-place-x of/ADP/4/- the/DET/4/- Arven/PROPN/1/1)", "5 6 6 6"},
		{"Ministry/PROPN/0/(1-organization-x of/ADP/3/- Health/PROPN/1/- and/CCONJ/5/- Work/PROPN/3/1)", "3 4 4 4 4"},
		{"Karsk/PROPN/4/(1-place-x -/PUNCT/1/- Orlen/PROPN/1/- Canal/PROPN/0/1)", "5 6 6 6"},
	}
	for _, tt := range tests {
		t.Run(tt.words, func(t *testing.T) {
			s := &conllu.Sentence{}
			for f := range strings.FieldsSeq(tt.words) {
				p := strings.Split(f, "/")
				w := conllu.Word{Form: p[0], UPOS: p[1], Misc: "_"}
				if _, err := fmt.Sscan(p[2], &w.Head); err != nil {
					t.Fatal(err)
				}
				if p[3] != "-" {
					w.Misc = "Entity=" + p[3]
				}
				s.Words = append(s.Words, w)
			}
			if got := strings.Trim(fmt.Sprint(gumNames(s)), "[]"); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}
