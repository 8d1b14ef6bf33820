// Package data holds the facts and word lists that the stages are given, as text
// files that a user can replace. Each file says its version, source and licence
// in its head. The code holds no name of the world.
package data

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"acta"
)

//go:generate go run ./gen

// Files are the files of this package, as built into the program.
//
//go:embed *.tsv
var Files embed.FS

// Gender is m, f, or empty for unknown.
type Gender string

// The genders that a name or title may tell.
const (
	Male   Gender = "m"
	Female Gender = "f"
)

// Country is a country or territory.
type Country struct {
	ISO3     string
	Name     string
	Aliases  []string
	Demonyms []string
	Capitals []string
	Wikidata string
	State    bool // it is a state, not a territory of one
}

// Sense says what a word names of its country.
type Sense string

// The senses of a country word.
const (
	SenseState   Sense = "state"
	SenseDemonym Sense = "demonym"
	SenseCapital Sense = "capital"
)

// CountryWord is what a word says of a country.
type CountryWord struct {
	Country *Country
	Sense   Sense
}

// Body is a well-known organisation, bloc, force or outlet.
type Body struct {
	Name    string
	Kind    acta.Kind
	Country string
	Code    string
	Sector  string
	Nouns   []string // that stand for it after its name: "alliance"
}

// Rank says how a role stands to its country's government.
type Rank string

// The ranks of a role.
const (
	RankNone     Rank = ""
	RankHead     Rank = "head"
	RankMinister Rank = "minister"
	RankOfficial Rank = "official"
	RankBody     Rank = "body"
	RankForce    Rank = "force"
)

// Role is an office, a trade or a kind of body.
type Role struct {
	Name   string
	Sector string // CAMEO, or empty
	Rank   Rank
}

// CueClass is one line of cues.tsv.
type CueClass struct{ Lemma, Context, Class string }

// Venue is a kind of occasion or channel.
type Venue struct {
	Kind      string
	Precision acta.Precision
}

// OrgWord is what a word in the name of a body says of it. Without a kind the
// name is no body's: "war".
type OrgWord struct {
	Kind   acta.Kind
	Sector string
}

// Lexicon is all the word lists, ready to be looked up. It is never changed
// once read.
type Lexicon struct {
	Countries []Country
	words     map[string]CountryWord
	bodies    map[string]*Body
	roles     map[string]*Role
	roleEnds  map[string]bool // last words of roles
	venues    map[string]Venue
	cues      map[string][]CueClass
	given     map[string]Gender
	titles    map[string]Gender
	orgWords  map[string]OrgWord
	listeners map[string]string
	docWords  map[string]bool
	blind     map[string]string
	regions   map[string]string
	findings  map[string]FindingRule
	ledger    map[ledgerWord]string
	figures   map[ledgerWord]string
	pledges   map[ledgerWord]string
	coref     map[ledgerWord]string
}

// Read reads the files of fsys, which must be those of [Files]. It fails with
// acta.ErrInvalid, the file and the line where one is not as its head says.
func Read(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{
		words: map[string]CountryWord{}, bodies: map[string]*Body{}, roles: map[string]*Role{}, roleEnds: map[string]bool{},
		venues: map[string]Venue{}, cues: map[string][]CueClass{}, given: map[string]Gender{},
		titles: map[string]Gender{}, blind: map[string]string{},
		orgWords: map[string]OrgWord{}, regions: map[string]string{}, listeners: map[string]string{}, docWords: map[string]bool{},
		findings: map[string]FindingRule{}, ledger: map[ledgerWord]string{}, figures: map[ledgerWord]string{}, pledges: map[ledgerWord]string{},
		coref: map[ledgerWord]string{},
	}
	for _, f := range []struct {
		name    string
		columns int
		add     func(c []string) error
	}{
		{"countries.tsv", 7, l.addCountry},
		{"historic.tsv", 7, l.addCountry},
		{"regions.tsv", 3, l.addRegion},
		{"bodies.tsv", 7, l.addBody},
		{"roles.tsv", 3, l.addRole},
		{"venues.tsv", 3, l.addVenue},
		{"cues.tsv", 3, l.addCue},
		{"given.tsv", 2, func(c []string) error { return addGender(l.given, c[0], c[1]) }},
		{"titles.tsv", 2, func(c []string) error { return addGender(l.titles, c[0], c[1]) }},
		{"orgwords.tsv", 3, l.addOrgWord},
		{"listeners.tsv", 2, func(c []string) error { l.listeners[c[0]] = c[1]; return nil }},
		{"docwords.tsv", 1, func(c []string) error { l.docWords[c[0]] = true; return nil }},
		{"findings.tsv", 3, l.addFinding},
		{"ledgerwords.tsv", 3, l.addLedgerWord},
		{"figures.tsv", 3, l.addFigure},
		{"pledges.tsv", 3, l.addPledge},
		{"corefwords.tsv", 3, l.addCoref},
		{"blind.tsv", 2, func(c []string) error { l.blind[c[0]] = c[1]; return nil }},
	} {
		if err := table(fsys, f.name, f.columns, f.add); err != nil {
			return nil, err
		}
	}
	l.indexCountries()
	return l, nil
}

// table calls add with the columns of each line of a file.
func table(fsys fs.FS, name string, columns int, add func([]string) error) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d: %w", name, n, len(cols), columns, acta.ErrInvalid)
		}
		if err := add(cols); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

func (l *Lexicon) addCountry(c []string) error {
	l.Countries = append(l.Countries, Country{
		ISO3: c[0], Name: c[1], Aliases: list(c[2]), Demonyms: list(c[3]), Capitals: list(c[4]),
		Wikidata: c[5], State: c[6] == "state",
	})
	return nil
}

// indexCountries enters the words of every country. States win over
// territories, and among words a name wins over people and people over a seat.
func (l *Lexicon) indexCountries() {
	enter := func(c *Country, sense Sense, names ...string) {
		for _, n := range names {
			if _, taken := l.words[n]; !taken {
				l.words[n] = CountryWord{c, sense}
			}
		}
	}
	for _, states := range []bool{true, false} {
		for _, sense := range []Sense{SenseState, SenseDemonym, SenseCapital} {
			for i := range l.Countries {
				c := &l.Countries[i]
				if c.State != states {
					continue
				}
				switch sense {
				case SenseState:
					enter(c, sense, c.Name)
					enter(c, sense, c.Aliases...)
				case SenseDemonym:
					enter(c, sense, c.Demonyms...)
					for _, d := range c.Demonyms {
						enter(c, sense, d+"s")
					}
				case SenseCapital:
					enter(c, sense, c.Capitals...)
				}
			}
		}
	}
}

func (l *Lexicon) addBody(c []string) error {
	b := &Body{Name: c[0], Kind: acta.Kind(c[2]), Country: c[3], Code: c[4], Sector: c[5], Nouns: list(c[6])}
	for _, name := range append(list(c[1]), c[0]) {
		if l.bodies[name] != nil {
			return fmt.Errorf("%q stands twice: %w", name, acta.ErrInvalid)
		}
		l.bodies[name] = b
	}
	return nil
}

func (l *Lexicon) addRegion(c []string) error {
	for _, name := range append(list(c[1]), c[0]) {
		if l.regions[name] != "" {
			return fmt.Errorf("%q stands twice: %w", name, acta.ErrInvalid)
		}
		l.regions[name] = c[2]
	}
	return nil
}

// Region is the state, as ISO 3166-1 alpha-3, that a part of a state belongs to
// by its name or adjective: "-" for a region of many states, empty where name is none.
func (l *Lexicon) Region(name string) string { return l.regions[withoutArticle(name)] }

func (l *Lexicon) addRole(c []string) error {
	switch r := Rank(c[2]); r {
	case RankNone, RankHead, RankMinister, RankOfficial, RankBody, RankForce:
		l.roles[c[0]] = &Role{Name: c[0], Sector: c[1], Rank: r}
		l.roleEnds[c[0][strings.LastIndexByte(c[0], ' ')+1:]] = true
		return nil
	}
	return fmt.Errorf("no rank %q: %w", c[2], acta.ErrInvalid)
}

func (l *Lexicon) addVenue(c []string) error {
	switch p := acta.Precision(c[2]); p {
	case acta.Exact, acta.Partial, acta.Vague:
		l.venues[c[0]] = Venue{Kind: c[1], Precision: p}
		return nil
	}
	return fmt.Errorf("no precision %q: %w", c[2], acta.ErrInvalid)
}

// classes are the classes of cues that record.md names.
var classes = []string{
	"neutral", "assert", "report", "deny", "accuse", "threaten", "warn", "promise", "demand", "request",
	"ask", "concede", "praise", "agree", "doubt", "believe", "want", "decline",
}

func (l *Lexicon) addCue(c []string) error {
	leads := c[1] == "more" && (c[2] == "next" || c[2] == "not")
	if !leads && !slices.Contains(classes, c[2]) {
		return fmt.Errorf("no class of cues %q: %w", c[2], acta.ErrInvalid)
	}
	l.cues[c[0]] = append(l.cues[c[0]], CueClass{Lemma: c[0], Context: c[1], Class: c[2]})
	return nil
}

func (l *Lexicon) addOrgWord(c []string) error {
	switch k := acta.Kind(c[1]); k {
	case "-":
		l.orgWords[c[0]] = OrgWord{}
		return nil
	case acta.KindBody, acta.KindForce, acta.KindIGO, acta.KindParty, acta.KindCompany, acta.KindMedia, acta.KindGroup:
		l.orgWords[c[0]] = OrgWord{k, c[2]}
		return nil
	}
	return fmt.Errorf("no kind of body %q: %w", c[1], acta.ErrInvalid)
}

func addGender(to map[string]Gender, name, gender string) error {
	switch gender {
	case "m", "f":
		to[name] = Gender(gender)
	case "-":
		to[name] = ""
	default:
		return fmt.Errorf("no gender %q: %w", gender, acta.ErrInvalid)
	}
	return nil
}

// Country is what name says of a country. A leading article does not count, the
// case of letters does.
func (l *Lexicon) Country(name string) (CountryWord, bool) {
	w, ok := l.words[withoutArticle(name)]
	return w, ok
}

// Body is the well-known body called name, or nil. A leading article does not
// count, the case of letters does.
func (l *Lexicon) Body(name string) *Body {
	if b := l.bodies[name]; b != nil {
		return b
	}
	return l.bodies[withoutArticle(name)]
}

func withoutArticle(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

// Role is the longest role at the end of lemmas, which are in lower case, and
// the number of lemmas that it takes; nil where there is none.
func (l *Lexicon) Role(lemmas []string) (*Role, int) {
	for n := min(len(lemmas), 4); n > 0; n-- {
		if r := l.roles[strings.Join(lemmas[len(lemmas)-n:], " ")]; r != nil {
			return r, n
		}
	}
	return nil, 0
}

// EndsRole reports whether lemma, in lower case, is the last word of a role:
// where it is not, [Lexicon.Role] finds none.
func (l *Lexicon) EndsRole(lemma string) bool { return l.roleEnds[lemma] }

// Venue is the longest venue at the end of lemmas, which are in lower case, and
// the number of lemmas that it takes, 0 where there is none.
func (l *Lexicon) Venue(lemmas []string) (Venue, int) {
	for n := min(len(lemmas), 3); n > 0; n-- {
		if v, ok := l.venues[strings.Join(lemmas[len(lemmas)-n:], " ")]; ok {
			return v, n
		}
	}
	return Venue{}, 0
}

// Cue lists the lines of cues.tsv for the lemmas of a cue, those with a context
// among them.
func (l *Lexicon) Cue(lemma string) []CueClass { return l.cues[lemma] }

// CueWords lists the lemmas of single words that are cues whatever the context.
func (l *Lexicon) CueWords() map[string]bool {
	out := map[string]bool{}
	for lemma, lines := range l.cues {
		for _, c := range lines {
			if c.Context == "" && !strings.Contains(lemma, " ") {
				out[lemma] = true
			}
		}
	}
	return out
}

// Given is the gender that most bearers of a given name have.
func (l *Lexicon) Given(name string) Gender { return l.given[name] }

// Title is the gender that a word before a name tells, and whether it is such a
// word. The word is in any case, with or without a stop.
func (l *Lexicon) Title(word string) (Gender, bool) {
	g, ok := l.titles[strings.TrimSuffix(strings.ToLower(word), ".")]
	return g, ok
}

// OrgWord is what a word in the name of a body says of it. Without a kind the
// name is no body's: "war". The word is in lower
// case.
func (l *Lexicon) OrgWord(word string) (OrgWord, bool) {
	w, ok := l.orgWords[word]
	return w, ok
}

// Listener says how the listener stands at the verb of a cue: "obj", or the
// preposition before it; empty where the verb has none.
func (l *Lexicon) Listener(lemma string) string { return l.listeners[lemma] }

// IsPaper reports whether a noun, as a lemma, is a paper or a finding that may
// speak for itself.
func (l *Lexicon) IsPaper(lemma string) bool { return l.docWords[lemma] }

// Blind lists the words that the word encoder must not tell apart, with a class
// for each. The caller must not change it.
func (l *Lexicon) Blind() map[string]string { return l.blind }

// Blind reads blind.tsv alone.
func Blind(fsys fs.FS) (map[string]string, error) {
	words := map[string]string{}
	err := table(fsys, "blind.tsv", 2, func(c []string) error { words[c[0]] = c[1]; return nil })
	return words, err
}
