package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/data"
)

// Compare lays several entries beside each other: who is quoted how much, which
// words of the same quotation each gives, which names each uses.
func Compare(entries []*acta.Entry, lex *data.Lexicon) acta.Comparison {
	c := acta.Comparison{}
	for _, e := range entries {
		c.Articles = append(c.Articles, e.Document.ID)
		c.Labels = append(c.Labels, label(&e.Document))
	}
	groups := sameActors(entries)
	c.Speakers = speakers(entries, groups)
	c.Quotes = quotePairs(entries, groups)
	c.Names = names(entries, groups)
	if rule := lex.Finding("quote.cut"); rule.ID != "" {
		for _, q := range c.Quotes {
			if f, ok := cut(entries, &q, c.Labels); ok {
				c.Findings = append(c.Findings, byRule(f, rule))
			}
		}
	}
	return c
}

// label is what people know a document by: its outlet and title.
func label(d *acta.Document) string {
	title := d.Title
	if title == "" && !d.Headline.Empty() {
		title = strings.Join(strings.Fields(d.Text[d.Headline.Start:d.Headline.End]), " ")
	}
	if title == "" {
		title = cmp.Or(d.Path, d.SourceID, string(d.ID))
	}
	if d.Outlet != "" {
		return d.Outlet + ": " + title
	}
	return title
}

// group is one actor in several articles.
type group struct {
	name, country string
	ids           []map[acta.ActorID]bool // of each article
}

// sameActors joins the actors of the articles that are one: by their place in
// Wikidata, else by name, a person's also by surname and country. Unnamed
// actors are joined with nobody.
func sameActors(entries []*acta.Entry) []group {
	var out []group
	at := map[string]int{}
	for i, e := range entries {
		for k := range e.Actors {
			a := &e.Actors[k]
			if a.Kind == acta.KindUnnamed || a.Kind == acta.KindPeople || a.Anonymity == acta.Described || a.Anonymity == acta.Bare {
				continue
			}
			name := strings.ToLower(a.Name)
			keys := []string{name}
			if a.Wikidata != "" {
				keys = append(keys, a.Wikidata)
			}
			if f := strings.Fields(name); a.Kind == acta.KindPerson && len(f) > 0 {
				keys = append(keys, "person "+f[len(f)-1]+" "+a.Country)
			}
			g := -1
			for _, key := range keys {
				if n, ok := at[key]; ok {
					g = n
					break
				}
			}
			if g < 0 {
				g = len(out)
				out = append(out, group{name: a.Name, country: a.Country, ids: make([]map[acta.ActorID]bool, len(entries))})
			}
			if len(a.Name) > len(out[g].name) && a.Kind == acta.KindPerson {
				out[g].name = a.Name
			}
			if out[g].ids[i] == nil {
				out[g].ids[i] = map[acta.ActorID]bool{}
			}
			out[g].ids[i][a.ID] = true
			for _, key := range keys {
				if _, taken := at[key]; !taken {
					at[key] = g
				}
			}
		}
	}
	return out
}

func speakers(entries []*acta.Entry, groups []group) []acta.SpeakerRow {
	var out []acta.SpeakerRow
	for _, g := range groups {
		row := acta.SpeakerRow{Name: g.name, Country: g.country, Statements: make([]int, len(entries)), Words: make([]int, len(entries))}
		total := 0
		for i, e := range entries {
			for _, c := range e.Profile.ByActor {
				if g.ids[i][c.Actor] {
					row.Statements[i] += c.Statements
					row.Words[i] += c.Words
					total += c.Statements
				}
			}
		}
		if total > 0 {
			out = append(out, row)
		}
	}
	slices.SortStableFunc(out, func(a, b acta.SpeakerRow) int {
		return cmp.Compare(sum(b.Words), sum(a.Words))
	})
	return out
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// names are the names that the articles use differently: of the same actor, and
// of happenings.
func names(entries []*acta.Entry, groups []group) []acta.NameRow {
	var out []acta.NameRow
	add := func(rows map[string]*acta.NameRow, thing, name string, article int, own bool) {
		r := rows[name]
		if r == nil {
			r = &acta.NameRow{Thing: thing, Name: name, Own: make([]int, len(entries)), Quoted: make([]int, len(entries))}
			rows[name] = r
		}
		if own {
			r.Own[article]++
		} else {
			r.Quoted[article]++
		}
	}
	happenings := map[string]*acta.NameRow{}
	for i, e := range entries {
		for _, t := range e.Profile.Terms {
			add(happenings, "", t.Words, i, t.Asserted == "")
		}
	}
	out = append(out, differing(happenings)...)
	for _, g := range groups {
		rows := map[string]*acta.NameRow{}
		articles := 0
		for i, e := range entries {
			if len(g.ids[i]) > 0 {
				articles++
			}
			for k := range e.Actors {
				a := &e.Actors[k]
				if !g.ids[i][a.ID] {
					continue
				}
				for _, m := range a.Mentions {
					if m.Form == acta.FormPronoun {
						continue
					}
					name := strings.Join(strings.Fields(e.Document.Text[m.Span.Start:m.Span.End]), " ")
					name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
					add(rows, g.name, name, i, ownVoiceAt(e, m.Span))
				}
			}
		}
		if articles > 1 {
			out = append(out, differing(rows)...)
		}
	}
	return out
}

// differing are the rows in the order of their names, if not all articles use
// all of them.
func differing(rows map[string]*acta.NameRow) []acta.NameRow {
	var out []acta.NameRow
	differ := false
	for _, name := range sorted(rows) {
		r := rows[name]
		for i := range r.Own {
			differ = differ || r.Own[i]+r.Quoted[i] == 0
		}
		out = append(out, *r)
	}
	if !differ {
		return nil
	}
	return out
}

// ownVoiceAt reports whether no statement's content holds span.
func ownVoiceAt(e *acta.Entry, span acta.Span) bool {
	for i := range e.Statements {
		for _, c := range e.Statements[i].Content {
			if c.Overlaps(span) {
				return false
			}
		}
	}
	return true
}

// cut says what the versions of a quotation leave out.
func cut(entries []*acta.Entry, q *acta.QuotePair, labels []string) (acta.Finding, bool) {
	only := func(v *acta.Version) string {
		var parts []string
		for _, r := range v.Runs {
			if !r.Shared {
				parts = append(parts, "“"+r.Text+"”")
			}
		}
		return strings.Join(parts, ", ")
	}
	left, right := only(&q.Left), only(&q.Right)
	if left == "" && right == "" {
		return acta.Finding{}, false
	}
	var says []string
	if left != "" {
		says = append(says, fmt.Sprintf("%s has %s", labels[q.Left.Article], left))
	}
	if right != "" {
		says = append(says, fmt.Sprintf("%s has %s", labels[q.Right.Article], right))
	}
	f := acta.Finding{Says: fmt.Sprintf("Of the same words of %s, only %s.", q.Speaker, strings.Join(says, ", and only "))}
	for i := range entries[q.Left.Article].Statements {
		if s := &entries[q.Left.Article].Statements[i]; s.ID == q.Left.Statement {
			f.Spans = s.Content
		}
	}
	f.Entries = []string{string(q.Left.Statement), string(q.Right.Statement)}
	return f, true
}
