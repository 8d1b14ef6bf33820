package view

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"acta"
)

// AppendComparison appends what the articles of c say beside each other, for
// people.
func AppendComparison(b []byte, c *acta.Comparison, style Style) []byte {
	p := paper{b: b, Style: style}
	p.block("", "", run{fmt.Sprintf("%d articles beside each other", len(c.Labels)), bold})
	for i, l := range c.Labels {
		p.block(fmt.Sprintf("  %d ", i+1), "    ", run{l, 0})
	}
	p.line()
	if len(c.Speakers) > 0 {
		p.block("", "", run{"Who is quoted", bold}, run{" statements and words in each", dim})
		p.line()
		for _, s := range c.Speakers {
			cells := make([]string, len(s.Statements))
			for i := range cells {
				cells[i] = fmt.Sprintf("%d: %d, %s", i+1, s.Statements[i], count(s.Words[i], "word"))
			}
			p.block("  ", "    ", run{s.Name, bold | blue}, run{"  " + strings.Join(cells, " · "), 0})
		}
		p.line()
	}
	if len(c.Quotes) > 0 {
		p.block("", "", run{"The same quotation", bold}, run{" what only one article has stands in [brackets]", dim})
		p.line()
		for i := range c.Quotes {
			q := &c.Quotes[i]
			p.block("  ", "  ", run{q.Speaker, bold | blue}, run{fmt.Sprintf("  %d of %s shared", q.Shared, count(q.Words, "word")), dim}, run{cutRule(q), dim})
			for _, v := range []*acta.Version{&q.Left, &q.Right} {
				words := []run{{string(v.Manner) + ": ", dim}}
				for _, r := range v.Runs {
					if r.Shared {
						words = append(words, run{r.Text + " ", 0})
					} else {
						words = append(words, run{"[" + r.Text + "] ", bold})
					}
				}
				p.block(fmt.Sprintf("  %d │ ", v.Article+1), "    │ ", words...)
			}
			p.line()
		}
	}
	if len(c.Names) > 0 {
		p.block("", "", run{"Names for the same thing", bold}, run{" own voice + in statements, in each", dim})
		thing := "\x00"
		for _, n := range c.Names {
			if n.Thing != thing {
				thing = n.Thing
				title := thing
				if title == "" {
					title = "happenings"
				}
				p.line()
				p.block("  ", "    ", run{title, bold | blue})
			}
			cells := make([]string, len(n.Own))
			for i := range cells {
				cells[i] = fmt.Sprintf("%d: %d+%d", i+1, n.Own[i], n.Quoted[i])
			}
			p.block("    ", "      ", run{n.Name, 0}, run{"  " + strings.Join(cells, " · "), dim})
		}
		p.line()
	}
	return p.b
}

// cutRule is the rule of a quotation that the two articles cut differently.
func cutRule(q *acta.QuotePair) string {
	alone := func(r acta.WordRun) bool { return !r.Shared }
	if slices.ContainsFunc(q.Left.Runs, alone) || slices.ContainsFunc(q.Right.Runs, alone) {
		return " [quote.cut]"
	}
	return ""
}

// RenderComparison makes a part of a page of c.
func RenderComparison(c *acta.Comparison) Article {
	data := struct {
		*acta.Comparison
		ID string
	}{c, "beside"}
	var b bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&b, "comparison", data); err != nil {
		panic(err) // the template and its data are this package's own
	}
	return Article{ID: "beside", Title: "The articles beside each other", Count: count(len(c.Labels), "article"), html: b.Bytes()}
}

// AppendComparisonRecord appends c as one line of JSON with its line end: its one
// key is "comparison".
func AppendComparisonRecord(b []byte, c *acta.Comparison) []byte {
	r := record{object: object{b: b}}
	r.open('{')
	r.str("schema", Schema)
	r.key("comparison")
	r.open('{')
	ids(&r, "articles", c.Articles)
	r.strings("labels", c.Labels)
	each(&r, "speakers", c.Speakers, func(s *acta.SpeakerRow) {
		r.str("name", s.Name)
		r.opt("country", s.Country)
		r.ints("statements", s.Statements)
		r.ints("words", s.Words)
	})
	each(&r, "quotes", c.Quotes, func(q *acta.QuotePair) {
		r.str("speaker", q.Speaker)
		r.int("shared", q.Shared)
		r.int("words", q.Words)
		each(&r, "versions", []acta.Version{q.Left, q.Right}, func(v *acta.Version) {
			r.int("article", v.Article)
			r.str("statement", string(v.Statement))
			r.str("manner", string(v.Manner))
			each(&r, "runs", v.Runs, func(run *acta.WordRun) {
				r.str("words", run.Text)
				r.bool("shared", run.Shared)
			})
		})
	})
	each(&r, "names", c.Names, func(n *acta.NameRow) {
		r.opt("thing", n.Thing)
		r.str("name", n.Name)
		r.ints("own_voice", n.Own)
		r.ints("in_statements", n.Quoted)
	})
	each(&r, "findings", c.Findings, func(f *acta.Finding) {
		r.str("rule", f.Rule)
		r.str("says", f.Says)
		r.strings("entries", f.Entries)
		r.opt("why", f.Why)
	})
	r.close('}')
	r.close('}')
	return append(r.b, '\n')
}

func (r *record) ints(key string, list []int) {
	r.key(key)
	r.open('[')
	for _, n := range list {
		r.integer(int64(n))
	}
	r.close(']')
}
