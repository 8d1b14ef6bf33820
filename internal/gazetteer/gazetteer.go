// Package gazetteer knows actors by name: states, bodies, forces, alliances,
// parties, companies, outlets, armed groups and persons, and who held which
// office on which day.
//
// It is made from text files of one format, see [New], and never changes
// afterwards: all its methods may be called at the same time.
package gazetteer

import (
	"strings"

	"acta"
)

// Entry is an actor. It and what it holds must not be changed.
type Entry struct {
	ID       string // stable, no spaces: "nato", "vladimir-putin"
	Name     string
	Aliases  []string // other names, acronyms and former names
	Kind     acta.Kind
	Country  string   // ISO 3166-1 alpha-3, or empty
	Code     string   // CAMEO actor code, or empty; for a person the code without an office
	Sector   []string // PLOVER sectors
	Wikidata string   // Q id, or empty
	Gender   string   // m, f, or empty
	Nouns    []string // that stand for it after its name: "alliance"
	Offices  []Office // the latest first
	Prior    float32  // how often texts of the world name it, as ln(1 + count)
	File     string   // where the entry comes from
	Line     int
}

// Office is an office of a person, or what a body or group was for a time.
// Dates are YYYY-MM-DD, YYYY-MM or YYYY.
type Office struct {
	Title   string // as it is written before a name or after it: "President", "Foreign Minister"
	Country string
	Code    string // CAMEO: "RUSGOV"
	Sector  []string
	Rank    string
	From    string // empty: not known
	To      string // empty: still, or not known where Seen is given
	Seen    string // the end is not known; a source saw the person in office then
	File    string
	Line    int
}

// The ranks of an office.
const (
	RankState      = "state"            // head of state
	RankGovernment = "government"       // head of government
	RankBoth       = "state+government" // both in one person
	RankDeputy     = "deputy"           // vice president, deputy prime minister
	RankForeign    = "foreign"          // minister of foreign affairs
	RankDefence    = "defence"
	RankInterior   = "interior"
	RankFinance    = "finance"
	RankMinister   = "minister" // any other
	RankSpeaker    = "speaker"  // of a parliament
	RankLegislator = "legislator"
	RankAmbassador = "ambassador"
	RankCommander  = "commander"
	RankJudge      = "judge"
	RankSpokesman  = "spokesperson"
	RankLeader     = "leader" // of a party, group, IGO or de facto of a country
	RankGovernor   = "governor"
	RankOfficial   = "official" // any other
)

// Gazetteer is all entries, ready to be looked up.
type Gazetteer struct {
	entries  []*Entry
	byID     map[string]*Entry
	names    *index
	surnames *index
	holders  map[string][]*Entry // by country, without legislators and ambassadors
	words    map[string][]string // of each country: its name and words for its people
}

// All lists the entries in the order of the files. The caller must not change it.
func (g *Gazetteer) All() []*Entry { return g.entries }

// ID is the entry with the id, or nil.
func (g *Gazetteer) ID(id string) *Entry { return g.byID[id] }

// Find lists the entries called name, the best known first. A leading article
// does not count, nor do accents; the case of letters does not either, but a
// name of capitals ("WHO") is never found under a common word ("who"). The
// caller must not change the list.
func (g *Gazetteer) Find(name string) []*Entry { return g.names.entries(name) }

// Surname lists the persons with the surname, the best known first. The caller
// must not change the list.
func (g *Gazetteer) Surname(name string) []*Entry { return g.surnames.entries(name) }

// Holders lists who held an office of the rank in the country on the day, who
// came last first. The rank is one of the constants of this package; both
// [RankState] and [RankGovernment] find [RankBoth] too. An empty date means now.
func (g *Gazetteer) Holders(country, rank, date string) []*Entry {
	var out []*Entry
	var froms []string
	for _, e := range g.holders[country] {
		for i := range e.Offices {
			o := &e.Offices[i]
			if o.Country != country || !o.is(rank) || !o.Holds(date) {
				continue
			}
			at := len(out)
			for at > 0 && froms[at-1] < o.From {
				at--
			}
			out = append(out, nil)
			froms = append(froms, "")
			copy(out[at+1:], out[at:])
			copy(froms[at+1:], froms[at:])
			out[at], froms[at] = e, o.From
			break
		}
	}
	return out
}

func (o *Office) is(rank string) bool {
	return o.Rank == rank || o.Rank == RankBoth && (rank == RankState || rank == RankGovernment)
}

// Holds reports whether the office was held on the day, as far as is known: a
// date that gives no more than a year holds for the whole of it. An empty date
// means now.
func (o *Office) Holds(date string) bool {
	if date == "" {
		return o.To == "" && o.Seen == ""
	}
	return !before(date, o.From) && !after(date, o.To) && !after(date, o.Seen)
}

// before reports whether a lies before b for certain: both may be cut short.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

func after(a, b string) bool { return b != "" && before(b, a) }

// On is the office on the day; false where none is known. Of several, a head's
// comes before others and a later one before an earlier one. An empty date
// means now.
func (e *Entry) On(date string) (Office, bool) {
	best := -1
	for i := range e.Offices {
		if !e.Offices[i].Holds(date) {
			continue
		}
		if best < 0 || e.Offices[i].weight() > e.Offices[best].weight() {
			best = i
		}
	}
	if best < 0 {
		return Office{}, false
	}
	return e.Offices[best], true
}

// weight orders offices that are held at the same time.
func (o *Office) weight() int {
	switch o.Rank {
	case RankBoth:
		return 5
	case RankState, RankGovernment:
		return 4
	case RankDeputy, RankForeign, RankDefence, RankInterior, RankFinance, RankMinister:
		return 3
	case RankLegislator, RankOfficial:
		return 1
	}
	return 2
}

// Before is the last office that ended before the day: what a former holder was.
func (e *Entry) Before(date string) (Office, bool) {
	for i := range e.Offices {
		if o := &e.Offices[i]; !o.Holds(date) && !before(date, o.From) && o.From+o.To+o.Seen != "" {
			return *o, true
		}
	}
	return Office{}, false
}

// Surname is the surname of a person's name, as it stands alone in news: the
// last word, with the particles before it ("von der Leyen", "al-Burhan").
func (e *Entry) Surname() string { return surname(e.Name) }

func surname(name string) string {
	name, _, _ = strings.Cut(name, " of ") // a king of a country has none
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	from := len(words) - 1
	if end := strings.Trim(words[from], "IVX"); end == "" || from > 1 && (strings.HasPrefix(end, "Jr") || strings.HasPrefix(end, "Sr")) {
		from-- // "Miran IV", "Ilan Dovar Jr."
	}
	last := from
	for from > 1 && particles[strings.ToLower(words[from-1])] {
		from--
	}
	return strings.TrimSuffix(strings.Join(words[from:last+1], " "), ",")
}

// particles belong to the surname after them.
var particles = map[string]bool{
	"von": true, "van": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true,
	"das": true, "do": true, "du": true, "la": true, "le": true, "el": true, "al": true, "bin": true, "ibn": true, "ben": true, "ten": true, "ter": true,
}
