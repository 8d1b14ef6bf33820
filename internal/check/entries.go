package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split(words, "|") {
		m[w] = true
	}
	return m
}

// The closed word lists of the record.
var (
	units         = set("codepoint|byte|utf16")
	outcomes      = set("complete|partial|skipped|failed")
	bases         = set("metadata|text|argument")
	kinds         = set("person|state|body|force|igo|party|company|media|group|bloc|document|people|unnamed")
	anonymities   = set("named|institution|described|bare")
	forms         = set("name|nominal|pronoun|demonym")
	manners       = set("direct|mixed|indirect")
	precisions    = set("exact|partial|vague|absent")
	whenBases     = set("explicit|relative|publication|none")
	granularities = set("day|week|month|year")
	realises      = set("actual|future|hypothetical|negated|historical")
	bounds        = set("exact|over|under|about|between")
	responseKinds = set("denies|rejects|contradicts|partly accepts|declines to comment")
)

// quads are the event types of PLOVER and their quad classes.
var quads = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 2, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
	"PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// minDocID is how many hex digits of the SHA-256 a document's id must hold.
const minDocID = 8

// document checks what is said of the text as a whole.
func (c *checker) document() {
	d := c.doc
	read := d.Outcome == "complete" || d.Outcome == "partial"
	if d.Schema != "acta/1" {
		c.fault("", "schema is %q, this program checks \"acta/1\"", d.Schema)
	}
	if !units[d.Offsets] {
		c.fault("", "offsets is %q, not codepoint, byte or utf16", d.Offsets)
	}
	if !outcomes[d.Outcome] {
		c.fault("", "outcome is %q, not complete, partial, skipped or failed", d.Outcome)
	}
	if outcomes[d.Outcome] && d.Outcome != "complete" && len(d.Problems) == 0 {
		c.fault("", "outcome is %s and problems does not say why", d.Outcome)
	}
	if read && (d.ID == nil || *d.ID == "") {
		c.fault("", "document has no id")
	}
	if read && d.ID != nil && *d.ID != "" && d.Text != nil {
		sum := sha256.Sum256([]byte(*d.Text))
		if len(*d.ID) < minDocID || !strings.HasPrefix(hex.EncodeToString(sum[:]), *d.ID) {
			c.fault("", "id %s is not the start of the text's SHA-256, %s…", *d.ID, hex.EncodeToString(sum[:4]))
		}
	}
	switch s := d.Source; {
	case s == nil:
		c.fault("", "document has no source")
	default:
		c.date("", "source.published", s.Published)
		c.oneOf("", "source.published_basis", s.PublishedBasis, bases)
		if (s.Published != nil && *s.Published != "") != (s.PublishedBasis != nil && *s.PublishedBasis != "") {
			c.fault("", "source.published and source.published_basis are not both given")
		}
	}
	switch s := d.Stamp; {
	case s == nil:
		c.fault("", "document has no stamp")
	default:
		if s.Acta == "" {
			c.fault("", "stamp.acta is empty")
		}
		if s.Pipeline < 1 {
			c.fault("", "stamp.pipeline is %d, less than 1", s.Pipeline)
		}
		for i, m := range s.Models {
			if sum, err := hex.DecodeString(m.SHA256); m.Name == "" || err != nil || len(sum) != sha256.Size {
				c.fault("", "stamp.models[%d] lacks a name or a SHA-256 of 64 hex digits", i)
			}
		}
	}
}

// entries checks ids first, then what refers to them.
func (c *checker) entries() {
	d := c.doc
	c.kinds = map[string]string{}
	c.stmts = map[string]*statement{}
	name := func(list string, i int, id string) string {
		c.report.Entries++
		at := fmt.Sprintf("%s[%d]", list, i)
		switch {
		case id == "":
			c.fault(at, "entry has no id")
			return at
		case c.kinds[id] != "":
			c.fault(id, "id is used twice, by %s and %s", c.kinds[id], at)
		default:
			c.kinds[id] = at
		}
		return id
	}
	for i := range d.Actors {
		c.actor(name("actors", i, d.Actors[i].ID), &d.Actors[i])
	}
	names := make([]string, len(d.Statements))
	for i := range d.Statements {
		names[i] = name("statements", i, d.Statements[i].ID)
		c.stmts[d.Statements[i].ID] = &d.Statements[i]
	}
	events := make([]string, len(d.Events))
	for i := range d.Events {
		events[i] = name("events", i, d.Events[i].ID)
	}
	pledges := make([]string, len(d.Pledges))
	for i := range d.Pledges {
		pledges[i] = name("pledges", i, d.Pledges[i].ID)
	}
	figures := make([]string, len(d.Figures))
	for i := range d.Figures {
		figures[i] = name("figures", i, d.Figures[i].ID)
	}
	disputes := make([]string, len(d.Disputes))
	for i := range d.Disputes {
		disputes[i] = name("disputes", i, d.Disputes[i].ID)
	}
	for i := range d.Statements {
		c.statement(names[i], &d.Statements[i])
	}
	c.report.Statements += len(d.Statements)
	for i := range d.Events {
		c.event(events[i], &d.Events[i])
	}
	for i := range d.Pledges {
		c.pledge(pledges[i], &d.Pledges[i])
	}
	for i := range d.Figures {
		c.figure(figures[i], &d.Figures[i])
	}
	for i := range d.Disputes {
		c.dispute(disputes[i], &d.Disputes[i])
	}
	for i, f := range d.Findings {
		c.report.Entries++
		at := fmt.Sprintf("findings[%d]", i)
		if f.Rule == "" || f.Says == "" {
			c.fault(at, "finding lacks its rule or what it says")
		}
		if string(f.Spans) == "[]" {
			c.fault(at, "finding has no span: nothing that it rests on")
		}
		for _, id := range f.Entries {
			if c.kinds[id] == "" {
				c.fault(at, "entries names %s, which is not in the document", id)
			}
		}
	}
	c.profile()
}

// refers checks that id, where given, is an entry of the list that is asked for.
func (c *checker) refers(entry, field string, id *string, list string) {
	if id == nil {
		return
	}
	if at := c.kinds[*id]; !strings.HasPrefix(at, list+"[") {
		c.fault(entry, "%s is %q, which is not one of the document's %s", field, *id, list)
	}
}

func (c *checker) refersAll(entry, field string, ids []string, list string) {
	for i := range ids {
		c.refers(entry, fmt.Sprintf("%s[%d]", field, i), &ids[i], list)
	}
}

func (c *checker) oneOf(entry, field string, v *string, words map[string]bool) {
	if v != nil && !words[*v] {
		c.fault(entry, "%s is %q, which is not in the record's list", field, *v)
	}
}

func (c *checker) date(entry, field string, v *string) {
	if v == nil {
		return
	}
	if _, err := time.Parse(time.DateOnly, *v); err != nil {
		c.fault(entry, "%s is %q, not a date YYYY-MM-DD", field, *v)
	}
}

func (c *checker) confidence(entry string, v *float64) {
	if v != nil && (*v < 0 || *v > 1) {
		c.fault(entry, "confidence is %v, outside 0..1", *v)
	}
}

func (c *checker) when(entry, field string, w *when) {
	if w == nil {
		return
	}
	c.date(entry, field+".start", w.Start)
	c.date(entry, field+".end", w.End)
	if w.Start != nil && w.End != nil && *w.End < *w.Start {
		c.fault(entry, "%s ends on %s, before it starts on %s", field, *w.End, *w.Start)
	}
	c.oneOf(entry, field+".granularity", w.Granularity, granularities)
	c.oneOf(entry, field+".basis", w.Basis, whenBases)
	c.oneOf(entry, field+".precision", w.Precision, precisions)
}

func (c *checker) actor(entry string, a *actor) {
	if !kinds[a.Kind] {
		c.fault(entry, "kind is %q, which is not in the record's list", a.Kind)
	}
	c.oneOf(entry, "anonymity", a.Anonymity, anonymities)
	if a.Country != nil && !isCountry(*a.Country) {
		c.fault(entry, "country is %q, not three capital letters", *a.Country)
	}
	if len(a.Mentions) == 0 {
		c.fault(entry, "actor has no mention in the text")
	}
	last := 0
	for i, m := range a.Mentions {
		if !forms[m.Form] {
			c.fault(entry, "mentions[%d].form is %q, which is not in the record's list", i, m.Form)
		}
		if len(m.Span) != 2 {
			c.fault(entry, "mentions[%d] has no span", i)
			continue
		}
		if m.Span[0] < last {
			c.fault(entry, "mentions[%d] stands before the mention in front of it", i)
		}
		last = m.Span[0]
	}
}

func isCountry(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

func (c *checker) statement(entry string, s *statement) {
	if s.Content == nil || len(s.Content.Spans) == 0 {
		c.fault(entry, "content has no span: a statement without words")
	}
	if s.Source == nil {
		c.fault(entry, "source is missing; a statement without one has source.spans empty")
	} else {
		c.refers(entry, "source.actor", s.Source.Actor, "actors")
	}
	if s.Cue == nil {
		c.fault(entry, "cue is missing; a statement without one has cue.spans empty")
	}
	if s.Addressee != nil {
		c.refers(entry, "addressee.actor", s.Addressee.Actor, "actors")
	}
	c.refersAll(entry, "about", s.About, "actors")
	if !manners[s.Manner] {
		c.fault(entry, "manner is %q, not direct, mixed or indirect", s.Manner)
	}
	if s.Hand < 1 {
		c.fault(entry, "hand is %d, less than 1", s.Hand)
	}
	if s.Confidence == nil {
		c.fault(entry, "confidence is missing")
	}
	c.confidence(entry, s.Confidence)
	if s.Venue != nil {
		c.oneOf(entry, "venue.precision", s.Venue.Precision, precisions)
	}
	c.when(entry, "when", s.When)
	c.within(entry, s)
}

// within follows the chain outwards; it must end, and hold s on its first step.
func (c *checker) within(entry string, s *statement) {
	if s.Within == nil {
		return
	}
	c.refers(entry, "within", s.Within, "statements")
	outer := c.stmts[*s.Within]
	if outer == nil {
		return
	}
	at := outer
	for steps := 0; at != nil && at.Within != nil; steps++ {
		if at == s || steps > len(c.doc.Statements) {
			c.fault(entry, "within comes back to the statement itself")
			return
		}
		at = c.stmts[*at.Within]
	}
	if at == s {
		c.fault(entry, "within comes back to the statement itself")
		return
	}
	if s.Content == nil || outer.Content == nil || len(outer.Content.Spans) == 0 {
		return
	}
	first, last := outer.Content.Spans[0], outer.Content.Spans[len(outer.Content.Spans)-1]
	if len(first) != 2 || len(last) != 2 {
		return
	}
	for _, span := range s.Content.Spans {
		if len(span) == 2 && (span[0] < first[0] || span[1] > last[1]) {
			c.fault(entry, "content %v lies outside the content of %s, which it is within", span, *s.Within)
			return
		}
	}
}

// holds reports whether a span shares a place with the content of s.
func holds(s *statement, span []int) bool {
	if s.Content == nil || len(span) != 2 {
		return false
	}
	return slices.ContainsFunc(s.Content.Spans, func(o []int) bool { return len(o) == 2 && o[0] < span[1] && span[0] < o[1] })
}

func (c *checker) event(entry string, e *event) {
	if e.Type == "" {
		c.fault(entry, "event has no type")
	}
	if e.Trigger == nil || len(e.Trigger.Spans) == 0 {
		c.fault(entry, "trigger has no span")
	}
	if e.Quad != nil && (*e.Quad < 1 || *e.Quad > 4) {
		c.fault(entry, "quad is %d, outside 1..4", *e.Quad)
	}
	if want := quads[e.Type]; want == 0 {
		c.fault(entry, "type is %q, which is no event type of PLOVER", e.Type)
	} else if e.Quad == nil || *e.Quad != want {
		c.fault(entry, "quad is not %d, which PLOVER gives %s", want, e.Type)
	}
	if e.Realis == nil {
		c.fault(entry, "event has no realis")
	}
	if len(e.Source)+len(e.Target) == 0 {
		c.fault(entry, "event has neither source nor target")
	}
	c.oneOf(entry, "realis", e.Realis, realises)
	for i := range e.Source {
		c.refers(entry, fmt.Sprintf("source[%d].actor", i), e.Source[i].Actor, "actors")
	}
	for i := range e.Target {
		c.refers(entry, fmt.Sprintf("target[%d].actor", i), e.Target[i].Actor, "actors")
	}
	c.refers(entry, "asserted_by", e.AssertedBy, "statements")
	if e.AssertedBy != nil && e.Trigger != nil && len(e.Trigger.Spans) > 0 {
		if s := c.stmts[*e.AssertedBy]; s != nil && !slices.ContainsFunc(e.Trigger.Spans, func(t []int) bool { return holds(s, t) }) {
			c.fault(entry, "trigger %v lies outside of what %s says", e.Trigger.Spans, *e.AssertedBy)
		}
	}
	c.confidence(entry, e.Confidence)
	c.when(entry, "when", e.When)
	if s := e.Size; s != nil {
		for _, n := range []*int{s.Killed, s.Injured, s.Arrested, s.People} {
			if n != nil && *n < 0 {
				c.fault(entry, "size holds a number below 0")
			}
		}
	}
}

func (c *checker) pledge(entry string, p *pledge) {
	c.refersAll(entry, "by", p.By, "actors")
	c.refers(entry, "restated_from", p.RestatedFrom, "pledges")
	c.refers(entry, "asserted_by", p.AssertedBy, "statements")
	c.when(entry, "deadline", p.Deadline)
	c.when(entry, "since", p.Since)
}

func (c *checker) figure(entry string, f *figure) {
	c.oneOf(entry, "bound", f.Bound, bounds)
	if f.Value != nil && f.Max != nil && *f.Max < *f.Value {
		c.fault(entry, "max is %v, less than value, %v", *f.Max, *f.Value)
	}
	c.refers(entry, "asserted_by", f.AssertedBy, "statements")
	c.when(entry, "period", f.Period)
}

func (c *checker) dispute(entry string, d *dispute) {
	c.refers(entry, "claim", &d.Claim, "statements")
	if len(d.Responses) == 0 && len(d.UnansweredBy) == 0 {
		c.fault(entry, "claim has neither an answer nor somebody who gives none")
	}
	c.refersAll(entry, "asserted_by", d.AssertedBy, "actors")
	for i, r := range d.Responses {
		c.refers(entry, fmt.Sprintf("responses[%d].actor", i), r.Actor, "actors")
		c.refers(entry, fmt.Sprintf("responses[%d].statement", i), r.Statement, "statements")
		if !responseKinds[r.Kind] {
			c.fault(entry, "responses[%d].kind is %q, which is not in the record's list", i, r.Kind)
		}
	}
	c.refersAll(entry, "unanswered_by", d.UnansweredBy, "actors")
}

// profile checks that the counts are those of the entries.
func (c *checker) profile() {
	p := c.doc.Profile
	if p == nil {
		return
	}
	if p.Statements != len(c.doc.Statements) {
		c.fault("profile", "statements is %d, the document holds %d", p.Statements, len(c.doc.Statements))
	}
	if w := p.Words; w != nil && w.Attributed+w.OwnVoice+w.CueAndSource != w.Total {
		c.fault("profile", "words: %d attributed, %d own voice and %d cue and source are not %d in all",
			w.Attributed, w.OwnVoice, w.CueAndSource, w.Total)
	}
	for i, a := range p.ByActor {
		c.refers("profile", fmt.Sprintf("by_actor[%d].actor", i), a.Actor, "actors")
	}
	for i, a := range p.Replies {
		c.refers("profile", fmt.Sprintf("replies[%d].accuser", i), a.Accuser, "actors")
		c.refers("profile", fmt.Sprintf("replies[%d].accused", i), a.Accused, "actors")
		c.refers("profile", fmt.Sprintf("replies[%d].claim", i), &a.Claim, "statements")
		c.refers("profile", fmt.Sprintf("replies[%d].answer", i), a.Answer, "statements")
	}
	for i, t := range p.Terms {
		c.refers("profile", fmt.Sprintf("terms[%d].asserted_by", i), t.AssertedBy, "statements")
	}
	sides := 0
	for _, s := range p.BySide {
		sides += s.Statements
	}
	if sides > p.Statements {
		c.fault("profile", "by_side counts %d statements, the document holds %d", sides, p.Statements)
	}
	if p.Manner != nil {
		total := 0
		for _, n := range p.Manner {
			total += n
		}
		if total != len(c.doc.Statements) {
			c.fault("profile", "manner counts %d statements, the document holds %d", total, len(c.doc.Statements))
		}
	}
}
