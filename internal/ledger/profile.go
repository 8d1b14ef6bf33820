// Package ledger counts and compares what a document's entries say: so far, how
// the document is sourced.
package ledger

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"acta"
	"acta/internal/ling"
)

// Voices of a word, the stronger over the weaker.
const (
	ownVoice = iota
	cueOrSource
	attributed
)

// Profile counts how entry, whose text is d, is sourced.
//
// A word is a token with a letter or digit. It is attributed where it stands in
// the content of a statement, else it belongs to a cue or source where it
// stands in one, else it is the outlet's own voice: the three add up to the
// total. The words of an actor are those in the content of its statements that
// stand in no other statement; words that two actors share count for both. A
// country is that of the actor, empty where the text does not tell it.
func Profile(entry *acta.Entry, d *ling.Doc) acta.Profile {
	p := acta.Profile{
		Statements:  len(entry.Statements),
		Anonymity:   map[acta.Anonymity]int{},
		Manner:      map[acta.Manner]int{},
		CueClasses:  map[string]map[string]int{},
		VenueCounts: map[acta.Precision]int{},
		WhenCounts:  map[acta.Precision]int{},
		Hands:       map[int]int{},
	}
	actors := make(map[acta.ActorID]*acta.Actor, len(entry.Actors))
	for i := range entry.Actors {
		actors[entry.Actors[i].ID] = &entry.Actors[i]
	}
	voice := make([]uint8, len(d.Tokens))
	byActor := map[acta.ActorID]*acta.ActorCount{}
	byCountry := map[string]*acta.CountryCount{}
	for i := range entry.Statements {
		s := &entry.Statements[i]
		mark(d, voice, s.Source.Spans, cueOrSource)
		mark(d, voice, s.Cue.Spans, cueOrSource)
		mark(d, voice, s.Content, attributed)
		p.Manner[s.Manner]++
		p.VenueCounts[s.Venue.Precision]++
		p.WhenCounts[s.When.Precision]++
		p.Hands[max(s.Hand, 1)]++
		words := 0
		if s.Within == "" {
			words = count(d, s.Content)
		}
		country := ""
		if a := actors[s.Source.Actor]; a != nil {
			country = a.Country
			p.Anonymity[a.Anonymity]++
			if byActor[a.ID] == nil {
				byActor[a.ID] = &acta.ActorCount{Actor: a.ID}
			}
			byActor[a.ID].Statements++
			byActor[a.ID].Words += words
			if byCountry[country] == nil {
				byCountry[country] = &acta.CountryCount{Country: country}
			}
			byCountry[country].Statements++
			byCountry[country].Words += words
		}
		if s.Cue.Class != "" {
			if p.CueClasses[country] == nil {
				p.CueClasses[country] = map[string]int{}
			}
			p.CueClasses[country][s.Cue.Class]++
		}
	}
	for i, tok := range d.Tokens {
		if !isWord(d.Text.UTF8[tok.Start:tok.End]) {
			continue
		}
		p.Words.Total++
		switch voice[i] {
		case attributed:
			p.Words.Attributed++
		case cueOrSource:
			p.Words.CueAndSource++
		default:
			p.Words.OwnVoice++
		}
	}
	for _, c := range byActor {
		p.ByActor = append(p.ByActor, *c)
	}
	for _, c := range byCountry {
		p.ByCountry = append(p.ByCountry, *c)
	}
	slices.SortFunc(p.ByActor, func(a, b acta.ActorCount) int {
		return cmp.Or(b.Statements-a.Statements, b.Words-a.Words, strings.Compare(string(a.Actor), string(b.Actor)))
	})
	slices.SortFunc(p.ByCountry, func(a, b acta.CountryCount) int {
		return cmp.Or(b.Statements-a.Statements, b.Words-a.Words, strings.Compare(a.Country, b.Country))
	})
	return p
}

// tokens are the tokens that begin inside span, as a range.
func tokens(d *ling.Doc, span acta.Span) ling.Range {
	byStart := func(t ling.Token, at int32) int { return cmp.Compare(t.Start, at) }
	from, _ := slices.BinarySearchFunc(d.Tokens, span.Start, byStart)
	to, _ := slices.BinarySearchFunc(d.Tokens, span.End, byStart)
	return ling.Range{From: ling.TokenID(from), To: ling.TokenID(to)}
}

// mark raises the voice of the tokens of spans.
func mark(d *ling.Doc, voice []uint8, spans []acta.Span, as uint8) {
	for _, s := range spans {
		r := tokens(d, s)
		for i := r.From; i < r.To; i++ {
			voice[i] = max(voice[i], as)
		}
	}
}

func count(d *ling.Doc, spans []acta.Span) int {
	n := 0
	for _, s := range spans {
		r := tokens(d, s)
		for i := r.From; i < r.To; i++ {
			if isWord(d.Word(i)) {
				n++
			}
		}
	}
	return n
}

func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
