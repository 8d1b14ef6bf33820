package namer

// Guide is whose practice of annotating names is meant. Corpora do not agree on what
// a name is and of which kind: a club called by its town, the name of a prize. The network
// is told whose sentences it learns from, and texts are read by [Own].
type Guide int32

// The practices that are learned.
const (
	Own      Guide = iota // doc/annotation.md
	WikiGold              // articles of Wikipedia
	WNUT                  // posts
	GUM                   // mentions whose head is a proper noun
	Linked                // links between pages
	guideCount
)
