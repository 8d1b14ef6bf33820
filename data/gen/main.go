// Command gen makes files of package data from the corpora beside the project:
// countries.tsv and blind.tsv from tables of countries and corrections.tsv,
// actors.tsv and actors.wiki.tsv from tables of leaders, parties, groups and
// outlets, from texts on current events, and from actors.hand.tsv, which wins.
// It is run by go generate, in the folder of the package.
package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

func main() {
	corpora := flag.String("corpora", "../../shared/corpora", "folder of the source tables")
	corrections := flag.String("corrections", "gen/corrections.tsv", "file of corrections")
	out := flag.String("out", ".", "folder to write to")
	before := flag.String("before", "", "write actors*.tsv alone, from texts before this day (YYYY-MM-DD)")
	flag.Parse()
	if err := run(*corpora, *corrections, *out, *before); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

type country struct {
	iso3, name, wikidata, status string
	aliases, demonyms, capitals  []string
}

func run(corpora, corrections, out, before string) error {
	if before != "" {
		return makeActors(corpora, ".", out, before)
	}
	all, err := readCodes(filepath.Join(corpora, "countries", "country-codes.csv"))
	if err != nil {
		return err
	}
	if err := addFactbook(all, filepath.Join(corpora, "factbook-2026", "countries.json")); err != nil {
		return err
	}
	blind, drop, err := correct(all, corrections)
	if err != nil {
		return err
	}
	list := make([]*country, 0, len(all))
	for _, c := range all {
		c.tidy()
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *country) int { return strings.Compare(a.iso3, b.iso3) })
	if err := os.WriteFile(filepath.Join(out, "countries.tsv"), countriesFile(list), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "blind.tsv"), blindFile(list, blind, drop), 0o644); err != nil {
		return err
	}
	if err := makePlaces(corpora, out); err != nil {
		return err
	}
	return makeActors(corpora, out, out, "")
}

func readCodes(path string) (map[string]*country, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	col := map[string]int{}
	for i, name := range rows[0] {
		col[name] = i
	}
	all := map[string]*country{}
	for _, row := range rows[1:] {
		at := func(name string) string { return strings.TrimSpace(row[col[name]]) }
		status := "territory"
		if s := at("is_independent"); s == "Yes" || s == "In contention" {
			status = "state"
		}
		name := strings.ReplaceAll(at("CLDR display name"), "&", "and")
		name = strings.Replace(name, "St. ", "Saint ", 1)
		all[at("ISO3166-1-Alpha-3")] = &country{
			iso3:     at("ISO3166-1-Alpha-3"),
			name:     strings.ReplaceAll(name, "’", "'"),
			status:   status,
			wikidata: strings.TrimPrefix(at("wikidata_id"), "https://www.wikidata.org/wiki/"),
			aliases: []string{
				bare(at("UNTERM English Short")), bare(at("UNTERM English Formal")), bare(at("official_name_en")),
			},
			capitals: []string{at("Capital")},
		}
	}
	return all, nil
}

func addFactbook(all map[string]*country, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var rows []struct{ Iso3, Name, Long, Abbrev, Noun, Adj, Capital string }
	if err := json.Unmarshal(b, &rows); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, r := range rows {
		c := all[r.Iso3]
		if c == nil {
			continue
		}
		c.aliases = append(c.aliases, bare(r.Name), bare(strings.Split(r.Long, ";")[0]))
		if !strings.Contains(r.Abbrev, "/") {
			c.aliases = append(c.aliases, r.Abbrev)
		}
		c.demonyms = append(c.demonyms, demonyms(r.Noun)...)
		c.demonyms = append(c.demonyms, demonyms(r.Adj)...)
		if len(c.capitals) == 0 || c.capitals[0] == "" {
			c.capitals = append(c.capitals, bare(strings.Split(strings.Split(r.Capital, ";")[0], " in ")[0]))
		}
	}
	return nil
}

var parenthesis = regexp.MustCompile(`\s*\([^)]*\)?`)

// bare takes asides and a leading article off a name.
func bare(s string) string {
	s = strings.Trim(parenthesis.ReplaceAllString(s, ""), " *")
	s = strings.TrimPrefix(s, "the ")
	if rest, ok := strings.CutPrefix(s, "The "); ok {
		s = rest
	}
	return s
}

var separator = regexp.MustCompile(`,? or |, |; |/`)

// demonyms are the words of a list such as "Dane(s), Dutchman(men)".
func demonyms(s string) []string {
	if s == "none" || strings.HasPrefix(s, "NA ") {
		return nil
	}
	s, _, _ = strings.Cut(s, "; note")
	s = parenthesis.ReplaceAllString(s, "")
	var out []string
	for _, d := range separator.Split(s, -1) {
		if d = strings.TrimSpace(d); d != "" && d != "NA" && d != "none" {
			out = append(out, d)
		}
	}
	return out
}

func correct(all map[string]*country, path string) (blind map[string]string, drop []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	blind = map[string]string{}
	scan := bufio.NewScanner(f)
	for line := 1; scan.Scan(); line++ {
		if strings.HasPrefix(scan.Text(), "#") || scan.Text() == "" {
			continue
		}
		cols := strings.Split(scan.Text(), "\t")
		if len(cols) != 3 {
			return nil, nil, fmt.Errorf("%s:%d: %d columns, want 3", path, line, len(cols))
		}
		iso, column, value := cols[0], cols[1], cols[2]
		if iso == "*" {
			if column == "-blind" {
				drop = append(drop, value)
				continue
			}
			word, class, _ := strings.Cut(value, ":")
			blind[word] = class
			continue
		}
		if column == "add" {
			all[iso] = &country{iso3: iso, name: value, status: "state"}
			continue
		}
		c := all[iso]
		if c == nil {
			return nil, nil, fmt.Errorf("%s:%d: no country %q", path, line, iso)
		}
		list := map[string]*[]string{"alias": &c.aliases, "demonym": &c.demonyms, "capital": &c.capitals}
		switch to, away := list[column], list[strings.TrimPrefix(column, "-")]; {
		case column == "name":
			c.aliases = append(c.aliases, c.name)
			c.name = value
		case to != nil:
			*to = append(*to, value)
		case away != nil:
			*away = slices.DeleteFunc(*away, func(s string) bool { return s == value })
		default:
			return nil, nil, fmt.Errorf("%s:%d: no column %q", path, line, column)
		}
	}
	return blind, drop, scan.Err()
}

func (c *country) tidy() {
	unique := func(list []string, not ...string) []string {
		var out []string
		for _, s := range list {
			s = strings.Trim(strings.ReplaceAll(s, "’", "'"), " *")
			if s != "" && s != "none" && s != "\u00a0" && !slices.Contains(out, s) && !slices.Contains(not, s) {
				out = append(out, s)
			}
		}
		return out
	}
	c.aliases = unique(c.aliases, c.name)
	c.demonyms = unique(c.demonyms)
	c.capitals = unique(c.capitals)
}

func countriesFile(list []*country) []byte {
	var b bytes.Buffer
	b.WriteString(`# Countries and territories: names, demonyms, seats of government.
# version: 1 (2026-11); made by data/gen, do not edit: change data/gen/corrections.tsv
# source: datasets/country-codes (PDDL), CIA World Factbook of January 2026 (public domain), data/gen/corrections.tsv
# licence: CC0-1.0
# columns: ISO 3166-1 alpha-3 (XKX: Kosovo); name; other names; demonyms, adjectives and singular nouns;
# seats of government; Wikidata item; state or territory. Lists are parted by "; ".
`)
	for _, c := range list {
		fmt.Fprintln(&b, strings.Join([]string{
			c.iso3, c.name, strings.Join(c.aliases, "; "), strings.Join(c.demonyms, "; "),
			strings.Join(c.capitals, "; "), c.wikidata, c.status,
		}, "\t"))
	}
	return b.Bytes()
}

// blindFile lists single words that name a state, its people or its seat. A
// name of a state wins over its people, and people over a seat.
func blindFile(list []*country, blind map[string]string, drop []string) []byte {
	set := func(word, class string) {
		word = strings.ToLower(word)
		if strings.ContainsAny(word, " ,") || blind[word] != "" {
			return
		}
		blind[word] = class
	}
	for _, c := range list {
		for _, name := range append([]string{c.name}, c.aliases...) {
			set(name, "state")
		}
	}
	for _, c := range list {
		for _, d := range c.demonyms {
			set(d, "demonym")
			if p := plural(d); p != "" {
				set(p, "demonym")
			}
		}
	}
	for _, c := range list {
		for _, name := range c.capitals {
			set(name, "capital")
		}
	}
	for _, w := range drop {
		delete(blind, w)
	}
	words := make([]string, 0, len(blind))
	for w := range blind {
		if len(w) > 1 && unicode.IsLetter(rune(w[0])) || w[0] >= 0x80 {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	var b bytes.Buffer
	b.WriteString(`# Words that the word encoder sees as their class, so that exchanging two sides exchanges nothing else.
# version: 1 (2026-11); made by data/gen, do not edit: change data/gen/corrections.tsv
# source: countries.tsv, data/gen/corrections.tsv
# licence: CC0-1.0
# columns: word in lower case (used for capitalised words only); class: state, demonym, capital
`)
	for _, w := range words {
		fmt.Fprintf(&b, "%s\t%s\n", w, blind[w])
	}
	return b.Bytes()
}

// plural is the plural of a demonym that takes one, else empty.
func plural(d string) string {
	for _, end := range []string{"chman", "shman", "woman"} {
		if stem, ok := strings.CutSuffix(d, "man"); ok && strings.HasSuffix(d, end) {
			return stem + "men"
		}
	}
	for _, end := range []string{"ese", "ish", "ch", "s", "ic", "tu", "gyz", "asy"} {
		if strings.HasSuffix(d, end) {
			return ""
		}
	}
	return d + "s"
}
