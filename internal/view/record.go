// Package view is what people and programs outside see of an entry: the record
// in JSON, the article with its statements in a terminal, and a page.
//
// It shows and never judges, and it decides nothing about the language.
package view

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"acta"
	"acta/internal/text"
)

// Schema is the name of the record's form; doc/record.md describes it.
const Schema = "acta/1"

// MaxExact is how many words of a span a record without its text quotes.
const MaxExact = 25

// RecordOptions are choices of a record's reader. The zero value counts code
// points and carries the text.
type RecordOptions struct {
	Offsets text.Unit
	NoText  bool // leave out the text, and cut each exact to MaxExact words
}

// AppendRecord appends e to b as one line of JSON with its line end. Equal
// entries give equal bytes. Spans must lie in the text, as those of a pipeline's
// entries do.
func AppendRecord(b []byte, e *acta.Entry, opt RecordOptions) []byte {
	if opt.Offsets == "" {
		opt.Offsets = text.CodePoint
	}
	r := record{object{b: b}, e.Document.Text, text.NewUnits(e.Document.Text, opt.Offsets), opt.NoText}
	r.entry(e)
	return append(r.b, '\n')
}

type record struct {
	object
	text   string
	units  *text.Units
	noText bool
}

func (r *record) entry(e *acta.Entry) {
	d := &e.Document
	r.open('{')
	r.str("schema", Schema)
	r.opt("id", string(d.ID))
	r.str("offsets", string(r.units.Unit()))
	r.key("source")
	r.open('{')
	r.opt("path", d.Path)
	r.opt("id", d.SourceID)
	r.opt("url", d.URL)
	r.opt("outlet", d.Outlet)
	r.opt("title", d.Title)
	r.opt("byline", d.Byline)
	r.opt("published", d.Published)
	r.opt("published_basis", string(d.PublishedBasis))
	r.opt("language", d.Language)
	r.close('}')
	switch {
	case r.noText:
	case d.ID == "" && d.Text == "":
		r.null("text")
	default:
		r.str("text", d.Text)
	}
	if d.Headline.Empty() {
		r.null("headline")
	} else {
		r.key("headline")
		r.span(d.Headline)
	}
	r.spans("paragraphs", d.Paragraphs)
	each(r, "actors", e.Actors, r.actor)
	each(r, "statements", e.Statements, r.statement)
	each(r, "events", e.Events, r.event)
	each(r, "pledges", e.Pledges, r.pledge)
	each(r, "figures", e.Figures, r.figure)
	each(r, "disputes", e.Disputes, r.dispute)
	r.profile(&e.Profile)
	each(r, "findings", e.Findings, r.finding)
	r.key("stamp")
	r.open('{')
	r.str("acta", e.Stamp.Acta)
	r.int("pipeline", e.Stamp.Pipeline)
	each(r, "models", e.Stamp.Models, func(m *acta.ModelStamp) {
		r.str("name", m.Name)
		r.str("version", m.Version)
		r.str("sha256", m.SHA256)
	})
	r.close('}')
	r.str("outcome", string(e.Outcome))
	r.strings("problems", e.Problems)
	r.close('}')
}

// each writes a list of objects; do writes the keys of one.
func each[T any](r *record, key string, list []T, do func(*T)) {
	r.key(key)
	r.open('[')
	for i := range list {
		r.open('{')
		do(&list[i])
		r.close('}')
	}
	r.close(']')
}

func (r *record) span(s acta.Span) {
	r.open('[')
	r.integer(int64(r.units.At(s.Start)))
	r.integer(int64(r.units.At(s.End)))
	r.close(']')
}

func (r *record) spans(key string, list []acta.Span) {
	r.key(key)
	r.open('[')
	for _, s := range list {
		r.span(s)
	}
	r.close(']')
}

// words writes spans and, beside them, what the text has there.
func (r *record) words(list []acta.Span) {
	r.spans("spans", list)
	r.key("exact")
	r.open('[')
	for _, s := range list {
		r.value(r.exact(s))
	}
	r.close(']')
}

func (r *record) exact(s acta.Span) string {
	words := r.text[s.Start:s.End]
	if r.noText {
		words = firstWords(words, MaxExact)
	}
	return words
}

// firstWords is s up to the end of its n-th word.
func firstWords(s string, n int) string {
	for at := 0; ; n-- {
		word := strings.IndexFunc(s[at:], func(c rune) bool { return !unicode.IsSpace(c) })
		if word < 0 {
			return s
		}
		if n == 0 {
			return strings.TrimRightFunc(s[:at], unicode.IsSpace)
		}
		end := strings.IndexFunc(s[at+word:], unicode.IsSpace)
		if end < 0 {
			return s
		}
		at += word + end
	}
}

func (r *record) actor(a *acta.Actor) {
	r.str("id", string(a.ID))
	r.str("name", a.Name)
	r.str("kind", string(a.Kind))
	r.opt("country", a.Country)
	r.opt("code", a.Code)
	r.strings("sector", a.Sector)
	r.opt("office", a.Office)
	r.opt("wikidata", a.Wikidata)
	r.opt("anonymity", string(a.Anonymity))
	each(r, "mentions", a.Mentions, func(m *acta.MentionOf) {
		r.key("span")
		r.span(m.Span)
		r.str("exact", r.exact(m.Span))
		r.str("form", string(m.Form))
	})
	r.opt("why", a.Why)
	r.strings("rules", a.Rules)
}

func (r *record) party(p *acta.Party) {
	r.words(p.Spans)
	r.opt("actor", string(p.Actor))
}

func (r *record) partyAt(key string, p *acta.Party) {
	r.key(key)
	r.open('{')
	r.party(p)
	r.close('}')
}

func (r *record) statement(s *acta.Statement) {
	r.str("id", string(s.ID))
	r.partyAt("source", &s.Source)
	r.key("cue")
	r.open('{')
	r.words(s.Cue.Spans)
	r.opt("lemma", s.Cue.Lemma)
	r.opt("class", s.Cue.Class)
	r.bool("negated", s.Cue.Negated)
	r.close('}')
	r.key("content")
	r.open('{')
	r.words(s.Content)
	r.close('}')
	r.str("manner", string(s.Manner))
	r.opt("within", string(s.Within))
	r.int("hand", max(s.Hand, 1))
	r.partyAt("addressee", &s.Addressee)
	ids(r, "about", s.About)
	r.key("venue")
	r.open('{')
	r.words(s.Venue.Spans)
	r.opt("kind", s.Venue.Kind)
	r.precision(s.Venue.Precision)
	r.close('}')
	r.when("when", &s.When)
	r.float("confidence", s.Confidence)
	r.strings("rules", s.Rules)
}

// precision writes "absent" for what nobody looked at: the text was not found to
// say it.
func (r *record) precision(p acta.Precision) {
	if p == "" {
		p = acta.Absent
	}
	r.str("precision", string(p))
}

func (r *record) when(key string, w *acta.When) {
	r.key(key)
	r.open('{')
	r.words(w.Spans)
	r.opt("start", w.Start)
	r.opt("end", w.End)
	r.opt("granularity", w.Granularity)
	basis := w.Basis
	if basis == "" {
		basis = "none"
	}
	r.str("basis", basis)
	r.precision(w.Precision)
	r.close('}')
}

// optWhen is when, or null where nothing is known.
func (r *record) optWhen(key string, w *acta.When) {
	if len(w.Spans) == 0 && w.Start == "" && w.End == "" {
		r.null(key)
		return
	}
	r.when(key, w)
}

func ids[ID ~string](r *record, key string, list []ID) {
	r.key(key)
	r.open('[')
	for _, id := range list {
		r.value(string(id))
	}
	r.close(']')
}

func (r *record) event(e *acta.Event) {
	r.str("id", string(e.ID))
	r.str("type", e.Type)
	r.opt("mode", e.Mode)
	r.strings("context", e.Context)
	r.opt("cameo", e.Cameo)
	if e.Quad == 0 {
		r.null("quad")
	} else {
		r.int("quad", e.Quad)
	}
	r.float("goldstein", e.Goldstein)
	r.float("plover_scale", e.PloverScale)
	each(r, "source", e.Source, r.party)
	each(r, "target", e.Target, r.party)
	r.key("trigger")
	r.open('{')
	r.words(e.Trigger)
	r.close('}')
	r.opt("realis", e.Realis)
	r.opt("asserted_by", string(e.Asserted))
	r.when("when", &e.When)
	if w := &e.Where; len(w.Spans) == 0 && w.Name == "" && w.Country == "" {
		r.null("where")
	} else {
		r.key("where")
		r.open('{')
		r.words(w.Spans)
		r.opt("name", w.Name)
		r.opt("country", w.Country)
		r.float("lat", w.Lat)
		r.float("lon", w.Lon)
		r.opt("precision", w.Precision)
		r.close('}')
	}
	r.key("size")
	r.open('{')
	r.optInt("killed", e.Size.Killed)
	r.optInt("injured", e.Size.Injured)
	r.optInt("arrested", e.Size.Arrested)
	r.optInt("people", e.Size.People)
	r.close('}')
	r.opt("key", e.Key)
	r.float("confidence", e.Confidence)
	r.strings("rules", e.Rules)
}

func (r *record) pledge(p *acta.Pledge) {
	r.str("id", string(p.ID))
	ids(r, "by", p.By)
	r.words(p.Spans)
	r.opt("action", p.Action)
	if p.Unit == "" {
		r.null("quantity")
	} else {
		r.key("quantity")
		r.open('{')
		r.float("value", p.Value)
		r.str("unit", p.Unit)
		r.close('}')
	}
	r.optWhen("deadline", &p.Deadline)
	r.optWhen("since", &p.Since)
	if len(p.Condition) == 0 {
		r.null("condition")
	} else {
		r.spans("condition", p.Condition)
	}
	r.opt("restated_from", string(p.RestatedFrom))
	r.opt("asserted_by", string(p.Asserted))
	r.strings("rules", p.Rules)
}

func (r *record) figure(f *acta.Figure) {
	r.str("id", string(f.ID))
	r.words(f.Spans)
	r.str("what", f.What)
	r.opt("counted", f.Counted)
	r.opt("bound", f.Bound)
	r.float("value", f.Value)
	if f.Max == nil {
		r.null("max")
	} else {
		r.float("max", *f.Max)
	}
	r.opt("unit", f.Unit)
	r.optWhen("period", &f.Period)
	r.opt("asserted_by", string(f.Asserted))
	r.strings("rules", f.Rules)
}

func (r *record) dispute(d *acta.Dispute) {
	r.str("id", string(d.ID))
	r.str("claim", string(d.Claim))
	ids(r, "asserted_by", d.Asserted)
	each(r, "responses", d.Responses, func(a *acta.Response) {
		r.opt("actor", string(a.Actor))
		r.opt("statement", string(a.Statement))
		r.str("kind", a.Kind)
	})
	ids(r, "unanswered_by", d.UnansweredBy)
	r.strings("rules", d.Rules)
}

// profile writes null where nothing was counted, which is not the same as zero.
func (r *record) profile(p *acta.Profile) {
	if p.Statements == 0 && p.Words.Total == 0 && p.Manner == nil && p.Anonymity == nil {
		r.null("profile")
		return
	}
	r.key("profile")
	r.open('{')
	r.int("statements", p.Statements)
	r.key("words")
	r.open('{')
	r.int("total", p.Words.Total)
	r.int("attributed", p.Words.Attributed)
	r.int("own_voice", p.Words.OwnVoice)
	r.int("cue_and_source", p.Words.CueAndSource)
	r.close('}')
	each(r, "by_actor", p.ByActor, func(c *acta.ActorCount) {
		r.opt("actor", string(c.Actor))
		r.int("statements", c.Statements)
		r.int("words", c.Words)
	})
	each(r, "by_country", p.ByCountry, func(c *acta.CountryCount) {
		r.opt("country", c.Country)
		r.int("statements", c.Statements)
		r.int("words", c.Words)
	})
	r.key("named")
	counts(r, p.Anonymity, acta.Named, acta.Institution, acta.Described, acta.Bare)
	r.key("manner")
	counts(r, p.Manner, acta.Direct, acta.Mixed, acta.Indirect)
	r.key("cue_classes_by_country")
	r.open('{')
	for _, country := range slices.Sorted(maps.Keys(p.CueClasses)) {
		r.name(country)
		r.open('{')
		for _, class := range slices.Sorted(maps.Keys(p.CueClasses[country])) {
			r.name(class)
			r.integer(int64(p.CueClasses[country][class]))
		}
		r.close('}')
	}
	r.close('}')
	r.key("provenance")
	r.open('{')
	r.key("venue")
	counts(r, p.VenueCounts, acta.Exact, acta.Partial, acta.Vague, acta.Absent)
	r.key("when")
	counts(r, p.WhenCounts, acta.Exact, acta.Partial, acta.Vague, acta.Absent)
	r.close('}')
	r.key("hand")
	r.open('{')
	for _, hand := range slices.Sorted(maps.Keys(p.Hands)) {
		r.int(strconv.Itoa(hand), p.Hands[hand])
	}
	r.close('}')
	each(r, "verbs", p.Verbs, func(v *acta.VerbCount) {
		r.str("party", v.Party)
		r.opt("class", v.Class)
		r.str("lemma", v.Lemma)
		r.int("count", v.Count)
	})
	each(r, "replies", p.Replies, func(a *acta.Reply) {
		r.opt("accuser", string(a.Accuser))
		r.opt("accused", string(a.Accused))
		r.str("claim", string(a.Claim))
		r.opt("answer", string(a.Answer))
	})
	each(r, "terms", p.Terms, func(t *acta.Term) {
		r.str("words", t.Words)
		r.key("span")
		r.span(t.Span)
		r.opt("asserted_by", string(t.Asserted))
	})
	if len(p.BySide) > 0 {
		each(r, "by_side", p.BySide, r.side)
	}
	r.close('}')
}

func (r *record) side(c *acta.SideCount) {
	r.str("side", c.Side)
	r.int("statements", c.Statements)
	r.int("words", c.Words)
	r.key("named")
	counts(r, c.Anonymity, acta.Named, acta.Institution, acta.Described, acta.Bare)
	r.key("manner")
	counts(r, c.Manner, acta.Direct, acta.Mixed, acta.Indirect)
	r.key("cue_classes")
	r.open('{')
	for _, class := range slices.Sorted(maps.Keys(c.Verbs)) {
		r.name(class)
		r.integer(int64(c.Verbs[class]))
	}
	r.close('}')
}

// counts writes a count for each of keys, none left out.
func counts[K ~string](r *record, m map[K]int, keys ...K) {
	r.open('{')
	for _, k := range keys {
		r.int(string(k), m[k])
	}
	r.close('}')
}

func (r *record) finding(f *acta.Finding) {
	r.str("rule", f.Rule)
	r.str("says", f.Says)
	r.words(f.Spans)
	r.strings("entries", f.Entries)
	r.opt("why", f.Why)
	r.opt("newsroom", f.Newsroom)
}
