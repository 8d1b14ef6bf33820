package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// render gives the words of n, a line a block: paragraph, heading, item of a
// list, row of a table. Blanks are one space, as a browser shows them.
func render(n *html.Node) []string {
	r := renderer{}
	r.node(n)
	r.flush()
	return r.blocks
}

type renderer struct {
	blocks []string
	line   strings.Builder
}

func (r *renderer) flush() {
	line := squeeze(r.line.String())
	r.line.Reset()
	if strings.IndexFunc(line, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0 {
		r.blocks = append(r.blocks, line)
	}
}

// squeeze makes blanks one space and takes out what a browser does not show:
// soft hyphens and characters without width.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
			return -1
		case 0:
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// node is bounded in depth because the tree is: see maxDepth.
func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.line.WriteString(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		switch n.Data {
		case "head", "title", "script", "style":
			return
		case "br", "hr":
			r.flush()
			return
		case "td", "th":
			r.line.WriteByte(' ')
		}
	}
	block := n.Type == html.ElementNode && !inline[n.Data]
	if block {
		r.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
	if block {
		r.flush()
	}
}

var inline = map[string]bool{"a": true, "span": true, "q": true, "cite": true, "sub": true, "sup": true, "time": true, "del": true, "ins": true,
	"b": true, "i": true, "em": true, "strong": true, "u": true, "small": true, "label": true, "data": true, "dfn": true, "kbd": true, "samp": true,
	"var": true, "td": true, "th": true, "ruby": true, "rt": true, "rp": true, "rb": true, "button": true, "output": true, "hi": true, "ref": true}
