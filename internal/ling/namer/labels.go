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
	labelCount
)

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
	}
	return ling.PlaceName
}

// allowed says which label may follow which.
func allowed(from, to int) bool {
	inside := to == insidePerson || to == insideOrg || to == insidePlace
	return !inside || from == to || from == to-1
}
