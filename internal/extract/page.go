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
	if len(blocks) == 0 {
		return a, fmt.Errorf("no article text found in the page: %w", acta.ErrInvalid)
	}
	set := func(field *string, found string) {
		if *field == "" {
			*field = found
		}
	}
	given := a.Title
	set(&a.Title, meta.title())
	set(&a.Outlet, meta.outlet())
	set(&a.URL, meta.url())
	a.Byline = meta.byline()
	a.published(meta.published(), acta.BasisMetadata)

	shown := meta.title()
	if shown == "" {
		shown = given
	}
	t, err := text.New(strings.Join(lines(shown, blocks), "\n"))
	if err != nil {
		return a, err
	}
	if shown != "" {
		t.Headline = t.Paragraphs[0]
	} else if n := headline(t, ""); n >= 0 {
		t.Headline = t.Paragraphs[n]
		a.Title = t.Slice(t.Headline)
	}
	if a.Language, err = language(t, meta.language()); err != nil {
		return a, err
	}
	byline, day := head(t)
	set(&a.Byline, byline)
	a.published(day, acta.BasisText)
	a.Text = t
	return a, nil
}

// repeated is how long a block is at least, in bytes, for its second coming to
// be taken for a mistake of the extraction.
const repeated = 60

// lines puts title in front of blocks and leaves out what stands there twice.
func lines(title string, blocks []string) []string {
	var out []string
	seen := map[string]bool{}
	if title != "" {
		out = append(out, title)
	}
	for i, block := range blocks {
		if title != "" && i < 6 && sameWords(block, title) {
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
	for _, n := range out {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

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
