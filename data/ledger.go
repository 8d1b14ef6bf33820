package data

import (
	"fmt"
	"slices"

	"acta"
)

// FindingRule is a line of findings.tsv: what a finding is good for.
type FindingRule struct {
	ID       string
	Why      string
	Newsroom string // the published rule behind it, or empty
}

// ledgerWord is a word in a list of ledgerwords.tsv.
type ledgerWord struct{ list, word string }

// lists are the lists of ledgerwords.tsv.
var lists = []string{"answer", "claim", "accuse", "silent", "describe", "happening", "loaded", "officials", "outlet", "trade", "recent", "habit", "several", "insider", "nameless", "agentless", "widely", "document", "refute", "asked", "camp", "side", "lay", "guess", "rumour", "headlinesay", "close", "weekday", "after", "nospeech", "fault", "poll", "method", "lead", "view", "hearsay", "contested", "judging", "ascribing", "stir", "stirred", "deed", "blow", "counterblow", "shout", "standing", "court", "light"}

// figureLists are the lists of figures.tsv.
var figureLists = []string{"to", "folkto", "folk", "freed", "by", "state", "noun", "of", "lives", "arms", "thing", "money", "scale", "bound"}

// pledgeLists are the lists of pledges.tsv.
var pledgeLists = []string{"verb", "noun", "act", "still", "goes", "thing", "deadline", "since", "if"}

func (l *Lexicon) addFinding(c []string) error {
	if l.findings[c[0]].ID != "" {
		return fmt.Errorf("%q stands twice: %w", c[0], acta.ErrInvalid)
	}
	l.findings[c[0]] = FindingRule{c[0], c[1], c[2]}
	return nil
}

func (l *Lexicon) addLedgerWord(c []string) error { return addListed(l.ledger, lists, c) }

func (l *Lexicon) addFigure(c []string) error { return addListed(l.figures, figureLists, c) }

func (l *Lexicon) addPledge(c []string) error { return addListed(l.pledges, pledgeLists, c) }

// addListed enters a line whose first column is one of lists.
func addListed(to map[ledgerWord]string, lists, c []string) error {
	at := ledgerWord{c[0], c[1]}
	if !slices.Contains(lists, c[0]) {
		return fmt.Errorf("no list %q: %w", c[0], acta.ErrInvalid)
	}
	if _, taken := to[at]; taken {
		return fmt.Errorf("%q stands twice in %s: %w", c[1], c[0], acta.ErrInvalid)
	}
	to[at] = c[2]
	return nil
}

// Finding is the rule called id. Its ID is empty where there is none: such a
// finding is not made.
func (l *Lexicon) Finding(id string) FindingRule { return l.findings[id] }

// LedgerWord is what a list of ledgerwords.tsv says of a lemma, and whether it
// stands there.
func (l *Lexicon) LedgerWord(list, lemma string) (string, bool) {
	v, ok := l.ledger[ledgerWord{list, lemma}]
	return v, ok
}

// Figure is what a list of figures.tsv says of a word, and whether it stands
// there.
func (l *Lexicon) Figure(list, word string) (string, bool) {
	v, ok := l.figures[ledgerWord{list, word}]
	return v, ok
}

// Pledge is what a list of pledges.tsv says of a lemma, and whether it stands
// there.
func (l *Lexicon) Pledge(list, lemma string) (string, bool) {
	v, ok := l.pledges[ledgerWord{list, lemma}]
	return v, ok
}
