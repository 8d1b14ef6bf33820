package extract

import (
	"bytes"
	"strings"
)

// signatures begin files that hold no plain text, whatever their name.
var signatures = []struct{ begin, what string }{
	{"%PDF-", "a PDF file"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF87a", "a GIF picture"},
	{"GIF89a", "a GIF picture"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\x1f\x8b\x08", "a gzip archive"},
	{"BZh9", "a bzip2 archive"},
	{"\xfd7zXZ\x00", "an xz archive"},
	{"\x28\xb5\x2f\xfd", "a zstd archive"},
	{"\x7fELF", "a program"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"},
	{"SQLite format 3\x00", "a database"},
	{`{\rtf`, "an RTF document"},
	{"WARC/1.", "a web archive"},
}

// binary says what b is where it is no text: a file of a known other kind, or
// bytes of which more than one in twenty is a control character. UTF-16 and
// UTF-32 are text.
func binary(b []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.begin)) {
			return s.what
		}
	}
	if _, wide := utf16Order(b); wide || isUTF32(b) {
		return ""
	}
	controls := 0
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b {
			controls++
		}
	}
	// Compressed and compiled data hold one in nine; a short text may hold a stray one.
	if controls > 1 && controls*20 > len(b) {
		return "binary data"
	}
	return ""
}

// isHTML reports whether s is a page. media, the media type that the way in
// knows, decides where the content does not say otherwise.
func isHTML(s, media string) bool {
	head := strings.TrimLeft(s[:min(len(s), 4096)], "\ufeff \t\r\n\f")
	for strings.HasPrefix(head, "<!--") {
		_, rest, ok := strings.Cut(head, "-->")
		if !ok {
			break
		}
		head = strings.TrimLeft(rest, " \t\r\n\f")
	}
	for _, begin := range []string{"<!doctype html", "<html", "<head>", "<body"} {
		if hasPrefixFold(head, begin) {
			return true
		}
	}
	if hasPrefixFold(head, "<?xml") && strings.Contains(strings.ToLower(head), "<html") {
		return true
	}
	switch media {
	case "text/html", "application/xhtml+xml":
		return countTags(s) > 0
	case "text/plain":
		return false
	}
	return strings.HasPrefix(head, "<") && countTags(head) >= 3
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// countTags is how many tags of HTML's blocks s opens.
func countTags(s string) int {
	n := 0
	for i := strings.IndexByte(s, '<'); i >= 0; {
		s = s[i+1:]
		for _, tag := range []string{"p", "div", "span", "h1", "h2", "h3", "a", "article", "section", "main", "ul", "li", "table", "br", "b", "i", "em", "meta", "title", "link", "img", "header", "body", "html"} {
			if hasPrefixFold(s, tag) && len(s) > len(tag) && strings.IndexByte(" \t\r\n/>", s[len(tag)]) >= 0 {
				n++
				break
			}
		}
		i = strings.IndexByte(s, '<')
	}
	return n
}
