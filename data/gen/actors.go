package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
)

const openHead = `# Actors: heads of state and government, ministers, ambassadors, members of Congress, bodies of each state, parties, armed groups, publishers.
# version: 1 (2026-11); made by data/gen, do not edit: change actors.hand.tsv
# source: CIA World Factbook of January 2026 (public domain), world-leaders-2021 of October 2022 and foreign ministers of
# 2023 by everypolitician (Wikidata, CC0), unitedstates/congress-legislators of June 2026 (CC0), datasets/country-codes
# (PDDL), Phoenix dictionaries of openeventdata/petrarch2 (MIT, (c) 2014 Open Event Data Alliance), flairNLP/fundus (MIT)
# licence: CC0-1.0 but for what is from Phoenix and fundus: MIT
# columns: as in actors.hand.tsv
`

const shareHead = `# Names, offices and bodies as Wikipedia's pages of current events have them, and heads of state and government of the G20 and ASEAN.
# version: 1 (2026-11); made by data/gen, do not edit: change actors.hand.tsv
# source: facts mined from Wikipedia, Portal:Current events, 2002 to May 2026; open-data-archive/world-leaders-current of August 2026
# licence: CC BY-SA 4.0
# columns: as in actors.hand.tsv; an alias line's number says how often the words link to the actor
`

// makeActors writes actors.tsv and actors.wiki.tsv.
func makeActors(corpora, dir, out, before string) error {
	lex, err := data.Read(os.DirFS(dir))
	if err != nil {
		return err
	}
	c, err := readCodes2(corpora, lex)
	if err != nil {
		return err
	}
	w := &world{names: map[string][]*actor{}, ids: map[string]*actor{}, people: map[string][]*actor{}, byQ: map[string]*actor{}, before: before}
	hand, err := os.ReadFile(filepath.Join(dir, "actors.hand.tsv"))
	if err != nil {
		return err
	}
	if before != "" {
		hand = known(hand, before)
		if err := os.WriteFile(filepath.Join(out, "actors.hand.tsv"), hand, 0o644); err != nil {
			return err
		}
	}
	if err := w.readHand(string(hand), lex); err != nil {
		return err
	}
	at := func(parts ...string) string { return filepath.Join(append([]string{corpora}, parts...)...) }
	steps := []func() error{
		func() error { return w.readWikidata(at("world-leaders-wikidata-2022"), c) },
		func() error {
			// What was known in August 2026 is no help for a table of before.
			if before != "" {
				return nil
			}
			return w.readLeaders(at("world-leaders-g20-asean-2026"), c)
		},
		func() error { return w.readFactbook(at("factbook-2026", "leaders.tsv"), c) },
		func() error { return w.readCongress(at("us-congress")) },
		func() error { return w.readTemplates(at("factbook-2026", "countries.json"), c) },
		func() error { return w.readParties(at("factbook-2026", "countries.json"), c) },
		func() error { return w.readGroups(at("factbook-2026", "terrorist-groups.tsv"), c) },
		func() error { return w.readPhoenix(at("petrarch2-dictionaries"), c) },
		func() error { return w.readCurrent(corpora, c) },
		func() error {
			return w.readOutlets(at("wikipedia-current-events-2025-2026", "outlets.tsv"), at("fundus-publishers", "publishers.tsv"), c)
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	w.close()
	w.genders(lex)
	if err := os.WriteFile(filepath.Join(out, "actors.tsv"), w.file(openHead, open), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "actors.wiki.tsv"), w.file(shareHead, share), 0o644)
}

// readHand enters states and the entries that are kept by hand; these are not written again.
func (w *world) readHand(text string, lex *data.Lexicon) error {
	g, err := gazetteer.New(lex, gazetteer.Source{Name: "actors.hand.tsv", Text: text})
	if err != nil {
		return err
	}
	for _, e := range g.All() {
		a := &actor{id: e.ID, name: e.Name, kind: string(e.Kind), country: e.Country, wikidata: e.Wikidata, hand: true}
		for _, n := range e.Aliases {
			a.aliases = append(a.aliases, alias{name: n, from: -1})
		}
		for _, o := range e.Offices {
			a.offices = append(a.offices, office{title: o.Title, country: o.Country, rank: o.Rank, from: o.From, to: o.To, seen: o.Seen != "", origin: -1})
		}
		slices.Reverse(a.offices)
		w.add(a)
	}
	for i := range lex.Countries {
		if a := w.ids[lex.Countries[i].ISO3]; a != nil {
			for _, d := range lex.Countries[i].Demonyms {
				w.call(a, d, 0, -1)
			}
		}
	}
	return nil
}

// genders says the gender of persons whose first name tells it.
func (w *world) genders(lex *data.Lexicon) {
	for _, a := range w.actors {
		if a.kind == string(acta.KindPerson) && a.gender == "" && !a.hand {
			first, _, _ := strings.Cut(a.name, " ")
			a.gender = string(lex.Given(first))
		}
	}
}

// otherLines says which names mean something else than an actor as well.
func (w *world) otherLines() string {
	names := make([]string, 0, len(w.other))
	for n := range w.other {
		names = append(names, n)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "other\t%s\t%d\n", n, w.other[n])
	}
	return b.String()
}

// known is the hand-kept file without the offices that begin on the day or later,
// and without who had no other.
func known(file []byte, day string) []byte {
	text := string(file)
	offices, kept := map[string]int{}, map[string]int{}
	cut := func(line string) (kind, id string, later bool) {
		c := strings.Split(line, "\t")
		if len(c) < 2 {
			return "", "", false
		}
		return c[0], c[1], c[0] == "office" && len(c) > 5 && c[5] >= day
	}
	for line := range strings.Lines(text) {
		if kind, id, later := cut(line); kind == "office" {
			offices[id]++
			if !later {
				kept[id]++
			}
		}
	}
	var b bytes.Buffer
	for line := range strings.Lines(text) {
		if _, id, later := cut(line); !later && (offices[id] == 0 || kept[id] > 0) {
			b.WriteString(line)
		}
	}
	return b.Bytes()
}
