package eval

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"acta"
	"acta/internal/factbook"
	"acta/internal/gazetteer"
)

// Term is a line of a list of heads of state and government.
type Term struct {
	List, Country string // alpha-3, or the name of an organisation
	Title         string
	Name, Surname string
	Ranks         []string // of gazetteer's that the office may have
	From          string   // day, month or year, or empty
	Date          string   // a day on which the list says it is held
}

// ReadTerms reads the lists of the corpora: factbook-2026 (January 2026) and
// world-leaders-g20-asean-2026 (August 2026). codes gives the alpha-3 code of an
// alpha-2 one.
func ReadTerms(dir string, codes func(string) string) ([]Term, error) {
	out, err := readFactbookTerms(filepath.Join(dir, "factbook-2026", "leaders.tsv"), codes)
	if err != nil {
		return nil, err
	}
	more, err := readListTerms(filepath.Join(dir, "world-leaders-g20-asean-2026", "all-leaders.csv"), codes)
	return append(out, more...), err
}

var (
	// The factbook has governors-general as heads of state.
	stateRanks = []string{gazetteer.RankState, gazetteer.RankBoth, gazetteer.RankDeputy}
	govRanks   = []string{gazetteer.RankGovernment, gazetteer.RankBoth, gazetteer.RankDeputy}
)

func readFactbookTerms(path string, codes func(string) string) ([]Term, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Term
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		c := strings.Split(in.Text(), "\t")
		if len(c) != 6 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 6: %w", path, n, len(c), acta.ErrInvalid)
		}
		if c[3] != "chief_of_state" && c[3] != "head_of_government" {
			continue
		}
		p, ok := factbook.Parse(strings.ReplaceAll(c[4], "’", "'"))
		code := codes(c[1])
		if !ok || code == "" {
			continue
		}
		ranks := stateRanks
		if c[3] == "head_of_government" {
			ranks = govRanks
		}
		out = append(out, Term{"factbook", code, p.Title, p.Name, p.Surname, ranks, c[5], "2026-01-20"})
	}
	return out, in.Err()
}

func readListTerms(path string, codes func(string) string) ([]Term, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, err, acta.ErrInvalid)
	}
	var out []Term
	for _, c := range rows[1:] {
		if len(c) < 8 {
			return nil, fmt.Errorf("%s: a line of %d columns, want 8: %w", path, len(c), acta.ErrInvalid)
		}
		code := codes(c[1])
		for _, at := range []int{2, 5} {
			// The list gives the crown prince as king of Saudi Arabia too.
			if c[at+1] == "" || at == 5 && (c[3] == c[6]) {
				continue
			}
			if code == "" {
				continue // the European and the African Union are no countries
			}
			ranks := govRanks
			if at == 5 {
				ranks = stateRanks
			}
			words := strings.Fields(c[at+1])
			surname := words[len(words)-1]
			if code == "CHN" || code == "KOR" || strings.Trim(surname, "IVX") == "" {
				surname = words[0] // family names that come first, and kings
			}
			out = append(out, Term{"g20-asean", code, c[at], c[at+1], surname, ranks, c[at+2], "2026-08-22"})
		}
	}
	return out, nil
}

// OfficeReport is how well holders of offices are found by name and day.
type OfficeReport struct {
	Titled, Surname, Bare, Before LinkScore // Before: nobody, or another, held it before the term
	Earlier                       int       // of Before: the person held it, by an earlier term that the gazetteer knows
	Wrong                         []string
}

// Offices asks for each term who "COUNTRY's TITLE NAME" is on a day, who the
// bare surname is in a text about the country, who "COUNTRY's TITLE" is without a
// name, and whether the same words mean another or nobody before the term.
func Offices(g *gazetteer.Gazetteer, terms []Term) OfficeReport {
	r := OfficeReport{
		Titled: LinkScore{Name: "with title"}, Surname: LinkScore{Name: "surname"}, Bare: LinkScore{Name: "title only"}, Before: LinkScore{Name: "day before"},
	}
	for i := range terms {
		t := &terms[i]
		c := gazetteer.Context{Kind: acta.KindPerson, Country: t.Country, Title: t.Title, Date: t.Date, Countries: map[string]int{t.Country: 3}}
		check := func(s *LinkScore, what string, e *gazetteer.Entry, right bool) {
			s.Spans++
			if e != nil {
				s.Linked++
			}
			if right {
				s.Right++
				return
			}
			id := "-"
			if e != nil {
				id = e.ID
			}
			r.Wrong = append(r.Wrong, fmt.Sprintf("%s\t%s\t%s %s\t%s\t%s", t.List, what, t.Country, t.Name, t.From, id))
		}
		named := g.Link(t.Name, c).Entry
		check(&r.Titled, "with title", named, t.by(named, t.Date))
		if t.Surname != "" {
			bare := c
			bare.Country, bare.Title = "", ""
			e := g.Link(t.Surname, bare).Entry
			check(&r.Surname, "surname", e, t.by(e, t.Date))
		}
		holders := t.holders(g, t.Date)
		check(&r.Bare, "title only", firstOf(holders), slices.ContainsFunc(holders, func(e *gazetteer.Entry) bool { return t.by(e, t.Date) }))
		if day := dayBefore(t.From); day != "" && named != nil {
			o, held := t.office(named, day)
			if held && o.From < day[:4] {
				held = false
				r.Earlier++
			}
			check(&r.Before, "before: "+o.Title+" "+o.From, named, !held)
		}
	}
	return r
}

func firstOf(list []*gazetteer.Entry) *gazetteer.Entry {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// by reports whether e is the one of the term: called so, and in the office on
// the day.
func (t *Term) by(e *gazetteer.Entry, day string) bool {
	if e == nil {
		return false
	}
	_, held := t.office(e, day)
	called := gazetteer.Key(e.Name) == gazetteer.Key(t.Name)
	for _, a := range e.Aliases {
		called = called || gazetteer.Key(a) == gazetteer.Key(t.Name)
	}
	return held && called
}

// office is the office of the term that e held on the day.
func (t *Term) office(e *gazetteer.Entry, day string) (gazetteer.Office, bool) {
	for _, o := range e.Offices {
		if o.Country == t.Country && slices.Contains(t.Ranks, o.Rank) && o.Holds(day) {
			return o, true
		}
	}
	return gazetteer.Office{}, false
}

func (t *Term) holders(g *gazetteer.Gazetteer, day string) []*gazetteer.Entry {
	var out []*gazetteer.Entry
	for _, rank := range t.Ranks {
		if t.Country != "" {
			out = append(out, g.Holders(t.Country, rank, day)...)
		}
	}
	return out
}

// dayBefore is a day well before a term that begins on a day, month or year:
// empty where it is not known.
func dayBefore(from string) string {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if at, err := time.Parse(layout, from); err == nil {
			return at.AddDate(0, 0, -1).Format("2006-01-02")
		}
	}
	return ""
}

// WriteTo writes the table.
func (r OfficeReport) WriteTo(w io.Writer) (int64, error) {
	var b strings.Builder
	b.WriteString("                lines  right   share\n")
	for _, s := range []LinkScore{r.Titled, r.Surname, r.Bare, r.Before} {
		fmt.Fprintf(&b, "%-14s %6d %6d %7.1f\n", s.Name, s.Spans, s.Right, s.Recall())
	}
	fmt.Fprintf(&b, "%d of the days before are in an earlier term of the same person\n", r.Earlier)
	n, err := io.WriteString(w, b.String())
	return int64(n), err
}

// ReadCodes reads alpha-2 codes of countries and gives a way to the alpha-3 ones.
func ReadCodes(dir string) (func(string) string, error) {
	path := filepath.Join(dir, "factbook-2026", "countries.json")
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []struct{ Iso2, Iso3 string }
	if err := json.Unmarshal(b, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, err, acta.ErrInvalid)
	}
	m := map[string]string{}
	for _, r := range rows {
		m[r.Iso2] = r.Iso3
	}
	return func(two string) string { return m[two] }, nil
}
