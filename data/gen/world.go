package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"acta/internal/gazetteer"
)

// origin is a group of sources of one licence, which are written to one file.
type origin int

const (
	open  origin = iota // public domain, CC0, PDDL, MIT
	share               // CC BY-SA
)

// actor is an actor in the making.
type actor struct {
	id, name, kind, country, code, sectors, wikidata, gender string

	aliases []alias
	offices []office
	count   int
	from    origin
	hand    bool // of the hand-kept file, which is not written
}

type alias struct {
	name  string
	count int
	from  origin
}

type office struct {
	title, country, rank, from, to string
	seen                           bool   // to is when it was last seen, the end is not known
	mined                          bool   // its dates are of mentions
	asOf                           string // the day on which a list says that it is held
	origin                         origin
}

// world is all actors, found by key of name.
type world struct {
	actors []*actor
	names  map[string][]*actor
	ids    map[string]*actor
	people map[string][]*actor // persons by country
	byQ    map[string]*actor   // persons by Wikidata item
	other  map[string]int      // names that mean something else as well: how often
	before string              // mined sources are read up to this day, if given
}

// key is the same for spellings that differ by case, accents and the like.
func key(name string) string { return strings.ToLower(gazetteer.Key(name)) }

// slug is an id from a name.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.ReplaceAll(gazetteer.Key(name), ".", "")) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
				b.WriteByte('-')
			}
		}
	}
	return strings.Trim(b.String(), "-")
}

// add enters a new actor. Its id is made of its name, and of its country where
// the name alone is taken.
func (w *world) add(a *actor) *actor {
	if a.id == "" {
		a.id = slug(a.name)
		if w.ids[a.id] != nil && a.country != "" {
			a.id += "-" + strings.ToLower(a.country)
		}
		for n := 2; w.ids[a.id] != nil; n++ {
			a.id = fmt.Sprintf("%s-%d", slug(a.name), n)
		}
	}
	w.actors = append(w.actors, a)
	w.ids[a.id] = a
	if a.wikidata != "" {
		w.byQ[a.wikidata] = a
	}
	if a.kind == "person" {
		w.people[a.country] = append(w.people[a.country], a)
	}
	w.index(a, a.name)
	for _, x := range a.aliases {
		w.index(a, x.name)
	}
	return a
}

func (w *world) index(a *actor, name string) {
	k := key(name)
	if k != "" && !slices.Contains(w.names[k], a) {
		w.names[k] = append(w.names[k], a)
	}
}

// call gives a another name.
func (w *world) call(a *actor, name string, count int, from origin) {
	name = strings.TrimSpace(name)
	if name == "" || strings.Contains(name, "; ") {
		return
	}
	k := key(name)
	for i := range a.aliases {
		if key(a.aliases[i].name) == k {
			a.aliases[i].count = max(a.aliases[i].count, count)
			return
		}
	}
	if k == key(a.name) {
		if count == 0 {
			return
		}
		name = a.name
	}
	a.aliases = append(a.aliases, alias{name, count, from})
	w.index(a, name)
}

// rename makes one of the names the name.
func (w *world) rename(a *actor, name string) {
	old := a.name
	a.name = name
	a.aliases = slices.DeleteFunc(a.aliases, func(x alias) bool { return x.name == name && x.count == 0 })
	a.aliases = append(a.aliases, alias{name: old, from: a.from})
}

// find is the actor of the kind with the name and, where both are known, the
// country; nil where there are none or several.
func (w *world) find(name, country string, kinds ...string) *actor {
	var found *actor
	for _, a := range w.names[key(name)] {
		if country != "" && a.country != "" && a.country != country && !a.servedIn(country) || len(kinds) > 0 && !slices.Contains(kinds, a.kind) {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	return found
}

func (a *actor) servedIn(country string) bool {
	return slices.ContainsFunc(a.offices, func(o office) bool { return o.country == country })
}

// hold gives a an office, or makes the dates of the same office better.
func (a *actor) hold(o office) {
	for i := range a.offices {
		p := &a.offices[i]
		if p.country != o.country || !sameRank(p.rank, o.rank) || o.from != "" && p.to != "" && !p.seen && lies(p.to, o.from) ||
			p.from != "" && o.to != "" && !o.seen && lies(o.to, p.from) || !o.mined && p.seen && o.from != "" && lies(p.to, o.from) {
			continue
		}
		if p.origin < 0 {
			return // what is kept by hand wins
		}
		switch {
		case p.from == "" || strings.HasPrefix(o.from, p.from), p.mined && !o.mined && o.from != "":
			p.from = o.from
		case !p.mined && o.mined, lies(p.from, o.from) || strings.HasPrefix(p.from, o.from):
		case !o.mined:
			// Terms that follow each other: the office was held from the first on.
			p.from = min(p.from, o.from)
		}
		if p.rank != o.rank && (o.rank == gazetteer.RankBoth || p.rank == gazetteer.RankBoth) {
			p.rank = gazetteer.RankBoth
		}
		if p.mined && !o.mined {
			p.title = o.title
		}
		p.mined = p.mined && o.mined
		p.asOf = max(p.asOf, o.asOf)
		switch {
		case o.to == "" && !o.seen && !o.mined:
			p.to, p.seen = "", false
		case p.seen && (o.to == "" || o.to > p.to || !o.seen):
			p.to, p.seen = o.to, o.seen
		case p.to == "" && !o.mined:
			p.to, p.seen = o.to, o.seen
		}
		return
	}
	a.offices = append(a.offices, o)
}

// lies reports whether a lies before b for certain; dates may be cut short.
func lies(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

func sameRank(a, b string) bool {
	if a == b {
		return true
	}
	heads := []string{gazetteer.RankState, gazetteer.RankGovernment}
	return a == gazetteer.RankBoth && slices.Contains(heads, b) || b == gazetteer.RankBoth && slices.Contains(heads, a)
}

// close ends the offices of heads and ministers that a later holder has taken over.
func (w *world) close() {
	type slot struct{ country, rank string }
	held := map[slot][]holding{}
	for _, a := range w.actors {
		for i := range a.offices {
			o := &a.offices[i]
			switch o.rank {
			case gazetteer.RankBoth:
				for _, rank := range []string{gazetteer.RankState, gazetteer.RankGovernment} {
					held[slot{o.country, rank}] = append(held[slot{o.country, rank}], holding{a, o})
				}
			case gazetteer.RankState, gazetteer.RankGovernment, gazetteer.RankForeign, gazetteer.RankDefence, gazetteer.RankInterior, gazetteer.RankFinance:
				held[slot{o.country, o.rank}] = append(held[slot{o.country, o.rank}], holding{a, o})
			}
		}
	}
	for _, a := range w.actors {
		a.promoted()
	}
	slots := slices.SortedFunc(maps.Keys(held), func(a, b slot) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(b.rank, a.rank))
	})
	for _, s := range slots {
		list := held[s]
		slices.SortStableFunc(list, func(a, b holding) int { return cmp.Compare(a.from, b.from) })
		for _, h := range list {
			h.refute(list)
		}
		for i := range list {
			list[i].join(list[i+1:])
		}
		for i := range list {
			list[i].end(list[i+1:])
		}
	}
	for _, a := range w.actors {
		a.offices = slices.DeleteFunc(a.offices, func(o office) bool { return o.title == "" })
	}
}

type holding struct {
	a *actor
	*office
}

// refute takes an office away that is known from mentions alone, where a list
// gives it to somebody else at the time and for long after: a former holder is
// called by the office still.
func (h holding) refute(list []holding) {
	if !h.mined {
		return
	}
	for _, x := range list {
		end := cmp.Or(x.to, max(x.asOf, "2025-12"))
		if x.origin < 0 && x.to == "" {
			end = "9999"
		}
		if x.a != h.a && !x.mined && x.title != "" && x.from != "" && strings.EqualFold(word(x.title), word(h.title)) &&
			x.from <= h.from && months(end)-months(h.from) > 6 {
			h.title = ""
			return
		}
	}
}

// join makes one of two terms of a person that two lists give, where nobody
// else is known to have been there between them.
func (h holding) join(later []holding) {
	if !h.seen || h.from == "" || h.title == "" || h.origin < 0 {
		return
	}
	for _, next := range later {
		if next.title == "" || next.country != h.country {
			continue
		}
		if next.a != h.a {
			if next.from > h.to {
				return
			}
			continue
		}
		if next.rank != h.rank && next.rank != gazetteer.RankBoth || next.origin < 0 {
			continue
		}
		next.from, h.title = h.from, ""
		return
	}
}

// end ends a term at the beginning of the next holder's.
func (h holding) end(later []holding) {
	o := h.office
	if o.title == "" || o.to != "" && !o.seen || o.from == "" || o.origin < 0 {
		return
	}
	for _, next := range later {
		if next.a == h.a || next.title == "" || !lies(o.from, next.from) || next.from <= o.asOf ||
			!strings.EqualFold(word(o.title), word(next.title)) && o.mined != next.mined {
			continue
		}
		// A successor who is first known much later may not be the first, and
		// who is only mentioned later began earlier.
		if gap := months(next.from) - months(o.to); o.seen && (gap > 9 || next.mined && gap > 2) {
			return
		}
		o.to, o.seen = next.from, false
		return
	}
}

// promoted ends the offices of a minister who became the head, and of a head of
// government who became the head of state.
func (a *actor) promoted() {
	for i := range a.offices {
		o := &a.offices[i]
		if a.hand && o.origin < 0 || !exclusive(o.rank) || o.to != "" && !o.seen && !o.mined {
			continue
		}
		for _, p := range a.offices {
			if p.country == o.country && titleWeight(p.rank) > titleWeight(o.rank) && p.from > o.asOf && !p.mined && p.from != "" && lies(o.from, p.from) &&
				(o.to == "" || lies(p.from, o.to)) && (o.mined || o.to == "") {
				o.to, o.seen = p.from, false
			}
		}
	}
}

func titleWeight(rank string) int {
	switch rank {
	case gazetteer.RankState, gazetteer.RankBoth:
		return 2
	case gazetteer.RankGovernment:
		return 1
	}
	return 0
}

// word is the last word of a title: of "Interim Prime Minister", "Minister".
func word(title string) string {
	f := strings.Fields(title)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// months counts the months to a date, to the middle of a year without month.
func months(date string) int {
	m := 6
	if len(date) >= 7 {
		m = int(date[5]-'0')*10 + int(date[6]-'0')
	}
	y := 0
	for i := range min(4, len(date)) {
		y = 10*y + int(date[i]-'0')
	}
	return 12*y + m
}

// file is the lines of one origin.
func (w *world) file(head string, from origin) []byte {
	var b bytes.Buffer
	b.WriteString(head)
	slices.SortStableFunc(w.actors, func(a, b *actor) int { return cmp.Compare(a.id, b.id) })
	for _, a := range w.actors {
		made := a.hand || a.from == open
		if !a.hand && a.from == from {
			var names []string
			for _, x := range a.aliases {
				if x.from == from && x.count == 0 {
					names = append(names, x.name)
				}
			}
			line(&b, "actor", a.id, a.name, a.kind, a.country, a.code, a.sectors, a.wikidata, a.gender, strings.Join(names, "; "))
		} else if made && from == share {
			var names []string
			for _, x := range a.aliases {
				if x.from == share && x.count == 0 {
					names = append(names, x.name)
				}
			}
			if names != nil {
				line(&b, "alias", a.id, strings.Join(names, "; "))
			}
		} else if a.hand && from == open {
			var names []string
			for _, x := range a.aliases {
				if x.from == open && x.count == 0 {
					names = append(names, x.name)
				}
			}
			if names != nil {
				line(&b, "alias", a.id, strings.Join(names, "; "))
			}
		}
		slices.SortStableFunc(a.offices, func(a, b office) int { return cmp.Compare(a.from, b.from) })
		for _, o := range a.offices {
			if a.hand && o.origin < 0 || o.origin != from && !(a.from == share && from == share && o.origin == open) || a.from == share && from == open {
				continue
			}
			to := o.to
			if o.seen {
				to += "?"
			}
			line(&b, "office", a.id, o.title, o.country, o.rank, o.from, to)
		}
		if from == share {
			byCount := map[int][]string{}
			for _, x := range a.aliases {
				if x.count > 0 {
					byCount[x.count] = append(byCount[x.count], x.name)
				}
			}
			counts := make([]int, 0, len(byCount))
			for n := range byCount {
				counts = append(counts, n)
			}
			slices.Sort(counts)
			slices.Reverse(counts)
			for _, n := range counts {
				line(&b, "alias", a.id, strings.Join(byCount[n], "; "), fmt.Sprint(n))
			}
		}
	}
	if from == share {
		b.WriteString(w.otherLines())
	}
	return b.Bytes()
}

func line(b *bytes.Buffer, columns ...string) {
	b.WriteString(strings.TrimRight(strings.Join(columns, "\t"), "\t"))
	b.WriteByte('\n')
}
