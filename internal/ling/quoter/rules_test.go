package quoter

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"acta"
	"acta/internal/ling"
	"acta/internal/ling/lingtest"
)

func words(d *ling.Named, rs []ling.Range) []string {
	var out []string
	for _, r := range rs {
		out = append(out, d.Words(r))
	}
	return out
}

// lines shows quotes as "source | cue | content", parted by " ; ".
func lines(d *ling.Named, quotes []ling.Quote) string {
	var out []string
	for _, q := range quotes {
		out = append(out, strings.Join([]string{strings.Join(words(d, q.Source), " // "), d.Words(q.Cue), strings.Join(words(d, q.Content), " // ")}, " | "))
	}
	return strings.Join(out, " ; ")
}

// The key is the notation with the contents as a network may label them.
func TestRepair(t *testing.T) {
	cases := map[string]struct {
		content []string
		rules   []string
	}{
		"“<c1 We are ready>,” <s1 she> <k1 said>.":             {[]string{"“We are ready,”"}, []string{ruleMarks}},
		"“<c1 We are ready,>” <s1 she> <k1 said>.":             {[]string{"“We are ready,”"}, []string{ruleMarks}},
		"<c1 “We are ready,”> <s1 she> <k1 said>.":             {[]string{"“We are ready,”"}, nil},
		"<s1 She> <k1 said> “<c1 we are ready.>”":              {[]string{"“we are ready.”"}, []string{ruleMarks}},
		"<s1 She> <k1 said> <c1 they were “ready to go>”.":     {[]string{"they were “ready to go”"}, []string{ruleMarks}},
		"<c1 The port is shut,> <s1 officials> <k1 said>.":     {[]string{"The port is shut"}, []string{ruleEdge}},
		"<s1 She> <k1 said>: ‘<c1 We are ready.>’":             {[]string{"‘We are ready.’"}, []string{ruleMarks}},
		"<s1 She> <k1 said> <c1 the port> is “open”.":          {[]string{"the port"}, nil},
		"“<s1 Velland> <k1 says> <c1 it is ready>,” he wrote.": {[]string{"it is ready"}, nil},
	}
	for notation, want := range cases {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			got := r.repair(doc.Quotes)
			if s := words(&doc.Named, got[0].Content); !slices.Equal(s, want.content) {
				t.Errorf("content %q, want %q", s, want.content)
			}
			if !slices.Equal(got[0].Rules, want.rules) {
				t.Errorf("rules %q, want %q", got[0].Rules, want.rules)
			}
		})
	}
}

func TestOrphans(t *testing.T) {
	cases := map[string]string{ // the words of the statement made, if any
		"The hall was full. | “Nobody here has/VBZ seen the treaty yet.”": "“Nobody here has seen the treaty yet.”",
		"The hall was full. | ‘Nobody here has/VBZ seen the treaty yet.’": "‘Nobody here has seen the treaty yet.’",
		"She wrote “The Long Road to the Northern Sea” in prison.":        "",
		"It was “free” of charge.":                                        "",
		"<c1 “Nobody here has seen the treaty yet,”> <s1 she> <k1 said>.": "",
	}
	for notation, want := range cases {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			got := ""
			for _, q := range r.addOrphans(slices.Clone(doc.Quotes), map[string]bool{"say": true})[len(doc.Quotes):] {
				got += doc.Words(q.Content[0])
				if q.Speaker != ling.None || !q.Cue.Empty() || !slices.Equal(q.Rules, []string{ruleOrphan}) {
					t.Errorf("orphan %+v", q)
				}
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestManner(t *testing.T) {
	cases := map[string]acta.Manner{
		"<s1 She> <k1 said> <c1 “we are ready”>.":               acta.Direct,
		"<s1 She> <k1 said> <c1 ‘we are ready’>.":               acta.Direct,
		"<s1 She> <k1 said> <c1 «we are ready»>.":               acta.Direct,
		"<s1 She> <k1 said> <c1 they were “ready”>.":            acta.Mixed,
		"<s1 She> <k1 said> <c1 they were ready>.":              acta.Indirect,
		"<s1 She> <k1 said> <c1 the state’s ports don’t work>.": acta.Indirect,
		"<c1 “We are ready,”> <s1 she> <k1 said>. | <c1 “Go.”>": acta.Direct,
		// A forgotten mark does not make a quotation indirect.
		"<c1 The letters will come tomorrow,\"> <k1 said> <s1 Lant>.": acta.Direct,
		"<c1 “The well is dry>, <k1 said> <s1 Lant>.":                 acta.Direct,
		"<c1 The miners'> <k1 says> <s1 a sign>.":                     acta.Indirect,
	}
	for notation, want := range cases {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			if got := read(&doc.Named, nil).manner(doc.Quotes[0].Content); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestSpeaker(t *testing.T) {
	cases := map[string]string{
		"<s1 [PER Ilan Dovar]> <k1 said> <c1 no>.":                                "Ilan Dovar",
		"<s1 [NOM the president] of [LOC Arvenia]> <k1 said> <c1 no>.":            "the president",
		"<s1 [NOM the president of [LOC Arvenia]]> <k1 said> <c1 no>.":            "the president of Arvenia",
		"<s1 He> <k1 said> <c1 no>.":                                              "He",
		"<s1 critics> <k1 said> <c1 no>, [PER Ilan Dovar] left.":                  "",
		"<s1 [PER Dana Orlo], [NOM minister] of [NOM trade],> <k1 said> <c1 no>.": "Dana Orlo",
		"<k1 Asked> <c1 why>, nobody spoke.":                                      "",
	}
	for notation, want := range cases {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			got := ""
			if m := read(&doc.Named, nil).speaker(doc.Quotes[0].Source); m != ling.None {
				got = doc.Words(doc.Mentions[m].Range)
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// A quotation with a name under it: source | cue | content, or nothing.
func TestDashes(t *testing.T) {
	for notation, want := range map[string]string{
		"“We are ready.” — Dana Orlo":                                        "Dana Orlo | — | “We are ready.”",
		"“We are ready.” -- Dana Orlo, harbour master of Velland.":           "Dana Orlo, harbour master of Velland | -- | “We are ready.”",
		"“We are ready.” \n — Dana Orlo":                                     "Dana Orlo | — | “We are ready.”",
		"“We are ready. \n “We go.” ― Dana Orlo":                             "Dana Orlo | ― | “We are ready. // “We go.”",
		"<k1 Then> <c1 “we are ready.”> — Dana Orlo":                         " | Then | “we are ready.”",
		"“We are ready.” — Dana <k1 Orlo> \n <c1 “No.”> was heard.":          "Dana Orlo | — | “We are ready.”",
		"“We are ready” — a phrase that nobody knew/VBD":                     "",
		"“We are ready” — Dana Orlo said/VBD so":                             "",
		"The sign said “Ready” — Dana Orlo":                                  "",
		"“We are ready” — Dana and her “crew”":                               "",
		"“We are ready.” — <s1 Dana Orlo> <c1 is tired>, <k1 said> the crew": "Dana Orlo | said | is tired",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			if s := lines(&doc.Named, r.addDashes(doc.Quotes)); s != want {
				t.Errorf("got %q, want %q", s, want)
			}
		})
	}
}

// The pieces of the content of the first quote.
func TestRaised(t *testing.T) {
	for notation, want := range map[string]string{
		"The^ferry:det ferry^expected:nsubj:pass <k1 is expected/VBN^root> <c1 to/TO sail>.":        "The ferry // to sail",
		"Arvenia^seems:nsubj <k1 seems/VBZ/seem^root> <c1 to/TO agree>.":                            "Arvenia // to agree",
		"Arvenia^hopes:nsubj <k1 hopes/VBZ/hope^root> <c1 to/TO agree>.":                            "to agree",
		"<s1 Officials^expect:nsubj> <k1 expect/VBP^root> <c1 to/TO sail>.":                         "to sail",
		"It was thick fog that^hid:nsubj hid/VBD the pier, <k1 is thought/VBN^root> <c1 to/TO be>.": "to be",
		"Arvenia^expected:nsubj:pass <k1 is expected/VBN^root> <c1 soon>.":                          "soon",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			if got := strings.Join(words(&doc.Named, r.addRaised(doc.Quotes)[0].Content), " // "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// The pieces of the content of the first quote.
func TestHalves(t *testing.T) {
	for notation, want := range map[string]string{
		"The ferry^sail:nsubj, <s1 the harbour master> <k1 said>, <c1 would/MD sail^root at dawn>.":      "The ferry // would sail at dawn",
		"In a statement, <s1 the harbour master> <k1 said>, <c1 the ferry^sail:nsubj would sail^root>.":  "the ferry would sail",
		"The ferry^sail:nsubj <s1 the harbour master> <k1 said> <c1 would/MD sail^root at dawn>.":        "would sail at dawn",
		"<c1 The ferry^sail:nsubj>, <s1 the harbour master> <k1 said>, <c1 would/MD sail^root at dawn>.": "The ferry // would sail at dawn",
		"The ferry, <k1 according to> <s1 the captain>, <c1 sank/VBD>.":                                  "The ferry // sank",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			if got := strings.Join(words(&doc.Named, r.addHalves(doc.Quotes)[0].Content), " // "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// A quotation that the network passed over: source | cue | content.
func TestTagged(t *testing.T) {
	for notation, want := range map[string]string{
		"“We go,” she^said:nsubj said/VBD/say^root.":                 "she | said | “We go,”",
		"“We go,” said/VBD/say^root Dana^said:nsubj Orlo^Dana:flat.": "Dana Orlo | said | “We go,”",
		"Orlo^said:nsubj has^said:aux said/VBN/say^root, “We go”.":   "Orlo | has said | “We go”",
		"The sign “Red Gate” said^root so.":                          "",
		"“We go,” the crew^slept:nsubj slept/VBD/sleep^root.":        "",
		"“We go,” <s1 she> <k1 said/VBD/say^root> <c1 no>.":          "",
		"“We go.” | She^said:nsubj said/VBD/say^root so.":            "",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			added := r.addOrphans(slices.Clone(doc.Quotes), map[string]bool{"say": true})[len(doc.Quotes):]
			if s := lines(&doc.Named, added); s != want {
				t.Errorf("got %q, want %q", s, want)
			}
		})
	}
}

// The source of the first quote.
func TestEmptySources(t *testing.T) {
	for notation, want := range map[string]string{
		"<s1 It^suggested:nsubj:pass> <k1 has been suggested/VBN^root> <c1 that it fell>.": "",
		"<s1 There^said:expl> <k1 said/VBD^root> <c1 no>.":                                 "",
		"<s1 It^said:nsubj> <k1 said/VBD^root> <c1 no>.":                                   "It",
		"<s1 She^told:nsubj:pass> <k1 was told/VBN^root> <c1 no>.":                         "She",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			if got := strings.Join(words(&doc.Named, r.dropEmptySources(doc.Quotes)[0].Source), " "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// The contents, with the paragraphs of one parted by " / ".
func TestContinued(t *testing.T) {
	for notation, want := range map[string]string{
		"<c1 “It fed us.> \n “Then came the fire. \n “We left,” <s1 Lant> <k1 said>.":        "“It fed us. / “Then came the fire. / “We left,”",
		"“It fed us. \n <c1 “We left,”> <s1 Lant> <k1 said>.":                                "“It fed us. / “We left,”",
		"<c1 “No,”> <s1 he> <k1 said>. | <c1 “It fed us.> \n “Then fire. \n <c1 “We left.”>": "“No,” // “It fed us. / “Then fire. / “We left.”",
		"<c1 “It fed us.”> \n “We left,” <s1 Lant> <k1 said>.":                               "“It fed us.”",
		"<c1 “It fed us.> \n <c2 “We left,”> <s2 Lant> <k2 said>. | <s1 He> <k1 added> it.":  "“It fed us. ; “We left,”",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			var got []string
			for _, q := range r.addContinued(doc.Quotes) {
				got = append(got, strings.Join(words(&doc.Named, q.Content), " // "))
			}
			if s := regexp.MustCompile(`\s*\n\s*`).ReplaceAllString(strings.Join(got, " ; "), " / "); s != want {
				t.Errorf("got %q, want %q", s, want)
			}
		})
	}
}

// The sources.
func TestRelatives(t *testing.T) {
	for notation, want := range map[string]string{
		"<s1 Dana Orlo, who/WP/who^said:nsubj> <k1 said^Orlo:acl:relcl> <c1 no>.": "who",
		"<s1 Dana Orlo, who/WP/who^slept:nsubj> slept, <k1 said> <c1 no>.":        "Dana Orlo",
		"<s1 Dana Orlo> <k1 said> <c1 no>.":                                       "Dana Orlo",
	} {
		t.Run(notation, func(t *testing.T) {
			doc := lingtest.Quoted(t, notation)
			r := read(&doc.Named, nil)
			if got := strings.Join(words(&doc.Named, r.partRelatives(doc.Quotes)[0].Source), " "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
