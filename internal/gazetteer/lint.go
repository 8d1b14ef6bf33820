package gazetteer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/data"
)

// Sectors are the sectors that an entry may have: PLOVER's, and the CAMEO codes
// of the kinds of actor that PLOVER has no sector for.
var Sectors = []string{
	"AGR", "BUS", "CHR", "CIV", "COP", "CRM", "CVL", "DEV", "EDU", "ELI", "ENV", "GOV", "HLH", "HRI", "IGO", "IMG", "JEW", "JUD", "KID", "LAB",
	"LEG", "MED", "MIL", "MNC", "MOD", "MOS", "NGM", "NGO", "OPP", "PTY", "RAD", "REB", "REF", "REL", "SEP", "SET", "SPY", "UIS", "UNS",
}

// Origins begin the CAMEO code of an actor of no single country: organisations,
// and parts of the world.
var Origins = []string{
	"IGO", "IMG", "INT", "NGO", "NGM", "MNC", "MED", "UIS", "AFR", "ASA", "BLK", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR", "LAM",
	"MDT", "MEA", "NAF", "NAM", "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WST", "KUR", "PAL",
}

// Lint checks the sources as [New] reads them, the later ones over the earlier,
// and lists what is wrong in any of them, each with file and line: lines that
// cannot be read, countries, sectors and codes that do not exist, an id that
// stands twice in a file, and two holders of one office at the same time.
func Lint(lex *data.Lexicon, sources ...Source) []error {
	var bad []error
	report := func(err error) error {
		bad = append(bad, err)
		return nil
	}
	b := &builder{byID: map[string]*Entry{}, lex: lex}
	b.addStates()
	for _, s := range sources {
		if err := b.read(s, report); err != nil {
			return append(bad, err)
		}
	}
	countries := map[string]bool{"": true}
	for i := range lex.Countries {
		countries[lex.Countries[i].ISO3] = true
	}
	say := func(file string, line int, form string, args ...any) {
		bad = append(bad, fmt.Errorf("%s:%d: %s: %w", file, line, fmt.Sprintf(form, args...), acta.ErrInvalid))
	}
	for _, e := range b.entries {
		if !countries[e.Country] {
			say(e.File, e.Line, "no country %q", e.Country)
		}
		for _, s := range e.Sector {
			if !slices.Contains(Sectors, s) {
				say(e.File, e.Line, "no sector %q", s)
			}
		}
		if !isCode(e.Code, countries) {
			say(e.File, e.Line, "no CAMEO code %q: it begins with a country, or with %s, and goes on in groups of three letters", e.Code, strings.Join(Origins[:4], ", ")+" and the like")
		}
		for i := range e.Offices {
			o := &e.Offices[i]
			if !countries[o.Country] {
				say(o.File, o.Line, "no country %q", o.Country)
			}
			for _, s := range o.Sector {
				if !slices.Contains(Sectors, s) {
					say(o.File, o.Line, "no sector %q", s)
				}
			}
			if !isCode(o.Code, countries) {
				say(o.File, o.Line, "no CAMEO code %q", o.Code)
			}
		}
	}
	for _, o := range overlaps(b.entries) {
		say(o.b.File, o.b.Line, "%s is %s of %s from %s to %s, and so is %s by %s:%d", o.of.Name, o.b.Title, o.b.Country, cmp.Or(o.b.From, "?"),
			cmp.Or(o.b.To, o.b.Seen, "now"), o.with.Name, o.a.File, o.a.Line)
	}
	slices.SortStableFunc(bad, func(a, b error) int { return strings.Compare(file(a), file(b)) })
	return bad
}

// file is what stands before the line in an error.
func file(err error) string {
	name, _, _ := strings.Cut(err.Error(), ":")
	return name
}

func isCode(code string, countries map[string]bool) bool {
	if code == "" {
		return true
	}
	if len(code)%3 != 0 || strings.ToUpper(code) != code {
		return false
	}
	for _, r := range code {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return countries[code[:3]] || slices.Contains(Origins, code[:3])
}

type overlap struct {
	of, with *Entry
	a, b     *Office // b begins later
}

// overlaps finds pairs of persons who hold the same office of a head or minister
// at the same time for a year or more: shorter ones may be what is not known
// of the dates.
func overlaps(entries []*Entry) []overlap {
	type held struct {
		e *Entry
		o *Office
	}
	slots := map[string][]held{}
	for _, e := range entries {
		for i := range e.Offices {
			switch o := &e.Offices[i]; o.Rank {
			case RankState, RankGovernment, RankBoth, RankForeign, RankDefence, RankInterior, RankFinance:
				key := o.Country + " " + strings.ToLower(o.Title)
				slots[key] = append(slots[key], held{e, o})
			}
		}
	}
	var out []overlap
	for _, list := range slots {
		slices.SortStableFunc(list, func(a, b held) int { return strings.Compare(a.o.From, b.o.From) })
		for i, x := range list {
			for _, y := range list[i+1:] {
				if x.e == y.e || y.o.From == "" || x.o.From == "" || sameStart(x.o.From, y.o.From) {
					continue
				}
				end := cmp.Or(x.o.To, x.o.Seen, "9999")
				if later := cmp.Or(y.o.To, y.o.Seen, "9999"); later < end {
					end = later
				}
				if year(end) > year(y.o.From)+1 {
					out = append(out, overlap{of: y.e, with: x.e, a: x.o, b: y.o})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b overlap) int {
		return cmp.Or(strings.Compare(a.b.File, b.b.File), a.b.Line-b.b.Line, a.a.Line-b.a.Line)
	})
	return out
}

// sameStart reports whether two terms begin in one year: those of a body that
// several head together.
func sameStart(a, b string) bool { return year(a) == year(b) }

// year is the year of a date that has one.
func year(date string) int {
	n := 0
	for i := 0; i < min(4, len(date)); i++ {
		n = 10*n + int(date[i]-'0')
	}
	return n
}
