package extract

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"acta"
	"acta/internal/text"
)

// page reads a page of HTML.
func page(a Article, s string) (Article, error) {
	clean, meta, err := strip(s)
	if err != nil {
		return a, err
	}
	doc, err := html.Parse(strings.NewReader(clean))
	if err != nil {
		return a, fmt.Errorf("the page cannot be parsed: %v: %w", err, acta.ErrInvalid)
	}
	prune(doc)
	meta.body(doc)

	blocks, err := article(doc)
	if err != nil {
		a.problem("%v; all blocks of the page are read", err)
		blocks = render(doc)
	}
	if told := meta.articleBody(); size(told) > max(2*size(blocks), wholeArticle) {
		blocks = told
	}
	title := within(meta.title(), blocks)
	blocks = trim(&a, meta, title, blocks)
	if len(blocks) == 0 {
		return a, fmt.Errorf("no article text found in the page: %w", acta.ErrInvalid)
	}
	set := func(field *string, found string) {
		if *field == "" {
			*field = found
		}
	}
	if title == "" {
		title = a.Title
	}
	set(&a.Title, title)
	set(&a.Outlet, meta.outlet())
	set(&a.URL, meta.url())

	if title != "" {
		blocks = append([]string{title}, blocks...)
	}
	t, err := text.New(strings.Join(blocks, "\n"))
	if err != nil {
		return a, err
	}
	if title != "" {
		t.Headline = t.Paragraphs[0]
	} else if n := headline(t, ""); n >= 0 {
		t.Headline = t.Paragraphs[n]
		a.Title = t.Slice(t.Headline)
	}
	if a.Language, err = language(t, meta.language()); err != nil {
		return a, err
	}
	byline, day := head(t) // of a dateline
	set(&a.Byline, byline)
	a.published(day, acta.BasisText)
	a.Text = t
	return a, nil
}

// within is the part of title that stands as a block of its own near the top:
// the page's title element also names the outlet or the section.
func within(title string, blocks []string) string {
	for _, block := range blocks[:min(len(blocks), topBlocks)] {
		if len(strings.Fields(block)) < 3 || len(block) >= len(title) {
			continue
		}
		if rest, ok := strings.CutPrefix(title, block); ok && strings.IndexAny(strings.TrimSpace(rest), "|-—–:·") == 0 {
			return block
		}
		if rest, ok := strings.CutSuffix(title, block); ok && strings.LastIndexAny(strings.TrimSpace(rest), "|-—–:·") >= 0 {
			return block
		}
	}
	return title
}

func size(blocks []string) int {
	n := 0
	for _, b := range blocks {
		n += len(b)
	}
	return n
}

const (
	// wholeArticle is how many bytes the body in a page's JSON-LD holds at least
	// to be taken where the page itself shows less than half of it.
	wholeArticle = 300
	// topBlocks is how far down the title, the byline and the date may stand.
	topBlocks = 8
	// repeated is how long a block is at least, in bytes, for its second coming to
	// be taken for a mistake of the extraction.
	repeated = 60
)

// trim leaves out of blocks the title, the lines near the top that hold only the
// byline or the date, what stands there twice, and what pages put between
// paragraphs. Byline and date of a are filled: from meta, else from those lines.
func trim(a *Article, meta *metadata, title string, blocks []string) []string {
	a.Byline = meta.byline()
	a.published(meta.published(), acta.BasisMetadata)
	a.published(meta.shownDay, acta.BasisText)
	var out []string
	seen := map[string]bool{}
	for i := 0; i < len(blocks); i++ {
		block := blocks[i]
		if i < topBlocks {
			if n := titleLines(title, blocks[i:]); n > 0 {
				i += n - 1
				continue
			}
			byline, day := bylineOf(block), dateLine(block)
			if a.Byline == "" {
				a.Byline = byline
			}
			a.published(day, acta.BasisText)
			if byline != "" || day != "" {
				continue
			}
		}
		if furniture[strings.ToLower(strings.TrimRight(block, ".:…> "))] {
			continue
		}
		if len(out) > 0 && out[len(out)-1] == block {
			continue
		}
		if len(block) >= repeated {
			if seen[block] {
				continue
			}
			seen[block] = true
		}
		out = append(out, block)
	}
	return out
}

// titleLines is how many of the first blocks together are the title: a heading
// may be broken into lines. 0 where they are not.
func titleLines(title string, blocks []string) int {
	if title == "" {
		return 0
	}
	for n := 1; n <= min(3, len(blocks)); n++ {
		if sameWords(strings.Join(blocks[:n], " "), title) {
			return n
		}
	}
	return 0
}

// furniture is what pages put between paragraphs, as a line of its own.
var furniture = map[string]bool{"advertisement": true, "article continues below": true, "story continues below": true, "story continues below advertisement": true,
	"read more": true, "share": true, "share this": true, "share this article": true, "share this story": true, "print": true, "email": true, "e-mail": true,
	"related": true, "related articles": true, "related stories": true, "related topics": true, "more on this story": true, "most read": true, "loading": true,
	"subscribe": true, "sign up": true, "sign in": true, "log in": true, "skip to content": true, "skip to main content": true, "back to top": true}

// article finds the article in doc and gives its blocks, one line each. The
// library is not ours: its panic is an error here, so that one page cannot end a run.
func article(doc *html.Node) (blocks []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the article finder failed (%v at %s)", p, where(debug.Stack()))
		}
	}()
	found, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  nodes(doc) < fallbackNodes,
		ExcludeComments: true,
		// Dates are read by metadata, which asks neither the clock nor the time zone.
		HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil || found.ContentNode == nil {
		return nil, nil
	}
	return render(found.ContentNode), nil
}

// fallbackNodes is the size of a page over which only one method is tried: the
// others take time that grows faster than the page.
const fallbackNodes = 60_000

func nodes(doc *html.Node) int {
	n := 0
	for range doc.Descendants() {
		n++
	}
	return n
}

// where is the first function of the library in a stack.
func where(stack []byte) string {
	for line := range strings.Lines(string(stack)) {
		if strings.Contains(line, "go-trafilatura") || strings.Contains(line, "go-readability") || strings.Contains(line, "go-domdistiller") {
			name, _, _ := strings.Cut(line[strings.LastIndexByte(line, '/')+1:], "(")
			return strings.TrimSpace(name)
		}
	}
	return "unknown"
}

// prune takes out of doc what a reader of the page does not see as its text.
func prune(doc *html.Node) {
	var out []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "figcaption" || hidden(n)) {
			out = append(out, n)
		}
	}
	weigh(doc, false, &out)
	for _, n := range out {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// weight is how much of the words of an element are links.
type weight struct{ letters, linked, links int }

// weigh adds to menus the elements that hold several links and next to nothing
// else. The article finder knows most of them, but not when it falls back to all
// paragraphs of a page. Its depth is bounded as the tree's is.
func weigh(n *html.Node, inLink bool, menus *[]*html.Node) (w weight) {
	switch {
	case n.Type == html.TextNode:
		w.letters = len(strings.TrimSpace(n.Data))
		if inLink {
			w.linked = w.letters
		}
		return w
	case n.Type == html.ElementNode && n.Data == "a" && attr(n.Attr, "href") != "":
		inLink, w.links = true, 1
	}
	before := len(*menus)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		v := weigh(c, inLink, menus)
		w.letters, w.linked, w.links = w.letters+v.letters, w.linked+v.linked, w.links+v.links
	}
	if menuTag[n.Data] && n.Type == html.ElementNode && w.links >= 3 && w.linked*10 >= w.letters*8 && w.letters < 60*w.links {
		*menus = append((*menus)[:before], n)
	}
	return w
}

var menuTag = map[string]bool{"td": true, "ul": true, "ol": true, "div": true, "nav": true, "section": true, "aside": true, "header": true, "footer": true, "p": true, "table": true}

func hidden(n *html.Node) bool {
	if n.Data == "body" || n.Data == "html" {
		return false
	}
	for _, at := range n.Attr {
		switch at.Key {
		case "hidden":
			return at.Val != "until-found"
		case "aria-hidden":
			if at.Val == "true" {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(at.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
