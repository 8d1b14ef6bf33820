package pipeline

import "testing"

func TestLastWords(t *testing.T) {
	for _, c := range []struct {
		in, words string
		want      int
	}{
		{"he left", "he", 0},
		{"the men", "he", -1},
		{"he and he", "he", 7},
		{"he and the", "he", 0},
		{"", "he", -1},
		{"é he", "he", 3},
		{"éhe", "he", -1},
	} {
		t.Run(c.in, func(t *testing.T) {
			if got := lastWords(c.in, c.words); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func FuzzResolve(f *testing.F) {
	p, err := New(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a spokesman for the Arvenian army", "2024-05-03", "")
	f.Add("he", "", "Ilan Dovar said he would go.")
	f.Add("\x00", "x", "\xff")
	f.Fuzz(func(t *testing.T, words, date, context string) {
		if len(words)+len(context) > 2000 {
			t.Skip()
		}
		a, err := p.Resolve(Phrase{Words: words, Date: date, Context: context})
		if (a.Kind == "") == (err == nil) {
			t.Errorf("kind %q and error %v", a.Kind, err)
		}
	})
}
