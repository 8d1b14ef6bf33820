package gazetteer

import (
	"cmp"
	"slices"
)

// index finds entries by key of name. The entries of a key lie side by side.
type index struct {
	lists map[string]*meanings
	lone  []meanings // so that lists lie side by side
	cells []*Entry   // the same for lists of one
}

// meanings is the entries of a key, and how often texts mean each by it.
type meanings struct {
	entries []*Entry
	counts  []int32 // nil where nothing is known, else as long as entries
	other   int32   // how often they mean something else
}

func newIndex(size int) *index { return &index{lists: make(map[string]*meanings, size)} }

func (x *index) enter(name string, e *Entry) {
	var buf [96]byte
	key, _ := appendKey(buf[:0], name)
	if len(key) == 0 {
		return
	}
	if l := x.lists[string(key)]; l != nil {
		if !slices.Contains(l.entries, e) {
			l.entries = append(l.entries, e)
		}
		return
	}
	if len(x.lone) == cap(x.lone) {
		x.lone, x.cells = make([]meanings, 0, 512), make([]*Entry, 0, 512)
	}
	x.cells = append(x.cells, e)
	n := len(x.cells)
	x.lone = append(x.lone, meanings{entries: x.cells[n-1 : n : n]})
	x.lists[string(key)] = &x.lone[n-1]
}

// use counts a use of a name, for the name and for the entry.
func (x *index) use(u use) {
	l := x.find(u.name)
	if l == nil {
		return
	}
	if u.entry == nil {
		l.other += u.count
		return
	}
	if l.counts == nil {
		l.counts = make([]int32, len(l.entries))
	}
	l.counts[slices.Index(l.entries, u.entry)] += u.count
	u.entry.Prior += float32(u.count)
}

// find is what a name means, or nil.
func (x *index) find(name string) *meanings {
	var buf, other [96]byte
	k, either := appendKey(buf[:0], name)
	if l := x.lists[string(k)]; l != nil || !either {
		return l
	}
	// "IRAN" in a headline, "Nato" in a British paper.
	return x.lists[string(appendOther(other[:0], k))]
}

// rank orders the entries of each key: who is meant most often by it, then who
// is named most often.
func (x *index) rank() {
	for _, l := range x.lists {
		if len(l.entries) < 2 {
			continue
		}
		if l.counts == nil {
			slices.SortStableFunc(l.entries, func(a, b *Entry) int { return cmp.Compare(b.Prior, a.Prior) })
			continue
		}
		sortUses(l)
	}
}

// sortUses sorts both columns; lists are short.
func sortUses(l *meanings) {
	for i := 1; i < len(l.entries); i++ {
		for j := i; j > 0 && (l.counts[j] > l.counts[j-1] || l.counts[j] == l.counts[j-1] && l.entries[j].Prior > l.entries[j-1].Prior); j-- {
			l.entries[j], l.entries[j-1] = l.entries[j-1], l.entries[j]
			l.counts[j], l.counts[j-1] = l.counts[j-1], l.counts[j]
		}
	}
}
