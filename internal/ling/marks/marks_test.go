package marks_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"acta/internal/ling"
	"acta/internal/ling/marks"
	"acta/internal/ling/tokenizer"
	"acta/internal/text"
)

func tokenize(t testing.TB, s string) *ling.Tokenized {
	t.Helper()
	k, err := tokenizer.New("")
	if err != nil {
		t.Fatal(err)
	}
	txt, err := text.New(s)
	if err != nil {
		t.Fatal(err)
	}
	d := k.Tokenize(txt)
	return &d
}

// show writes each pair as its words between the marks, with "~" for a mark
// that is in another paragraph.
func show(d *ling.Tokenized, pairs []marks.Pair) string {
	var out []string
	for _, p := range pairs {
		s := "[" + d.Words(p.Inside) + "]"
		if p.Open == ling.None {
			s = "~" + s
		}
		if p.Close == ling.None {
			s += "~"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	tests := []struct{ in, want string }{
		{`No marks here, it's plain.`, ``},
		{`"We agree," Dovar said.`, `[We agree,]`},
		{`"Why?" she asked. "Because," he said.`, `[Why?] [Because,]`},
		{`He called it "odd", then "fair".`, `[odd] [fair]`},
		{`"He said 'never' to me," Sela said.`, `[He said 'never' to me,] [never]`},
		{`“He said ‘never’ to me,” Sela said.`, `[He said ‘never’ to me,] [never]`},
		{`“The plan is ‘Mara’s own’”, he said.`, `[The plan is ‘Mara’s own’] [Mara’s own]`},
		{`''The port is shut,'' he said. ''Go home.''`, `[The port is shut,] [Go home.]`},
		{"``The port is shut,'' he said.", `[The port is shut,]`},
		{"`The port is shut,' he said.", `[The port is shut,]`},
		{`«Le port est fermé», dit-il.`, `[Le port est fermé]`},
		{`« Le port est fermé », dit-il.`, `[Le port est fermé]`},
		{`»Der Hafen ist zu«, sagte er.`, `[Der Hafen ist zu]`},
		{`„Der Hafen ist zu“, sagte er.`, `[Der Hafen ist zu]`},
		{`„Der Hafen ist zu”, sagte er.`, `[Der Hafen ist zu]`},
		{`”Hamnen är stängd”, sade han.`, `[Hamnen är stängd]`},
		{`“Mixed marks," he said.`, `[Mixed marks,]`},
		{`A 6'2" man and a 5'10" woman.`, ``},
		{`He called it “odd“ and “fair“ too.`, `[odd] [fair]`},
		{`“Outer "inner" outer,” he said.`, `[Outer "inner" outer,] [inner]`},
		{`"I am--" he began. "No."`, `[I am--] [No.]`},
		{`He paused--"a long time"--and left.`, `[a long time]`},
		{`He was (or "seemed") ill.`, `[seemed]`},
		{`"Yes"'s last letter`, `[Yes]`},
		{`" Spaced out , " he said .`, `[Spaced out ,]`},
		{`"" he said.`, `[]`},

		{`‘We agree,’ Dovar said.`, `[We agree,]`},
		{`‘It’s the workers’ plan,’ he said.`, `[It’s the workers’ plan,]`},
		{`The workers’ plan and the bosses’ reply.`, ``},
		{`He said the ‘workers’ rights’ were gone.`, `[workers’ rights]`},
		{`The so-called ‘migrants’ in the boys’ club.`, `[migrants]`},
		{`The so-called ‘migrants’ arrived late.`, `[migrants]`},
		{`He saw ‘ghosts’, he said.`, `[ghosts]`},
		{`Velland’s ‘red line’ was Tolmark’s ‘fair warning’.`, `[red line] [fair warning]`},
		{`‘’Tis late,’ she said. ‘I’ll go.’`, `[’Tis late,] [I’ll go.]`},
		{`‘I don’t know,’ he said, ‘what the ’90s were.’`, `[I don’t know,] [what the ’90s were.]`},
		{`It’s Velland’s, isn’t it?`, ``},
		{`'We agree,' Dovar said. 'It's done.'`, `[We agree,] [It's done.]`},
		{`The workers' plan and the bosses' reply.`, ``},
		{`Don't say 'never' in the '90s.`, `[never]`},
		{`‘She called it “a trick”,’ he said.`, `[She called it “a trick”,] [a trick]`},
		{`‘We’re goin’ home,’ he said.`, `[We’re goin’ home,]`},
		{`the ‘90s were good`, ``},
		{`‘The ’n’ sound,’ he said.`, `[The ’n’ sound,]`},
		{`‘To be,’ he said, ‘or not.’ ‘Why?’ she asked.`, `[To be,] [or not.] [Why?]`},

		// Forgotten marks cost one paragraph at most.
		{"He said: \"We agree.\nThen he left.\nShe said: \"No.\"", `[We agree.]~ [No.]`},
		{"He said: \"We agree. Then he left.", `[We agree. Then he left.]~`},
		{"He bought a plank of 12\" and left.", ``},
		{"“We agree, he said. “I know,” she said.", `[I know,]`},
		{"\"We agree, he said. \"I know,\" she said.", `[I know,]`},
		{"We agree,” he said. “I know,” she said.", `[I know,]`},
		{"‘We agree, he said.\n\nThe end.", ``},
		{"“The ‘plan was odd,” he said. It was the workers’ plan.", `[The ‘plan was odd,]`},

		// A quotation over several paragraphs.
		{"“One.\n“Two.\n“Three,” he said.", `[One.]~ [Two.]~ [Three,]`},
		{"\"One.\n\"Two,\" he said. \"Three.\"", `[One.]~ [Two,] [Three.]`},
		{"‘One.\n\n‘Two,’ he said.", `[One.]~ [Two,]`},
		{"‘The workers’ plan.\n\n‘Two,’ he said.", `[The workers’ plan.]~ [Two,]`},
		{"''One.\n''Two,'' he said.", `[One.]~ [Two,]`},
		{"“One.\nTwo,” he said. “Three.”", `[One.]~ ~[Two,] [Three.]`},
		{"“One.\nTwo “odd” words” he said.", `[odd]`},
		{"“One.\n\nTwo.\n\nThree,” he said.", ``},
		{"He said “one” and “two\n“Three” is a name.", `[one] [two]~ [Three]`},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			d := tokenize(t, tt.in)
			pairs := marks.Find(d)
			check(t, d, pairs)
			if got := show(d, pairs); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestDepths(t *testing.T) {
	d := tokenize(t, `He said “it is ‘odd’ now” today.`)
	var got []string
	for i, n := range marks.Depths(d, marks.Find(d)) {
		got = append(got, fmt.Sprint(d.Word(ling.TokenID(i)), n))
	}
	want := "He0 said0 “0 it1 is1 ‘1 odd2 ’1 now1 ”0 today0 .0"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestMarkKind(t *testing.T) {
	for word, want := range map[string]marks.Kind{`"`: marks.Double, "''": marks.Double, "’": marks.Single, "»": marks.Guillemet, "’s": 0, "a": 0, "": 0} {
		if got := marks.MarkKind(word); got != want {
			t.Errorf("MarkKind(%q) = %d, want %d", word, got, want)
		}
	}
}

// check is what holds for any text.
func check(t *testing.T, d *ling.Tokenized, pairs []marks.Pair) {
	t.Helper()
	end := func(p marks.Pair) ling.TokenID {
		if p.Close == ling.None {
			return p.Inside.To
		}
		return p.Close + 1
	}
	start := func(p marks.Pair) ling.TokenID {
		if p.Open == ling.None {
			return p.Inside.From
		}
		return p.Open
	}
	var around []marks.Pair
	for i, p := range pairs {
		if p.Kind == 0 || p.Inside.From > p.Inside.To || start(p) < 0 || int(end(p)) > len(d.Tokens) || start(p) >= end(p) {
			t.Fatalf("pair %d is %+v", i, p)
		}
		if p.Open == ling.None && p.Close == ling.None {
			t.Fatalf("pair %d has no mark", i)
		}
		if i > 0 && start(p) < start(pairs[i-1]) {
			t.Fatalf("pair %d starts before pair %d", i, i-1)
		}
		for len(around) > 0 && end(around[len(around)-1]) <= start(p) {
			around = around[:len(around)-1]
		}
		if n := len(around); n > 0 && end(p) > end(around[n-1]) {
			t.Fatalf("pair %+v crosses %+v", p, around[n-1])
		}
		around = append(around, p)
	}
	marks.Depths(d, pairs)
}

func TestFindIsFast(t *testing.T) {
	for _, unit := range []string{`"`, `'`, "“", "‘", "’", "«", "`", " '", ` "`, " ‘s’ x ", "“ ‘", "s' ", "' s", "\"\n", "“\nx” ", "“\n“", "`s ", "''", " ``"} {
		d := tokenize(t, strings.Repeat(unit, 400_000/len(unit)))
		begin := time.Now()
		check(t, d, marks.Find(d))
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%q, repeated: %v", unit, took)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“One ‘two’.\n\"Three's\" ''four'' «five»\n”")
	f.Add("« ‘ “\n’ ” »")
	k, err := tokenizer.New("")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		txt, err := text.New(s)
		if err != nil {
			t.Skip()
		}
		d := k.Tokenize(txt)
		check(t, &d, marks.Find(&d))
	})
}
