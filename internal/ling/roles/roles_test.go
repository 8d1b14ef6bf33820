package roles

import (
	"strings"
	"testing"

	"acta/internal/ling/lingtest"
)

func TestFrames(t *testing.T) {
	for sentence, want := range map[string]string{
		"Arvenia attacked Tolmark.": "attacked ARG0=Arvenia ARG1=Tolmark",
		"The house":                 "",
	} {
		t.Run(sentence, func(t *testing.T) {
			d := lingtest.Named(t, sentence)
			var got []string
			for _, f := range New().Frames(&d.Parsed) {
				line := d.Word(f.Pred)
				for _, a := range f.Args {
					line += " " + string(a.Role) + "=" + d.Word(a.Head)
				}
				got = append(got, line)
			}
			if s := strings.Join(got, "; "); s != want {
				t.Errorf("got %q, want %q", s, want)
			}
		})
	}
}
