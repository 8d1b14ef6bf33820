package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"acta/internal/factbook"
	"acta/internal/gazetteer"
)

// table reads a file of columns with a head line, and calls row with a way to
// a column by its name.
func table(path string, comma rune, row func(at func(string) string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	col := map[string]int{}
	for i, name := range rows[0] {
		col[strings.Trim(name, "\ufeff")] = i
	}
	for _, cells := range rows[1:] {
		row(func(name string) string {
			i, ok := col[name]
			if !ok {
				panic(path + ": no column " + name)
			}
			if i >= len(cells) {
				return ""
			}
			return strings.TrimSpace(strings.ReplaceAll(cells[i], "’", "'"))
		})
	}
	return nil
}

var headRank = map[string]string{"chief_of_state": gazetteer.RankState, "head_of_government": gazetteer.RankGovernment}

// readWikidata reads the heads of state and government of October 2022, and
// foreign ministers of early 2023.
func (w *world) readWikidata(dir string, c *codes) error {
	err := table(filepath.Join(dir, "wikidata.csv"), ',', func(at func(string) string) {
		country := c.name(at("country"))
		label := at("positionLabel")
		if country == "" || at("officeholderLabel") == "" {
			return
		}
		title := strings.TrimSpace(strings.Split(label, " of ")[0])
		rank := titleRank(label, country)
		if rank == gazetteer.RankGovernment && title == "President" {
			title = label // of a council of ministers, not of the state
		}
		if rank == "" {
			return
		}
		title = upperFirst(title)
		a := w.item(at("officeholder"), at("officeholderLabel"), country)
		o := office{title: title, country: country, rank: rank, from: year(at("start_year")), to: year(at("end_year"))}
		if o.to == "" {
			o.to, o.seen = "2022-10", true
		}
		if o.from == "" || o.from <= o.to {
			a.hold(o)
		}
	})
	if err != nil {
		return err
	}
	return table(filepath.Join(dir, "foreign-ministers.csv"), ',', func(at func(string) string) {
		country := c.name(at("countryLabel"))
		if country == "" || at("name") == "" {
			return
		}
		a := w.item(at("person"), at("name"), country)
		o := office{title: "Foreign Minister", country: country, rank: gazetteer.RankForeign, from: date(at("start")), to: "2023-01", seen: true}
		switch country {
		case "USA":
			o.title = "Secretary of State"
		case "GBR":
			o.title = "Foreign Secretary"
		}
		if lies(o.to, o.from) {
			o.to = o.from
		}
		a.hold(o)
	})
}

func year(s string) string {
	if len(s) >= 4 {
		return s[:4]
	}
	return ""
}

func date(s string) string {
	if len(s) > 10 {
		s = s[:10]
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "-00"), "-00")
}

// titleRank is the rank of a head of state or government by title.
func titleRank(title, country string) string {
	t := strings.ToLower(title)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(t, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("vice", "deputy"):
		return gazetteer.RankDeputy
	case has("governor-general", "governor general"):
		return gazetteer.RankDeputy
	case has("prime minister", "premier", "taoiseach", "chief minister", "minister of state", "minister-president", "chief executive"):
		return gazetteer.RankGovernment
	case has("chancellor"):
		return gazetteer.RankGovernment
	case has("president") && (country == "BIH" || !has("government", "ministers", "council", "yuan")):
		return gazetteer.RankState
	case has("government", "council of ministers", "cabinet", "yuan"):
		return gazetteer.RankGovernment
	case has("king", "queen", "monarch", "emperor", "emir", "amir", "sultan", "grand duke", "prince", "pope", "supreme leader", "chairman", "chairperson",
		"captain regent", "head of state", "yang di-pertuan agong", "leader", "o le ao", "president", "council", "federal", "co-prince"):
		return gazetteer.RankState
	}
	return ""
}

// readLeaders reads the heads of state and government of August 2026 of the G20 and ASEAN.
func (w *world) readLeaders(dir string, c *codes) error {
	return table(filepath.Join(dir, "all-leaders.csv"), ',', func(at func(string) string) {
		country := c.iso2(at("ISO"))
		state, gov := at("Head of State"), at("Head of Government")
		put := func(name, title, rank, since string) {
			if name == "" || w.before != "" && since > w.before {
				return
			}
			// The list gives the crown prince as king too.
			if country == "SAU" && rank != gazetteer.RankGovernment {
				return
			}
			if country == "" {
				rank = gazetteer.RankLeader
			}
			a := w.person(name, country)
			if country == "" && !a.hand {
				a.sectors = "IGO"
			}
			title, _, _ = strings.Cut(title, " (")
			a.hold(office{title: title, country: country, rank: rank, from: since, origin: share, asOf: "2026-08-22"})
		}
		if state == gov && country != "SAU" {
			put(gov, at("HoG Title"), gazetteer.RankBoth, at("HoG Since"))
			return
		}
		put(gov, at("HoG Title"), gazetteer.RankGovernment, at("HoG Since"))
		title := at("HoS Title")
		if title == "Monarch" {
			title = "King"
		}
		put(state, title, gazetteer.RankState, at("HoS Since"))
	})
}

// readFactbook reads the leaders and ambassadors of January 2026.
func (w *world) readFactbook(path string, c *codes) error {
	both := map[string]bool{} // persons who are head of state and of government
	seen := map[string]string{}
	same := map[string]*actor{}
	for range 2 {
		err := table(path, '\t', func(at func(string) string) {
			k := at("iso2") + "\t" + at("title_and_name(SURNAME caps)")
			if r := seen[k]; r != "" && r != at("role") && headRank[r] != "" && headRank[at("role")] != "" {
				both[k] = true
			}
			seen[k] = at("role")
		})
		if err != nil {
			return err
		}
	}
	return table(path, '\t', func(at func(string) string) {
		country := c.iso2(at("iso2"))
		text := at("title_and_name(SURNAME caps)")
		p, ok := factbook.Parse(text)
		rank := headRank[at("role")]
		switch {
		case !ok || country == "" || w.before != "" && at("since") > w.before:
			return
		case strings.HasPrefix(at("role"), "ambassador_"):
			w.ambassador(p, country, at("role"), at("since"))
			return
		case rank == "":
			return
		}
		if both[at("iso2")+"\t"+text] {
			if at("role") == "head_of_government" {
				return
			}
			rank = gazetteer.RankBoth
		}
		if titleRank(p.Title, country) == gazetteer.RankDeputy && rank == gazetteer.RankState {
			rank = gazetteer.RankDeputy // a governor-general too
		}
		// The king of one state is the king of others too.
		a := same[text]
		if a == nil {
			a = w.leader(p, country, rank, at("since"))
			same[text] = a
		}
		a.hold(office{title: p.Title, country: country, rank: rank, from: at("since"), asOf: "2026-01-17"})
	})
}

func upperFirst(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// item is the person of a Wikidata item.
func (w *world) item(q, name, country string) *actor {
	if a := w.byQ[q]; a != nil {
		w.call(a, name, 0, open)
		return a
	}
	a := w.match(name, country)
	if short, _, ok := strings.Cut(name, " of "); ok && a == nil {
		// "Miran IV of Tolmark" is called "Miran IV".
		a = w.person(short, country)
		w.call(a, name, 0, open)
	} else if a == nil {
		a = w.person(name, country)
	}
	if a.wikidata == "" {
		a.wikidata = q
	}
	w.byQ[q] = a
	return a
}

// head is the head of a state, of whichever, with exactly the name.
func (w *world) head(name string) *actor {
	var found *actor
	for _, a := range w.names[key(name)] {
		if slices.ContainsFunc(a.offices, func(o office) bool { return sameRank(o.rank, gazetteer.RankState) }) {
			if found != nil {
				return nil
			}
			found = a
		}
	}
	return found
}

// person is the person of the name and country, new where there is none yet.
func (w *world) person(name, country string) *actor {
	if a := w.match(name, country); a != nil {
		return a
	}
	return w.add(&actor{name: name, kind: "person", country: country})
}

// match is the person whose name has the same words, or all of them and more
// or others of them by spelling only.
func (w *world) match(name, country string) *actor {
	var found []*actor
	for _, a := range w.names[key(name)] {
		if a.kind == "person" && (a.country == country || country == "" || a.country == "" || a.servedIn(country)) {
			found = append(found, a)
		}
	}
	if len(found) > 0 {
		return found[0]
	}
	if country == "" {
		return nil
	}
	words := nameWords(name)
	if len(words) < 2 {
		return nil
	}
	spelled := []*actor{}
	for _, a := range w.people[country] {
		ws := nameWords(a.name)
		switch {
		case len(ws) < 2:
		case within2(words, ws) || within2(ws, words):
			// "Salman son of Hamad" is not "Hamad".
			if strings.Contains(strings.ToLower(name), " bin ") && words[0] != ws[0] {
				continue
			}
			found = append(found, a)
		case len(ws) == len(words) && likeWords(words, ws):
			spelled = append(spelled, a)
		}
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) == 0 && len(spelled) == 1:
		return spelled[0]
	}
	return nil
}

// likeWords reports whether names differ by the spelling of their words only:
// Zelensky and Zelenskyy.
func likeWords(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] && (len(a[i]) < 4 || len(b[i]) < 4 || a[i][0] != b[i][0] || distance(skeleton(a[i]), skeleton(b[i])) > 1) {
			return false
		}
	}
	return true
}

func nameWords(name string) []string {
	ws := strings.FieldsFunc(key(name), func(r rune) bool { return r == ' ' || r == '.' })
	out := ws[:0]
	for _, w := range ws {
		switch w {
		case "al", "el", "bin", "jr", "sr", "ii", "iii":
		default:
			if len(w) > 1 {
				out = append(out, w)
			}
		}
	}
	return out
}

// within2 reports whether every word of a is among b's.
func within2(a, b []string) bool {
	for _, x := range a {
		ok := false
		for _, y := range b {
			ok = ok || x == y
		}
		if !ok {
			return false
		}
	}
	return true
}

// leader is the person that a line of the factbook means: of the same name, or
// the one who came into the same office at the same time under a name that
// differs by its spelling.
func (w *world) leader(p factbook.Leader, country, rank, since string) *actor {
	a := w.match(p.Name, country)
	if a == nil && sameRank(rank, gazetteer.RankState) {
		a = w.head(p.Name)
	}
	if a == nil {
		for _, x := range w.actors {
			if x.kind != "person" || !x.servedIn(country) {
				continue
			}
			for _, o := range x.offices {
				if o.country != country || !sameRank(o.rank, rank) || !o.seen && o.to != "" {
					continue
				}
				if near(o.from, since) && alike(x.name, p.Name) || p.Surname != "" && len(nameWords(x.name)) > 1 && alike(x.name, p.Name) && x.calledBy(p.Surname) {
					a = x
				}
			}
		}
	}
	if a == nil {
		a = w.add(&actor{name: p.Name, kind: "person", country: country})
	}
	if !a.hand && a.gender == "" {
		a.gender = p.Gender
	}
	w.call(a, p.Name, 0, open)
	w.call(a, p.Surname, 0, open)
	return a
}

// calledBy reports whether a surname is that of a.
func (a *actor) calledBy(surname string) bool {
	e := gazetteer.Entry{Name: a.name}
	return key(e.Surname()) == key(surname) || slices.ContainsFunc(a.aliases, func(x alias) bool { return key(x.name) == key(surname) })
}

// near reports whether two dates may be one: both may be cut short.
func near(a, b string) bool {
	n := min(len(a), len(b), 7)
	return n >= 4 && a[:n] == b[:n]
}

// alike reports whether two names share a word but for spelling.
func alike(a, b string) bool {
	for _, x := range nameWords(a) {
		for _, y := range nameWords(b) {
			if len(x) > 3 && len(y) > 3 && distance(skeleton(x), skeleton(y)) <= 1 {
				return true
			}
		}
	}
	return false
}

// skeleton leaves out what spellings of one name differ in most: vowels but the
// first, and doubled letters.
func skeleton(s string) string {
	var b strings.Builder
	var last rune
	for i, r := range s {
		if i > 0 && strings.ContainsRune("aeiouyh-", r) || r == last {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		left := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			d := left
			if a[i-1] != b[j-1] {
				d++
			}
			left = row[j]
			row[j] = min(d, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

// ambassador enters an ambassador to or from the United States.
func (w *world) ambassador(p factbook.Leader, country, role, since string) {
	o := office{title: "Ambassador to the United States", country: country, rank: gazetteer.RankAmbassador, from: since}
	home := country
	if role == "ambassador_from_us" {
		o.title, o.country, home = "Ambassador", "USA", "USA"
	}
	if strings.HasPrefix(p.Title, "Charg") {
		return
	}
	a := w.person(p.Name, home)
	w.call(a, p.Surname, 0, open)
	a.hold(o)
}
