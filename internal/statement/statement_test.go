package statement

import (
	"fmt"
	"strings"
	"testing"

	"acta"
	"acta/data"
	"acta/internal/actor"
	"acta/internal/ling/lingtest"
)

func lexicon(t testing.TB) *data.Lexicon {
	t.Helper()
	lex, err := data.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func read(t testing.TB, lex *data.Lexicon, notation string) (string, []acta.Statement, []acta.Actor) {
	t.Helper()
	d := lingtest.Doc(t, notation)
	actors, cast := actor.Make("doc", d, actor.World{Lexicon: lex})
	return d.Text.UTF8, Make(&acta.Document{ID: "doc", Published: "2025-06-27"}, d, cast, lex), actors
}

func slice(text string, spans []acta.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, text[s.Start:s.End])
	}
	return strings.Join(out, " … ")
}

// The cue's lemma, its class, and a minus where it is negated.
func TestCue(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string]string{
		"<s1 He> <k1 said> <c1 no>.":                                     "say neutral",
		"<s1 He> <k1 has/AUX repeatedly called for> <c1 peace>.":         "call for request",
		"<s1 He> <k1 did/VBD n't say/VB> <c1 no>.":                       "say neutral -",
		"<s1 He> <k1 never said> <c1 no>.":                               "say neutral -",
		"<s1 He> <k1 refused> <c1 to/TO comment/VB>.":                    "refuse decline -",
		"<s1 He> <k1 declined> <c1 to/TO comment/VB>.":                   "decline decline -",
		"<s1 He> <k1 would/MD not comment/VB/comment> <c1 on it>.":       "comment decline -",
		"<s1 He> <k1 has/VBZ yet to/TO confirm/VB> <c1 it>.":             "confirm decline -",
		"<s1 He> <k1 ruled/VBD/rule out/RP> <c1 war>.":                   "rule out deny",
		"<s1 He> <k1 claimed/VBD/claim responsibility> <c1 for it>.":     "claim responsibility assert",
		"<s1 He> <k1 claimed/VBD/claim> <c1 it fell>.":                   "claim doubt",
		"<s1 He> <k1 vowed/VBD/vow> <c1 to/TO retaliate/VB>.":            "vow threaten",
		"<s1 He> <k1 vowed/VBD/vow> <c1 to/TO help/VB>.":                 "vow promise",
		"<s1 He> <k1 asked/VBD/ask> <c1 to/TO leave/VB>.":                "ask request",
		"<s1 He> <k1 asked/VBD/ask> <c1 why/WRB>.":                       "ask ask",
		"<s1 He> <k1 said in a statement> <c1 no>.":                      "say neutral",
		"<s1 He> <k1 said with anger> <c1 no>.":                          "say neutral",
		"<k1 According to/TO> <s1 him/PRP>, <c1 no>.":                    "according to neutral",
		"<s1 His> <k1 concern is> <c1 no>.":                              "concern warn",
		"<s1 He> <k1 is confident/JJ> <c1 of it>.":                       "be confident believe",
		"<s1 He> <k1 :> <c1 no>.":                                        ": neutral",
		"<s1 He> <k1 was expected/VBN/expect> <c1 to go>.":               "expect believe",
		"<s1 He> <k1 grunted/VBD/grunt> <c1 no>.":                        "grunt",
		"<s1 He> <k1 joked/VBD/jok> <c1 no>.":                            "joke neutral",
		"<s1 He> <k1 chimed/VBD/chim in/RP> <c1 no>.":                    "chime neutral",
		"<s1 He> <k1 accused> [PER Ada Mirel] <c1 of lies>.":             "accuse accuse",
		"<s1 He> <k1 expressed/VBD/express> <c1 concern^expressed:obj>.": "express warn",
		"<s1 No/DT one> <k1 said> <c1 no>.":                              "say neutral -",
		"<s1 He> <k1 pushed/VBD/push back/RP against> <c1 it>.":          "push back against deny",
	} {
		t.Run(in, func(t *testing.T) {
			_, s, _ := read(t, lex, in)
			got := strings.TrimSpace(s[0].Cue.Lemma + " " + s[0].Cue.Class)
			if s[0].Cue.Negated {
				got += " -"
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// Addressee, venue and time: "addressee | venue kind precision | when start precision | hand".
func TestCircumstance(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string]string{
		"<s1 He> <k1 told> [NOM reporters] <c1 no>.":                                               "reporters | reporters press vague | absent | 1",
		"<s1 He> <k1 told> [NOM reporters] [DATE on^told:case Tuesday^told:obl:tmod] <c1 no>.":     "reporters | reporters press vague | on Tuesday 2025-06-24 exact | 1",
		"<s1 He> <k1 said> [DATE Tuesday^said:obl:tmod] <c1 no>.":                                  " | absent | Tuesday 2025-06-24 exact | 1",
		"<s1 He> <k1 said> <c1 it fell/VBD [DATE Tuesday^fell:obl:tmod]>.":                         " | absent | absent | 1",
		"<s1 He> <k1 said in a statement^said:obl> <c1 no>.":                                       " | in a statement statement vague | absent | 1",
		"<c1 No>, <s1 he> <k1 said> in a televised/JJ address^said:obl.":                           " | in a televised address speech partial | absent | 1",
		"<c1 No>, <s1 he> <k1 said> in an interview^said:obl with [ORG Reuters^interview:nmod].":   " | in an interview with Reuters interview partial | absent | 2",
		"<s1 He> <k1 told> [ORG Reuters] <c1 no>.":                                                 "Reuters | Reuters interview partial | absent | 2",
		"<s1 He> <k1 told> [NOM state television] <c1 no>.":                                        "state television | state television broadcast partial | absent | 2",
		"<s1 He> <k1 said> to [PER Ada^said:obl Mirel] <c1 no>.":                                   "Ada Mirel | absent | absent | 1",
		"<s1 He> <k1 said> <c1 he told^said:ccomp reporters^told:obj of it>.":                      " | absent | absent | 1",
		"<s1 He> <k1 told> the truth <c1 no>.":                                                     " | absent | absent | 1",
		"<s1 He> <k1 said> [DATE last^week:amod week^said:obl:tmod] in a speech^said:obl <c1 no>.": " | in a speech speech vague | last week 2025-06-16 partial | 1",
	} {
		t.Run(in, func(t *testing.T) {
			text, s, _ := read(t, lex, in)
			v, w := s[0].Venue, s[0].When
			got := strings.Join([]string{
				slice(text, s[0].Addressee.Spans),
				strings.Join(strings.Fields(slice(text, v.Spans)+" "+v.Kind+" "+string(v.Precision)), " "),
				strings.Join(strings.Fields(slice(text, w.Spans)+" "+w.Start+" "+string(w.Precision)), " "),
				fmt.Sprint(s[0].Hand),
			}, " | ")
			if got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestMake(t *testing.T) {
	lex := lexicon(t)
	text, s, actors := read(t, lex, `<s1 [PER:d Ilan Dovar]> <k1 said> <c1 <s2 [PER Ada Mirel]> <k2 denied> <c2 “that [PRO:d I] met [ORG NATO]”>>. | <c3 No>.`)
	if len(s) != 3 {
		t.Fatalf("%d statements, want 3", len(s))
	}
	name := map[acta.ActorID]string{}
	for _, a := range actors {
		name[a.ID] = a.Name
	}
	if got := name[s[0].Source.Actor]; got != "Ilan Dovar" {
		t.Errorf("source is %q", got)
	}
	if s[0].Within != "" || s[1].Within != s[0].ID || s[0].Hand != 1 || s[1].Hand != 2 {
		t.Errorf("within %q and %q, hands %d and %d", s[0].Within, s[1].Within, s[0].Hand, s[1].Hand)
	}
	if got := slice(text, s[1].Content); got != "“that I met NATO”" {
		t.Errorf("content is %q", got)
	}
	var about []string
	for _, id := range s[0].About {
		about = append(about, name[id])
	}
	if got := strings.Join(about, ", "); got != "Ada Mirel, NATO" {
		t.Errorf("about %q", got)
	}
	if s[2].Source.Actor != "" || len(s[2].Source.Spans)+len(s[2].Cue.Spans) != 0 || s[2].Confidence != 1 {
		t.Errorf("the statement without source is %+v", s[2])
	}
	seen := map[acta.StatementID]bool{}
	for _, x := range s {
		if seen[x.ID] || !strings.HasPrefix(string(x.ID), "s") {
			t.Errorf("id %q", x.ID)
		}
		seen[x.ID] = true
	}
}

func TestRules(t *testing.T) {
	lex := lexicon(t)
	_, s, _ := read(t, lex, `<s1 He> <k1 warned/VBD/warn> [NOM reporters] [DATE Tuesday^warned:obl:tmod] <c1 no>.`)
	if got, want := strings.Join(s[0].Rules, " "), "cue:warn addressee.obj when.relative venue:press"; got != want {
		t.Errorf("rules are %q, want %q", got, want)
	}
}

// known are cues that get the wrong lemma, class or sign for now. One that
// passes must leave the list.
var known = map[string]string{
	"<s1 He> <k1 pointed/VBD/point the finger at> <c1 them>.":              "point the finger at accuse", // the article is dropped
	"<s1 He> <k1 made no secret> <c1 of it>.":                              "make secret neutral",        // idioms are not in the list
	"<s1 He> <k1 welcomed/VBD/welcome and condemned/VBD/condemn> <c1 it>.": "welcome and condemn",
}

func TestKnownFailures(t *testing.T) {
	lex := lexicon(t)
	for in, want := range known {
		t.Run(in, func(t *testing.T) {
			_, s, _ := read(t, lex, in)
			got := strings.TrimSpace(s[0].Cue.Lemma + " " + s[0].Cue.Class)
			if s[0].Cue.Negated {
				got += " -"
			}
			if got == want {
				t.Error("passes now: move it to TestCue")
			}
		})
	}
}

// Two sides exchanged in the text are exchanged in the record, and nothing else is.
func TestSwap(t *testing.T) {
	lex := lexicon(t)
	swap := strings.NewReplacer("France", "Norway", "Norway", "France", "French", "Norwegian", "Norwegian", "French",
		"FRA", "NOR", "NOR", "FRA", "Paris", "Oslo", "Oslo", "Paris", "Dovar", "Mirel", "Mirel", "Dovar")
	show := func(in string) string {
		text, s, actors := read(t, lex, in)
		name := map[acta.ActorID]string{}
		var out []string
		for _, a := range actors {
			name[a.ID] = a.Name
			out = append(out, fmt.Sprint(a.Name, a.Kind, a.Country, a.Code, a.Office, a.Anonymity))
		}
		for _, x := range s {
			var about []string
			for _, id := range x.About {
				about = append(about, name[id])
			}
			out = append(out, fmt.Sprint(name[x.Source.Actor], x.Cue.Lemma, x.Cue.Class, x.Cue.Negated, slice(text, x.Content), about, x.Venue.Kind, x.Hand))
		}
		return strings.Join(out, "\n")
	}
	for _, in := range []string{
		"<s1 French President [PER Ilan Dovar]> <k1 accused> [LOC Norway] <c1 of lies>. | <s2 [LOC Oslo]> <k2 denied> <c2 it>.",
		"<s1 [NOM the Norwegian foreign ministry]> <k1 warned> <c1 that [LOC France] and [PER Ada Mirel] had left [LOC Paris]>.",
		"<s1 [NOM French officials]> <k1 told> [NOM Norwegian state television] <c1 no>.",
	} {
		t.Run(in, func(t *testing.T) {
			if got, want := show(swap.Replace(in)), swap.Replace(show(in)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
