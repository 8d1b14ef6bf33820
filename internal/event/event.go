// Package event codes who did what to whom: the events of a document, each with the
// words that tell it, the actors of the same clause, and on whose word it stands.
package event

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strconv"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/actor"
	"acta/internal/event/realis"
	"acta/internal/ling"
)

// World is what is known beside the text.
type World struct {
	Lexicon *data.Lexicon
	Events  *data.Events
	Places  *data.Places
}

// Make codes the events of d, whose actors and statements are entry's. They are in
// the order of their triggers.
//
// An event comes from a line of acts.tsv at a verb or noun. Its parties stand in the
// same clause. What somebody asserts is asserted by the innermost statement whose
// content holds the trigger; the act of speaking itself is the outlet's word. The
// same act, told twice on the same word, is one event with both triggers.
func Make(entry *acta.Entry, d *ling.Doc, cast *actor.Cast, w World) []acta.Event {
	d = repair(d)
	m := &maker{entry: entry, d: d, cast: cast, w: w, actors: map[acta.ActorID]*acta.Actor{}, heads: map[ling.TokenID]acta.ActorID{}, phrase: map[ling.TokenID]ling.TokenID{}}
	for i := range entry.Actors {
		m.actors[entry.Actors[i].ID] = &entry.Actors[i]
	}
	year := 0
	if len(entry.Document.Published) >= 4 {
		year, _ = strconv.Atoi(entry.Document.Published[:4])
	}
	m.real = &realis.Text{Doc: &d.Parsed, Words: w.Events, Year: year}
	m.index()
	var out []acta.Event
	for _, sent := range d.Sents {
		m.sent = sent
		m.here.from = m.here.to
		for m.here.to < len(d.Mentions) && d.Mentions[m.here.to].From < sent.To {
			m.here.to++
		}
		for _, c := range m.join(m.candidates()) {
			if !m.political(c) {
				continue
			}
			if e := m.event(c); !slices.ContainsFunc(e.Rules, isAim) && len(e.Source)+len(e.Target) > 0 {
				out = append(out, e)
			}
		}
	}
	return m.merge(out)
}

// span is a stretch of the mentions, by index.
type span struct{ from, to int }

type maker struct {
	entry  *acta.Entry
	d      *ling.Doc
	cast   *actor.Cast
	w      World
	real   *realis.Text
	sent   ling.Range
	here   span // the mentions of sent
	actors map[acta.ActorID]*acta.Actor
	heads  map[ling.TokenID]acta.ActorID // the actor named by a head
	owner  []int32                       // of each token: the innermost statement whose content holds it, or -1
	cue    []int32                       // of each token: the statement whose cue it is, or -1
	phrase map[ling.TokenID]ling.TokenID // of a head: that of the wider phrase that stands for it, "Arvenian troops"
	kind   string                        // the type of the act whose parties are looked for
	things bool                          // things may be its targets
	own    bool                          // nouns are not its targets: what it moves is the actor's own, or what is agreed on
	acting []ling.TokenID                // who acts, while those whom it is done to are looked for
}

// isAim reports whether a rule of realis says that an act is told as an aim only, or as
// what did not come with another: it is no event.
func isAim(rule string) bool {
	return rule == "realis.purpose" || rule == "realis.without" || rule == "mood:effort"
}

// event is the event of a candidate.
func (m *maker) event(c *candidate) acta.Event {
	tok, act, f := c.tok, c.act, c.f
	how, rule := m.real.Of(tok)
	if slices.Contains(act.Words, "not") || slices.Contains(act.Words, "never") {
		how, rule = realis.Actual, "realis.in_act"
	}
	if act.Type == "THREATEN" && how == realis.Actual {
		how, rule = m.threat(tok, act, rule)
	}
	e := acta.Event{
		Type: act.Type, Mode: act.Mode, Cameo: act.Cameo, Realis: string(how),
		Trigger: m.trigger(tok, act),
		Rules:   slices.Concat([]string{act.ID, rule}, f.rules),
	}
	if o := m.owner[tok]; o >= 0 {
		e.Asserted = m.entry.Statements[o].ID
	}
	e.Source, e.Target = m.list(f.source), m.list(f.target)
	m.adjust(&e, how)
	t := m.w.Events.Type(e.Type, e.Mode)
	e.Quad, e.PloverScale = t.Quad, t.Scale
	e.Goldstein = m.w.Events.Goldstein(e.Cameo)
	e.Context = m.contexts(tok)
	e.When, e.Where, e.Size = m.when(tok, &e), m.where(tok), m.size(tok)
	for _, o := range c.also {
		e.Trigger = union(e.Trigger, m.trigger(o.tok, o.act))
		if e.When.Start == "" {
			e.When = m.when(o.tok, &e)
		}
		if e.Where.Name == "" {
			e.Where = m.where(o.tok)
		}
		fill(&e.Size, m.size(o.tok))
	}
	if len(c.also) > 0 {
		e.Rules = append(e.Rules, "event.joined")
	}
	if m.isDefinite(c) {
		e.Rules = append(e.Rules, definite)
	}
	m.atScene(&e)
	e.Confidence = confidence(&e, m.d.Tags[tok].UPOS == "NOUN")
	e.Key = m.key(&e)
	e.ID = acta.EventID(acta.EntryID(m.entry.Document.ID, "e", e.Trigger...))
	return e
}

func (m *maker) isDefinite(c *candidate) bool {
	for _, t := range append([]ling.TokenID{c.tok}, m.children(c.tok, "obl", "nsubj", "obl:agent")...) {
		if m.d.Tags[t].UPOS != "NOUN" || m.deedAt(t, c.act) != t {
			continue
		}
		for _, k := range m.children(t, "det") {
			if w := strings.ToLower(m.d.Word(k)); w == "the" || w == "this" || w == "these" {
				return true
			}
		}
	}
	return false
}

// definite marks an attack that is told as one that is known: "the attack".
const definite = "event.definite"

// atScene adds the state where an attack took place to its target, where no actor is
// named there.
func (m *maker) atScene(e *acta.Event) {
	if e.Type != "ASSAULT" || slices.ContainsFunc(e.Target, func(p acta.Party) bool { return p.Actor != "" }) {
		return
	}
	if state := m.stateOf(e); state != "" {
		e.Target = append(e.Target, acta.Party{Spans: e.Where.Spans, Actor: state})
		e.Rules = append(e.Rules, "roles.scene")
	}
}

// fill takes the numbers that to lacks from from.
func fill(to *acta.Size, from acta.Size) {
	for _, n := range []struct{ to, from **int }{{&to.Killed, &from.Killed}, {&to.Injured, &from.Injured}, {&to.Arrested, &from.Arrested}, {&to.People, &from.People}} {
		if *n.to == nil {
			*n.to = *n.from
		}
	}
}

// trigger is the words of the act: its head and the other words of its line.
func (m *maker) trigger(tok ling.TokenID, act *data.Act) []acta.Span {
	toks := []ling.TokenID{tok}
	for _, w := range act.Words {
		for t := max(m.sent.From, tok-3); t < min(m.sent.To, tok+20); t++ {
			if m.d.Tags[t].Lemma == w && t != tok {
				toks = append(toks, t)
				break
			}
		}
	}
	slices.Sort(toks)
	var out []acta.Span
	last := ling.TokenID(-2)
	for _, t := range slices.Compact(toks) {
		s := m.d.Span(ling.Range{From: t, To: t + 1})
		if t == last+1 && len(out) > 0 {
			out[len(out)-1].End = s.End
		} else {
			out = append(out, s)
		}
		last = t
	}
	return out
}

// contexts are what the sentence's words say of the act.
func (m *maker) contexts(tok ling.TokenID) []string {
	var out []string
	for t := m.sent.From; t < m.sent.To; t++ {
		if c := m.w.Events.Context(m.d.Tags[t].Lemma); c != "" && m.owner[t] == m.owner[tok] && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// confidence is about the share of events of the kind of e that are right in every
// part. Its weights are near those fitted by least squares to 200 labelled paragraphs
// (acta eval events); the expected error of calibration is .06 there, and .10 on the 50
// unseen.
func confidence(e *acta.Event, noun bool) float64 {
	c := 0.6
	if len(e.Source) > 0 && len(e.Target) > 0 {
		c += 0.2
	}
	if noun {
		c -= 0.15
	}
	if e.Asserted != "" {
		c -= 0.1
	}
	if e.Realis != string(realis.Actual) {
		c -= 0.25
	}
	return math.Round(max(c, 0.1)*100) / 100
}

// key is equal for the same happening in other articles: type, parties, day and place.
func (m *maker) key(e *acta.Event) string {
	parts := []string{e.Type, e.Realis}
	for _, side := range [][]acta.Party{e.Source, e.Target} {
		var names []string
		for _, p := range side {
			if a := m.actors[p.Actor]; a != nil {
				names = append(names, cmp.Or(a.Code, strings.ToLower(a.Name)))
			}
		}
		slices.Sort(names)
		parts = append(parts, strings.Join(slices.Compact(names), "+"))
	}
	day := e.When.Start
	if day == "" && m.entry.Document.Published != "" {
		day = "about " + m.entry.Document.Published[:min(7, len(m.entry.Document.Published))]
	}
	parts = append(parts, day, e.Where.Name)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}
