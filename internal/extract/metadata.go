package extract

import (
	"encoding/json"
	"html"
	"net/url"
	"strings"
	"unicode"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxJSON is the longest JSON-LD that is read of a page, in bytes.
const maxJSON = 1 << 20

// metadata is what a page says of itself, in the order in which it is believed.
type metadata struct {
	lang      string
	canonical string
	tags      map[string]string // meta name or property, lower case → content
	times     []string          // datetime of time elements; those marked as published first
	articles  []ldArticle

	headTitle string   // of the title element
	headings  []string // h1
	authors   []string // elements marked as the byline
	shownDay  string   // in an element marked as the date

	inJSON bool
}

// ldArticle is what schema.org's JSON-LD says of an article.
type ldArticle struct {
	headline, publisher, published, url, lang string
	authors                                   []string
	body                                      string
}

func attr(list []nethtml.Attribute, key string) string {
	for _, at := range list {
		if at.Key == key {
			return strings.TrimSpace(at.Val)
		}
	}
	return ""
}

// element notes what a start tag says.
func (m *metadata) element(tok nethtml.Token) {
	switch tok.DataAtom {
	case atom.Html:
		if m.lang == "" {
			m.lang = attr(tok.Attr, "lang")
		}
		if m.lang == "" {
			m.lang = attr(tok.Attr, "xml:lang")
		}
	case atom.Meta:
		content := oneLine(attr(tok.Attr, "content"))
		if content == "" || len(content) > 2000 {
			return
		}
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			name := strings.ToLower(attr(tok.Attr, key))
			if name == "" {
				continue
			}
			if m.tags == nil {
				m.tags = map[string]string{}
			}
			if m.tags[name] == "" {
				m.tags[name] = content
			}
		}
	case atom.Link:
		if m.canonical == "" && strings.EqualFold(attr(tok.Attr, "rel"), "canonical") {
			m.canonical = attr(tok.Attr, "href")
		}
	case atom.Time:
		at := attr(tok.Attr, "datetime")
		marks := strings.ToLower(attr(tok.Attr, "itemprop") + " " + attr(tok.Attr, "class"))
		switch {
		case at == "" || len(m.times) > 50 || strings.Contains(marks, "modified") || strings.Contains(marks, "updated"):
		case strings.Contains(marks, "publish"):
			m.times = append([]string{at}, m.times...)
		default:
			m.times = append(m.times, at)
		}
	}
}

func (m *metadata) startScript(tok nethtml.Token) {
	m.inJSON = tok.DataAtom == atom.Script && strings.Contains(strings.ToLower(attr(tok.Attr, "type")), "ld+json")
}

// script reads the text of a script element.
func (m *metadata) script(b []byte) {
	if !m.inJSON || len(b) > maxJSON || len(m.articles) > 20 {
		return
	}
	m.inJSON = false
	s := strings.TrimSpace(string(b))
	s = strings.TrimPrefix(s, "<!--")
	s = strings.TrimPrefix(s, "//<![CDATA[")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "-->"), "//]]>")
	s = strings.TrimRight(s, "; \n")
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		// Pages break lines inside strings, which JSON forbids.
		s = strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, s)
		if json.Unmarshal([]byte(s), &v) != nil {
			return
		}
	}
	m.linked(v, 0)
}

// linked looks for articles in JSON-LD, at most a few levels down.
func (m *metadata) linked(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			m.linked(item, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			m.articles = append(m.articles, ldArticle{
				headline:  oneLine(first(v, "headline", "name")),
				publisher: oneLine(strings.Join(names(v["publisher"]), ", ")),
				published: first(v, "datePublished", "dateCreated"),
				url:       firstURL(v["url"], v["mainEntityOfPage"], v["@id"]),
				lang:      first(v, "inLanguage"),
				authors:   names(v["author"]),
				body:      first(v, "articleBody"),
			})
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "hasPart", "itemListElement", "item"} {
			m.linked(v[key], depth+1)
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report" || strings.HasSuffix(v, "NewsArticle")
	case []any:
		for _, item := range v {
			if isArticle(item) {
				return true
			}
		}
	}
	return false
}

func first(v map[string]any, keys ...string) string {
	for _, key := range keys {
		if s, ok := v[key].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

func firstURL(list ...any) string {
	for _, v := range list {
		switch v := v.(type) {
		case string:
			if absolute(v) {
				return v
			}
		case map[string]any:
			if s, _ := v["@id"].(string); absolute(s) {
				return s
			}
		}
	}
	return ""
}

// names are the names of a person or organisation, or of several.
func names(v any) []string {
	switch v := v.(type) {
	case string:
		if s := oneLine(v); s != "" && !absolute(s) {
			return []string{s}
		}
	case map[string]any:
		return names(v["name"])
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, names(item)...)
		}
		return out
	}
	return nil
}

// body notes what the parsed page shows: title, headings, bylines.
func (m *metadata) body(doc *nethtml.Node) {
	for n := range doc.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		switch n.Data {
		case "title":
			if m.headTitle == "" {
				m.headTitle = words(n)
			}
		case "h1":
			if s := words(n); s != "" && len(m.headings) < 10 {
				m.headings = append(m.headings, s)
			}
		default:
			if m.shownDay == "" && marksDate(n) {
				m.shownDay = shownDay(words(n))
			}
			if len(m.authors) < 3 && marksByline(n) {
				if s := cleanByline(words(n)); s != "" {
					m.authors = append(m.authors, s)
				}
			}
		}
	}
}

func marksByline(n *nethtml.Node) bool {
	if attr(n.Attr, "rel") == "author" || attr(n.Attr, "itemprop") == "author" {
		return true
	}
	for _, class := range strings.Fields(strings.ToLower(attr(n.Attr, "class"))) {
		if class == "byline" || class == "author" || class == "author-name" || class == "byline-name" || strings.HasSuffix(class, "__byline") {
			return true
		}
	}
	return false
}

func marksDate(n *nethtml.Node) bool {
	if n.Data == "time" || attr(n.Attr, "itemprop") == "datePublished" {
		return true
	}
	mark := strings.ToLower(attr(n.Attr, "class") + " " + attr(n.Attr, "id"))
	for _, word := range []string{"date", "publish", "timestamp", "posted", "pubtime", "byline", "meta"} {
		if strings.Contains(mark, word) && !strings.Contains(mark, "updated") && !strings.Contains(mark, "modified") {
			return true
		}
	}
	return false
}

// shownDay is the day of a short line such as "Published 4 March 2026, 10:15".
func shownDay(s string) string {
	if len(s) > 160 {
		return ""
	}
	if day, ok := dateIn(s); ok {
		return day
	}
	for word := range strings.FieldsSeq(s) {
		if day, ok := parseDate(word); ok {
			return day
		}
	}
	return ""
}

// words is the text in n, on one line, where it is short enough to be a title.
func words(n *nethtml.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == nethtml.TextNode {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
		if b.Len() > 2000 {
			return ""
		}
	}
	return oneLine(b.String())
}

// oneLine is s with entities read and blanks made one space.
func oneLine(s string) string {
	return squeeze(html.UnescapeString(s))
}

// cleanByline is the names of "By NAME and NAME, in Halmsted", or empty where s
// is none.
func cleanByline(s string) string {
	if rest, ok := cutPrefixFold(s, "by "); ok {
		s = rest
	}
	for _, mark := range []string{" | ", " · ", " • ", " in ", " Published", " Updated", " @"} {
		s, _, _ = strings.Cut(s, mark)
	}
	s = strings.Trim(s, " ,;:|")
	letter := strings.IndexFunc(s, unicode.IsLetter) >= 0
	if !letter || len(s) > 120 || len(strings.Fields(s)) > 14 || absolute(s) {
		return ""
	}
	return s
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if hasPrefixFold(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

func absolute(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

func (m *metadata) tag(names ...string) string {
	for _, name := range names {
		if s := m.tags[name]; s != "" {
			return s
		}
	}
	return ""
}

func (m *metadata) ld(field func(*ldArticle) string) string {
	for i := range m.articles {
		if s := field(&m.articles[i]); s != "" {
			return s
		}
	}
	return ""
}

// title is the headline as the page shows it: the heading that agrees with what
// the page calls itself, which may be a shorter one made for search engines.
func (m *metadata) title() string {
	bare := m.bareTitle()
	claims := []string{m.ld(func(a *ldArticle) string { return a.headline }), m.tag("og:title", "twitter:title", "dc.title", "headline"), bare}
	for _, claim := range claims {
		for _, heading := range m.headings {
			if claim != "" && alike(heading, claim) {
				return heading
			}
		}
	}
	if len(m.headings) == 1 && len(strings.Fields(m.headings[0])) >= 4 {
		return m.headings[0]
	}
	for i, claim := range claims {
		if claim == "" {
			continue
		}
		if i == 1 {
			claim = cutName(claim, m.outlet())
		}
		return claim
	}
	if len(m.headings) > 0 {
		return m.headings[0]
	}
	return ""
}

// bareTitle is the title element without the outlet's name behind it.
func (m *metadata) bareTitle() string {
	s := cutName(m.headTitle, m.outlet())
	for _, mark := range []string{" | ", " - ", " — ", " – ", " :: "} {
		if i := strings.LastIndex(s, mark); i > 0 && len(strings.Fields(s[i+len(mark):])) <= 4 && len(strings.Fields(s[:i])) >= 4 {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// cutName takes name and the mark before it off the end of s.
func cutName(s, name string) string {
	if name == "" || len(s) <= len(name) || !strings.EqualFold(s[len(s)-len(name):], name) {
		return s
	}
	if head := strings.TrimRight(s[:len(s)-len(name)], " "); strings.TrimRight(head, "|-—–:·") != head {
		return strings.TrimRight(head, " |-—–:·")
	}
	return s
}

// alike reports whether more than half of the shorter one's words are in the other.
func alike(a, b string) bool {
	x, y := strings.Fields(wordsOnly(a)), strings.Fields(wordsOnly(b))
	if len(x) > len(y) {
		x, y = y, x
	}
	in := map[string]bool{}
	for _, w := range y {
		in[w] = true
	}
	hits := 0
	for _, w := range x {
		if in[w] {
			hits++
		}
	}
	return len(x) > 0 && hits*2 > len(x)
}

func (m *metadata) outlet() string {
	if s := m.ld(func(a *ldArticle) string { return a.publisher }); s != "" {
		return s
	}
	return m.tag("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone", "cre")
}

func (m *metadata) byline() string {
	if s := m.ld(func(a *ldArticle) string { return strings.Join(a.authors, ", ") }); s != "" {
		return cleanByline(s)
	}
	if s := cleanByline(m.tag("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator")); s != "" {
		return s
	}
	if len(m.authors) > 0 {
		return m.authors[0]
	}
	return ""
}

func (m *metadata) url() string {
	for _, s := range []string{m.canonical, m.tag("og:url"), m.ld(func(a *ldArticle) string { return a.url })} {
		if u, err := url.Parse(s); err == nil && u.IsAbs() && u.Host != "" && absolute(s) {
			return s
		}
	}
	return ""
}

// published is the day of publication; a day of change is none.
func (m *metadata) published() string {
	for i := range m.articles {
		if day, ok := parseDate(m.articles[i].published); ok {
			return day
		}
	}
	for _, name := range []string{"article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
		"sailthru.date", "publish-date", "publish_date", "publication_date", "publicationdate", "pubdate", "date.issued", "dc.date.issued", "dcterms.issued",
		"dc.date.created", "dcterms.created", "dc.date", "cxenseparse:recs:publishtime", "citation_publication_date", "originalpublicationdate", "date", "datecreated"} {
		if day, ok := parseDate(m.tags[name]); ok {
			return day
		}
	}
	for _, s := range m.times {
		if day, ok := parseDate(s); ok {
			return day
		}
	}
	return m.dayInURL()
}

// articleBody is the article as JSON-LD tells it, a line a block: some pages show
// it by script only.
func (m *metadata) articleBody() []string {
	body := m.ld(func(a *ldArticle) string { return a.body })
	if countTags(body) > 0 {
		clean, _, err := strip("<body>" + body)
		if err != nil {
			return nil
		}
		doc, err := nethtml.Parse(strings.NewReader(clean))
		if err != nil {
			return nil
		}
		return render(doc)
	}
	var out []string
	for line := range strings.Lines(html.UnescapeString(body)) {
		if line = oneLine(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// dayInURL is the day in an address such as /2026/03/04/talks-stall.
func (m *metadata) dayInURL() string {
	u, err := url.Parse(m.url())
	if err != nil {
		return ""
	}
	parts := strings.Split(u.Path, "/")
	for i := 0; i+2 < len(parts); i++ {
		if len(parts[i]) == 4 && len(parts[i+1]) <= 3 && len(parts[i+2]) <= 2 {
			if day, ok := civil(parts[i], parts[i+1], parts[i+2]); ok {
				return day
			}
		}
	}
	return ""
}

// language is the ISO 639-1 code that the page declares, or empty.
func (m *metadata) language() string {
	for _, s := range []string{m.lang, m.ld(func(a *ldArticle) string { return a.lang }), m.tag("og:locale", "content-language", "dc.language")} {
		code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(s), "_", "-"), "-")
		if len(code) == 2 {
			return code
		}
	}
	return ""
}
