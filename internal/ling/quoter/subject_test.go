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
