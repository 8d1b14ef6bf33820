package quoter

import (
	"testing"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

// The subject that a verb gives a statement which has no source.
func TestSubjectOf(t *testing.T) {
	for _, c := range []struct{ sentence, verb, want string }{
		{"Arvenia said that it would stay.", "said", "Arvenia"},
		{"It said so.", "said", ""},
		{"There said so.", "said", ""},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			d := lingtest.Named(t, c.sentence)
			r := read(&d, nil)
			got := ""
			for v := range ling.TokenID(len(d.Tokens)) {
				if d.Word(v) == c.verb {
					if s := r.subjectOf(v); !s.Empty() {
						got = d.Words(s)
					}
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A source whose clause ends before the cue gives way to what opens the sentence.
func TestAddSubjects(t *testing.T) {
	for in, want := range map[string]string{
		"The Pact/NNP^urged:nsubj , to which Arvenia belongs and <s1 Tolmark> will/MD not/RB , <k1 urged/VBD^root> <c1 both to stay>.": "The Pact",
		"The Pact/NNP^urged:nsubj , which Arvenia left , and <s1 Tolmark> <k1 urged/VBD^root> <c1 both to stay>.":                      "Tolmark",
		"<s1 Tolmark> , who does/VBZ not/RB know , <k1 urged/VBD^root> <c1 both to stay>.":                                             "Tolmark",
	} {
		t.Run(in, func(t *testing.T) {
			d := lingtest.Doc(t, in)
			r := read(&d.Named, nil)
			got := r.addSubjects(d.Quotes)
			if len(got) != 1 || len(got[0].Source) != 1 || d.Words(got[0].Source[0]) != want {
				t.Errorf("got %+v, want %q", got, want)
			}
		})
	}
}
