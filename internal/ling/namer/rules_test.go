package namer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"acta/internal/ling"
	"acta/internal/ling/lingtest"
	"acta/internal/text"
)

// show writes the mentions that are no names, in order: "rule: words".
func show(d *ling.Parsed, ms []ling.Mention, kinds ...ling.MentionKind) string {
	var out []string
	for _, m := range ms {
		for _, k := range kinds {
			if m.Kind == k {
				rule, _ := strings.CutPrefix(m.Rule, string(k)+".")
				out = append(out, rule+": "+d.Words(m.Range))
			}
		}
	}
	return strings.Join(out, " | ")
}

// named is the names of a document in lingtest's notation.
func named(t *testing.T, notation string) (*ling.Parsed, []ling.Mention) {
	t.Helper()
	d := lingtest.Named(t, notation)
	var names []ling.Mention
	for _, m := range d.Mentions {
		if m.Kind.IsName() {
			names = append(names, m)
		}
	}
	return &d.Parsed, names
}

func TestDates(t *testing.T) {
	tests := []struct{ in, want string }{
		{"They met on June/NNP 24/CD - 25/CD .", "day: June 24 - 25"},
		{"They met on June/NNP 24/CD , 2013/CD .", "day: June 24 , 2013"},
		{"They met on 24/CD June/NNP 2013/CD .", "day: 24 June 2013"},
		{"They met on the 24th/JJ of June/NNP .", "day: 24th of June"},
		{"They met on Tuesday/NNP , June/NNP 24/CD .", "day: Tuesday , June 24"},
		{"from June/NNP 24/CD to July/NNP 2/CD .", "day: June 24 to July 2"},
		{"They met in June/NNP 2013/CD .", "month: June 2013"},
		{"They met in late/JJ June/NNP .", "month: late June"},
		{"They met last/JJ June/NNP .", "month: last June"},
		{"She may/MD march/VB in May/NNP .", "month: May"},
		{"They met on Tuesday/NNP .", "weekday: Tuesday"},
		{"They met on Tuesday/NNP morning/NN .", "weekday: Tuesday morning"},
		{"They meet next/JJ Tuesday/NNP .", "weekday: next Tuesday"},
		{"They met in 2013/CD .", "year: 2013"},
		{"from 2013/CD - 14/CD on", "year: 2013 - 14"},
		{"the 2013/CD^election:nummod election/NN", "year: 2013"},
		{"It sold 2013/CD^boats:nummod boats/NNS .", ""},
		{"in the early/JJ 1990s/NNS", "decade: the early 1990s"},
		{"in the 19th/JJ century/NN", "decade: the 19th century"},
		{"They met last/JJ week/NN .", "relative: last week"},
		{"They met two/CD weeks/NNS ago/RB .", "relative: two weeks ago"},
		{"They met a few/JJ days/NNS earlier/RBR .", "relative: a few days earlier"},
		{"in the past/JJ three/CD years/NNS", "relative: the past three years"},
		{"They met earlier/RBR this/DT year/NN .", "relative: earlier this year"},
		{"Yesterday/NN they met and tomorrow/NN morning/NN they leave", "relative: Yesterday | relative: tomorrow morning"},
		{"They met on 11/28/2013/CD .", "numeric: 11/28/2013"},
		{"[PER June Vey] met [ORG the May Group] .", ""},
		{"This/DT time/NN the last/JJ man/NN spoke", ""},
		{"It took three/CD years/NNS .", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			d, names := named(t, tt.in)
			if got := show(d, Rules(d, names), ling.Date); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestAmounts(t *testing.T) {
	tests := []struct{ in, want string }{
		{"It cost $/$ 1.2/CD billion/CD .", "money: $ 1.2 billion"},
		{"It cost about $/$ 5/CD to $/$ 10/CD .", "money: about $ 5 to $ 10"},
		{"It cost five/CD million/CD euros/NNS .", "money: five million euros"},
		{"It fell by 5/CD %/NN of output/NN .", "percent: 5 % of output"},
		{"It fell by nearly 5/CD percent/NN .", "percent: nearly 5 percent"},
		{"It fell by 5/CD per/IN cent/NN .", "percent: 5 per cent"},
		{"It cost over 10,000/CD^lives:nummod lives/NNS .", "count: over 10,000 lives"},
		{"It cost more than twenty/CD^five:compound -/HYPH five/CD^boats:nummod old/JJ boats/NNS .", "count: more than twenty - five old boats"},
		{"It hit 300/CD^soldiers:nummod soldiers/NNS/soldier .", "count: 300"},
		{"It hit hundreds/NNS of houses/NNS .", "count: hundreds of houses"},
		{"It killed 12/CD^killed:obj .", "count: 12"},
		{"It took three/CD years/NNS .", "duration: three years"},
		{"a 15/CD - year/NN term/NN", "duration: 15 - year"},
		{"a 15/CD - year/NN - old/JJ boat/NN", ""},
		{"One/CD^man:nummod man/NN in [ORG the Group of Five/CD]", ""},
		{"in June/NNP 24/CD , 2013/CD", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			d, names := named(t, tt.in)
			if got := show(d, Rules(d, names), ling.Amount); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPronouns(t *testing.T) {
	tests := []struct{ in, want string }{
		{"He said his/PRP$ plan helps them .", "personal: He | possessive: his | personal: them"},
		{"The man who/WP^left:nsubj left/VBD^man:acl:relcl spoke/VBD .", "relative: who"},
		{"The man whose/WP$^son:nmod:poss son/NN^left:nsubj left/VBD^man:acl:relcl spoke/VBD .", "relative: whose"},
		{"Who/WP^left:nsubj left/VBD^root ?", ""},
		{"It/PRP^rained:expl rained/VBD^root .", ""},
		{"[ORG We Care] left/VBD .", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			d, names := named(t, tt.in)
			if got := show(d, Rules(d, names), ling.Pronoun); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestNominals(t *testing.T) {
	tests := []struct{ in, want string }{
		{"The/DT^minister:det weary/JJ^minister:amod foreign/JJ^minister:amod minister/NN^left:nsubj left/VBD^root .", "person: The weary foreign minister"},
		{"Arvenia's^minister:nmod:poss minister/NN^left:nsubj left/VBD^root .", "person: Arvenia's minister"},
		{"The/DT^president:det president/NN^left:nsubj of/IN^council:case the/DT^council:det council/NN^president:nmod left/VBD^root .", "person: The president of the council | body: the council"},
		{"The/DT^minister:det minister/NN^left:nsubj of/IN^trade:case trade/NN^minister:nmod and/CC^industry:cc industry/NN^trade:conj left/VBD^root .", "person: The minister of trade and industry"},
		{"a/DT^diplomat:det diplomat/NN^left:nsubj in/IN^Vero:case [LOC Vero^diplomat:nmod] left/VBD^root", "person: a diplomat"},
		{"the/DT^man:det man/NN^spoke:nsubj who/WP^left:nsubj left/VBD^man:acl:relcl spoke/VBD^root", "person: the man"},
		{"officials/NNS/official^said:nsubj and/CC analysts/NNS/analyst^officials:conj said/VBD^root", "person: officials | person: analysts"},
		{"the/DT^plans:det government/NN^plans:compound plans/NNS^fell:nsubj fell/VBD^root", ""},
		{"President/NNP^Ilan:nmod:desc [PER Ilan^left:nsubj Dovar^Ilan:flat] left/VBD^root", ""},
		{"the/DT^President:det President/NNP/President^left:nsubj left/VBD^root", "person: the President"},
		{"[PER Ilan^left:nsubj Dovar^Ilan:flat] ,/,^minister:punct the/DT^minister:det minister/NN^Ilan:appos ,/, left/VBD^root", "person: the minister"},
		{"minister/NN^left:nsubj [PER Ilan^minister:flat Dovar^Ilan:flat] left/VBD^root", "person: minister Ilan Dovar"},
		{"the/DT^ex-envoy:det ex-envoy/NN^left:nsubj left/VBD^root", "person: the ex-envoy"},
		{"Three/CD^envoys:nummod envoys/NNS/envoy^left:nsubj left/VBD^root", "person: Three envoys"},
		{"thousands/NNS/thousand^fled:nsubj of/IN^refugees:case refugees/NNS/refugee^thousands:nmod fled/VBD^root", "person: refugees"},
		{"A/DT^report:det report/NN^said:nsubj said/VBD^root", "document: A report"},
		{"They went/VBD^root back to/IN^school:case school/NN^went:obl", ""},
		{"Parliament/NN/parliament^voted:nsubj voted/VBD^root", "body: Parliament"},
		{"Others/NNS/other^say:nsubj say/VBP^root and many/JJ^agree:nsubj agree/VBP^say:conj", "indefinite: Others | indefinite: many"},
		{"The/DT^table:det table/NN^fell:nsubj fell/VBD^root", ""},
		{"[ORG the/DT National Police^left:nsubj chief] left/VBD^root", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			d, names := named(t, tt.in)
			if got := show(d, Rules(d, names), ling.Nominal); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// checkMentions is what holds for any document.
func checkMentions(t *testing.T, d *ling.Parsed, ms []ling.Mention) {
	t.Helper()
	var around []ling.Mention
	for i, m := range ms {
		if m.Empty() || !m.Has(m.Head) || d.SentOf(m.From) != d.SentOf(m.To-1) {
			t.Fatalf("mention %d is %+v", i, m)
		}
		if i > 0 && (m.From < ms[i-1].From || m.From == ms[i-1].From && m.To >= ms[i-1].To) {
			t.Fatalf("mention %+v comes after %+v", m, ms[i-1])
		}
		for len(around) > 0 && around[len(around)-1].To <= m.From {
			around = around[:len(around)-1]
		}
		if n := len(around); n > 0 && !around[n-1].Contains(m.Range) {
			t.Fatalf("mention %+v crosses %+v", m, around[n-1])
		}
		around = append(around, m)
	}
}

// TestAnyTree holds the invariants over trees and names that make no sense.
func TestAnyTree(t *testing.T) {
	vocab := []struct{ form, upos, xpos string }{
		{"minister", "NOUN", "NN"}, {"officials", "NOUN", "NNS"}, {"of", "ADP", "IN"}, {"the", "DET", "DT"}, {"June", "PROPN", "NNP"}, {"24", "NUM", "CD"},
		{"2013", "NUM", "CD"}, {"last", "ADJ", "JJ"}, {"week", "NOUN", "NN"}, {"$", "SYM", "$"}, {"percent", "NOUN", "NN"}, {"who", "PRON", "WP"},
		{"he", "PRON", "PRP"}, {"and", "CCONJ", "CC"}, {",", "PUNCT", ","}, {"-", "PUNCT", "HYPH"}, {"'s", "PART", "POS"}, {"over", "ADP", "IN"},
		{"many", "ADJ", "JJ"}, {"thousands", "NOUN", "NNS"}, {"ago", "ADV", "RB"}, {"Tuesday", "PROPN", "NNP"}, {"early", "ADJ", "JJ"},
	}
	rels := []string{"nsubj", "nmod", "nmod:poss", "det", "amod", "compound", "nummod", "punct", "case", "conj", "cc", "acl:relcl", "appos", "flat", "obl"}
	seed := uint32(1)
	random := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for range 3000 {
		n := 1 + random(30)
		var b strings.Builder
		d := &ling.Parsed{}
		for i := range n {
			v := vocab[random(len(vocab))]
			if i > 0 {
				b.WriteByte(' ')
			}
			start := int32(b.Len())
			b.WriteString(v.form)
			d.Tokens = append(d.Tokens, ling.Token{Start: start, End: int32(b.Len())})
			d.Tags = append(d.Tags, ling.Tag{UPOS: v.upos, XPOS: v.xpos, Lemma: strings.TrimSuffix(v.form, "s")})
			// Each head is nearer to the first token in a random order: a tree.
			head := ling.TokenID(ling.None)
			if i > 0 {
				head = ling.TokenID(random(i))
			}
			d.Arcs = append(d.Arcs, ling.Arc{Head: head, Rel: rels[random(len(rels))]})
		}
		if random(2) == 0 { // the same tree, read from the right
			flip := make([]ling.Arc, n)
			for i, a := range d.Arcs {
				if a.Head != ling.None {
					a.Head = ling.TokenID(n-1) - a.Head
				}
				flip[n-1-i] = a
			}
			d.Arcs = flip
		}
		txt, err := text.New(b.String())
		if err != nil {
			t.Fatal(err)
		}
		d.Text = txt
		d.Sents = []ling.Range{{From: 0, To: ling.TokenID(n)}}
		var names []ling.Mention
		for at := random(6); at < n; at += random(6) + 1 {
			to := min(n, at+1+random(4))
			names = append(names, ling.Mention{Range: ling.Range{From: ling.TokenID(at), To: ling.TokenID(to)}, Head: ling.TokenID(at), Kind: ling.OrgName})
			at = to
		}
		ms := Rules(d, names)
		checkMentions(t, d, ms)
		kept := 0
		for _, m := range ms {
			if m.Kind.IsName() {
				kept++
			}
		}
		if kept != len(names) {
			t.Fatalf("%d of %d names are left in %q", kept, len(names), txt.UTF8)
		}
	}
}

func TestRulesAreFast(t *testing.T) {
	for _, unit := range []string{"member/NN of/IN ", "1/CD ", "a ", "the/DT early/JJ ", "dozens/NNS of/IN ", "June/NNP 1/CD , ", "he/PRP "} {
		d := lingtest.Parsed(t, strings.Repeat(unit, 4000))
		// A chain from left to right, the deepest tree there is.
		for i := range d.Arcs {
			d.Arcs[i] = ling.Arc{Head: ling.TokenID(i - 1), Rel: "nmod"}
			if d.Tags[i].XPOS == "IN" && i+1 < len(d.Arcs) {
				d.Arcs[i] = ling.Arc{Head: ling.TokenID(i + 1), Rel: "case"}
				d.Arcs[i+1] = ling.Arc{Head: ling.TokenID(i - 1), Rel: "nmod"}
			}
		}
		begin := time.Now()
		checkMentions(t, &d, Rules(&d, nil))
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%q repeated: %v", unit, took)
		}
	}
}

func TestNouns(t *testing.T) {
	m, err := readNouns(nounsFile)
	if err != nil {
		t.Fatal(err)
	}
	for lemma, want := range map[string]nounClass{"minister": personNoun, "police": bodyNoun, "crowd": peopleNoun, "report": documentNoun, "table": ""} {
		if m[lemma] != want {
			t.Errorf("%s is %q, want %q", lemma, m[lemma], want)
		}
	}
	for _, bad := range []string{"minister\n", "minister\tthing\n", "Minister\tperson\n", "a\tperson\na\tbody\n"} {
		if _, err := readNouns(bad); err == nil {
			t.Error(fmt.Sprintf("%q", bad), "is read")
		}
	}
}
