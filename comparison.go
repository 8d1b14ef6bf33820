package acta

// Comparison is what several articles say beside each other. Lists that are as
// long as there are articles are in the order of the articles.
type Comparison struct {
	Articles []DocID
	Labels   []string // what people know the articles by
	Speakers []SpeakerRow
	Quotes   []QuotePair
	Names    []NameRow
	Findings []Finding // with the spans of the first article of the pair that a QuotePair is of
}

// SpeakerRow is how much of one speaker the articles give.
type SpeakerRow struct {
	Name, Country     string
	Statements, Words []int
}

// QuotePair is the same words of one speaker in two articles.
type QuotePair struct {
	Speaker       string
	Left, Right   Version
	Shared, Words int // words in both; words of the shorter version
}

// Version is one article's version of a quotation.
type Version struct {
	Article   int
	Statement StatementID
	Manner    Manner
	Runs      []WordRun
}

// WordRun is words that stand in both versions of a quotation, or in this one
// only.
type WordRun struct {
	Text   string
	Shared bool
}

// NameRow is one name of a thing, and how often the articles use it: in the
// outlet's own voice, and in statements.
type NameRow struct {
	Thing       string // the actor's fullest name; empty for happenings
	Name        string
	Own, Quoted []int
}
