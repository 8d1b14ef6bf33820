package gazetteer

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"acta"
	"acta/data"
)

// Source is a file of entries.
type Source struct{ Name, Text string }

// Sources gives the files of actors among those of [data.Files], in the order
// in which they are to be read.
func Sources(fsys fs.FS) ([]Source, error) {
	names, err := fs.Glob(fsys, "actors*.tsv")
	if err != nil {
		return nil, err
	}
	var out []Source
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		out = append(out, Source{name, string(b)})
	}
	return out, nil
}

// New makes a gazetteer of the states of lex and the entries of the sources. The
// form of a source is in the head of data/actors.hand.tsv: a line is
//
//	actor   ID NAME KIND [COUNTRY [CODE [SECTORS [WIKIDATA [GENDER [ALIASES [NOUNS]]]]]]]
//	office  ID TITLE COUNTRY RANK [FROM [TO [SECTORS [CODE]]]]
//	alias   ID NAMES [COUNT]
//	other   NAME COUNT
//	drop    ID
//	kind    KIND NOUNS
//
// with tabs between columns. COUNT is how often texts call the actor so; other
// says how often they mean something that is no actor by a name; kind gives
// nouns to all entries of a kind that have none. A source that comes later wins: an actor line with
// the id of an earlier source's entry takes the entry's place with all its
// aliases and offices. New fails with acta.ErrInvalid, file and line on the
// first line that is not of that form.
func New(lex *data.Lexicon, sources ...Source) (*Gazetteer, error) {
	b := &builder{byID: make(map[string]*Entry, 1<<14), lex: lex}
	b.addStates()
	for _, s := range sources {
		if err := b.read(s, func(err error) error { return err }); err != nil {
			return nil, err
		}
	}
	return b.index(), nil
}

type builder struct {
	lex     *data.Lexicon
	entries []*Entry
	byID    map[string]*Entry
	uses    []use
	nouns   map[acta.Kind][]string // of a kind
	dropped bool
}

// use says how often texts mean an entry by a name; without an entry, anything else.
type use struct {
	name  string
	entry *Entry
	count int32
}

// addStates makes an entry of each country of the lexicon, with its ISO code as id.
func (b *builder) addStates() {
	if b.lex == nil {
		return
	}
	for i := range b.lex.Countries {
		c := &b.lex.Countries[i]
		b.put(&Entry{
			ID: c.ISO3, Name: c.Name, Aliases: c.Aliases, Kind: acta.KindState, Country: c.ISO3, Code: c.ISO3,
			Wikidata: c.Wikidata, File: "countries.tsv",
		})
	}
}

func (b *builder) put(e *Entry) {
	b.entries = append(b.entries, e)
	b.byID[e.ID] = e
}

// read adds the lines of s. It calls bad with each error, and ends with what
// bad returns if that is one.
func (b *builder) read(s Source, bad func(error) error) error {
	n := 0
	p := parser{builder: b, source: s.Name}
	for line := range strings.Lines(s.Text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if err := p.line(line, n); err != nil {
			if err := bad(fmt.Errorf("%s:%d: %w", s.Name, n, err)); err != nil {
				return err
			}
		}
	}
	return nil
}

// parser reads one source.
type parser struct {
	*builder
	source  string
	entries []Entry  // so that they lie side by side
	last    *Entry   // that was made; most lines that follow are about it
	strings []string // lists are cut from it
}

// list is a list parted by "; ".
func (p *parser) list(s string) []string {
	if s == "" {
		return nil
	}
	n := strings.Count(s, "; ") + 1
	if len(p.strings)+n > cap(p.strings) {
		p.strings = make([]string, 0, max(n, 4096))
	}
	from := len(p.strings)
	for range n {
		var item string
		item, s, _ = strings.Cut(s, "; ")
		p.strings = append(p.strings, item)
	}
	return p.strings[from:len(p.strings):len(p.strings)]
}

func (p *parser) line(line string, n int) error {
	kind, rest, _ := strings.Cut(line, "\t")
	var c columns
	count := c.split(rest)
	var least, most int
	switch kind {
	case "actor":
		least, most = 3, 10
	case "office":
		least, most = 4, 8
	case "alias":
		least, most = 2, 3
	case "other", "kind":
		least, most = 2, 2
	case "drop":
		least, most = 1, 1
	default:
		return fmt.Errorf("a line starts with actor, office, alias, other, drop or kind, not %q: %w", kind, acta.ErrInvalid)
	}
	if count < least || count > most {
		return fmt.Errorf("%q with %d columns after it, want %d to %d: %w", kind, count, least, most, acta.ErrInvalid)
	}
	switch kind {
	case "other":
		return p.other(&c)
	case "kind":
		return p.kind(&c)
	}
	if c[0] == "" || strings.ContainsAny(c[0], " ;") {
		return fmt.Errorf("bad id %q: %w", c[0], acta.ErrInvalid)
	}
	if kind == "actor" {
		return p.actor(&c, n)
	}
	e := p.last
	if e == nil || e.ID != c[0] {
		e = p.byID[c[0]]
	}
	if e == nil {
		return fmt.Errorf("no entry %q above: %w", c[0], acta.ErrInvalid)
	}
	switch kind {
	case "office":
		return p.office(e, &c, n)
	case "alias":
		return p.alias(e, &c)
	}
	delete(p.byID, e.ID)
	e.ID, p.dropped = "", true
	return nil
}

// columns are those of a line after its first word; none has more.
type columns [11]string

func (c *columns) split(s string) int {
	for i := range c {
		var more bool
		if c[i], s, more = strings.Cut(s, "\t"); !more {
			return i + 1
		}
	}
	return len(c) + 1
}

var kinds = []acta.Kind{
	acta.KindPerson, acta.KindState, acta.KindBody, acta.KindForce, acta.KindIGO, acta.KindParty, acta.KindCompany,
	acta.KindMedia, acta.KindGroup, acta.KindBloc, acta.KindDocument, acta.KindPeople,
}

func (p *parser) actor(c *columns, n int) error {
	e := Entry{
		ID: c[0], Name: c[1], Kind: acta.Kind(c[2]), Country: c[3], Code: c[4], Sector: p.list(c[5]), Wikidata: c[6], Gender: c[7],
		Aliases: p.list(c[8]), Nouns: p.list(c[9]), File: p.source, Line: n,
	}
	switch {
	case e.Name == "":
		return fmt.Errorf("no name: %w", acta.ErrInvalid)
	case !slices.Contains(kinds, e.Kind):
		return fmt.Errorf("no kind of actor %q: %w", e.Kind, acta.ErrInvalid)
	case !isCountry(e.Country):
		return fmt.Errorf("bad country %q, want ISO 3166-1 alpha-3: %w", e.Country, acta.ErrInvalid)
	case e.Gender != "" && e.Gender != "m" && e.Gender != "f":
		return fmt.Errorf("no gender %q: %w", e.Gender, acta.ErrInvalid)
	}
	if old := p.byID[e.ID]; old != nil {
		if old.File == p.source {
			return fmt.Errorf("id %q stands on line %d already: %w", e.ID, old.Line, acta.ErrInvalid)
		}
		*old = e
		return nil
	}
	if len(p.entries) == cap(p.entries) {
		p.entries = make([]Entry, 0, 512)
	}
	p.entries = append(p.entries, e)
	p.last = &p.entries[len(p.entries)-1]
	p.put(p.last)
	return nil
}

func isCountry(s string) bool {
	if s == "" {
		return true
	}
	return len(s) == 3 && strings.ToUpper(s) == s && s[0] >= 'A' && s[2] <= 'Z'
}

var ranks = []string{
	RankState, RankGovernment, RankBoth, RankDeputy, RankForeign, RankDefence, RankInterior, RankFinance, RankMinister, RankSpeaker,
	RankLegislator, RankAmbassador, RankCommander, RankJudge, RankSpokesman, RankLeader, RankGovernor, RankOfficial,
}

func (p *parser) office(e *Entry, c *columns, n int) error {
	o := Office{Title: c[1], Country: c[2], Rank: c[3], From: c[4], To: c[5], Sector: p.list(c[6]), Code: c[7], File: p.source, Line: n}
	if end, ok := strings.CutSuffix(o.To, "?"); ok {
		o.To, o.Seen = "", end
	}
	switch {
	case o.Title == "":
		return fmt.Errorf("no title: %w", acta.ErrInvalid)
	case !isCountry(o.Country):
		return fmt.Errorf("bad country %q, want ISO 3166-1 alpha-3: %w", o.Country, acta.ErrInvalid)
	case !slices.Contains(ranks, o.Rank):
		return fmt.Errorf("no rank %q: %w", o.Rank, acta.ErrInvalid)
	}
	for _, d := range [...]string{o.From, o.To, o.Seen} {
		if !isDate(d) {
			return fmt.Errorf("bad date %q, want YYYY-MM-DD, YYYY-MM or YYYY: %w", d, acta.ErrInvalid)
		}
	}
	if before(o.To, o.From) && o.To != "" || before(o.Seen, o.From) && o.Seen != "" {
		return fmt.Errorf("it ends on %s, before it begins on %s: %w", cmp.Or(o.To, o.Seen), o.From, acta.ErrInvalid)
	}
	if o.Code == "" {
		o.Code = o.code()
	}
	if o.Sector == nil {
		o.Sector = o.sector()
	}
	e.Offices = append(e.Offices, o)
	return nil
}

func isDate(s string) bool {
	if s == "" {
		return true
	}
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	month, day := "01", "01"
	if len(s) >= 7 {
		month = s[5:7]
	}
	if len(s) == 10 {
		day = s[8:]
	}
	return month >= "01" && month <= "12" && day >= "01" && day <= "31"
}

// sector is what follows from the rank.
func (o *Office) sector() []string {
	switch o.Rank {
	case RankSpeaker, RankLegislator:
		return sectorLEG
	case RankJudge:
		return sectorJUD
	case RankCommander:
		return sectorMIL
	case RankLeader:
		return nil
	}
	return sectorGOV
}

var (
	sectorGOV = []string{"GOV"}
	sectorLEG = []string{"LEG"}
	sectorJUD = []string{"JUD"}
	sectorMIL = []string{"MIL"}
)

func (o *Office) code() string {
	s := o.Sector
	if s == nil {
		s = o.sector()
	}
	if o.Country == "" || len(s) == 0 {
		return ""
	}
	return o.Country + s[0]
}

func (p *parser) alias(e *Entry, c *columns) error {
	if c[1] == "" {
		return fmt.Errorf("no names: %w", acta.ErrInvalid)
	}
	n, err := number(c[2])
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(c[1], "; ") {
		if name != e.Name && !slices.Contains(e.Aliases, name) {
			e.Aliases = append(e.Aliases, name)
		}
		if n > 0 {
			p.uses = append(p.uses, use{name, e, n})
		}
	}
	return nil
}

func (p *parser) other(c *columns) error {
	if c[0] == "" {
		return fmt.Errorf("no name: %w", acta.ErrInvalid)
	}
	n, err := number(c[1])
	p.uses = append(p.uses, use{name: c[0], count: n})
	return err
}

func (p *parser) kind(c *columns) error {
	k := acta.Kind(c[0])
	if !slices.Contains(kinds, k) {
		return fmt.Errorf("no kind of actor %q: %w", c[0], acta.ErrInvalid)
	}
	if p.nouns == nil {
		p.nouns = map[acta.Kind][]string{}
	}
	p.nouns[k] = p.list(c[1])
	return nil
}

func number(s string) (int32, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil || n <= 0 {
		return 0, fmt.Errorf("bad number %q: %w", s, acta.ErrInvalid)
	}
	return int32(n), nil
}

// index makes the gazetteer of all that was read.
func (b *builder) index() *Gazetteer {
	if b.dropped {
		b.entries = slices.DeleteFunc(b.entries, func(e *Entry) bool { return e.ID == "" })
	}
	g := &Gazetteer{
		entries: b.entries, byID: b.byID,
		names: newIndex(3 * len(b.entries)), surnames: newIndex(len(b.entries) / 2), holders: map[string][]*Entry{},
	}
	for _, e := range g.entries {
		g.names.enter(e.Name, e)
		for _, a := range e.Aliases {
			g.names.enter(a, e)
		}
		if e.Nouns == nil {
			e.Nouns = b.nouns[e.Kind]
		}
		if e.Kind == acta.KindPerson {
			g.surnames.enter(e.Surname(), e)
			for _, a := range e.Aliases {
				if !strings.Contains(a, " ") {
					g.surnames.enter(a, e)
				}
			}
		}
		if len(e.Offices) > 1 {
			slices.SortStableFunc(e.Offices, func(a, b Office) int { return strings.Compare(b.From, a.From) })
		}
		for i := range e.Offices {
			o := &e.Offices[i]
			if o.Rank == RankLegislator || o.Rank == RankAmbassador || o.Country == "" {
				continue
			}
			if in := g.holders[o.Country]; len(in) == 0 || in[len(in)-1] != e {
				g.holders[o.Country] = append(in, e)
			}
		}
	}
	if b.lex != nil {
		for i := range b.lex.Countries {
			c := &b.lex.Countries[i]
			for _, d := range c.Demonyms {
				g.names.enter(d, b.byID[c.ISO3])
			}
		}
	}
	for _, u := range b.uses {
		if u.entry == nil || u.entry.ID != "" {
			g.names.use(u)
		}
	}
	for _, e := range g.entries {
		e.Prior = ln1(e.Prior)
	}
	g.words = make(map[string][]string, 256)
	if b.lex != nil {
		for i := range b.lex.Countries {
			c := &b.lex.Countries[i]
			g.words[c.ISO3] = append([]string{c.Name}, c.Demonyms...)
		}
	}
	g.names.rank()
	g.surnames.rank()
	return g
}

func ln1(n float32) float32 { return float32(math.Log1p(float64(n))) }
