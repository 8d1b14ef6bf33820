package event

import (
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/ling"
)

// frame is the parties of an act: heads of their words.
type frame struct {
	source, target []ling.TokenID
	subject        ling.TokenID // head of the words that name the source, or None
	both           bool         // they act on each other
	deed           bool         // the words name an attack
	aimed          bool         // the target is what a noun says that it is aimed at, "a strike on …", not where it took place
	rules          []string
}

// parties finds who acts and to whom in the clause of the act at tok.
func (m *maker) parties(tok ling.TokenID, act *data.Act) (f frame) {
	f.subject = ling.None
	m.kind, m.things, m.acting = act.Type, act.Type == "ASSAULT" || act.Type == "COERCE", nil
	switch act.Type {
	case "MOBILIZE", "AGREE", "SUPPORT", "COOPERATE", "CONCEDE":
		m.own = true
	case "CONSULT":
		m.own = act.Mode != "visit"
	case "RETREAT":
		m.things = true
		m.own = act.Mode != "release" && act.Mode != "return"
	default:
		m.own = false
	}
	if m.d.Tags[tok].UPOS == "NOUN" {
		m.nominal(&f, tok)
	} else {
		m.verbal(&f, tok, act)
	}
	f.target = slices.DeleteFunc(f.target, func(t ling.TokenID) bool {
		return slices.ContainsFunc(f.source, func(s ling.TokenID) bool {
			return s == t || m.heads[s] != "" && m.heads[s] == m.heads[t] || m.heads[t] == "" && m.under(t, s)
		})
	})
	if len(f.source) > 1 && m.w.Events.Party("mutual", m.d.Tags[tok].Lemma) {
		f.both = true
	}
	if len(f.target) == 0 && (f.both || len(f.source) > 1 && isReciprocal(act.Type)) {
		f.target = slices.Clone(f.source)
		f.rules = append(f.rules, "roles.reciprocal")
	}
	return f
}

func isReciprocal(t string) bool {
	switch t {
	case "CONSULT", "COOPERATE", "AGREE", "SUPPORT":
		return true
	}
	return false
}

// isAgent reports whether the word at tok is the head of an actor that may act in
// politics; the words of an act, "Arvenian airstrikes", are none.
func (m *maker) isAgent(tok ling.TokenID) bool {
	a := m.actors[m.heads[tok]]
	return a != nil && a.Kind != acta.KindDocument &&
		!(m.d.Tags[tok].UPOS == "NOUN" && a.Anonymity != acta.Institution && !m.is("people", tok) && !m.is("arm", tok) && m.line(tok) != nil)
}

// is reports whether a list of partywords.tsv has the word at t.
func (m *maker) is(list string, t ling.TokenID) bool {
	return t != ling.None && m.w.Events.Party(list, m.d.Tags[t].Lemma)
}

// isDescribed reports whether the word at t stands for somebody whom the text does
// not name, "gunmen", "two others"; or, for a target, for something that is struck.
func (m *maker) isDescribed(t ling.TokenID, target bool) bool {
	switch m.d.Tags[t].UPOS {
	case "NOUN":
		if word := m.d.Word(t); len(word) > 1 && strings.ToUpper(word) == word {
			return true // "ELN"
		}
		if target && m.own || target && m.d.Tags[t].Lemma == "state" {
			return false
		}
		return m.is("people", t) || target && m.things && m.is("thing", t)
	case "PROPN":
		return !m.isDate(t) && (m.things || m.placeAt(t) == nil)
	case "NUM":
		return target && (m.d.Arcs[t].Rel == "obj" || m.d.Arcs[t].Rel == "nsubj:pass")
	}
	return false
}

// verbal finds the parties of a verb.
func (m *maker) verbal(f *frame, v ling.TokenID, act *data.Act) {
	subject, passive, rule := m.subject(v, 0)
	if !passive && m.d.Tags[v].XPOS == "VBN" && len(m.children(v, "nsubj", "aux")) == 0 && m.hasAgent(v) {
		subject, passive, rule = ling.None, true, "roles.passive"
	}
	if !passive && m.is("die", v) {
		passive = true
	}
	f.rules = append(f.rules, rule)
	if passive {
		m.passive(f, v, subject, act)
		return
	}
	if rule == "roles.shared" && m.d.Tags[v].XPOS != "VBG" && m.d.Tags[v].XPOS != "VB" && m.w.Events.Mood("harm", m.d.Tags[v].Lemma) != "" {
		subject = ling.None // "ended the search after a landslide killed nine"
	}
	f.subject = subject
	if n := m.deedAt(subject, act); n != ling.None && act.Type == "ASSAULT" {
		// "Arvenia's strike on the port killed nine": they are its parties
		var in frame
		m.nominal(&in, n)
		f.source, f.both, f.deed = in.source, in.both, true
		f.rules = append(f.rules, in.rules...)
		if f.target = in.target; !in.aimed {
			if hit := m.objects(v, act); len(hit) > 0 {
				f.target = hit
			}
		}
		if len(f.source) == 0 {
			f.source = m.agents(subject, false)
			f.source = slices.DeleteFunc(f.source, func(t ling.TokenID) bool { return slices.Contains(f.target, t) })
		}
	} else {
		f.source = m.agents(subject, false)
	}
	m.acting = f.source
	for _, t := range m.children(v, "obl") {
		if c := m.caseOf(t); (c == "between" || c == "among") && len(f.source) == 0 {
			if f.source = m.agents(t, false); len(f.source) > 1 {
				f.both, f.target = true, nil
			}
		}
	}
	if len(f.target) == 0 && !f.both {
		f.target = m.objects(v, act)
	}
	for t := v + 1; t < m.sent.To && len(f.target) == 0 && len(f.source) > 0; t++ {
		f.both = f.both || m.d.Tags[t].Lemma == "other" && strings.EqualFold(m.d.Word(t-1), "each") && m.nearby(t, v)
	}
	if len(f.source) == 0 {
		for _, t := range m.children(v, "obl:agent") {
			f.source = append(f.source, m.agents(t, false)...)
		}
	}
}

// hasAgent reports whether a phrase with "by" names who does v.
func (m *maker) hasAgent(v ling.TokenID) bool {
	return slices.ContainsFunc(m.children(v, "obl:agent", "obl"), func(t ling.TokenID) bool {
		return (m.d.Arcs[t].Rel == "obl:agent" || m.caseOf(t) == "by") && len(m.agents(t, false)) > 0
	})
}

// passive finds the parties of a verb whose subject is acted on.
func (m *maker) passive(f *frame, v, subject ling.TokenID, act *data.Act) {
	f.target = m.agents(subject, true)
	for _, t := range m.children(v, "obl:agent", "obl") {
		if m.d.Arcs[t].Rel == "obl:agent" || m.caseOf(t) == "by" {
			f.subject = t
			if m.deedAt(t, act) == ling.None {
				f.source = append(f.source, m.agents(t, false)...)
			}
		}
	}
	for _, t := range m.children(v, "obl") {
		if c := m.caseOf(t); (c == "between" || c == "among") && len(f.source) == 0 {
			if f.source = m.agents(t, false); len(f.source) > 1 {
				f.both, f.target = true, nil
			}
		}
	}
	if len(f.target) == 0 && !f.both {
		f.target = m.objects(v, act)
	}
	for t := v + 1; t < m.sent.To && len(f.source) == 0; t++ {
		// "were killed, among them two nurses, in an Arvenian strike on the port"
		n := m.deedAt(t, act)
		if n == ling.None || f.deed || !m.is("by", m.caseWord(t)) || !m.near(t, v) {
			continue
		}
		var in frame
		m.nominal(&in, n)
		f.source, f.deed, f.both = in.source, true, in.both
		switch {
		case in.both:
			f.target = nil
		case len(f.target) == 0:
			f.target = in.target
		case len(in.source) == 0 && m.is("mutual", n):
			// "killed in clashes with militants"
			with := in.target
			if !in.aimed {
				with = nil
			}
			for _, o := range m.children(v, "obl") {
				if m.caseOf(o) == "with" {
					with = append(with, m.agents(o, false)...)
				}
			}
			f.source = slices.DeleteFunc(with, func(t ling.TokenID) bool { return slices.Contains(f.target, t) })
		}
		f.rules = append(f.rules, "roles.noun")
	}
}

// near reports whether t hangs on v, also over a verb that is joined to it: "killed and
// others, including a nurse, injured in a strike".
func (m *maker) near(t, v ling.TokenID) bool {
	for range 5 {
		arc := m.d.Arcs[t]
		if t = arc.Head; t == ling.None || t == v {
			return t == v
		}
		if m.d.Tags[t].UPOS == "VERB" && m.d.Arcs[t].Rel != "conj" && m.d.Tags[t].Lemma != "include" {
			return false
		}
	}
	return false
}

// deedAt is the noun of an act of the type of act in the phrase at t, which may count
// it: "a series of strikes"; None where there is none.
func (m *maker) deedAt(t ling.TokenID, act *data.Act) ling.TokenID {
	for depth := 0; depth < 2 && t != ling.None; depth++ {
		if m.d.Tags[t].UPOS != "NOUN" {
			return ling.None
		}
		if a := m.line(t); a != nil && a.Type == act.Type && !m.is("people", t) {
			return t
		}
		next := ling.TokenID(ling.None)
		for _, c := range m.children(t, "nmod") {
			if m.caseOf(c) == "of" {
				next = c
				break
			}
		}
		t = next
	}
	return ling.None
}

// subjectOf is the subject of v where that is a verb.
func (m *maker) subjectOf(v ling.TokenID) (ling.TokenID, bool, string) {
	if v == ling.None || m.d.Tags[v].UPOS != "VERB" && m.d.Tags[v].UPOS != "ADJ" {
		return ling.None, false, "roles.none"
	}
	return m.subject(v, 0)
}

// subject is the head of what acts in the clause of v, or of what is acted on where
// v is passive; None where the clause has none.
func (m *maker) subject(v ling.TokenID, depth int) (head ling.TokenID, passive bool, rule string) {
	d := m.d
	passive = len(m.children(v, "aux:pass")) > 0
	if subjects := m.children(v, "nsubj", "nsubj:pass", "csubj"); len(subjects) > 0 {
		t := subjects[0]
		isPassive := d.Arcs[t].Rel == "nsubj:pass" && (passive || d.Tags[v].XPOS == "VBN" && len(m.children(v, "obj")) == 0)
		if who := strings.ToLower(d.Word(t)); who == "who" || who == "which" || who == "that" {
			if strings.HasPrefix(d.Arcs[v].Rel, "acl") {
				return d.Arcs[v].Head, isPassive, "roles.relative"
			}
		}
		harm := m.w.Events.Mood("harm", d.Tags[v].Lemma) != "" && d.Tags[v].XPOS == "VBD" && m.is("people", t)
		bare := (d.Tags[v].XPOS == "VBN" || harm) && len(m.children(v, "aux", "aux:pass", "obj")) == 0 // "with one envoy killed"
		if isPassive || bare {
			return t, true, "roles.passive"
		}
		return t, passive, "roles.subject"
	}
	arc := d.Arcs[v]
	if arc.Head == ling.None || depth > 4 {
		return ling.None, passive, "roles.none"
	}
	rel, _, _ := strings.Cut(arc.Rel, ":")
	switch rel {
	case "conj":
		head, above, rule := m.subject(arc.Head, depth+1)
		if above && !passive && d.Tags[v].XPOS != "VBN" {
			above = false
		}
		return head, above || passive, rule
	case "xcomp":
		if o := m.children(arc.Head, "obj", "iobj"); len(o) > 0 && m.controlsObject(arc.Head) {
			return o[0], passive, "roles.object_control"
		}
		head, above, _ := m.subject(arc.Head, depth+1)
		if d.Tags[v].XPOS == "VBN" && !m.isInfinitive(v) {
			return head, true, "roles.control" // "are confirmed killed"
		}
		if above && len(m.children(v, "aux:pass")) == 0 {
			// "was forced to leave": the one who is forced leaves
			return head, false, "roles.control"
		}
		return head, passive, "roles.control"
	case "advcl", "ccomp", "parataxis":
		if d.Tags[v].XPOS == "VBN" && !passive {
			passive = true
		}
		if o := m.children(arc.Head, "obj"); len(o) > 0 && m.controlsObject(arc.Head) {
			return o[0], passive, "roles.object_control"
		}
		if rel != "advcl" && d.Tags[v].XPOS != "VBG" {
			return ling.None, passive, "roles.none"
		}
		head, above, _ := m.subject(arc.Head, depth+1)
		if above {
			return head, passive, "roles.shared"
		}
		return head, passive, "roles.shared"
	case "acl":
		for d.Arcs[arc.Head].Rel == "conj" && d.Tags[d.Arcs[arc.Head].Head].UPOS != "VERB" {
			arc.Head = d.Arcs[arc.Head].Head
		}
		if m.isInfinitive(v) && !m.isAgent(arc.Head) {
			if above := d.Arcs[arc.Head].Head; above != ling.None && d.Tags[above].UPOS == "VERB" {
				head, _, _ := m.subject(above, depth+1)
				return head, passive, "roles.shared"
			}
			return m.ownerOf(arc.Head), passive, "roles.owner"
		}
		return arc.Head, passive || d.Tags[v].XPOS == "VBN", "roles.participle"
	}
	return ling.None, passive, "roles.none"
}

// controlsObject reports whether the object of a verb does what hangs on it.
func (m *maker) controlsObject(v ling.TokenID) bool { return m.is("control", v) }

// ownerOf is the possessor of a noun: "Arvenia's plan to …".
func (m *maker) ownerOf(n ling.TokenID) ling.TokenID {
	for _, t := range m.children(n, "nmod:poss", "amod", "compound") {
		if m.isAgent(t) {
			return t
		}
	}
	return ling.None
}

func (m *maker) isInfinitive(v ling.TokenID) bool {
	return slices.ContainsFunc(m.children(v, "mark"), func(t ling.TokenID) bool { return m.d.Tags[t].Lemma == "to" })
}

// objects are the heads of those whom the verb v is done to.
func (m *maker) objects(v ling.TokenID, act *data.Act) []ling.TokenID {
	things := m.things
	m.things = false
	defer func() { m.things = things }()
	direct := m.children(v, "obj", "iobj")
	if m.is("throw", v) {
		direct = slices.DeleteFunc(direct, func(t ling.TokenID) bool { return m.w.Events.Party("thrown", m.d.Tags[t].Lemma) })
	}
	if len(direct) == 0 {
		// "detains and jails two envoys"
		for _, c := range m.children(v, "conj") {
			if m.d.Tags[c].UPOS == "VERB" && len(m.children(c, "nsubj", "nsubj:pass", "aux:pass")) == 0 && len(m.children(v, "obl", "xcomp", "ccomp")) == 0 {
				direct = append(direct, m.children(c, "obj")...)
			}
		}
	}
	for _, t := range m.children(v, "obl", "obl:unmarked", "obl:tmod") {
		if m.caseOf(t) == "" && len(m.children(t, "nummod")) > 0 && t > v && !m.isDate(t) {
			direct = append(direct, t) // "kill at least nine nurses"
		}
	}
	found := m.first(direct)
	named := slices.ContainsFunc(found, func(t ling.TokenID) bool { return m.heads[t] != "" })
	if len(found) > 0 && (named || act.Type == "ASSAULT" || act.Type == "COERCE" || act.Type == "RETREAT") {
		if m.is("wrest", v) {
			for _, t := range m.children(v, "obl") {
				if from := m.agents(t, true); m.caseOf(t) == "from" && len(from) > 0 {
					return from
				}
			}
		}
		return found
	}
	spots := m.spots(v, act)
	for _, p := range m.w.Events.Toward() {
		for _, t := range spots {
			how := m.caseOf(t)
			if how != p || how == "by" || how == "in" && act.Type != "ASSAULT" && act.Type != "AID" && act.Type != "MOBILIZE" && act.Type != "COERCE" && act.Mode != "visit" {
				continue
			}
			if found := m.agents(t, true); len(found) > 0 && !(len(m.acting) > 1 && isReciprocal(act.Type) && p != "with" && p != "to") {
				return found
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	m.things = things
	for _, p := range []string{"", "on", "against", "at"} {
		for _, t := range append(direct, spots...) {
			if m.caseOf(t) == p && !(m.is("tool", t) && !m.is("downs", v)) {
				if found := m.agents(t, true); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// first are those whom phrases name, but for those who act.
func (m *maker) first(phrases []ling.TokenID) []ling.TokenID {
	var out []ling.TokenID
	for _, t := range phrases {
		for _, who := range m.agents(t, true) {
			if !slices.ContainsFunc(m.acting, func(s ling.TokenID) bool { return s == who || m.heads[s] != "" && m.heads[s] == m.heads[who] }) {
				out = append(out, who)
			}
		}
	}
	return out
}

// spots are the phrases beside v that may name whom it is done to.
func (m *maker) spots(v ling.TokenID, act *data.Act) []ling.TokenID {
	var out []ling.TokenID
	for _, t := range m.children(v, "obj", "obl", "xcomp", "obl:agent", "compound:prt", "advcl", "ccomp") {
		rel, _, _ := strings.Cut(m.d.Arcs[t].Rel, ":")
		switch {
		case rel == "xcomp":
			out = append(out, m.children(t, "obj", "iobj", "obl")...)
		case rel == "advcl" || rel == "ccomp":
			// "called on Tolmark to stop": whom the clause names is told, where the act is
			// one of speaking
			if rel == "ccomp" && (act.Type == "REQUEST" || act.Type == "ACCUSE" || act.Type == "REJECT") {
				out = append(out, m.children(t, "nsubj", "nsubj:pass")...)
			}
		default:
			out = append(out, t)
			out = append(out, m.children(t, "nmod", "acl")...)
		}
	}
	return out
}

// nominal finds the parties of a noun: "Arvenia's strike on Tolmark", "talks between
// A and B", "an attack by A on B", "sanctions imposed by A on B".
func (m *maker) nominal(f *frame, n ling.TokenID) {
	f.rules = append(f.rules, "roles.noun")
	for _, t := range m.children(n, "nmod:poss", "amod", "compound") {
		if m.d.Tags[t].UPOS == "NOUN" && !m.isAgent(t) && !m.is("people", t) || m.d.Tags[t].Lemma == "terrorist" {
			continue
		}
		f.source = append(f.source, m.within(t, false, m.d.Tags[t].UPOS == "NOUN" || m.d.Arcs[t].Rel == "nmod:poss", 0)...)
	}
	around := m.children(n, "nmod", "obl", "nmod:agent")
	for _, v := range m.children(n, "acl") {
		if m.is("blame", v) {
			for _, t := range m.children(v, "obl") {
				if how := m.caseOf(t); how == "to" || how == "on" {
					f.source = append(f.source, m.agents(t, false)...)
				}
			}
			continue
		}
		if line := m.line(v); line != nil && line.Type != m.kind {
			continue
		}
		around = append(around, m.children(v, "obl", "obl:agent")...)
		if m.d.Tags[v].XPOS == "VBG" {
			around = append(around, m.children(v, "obj")...)
		}
	}
	head := m.d.Arcs[n].Head
	if head != ling.None && (m.d.Arcs[n].Rel == "nsubj" || m.d.Arcs[n].Rel == "nsubj:pass") && m.d.Tags[head].UPOS == "VERB" {
		for t := n + 1; t < m.sent.To; t++ {
			if c := m.caseOf(t); (c == "between" || c == "by" || c == "with" || c == "against") && m.nearby(t, head) {
				around = append(around, t)
			}
		}
	}
	for _, t := range around {
		switch m.caseOf(t) {
		case "by":
			f.source = append(f.source, m.agents(t, false)...)
		case "between", "among":
			if both := m.agents(t, false); m.kind != "ASSAULT" || m.is("mutual", n) {
				f.source = append(f.source, both...)
				f.both = len(both) > 1
			}
		case "of":
			if m.is("doer", n) {
				f.source = append(f.source, m.agents(t, false)...)
			}
		}
	}
	if len(f.source) == 0 && head != ling.None {
		does := head
		switch {
		case m.d.Arcs[n].Rel == "obj" && (m.is("light", head) || m.is("declare", head) && m.kind != "RETREAT" && m.kind != "ASSAULT"):
			around = append(around, m.children(head, "obl")...)
		case m.d.Tags[head].Lemma == "responsibility":
			does = m.d.Arcs[head].Head // "took responsibility for the attack"
		case m.d.Tags[head].Lemma == "responsible":
		default:
			does = ling.None
		}
		if subject, passive, rule := m.subjectOf(does); !passive {
			f.source = m.agents(subject, false)
			f.rules = append(f.rules, rule)
		}
	}
	for _, p := range []string{"against", "on", "at", "to", "with", "of", "from", "toward", "towards", "for", "around", "", "in", "across", "outside", "near"} {
		for _, t := range around {
			if m.caseOf(t) == p && len(f.target) == 0 {
				f.target = m.agents(t, true)
				f.aimed = len(f.target) > 0 && p != "in" && p != "across" && p != "outside" && p != "near"
			}
		}
	}
	if len(f.target) == 0 {
		f.target = m.hit(n)
	}
}

// hit are those whom the attack at n hit, where the clause that it stands in tells
// so: "the port was damaged in an attack", "the death of X in a strike".
func (m *maker) hit(n ling.TokenID) []ling.TokenID {
	head := m.d.Arcs[n].Head
	switch {
	case head == ling.None:
	case m.d.Tags[head].UPOS == "NOUN" && m.is("loss", head):
		for _, t := range m.children(head, "nmod", "nmod:poss") {
			if t != n && (m.caseOf(t) == "of" || m.d.Arcs[t].Rel == "nmod:poss") {
				return m.agents(t, true)
			}
		}
	case m.d.Tags[head].UPOS == "VERB" && m.is("suffer", head):
		if subject, passive, _ := m.subject(head, 0); passive || m.d.Arcs[n].Rel == "obj" {
			return m.agents(subject, true)
		}
	}
	return nil
}

// children are the words that hang on head by one of rels, in text order.
func (m *maker) children(head ling.TokenID, rels ...string) []ling.TokenID {
	if head == ling.None {
		return nil
	}
	var out []ling.TokenID
	for t := m.sent.From; t < m.sent.To; t++ {
		if m.d.Arcs[t].Head == head && slices.Contains(rels, m.d.Arcs[t].Rel) {
			out = append(out, t)
		}
	}
	return out
}

// caseWord is the preposition of the phrase at t, or None.
func (m *maker) caseWord(t ling.TokenID) ling.TokenID {
	for _, c := range m.children(t, "case", "mark") {
		if m.d.Tags[c].XPOS != "POS" && m.d.Tags[c].UPOS != "VERB" && !m.isQuantity(c) {
			return c
		}
	}
	return ling.None
}

// caseOf is the preposition of the phrase at t, or empty.
func (m *maker) caseOf(t ling.TokenID) string {
	for _, c := range m.children(t, "case") {
		if m.d.Tags[c].XPOS != "POS" && m.d.Tags[c].UPOS != "VERB" && !m.isQuantity(c) {
			return strings.ToLower(m.d.Word(c))
		}
	}
	return ""
}

// isQuantity reports whether the word at t begins "at least" and the like, or says how
// many there are: "over 100".
func (m *maker) isQuantity(t ling.TokenID) bool {
	if t+1 >= m.sent.To {
		return false
	}
	switch next := &m.d.Tags[t+1]; m.d.Tags[t].Lemma {
	case "at", "up", "more", "less", "fewer", "as":
		return next.Lemma == "least" || next.Lemma == "most" || next.Lemma == "to" || next.Lemma == "than" || next.Lemma == "many"
	case "over", "around", "about", "under", "nearly", "above", "below":
		return next.UPOS == "NUM"
	}
	return false
}

// agents are the heads of the actors that the phrase at t names: its own head and
// what is joined to it, or those it belongs to: "Tolmark's positions", "envoys from
// Arvenia and Tolmark", "Tolmark troops". A target may be named by where it stands.
func (m *maker) agents(t ling.TokenID, target bool) []ling.TokenID {
	return m.within(t, target, true, 0)
}

// within does what agents does; described says that words for somebody who is not
// named will do.
func (m *maker) within(t ling.TokenID, target, described bool, depth int) []ling.TokenID {
	if t == ling.None || depth > 3 {
		return nil
	}
	var out []ling.TokenID
	name := m.titled(t)
	switch {
	case name != ling.None:
		out = append(out, name)
	case m.isAgent(t), m.country(t, target), m.speaks(t):
		out = append(out, t)
	default:
		for _, c := range m.children(t, "flat", "appos") {
			if m.isAgent(c) && !(m.d.Arcs[c].Rel == "appos" && m.is("people", t) && len(m.children(t, "nummod")) > 0) {
				out = append(out, c)
				break
			}
		}
		for _, c := range m.children(t, "nmod:poss", "amod", "compound", "nmod") {
			if len(out) > 0 {
				break
			}
			switch {
			case m.d.Tags[c].UPOS == "PRON" && !m.is("arm", t) && !(target && m.is("thing", t)):
				continue // "its allies" are others
			case m.d.Arcs[c].Rel == "nmod":
				switch how := m.caseOf(c); {
				case how == "of" || how == "from" || how == "by":
				case target && (how == "in" || how == "near" || how == "on" || how == "at"):
				default:
					continue
				}
			}
			out = m.within(c, target, described && (m.d.Arcs[c].Rel == "nmod" || m.d.Arcs[c].Rel == "nmod:poss"), depth+1)
			if m.d.Tags[t].UPOS == "NOUN" && m.d.Arcs[c].Rel != "nmod" && (m.is("people", t) || m.is("arm", t) || m.is("thing", t)) {
				for _, o := range out {
					m.phrase[o] = t
				}
			}
		}
		if len(out) == 0 && described && m.isDescribed(t, target) {
			out = append(out, t)
		}
	}
	for _, c := range m.children(t, "conj") {
		if m.d.Tags[c].UPOS != "VERB" {
			out = append(out, m.within(c, target, described, depth+1)...)
		}
	}
	return out
}

// titled is the head of the person whose title ends or begins with the word at t, and
// whose name follows: "Secretary of State Mira Kessandor"; None where there is none.
func (m *maker) titled(t ling.TokenID) ling.TokenID {
	if up := m.d.Tags[t].UPOS; up != "NOUN" && up != "PROPN" || !m.is("people", t) && up == "NOUN" {
		return ling.None
	}
	for k := t + 1; k < min(m.sent.To, t+5); k++ {
		for i := range m.d.Mentions {
			if n := &m.d.Mentions[i]; n.From == k && n.Kind == ling.PersonName && !n.Has(t) && m.cast.OfMention[i] != "" && m.d.Arcs[n.Head].Rel != "nsubj" {
				return n.Head
			}
		}
		if tag := &m.d.Tags[k]; tag.UPOS != "PROPN" && tag.UPOS != "NOUN" && tag.Lemma != "of" && tag.Lemma != "for" {
			return ling.None
		}
	}
	return ling.None
}

// speaks reports whether "it" or "they" at t, of whom the text is silent otherwise, is
// the body that says so: "the army said it had withdrawn".
func (m *maker) speaks(t ling.TokenID) bool {
	if m.d.Tags[t].UPOS != "PRON" || m.heads[t] != "" || m.owner[t] < 0 {
		return false
	}
	word := strings.ToLower(m.d.Word(t))
	a := m.actors[m.entry.Statements[m.owner[t]].Source.Actor]
	if a == nil || word != "it" && word != "they" && word != "its" && word != "their" {
		return false
	}
	switch a.Kind {
	case acta.KindBody, acta.KindForce, acta.KindIGO, acta.KindState, acta.KindParty, acta.KindCompany, acta.KindGroup:
		m.heads[t] = a.ID
		return true
	}
	return false
}

// country reports whether the word at t names a state without being an actor yet: by
// a demonym, "Arvenian strikes", or, for a target, by a town of it. The state is then
// an actor with that mention.
func (m *maker) country(t ling.TokenID, target bool) bool {
	tag := &m.d.Tags[t]
	if tag.UPOS != "ADJ" && tag.UPOS != "PROPN" {
		return false
	}
	word := m.d.Word(t)
	if c, ok := m.w.Lexicon.Country(word); ok {
		if c.Sense == data.SenseDemonym || c.Sense == data.SenseState || target {
			m.state(t, c.Country)
			return true
		}
	}
	if !target || tag.UPOS != "PROPN" {
		return false
	}
	for _, c := range m.children(t, "appos", "nmod", "flat", "conj", "nmod:unmarked", "dep", "list") {
		if m.caseOf(c) == "" && m.actors[m.heads[c]] != nil && m.actors[m.heads[c]].Kind == acta.KindState {
			m.heads[t] = m.heads[c]
			return true
		}
	}
	n := m.placeAt(t)
	if n == nil {
		return false
	}
	p := m.place(n)
	for i := range m.entry.Actors {
		if a := &m.entry.Actors[i]; p.Country != "" && a.Country == p.Country && a.Kind == acta.KindState {
			m.heads[t] = a.ID
			return true
		}
	}
	return false
}

// isDate reports whether the word at t is the head of a time.
func (m *maker) isDate(t ling.TokenID) bool {
	for i := range m.d.Mentions {
		if n := &m.d.Mentions[i]; n.Kind == ling.Date && n.Has(t) {
			return true
		}
	}
	return false
}

// placeAt is the mention of a place whose head is t, or nil.
func (m *maker) placeAt(t ling.TokenID) *ling.Mention {
	for i := range m.d.Mentions {
		if n := &m.d.Mentions[i]; n.Head == t && n.Kind == ling.PlaceName {
			return n
		}
	}
	return nil
}

// state makes the word at t a mention of a state, and the state an actor where it is
// none yet.
func (m *maker) state(t ling.TokenID, c *data.Country) {
	span := m.d.Span(ling.Range{From: t, To: t + 1})
	for i := range m.entry.Actors {
		a := &m.entry.Actors[i]
		if a.Country == c.ISO3 && a.Kind == acta.KindState {
			m.heads[t] = a.ID
			if !slices.ContainsFunc(a.Mentions, func(n acta.MentionOf) bool { return n.Span == span }) {
				a.Mentions = append(a.Mentions, acta.MentionOf{Span: span, Form: acta.FormDemonym})
				slices.SortFunc(a.Mentions, func(x, y acta.MentionOf) int { return int(x.Span.Start - y.Span.Start) })
			}
			return
		}
	}
	a := acta.Actor{
		ID: acta.ActorID(acta.EntryID(m.entry.Document.ID, "a", span)), Name: c.Name, Kind: acta.KindState, Country: c.ISO3, Code: c.ISO3, Wikidata: c.Wikidata,
		Anonymity: acta.Named, Mentions: []acta.MentionOf{{Span: span, Form: acta.FormDemonym}}, Rules: []string{"actor.demonym", "country:" + c.ISO3},
	}
	at, _ := slices.BinarySearchFunc(m.entry.Actors, span.Start, func(x acta.Actor, start int32) int { return int(x.Mentions[0].Span.Start - start) })
	m.entry.Actors = slices.Insert(m.entry.Actors, at, a)
	for i := range m.entry.Actors {
		m.actors[m.entry.Actors[i].ID] = &m.entry.Actors[i]
	}
	m.heads[t] = a.ID
}

// list is the parties whose heads are given, each actor once.
func (m *maker) list(heads []ling.TokenID) []acta.Party {
	var out []acta.Party
	for _, t := range heads {
		id := m.heads[t]
		if id != "" && slices.ContainsFunc(out, func(p acta.Party) bool { return p.Actor == id }) {
			continue
		}
		p := acta.Party{Spans: []acta.Span{m.spanOf(t)}, Actor: id}
		if !slices.ContainsFunc(out, func(o acta.Party) bool { return o.Spans[0] == p.Spans[0] }) {
			out = append(out, p)
		}
	}
	return out
}

// spanOf is the words of the mention whose head is t, or of the phrase that t stands
// in: "Arvenian troops".
func (m *maker) spanOf(t ling.TokenID) acta.Span {
	if n, ok := m.phrase[t]; ok {
		return m.d.Span(m.noun(n, min(t, n)))
	}
	best := ling.Range{From: t, To: t + 1}
	if m.heads[t] == "" {
		best = m.noun(t, t)
	}
	for i := range m.d.Mentions {
		n := &m.d.Mentions[i]
		if n.From > t {
			break
		}
		if n.Head == t && m.cast.OfMention[i] != "" && n.Len() > best.Len() {
			best = n.Range
		}
	}
	return m.d.Span(best)
}

// noun is the noun at n with the words before it, from the token from at the latest,
// that belong to it: "at least three nurses".
func (m *maker) noun(n, from ling.TokenID) ling.Range {
	r := ling.Range{From: min(n, from), To: n + 1}
	for r.From > m.sent.From {
		t := r.From - 1
		if rel, _, _ := strings.Cut(m.d.Arcs[t].Rel, ":"); !m.under(t, n) || rel == "case" && !m.isQuantity(t) || rel == "cc" || rel == "punct" && m.d.Word(t) != "-" || m.d.Tags[t].UPOS == "VERB" && rel != "amod" {
			break
		}
		r.From = t
	}
	for r.To < m.sent.To && m.d.Arcs[r.To].Rel == "flat" && m.under(r.To, n) {
		r.To++
	}
	return r
}
