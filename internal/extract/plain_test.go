package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"acta"
	"acta/internal/input"
	"acta/internal/text"
)

const lead = "The council of Dunmere met on Friday and agreed to meet again on Monday, its clerk said in a note to the town, without saying what had kept it so long."

func plainText(t *testing.T, s string) Article {
	t.Helper()
	a, err := Extract(input.Raw{Path: "x.txt", Media: "text/plain", Bytes: []byte(s)}, Options{})
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return a
}

func TestHeadline(t *testing.T) {
	cases := []struct {
		first string
		want  bool
	}{
		{"Council puts off market vote", true},
		{"Council Puts Off Market Vote Again as Traders March", true},
		{"Council puts off market vote.", true},
		{"Council Puts Off Market Vote Again and Again, Its Clerk Says, as Traders March on the Harbour.", true},
		{"Morrant: ‘We have questions’", true},
		{"Why does nobody want the market?", true},
		{"Talks stall; markets yawn;", true},
		{"Nobody wants it. Maybe that is good.", true},
		{"Gen. Aust to lead talks", true},
		{"EU–Velland talks stall", true},
		{"EXCLUSIVE – Council hid market report", true},
		{"DUNMERE COUNCIL PUTS OFF VOTE", true},
		{"DUNMERE, Velland (VNA) — The council put off its vote", false},
		{"DUNMERE, Velland, March 4 — The council put off its vote", false},
		{"NEW DUNMERE -- The council put off its vote", false},
		{"OSTMERE (VNA) - The council put off its vote", false},
		{"By Tomas Reel", false},
		{"4 March 2026", false},
		{"“We have questions,” she said.", false},
		{"“We have questions,” said Sela Morrant.", false},
		{"The council met, talked and went home again, and the traders who had stood outside since the early morning did the same, some of them singing. It was late.", false},
		{"The market will not move, for now, because the council could not agree on who would pay for the new stalls by the harbour wall.", false},
		{"- a new harbour wall", false},
		{"Dear members of the council", false},
		{"Ladies and gentlemen", false},
		{"Office of the Town Clerk", false},
		{"For immediate release", false},
		{"What follows is a list:", false},
		{strings.Repeat("Council votes ", 30), false},
	}
	for _, c := range cases {
		t.Run(c.first, func(t *testing.T) {
			a := plainText(t, c.first+"\n\n"+lead+"\n")
			if got := !a.Text.Headline.Empty(); got != c.want {
				t.Errorf("headline: %v, want %v", got, c.want)
			}
			if c.want && (a.Title != c.first || a.Text.Slice(a.Text.Headline) != c.first) {
				t.Errorf("title %q, headline %q, want the first line", a.Title, a.Text.Slice(a.Text.Headline))
			}
		})
	}
	for _, alone := range []string{"Council puts off market vote", lead, lead + "\n" + lead, lead + "\nShort end."} {
		if a := plainText(t, alone); !a.Text.Headline.Empty() {
			t.Errorf("%q: headline %q, want none", alone, a.Title)
		}
	}
}

func TestHeadlineWithGivenTitle(t *testing.T) {
	for _, c := range []struct {
		title, first string
		want         bool
	}{
		{"Council puts off vote", "COUNCIL PUTS OFF VOTE", true},
		{"Council puts off vote", "Council puts off market vote for a week", true},
		{"Council puts off vote", "Velland desk", false},
		{"By Tomas Reel", "By Tomas Reel", true},
	} {
		a, err := Extract(input.Raw{Given: input.Given{Title: c.title}, Media: "text/plain", Bytes: []byte(c.first + "\n" + lead)}, Options{})
		if err != nil || a.Title != c.title || a.Text.Headline.Empty() == c.want {
			t.Errorf("%q then %q: title %q, headline %v, error %v, want headline: %v", c.title, c.first, a.Title, a.Text.Headline, err, c.want)
		}
	}
}

func TestBylineAndDateInText(t *testing.T) {
	for _, c := range []struct{ lines, byline, day string }{
		{"By Tomas Reel", "Tomas Reel", ""},
		{"By Tomas Reel and Lene Aust", "Tomas Reel and Lene Aust", ""},
		{"By TOMAS REEL, political editor", "TOMAS REEL", ""},
		{"by Jean-Luc d’Aust", "Jean-Luc d’Aust", ""},
		{"By Friday the council had met twice.", "", ""},
		{"By Monday", "", ""},
		{"4 March 2026", "", "2026-03-04"},
		{"March 4, 2026", "", "2026-03-04"},
		{"Published: Wednesday, 4 March 2026, 18:20 GMT", "", "2026-03-04"},
		{"Posted on Mar. 4th, 2026", "", "2026-03-04"},
		{"2026-03-04", "", "2026-03-04"},
		{"Wed 4 Mar 2026 18.20", "", "2026-03-04"},
		{"04/03/2026", "", ""},
		{"31 February 2026", "", ""},
		{"By Tomas Reel\n4 March 2026", "Tomas Reel", "2026-03-04"},
		{"The pact of 4 March 2026 holds", "", ""},
		{"DUNMERE, Velland, March 4, 2026 (VNA) — " + lead, "", "2026-03-04"},
		{"DUNMERE, Velland, March 4 (VNA) — " + lead, "", ""},
		{"DUNMERE, 4 March 2026. " + lead, "", "2026-03-04"},
		{"DUNMERE, March 4, 2026. " + lead, "", "2026-03-04"},
		{"DUNMERE, Velland, 4 March 2026 (VNA) — " + lead, "", "2026-03-04"},
		{"DUNMERE, 4 March. " + lead, "", ""},
	} {
		a := plainText(t, "Council puts off market vote\n"+c.lines+"\n"+lead)
		if a.Byline != c.byline || a.Published != c.day {
			t.Errorf("%q: byline %q, day %q, want %q, %q", c.lines, a.Byline, a.Published, c.byline, c.day)
		}
		if want := map[bool]acta.Basis{true: acta.BasisText}[c.day != ""]; a.PublishedBasis != want {
			t.Errorf("%q: basis %q, want %q", c.lines, a.PublishedBasis, want)
		}
	}
}

func TestTextIsKept(t *testing.T) {
	for _, s := range []string{"\ufeffTalks stall\r\n\r\n \t" + lead + " \r\n\n", "a\rb\u2028c\u0085d\x00e", lead + "\n\n\n", "  x"} {
		if a := plainText(t, s); a.Text.UTF8 != s {
			t.Errorf("got %q, want it kept as %q", a.Text.UTF8, s)
		}
	}
}

func TestNoDocument(t *testing.T) {
	for _, c := range []struct {
		in   string
		want error
		says string
	}{
		{"", acta.ErrInvalid, "x: nothing in it: it is empty"},
		{" \r\n\t\ufeff", acta.ErrInvalid, "x: nothing in it: it holds blanks only"},
		{"\x00\x00\x00\x00\x00\x00", acta.ErrUnsupported, "binary data"},
		{"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", acta.ErrUnsupported, "binary data"},
		{"%PDF-1.7\n", acta.ErrUnsupported, "a PDF file"},
		{"PK\x03\x04\x14", acta.ErrUnsupported, "a ZIP archive or office document"},
		{"{\\rtf1\\ansi words}", acta.ErrUnsupported, "an RTF document"},
		{strings.Repeat("a", text.MaxBytes+1), acta.ErrTooLarge, "over the limit"},
	} {
		_, err := Extract(input.Raw{Path: "x", Bytes: []byte(c.in)}, Options{})
		if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%.20q: error %v, want %v with %q", c.in, err, c.want, c.says)
		}
	}
}

func TestStrayControlCharacters(t *testing.T) {
	a := plainText(t, "Talks stall\x00\n"+lead)
	if len(a.Problems) != 1 || !strings.Contains(a.Problems[0], "1 NUL characters") {
		t.Errorf("problems %q, want one on the NUL", a.Problems)
	}
	if a := plainText(t, "Talks \x01 stall"); len(a.Problems) != 0 {
		t.Errorf("problems %q, want none", a.Problems)
	}
}

func TestKindBySight(t *testing.T) {
	for _, c := range []struct {
		in, media string
		want      bool
	}{
		{"<!DOCTYPE HTML><p>x", "", true},
		{"\ufeff \n<!-- x --><HTML>", "", true},
		{"<?xml version='1.0'?>\n<html>", "", true},
		{"<?xml version='1.0'?>\n<rss>", "", false},
		{"<!doctype html><p>x", "text/plain", true},
		{"<p>one<p>two<p>three", "", true},
		{"<p>one<p>two<p>three", "text/plain", false},
		{"words < more words > and <p>", "", false},
		{"words", "text/html", false},
		{"words <br> words", "text/html", true},
		{"words", "", false},
		{"<3 talks", "", false},
	} {
		if got := isHTML(c.in, c.media); got != c.want {
			t.Errorf("%q as %q: HTML %v, want %v", c.in, c.media, got, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	german := "Die Verhandlungen in Halmsted endeten am Mittwoch ohne Ergebnis. Beide Seiten machten einander dafür verantwortlich, wie das Außenministerium mitteilte. Ein Sprecher sagte, man werde sich in einem Monat wieder treffen, doch sei niemand bereit, auf die Brücke zu verzichten. Die Fischer am Hafen glauben nicht mehr daran. Auch die Händler warten lieber ab."
	french := "Les pourparlers de Halmsted se sont achevés mercredi sans accord, a indiqué le ministère. Chacune des délégations a rejeté la faute sur l’autre, et les juristes sont repartis sans un mot. Un porte-parole a déclaré que les deux camps se retrouveraient dans un mois, mais personne ne veut céder sur le pont. Les pêcheurs du port n’y croient plus guère."
	dutch := "De besprekingen in Halmsted liepen woensdag zonder resultaat af, zei het ministerie. Beide partijen gaven elkaar de schuld en de juristen vertrokken zonder een woord te zeggen. Een woordvoerder zei dat men elkaar over een maand weer zou zien, maar dat niemand van plan was om toe te geven over de brug. De vissers in de haven geloven er niet meer in."
	for _, c := range []struct {
		in, want string
		foreign  bool
	}{
		{lead, "en", false},
		{"Talks stall", "", false},
		{german, "", true},
		{french, "", true},
		{dutch, "", true},
		{polish + polish + polish, "", true},
		{strings.Repeat(russian, 4), "", true},
		{strings.Repeat(inChinese, 12), "", true},
		{german[:120], "", false},
		{lead + "\n" + german, "en", false},
		{strings.Repeat("Dovar 4 Venn 3 Aust 2 Reel 1\n", 30), "", false},
	} {
		a, err := Extract(input.Raw{Path: "x", Bytes: []byte(c.in)}, Options{})
		if errors.Is(err, acta.ErrUnsupported) != c.foreign || a.Language != c.want {
			t.Errorf("%.40s: language %q, error %v, want %q, refused: %v", c.in, a.Language, err, c.want, c.foreign)
		}
		if c.foreign && !strings.Contains(fmt.Sprint(err), "acta reads English only") {
			t.Errorf("%.40s: error %v does not say what is read", c.in, err)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2026-03-04", "2026-03-04"},
		{"2026-03-04T23:59:00-08:00", "2026-03-04"},
		{"2026-03-04 10:00", "2026-03-04"},
		{"2026-3-4", "2026-03-04"},
		{"20260304", "2026-03-04"},
		{"20260304T101500Z", "2026-03-04"},
		{"2026/03/04", "2026-03-04"},
		{"4.3.2026", "2026-03-04"},
		{"4 March 2026", "2026-03-04"},
		{"the 4th of March, 2026", "2026-03-04"},
		{"Mar 4, 2026", "2026-03-04"},
		{"Sept. 30, 2026", "2026-09-30"},
		{"Wed, 04 Mar 2026 10:00:00 GMT", "2026-03-04"},
		{"29 February 2024", "2024-02-29"},
		{"29 February 2026", ""},
		{"03/04/2026", ""},
		{"2026", ""},
		{"March 2026", ""},
		{"2026-00-10", ""},
		{"99999-01-01", ""},
		{"yesterday", ""},
		{"", ""},
	} {
		if got, ok := parseDate(c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, %v, want %q", c.in, got, ok, c.want)
		}
	}
}

func FuzzExtractHTML(f *testing.F) {
	for _, s := range []string{"<html><head><title>T</title></head><body>" + filler, "<p>a<p>b<p>c", "<table><tr><td><a href=x>a</a><ul><li>b", "<!doctype html><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"h\"}</script><article>" + filler,
		"<b><p><b><p></div><svg><p>x<math><mi>y", "<html><body><time datetime=2026-03-04>4</time><h1>A market moves to the harbour</h1><select><option>x", "<frameset><frame></frameset><plaintext>x", "\ufeff<html lang=de><body hidden><div style='display: none'>x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := Extract(input.Raw{Path: "x.html", Media: "text/html", Bytes: b}, Options{})
		if err != nil {
			if !errors.Is(err, acta.ErrInvalid) && !errors.Is(err, acta.ErrUnsupported) && !errors.Is(err, acta.ErrTooLarge) {
				t.Errorf("error %v is of no kind of a bad document", err)
			}
			return
		}
		checkArticle(t, a)
	})
}

func checkArticle(t *testing.T, a Article) {
	t.Helper()
	if !utf8.ValidString(a.Text.UTF8) {
		t.Errorf("text %q is not UTF-8", a.Text.UTF8)
	}
	last := int32(0)
	for _, p := range a.Text.Paragraphs {
		if p.Start < last || p.Empty() || int(p.End) > len(a.Text.UTF8) {
			t.Errorf("paragraph %v in a text of %d bytes, after %d", p, len(a.Text.UTF8), last)
		}
		last = p.End
	}
	if h := a.Text.Headline; !h.Empty() && h != a.Text.Paragraphs[0] {
		t.Errorf("headline %v is not the first paragraph, %v", h, a.Text.Paragraphs[0])
	}
	if _, ok := parseDate(a.Published); a.Published != "" && !ok || (a.Published == "") != (a.PublishedBasis == "") {
		t.Errorf("published %q, basis %q", a.Published, a.PublishedBasis)
	}
	for _, s := range append(a.Problems, a.Title, a.Byline, a.Outlet) {
		if strings.ContainsAny(s, "\n\r") {
			t.Errorf("%q is not one line", s)
		}
	}
}
