package statement

import (
	"fmt"
	"slices"
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
		"<s1 He> <k1 said> <c1 no>.":                                                      "say neutral",
		"<s1 He> <k1 has/AUX repeatedly called for> <c1 peace>.":                          "call for request",
		"<s1 He> <k1 did/VBD n't say/VB> <c1 no>.":                                        "say neutral -",
		"<s1 He> <k1 never said> <c1 no>.":                                                "say neutral -",
		"<s1 He> <k1 refused> <c1 to/TO comment/VB>.":                                     "refuse decline -",
		"<s1 He> <k1 declined> <c1 to/TO comment/VB>.":                                    "decline decline -",
		"<s1 He> <k1 would/MD not comment/VB/comment> <c1 on it>.":                        "comment decline -",
		"<s1 He> <k1 has/VBZ yet to/TO confirm/VB> <c1 it>.":                              "confirm decline -",
		"<s1 He> <k1 ruled/VBD/rule out/RP> <c1 war>.":                                    "rule out deny",
		"<s1 He> <k1 claimed/VBD/claim responsibility> <c1 for it>.":                      "claim responsibility assert",
		"<s1 He> <k1 claimed/VBD/claim> <c1 it fell>.":                                    "claim doubt",
		"<s1 He> <k1 vowed/VBD/vow> <c1 to/TO retaliate/VB>.":                             "vow threaten",
		"<s1 He> <k1 vowed/VBD/vow> <c1 to/TO help/VB>.":                                  "vow promise",
		"<s1 He> <k1 asked/VBD/ask> <c1 to/TO leave/VB>.":                                 "ask request",
		"<s1 He> <k1 asked/VBD/ask> <c1 why/WRB>.":                                        "ask ask",
		"<s1 He> <k1 said in a statement> <c1 no>.":                                       "say neutral",
		"<s1 He> <k1 said with anger> <c1 no>.":                                           "say neutral",
		"<k1 According to/TO> <s1 him/PRP>, <c1 no>.":                                     "according to neutral",
		"<s1 His> <k1 concern is> <c1 no>.":                                               "concern warn",
		"<s1 He> <k1 is confident/JJ> <c1 of it>.":                                        "be confident believe",
		"<s1 He> <k1 :> <c1 no>.":                                                         ": neutral",
		"<s1 He> <k1 was expected/VBN/expect> <c1 to go>.":                                "expect believe",
		"<s1 He> <k1 grunted/VBD/grunt> <c1 no>.":                                         "grunt",
		"<s1 He> <k1 joked/VBD/jok> <c1 no>.":                                             "joke neutral",
		"<s1 He> <k1 chimed/VBD/chim in/RP> <c1 no>.":                                     "chime neutral",
		"<s1 He> <k1 accused> [PER Ada Mirel] <c1 of lies>.":                              "accuse accuse",
		"<s1 He> <k1 expressed/VBD/express> <c1 concern^expressed:obj>.":                  "express warn",
		"<s1 No/DT one> <k1 said> <c1 no>.":                                               "say neutral -",
		"<s1 He> <k1 went/VBD/go on to/TO deny/VB> <c1 it>.":                              "deny deny",
		"<s1 He> <k1 began/VBD/begin by accusing/VBG/accuse> <c1 them>.":                  "accuse accuse",
		"<s1 He> <k1 issued/VBD/issue a statement condemning/VBG/condemn> <c1 it>.":       "condemn accuse",
		"<s1 He> <k1 rallied/VBD/rally them by warning/VBG/warn> <c1 of it>.":             "warn warn",
		"<s1 His passing/VBG/pass^remark:amod> <k1 remark^root> <c1 that it fell>.":       "remark neutral",
		"<s1 He> <k1 expressed/VBD/express> <c1 readiness/NN^expressed:obj to go>.":       "express want",
		"<s1 He> <k1 lodged/VBD/lodge a protest over> <c1 it>.":                           "lodge accuse",
		"<s1 He> <k1 summoned/VBD/summon the ambassador over> <c1 it>.":                   "summon accuse",
		"<s1 He> <k1 took/VBD/take note of> <c1 it>.":                                     "take note of neutral",
		"<s1 He> <k1 stopped/VBD/stop short/RB of calling/VBG/call> <c1 it a crime>.":     "stop short of decline -",
		"<s1 He> <k1 pushed/VBD/push back/RB against> <c1 it>.":                           "push back against deny",
		"<s1 He> <k1 was convinced/VBN/convince> <c1 of it>.":                             "be convinced believe",
		"<s1 He> <k1 would like/VB> <c1 to/TO go/VB>.":                                    "would like want",
		"<s1 He> <k1 asked/VBD/ask> <c1 the crowd^asked:obj to/TO leave/VB^asked:xcomp>.": "ask request",
		"<s1 He> <k1 was an outspoken/JJ^supporter:amod supporter of> <c1 it>.":           "supporter of praise",
		"<s1 He> <k1 sent/VBD/send a letter opposing/VBG/oppose> <c1 it>.":                "oppose deny",
		"<s1 He> <k1 had harsh/JJ^verses:amod verses about> <c1 it>.":                     "harsh accuse",
		"<s1 He> <k1 deplored/VBD/deplore> <c1 it>.":                                      "deplore accuse",
		"<s1 He> <k1 reaffirmed/VBD/reaffirm> <c1 it>.":                                   "reaffirm assert",
		"<s1 He> <k1 reiterated/VBD/reiterate> <c1 it>.":                                  "reiterate neutral",
		"<s1 He> <k1 hinted/VBD/hint at> <c1 it>.":                                        "hint at doubt",
		"<s1 He> <k1 floated/VBD/float> <c1 it>.":                                         "float request",
		"<s1 He> <k1 leaked/VBD/leak> <c1 it>.":                                           "leak report",
		"<s1 He> <k1 appealed/VBD/appeal for> <c1 help>.":                                 "appeal for request",
		"<s1 He> <k1 cautioned/VBD/caution> <c1 that it fell>.":                           "caution warn",
		"<k1 In the view of> <s1 Mirel>, <c1 no>.":                                        "in view believe",
		"“<c1 No>” <k1 —> <s1 [PER Ada Mirel]>":                                           "— neutral",
		"It is <k1 said/VBN> <c1 that it fell>.":                                          "say neutral",
		"<s1 Arvenia> <k1 :> <c1 no deal>":                                                ": neutral",
		"<s1 He> <k1 pushed/VBD/push back/RP against> <c1 it>.":                           "push back against deny",
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

// Whether the cue says that nothing was said.
func TestNegated(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string]bool{
		"<s1 He> <k1 did/AUX n't say/VB> <c1 no>.":                                          true,
		"<s1 He> <k1 did/AUX n't just say/VB> <c1 no>.":                                     false,
		"<s1 He> <k1 not only said> <c1 no>.":                                               false,
		"<s1 He> <k1 was not the first/JJ to/TO say/VB> <c1 no>.":                           false,
		"<s1 He> <k1 is not confident/JJ> <c1 of it>.":                                      true,
		"<s1 He> <k1 failed/VBD/fail to/TO mention/VB> <c1 it>.":                            true,
		"<s1 He> <k1 never failed/VBD/fail to/TO mention/VB> <c1 it>.":                      false,
		"<s1 He> <k1 did/AUX not hesitate/VB to/TO say/VB> <c1 it>.":                        false,
		"<s1 He> <k1 refrained/VBD/refrain from blaming> <c1 them>.":                        true,
		"<s1 He> <k1 denied saying> <c1 it>.":                                               false, // the class is deny
		"<s1 He> <k1 did/AUX not deny/VB> <c1 it>.":                                         true,
		"<s1 He> <k1 stopped/VBD/stop short of calling/VBG/call> <c1 it a crime>.":          true,
		"<s1 He> <k1 no/RB longer/RB believes> <c1 it>.":                                    true,
		"<s1 Nobody/NN> <k1 said> <c1 it>.":                                                 true,
		"<s1 None/NN of them> <k1 said> <c1 it>.":                                           true,
		"<s1 No official> <k1 said> <c1 it>.":                                               true,
		"<s1 Not one minister> <k1 said> <c1 it>.":                                          true,
		"<s1 No 10> <k1 said> <c1 it>.":                                                     false,
		"<s1 Neither Arvenia nor Velland> <k1 would say/VB> <c1 why>.":                      true,
		"Neither <s1 Arvenia nor Velland> <k1 would say/VB> <c1 why>.":                      true,
		"<s1 He> <k1 has yet to/TO explain/VB> <c1 it>.":                                    true,
		"<s1 He> <k1 refused to/TO say/VB> <c1 why>.":                                       true,
		"<s1 He> <k1 made/VBD/make no mention of> <c1 it>.":                                 true,
		"<s1 He> <k1 said nothing^said:obj about> <c1 it>.":                                 true,
		"<s1 He> <k1 had nothing^had:obj but praise for> <c1 them>.":                        false,
		"<s1 He> <k1 said with no^emotion:det emotion^said:obl with^emotion:case> <c1 it>.": false,
		"<s1 He> left without^saying:mark <k1 saying> <c1 no>.":                             true,
		"Did/VBD/do/AUX <s1 he> <k1 say> <c1 no>?":                                          false,
	} {
		t.Run(in, func(t *testing.T) {
			_, s, _ := read(t, lex, in)
			if got := s[0].Cue.Negated; got != want {
				t.Errorf("negated is %v: %+v", got, s[0].Cue)
			}
		})
	}
}

func circumstances(text string, s acta.Statement) string {
	v, w := s.Venue, s.When
	return strings.Join([]string{
		slice(text, s.Addressee.Spans),
		strings.Join(strings.Fields(slice(text, v.Spans)+" "+v.Kind+" "+string(v.Precision)), " "),
		strings.Join(strings.Fields(slice(text, w.Spans)+" "+w.Start+" "+string(w.Precision)), " "),
		fmt.Sprint(s.Hand),
	}, " | ")
}

// Addressee, venue and time: "addressee | venue kind precision | when start precision | hand".
func TestCircumstance(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string]string{
		"<s1 He> <k1 told> [NOM reporters] <c1 no>.":                                                                                               "reporters | reporters press vague | absent | 1",
		"<s1 He> <k1 told> [NOM reporters] [DATE on^told:case Tuesday^told:obl:tmod] <c1 no>.":                                                     "reporters | reporters press vague | on Tuesday 2025-06-24 exact | 1",
		"<s1 He> <k1 said> [DATE Tuesday^said:obl:tmod] <c1 no>.":                                                                                  " | absent | Tuesday 2025-06-24 exact | 1",
		"<s1 He> <k1 said> <c1 it fell/VBD [DATE Tuesday^fell:obl:tmod]>.":                                                                         " | absent | absent | 1",
		"<s1 He> <k1 said in a statement^said:obl> <c1 no>.":                                                                                       " | in a statement statement vague | absent | 1",
		"<c1 No>, <s1 he> <k1 said> in a televised/JJ address^said:obl.":                                                                           " | in a televised address speech partial | absent | 1",
		"<c1 No>, <s1 he> <k1 said> in an interview^said:obl with [ORG Reuters^interview:nmod].":                                                   " | in an interview with Reuters interview partial | absent | 2",
		"<s1 He> <k1 told> [ORG Reuters] <c1 no>.":                                                                                                 "Reuters | Reuters interview partial | absent | 2",
		"<s1 He> <k1 told> [NOM state television] <c1 no>.":                                                                                        "state television | state television broadcast partial | absent | 2",
		"<s1 He> <k1 said> to [PER Ada^said:obl Mirel] <c1 no>.":                                                                                   "Ada Mirel | absent | absent | 1",
		"<s1 He> <k1 said> <c1 he told^said:ccomp reporters^told:obj of it>.":                                                                      " | absent | absent | 1",
		"<s1 He> <k1 told> the truth <c1 no>.":                                                                                                     " | absent | absent | 1",
		"<s1 He> <k1 told> [ORG Reuters] in an interview^told:obl <c1 no>.":                                                                        "Reuters | in an interview interview vague | absent | 2",
		"<s1 He> <k1 told> [NOM parliament] <c1 no>.":                                                                                              "parliament | parliament parliament partial | absent | 1",
		"<s1 He> <k1 warned/VBD/warn> [LOC Tolmark^warned:obj] <c1 that it would go/VB^warned:ccomp>.":                                             "Tolmark | absent | absent | 1",
		"<s1 He> <k1 urged/VBD/urge> <c1 [LOC Tolmark^urged:obj] to/TO leave/VB^urged:xcomp>.":                                                     "Tolmark | absent | absent | 1",
		"<s1 He> <k1 called/VBD/call on> <c1 [LOC Tolmark^called:obl] to/TO leave/VB^called:xcomp>.":                                               "Tolmark | absent | absent | 1",
		"<s1 He> <k1 asked/VBD/ask> <c1 a question^asked:obj about it>.":                                                                           " | absent | absent | 1",
		"<s1 He> <k1 spoke/VBD/speak to> voters^spoke:obl about^voters:case trade <c1 no>.":                                                        "voters | absent | absent | 1",
		"<s1 He> <k1 said> in a letter^said:obl to [LOC Tolmark^letter:nmod] <c1 no>.":                                                             "Tolmark | in a letter to Tolmark document exact | absent | 1",
		"<s1 He> <k1 wrote> a letter^wrote:obj to [LOC Tolmark^letter:nmod], <c1 no>.":                                                             "Tolmark | a letter to Tolmark document exact | absent | 1",
		"<s1 He> <k1 told> host/NN^told:compound [PER Ada^told:obj Mirel] <c1 no>.":                                                                "host Ada Mirel | absent | absent | 1",
		"<s1 He> <k1 told> [NOM reporters^told:iobj] at a press^conference:compound conference^told:obl in [LOC Velland^conference:nmod] <c1 no>.": "reporters | at a press conference in Velland press conference exact | absent | 1",
		"<s1 He> <k1 said> on X/NNP^said:obl <c1 no>.":                                                                                             " | on X social media partial | absent | 1",
		"<s1 He> <k1 wrote> in The/DT Evening/NNP Post/NNP^wrote:obl <c1 no>.":                                                                     " | absent | absent | 1",
		"<s1 He> <k1 tweeted/VBD/tweet> <c1 no>.":                                                                                                  " | tweeted social media partial | absent | 1",
		"<s1 He> <k1 said> on [ORG CNN^said:obl] <c1 no>.":                                                                                         " | on CNN broadcast partial | absent | 2",
		"<s1 He> <k1 issued/VBD/issue a statement^issued:obj saying^statement:acl> <c1 no>.":                                                       " | a statement statement vague | absent | 1",
		"<s1 He> <k1 cited/VBD/cite a letter^cited:obj saying^letter:acl> <c1 no>.":                                                                " | absent | absent | 1",
		"<s1 He> <k1 commented/VBD/comment> on the report^commented:obl <c1 no>.":                                                                  " | absent | absent | 1",
		"Speaking/VBG/speak^said:advcl at a summit^Speaking:obl on [DATE Monday^Speaking:obl], <s1 he> <k1 said^root> <c1 no>.":                    " | at a summit meeting exact | Monday 2025-06-23 exact | 1",
		"<s1 He> spoke^root on [DATE Monday^spoke:obl] about trade, <k1 saying^spoke:advcl> <c1 no>.":                                              " | absent | Monday 2025-06-23 exact | 1",
		"In his speech^thanked:obl <s1 he> thanked^root them^thanked:obj and <k1 said^thanked:conj> <c1 no>.":                                      " | In his speech speech vague | absent | 1",
		"<s1 He> <k1 said^root> <c1 no> and left^said:conj on [DATE Monday^left:obl].":                                                             " | absent | absent | 1",
		"<s1 He> <k1 said^root> after^vote:case [DATE Monday^vote:nmod:poss]'s vote^said:obl <c1 no>.":                                             " | absent | absent | 1",
		"<s1 [PER Ada Mirel]> on [DATE Tuesday^Mirel:nmod] <k1 said> <c1 no>.":                                                                     " | absent | Tuesday 2025-06-24 exact | 1",
		"<s1 He> <k1 recently/RB^said:advmod said> <c1 no>.":                                                                                       " | absent | recently vague | 1",
		"<s1 He> <k1 said> in a [DATE 2015^speech:nummod] speech^said:obl <c1 no>.":                                                                " | in a 2015 speech speech vague | 2015 2015-01-01 vague | 1",
		"<s1 He> <k1 praised> in talks^praised:obl the [DATE 2015^treaty:nummod] treaty^praised:obj <c1 no>.":                                      " | in talks meeting vague | absent | 1",
		"<s1 He> <k1 said> [DATE last^week:amod week^said:obl:tmod] in a speech^said:obl <c1 no>.":                                                 " | in a speech speech vague | last week 2025-06-16 partial | 1",
	} {
		t.Run(in, func(t *testing.T) {
			text, s, _ := read(t, lex, in)
			if got := circumstances(text, s[0]); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// What stands beside one cue says nothing of a cue inside its content, nor the
// other way round. Every statement as "addressee | venue | when | hand".
func TestNested(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string][]string{
		"<s1 He> <k1 told> reporters^told:iobj on [DATE Monday^told:obl] <c1 <s2 she> <k2 denied^told:ccomp> <c2 it>>.": {
			"reporters | reporters | Monday | 1", " |  |  | 2"},
		"<s1 He> <k1 said> <c1 <s2 she> <k2 told^said:ccomp> parliament^told:iobj on [DATE Friday^told:obl] <c2 no>>.": {
			" |  |  | 1", "parliament | parliament | Friday | 2"},
		"<s1 He> <k1 said> in a speech^said:obl <c1 <s2 she> <k2 wrote^said:ccomp> in a letter^wrote:obl <c2 no>>.": {
			" | in a speech |  | 1", " | in a letter |  | 2"},
		"<s1 He> <k1 told> [ORG CNN^told:iobj] <c1 <s2 she> <k2 said^told:ccomp> <c2 <s3 they> <k3 denied^said:ccomp> <c3 it>>>.": {
			"CNN | CNN |  | 2", " |  |  | 3", " |  |  | 4"},
		"<c1 <s2 She> <k2 said^told:ccomp> <c2 no>>, <s1 he> <k1 told^root> reporters^told:iobj [DATE yesterday^told:obl:tmod].": {
			"reporters | reporters | yesterday | 1", " |  |  | 2"},
	} {
		t.Run(in, func(t *testing.T) {
			text, s, _ := read(t, lex, in)
			ids := map[acta.StatementID]bool{}
			for i, x := range s {
				got := fmt.Sprintf("%s | %s | %s | %d", slice(text, x.Addressee.Spans), slice(text, x.Venue.Spans), slice(text, x.When.Spans), x.Hand)
				if !slices.Contains(want, got) {
					t.Errorf("statement %d is %q, want one of %q", i, got, want)
				}
				if ids[x.ID] {
					t.Errorf("id %s twice", x.ID)
				}
				ids[x.ID] = true
			}
			if len(s) != len(want) {
				t.Errorf("%d statements, want %d", len(s), len(want))
			}
		})
	}
}

// The outlet that prints the words is no further hand.
func TestOwnOutlet(t *testing.T) {
	lex := lexicon(t)
	d := lingtest.Doc(t, "<s1 He> <k1 told> [ORG Reuters] <c1 no>.")
	_, cast := actor.Make("doc", d, actor.World{Lexicon: lex})
	for outlet, want := range map[string]int{"Reuters": 1, "": 2, "Velland Post": 2} {
		if s := Make(&acta.Document{ID: "doc", Outlet: outlet}, d, cast, lex); s[0].Hand != want {
			t.Errorf("hand is %d in an article of %q, want %d", s[0].Hand, outlet, want)
		}
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

// A line with a context is quoted with it, and with the word that made it hold.
func TestCueRules(t *testing.T) {
	lex := lexicon(t)
	for in, want := range map[string]string{
		"<s1 He> <k1 warned/VBD/warn> <c1 no>.":                  "cue:warn",
		"<s1 He> <k1 vowed/VBD/vow> <c1 to/TO retaliate/VB>.":    "cue:vow+to:retaliate",
		"<s1 He> <k1 asked/VBD/ask> <c1 to/TO leave/VB>.":        "cue:ask+to",
		"<s1 He> <k1 did/AUX not believe/VB> <c1 it>.":           "cue:believe+not",
		"<s1 He> <k1 has yet to/TO confirm/VB> <c1 it>.":         "cue:confirm+yet",
		"<s1 He> <k1 claimed/VBD/claim credit for> <c1 it>.":     "cue:claim+obj:credit",
		"<s1 He> <k1 failed/VBD/fail to/TO mention/VB> <c1 it>.": "cue:fail+more cue:mention",
	} {
		t.Run(in, func(t *testing.T) {
			_, s, _ := read(t, lex, in)
			if got := strings.Join(s[0].Rules, " "); got != want {
				t.Errorf("rules are %q, want %q", got, want)
			}
		})
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

// knownCircumstances are addressees, venues and times that are missed or wrong
// for now, as in TestCircumstance. One that passes must leave the list.
var knownCircumstances = map[string]string{
	// Who was told is the subject, which the quoter takes for the source.
	"<s1 He> <k1 was told/VBN/tell^root> by aides^told:obl <c1 no>.": "He | absent | absent | 1",
	// The occasion is the noun that the clause hangs on.
	"It grew at [DATE Monday^debate:nmod:poss]'s debate^grew:obl, when^suggested:advmod <s1 he> <k1 suggested/VBD/suggest^debate:acl:relcl> <c1 no>.": " | at Monday's debate debate partial | Monday 2025-06-23 exact | 1",
	// An outlet that no list has.
	"<s1 He> <k1 told> [ORG Vellander] <c1 no>.": "Vellander | Vellander interview partial | absent | 2",
	// A newspaper as the place of a contribution.
	"<s1 He> <k1 wrote> in [ORG the New York Times^wrote:obl] <c1 no>.": " | in the New York Times document partial | absent | 1",
}

func TestKnownCircumstances(t *testing.T) {
	lex := lexicon(t)
	for in, want := range knownCircumstances {
		t.Run(in, func(t *testing.T) {
			if text, s, _ := read(t, lex, in); circumstances(text, s[0]) == want {
				t.Error("passes now: move it to TestCircumstance")
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
