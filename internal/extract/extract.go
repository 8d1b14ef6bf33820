package extract

import (
	"fmt"
	"strings"

	"acta"
	"acta/internal/input"
	"acta/internal/text"
)

// Options are what the caller knows better than the document.
type Options struct {
	// Published is the date of publication, YYYY-MM-DD, or empty.
	Published string
}

// Extract makes an article of raw.
//
// A plain text is kept as it is, after its encoding: nothing is trimmed, no line
// end is changed, a byte order mark stays as U+FEFF, so that offsets are offsets
// into the file. A page is cut down to its article, one line a block, with the
// title as the first line; blanks inside a line are one space. Single NUL
// characters stay in the text, where they count as blanks, and are a problem line.
//
// Errors wrap [acta.ErrInvalid] (empty, a page without an article, a date of
// Options that is none), [acta.ErrUnsupported] (no text, or clearly in another
// language than English) or [acta.ErrTooLarge]; they begin with raw.Path.
func Extract(raw input.Raw, opt Options) (Article, error) {
	a, err := extract(raw, opt)
	if err != nil && raw.Path != "" {
		return a, fmt.Errorf("%s: %w", raw.Path, err)
	}
	return a, err
}

func extract(raw input.Raw, opt Options) (Article, error) {
	a := Article{Title: raw.Given.Title, Outlet: raw.Given.Outlet, URL: raw.Given.URL}
	switch {
	case opt.Published != "":
		if day, _ := parseDate(opt.Published); day != opt.Published {
			return a, fmt.Errorf("date of publication %q is not a day as YYYY-MM-DD: %w", opt.Published, acta.ErrInvalid)
		}
		a.Published, a.PublishedBasis = opt.Published, acta.BasisArgument
	case raw.Given.Published != "":
		if day, ok := parseDate(raw.Given.Published); ok {
			a.Published, a.PublishedBasis = day, acta.BasisMetadata
		} else {
			a.problem("date of publication %q, given with the document, is not a day as YYYY-MM-DD; left out", raw.Given.Published)
		}
	}
	if len(raw.Bytes) == 0 {
		return a, fmt.Errorf("nothing in it: it is empty: %w", acta.ErrInvalid)
	}
	if what := binary(raw.Bytes); what != "" {
		return a, fmt.Errorf("it is %s, not text; acta reads plain text and HTML: %w", what, acta.ErrUnsupported)
	}
	decoded, problems := decode(raw.Bytes, raw.Given.Charset)
	a.Problems = append(a.Problems, problems...)
	if strings.TrimFunc(decoded, text.IsBlank) == "" {
		return a, fmt.Errorf("nothing in it: it holds blanks only: %w", acta.ErrInvalid)
	}
	if n := strings.Count(decoded, "\x00"); n > 0 {
		a.problem("%d NUL characters in it are read as blanks; the file may be damaged", n)
	}
	if isHTML(decoded, raw.Media) {
		return page(a, decoded)
	}
	return plain(a, decoded)
}

func (a *Article) problem(format string, args ...any) {
	a.Problems = append(a.Problems, fmt.Sprintf(format, args...))
}

// published fills the date where the caller gave none.
func (a *Article) published(day string, basis acta.Basis) {
	if a.Published == "" && day != "" {
		a.Published, a.PublishedBasis = day, basis
	}
}
