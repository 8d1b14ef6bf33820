// Package acta is the vocabulary of the record: what a document reports, who
// said it, and in which words. It holds data and invariants only.
//
// Three rules hold for every entry.
//
//   - Exact words. Each entry points at its characters by [Span]s of the
//     document's text. Offsets are bytes inside the program; package view turns
//     them into code points, bytes or UTF-16 units for people outside.
//   - On whose word. Asserted is the statement in which a thing is asserted; the
//     empty id means the outlet says it in its own voice. The two are never mixed.
//   - Unknown stays unknown. A field that the text does not settle is its zero
//     value, and Why says what is missing where that matters.
//
// Nothing in the record is a finding that something is true.
package acta

import "errors"

// Kinds of error that callers may tell apart with [errors.Is]. Everything else
// is a failure of the machine or of the program.
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid input")
	ErrUnsupported = errors.New("unsupported input")
	ErrTooLarge    = errors.New("input too large")
	ErrConflict    = errors.New("conflict")
)

// Span is a stretch of a document's text: bytes Start to End, half open.
type Span struct{ Start, End int32 }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len is the number of bytes of s.
func (s Span) Len() int { return int(s.End - s.Start) }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Ids of entries. They are made of the document's id, the kind of the entry and
// its spans, so the same document read twice gives the same ids. The empty id
// means none.
type (
	DocID       string // the SHA-256 of the document's text, in hex, shortened
	ActorID     string
	StatementID string
	EventID     string
	PledgeID    string
	FigureID    string
	DisputeID   string
)

// Document is what is known of a text as a whole.
type Document struct {
	ID             DocID
	SourceID       string // id given by the caller's input, if any
	Path           string
	URL            string
	Outlet         string
	Title          string
	Byline         string
	Published      string // YYYY-MM-DD, or empty
	PublishedBasis Basis
	Language       string // ISO 639-1, or empty
	Text           string
	Headline       Span
	Paragraphs     []Span
}

// Basis says where the publication date comes from.
type Basis string

// The bases of a publication date.
const (
	BasisNone     Basis = ""
	BasisMetadata Basis = "metadata"
	BasisText     Basis = "text"
	BasisArgument Basis = "argument"
)

// Kind is the kind of an actor.
type Kind string

// The kinds of actor. Unnamed is an honest answer, never a failure.
const (
	KindPerson   Kind = "person"
	KindState    Kind = "state"
	KindBody     Kind = "body"
	KindForce    Kind = "force"
	KindIGO      Kind = "igo"
	KindParty    Kind = "party"
	KindCompany  Kind = "company"
	KindMedia    Kind = "media"
	KindGroup    Kind = "group"
	KindBloc     Kind = "bloc"
	KindDocument Kind = "document"
	KindPeople   Kind = "people"
	KindUnnamed  Kind = "unnamed"
)

// Anonymity says how far a source is named.
type Anonymity string

// The classes of anonymity, from a name to a bare plural.
const (
	Named       Anonymity = "named"       // "Ilan Dovar"
	Institution Anonymity = "institution" // "the foreign ministry"
	Described   Anonymity = "described"   // "a senior diplomat"
	Bare        Anonymity = "bare"        // "officials"
)

// Form is how a mention names its actor.
type Form string

// The forms of a mention.
const (
	FormName    Form = "name"
	FormNominal Form = "nominal"
	FormPronoun Form = "pronoun"
	FormDemonym Form = "demonym"
)

// MentionOf is one place in the text that names an actor.
type MentionOf struct {
	Span Span
	Form Form
}

// Actor is a person, state, body, group or paper that speaks or acts in the text.
type Actor struct {
	ID        ActorID
	Name      string // the fullest name that the text gives
	Kind      Kind
	Country   string // ISO 3166-1 alpha-3, or empty
	Code      string // CAMEO actor code, or empty
	Sector    []string
	Office    string
	Wikidata  string
	Anonymity Anonymity
	Mentions  []MentionOf // in text order
	Why       string      // what is missing, for people
	Rules     []string    // ids of rules and lines of the gazetteer that took part
}

// Manner says how the words of a statement are given.
type Manner string

// The manners of a statement, by the quotation marks around its content.
const (
	Direct   Manner = "direct"
	Mixed    Manner = "mixed"
	Indirect Manner = "indirect"
)

// Precision says how well a venue or time can be found again by a reader.
type Precision string

// The precisions, from findable to not given.
const (
	Exact   Precision = "exact"
	Partial Precision = "partial"
	Vague   Precision = "vague"
	Absent  Precision = "absent"
)

// Party is one role of a statement or event: its words, and the actor behind them.
// Spans empty and Actor empty: the text names none.
type Party struct {
	Spans []Span
	Actor ActorID
}

// Cue is the words that say that something is said.
type Cue struct {
	Spans   []Span
	Lemma   string // of the whole cue, "call for"
	Class   string // a class of data/cues.tsv, or empty
	Negated bool
}

// Venue is where something was said: "in a televised address".
type Venue struct {
	Spans     []Span
	Kind      string
	Precision Precision
}

// When is a time, resolved as far as the text allows.
type When struct {
	Spans       []Span
	Start, End  string // YYYY-MM-DD, both inclusive, or empty
	Granularity string // day, week, month, year, or empty
	Basis       string // explicit, relative, publication, none
	Precision   Precision
}

// Statement is what PolNeAR calls an attribution: somebody says, writes,
// thinks, wants, decrees or shows something.
type Statement struct {
	ID         StatementID
	Source     Party
	Cue        Cue
	Content    []Span // in text order, not touching
	Manner     Manner
	Within     StatementID // the statement whose content holds this one
	Hand       int         // 1: to all or to the outlet; +1 for each link between
	Addressee  Party
	About      []ActorID
	Venue      Venue
	When       When
	Confidence float64 // 0..1
	Rules      []string
}

// Size is how many an event touched; nil where the text gives no number.
type Size struct{ Killed, Injured, Arrested, People *int }

// Place is where an event happened.
type Place struct {
	Spans     []Span
	Name      string
	Country   string
	Lat, Lon  float64
	Precision string
}

// Event is who did what to whom.
type Event struct {
	ID          EventID
	Type, Mode  string
	Context     []string
	Cameo       string
	Quad        int
	Goldstein   float64
	PloverScale float64
	Source      []Party
	Target      []Party
	Trigger     []Span
	Realis      string
	Asserted    StatementID // empty: the outlet's own voice
	When        When
	Where       Place
	Size        Size
	Key         string
	Confidence  float64
	Rules       []string
}

// Pledge is a commitment to act.
type Pledge struct {
	ID           PledgeID
	By           []ActorID
	Spans        []Span
	Action       string
	Value        float64
	Unit         string
	Deadline     When
	Since        When
	Condition    []Span
	RestatedFrom PledgeID
	Asserted     StatementID
	Rules        []string
}

// Figure is a number that the text reports.
type Figure struct {
	ID       FigureID
	Spans    []Span
	What     string
	Counted  string
	Bound    string
	Value    float64
	Max      *float64
	Unit     string
	Period   When
	Asserted StatementID
	Rules    []string
}

// Response is one party's answer to a disputed claim.
type Response struct {
	Actor     ActorID
	Statement StatementID
	Kind      string
}

// Dispute is a claim and the answers that the text gives to it.
type Dispute struct {
	ID           DisputeID
	Claim        StatementID
	Asserted     []ActorID
	Responses    []Response
	UnansweredBy []ActorID
	Rules        []string
}

// ActorCount is one actor's share of the statements.
type ActorCount struct {
	Actor      ActorID
	Statements int
	Words      int
}

// CountryCount is one country's share of the statements.
type CountryCount struct {
	Country    string
	Statements int
	Words      int
}

// VerbCount is how often a party's words are given with a cue.
type VerbCount struct {
	Party string // a country, the name of an alliance, or the name of an actor without either
	Class string // of data/cues.tsv
	Lemma string
	Count int
}

// Reply is an accusation and where the accused answers it: no statement where the
// text has no answer.
type Reply struct {
	Accuser, Accused ActorID
	Claim, Answer    StatementID
}

// Words counts the words of a text by voice. A word is a token with a letter or digit.
type Words struct{ Total, Attributed, OwnVoice, CueAndSource int }

// Profile is how an article is sourced, in counts with their denominators.
type Profile struct {
	Statements  int
	Words       Words
	ByActor     []ActorCount
	ByCountry   []CountryCount
	Anonymity   map[Anonymity]int
	Manner      map[Manner]int
	CueClasses  map[string]map[string]int // country → cue class → statements
	VenueCounts map[Precision]int
	WhenCounts  map[Precision]int
	Hands       map[int]int // hand → statements
	Verbs       []VerbCount // by party, class, lemma
	Replies     []Reply     // in the order of the accusations
	Terms       []Term      // in the order of the text
	BySide      []SideCount // of the sides that the user gave, in their order
}

// Term is a name that the text gives a happening: "rescue mission".
type Term struct {
	Words    string // lemmas, in lower case
	Span     Span
	Asserted StatementID // empty: the outlet's own voice
}

// Side is a party that the user made of states, alliances and actors.
type Side struct {
	Name    string
	Members []string // ISO 3166-1 alpha-3 codes, CAMEO codes or names
}

// SideCount is one side's share of the statements. Anonymity and manner count
// its statements.
type SideCount struct {
	Side       string
	Statements int
	Words      int
	Anonymity  map[Anonymity]int
	Manner     map[Manner]int
	Verbs      map[string]int // class of cue → statements
}

// Finding is an observation about the reporting, with both sides' words. It is
// never a grade.
type Finding struct {
	Rule     string // a line of data/findings.tsv
	Says     string
	Spans    []Span // the words of both sides, in text order
	Entries  []string
	Why      string // why a reader may want to know, from the rule
	Newsroom string // the published newsroom rule behind it, or empty
}

// ModelStamp names one set of trained weights.
type ModelStamp struct{ Name, Version, SHA256 string }

// Stamp says which program and which data made an entry.
type Stamp struct {
	Acta     string
	Pipeline int
	Models   []ModelStamp
}

// Outcome says how far a document was read.
type Outcome string

// The outcomes of reading a document.
const (
	Complete  Outcome = "complete"
	Partially Outcome = "partial" // read, but something was left out: see Problems
	Skipped   Outcome = "skipped" // nothing that acta reads: empty, binary, another language
	Failed    Outcome = "failed"
)

// Entry is all that acta says about one document.
type Entry struct {
	Document   Document
	Actors     []Actor
	Statements []Statement
	Events     []Event
	Pledges    []Pledge
	Figures    []Figure
	Disputes   []Dispute
	Profile    Profile
	Findings   []Finding
	Stamp      Stamp
	Outcome    Outcome
	Problems   []string // one clear line each: what is wrong, where, what to do
}
