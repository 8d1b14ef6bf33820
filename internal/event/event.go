// Package event codes who did what to whom: the events of a document, each with the
// words that tell it, the actors of the same clause, and on whose word it stands.
package event

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/actor"
	"acta/internal/event/acts"
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
		for _, c := range m.join(m.candidates()) {
			if !m.political(c) {
				continue
			}
			if e := m.event(c); !slices.ContainsFunc(e.Rules, isAim) {
				out = append(out, e)
			}
		}
	}
	return m.merge(out)
}

type maker struct {
	entry  *acta.Entry
	d      *ling.Doc
	cast   *actor.Cast
	w      World
	real   *realis.Text
	sent   ling.Range
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

// index notes where actors and statements stand.
func (m *maker) index() {
	for i := range m.d.Mentions {
		n := &m.d.Mentions[i]
		if a := m.cast.OfMention[i]; a != "" {
			if _, taken := m.heads[n.Head]; !taken || n.Kind.IsName() {
				m.heads[n.Head] = a
			}
		}
	}
	for i := range m.d.Mentions { // the tree may take another word of a name for its head
		n := &m.d.Mentions[i]
		if a := m.cast.OfMention[i]; a != "" && n.Kind.IsName() {
			for t := n.From; t < n.To; t++ {
				if _, taken := m.heads[t]; !taken && m.d.Tags[t].UPOS == "PROPN" {
					m.heads[t] = a
				}
			}
		}
	}
	m.owner, m.cue = make([]int32, len(m.d.Tokens)), make([]int32, len(m.d.Tokens))
	for t := range m.owner {
		m.owner[t], m.cue[t] = -1, -1
	}
	depth := make([]int, len(m.entry.Statements))
	at := map[acta.StatementID]int{}
	for i := range m.entry.Statements {
		at[m.entry.Statements[i].ID] = i
	}
	for i := range m.entry.Statements {
		for s := &m.entry.Statements[i]; s.Within != "" && depth[i] < 8; s = &m.entry.Statements[at[s.Within]] {
			depth[i]++
		}
	}
	for i := range m.entry.Statements {
		s := &m.entry.Statements[i]
		for _, c := range s.Content {
			m.each(c, func(t int) {
				if o := m.owner[t]; o < 0 || depth[o] < depth[i] {
					m.owner[t] = int32(i)
				}
			})
		}
		for _, c := range s.Cue.Spans {
			m.each(c, func(t int) { m.cue[t] = int32(i) })
		}
	}
	m.inherit()
	for t := range m.owner { // the words of saying stand outside of what they say
		if c := m.cue[t]; c >= 0 && m.owner[t] == c {
			m.owner[t] = -1
		}
	}
}

// inherit gives the words that hang on what somebody says, but stand outside of the
// spans that were found for it, to the same statement: the rest of a clause, "confirmed
// that the envoy | was killed", or of a noun, "the death of the envoy | in a strike".
func (m *maker) inherit() {
	spans := slices.Clone(m.owner)
	for t := range m.owner {
		at := ling.TokenID(t)
		for range 6 {
			if spans[at] >= 0 || m.cue[at] >= 0 {
				break
			}
			arc := m.d.Arcs[at]
			if arc.Head == ling.None {
				break
			}
			rel, _, _ := strings.Cut(arc.Rel, ":")
			up := arc.Head
			if c := m.cue[up]; c >= 0 {
				// the clause or noun that the cue governs, where a part of it is content
				if (rel == "ccomp" || rel == "obj") && m.partly(at, int(c), spans) {
					m.owner[t] = c
				}
				break
			}
			if rel != "nmod" && rel != "obl" && rel != "acl" && rel != "obj" && rel != "nsubj" && rel != "xcomp" && rel != "compound" && rel != "amod" && rel != "aux" {
				break
			}
			if spans[up] >= 0 && rel != "nsubj" {
				m.owner[t] = spans[up]
				break
			}
			at = up
		}
	}
}

// partly reports whether a word below the clause at root is content of statement c.
func (m *maker) partly(root ling.TokenID, c int, spans []int32) bool {
	for t := range spans {
		if spans[t] == int32(c) && m.under(ling.TokenID(t), root) {
			return true
		}
	}
	return false
}

// each calls do with the tokens of a span.
func (m *maker) each(span acta.Span, do func(t int)) {
	from, _ := slices.BinarySearchFunc(m.d.Tokens, span.Start, func(t ling.Token, at int32) int { return cmp.Compare(t.End-1, at) })
	for t := from; t < len(m.d.Tokens) && m.d.Tokens[t].Start < span.End; t++ {
		if m.d.Tokens[t].Start >= span.Start {
			do(t)
		}
	}
}

// isAim reports whether a rule of realis says that an act is told as an aim only, or as
// what did not come with another: it is no event.
func isAim(rule string) bool {
	return rule == "realis.purpose" || rule == "realis.without" || rule == "mood:effort"
}

// candidate is an act and its parties, before it is known to be an event.
type candidate struct {
	tok  ling.TokenID
	act  *data.Act
	f    frame
	also []*candidate // what tells the same act
}

// candidates are the acts of the sentence, in order.
func (m *maker) candidates() []*candidate {
	var out []*candidate
	for tok := m.sent.From; tok < m.sent.To; tok++ {
		if tag := &m.d.Tags[tok]; tag.UPOS != "NOUN" && tag.UPOS != "VERB" {
			continue
		}
		act := m.line(tok)
		class := ""
		if c := m.cue[tok]; c >= 0 {
			class = m.entry.Statements[c].Cue.Class
			if m.entry.Statements[c].Cue.Negated {
				class = ""
			}
		}
		act = bySpeech(act, class)
		if act == nil || act.Type == data.NoAct || m.told(tok, act) {
			continue
		}
		if act.Type == "AGREE" && m.d.Tags[tok].XPOS == "VBN" && strings.HasPrefix(m.d.Arcs[tok].Rel, "acl") && !m.hasAgent(tok) {
			continue // "a law intended to …"
		}
		out = append(out, &candidate{tok: tok, act: act, f: m.parties(tok, act)})
	}
	return out
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
	e.Confidence = confidence(act, f)
	e.Key = m.key(&e)
	e.ID = acta.EventID(acta.EntryID(m.entry.Document.ID, "e", e.Trigger...))
	return e
}

// definite marks an attack that is told as one that is known: "the attack".
const definite = "event.definite"

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

// join puts candidates that tell one attack together: what it did to whom, "killed
// nine and wounded four in a strike, destroying a bridge". The first in the tree
// stays, and takes from the others the parties that it lacks.
func (m *maker) join(all []*candidate) []*candidate {
	of := map[ling.TokenID]*candidate{}
	for _, c := range all {
		of[c.tok] = c
	}
	gone := map[*candidate]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		c := all[i]
		lead := m.lead(c, of)
		if lead == nil {
			continue
		}
		gone[c] = true
		lead.also = append(append(lead.also, c), c.also...)
		if own := slices.DeleteFunc(slices.Clone(c.f.source), func(t ling.TokenID) bool { return slices.Contains(lead.f.target, t) }); len(lead.f.source) == 0 {
			lead.f.source, lead.f.subject = own, c.f.subject
		}
		if len(lead.f.target) == 0 {
			lead.f.target = slices.DeleteFunc(slices.Clone(c.f.target), func(t ling.TokenID) bool { return slices.Contains(lead.f.source, t) })
		}
		lead.f.deed = lead.f.deed || c.f.deed
	}
	return slices.DeleteFunc(all, func(c *candidate) bool { return gone[c] })
}

// lead is the candidate above c in the tree that tells the same attack, or nil.
func (m *maker) lead(c *candidate, of map[ling.TokenID]*candidate) *candidate {
	if c.act.Type != "ASSAULT" {
		return nil
	}
	if p := m.before(c, of); p != nil {
		return p
	}
	at := c.tok
	part := false // of what a noun tells: "strikes targeting …"
	for range 4 {
		arc := m.d.Arcs[at]
		if arc.Head == ling.None || arc.Head == c.tok {
			return nil
		}
		switch rel, _, _ := strings.Cut(arc.Rel, ":"); rel {
		case "conj", "advcl", "acl", "parataxis", "nsubj", "obj", "obl", "nmod", "compound":
		default:
			return nil
		}
		at = arc.Head
		p := of[at]
		part = part || p != nil && p.act.Noun && arc.Rel == "acl"
		if p == nil {
			line := m.line(at)
			part = part || arc.Rel == "acl" && line != nil && line.Type == "ASSAULT" && m.d.Tags[at].UPOS == "NOUN"
			if line != nil && line.Type == "ASSAULT" || m.is("count", at) || m.is("people", at) || m.is("arm", at) || m.is("light", at) {
				continue
			}
			return nil
		}
		if p.act.Type != "ASSAULT" || m.owner[at] != m.owner[c.tok] || !part && !m.harms(c) && !m.harms(p) || m.apart(c, p) {
			return nil
		}
		return p
	}
	return nil
}

// before is the attack right before c, where c tells what it did: "struck a convoy …,
// killing nine", whatever the tree hangs it on; nil where there is none.
func (m *maker) before(c *candidate, of map[ling.TokenID]*candidate) *candidate {
	if m.d.Tags[c.tok].XPOS != "VBG" || !m.harms(c) || c.tok == m.sent.From || m.d.Word(c.tok-1) != "," && m.d.Word(c.tok-1) != "and" {
		return nil
	}
	for t := c.tok - 1; t >= m.sent.From; t-- {
		if p := of[t]; p != nil && p.act.Type == "ASSAULT" && m.owner[t] == m.owner[c.tok] {
			return p
		}
	}
	return nil
}

// harms reports whether c tells what an attack did.
func (m *maker) harms(c *candidate) bool {
	return m.d.Tags[c.tok].UPOS == "VERB" && m.w.Events.Mood("harm", m.d.Tags[c.tok].Lemma) != ""
}

// apart reports whether somebody else acts in c than in p, or the one is told as real
// and the other is not.
func (m *maker) apart(c, p *candidate) bool {
	if len(c.f.source) > 0 && len(p.f.source) > 0 {
		for _, t := range c.f.source {
			if !slices.ContainsFunc(p.f.source, func(s ling.TokenID) bool { return s == t || m.heads[s] != "" && m.heads[s] == m.heads[t] }) {
				return true
			}
		}
	}
	a, _ := m.real.Of(c.tok)
	b, _ := m.real.Of(p.tok)
	return a != b
}

// political reports whether somebody acts: a source is named, or the words leave no
// doubt that there is one. Storms and crashes kill too.
func (m *maker) political(c *candidate) bool {
	tok, act, f := c.tok, c.act, &c.f
	harm := m.harms(c)
	if harm && m.isMishap(c) {
		return false
	}
	if act.Type == "COERCE" && len(f.source) > 0 && !slices.ContainsFunc(f.source, m.hasPower) {
		return false // "will shut down its app"
	}
	if m.is("firm", tok) && len(act.Words) == 0 && m.cue[tok] < 0 && !slices.ContainsFunc(f.target, func(t ling.TokenID) bool { return m.heads[t] != "" }) {
		return false
	}
	if m.is("throw", tok) && len(f.target) == 0 && slices.ContainsFunc(act.Words, func(w string) bool { return m.w.Events.Party("thrown", w) }) {
		return false
	}
	if harm && m.is("weapon", f.subject) {
		f.deed = true
	}
	if act.Type == "REQUEST" && len(act.Words) == 0 && len(f.target) == 0 && !act.Noun {
		return m.cue[tok] >= 0 && len(f.source) > 0
	}
	if len(f.target) == 0 && (act.Mode == "phone" || act.Type == "AID" || act.Type == "COOPERATE") {
		return false
	}
	if len(act.Words) == 0 && m.is("weak", tok) && len(f.target) == 0 || m.is("mutually", tok) && !f.both {
		return false
	}
	if harm && len(f.target) == 0 && !f.deed {
		return false // "the rocket exploded"
	}
	if len(f.source) > 0 {
		return !harm || f.deed || slices.ContainsFunc(f.source, func(t ling.TokenID) bool { return m.directly(t, f) })
	}
	if m.d.Tags[tok].UPOS == "NOUN" {
		switch act.Type {
		case "ASSAULT", "COERCE":
			return m.isDeed(c)
		case "RETREAT":
			return act.Mode == "release" && len(f.target) > 0
		}
		return false
	}
	if len(f.target) == 0 {
		return act.Type == "ASSAULT" && f.deed && m.where(tok).Name != ""
	}
	switch act.Type {
	case "ASSAULT":
		return !harm || f.deed
	case "COERCE":
		return act.Mode == "arrest" && !harm
	case "SANCTION", "RETREAT":
		return !harm
	}
	return false
}

// hasPower reports whether the party at t can coerce: companies, clubs and papers
// that no list of political actors has cannot.
func (m *maker) hasPower(t ling.TokenID) bool {
	a := m.actors[m.heads[t]]
	return a == nil || a.Code != "" || a.Kind != acta.KindCompany && a.Kind != acta.KindMedia && a.Kind != acta.KindGroup
}

// isMishap reports whether nobody meant to do what c tells: by its adverb, or because
// its sentence tells of an accident and of no attack.
func (m *maker) isMishap(c *candidate) bool {
	if !c.f.deed {
		for t := m.sent.From; t < m.sent.To; t++ {
			if m.is("accident", t) && m.owner[t] == m.owner[c.tok] && !m.is("weapon", c.f.subject) {
				return true
			}
		}
	}
	for _, o := range append([]*candidate{c}, c.also...) {
		if slices.ContainsFunc(m.children(o.tok, "advmod"), func(t ling.TokenID) bool { return m.is("mishap", t) }) {
			return true
		}
	}
	return false
}

// isDeed reports whether the noun of c tells an attack though nobody is named who did
// it: "a car bombing in Brenn", "the strikes on Tolmark".
func (m *maker) isDeed(c *candidate) bool {
	sure := m.is("deed", c.tok) || len(c.also) > 0
	for _, t := range m.children(c.tok, "compound", "amod") {
		sure = sure || m.is("tool", t)
	}
	switch {
	case sure:
		return len(c.f.target) > 0 || m.where(c.tok).Name != "" || m.d.Tags[c.tok].UPOS == "NOUN" && m.is("mutual", c.tok)
	case len(c.f.target) == 0:
		return false
	}
	for _, t := range m.children(c.tok, "nmod", "obl") {
		switch how := m.caseOf(t); {
		case how == "on", how == "against", how == "of" && m.is("capture", c.tok):
			return true
		}
	}
	return false
}

// directly reports whether the source at t is itself the subject, and of a kind that
// can act, or what acts belongs to it as its arm.
func (m *maker) directly(t ling.TokenID, f *frame) bool {
	a := m.actors[m.heads[t]]
	if f.subject == t && m.is("people", t) {
		return true
	}
	if a == nil {
		return false
	}
	switch a.Kind {
	case acta.KindCompany, acta.KindMedia, acta.KindDocument, acta.KindUnnamed:
		return a.Kind == acta.KindUnnamed && a.Country != ""
	}
	if a.Code == "" && (a.Kind == acta.KindPerson || a.Kind == acta.KindBloc) {
		return false
	}
	return f.subject == t || f.subject != ling.None && (m.is("arm", f.subject) || m.is("people", f.subject) || m.line(f.subject) != nil || m.d.Arcs[t].Rel == "conj")
}

// line is the line of acts.tsv that says most of tok; nil where there is none.
func (m *maker) line(tok ling.TokenID) *data.Act {
	var best *data.Act
	acts.At(&m.d.Parsed, m.w.Events.Acts, tok, func(a *data.Act) {
		if best == nil || len(a.Words) > len(best.Words) || len(a.Words) == len(best.Words) && a.Type == data.NoAct {
			best = a
		}
	})
	return best
}

// speech are the lines that stand for the classes of cues that PLOVER codes.
var speech = map[string]*data.Act{
	"accuse":   {ID: "cue:accuse", Cameo: "112", Type: "ACCUSE"},
	"deny":     {ID: "cue:deny", Cameo: "120", Type: "REJECT"},
	"threaten": {ID: "cue:threaten", Cameo: "130", Type: "THREATEN"},
	"praise":   {ID: "cue:praise", Cameo: "051", Type: "SUPPORT"},
}

// coded are further classes of cues whose verbs may be acts by their own lines.
var coded = map[string]bool{"demand": true, "request": true, "agree": true, "promise": true, "concede": true, "decline": true, "want": false}

// bySpeech is the line for a word that is the cue of a statement of a class: a cue
// that PLOVER does not code is an act only where a line of more words says so.
func bySpeech(act *data.Act, class string) *data.Act {
	if class == "" {
		return act
	}
	s := speech[class]
	switch {
	case act != nil && (act.Type == data.NoAct || act.Type == "ACCUSE" || isDeed(act.Type)):
		return act
	case act != nil && len(act.Words) > 0:
		return act
	case act != nil && (s == nil || act.Type == s.Type || class == "accuse"):
		if s == nil && !coded[class] {
			return nil
		}
		return act
	default:
		return s
	}
}

// isDeed reports whether acts of a type are done with more than words.
func isDeed(kind string) bool {
	switch kind {
	case "COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return true
	}
	return false
}

// told reports whether the act at tok is part of another one that is coded: the
// noun of a light verb, or what is agreed, asked for, refused or threatened.
func (m *maker) told(tok ling.TokenID, act *data.Act) bool {
	d := m.d
	at := tok
	for range 3 {
		arc := d.Arcs[at]
		if arc.Head == ling.None {
			return false
		}
		rel, _, _ := strings.Cut(arc.Rel, ":")
		switch rel {
		case "obj", "obl", "xcomp", "nmod", "ccomp", "conj", "advcl", "compound", "acl", "nsubj":
		default:
			return false
		}
		head := arc.Head
		if d.Tags[head].UPOS == "VERB" || d.Tags[head].UPOS == "NOUN" {
			above := m.line(head)
			if c := m.cue[head]; c >= 0 {
				above = bySpeech(above, m.entry.Statements[c].Cue.Class)
			}
			if above != nil && slices.Contains(above.Words, d.Tags[tok].Lemma) {
				return true
			}
			if above != nil && d.Tags[head].UPOS == "VERB" && (rel == "xcomp" || rel == "obj" || rel == "ccomp" && m.owner[tok] < 0) && m.owner[tok] == m.owner[head] {
				switch above.Type {
				case "AGREE", "REQUEST", "REJECT", "THREATEN":
					return true
				case "SUPPORT":
					return act.Type == "REQUEST" || act.Type == "AGREE" // "endorses the proposal"
				}
			}
			if rel == "compound" && d.Tags[head].UPOS == "NOUN" {
				return true // "battle tank"
			}
			if d.Tags[tok].UPOS == "NOUN" && above != nil && (rel == "obj" && above.Type == act.Type || rel == "nmod" && above.Noun && above.Type == "CONCEDE") {
				return true // "approved the treaty", "the lifting of the ban"
			}
			if up := d.Arcs[head]; rel == "acl" && m.isInfinitive(tok) && up.Rel == "obj" && d.Tags[up.Head].UPOS == "VERB" {
				if over := m.line(up.Head); over != nil && (over.Type == "REJECT" || over.Type == "REQUEST" || over.Type == "AGREE" || over.Type == "THREATEN") {
					return true // "rejected a proposal to host …"
				}
			}
			if rel == "acl" && d.Tags[tok].XPOS == "VBN" && len(act.Words) == 0 && above != nil && above.Type == act.Type && m.is("light", tok) {
				return true // "sanctions imposed by A"
			}
			if above != nil && above.Type == act.Type && above.Type == "ASSAULT" && m.owner[tok] == m.owner[head] && d.Tags[tok].UPOS == "NOUN" {
				return true // "killed in an attack": one happening
			}
			if d.Tags[head].UPOS == "VERB" {
				return false
			}
		}
		at = head
	}
	return false
}

// threat is the realis of a threat whose words are softened: "hinted at the
// possibility of countermeasures".
func (m *maker) threat(tok ling.TokenID, act *data.Act, rule string) (realis.Realis, string) {
	for t := tok; t < m.sent.To; t++ {
		if slices.Contains(act.Words, m.d.Tags[t].Lemma) || m.d.Tags[t].Lemma == "possibility" {
			if r, why := m.real.Of(t); r == realis.Hypothetical || m.d.Tags[t].Lemma == "possibility" {
				return realis.Hypothetical, cmp.Or(why, rule)
			}
		}
	}
	return realis.Actual, rule
}

// adjust follows PLOVER: cooperation that is to come is an agreement, and what a
// party announces to do against another is a threat.
func (m *maker) adjust(e *acta.Event, how realis.Realis) {
	if how != realis.Future && how != realis.Hypothetical {
		return
	}
	own := false
	if e.Asserted != "" {
		for i := range m.entry.Statements {
			if s := &m.entry.Statements[i]; s.ID == e.Asserted {
				own = slices.ContainsFunc(e.Source, func(p acta.Party) bool { return p.Actor != "" && p.Actor == s.Source.Actor })
			}
		}
	}
	switch e.Type {
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		if how == realis.Future {
			e.Cameo = map[string]string{"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}[e.Type]
			e.Rules = append(e.Rules, "plover.future."+strings.ToLower(e.Type))
			e.Type, e.Mode = "AGREE", ""
		}
	case "ASSAULT", "COERCE", "SANCTION":
		if own && len(e.Target) > 0 {
			e.Cameo = map[string]string{"ASSAULT": "138", "COERCE": "137", "SANCTION": "131"}[e.Type]
			e.Mode = map[string]string{"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"}[e.Type]
			e.Rules = append(e.Rules, "plover.threat."+strings.ToLower(e.Type))
			e.Type = "THREATEN"
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

// confidence is the share of events of such a kind that are right, roughly, in
// paragraphs of Wikipedia's current events that we read.
func confidence(act *data.Act, f frame) float64 {
	c := 0.5
	if len(act.Words) > 0 {
		c += 0.15
	}
	if act.Noun {
		c -= 0.05
	}
	if len(f.source) > 0 && len(f.target) > 0 {
		c += 0.2
	}
	return c
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

// merge joins events that tell the same act on the same word.
func (m *maker) merge(all []acta.Event) []acta.Event {
	var out []acta.Event
	same := func(a, b []acta.Party) bool {
		if len(a) != len(b) {
			return false
		}
		for i := range a {
			if a[i].Actor != b[i].Actor || a[i].Actor == "" && !slices.Equal(a[i].Spans, b[i].Spans) {
				return false
			}
		}
		return true
	}
	for _, e := range all {
		if m.again(&e, out) {
			o := &out[len(out)-1]
			o.Trigger = union(o.Trigger, e.Trigger)
			o.Rules = append(o.Rules, "event.again")
			continue
		}
		k := slices.IndexFunc(out, func(o acta.Event) bool {
			return o.Type == e.Type && o.Mode == e.Mode && o.Realis == e.Realis && o.Asserted == e.Asserted && same(o.Source, e.Source) && same(o.Target, e.Target) &&
				len(e.Source)+len(e.Target) > 0 && (e.When.Start == "" || o.When.Start == "" || e.When.Start == o.When.Start) &&
				(e.Where.Name == "" || o.Where.Name == "" || e.Where.Name == o.Where.Name)
		})
		if k < 0 {
			out = append(out, e)
			continue
		}
		o := &out[k]
		o.Trigger = union(o.Trigger, e.Trigger)
		if !slices.Contains(o.Rules, "event.merged") {
			o.Rules = append(o.Rules, "event.merged")
		}
		fill(&o.Size, e.Size)
		if o.When.Start == "" {
			o.When = e.When
		}
		if o.Where.Name == "" {
			o.Where = e.Where
		}
		o.Key = m.key(o)
	}
	return out
}

// again reports whether e is the last attack told once more: "the attack", of which
// nothing is said that speaks against it.
func (m *maker) again(e *acta.Event, before []acta.Event) bool {
	if len(before) == 0 || e.Type != "ASSAULT" || !slices.Contains(e.Rules, definite) {
		return false
	}
	o := &before[len(before)-1]
	named := func(ps []acta.Party) bool { return slices.ContainsFunc(ps, func(p acta.Party) bool { return p.Actor != "" }) }
	return o.Type == "ASSAULT" && o.Realis == e.Realis && len(e.Source) == 0 && (!named(e.Target) || !named(o.Target)) && m.speaker(o.Asserted) == m.speaker(e.Asserted)
}

// speaker is the actor of a statement; empty for the outlet, and where nobody is named.
func (m *maker) speaker(id acta.StatementID) acta.ActorID {
	for i := range m.entry.Statements {
		if m.entry.Statements[i].ID == id {
			return m.entry.Statements[i].Source.Actor
		}
	}
	return ""
}

// union is the spans of both, in order, joined where they overlap.
func union(a, b []acta.Span) []acta.Span {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y acta.Span) int { return cmp.Compare(x.Start, y.Start) })
	var out []acta.Span
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
