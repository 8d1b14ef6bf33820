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
//	alias   ID NAMES
//	count   ID NUMBER
//	drop    ID
//
// with tabs between columns. A source that comes later wins: an actor line with
// the id of an earlier source's entry takes the entry's place with all its
// aliases and offices. New fails with acta.ErrInvalid, file and line on the
// first line that is not of that form.
func New(lex *data.Lexicon, sources ...Source) (*Gazetteer, error) {
	b := &builder{byID: map[string]*Entry{}, lex: lex}
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
	lines := strings.Count(s.Text, "\n") + 1
	p := parser{builder: b, source: s.Name, made: make(map[string]bool, lines/2), entries: make([]Entry, 0, lines)}
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
	made    map[string]bool // entries of this source
	entries []Entry         // so that they lie side by side
}

func (p *parser) line(line string, n int) error {
	kind, rest, _ := strings.Cut(line, "\t")
	var c columns
	count := c.split(rest)
	if c[0] == "" || strings.ContainsAny(c[0], " ;") {
		return fmt.Errorf("bad id %q: %w", c[0], acta.ErrInvalid)
	}
	switch kind {
	case "actor":
		if count < 3 || count > 10 {
			return fmt.Errorf("an actor has 3 to 10 columns after the word, not %d: %w", count, acta.ErrInvalid)
		}
		return p.actor(&c, n)
	case "office":
		if count < 4 || count > 8 {
			return fmt.Errorf("an office has 4 to 8 columns after the word, not %d: %w", count, acta.ErrInvalid)
		}
		return p.office(&c, n)
	case "alias", "count", "drop":
		want := 2
		if kind == "drop" {
			want = 1
		}
		if count != want {
			return fmt.Errorf("%q has %d columns after the word, not %d: %w", kind, want, count, acta.ErrInvalid)
		}
		e := p.byID[c[0]]
		if e == nil {
			return fmt.Errorf("no entry %q above: %w", c[0], acta.ErrInvalid)
		}
		return p.change(e, kind, c[1])
	}
	return fmt.Errorf("a line starts with actor, office, alias, count or drop, not %q: %w", kind, acta.ErrInvalid)
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
		ID: c[0], Name: c[1], Kind: acta.Kind(c[2]), Country: c[3], Code: c[4], Sector: list(c[5]), Wikidata: c[6], Gender: c[7],
		Aliases: list(c[8]), Nouns: list(c[9]), File: p.source, Line: n,
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
	case p.made[e.ID]:
		return fmt.Errorf("id %q stands twice: %w", e.ID, acta.ErrInvalid)
	}
	p.made[e.ID] = true
	if old := p.byID[e.ID]; old != nil {
		e.Prior = old.Prior
		*old = e
		return nil
	}
	p.entries = append(p.entries, e)
	p.put(&p.entries[len(p.entries)-1])
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

func (p *parser) office(c *columns, n int) error {
	o := Office{Title: c[1], Country: c[2], Rank: c[3], From: c[4], To: c[5], Sector: list(c[6]), Code: c[7], File: p.source, Line: n}
	if end, ok := strings.CutSuffix(o.To, "?"); ok {
		o.To, o.Seen = "", end
	}
	e := p.byID[c[0]]
	switch {
	case e == nil:
		return fmt.Errorf("no entry %q above: %w", c[0], acta.ErrInvalid)
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

func (p *parser) change(e *Entry, kind, value string) error {
	switch kind {
	case "alias":
		if value == "" {
			return fmt.Errorf("no names: %w", acta.ErrInvalid)
		}
		e.Aliases = append(slices.Clip(e.Aliases), list(value)...)
	case "count":
		n, err := strconv.ParseUint(value, 10, 32)
		if err != nil {
			return fmt.Errorf("bad number %q: %w", value, acta.ErrInvalid)
		}
		e.Prior = float32(math.Log1p(float64(n)))
	case "drop":
		delete(p.byID, e.ID)
		p.builder.entries = slices.DeleteFunc(p.builder.entries, func(x *Entry) bool { return x == e })
	}
	return nil
}

// list is a list parted by "; ".
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

// index makes the gazetteer of all that was read.
func (b *builder) index() *Gazetteer {
	g := &Gazetteer{
		entries: b.entries, byID: b.byID,
		names: make(map[string][]*Entry, 3*len(b.entries)), surnames: make(map[string][]*Entry, len(b.entries)),
		holders: map[string][]*Entry{},
	}
	keys := keyer{}
	for _, e := range g.entries {
		keys.enter(g.names, e.Name, e)
		for _, a := range e.Aliases {
			keys.enter(g.names, a, e)
		}
		if e.Kind == acta.KindPerson {
			keys.enter(g.surnames, e.Surname(), e)
		}
		slices.SortStableFunc(e.Offices, func(a, b Office) int { return strings.Compare(b.From, a.From) })
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
	for _, index := range []map[string][]*Entry{g.names, g.surnames} {
		for _, found := range index {
			if len(found) > 1 {
				slices.SortStableFunc(found, func(a, b *Entry) int { return cmp.Compare(b.Prior, a.Prior) })
			}
		}
	}
	return g
}

// keyer enters entries under keys, with few allocations: lists of one are cut
// from a long one.
type keyer struct{ lists []*Entry }

func (k *keyer) enter(index map[string][]*Entry, name string, e *Entry) {
	var buf [96]byte
	key, _ := appendKey(buf[:0], name)
	if len(key) == 0 {
		return
	}
	if in, ok := index[string(key)]; ok {
		if !slices.Contains(in, e) {
			index[string(key)] = append(in, e)
		}
		return
	}
	if len(k.lists) == cap(k.lists) {
		k.lists = make([]*Entry, 0, 1024)
	}
	k.lists = append(k.lists, e)
	n := len(k.lists)
	index[string(key)] = k.lists[n-1 : n : n]
}
