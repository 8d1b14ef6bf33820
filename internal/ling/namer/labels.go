package namer

import "acta/internal/ling"

// Labels of the tokens of names: outside, and the first and other tokens of
// each kind.
const (
	outside = iota
	beginPerson
	insidePerson
	beginOrg
	insideOrg
	beginPlace
	insidePlace
	headLabels // how many [Head] knows
)

// Labels that only [Net] knows.
const (
	beginOther = headLabels + iota
	insideOther
	labelCount
)

// Other is the kind of names of other things: works, events, prizes. They are
// learned, so that they are not taken for names of persons, bodies or places, and
// are no mentions.
const Other = ling.MentionKind("other")

// Begin is the label of the first token of a name of kind k; the label after it
// is that of its other tokens.
func Begin(k ling.MentionKind) int {
	switch k {
	case ling.PersonName:
		return beginPerson
	case ling.OrgName:
		return beginOrg
	case ling.PlaceName:
		return beginPlace
	case Other:
		return beginOther
	}
	return outside
}

// KindOf is the kind of the names that label is a part of; label is none of
// outside's.
func KindOf(label int) ling.MentionKind {
	switch label {
	case beginPerson, insidePerson:
		return ling.PersonName
	case beginOrg, insideOrg:
		return ling.OrgName
	case beginOther, insideOther:
		return Other
	}
	return ling.PlaceName
}

// allowed says which label may follow which.
func allowed(from, to int) bool {
	inside := to == insidePerson || to == insideOrg || to == insidePlace || to == insideOther
	return !inside || from == to || from == to-1
}
