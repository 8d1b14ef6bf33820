package text

import (
	"sort"
	"unicode/utf8"
)

// Unit is the unit that offsets are given in outside the program.
type Unit string

// The units of offsets.
const (
	CodePoint Unit = "codepoint"
	Byte      Unit = "byte"
	UTF16     Unit = "utf16"
)

// Units turns byte offsets of one text into offsets of another unit. It costs a
// few words for each character outside ASCII and answers in O(log n).
type Units struct {
	unit  Unit
	after []int32 // byte offsets just after each character that is longer in bytes than in units
	less  []int32 // less[i] is what to take off an offset at or after after[i]
}

// NewUnits prepares the way from bytes of s to unit.
func NewUnits(s string, unit Unit) *Units {
	u := &Units{unit: unit}
	if unit == Byte {
		return u
	}
	var less int32
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		wide := int32(1)
		if unit == UTF16 && r >= 0x10000 {
			wide = 2
		}
		less += int32(n) - wide
		u.after = append(u.after, int32(i))
		u.less = append(u.less, less)
	}
	return u
}

// Unit is the unit that u converts to.
func (u *Units) Unit() Unit { return u.unit }

// At is the offset, in u's unit, of the byte offset b. b must be the start of a
// character or the end of the text.
func (u *Units) At(b int32) int32 {
	i := sort.Search(len(u.after), func(i int) bool { return u.after[i] > b })
	if i == 0 {
		return b
	}
	return b - u.less[i-1]
}
