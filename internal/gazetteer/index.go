package gazetteer

import (
	"cmp"
	"hash/maphash"
	"slices"
)

// index finds entries by key of name. It is a hash table of its own, since tens
// of thousands of names are entered at every start of the program: keys lie in
// one stretch of bytes, and so do the lists of entries.
type index struct {
	seed  maphash.Seed
	slots []slot // the length is a power of two
	lists []meanings
	keys  []byte
	cells []*Entry // lists of one are cut from it
}

// slot is where a list is: its hash too, so that a miss reads nothing else.
type slot struct {
	list int32 // index plus one, or 0
	hash uint32
}

// meanings is the entries of a key, and how often texts mean each by it.
type meanings struct {
	from, to int32 // the key
	other    int32 // how often they mean something else
	entries  []*Entry
	counts   []int32 // nil where nothing is known, else as long as entries
}

// newIndex makes an index for about so many names.
func newIndex(size int) *index {
	n := 64
	for 3*n < 4*size {
		n *= 2
	}
	return &index{seed: maphash.MakeSeed(), slots: make([]slot, n), lists: make([]meanings, 0, size), keys: make([]byte, 0, 20*size)}
}

// place is where the key is, or where it would be.
func (x *index) place(key []byte, hash uint32) int {
	for i := int(hash) & (len(x.slots) - 1); ; i = (i + 1) & (len(x.slots) - 1) {
		at := x.slots[i]
		if at.list == 0 {
			return i
		}
		if at.hash == hash {
			if l := &x.lists[at.list-1]; string(x.keys[l.from:l.to]) == string(key) {
				return i
			}
		}
	}
}

func (x *index) enter(name string, e *Entry) {
	start := len(x.keys)
	x.keys, _ = appendKey(x.keys, name)
	key := x.keys[start:]
	if len(key) == 0 {
		return
	}
	hash := uint32(maphash.Bytes(x.seed, key))
	at := x.place(key, hash)
	if n := x.slots[at].list; n > 0 {
		x.keys = x.keys[:start]
		if l := &x.lists[n-1]; !slices.Contains(l.entries, e) {
			l.entries = append(l.entries, e)
		}
		return
	}
	if len(x.cells) == cap(x.cells) {
		x.cells = make([]*Entry, 0, 4096)
	}
	x.cells = append(x.cells, e)
	n := len(x.cells)
	x.lists = append(x.lists, meanings{from: int32(start), to: int32(len(x.keys)), entries: x.cells[n-1 : n : n]})
	x.slots[at] = slot{int32(len(x.lists)), hash}
	if 4*len(x.lists) > 3*len(x.slots) {
		x.grow()
	}
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.list > 0 {
			l := &x.lists[s.list-1]
			x.slots[x.place(x.keys[l.from:l.to], s.hash)] = s
		}
	}
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
	if i := slices.Index(l.entries, u.entry); i >= 0 {
		l.counts[i] += u.count
		u.entry.Prior += float32(u.count)
	}
}

// find is what a name means, or nil.
func (x *index) find(name string) *meanings {
	var buf, other [96]byte
	key, either := appendKey(buf[:0], name)
	l := x.get(key)
	if l == nil && either {
		// "IRAN" in a headline, "Nato" in a British paper.
		l = x.get(appendOther(other[:0], key))
	}
	return l
}

func (x *index) get(key []byte) *meanings {
	if n := x.slots[x.place(key, uint32(maphash.Bytes(x.seed, key)))].list; n > 0 {
		return &x.lists[n-1]
	}
	return nil
}

func (x *index) entries(name string) []*Entry {
	if l := x.find(name); l != nil {
		return l.entries
	}
	return nil
}

// rank orders the entries of each key: who is meant most often by it, then who
// is named most often.
func (x *index) rank() {
	for i := range x.lists {
		l := &x.lists[i]
		switch {
		case len(l.entries) < 2:
		case l.counts == nil:
			slices.SortStableFunc(l.entries, func(a, b *Entry) int { return cmp.Compare(b.Prior, a.Prior) })
		default:
			l.sort()
		}
	}
}

// sort sorts both columns; lists are short.
func (l *meanings) sort() {
	for i := 1; i < len(l.entries); i++ {
		for j := i; j > 0 && (l.counts[j] > l.counts[j-1] || l.counts[j] == l.counts[j-1] && l.entries[j].Prior > l.entries[j-1].Prior); j-- {
			l.entries[j], l.entries[j-1] = l.entries[j-1], l.entries[j]
			l.counts[j], l.counts[j-1] = l.counts[j-1], l.counts[j]
		}
	}
}
