package extract

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"acta"
	"acta/internal/input"
)

var update = flag.Bool("update", false, "rewrite the .want files of testdata/pages")

// show is what an article says of itself, and its text, as in a .want file.
func show(a Article) string {
	return fmt.Sprintf("title: %s\noutlet: %s\nbyline: %s\npublished: %s %s\nurl: %s\nlanguage: %s\nheadline: %s\n\n%s\n",
		a.Title, a.Outlet, a.Byline, a.Published, a.PublishedBasis, a.URL, a.Language, a.Text.Slice(a.Text.Headline), a.Text.UTF8)
}

func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, page := range pages {
		t.Run(page, func(t *testing.T) {
			b, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(input.Raw{Path: page, Bytes: b, Media: "text/html"}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(page, filepath.Ext(page)) + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(show(a)), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(a); got != string(want) {
				t.Errorf("got\n%s\nwant\n%s\nrun with -update to accept", got, want)
			}
		})
	}
}

const filler = "<p>The council of Dunmere met on Friday and agreed to meet again on Monday, its clerk said in a note to the town.</p>" +
	"<p>“We have read the plan and we have questions,” said Sela Morrant, who has led the council for six years now.</p>" +
	"<p>The plan would move the market to the harbour, where the stalls stood before the flood, and it would cost a third of the budget.</p>"

// extractHTML wraps body in a page and gives its article.
func extractHTML(t *testing.T, head, body string) Article {
	t.Helper()
	a, err := Extract(input.Raw{Path: "x.html", Media: "text/html", Bytes: []byte("<!doctype html><html><head>" + head + "</head><body><article>" + body + "</article></body></html>")}, Options{})
	if err != nil {
		t.Fatalf("%s %.200s: %v", head, body, err)
	}
	return a
}

func TestTitleOfPage(t *testing.T) {
	for _, c := range []struct{ head, body, want string }{
		{`<title>Market moves</title>`, ``, "Market moves"},
		{`<title>Council sends its market to the harbour - Dunmere Post</title>`, ``, "Council sends its market to the harbour"},
		{`<title>Market &amp; harbour | Dunmere Post</title><meta property=og:site_name content="Dunmere Post">`, ``, "Market & harbour"},
		{`<title>x</title><meta property=og:title content="Market to move">`, ``, "Market to move"},
		{`<title>x</title><meta property=og:title content="Market to move">`, `<h1>Dunmere’s market to move</h1>`, "Dunmere’s market to move"},
		{`<title>Market to move</title>`, `<h1>Dunmere Post</h1>`, "Market to move"},
		{``, `<h1>The market moves to the harbour</h1>`, "The market moves to the harbour"},
		{`<script type=application/ld+json>[{"@type":["NewsArticle"],"headline":"Market &#8216;to move&#8217;"}]</script>`, ``, "Market ‘to move’"},
		{`<script type=application/ld+json>{"@type":"NewsArticle","headline":</script><title>Market moves</title>`, ``, "Market moves"},
	} {
		if a := extractHTML(t, c.head, c.body+filler); a.Title != c.want || a.Text.Slice(a.Text.Headline) != c.want {
			t.Errorf("%s %s: title %q, headline %q, want %q", c.head, c.body, a.Title, a.Text.Slice(a.Text.Headline), c.want)
		}
	}
}

func TestDateOfPage(t *testing.T) {
	for _, c := range []struct{ head, body, want string }{
		{``, ``, " "},
		{`<meta property=article:published_time content=2026-03-04T23:50:00-05:00>`, ``, "2026-03-04 metadata"},
		{`<meta name=pubdate content=20260304>`, ``, "2026-03-04 metadata"},
		{`<meta name=date content="Wed, 04 Mar 2026 10:00:00 GMT">`, ``, "2026-03-04 metadata"},
		{`<meta name=date content="04/03/2026">`, ``, " "},
		{`<meta name=date content="2026-02-30">`, ``, " "},
		{`<meta property=article:modified_time content=2026-03-04>`, ``, " "},
		{`<script type=application/ld+json>{"@type":"Article","dateModified":"2026-03-09","datePublished":"2026-03-04"}</script>`, ``, "2026-03-04 metadata"},
		{``, `<time class=updated datetime=2026-03-09></time><time datetime=2026-03-04>yesterday</time>`, "2026-03-04 metadata"},
		{`<link rel=canonical href=https://post.example/2026/03/04/market>`, ``, "2026-03-04 metadata"},
		{``, `<div class=post-date>Posted on March 4th, 2026 by staff</div>`, "2026-03-04 text"},
	} {
		if a := extractHTML(t, c.head, c.body+filler); a.Published+" "+string(a.PublishedBasis) != c.want {
			t.Errorf("%s %s: published %q %q, want %q", c.head, c.body, a.Published, a.PublishedBasis, c.want)
		}
	}
}

func TestBylineAndOutletOfPage(t *testing.T) {
	for _, c := range []struct{ head, body, byline, outlet string }{
		{`<meta name=author content="By Tomas Reel">`, ``, "Tomas Reel", ""},
		{`<meta property=article:author content=https://social.example/reel>`, `<a rel=author href=/r>Tomas Reel</a>`, "Tomas Reel", ""},
		{``, `<div class=byline>By Tomas Reel in Dunmere</div>`, "Tomas Reel", ""},
		{`<script type=application/ld+json>{"@type":"NewsArticle","author":"Tomas Reel","publisher":{"name":"Dunmere Post"}}</script>`, ``, "Tomas Reel", "Dunmere Post"},
		{`<meta property=og:site_name content="Dunmere Post">`, ``, "", "Dunmere Post"},
	} {
		if a := extractHTML(t, c.head, c.body+filler); a.Byline != c.byline || a.Outlet != c.outlet {
			t.Errorf("%s %s: byline %q, outlet %q, want %q, %q", c.head, c.body, a.Byline, a.Outlet, c.byline, c.outlet)
		}
	}
}

func TestTextOfPage(t *testing.T) {
	body := strings.ReplaceAll(filler, "</p>", `</p>\n`)
	body = strings.ReplaceAll(strings.ReplaceAll(body, "<p>", ""), "</p>", "")
	for _, c := range []struct{ name, head, body, want string }{
		{"blanks", ``, "<p>one\n two\u00a0three &nbsp; four, and so the council of Dunmere went home.</p>", "\none two three four, and so the council of Dunmere went home.\n"},
		{"soft hyphens and no width", ``, "<p>The coun&shy;cil of Dun\u200bmere went home without a word to anybody.</p>", "\nThe council of Dunmere went home without a word to anybody.\n"},
		{"quotation element", ``, "<p>She said <q>we have questions</q> and went home to her own people.</p>", "\nShe said “we have questions” and went home to her own people.\n"},
		{"letters that only look different", ``, "<p>The <b>coun</b>cil, <i>she</i> said, <span>w</span>ent home that evening <a href=x>and</a> slept.</p>", "\nThe council, she said, went home that evening and slept.\n"},
		{"line breaks", ``, "<p>The council of Dunmere met on Monday.<br>The council of Dunmere met on Tuesday.<br/></p>", "\nThe council of Dunmere met on Monday.\nThe council of Dunmere met on Tuesday.\n"},
		{"a block twice", ``, "<p>The council of Dunmere met on Monday and the clerk kept the minutes of it.</p><div><p>The council of Dunmere met on Monday and the clerk kept the minutes of it.</p></div>", ""},
		{"heading over lines", `<title>Market moves to the harbour</title>`, "<h1>Market moves<br>to the harbour</h1>", ""},
		{"advertisement", ``, "<div>Advertisement</div>", ""},
		{"article in JSON-LD only", `<script type=application/ld+json>{"@type":"NewsArticle","headline":"Market","articleBody":"` + body + `"}</script>`, "-", "\nThe plan would move the market"},
	} {
		shown := c.body + filler
		if c.body == "-" {
			shown = "<p>Loading the article.</p>"
		}
		a := extractHTML(t, c.head, shown)
		text := "\n" + a.Text.UTF8 + "\n"
		if !strings.Contains(text, c.want) {
			t.Errorf("%s: text %q, want %q in it", c.name, text, c.want)
		}
		for _, once := range []string{"kept the minutes", "harbour\n", "Market moves"} {
			if strings.Count(text, once) > 1 {
				t.Errorf("%s: %q stands in the text twice: %q", c.name, once, text)
			}
		}
		if strings.Contains(text, "Advertisement") {
			t.Errorf("%s: text %q holds the advertisement", c.name, text)
		}
	}
}

func TestWhatTheCallerKnowsComesFirst(t *testing.T) {
	raw := input.Raw{Path: "x", Media: "text/html", Given: input.Given{Title: "Given title", Outlet: "Given outlet", URL: "https://g.example/", Published: "2026-01-02T10:00:00Z"},
		Bytes: []byte(`<html><head><title>Page title</title><meta property=og:site_name content=Page><meta name=date content=2026-03-04></head><body>` + filler)}
	a, err := Extract(raw, Options{})
	if err != nil || a.Title != "Given title" || a.Outlet != "Given outlet" || a.URL != "https://g.example/" || a.Published != "2026-01-02" || a.PublishedBasis != acta.BasisMetadata {
		t.Errorf("got %+v, error %v", a, err)
	}
	if a, err = Extract(raw, Options{Published: "2025-12-31"}); err != nil || a.Published != "2025-12-31" || a.PublishedBasis != acta.BasisArgument {
		t.Errorf("with a flag: published %s %s, error %v", a.Published, a.PublishedBasis, err)
	}
	if _, err = Extract(raw, Options{Published: "31 December"}); !errors.Is(err, acta.ErrInvalid) {
		t.Errorf("flag that is no day: error %v, want %v", err, acta.ErrInvalid)
	}
}

func TestPageWithoutArticle(t *testing.T) {
	for _, s := range []string{"<html>", "<!doctype html><html><body></body></html>", "<html><body><script>var a = 'text'</script><style>p{}</style></body></html>",
		"<html><body><img src=x><!-- words --></body></html>", "<html><body><div hidden>words</div></body></html>", "<html><head><title>Only a title</title></head></html>"} {
		if _, err := Extract(input.Raw{Path: "x.html", Bytes: []byte(s)}, Options{}); !errors.Is(err, acta.ErrInvalid) || !strings.HasPrefix(fmt.Sprint(err), "x.html: ") {
			t.Errorf("%s: error %v, want one of x.html that is %v", s, err, acta.ErrInvalid)
		}
	}
}

// TestHostilePages holds what must neither hang, nor panic, nor fill the memory.
func TestHostilePages(t *testing.T) {
	n := 10_000
	rep := strings.Repeat
	for name, s := range map[string]string{
		"nested divs":                 "<html><body>" + rep("<div>", 100_000) + filler + rep("</div>", 100_000),
		"nested divs, never closed":   "<html><body>" + filler + rep("<div>words ", n),
		"nested lists":                "<html><body>" + filler + rep("<ul><li>words", n),
		"nested tables":               "<html><body>" + filler + rep("<table><tr><td>words", n/4),
		"nested quotes and spans":     "<html><body>" + filler + rep("<blockquote><span>words", n/2),
		"bold, never closed":          "<html><body>" + filler + rep("<b><p>words", n/2),
		"fonts, each other":           "<html><body>" + filler + fonts(5000) + rep("<p>words", 5000),
		"links, never closed":         "<html><body>" + filler + rep("<a href=x><p>words", n/4),
		"closing tags only":           "<html><body>" + filler + rep("</div></p></b></table>", n),
		"crossed tags":                "<html><body>" + filler + rep("<b><div></b><i></div></i>", n/4),
		"paragraphs":                  "<html><body>" + rep(filler, 500),
		"one word a paragraph":        "<html><body>" + filler + rep("<p>w</p>", n),
		"line breaks":                 "<html><body>" + filler + rep("w<br>", n),
		"huge attribute":              "<html><body><div class='" + rep("x", 2<<20) + "'>" + filler,
		"many attributes":             "<html><body><div " + attrs(50_000) + ">" + filler,
		"entities":                    "<html><body>" + filler + "<p>" + rep("&amp;&lt;&#x2026;&bogus;&#99999999;", n/4),
		"entities without an end":     "<html><body>" + filler + rep("&#", n),
		"tags without an end":         "<html><body>" + filler + rep("<p", n),
		"angle brackets":              "<html><body>" + filler + rep("<", n) + rep(">", n),
		"comments without an end":     "<html><body>" + filler + rep("<!--", n),
		"script without an end":       "<html><body>" + filler + "<script>" + rep("x", n),
		"nested scripts":              "<html><body>" + filler + rep("<svg><script><!--", n/4),
		"templates":                   "<html><body>" + filler + rep("<template><math><select>", n/4),
		"frames":                      "<html><frameset>" + rep("<frame src=x>", n) + "</frameset>" + filler,
		"forms":                       "<html><body>" + rep("<form><fieldset><label>w", n/4) + filler,
		"deep JSON-LD":                "<html><head><script type=application/ld+json>" + rep("[", n) + "</script><body>" + filler,
		"many JSON-LDs":               "<html><head>" + rep(`<script type=application/ld+json>{"@type":"Article","headline":"h"}</script>`, n/10) + "<body>" + filler,
		"long title":                  "<html><head><title>" + rep("word ", n) + "</title><body>" + filler,
		"headings":                    "<html><body>" + rep("<h1>Market moves to the harbour</h1>", n/4) + filler,
		"dates":                       "<html><body>" + rep("<time datetime=x>1/1/1</time>", n/4) + filler,
		"NULs":                        "<html><body>" + strings.ReplaceAll(filler, " on ", " \x00on ") + filler + filler,
		"words without markup":        "<html><body>" + rep("The council of Dunmere met on Friday and said that it would meet again. ", 5_000),
		"one word without a space":    "<html><body>" + filler + rep("x", 1<<19),
		"half a character at the end": "<html><body>" + filler + "caf\xc3",
	} {
		t.Run(name, func(t *testing.T) {
			start := processorTime(t)
			a, err := Extract(input.Raw{Path: "x.html", Media: "text/html", Bytes: []byte(s)}, Options{})
			took := processorTime(t) - start
			if err != nil {
				if !errors.Is(err, acta.ErrTooLarge) && !errors.Is(err, acta.ErrInvalid) {
					t.Errorf("error %v is of no kind of a bad document", err)
				}
				t.Logf("%v after %v", err, took)
			} else {
				if strings.TrimSpace(a.Text.UTF8) == "" {
					t.Error("neither text nor error")
				}
				t.Logf("%d paragraphs after %v, problems %q", len(a.Text.Paragraphs), took, a.Problems)
			}
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// processorTime is what this process has used, which a busy machine does not change.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano())
}

func BenchmarkPage(b *testing.B) {
	page, err := os.ReadFile("testdata/pages/news.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Extract(input.Raw{Bytes: page, Media: "text/html"}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlain(b *testing.B) {
	article, err := os.ReadFile(filepath.Join(examples, "halmsted-summit.txt"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		if _, err := Extract(input.Raw{Bytes: article, Media: "text/plain"}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func fonts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<font size=%d>", i)
	}
	return b.String()
}

func attrs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d=v ", i)
	}
	return b.String()
}
