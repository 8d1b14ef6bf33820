package view

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"acta"
	"acta/internal/text"
)

func pageOf(t testing.TB, entries ...*acta.Entry) string {
	t.Helper()
	var articles []Article
	for i, e := range entries {
		articles = append(articles, Render(e, i+1))
	}
	var b bytes.Buffer
	if err := WritePage(&b, articles); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements gives every element of a page.
func elements(t testing.TB, page string) []*html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestPageHoldsTheText(t *testing.T) {
	e := sample(t)
	i := 0
	for _, n := range elements(t, pageOf(t, e)) {
		if class := attr(n, "class"); !strings.HasPrefix(class, "text rows") {
			continue
		}
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if attr(c, "class") == "mark" {
				n.RemoveChild(c)
			}
			c = next
		}
		p := e.Document.Paragraphs[i]
		if got, want := content(n), e.Document.Text[p.Start:p.End]; got != want {
			t.Errorf("paragraph %d:\n got %q\nwant %q", i+1, got, want)
		}
		i++
	}
	if i != len(e.Document.Paragraphs) {
		t.Errorf("%d of %d paragraphs", i, len(e.Document.Paragraphs))
	}
}

// The words under a statement's lines are those of its spans.
func TestLinesLieUnderTheirWords(t *testing.T) {
	e := sample(t)
	got := map[string]string{} // "statement role" → words
	slots := map[string]string{}
	for _, n := range elements(t, pageOf(t, e)) {
		ids, roles := strings.Fields(attr(n, "data-s")), strings.Fields(attr(n, "data-r"))
		if len(roles) == 0 {
			continue
		}
		classes := strings.Fields(attr(n, "class"))[1:]
		if len(ids) != len(roles) || len(classes) != len(ids) {
			t.Fatalf("%v, %v, %v", ids, roles, classes)
		}
		seen := map[byte]bool{}
		for i, id := range ids {
			got[id+" "+roles[i]] += content(n)
			if slots[id] == "" {
				slots[id] = classes[i][:2]
			}
			if slots[id] != classes[i][:2] {
				t.Errorf("%s changes its line from %s to %s", id, slots[id], classes[i][:2])
			}
			if seen[classes[i][1]] {
				t.Errorf("two lines in one place: %v", classes)
			}
			seen[classes[i][1]] = true
		}
	}
	for i := range e.Statements {
		s := &e.Statements[i]
		for role, spans := range map[string][]acta.Span{"s": s.Source.Spans, "k": s.Cue.Spans, "c": s.Content} {
			want := ""
			for _, span := range spans {
				want += sampleText[span.Start:span.End]
			}
			if w := got[statementID("d1", i)+" "+role]; w != want {
				t.Errorf("statement %d %s: %q, want %q", i+1, role, w, want)
			}
		}
	}
	if slots["d1s1"] != "u0" || slots["d1s2"] != "u1" || slots["d1s3"] != "u0" {
		t.Errorf("lines: %v", slots)
	}
}

func TestIDsAreThereOnceAndLinksLead(t *testing.T) {
	ids, links := map[string]bool{}, []string{}
	for _, n := range elements(t, pageOf(t, sample(t), sample(t), plain(t, "A quiet day."))) {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %s twice", id)
			}
			ids[id] = true
		}
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
			links = append(links, to)
		}
		for _, key := range []string{"aria-labelledby", "aria-describedby"} {
			if to := attr(n, key); to != "" {
				links = append(links, to)
			}
		}
	}
	if len(links) < 20 {
		t.Errorf("only %d links", len(links))
	}
	for _, to := range links {
		if !ids[to] {
			t.Errorf("a link leads to %q, which is not there", to)
		}
	}
}

func TestTableOfContents(t *testing.T) {
	if one := pageOf(t, sample(t)); strings.Contains(one, `class="toc"`) || !strings.Contains(one, "<title>Ferry engines “beyond repair”</title>") {
		t.Error("one article has a table of contents, or not its title")
	}
	two := pageOf(t, sample(t), plain(t, "A quiet day."))
	for _, want := range []string{`class="toc"`, `href="#d1"`, `href="#d2"`, "4 statements", "0 statements", "No statement found."} {
		if !strings.Contains(two, want) {
			t.Errorf("no %s", want)
		}
	}
}

// hostile is text that tries to be more than text.
const hostile = `</p><script>alert(1)</script> "quoted' onmouseover=alert(1) <img src=x onerror=alert(1)> {{.Title}} ` +
	"\u202egnihton\u202c \x1b[31m \x00 said </style><!-- ]]>"

func TestHostileTextStaysText(t *testing.T) {
	for _, where := range []string{"text", "title", "outlet", "byline", "path", "url", "name", "lemma", "problem"} {
		e := plain(t, "Somebody said something here.")
		e.Actors = []acta.Actor{{ID: "a"}}
		e.Statements = []acta.Statement{{ID: "s", Source: acta.Party{Actor: "a"}, Content: e.Document.Paragraphs}}
		switch d := &e.Document; where {
		case "text":
			txt, err := text.New(hostile)
			if err != nil {
				t.Fatal(err)
			}
			d.Text, d.Paragraphs, e.Statements[0].Content = hostile, txt.Paragraphs, txt.Paragraphs
			e.Statements[0].Cue.Spans = []acta.Span{find(t, hostile, "said", 1)}
			e.Statements[0].Source.Spans = []acta.Span{find(t, hostile, "<script>", 1)}
		case "title":
			d.Title = hostile
		case "outlet":
			d.Outlet = hostile
		case "byline":
			d.Byline = hostile
		case "path":
			d.Path = hostile
		case "url":
			d.URL = "javascript:alert(1)//" + hostile
		case "name":
			e.Actors[0].Name = hostile
		case "lemma":
			e.Statements[0].Cue.Class = hostile
		case "problem":
			e.Problems = []string{hostile}
		}
		page := pageOf(t, e)
		if strings.ContainsAny(page, "\u202e\x1b\x00") {
			t.Errorf("%s: a control character is in the page", where)
		}
		if !strings.Contains(page, "alert(1)") {
			t.Errorf("%s: the text is not in the page", where)
		}
		scripts := 0
		for _, n := range elements(t, page) {
			switch n.Data {
			case "script":
				scripts++
				if content(n) != pageJS {
					t.Errorf("%s: a script that is not ours", where)
				}
			case "style":
				if content(n) != pageCSS {
					t.Errorf("%s: a style that is not ours", where)
				}
			case "img", "iframe", "object", "embed", "form", "link", "base":
				t.Errorf("%s: <%s> in the page", where, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
					t.Errorf("%s: attribute %s on <%s>", where, a.Key, n.Data)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") {
					t.Errorf("%s: a link to %q", where, a.Val)
				}
			}
		}
		if scripts != 1 {
			t.Errorf("%s: %d scripts", where, scripts)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c":      "https://example.org/a?b=c",
		"http://example.org":             "http://example.org",
		"HTTPS://example.org":            "https://example.org",
		"javascript:alert(1)":            "",
		" javascript:alert(1)":           "",
		"java\nscript:alert(1)":          "",
		"data:text/html,x":               "",
		"file:///etc/passwd":             "",
		"//example.org":                  "",
		"/relative":                      "",
		"ftp://example.org":              "",
		"https:":                         "",
		"https://":                       "",
		"https://example.org/\"onload=x": "https://example.org/%22onload=x",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNothingFromOutside(t *testing.T) {
	page := pageOf(t, sample(t))
	if outside := regexp.MustCompile(`(?i)(src|@import|url\()\s*[=("']`).FindString(page); outside != "" {
		t.Errorf("the page asks for something: %q", outside)
	}
	if !strings.Contains(page, "default-src &#39;none&#39;") {
		t.Error("no content security policy")
	}
}

func BenchmarkRender(b *testing.B) {
	e := sample(b)
	for b.Loop() {
		Render(e, 1)
	}
}
