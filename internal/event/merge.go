package event

import (
	"cmp"
	"slices"

	"acta"
)

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
		// two lines of acts.tsv may have the same words
		if k := slices.IndexFunc(out, func(o acta.Event) bool { return o.ID == e.ID }); k >= 0 {
			if len(out[k].Source)+len(out[k].Target) < len(e.Source)+len(e.Target) {
				out[k] = e
			}
			continue
		}
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
	named := func(ps []acta.Party) bool {
		return slices.ContainsFunc(ps, func(p acta.Party) bool { return p.Actor != "" })
	}
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
