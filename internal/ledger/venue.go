package ledger

import (
	"fmt"
	"slices"
	"strings"

	"acta"
	"acta/internal/ling"
)

// vague are the occasions that a reader cannot find again: an occasion that is
// one of many, without its day and without the name of the outlet or place. Of a
// text that is dated, or gives a day of its own, what may be of its day is left out: there
// only what hides its day or its outlet counts, "a recent speech", "state media". So it is
// with interviews everywhere, which may be the outlet's own.
func (r *reader) vague() []acta.Finding {
	var out []acta.Finding
	at := map[acta.Span]int{}
	dated := r.entry.Document.Published != "" || r.givesDay()
	for i := range r.said {
		s := &r.said[i]
		v := &s.Venue
		if !s.speaks || len(v.Spans) == 0 || v.Precision != acta.Vague && v.Precision != acta.Partial || len(r.lex.Cue(s.Cue.Lemma)) == 0 || !r.says(s) {
			continue
		}
		if s.When.Start != "" && (s.When.Granularity == "day" || s.When.Granularity == "week") {
			continue
		}
		if n, seen := at[v.Spans[0]]; seen {
			out[n].Entries = append(out[n].Entries, string(s.ID))
			continue
		}
		in := tokens(r.d, v.Spans[0])
		if in.Len() > 1 && r.word("nospeech", in.To-2) {
			continue // "hate speech"
		}
		hides := r.hides(in, v.Kind)
		if r.dayNamed(s) || !hides && r.dayAround(s) {
			continue
		}
		switch v.Kind {
		case "speech", "interview", "broadcast":
			if !hides && (dated || v.Kind == "interview") {
				continue
			}
		case "statement":
			if !hides && (dated || v.Precision == acta.Partial || r.d.Tags[in.From].UPOS != "ADP") {
				continue
			}
		case "rally", "press conference", "debate", "hearing", "video":
			if dated || v.Precision == acta.Partial || !r.indefinite(in) || r.d.Tags[in.From].UPOS != "ADP" && (in.From == 0 || r.d.Tags[in.From-1].UPOS != "ADP") {
				continue
			}
		default:
			continue
		}
		if r.yearIn(in) || len(s.Addressee.Spans) > 0 && r.isName(tokens(r.d, s.Addressee.Spans[0]).To-1) {
			continue
		}
		if !r.oneOfMany(in) || r.findable(in, v.Kind) {
			continue
		}
		at[v.Spans[0]] = len(out)
		out = append(out, acta.Finding{
			Says:    fmt.Sprintf("“%s” gives neither day nor outlet, so that a reader cannot find it.", r.exact(v.Spans)),
			Spans:   slices.Concat(v.Spans, s.Content),
			Entries: []string{string(s.ID)},
		})
	}
	return out
}

// dayNamed reports whether s has a month or a day of the week for when it was
// said, though the text has no year for it.
func (r *reader) dayNamed(s *said) bool {
	return slices.ContainsFunc(s.When.Spans, func(c acta.Span) bool {
		in := tokens(r.d, c)
		for t := in.From; t < in.To; t++ {
			if t > 0 && r.isName(t) && r.d.Tags[t].UPOS == "PROPN" {
				return true
			}
		}
		return false
	})
}

// givesDay reports whether the outlet says anywhere on which day of the week something was, as
// news does of what is new.
func (r *reader) givesDay() bool {
	for t := range r.voice {
		if tok := ling.TokenID(t); r.voice[t] < 0 && r.word("weekday", tok) && r.isName(tok) && strings.HasSuffix(r.d.Word(tok), "day") {
			return true
		}
	}
	return false
}

// dayAround reports whether the sentence of s or one of the two before gives a day of the
// week or of a month, or the same day: "earlier in the day".
func (r *reader) dayAround(s *said) bool {
	from := r.d.Sents[max(0, s.sent-2)].From
	for t := from; t < r.d.Sents[s.sent].To; t++ {
		if r.voice[t] >= 0 {
			continue
		}
		if r.word("weekday", t) && r.isName(t) || r.word("after", t) && r.d.SentOf(t) == s.sent || r.lemma(t) == "day" && t > 0 && strings.EqualFold(r.d.Word(t-1), "the") {
			return true
		}
	}
	return false
}

// yearIn reports whether a phrase gives a year: "in a 1963 speech".
func (r *reader) yearIn(in ling.Range) bool {
	for t := in.From; t < in.To; t++ {
		if r.year(t) {
			return true
		}
	}
	return false
}

func (r *reader) year(tok ling.TokenID) bool {
	w := r.d.Word(tok)
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && r.d.Tags[tok].UPOS == "NUM"
}

// recent reports whether a phrase has a word that hides its day.
func (r *reader) recent(in ling.Range) bool {
	for t := in.From; t < in.To; t++ {
		if r.word("recent", t) {
			return true
		}
	}
	return false
}

// indefinite reports whether a phrase has "a" or "one".
func (r *reader) indefinite(in ling.Range) bool {
	for t := in.From; t < min(in.To, in.From+3); t++ {
		if w := strings.ToLower(r.d.Word(t)); w == "a" || w == "an" || w == "one" {
			return true
		}
	}
	return false
}

// hides reports whether a phrase keeps back what would find its occasion:
// "recent", a plural that is no single occasion as "remarks" is, an outlet that is only described.
func (r *reader) hides(in ling.Range, kind string) bool {
	for t := in.From; t < in.To; t++ {
		_, recent := r.lex.LedgerWord("recent", r.lemma(t))
		_, outlet := r.lex.LedgerWord("outlet", r.lemma(t))
		if recent || outlet || kind == "speech" && r.d.Tags[t].XPOS == "NNS" && !r.word("claim", t) {
			return true
		}
	}
	return false
}

// oneOfMany reports whether a phrase brings up something new after a preposition:
// "in a speech", "with state media"; not "the speech", "her address".
func (r *reader) oneOfMany(in ling.Range) bool {
	if int(in.To) < len(r.d.Tokens) && (r.d.Arcs[in.To-1].Head == in.To || r.d.Tags[in.To].UPOS == "NOUN") {
		return false // "a radio advertisement"
	}
	adposition := in.From > 0 && r.d.Tags[in.From-1].UPOS == "ADP"
	for t := in.From; t < min(in.To, in.From+3); t++ {
		switch w := strings.ToLower(r.d.Word(t)); {
		case w == "a" || w == "an":
			return true
		case r.d.Tags[t].UPOS == "ADP":
			adposition = true
		case r.d.Tags[t].UPOS == "DET" || r.d.Tags[t].XPOS == "PRP$" || r.d.Tags[t].UPOS == "PRON":
			return false
		}
	}
	return adposition
}

// findable reports whether a phrase, or what stands beside it, names its outlet,
// host or place. The town of an outlet is not its name.
func (r *reader) findable(in ling.Range, kind string) bool {
	for t := in.From; t < in.To; t++ {
		if kind == "interview" && t > in.From && r.isName(t) && r.placeOf(r.d.Word(t)) == "" && !strings.EqualFold(r.d.Word(t-1), "in") {
			return true
		}
		if r.d.Tags[t].UPOS != "PROPN" || r.placeOf(r.d.Word(t)) != "" && kind != "speech" {
			continue
		}
		if kind == "interview" && !r.recent(in) && t > in.From && strings.EqualFold(r.d.Word(t-1), "in") {
			continue
		}
		return true
	}
	sent := r.d.Sents[r.d.SentOf(in.From)]
	for t := in.To; t < min(sent.To, in.To+10); t++ {
		if kind == "interview" && r.recent(in) && t == in.To+1 && strings.EqualFold(r.d.Word(in.To), "in") && r.isName(t) {
			return true
		}
		if w := strings.ToLower(r.d.Word(t)); r.d.Tags[t].UPOS == "PROPN" && t > in.To && r.voice[t] < 0 && (r.d.Tags[t-1].UPOS == "ADP" || r.d.Tags[t-1].UPOS == "DET" || w == "tv") || w == "here" {
			return true
		}
	}
	if kind == "broadcast" {
		for t := sent.From + 1; t < in.From; t++ {
			if r.d.Tags[t].UPOS == "PROPN" && r.d.Tags[t-1].UPOS == "ADP" {
				return true // "told a crowd in Sarn, in a broadcast"
			}
		}
		for _, m := range r.d.Mentions {
			if m.Kind == ling.Date && sent.Contains(m.Range) {
				return true
			}
		}
	}
	for i := range r.entry.Actors {
		a := &r.entry.Actors[i]
		if a.Kind != acta.KindMedia && a.Kind != acta.KindCompany {
			continue
		}
		span := r.d.Span(sent)
		if id := r.d.SentOf(in.From); kind == "broadcast" && id > 0 {
			span.Start = r.d.Span(r.d.Sents[id-1]).Start
		}
		for _, m := range a.Mentions {
			if m.Form == acta.FormName && span.Contains(m.Span) {
				return true
			}
		}
	}
	return false
}
