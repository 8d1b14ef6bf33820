package extract

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"acta"
)

// Limits of a page. Pages of the largest news sites keep far inside them; the
// parser and the article finder take time or stack without bound beyond.
const (
	maxElements   = 200_000
	maxDepth      = 100 // the parser refuses 512
	maxAttrs      = 24
	maxAttrBytes  = 1024
	maxCleanBytes = 12 << 20
)

// strip makes a page of the same words that is safe to parse: scripts, styles,
// pictures and comments are gone, and so are the elements that only change how
// letters look; nesting, attributes and size are bounded. What the page says of
// itself in its head is kept apart.
func strip(s string) (string, *metadata, error) {
	var out strings.Builder
	out.Grow(min(len(s), maxCleanBytes))
	meta := &metadata{}
	z := html.NewTokenizer(strings.NewReader(s))
	elements, skipping := 0, 0
	var skipTag atom.Atom
	var open []string // the elements that are written and not closed
	over := 0         // start tags beyond maxDepth that were left out
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return "", meta, fmt.Errorf("the page cannot be read: %v: %w", err, acta.ErrInvalid)
			}
			return out.String(), meta, nil
		}
		if out.Len() > maxCleanBytes || elements > maxElements {
			return "", meta, fmt.Errorf("the page holds over %d elements or %d bytes without its scripts: %w", maxElements, maxCleanBytes, acta.ErrTooLarge)
		}
		switch kind {
		case html.CommentToken, html.DoctypeToken:
			continue
		case html.TextToken:
			switch {
			case skipping > 0 && skipTag == atom.Script:
				meta.script(z.Text())
			case skipping == 0:
				out.Write(z.Raw())
			}
			continue
		}
		tok := z.Token()
		tag := tok.DataAtom
		if skipping > 0 {
			if tag == skipTag && kind == html.EndTagToken {
				skipping--
			} else if tag == skipTag && kind == html.StartTagToken && !rawText[tag] {
				skipping++
			}
			continue
		}
		if dropped[tag] {
			if kind == html.StartTagToken {
				skipping, skipTag = 1, tag
				meta.startScript(tok)
			}
			continue
		}
		if kind != html.EndTagToken {
			meta.element(tok)
		}
		if tag == atom.Q { // a browser shows quotation marks
			out.WriteString(map[bool]string{true: "”", false: "“"}[kind == html.EndTagToken])
			continue
		}
		if unwrapped[tag] {
			continue
		}
		elements++
		switch {
		case voids[tag]:
			if kind != html.EndTagToken || tag == atom.Br {
				writeTag(&out, tok)
			}
		case kind == html.EndTagToken:
			if over > 0 && !onTop(open, tok.Data) {
				over--
				continue
			}
			if closeTo(&open, tok.Data) {
				out.WriteString("</" + tok.Data + ">")
			}
		case len(open) >= maxDepth:
			over++
			out.WriteByte(' ') // the words on either side stay apart
		default:
			open = append(open, tok.Data)
			writeTag(&out, tok)
			open = implied(open)
		}
	}
}

func onTop(open []string, tag string) bool { return len(open) > 0 && open[len(open)-1] == tag }

// closeTo takes tag and what is open inside it off the list; false where tag is not open.
func closeTo(open *[]string, tag string) bool {
	for i := len(*open) - 1; i >= 0; i-- {
		if (*open)[i] == tag {
			*open = (*open)[:i]
			return true
		}
	}
	return false
}

// implied takes off the list what the newest start tag closes by itself: a
// paragraph by a paragraph, a list item by a list item. Pages leave these open
// by the thousand, and they do not nest.
func implied(open []string) []string {
	last := open[len(open)-1]
	for i := len(open) - 2; i >= 0 && i >= len(open)-4; i-- {
		if open[i] == last && closedBySame[last] {
			return append(open[:i], last)
		}
		if !closedBySame[open[i]] {
			break
		}
	}
	return open
}

var closedBySame = map[string]bool{"p": true, "li": true, "dt": true, "dd": true, "tr": true, "td": true, "th": true, "option": true}

func writeTag(out *strings.Builder, tok html.Token) {
	attrs := tok.Attr[:0]
	for _, at := range tok.Attr {
		if len(attrs) == maxAttrs {
			break
		}
		if !keptAttr[at.Key] || len(at.Key) > maxAttrBytes {
			continue
		}
		at.Val = clip(at.Val, maxAttrBytes)
		attrs = append(attrs, at)
	}
	tok.Attr = attrs
	tok.Type = html.StartTagToken
	out.WriteString(tok.String())
}

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range list {
		m[a] = true
	}
	return m
}

var (
	// dropped go with all that is in them.
	dropped = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Applet,
		atom.Video, atom.Audio, atom.Canvas, atom.Textarea, atom.Select, atom.Datalist, atom.Map, atom.Noframes, atom.Noembed, atom.Xmp, atom.Plaintext)
	// rawText elements do not nest.
	rawText = atoms(atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Textarea, atom.Noframes, atom.Noembed, atom.Xmp, atom.Plaintext)
	// unwrapped change how letters look and hold no structure. Unclosed ones make
	// the parser repeat them in every paragraph that follows.
	unwrapped = atoms(atom.B, atom.I, atom.U, atom.S, atom.Em, atom.Strong, atom.Font, atom.Big, atom.Small, atom.Strike, atom.Tt, atom.Nobr,
		atom.Code, atom.Mark, atom.Abbr, atom.Acronym, atom.Wbr, atom.Bdi, atom.Bdo, atom.Img, atom.Input, atom.Embed, atom.Source, atom.Track, atom.Param, atom.Picture, atom.Frameset, atom.Frame)
	voids    = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Hr, atom.Link, atom.Meta, atom.Keygen, atom.Basefont, atom.Bgsound)
	keptAttr = map[string]bool{"id": true, "class": true, "role": true, "itemprop": true, "itemtype": true, "itemscope": true, "rel": true, "href": true,
		"hidden": true, "aria-hidden": true, "style": true, "datetime": true, "name": true, "property": true, "content": true, "lang": true,
		"data-testid": true, "data-component": true, "data-type": true, "colspan": true}
)
