// Package resolver ties the mentions of one thing into chains, and each quote to
// the mention that speaks it.
//
// It is a set of rules, tried in the order of their trust: names with names,
// phrases with the names they stand beside, roles with the persons who hold
// them, pronouns with what fits best nearby, and at last the "I" of a quotation
// with its speaker. Every link carries the id of its rule. Where two things fit
// equally a mention stands alone, in a chain of one whose rule says why.
package resolver

import (
	"cmp"
	"slices"

	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/marks"
	"acta/internal/neural"
)

// Resolver is read-only once made.
type Resolver struct {
	lex     *data.Lexicon
	weights weights
	net     *Net
	gaz     *gazetteer.Gazetteer // or nil
}

// New makes a resolver that knows the names of lex and weighs pronouns with net.
// Where net is nil, or a text has no vectors, it uses rules for them.
func New(lex *data.Lexicon, net *Net) *Resolver {
	return &Resolver{lex: lex, weights: defaults, net: net}
}

// Resolve adds the chains, and sets the speaker of the quotes that have none.
func (r *Resolver) Resolve(q ling.Quoted) ling.Doc { return r.resolve(q, nil) }

// resolve notes in cases, where it is not nil, the pronouns that were weighed.
func (r *Resolver) resolve(q ling.Quoted, cases *[]Case) ling.Doc {
	q.Quotes = slices.Clone(q.Quotes)
	mend(&q, r.lex, r.gaz)
	addThings(&q)
	w := newWork(&q, r.lex)
	w.weights, w.net, w.gaz, w.cases = r.weights, r.net, r.gaz, cases
	w.speakers()
	w.names()
	w.offices()
	w.nominals()
	w.surnames()
	w.lede()
	w.things()
	w.dates()
	w.relatives()
	w.pronouns()
	w.firstPersons()
	w.writers()
	return w.doc()
}

// gender of a thing; things that are no person are neuter.
type gender uint8

const (
	unknown gender = iota
	male
	female
	neuter
)

// number of a thing.
type number uint8

const (
	singular number = iota
	plural
	either // "police", "the team": they or it
)

// entity is one thing that mentions name, while chains grow.
type entity struct {
	mentions []ling.MentionID // in text order once sorted
	kind     ling.MentionKind // PersonName, OrgName, PlaceName or Nominal
	human    bool
	gender   gender
	guessed  bool // gender is what most bearers of the first name have
	number   number
	names    [][]string // the words of its names, without titles
	offices  []office
	typed    bool     // a word of its name says what kind of body it is
	nouns    []string // head lemmas that stand for it: "alliance", "official"
	stamp    int      // of the walk that met it last
	entry    *gazetteer.Entry
	looked   bool   // for entry
	marks    []mark // see work.marks
	marked   int    // how many mentions marks were read of
}

// office is a role that an entity holds, and whose it is.
type office struct{ role, of string }

// work is the state of one document.
type work struct {
	q        *ling.Quoted
	lex      *data.Lexicon
	weights  weights
	net      *Net
	gaz      *gazetteer.Gazetteer
	arena    neural.Arena
	cases    *[]Case
	entities []*entity
	of       []*entity  // of each mention
	words    [][]string // of each mention that is a name: the words of the name alone
	rule     []string   // why each mention is where it is
	sent     []ling.SentID
	first    []ling.MentionID // of each sentence and one more: where its mentions begin
	quoted   []bool           // of each token: between quotation marks
	speaks   []bool           // of each mention: it is the speaker of a quote
	known    nameIndex
	byHead   map[ling.TokenID][]ling.MentionID
	inner    []ling.QuoteID // of each token: the innermost quote whose content holds it
	source   map[ling.Range]ling.QuoteID
	scratch  []standing
	// sourceHeads are the sources by their heads, made when first needed.
	sourceHeads map[ling.TokenID]ling.Range
	stamp       int // of the last walk of before
}

func newWork(q *ling.Quoted, lex *data.Lexicon) *work {
	w := &work{
		q: q, lex: lex,
		of:     make([]*entity, len(q.Mentions)),
		rule:   make([]string, len(q.Mentions)),
		sent:   make([]ling.SentID, len(q.Mentions)),
		quoted: make([]bool, len(q.Tokens)),
		byHead: make(map[ling.TokenID][]ling.MentionID, len(q.Mentions)),
		inner:  make([]ling.QuoteID, len(q.Tokens)),
		source: make(map[ling.Range]ling.QuoteID, len(q.Quotes)),
	}
	w.known.init()
	w.first = make([]ling.MentionID, len(q.Sents)+1)
	at := 0
	for s, sent := range q.Sents {
		for at < len(q.Mentions) && q.Mentions[at].From < sent.From {
			at++
		}
		w.first[s] = ling.MentionID(at)
	}
	w.first[len(q.Sents)] = ling.MentionID(len(q.Mentions))
	w.speaks = make([]bool, len(q.Mentions))
	for i, m := range q.Mentions {
		w.sent[i] = q.SentOf(m.From)
		w.byHead[m.Head] = append(w.byHead[m.Head], ling.MentionID(i))
	}
	for i := range w.inner {
		w.inner[i] = ling.None
	}
	// An inner quote comes after the one that holds it, and overwrites it.
	for i := range q.Quotes {
		for _, r := range q.Quotes[i].Source {
			if _, taken := w.source[r]; !taken {
				w.source[r] = ling.QuoteID(i)
			}
		}
		for _, r := range q.Quotes[i].Content {
			for tok := r.From; tok < r.To; tok++ {
				w.inner[tok] = ling.QuoteID(i)
			}
		}
	}
	for tok, depth := range marks.Depths(&q.Tokenized, marks.Find(&q.Tokenized)) {
		w.quoted[tok] = depth > 0
	}
	return w
}

// add makes an entity of one mention.
func (w *work) add(m ling.MentionID, rule string) *entity {
	e := &entity{mentions: []ling.MentionID{m}, kind: w.q.Mentions[m].Kind}
	w.entities = append(w.entities, e)
	w.of[m], w.rule[m] = e, rule
	return e
}

// join adds m to e.
func (w *work) join(m ling.MentionID, e *entity, rule string) {
	e.mentions = append(e.mentions, m)
	w.of[m], w.rule[m] = e, rule
}

// standing is an entity, and its mention nearest before some place.
type standing struct {
	e  *entity
	at ling.MentionID
}

// before lists the entities named before mention m, no more than reach
// sentences back, nearest first.
func (w *work) before(m ling.MentionID, reach int) []standing {
	out := w.scratch[:0]
	w.stamp++
	for at := m - 1; at >= 0 && int(w.sent[m]-w.sent[at]) <= reach; at-- {
		if e := w.of[at]; e != nil && e.stamp != w.stamp && w.q.Mentions[at].From < w.q.Mentions[m].From {
			e.stamp = w.stamp
			out = append(out, standing{e, at})
		}
	}
	w.scratch = out
	return out
}

// inSentence are the mentions of sentence s, from and to.
func (w *work) inSentence(s ling.SentID) (from, to ling.MentionID) { return w.first[s], w.first[s+1] }

// doc lays the entities out as chains, in the order of their first mentions.
func (w *work) doc() ling.Doc {
	d := ling.Doc{Quoted: *w.q, ChainOf: make([]ling.ChainID, len(w.of))}
	for i := range d.ChainOf {
		d.ChainOf[i] = ling.None
	}
	for _, e := range w.entities {
		slices.Sort(e.mentions)
	}
	slices.SortFunc(w.entities, func(a, b *entity) int { return cmp.Compare(a.mentions[0], b.mentions[0]) })
	for _, e := range w.entities {
		if len(e.mentions) == 1 && !tells(w.rule[e.mentions[0]]) {
			continue
		}
		c := ling.Chain{Mentions: e.mentions, Name: ling.None}
		for _, m := range e.mentions {
			d.ChainOf[m] = ling.ChainID(len(d.Chains))
			c.Rules = append(c.Rules, w.rule[m])
			if w.fuller(m, c.Name) {
				c.Name = m
			}
		}
		d.Chains = append(d.Chains, c)
	}
	return d
}

// tells reports whether a rule of a mention that stands alone says more than
// that it was the first.
func tells(rule string) bool { return rule != ruleFirst && rule != "" }

// fuller reports whether m is a fuller name than best: a name over none, a
// person's over another kind, more words over fewer, then the first.
func (w *work) fuller(m, best ling.MentionID) bool {
	a := w.q.Mentions[m]
	if !a.Kind.IsName() || w.rule[m] == ruleHeadline {
		return false
	}
	if best == ling.None {
		return true
	}
	b := w.q.Mentions[best]
	if (a.Kind == ling.PersonName) != (b.Kind == ling.PersonName) {
		return a.Kind == ling.PersonName
	}
	return len(w.words[m]) > len(w.words[best])
}
