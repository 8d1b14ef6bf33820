package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"acta"
	"acta/internal/ling/conllu"
)

// entityDocument is one sentence, "WORD:HEAD:MISC" a word, each a noun.
func entityDocument(t testing.TB, words string) *conllu.Document {
	t.Helper()
	var b strings.Builder
	b.WriteString("# newdoc id = own_news_one\n# sent_id = 1\n# text = x\n")
	for i, w := range strings.Fields(words) {
		c := strings.SplitN(w, ":", 3)
		rel := "dep"
		if c[1] == "0" {
			rel = "root"
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\tNOUN\tNN\t_\t%s\t%s\t_\t%s\n", i+1, c[0], c[0], c[1], rel, c[2])
	}
	b.WriteString("\n")
	docs, err := conllu.ReadDocuments(strings.NewReader(b.String()), "own.conllu")
	if err != nil {
		t.Fatal(err)
	}
	return &docs[0]
}

func TestGoldMentions(t *testing.T) {
	for in, want := range map[string]string{
		"Dovar:2:Entity=(1-person) left:0:_":                        "1 0-1 head 0",
		"the:2:Entity=(1-person-new minister:3:Entity=1) left:0:_":  "1 0-2 head 1",
		"his:2:Entity=(2-place(1-person) town:3:Entity=2) fell:0:_": "1 0-1 head 0; 2 0-2 head 1",
		"a:2:Entity=(1-x(2-y b:0:Entity=2)1)":                       "1 0-2 head 1; 2 0-2 head 1",
		"a:2:SpaceAfter=No|Entity=(1-x b:3:_ c:0:Entity=(2-y)1)":    "1 0-3 head 2; 2 2-3 head 2",
		"left:0:_": "",
	} {
		t.Run(in, func(t *testing.T) {
			mentions, err := GoldMentions(entityDocument(t, in))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range mentions {
				got = append(got, fmt.Sprintf("%s %d-%d head %d", m.Entity, m.From, m.To, m.Head))
			}
			slices.Sort(got)
			if s := strings.Join(got, "; "); s != want {
				t.Errorf("%s, want %s", s, want)
			}
		})
	}
}

func TestGoldMentionsRejects(t *testing.T) {
	for _, in := range []string{
		"a:0:Entity=(1-x b:1:_",
		"a:0:Entity=1)",
		"a:0:Entity=(1-x b:1:Entity=2)",
	} {
		if _, err := GoldMentions(entityDocument(t, in)); !errors.Is(err, acta.ErrInvalid) {
			t.Errorf("%s: %v, want %v", in, err, acta.ErrInvalid)
		}
	}
}

func FuzzGoldMentions(f *testing.F) {
	for _, s := range []string{"(1-x)", "(1-x(2-y)1)", "1)", "(", ")", "()", "(1(1)1)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, field string) {
		if strings.ContainsAny(field, "\x00\t\n\r |:") || strings.Join(strings.Fields(field), "") != field || field == "" || strings.ToValidUTF8(field, "") != field {
			t.Skip()
		}
		mentions, err := GoldMentions(entityDocument(t, "a:0:Entity="+field))
		if err != nil && !errors.Is(err, acta.ErrInvalid) {
			t.Fatal(err)
		}
		for _, m := range mentions {
			if m.Empty() || !m.Has(m.Head) {
				t.Fatalf("mention %+v", m)
			}
		}
	})
}
