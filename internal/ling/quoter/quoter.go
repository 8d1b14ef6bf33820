// Package quoter finds statements: who says, thinks, wants or shows what, in
// which words, as the PolNeAR corpus marks them.
//
// A network labels every token of the document as part of a source, a cue, a
// content, or of none; it then links each content to its cue and each cue to
// its source. Rules settle the edges at quotation marks and keep the quotations
// that the network passes over.
package quoter

import (
	"slices"
	"sync"

	"acta/internal/ling"
	"acta/internal/neural"
)

// Quoter is read-only once made.
type Quoter struct {
	net    *Net
	crf    *neural.CRF // the mean of the members'
	sure   *Confidence
	blind  map[string]string
	verbs  map[string]bool
	idioms []idiom
	// nestedProb is [nestedProb], but for tests.
	nestedProb float32
	arenas     sync.Pool
}

// New makes a quoter of a packed network and of what tells how sure it is. blind holds words in lower case that
// the features must not tell apart, such as names of states and their demonyms;
// its keys alone are read. verbs holds the lemmas of the verbs that may be the cue
// of a statement inside another.
func New(net *Net, sure *Confidence, blind map[string]string, verbs map[string]bool) *Quoter {
	idioms, err := parseIdioms(idiomsFile)
	if err != nil {
		panic("quoter: a list of its own is broken: " + err.Error())
	}
	q := &Quoter{net: net, sure: sure, blind: blind, verbs: verbs, nestedProb: nestedProb, idioms: idioms}
	mean := make([]float32, len(net.Members[0].crf.T.W))
	for _, m := range net.Members {
		for i, w := range m.crf.T.W {
			mean[i] += w / members
		}
	}
	q.crf = &neural.CRF{Labels: labelCount, Allowed: allowed, T: &neural.Param{Rows: labelCount + 1, Cols: labelCount, W: mean}}
	q.arenas.New = func() any { return new(neural.Arena) }
	return q
}

// With is q with another confidence.
func (q *Quoter) With(sure *Confidence) *Quoter {
	return &Quoter{net: q.net, crf: q.crf, sure: sure, blind: q.blind, verbs: q.verbs, idioms: q.idioms, nestedProb: q.nestedProb, arenas: sync.Pool{New: q.arenas.New}}
}

// Quote adds the statements, those inside others too.
func (q *Quoter) Quote(d ling.Named) ling.Quoted {
	quotes, _ := q.quotes(&d)
	return ling.Quoted{Named: d, Quotes: quotes}
}

// Weigh is Quote with the evidence for each statement; that of one that a rule made
// is zero.
func (q *Quoter) Weigh(d ling.Named) (ling.Quoted, []Evidence) {
	quotes, found := q.quotes(&d)
	evidence := make([]Evidence, len(quotes))
	for i := range quotes {
		if e := found[quotes[i].Cue]; e != nil {
			evidence[i] = *e
		}
	}
	return ling.Quoted{Named: d, Quotes: quotes}, evidence
}

// score is the states of each member and the mean scores of the labels,
// neural.Lanes a token.
func (q *Quoter) score(a *neural.Arena, d *ling.Named, r *reading) ([members][]float32, []float32) {
	rows := len(d.Tokens)
	f := r.features()
	var states [members][]float32
	scores := a.Floats(rows * neural.Lanes)
	for i, m := range q.net.Members {
		states[i] = m.forward(a, &d.Encoded, f, nil, nil, Rates{})
		for j, s := range m.out.Forward(a, states[i], rows) {
			scores[j] += s / members
		}
	}
	return states, scores
}

// CueProb is how sure the labels alone are that tok is part of a cue, 0 to 1.
func (q *Quoter) CueProb(d *ling.Named, tok ling.TokenID) float32 {
	a := q.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); q.arenas.Put(a) }()
	_, scores := q.score(a, d, read(d, q.blind))
	row := scores[int(tok)*neural.Lanes:][:labelCount]
	neural.Softmax(row)
	return row[beginCue] + row[insideCue]
}

func (q *Quoter) quotes(d *ling.Named) ([]ling.Quote, map[ling.Range]*Evidence) {
	if len(d.Tokens) == 0 {
		return nil, nil
	}
	a := q.arenas.Get().(*neural.Arena)
	defer func() { a.Reset(); q.arenas.Put(a) }()
	r := read(d, q.blind)
	quotes, evidence := q.find(a, d, r)
	quotes = r.addDashes(quotes)
	quotes = r.addOrphans(quotes, q.verbs)
	quotes = q.addNested(a, d, quotes, evidence)
	for i := range quotes {
		s := &quotes[i]
		if s.Within == ling.None { // marks around the outer statement say nothing of the inner one
			s.Manner = r.manner(s.Content)
		}
		s.Speaker = r.speaker(s.Source)
		if e := evidence[s.Cue]; e != nil && !slices.Contains(s.Rules, ruleDash) {
			r.describe(e, s, q.verbs)
			s.Prob = q.sure.Of(e)
		}
	}
	return inOrder(quotes), evidence
}

// cueBias is added to the score of the label that begins a cue, so that more is
// found than the network is sure of; what is then less sure than leastProb is left
// out. Both were chosen on folds of the training part, where as many are found as
// annotators mark.
const (
	cueBias   = 1.7
	leastProb = 0.105
)

// find is the statements that the network finds in d, none of them inside
// another, with the evidence for each by its cue.
func (q *Quoter) find(a *neural.Arena, d *ling.Named, r *reading) ([]ling.Quote, map[ling.Range]*Evidence) {
	mark := a.Mark()
	defer a.Release(mark)
	rows := len(d.Tokens)
	states, scores := q.score(a, d, r)
	r.holdParagraphs(scores, neural.Lanes)
	marginals := a.Floats(rows * labelCount)
	q.crf.Marginals(a, scores, neural.Lanes, rows, marginals)
	for t := range rows {
		scores[t*neural.Lanes+beginCue] += cueBias
	}
	path := make([]int32, rows)
	q.crf.Decode(scores, neural.Lanes, path)
	spans := spansOf(path)
	chances(marginals, spans)
	contents := r.choices(spans, contentRole, cueRole)
	sources := r.choices(spans, cueRole, sourceRole)
	for i, m := range q.net.Members {
		gathered := ends(a, states[i], spans)
		m.content.weigh(a, gathered, spans, contents)
		m.source.weigh(a, gathered, spans, sources)
	}
	quotes, evidence := r.assemble(spans, contents, sources)
	quotes = r.dropFar(quotes)
	quotes = r.dropIdioms(quotes, q.idioms)
	quotes = r.repair(quotes)
	quotes = r.dropEmptySources(quotes)
	quotes = r.addSubjects(quotes)
	quotes = r.partRelatives(quotes)
	quotes = r.addRaised(quotes)
	quotes = r.addHalves(quotes)
	quotes = r.addContinued(quotes)
	return slices.DeleteFunc(quotes, func(s ling.Quote) bool {
		e := evidence[s.Cue]
		if e == nil {
			return false
		}
		s.Manner = r.manner(s.Content)
		r.describe(e, &s, q.verbs)
		return q.sure.Of(e) < leastProb
	}), evidence
}

// inOrder sorts quotes by their first token, and keeps who is within whom.
func inOrder(quotes []ling.Quote) []ling.Quote {
	order := make([]int, len(quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(firstOf(&quotes[a]) - firstOf(&quotes[b])) })
	at := make([]ling.QuoteID, len(quotes))
	for i, k := range order {
		at[k] = ling.QuoteID(i)
	}
	out := make([]ling.Quote, len(quotes))
	for i, k := range order {
		out[i] = quotes[k]
		if w := out[i].Within; w != ling.None {
			out[i].Within = at[w]
		}
	}
	return out
}

func firstOf(q *ling.Quote) ling.TokenID {
	first := q.Content[0].From
	if !q.Cue.Empty() {
		first = min(first, q.Cue.From)
	}
	if len(q.Source) > 0 {
		first = min(first, q.Source[0].From)
	}
	return first
}

// assemble makes a statement of each cue that a content is linked to, with the
// evidence for it by its cue. A content that the network links to no cue is left
// out; where it is a quotation, addOrphans takes it up.
func (r *reading) assemble(spans []span, contents, sources []choice) ([]ling.Quote, map[ling.Range]*Evidence) {
	ofCue := map[int]*ling.Quote{}
	evidence := map[ling.Range]*Evidence{}
	for i := range contents {
		c := &contents[i]
		k := c.best()
		cue := c.candidates[k]
		if cue == ling.None {
			continue
		}
		q := ofCue[cue]
		content := &spans[c.anchor]
		begin, end, link := logOdds(content.begin), logOdds(content.end), logOdds(c.scores[k])
		if q == nil {
			q = &ling.Quote{Speaker: ling.None, Within: ling.None, Cue: spans[cue].Range}
			ofCue[cue] = q
			e := &Evidence{}
			e.numbers[cueBegin], e.numbers[cueEnd] = logOdds(spans[cue].begin), logOdds(spans[cue].end)
			e.numbers[contentBegin], e.numbers[contentEnd], e.numbers[contentLink] = begin, end, link
			evidence[q.Cue] = e
		}
		q.Content = append(q.Content, content.Range)
		e := &evidence[q.Cue].numbers
		e[contentBegin], e[contentEnd], e[contentLink] = min(e[contentBegin], begin), min(e[contentEnd], end), min(e[contentLink], link)
	}
	var out []ling.Quote
	for i := range sources {
		c := &sources[i]
		q := ofCue[c.anchor]
		if q == nil {
			continue
		}
		k := c.best()
		e := &evidence[q.Cue].numbers
		e[sourceLink] = logOdds(c.scores[k])
		if s := c.candidates[k]; s != ling.None {
			q.Source = []ling.Range{spans[s].Range}
			e[sourceBegin], e[sourceEnd] = logOdds(spans[s].begin), logOdds(spans[s].end)
		} else {
			e[sourceNone] = 1
		}
		out = append(out, *q)
	}
	return out, evidence
}

// best is the candidate of the highest probability.
func (c *choice) best() int {
	k := 0
	for i, s := range c.scores {
		if s > c.scores[k] {
			k = i
		}
	}
	return k
}

// speaker is the mention that source names: the widest one inside it that holds
// its head.
func (r *reading) speaker(source []ling.Range) ling.MentionID {
	if len(source) == 0 {
		return ling.None
	}
	s := source[0]
	head := r.head(s)
	found, width := ling.MentionID(ling.None), 0
	for i, m := range r.doc.Mentions {
		if m.From >= s.To {
			break
		}
		if s.Contains(m.Range) && m.Has(head) && m.Len() > width && m.Kind != ling.Date && m.Kind != ling.Amount {
			found, width = ling.MentionID(i), m.Len()
		}
	}
	return found
}
