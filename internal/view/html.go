package view

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"acta"
)

var (
	//go:embed page/page.html
	pageHTML string
	//go:embed page/page.css
	pageCSS string
	//go:embed page/page.js
	pageJS string

	pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).Parse(pageHTML))
)

// Article is one entry as a part of a page.
type Article struct {
	ID, Title, Count string
	html             []byte
}

// cardWords is how many words of a statement its card repeats; the text beside
// it has all of them.
const cardWords = 45

// maxRows is how many lines fit under a line of text. Deeper overlaps share the
// last one.
const maxRows = 4

// Render makes a part of a page of e. No two parts of a page may have the same
// number.
func Render(e *acta.Entry, number int) Article {
	id := fmt.Sprintf("d%d", number)
	a := sheetOf(e, id)
	var b bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&b, "article", a); err != nil {
		panic(err) // the template and its data are this package's own
	}
	return Article{ID: id, Title: a.Title, Count: count(len(e.Statements), "statement"), html: b.Bytes()}
}

// WritePage writes a page of articles that needs nothing from outside. Its
// content security policy allows its own style and script and no other.
func WritePage(w io.Writer, articles []Article) error {
	title := "Who said what"
	if len(articles) == 1 {
		title = articles[0].Title
	} else if len(articles) > 1 {
		title = fmt.Sprintf("Who said what: %d articles", len(articles))
	}
	page := struct {
		Title, Policy string
		Style, Script template.HTML
		Articles      []Article
	}{
		Title: title,
		Policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'",
			digest(pageCSS), digest(pageJS)),
		Style: template.HTML("<style>" + pageCSS + "</style>"), Script: template.HTML("<script>" + pageJS + "</script>"),
		Articles: articles,
	}
	if err := pageTemplate.ExecuteTemplate(w, "head", page); err != nil {
		return err
	}
	for _, a := range articles {
		if _, err := w.Write(a.html); err != nil {
			return err
		}
	}
	return pageTemplate.ExecuteTemplate(w, "foot", page)
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// sheet is an article as the template sees it.
type sheet struct {
	ID, Title string
	Headed    bool // the headline is a row of its own
	Any       bool // statement
	About     []linked
	Problems  []string
	Rows      []row
	Ledgers   *ledgers
}

type linked struct{ Text, URL string }

// row is a paragraph beside the cards of the statements that begin in it.
type row struct {
	Paragraph int
	Headline  bool
	Depth     int // lines under the text
	Segments  []segment
	Cards     []card
}

// segment is a stretch of a paragraph in which nothing begins or ends.
type segment struct {
	Text       string
	Marks      []mark // of the statements that begin before it
	Class      string // its lines
	Statements string // ids of the statements over it, outermost first
	Roles      string // their roles here
}

type mark struct{ ID, Number, Label string }

type card struct {
	ID, Number, Who, Literal, Cue, Words, Facts string
	Flags                                       []string
	Depth                                       int
}

func sheetOf(e *acta.Entry, id string) sheet {
	o := outlineOf(e)
	d := &e.Document
	s := sheet{ID: id, Title: OneLine(d.Title), Any: len(e.Statements) > 0}
	for _, p := range e.Problems {
		s.Problems = append(s.Problems, OneLine(p))
	}
	if !d.Headline.Empty() {
		s.Headed = true
		if s.Title == "" {
			s.Title = OneLine(d.Text[d.Headline.Start:d.Headline.End])
		}
	}
	if s.Title == "" {
		s.Title = OneLine(filepath.Base(d.Path))
	}
	if s.Title == "" || s.Title == "-" || s.Title == "." {
		s.Title = "Untitled"
	}
	for _, text := range []string{d.Outlet, d.Byline, d.Published, d.Path} {
		if text != "" {
			s.About = append(s.About, linked{Text: OneLine(text)})
		}
	}
	if d.URL != "" {
		s.About = append(s.About, linked{OneLine(d.URL), webAddress(d.URL)})
	}
	s.Ledgers = ledgersOf(o, id)
	l := layoutOf(o)
	for i, p := range d.Paragraphs {
		r := l.row(id, i, p)
		r.Paragraph, r.Headline = i+1, p == d.Headline
		s.Rows = append(s.Rows, r)
	}
	for _, i := range l.order {
		if len(s.Rows) > 0 {
			r := &s.Rows[paragraphOf(d, first(&e.Statements[i]))]
			r.Cards = append(r.Cards, cardOf(o, id, i, l.depth[i]))
		}
	}
	return s
}

// webAddress is s where it is an address of the web, and nothing where it is not:
// a page must not become a way to run what a source wrote.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func cardOf(o *outline, id string, i, depth int) card {
	s := &o.e.Statements[i]
	c := card{ID: statementID(id, i), Number: o.number[i], Cue: o.spans(s.Cue.Spans), Flags: o.flags(s), Depth: min(depth, 3)}
	c.Who, c.Literal = o.speaker(s)
	words := o.spans(s.Content)
	c.Words = firstWords(words, cardWords)
	if c.Words != words {
		c.Words += " …"
	}
	facts := []string{string(s.Manner)}
	c.Facts = OneLine(strings.Join(append(facts, o.circumstances(s)...), " · "))
	return c
}

func statementID(id string, i int) string { return fmt.Sprintf("%ss%d", id, i+1) }

// layout says which line under the text each statement has.
type layout struct {
	*outline
	order  []int // as they are numbered
	depth  []int // how many statements each is within
	slot   []int
	pieces [][]stretch // of each paragraph, outer statements first
	begins [][]int     // the statements that begin in each paragraph
}

// stretch is a span of a statement in one role.
type stretch struct {
	acta.Span
	statement int
	role      byte // s source, k cue, c content
}

// near is how far back in the order statements are looked for that may share a
// line of text with another.
const near = 100

func layoutOf(o *outline) *layout {
	n := len(o.e.Statements)
	paragraphs := o.e.Document.Paragraphs
	l := &layout{
		outline: o, depth: make([]int, n), slot: make([]int, n),
		pieces: make([][]stretch, len(paragraphs)), begins: make([][]int, len(paragraphs)),
	}
	var add func(i, depth int)
	add = func(i, depth int) {
		l.order = append(l.order, i)
		l.depth[i] = depth
		for _, inner := range o.inside[i] {
			add(inner, depth+1)
		}
	}
	for _, i := range o.top {
		add(i, 0)
	}
	if len(paragraphs) == 0 {
		return l
	}
	hulls := make([]acta.Span, n)
	for at, i := range l.order {
		s := &o.e.Statements[i]
		hulls[i] = acta.Span{Start: first(s)}
		begin := paragraphOf(&o.e.Document, hulls[i].Start)
		l.begins[begin] = append(l.begins[begin], i)
		l.place(i, 's', s.Source.Spans, &hulls[i])
		l.place(i, 'k', s.Cue.Spans, &hulls[i])
		l.place(i, 'c', s.Content, &hulls[i])
		var taken [maxRows]bool
		for _, j := range l.order[max(at-near, 0):at] {
			if hulls[i].Overlaps(hulls[j]) {
				taken[l.slot[j]] = true
			}
		}
		l.slot[i] = maxRows - 1
		if free := slices.Index(taken[:], false); free >= 0 {
			l.slot[i] = free
		}
	}
	return l
}

// place puts the spans of a role into their paragraphs and widens hull to them.
func (l *layout) place(i int, role byte, spans []acta.Span, hull *acta.Span) {
	d := &l.e.Document
	for _, span := range spans {
		hull.End = max(hull.End, span.End)
		for p := paragraphOf(d, span.Start); p < len(d.Paragraphs) && d.Paragraphs[p].Start < span.End; p++ {
			if d.Paragraphs[p].Overlaps(span) {
				l.pieces[p] = append(l.pieces[p], stretch{span, i, role})
			}
		}
	}
}

// row cuts a paragraph where anything begins or ends.
func (l *layout) row(id string, paragraph int, p acta.Span) row {
	here := l.pieces[paragraph]
	cuts := []int32{p.Start, p.End}
	r := row{}
	for _, s := range here {
		cuts = append(cuts, max(s.Start, p.Start), min(s.End, p.End))
		r.Depth = max(r.Depth, l.slot[s.statement]+1)
	}
	begins := map[int32][]int{}
	for _, i := range l.begins[paragraph] {
		at := max(first(&l.e.Statements[i]), p.Start)
		begins[at] = append(begins[at], i)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 0; i+1 < len(cuts); i++ {
		part := acta.Span{Start: cuts[i], End: cuts[i+1]}
		seg := segment{Text: visible(l.e.Document.Text[part.Start:part.End])}
		for _, b := range begins[part.Start] {
			seg.Marks = append(seg.Marks, mark{statementID(id, b), l.number[b], l.label(b)})
		}
		var class, statements, roles []string
		for _, s := range here {
			if s.Contains(part) {
				class = append(class, fmt.Sprintf("u%d%c", l.slot[s.statement], s.role))
				statements = append(statements, statementID(id, s.statement))
				roles = append(roles, string(s.role))
			}
		}
		seg.Class, seg.Statements, seg.Roles = strings.Join(class, " "), strings.Join(statements, " "), strings.Join(roles, " ")
		r.Segments = append(r.Segments, seg)
	}
	return r
}

// label is a statement in a few words, for those who hear the page.
func (l *layout) label(i int) string {
	s := &l.e.Statements[i]
	who, _ := l.speaker(s)
	if who == "" {
		who = "no source"
	}
	return strings.TrimSpace(who + " " + l.spans(s.Cue.Spans))
}
