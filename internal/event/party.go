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
	rules          []string
}

// parties finds who acts and to whom in the clause of the act at tok.
func (m *maker) parties(tok ling.TokenID, act *data.Act) (f frame) {
	f.subject = ling.None
	if m.d.Tags[tok].UPOS == "NOUN" {
		m.nominal(&f, tok)
	} else {
		m.verbal(&f, tok, act)
	}
	f.target = slices.DeleteFunc(f.target, func(t ling.TokenID) bool {
		return slices.ContainsFunc(f.source, func(s ling.TokenID) bool { return s == t || m.heads[s] == m.heads[t] })
	})
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

// isAgent reports whether a kind of actor may act in politics.
func (m *maker) isAgent(tok ling.TokenID) bool {
	a := m.actors[m.heads[tok]]
	return a != nil && a.Kind != acta.KindDocument
}

// verbal finds the parties of a verb.
func (m *maker) verbal(f *frame, v ling.TokenID, act *data.Act) {
	subject, passive, rule := m.subject(v, 0)
	f.rules = append(f.rules, rule)
	if passive {
		f.target = m.agents(subject, true)
		for _, t := range m.children(v, "obl:agent", "obl") {
			if m.d.Arcs[t].Rel == "obl:agent" || m.caseOf(t) == "by" {
				f.subject = t
				f.source = append(f.source, m.agents(t, false)...)
			}
		}
		if len(f.target) == 0 {
			f.target = m.objects(v, act)
		}
		for _, t := range m.children(v, "obl", "obl:agent") {
			if len(f.source) > 0 || m.d.Tags[t].UPOS != "NOUN" {
				continue
			}
			// "were killed in an Arvenian strike on the port"
			if a := m.line(t); a != nil && a.Type == act.Type {
				var in frame
				m.nominal(&in, t)
				f.source, f.deed = in.source, true
				if len(f.target) == 0 {
					f.target = in.target
				}
				f.rules = append(f.rules, "roles.noun")
			}
		}
		return
	}
	f.subject = subject
	f.source = m.agents(subject, false)
	f.target = m.objects(v, act)
	for t := v + 1; t < m.sent.To && len(f.target) == 0 && len(f.source) > 0; t++ {
		f.both = f.both || m.d.Tags[t].Lemma == "other" && strings.EqualFold(m.d.Word(t-1), "each") && m.nearby(t, v)
	}
	if len(f.source) == 0 {
		for _, t := range m.children(v, "obl:agent") {
			f.source = append(f.source, m.agents(t, false)...)
		}
	}
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
		if isPassive {
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
		if o := m.children(arc.Head, "obj", "iobj"); len(o) > 0 && controlsObject(d.Tags[arc.Head].Lemma) {
			return o[0], passive, "roles.object_control"
		}
		head, above, _ := m.subject(arc.Head, depth+1)
		if above && len(m.children(v, "aux:pass")) == 0 {
			// "was forced to leave": the one who is forced leaves
			return head, false, "roles.control"
		}
		return head, passive, "roles.control"
	case "advcl", "ccomp", "parataxis":
		if d.Tags[v].XPOS == "VBN" && !passive {
			passive = true
		}
		if o := m.children(arc.Head, "obj"); len(o) > 0 && controlsObject(d.Tags[arc.Head].Lemma) {
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
func controlsObject(lemma string) bool {
	switch lemma {
	case "accuse", "blame", "charge", "suspect", "criticize", "criticise", "condemn", "denounce", "urge", "ask", "order", "tell", "force", "compel", "press", "pressure",
		"allow", "permit", "let", "help", "make", "warn", "invite", "encourage", "beg", "request", "instruct", "direct", "persuade", "convince", "want", "call",
		"prevent", "stop", "ban", "bar", "prohibit", "see", "expect", "enable", "require", "praise", "thank", "convict", "catch", "send", "authorize", "push", "lead", "prompt":
		return true
	}
	return false
}

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

// towards are the prepositions that name whom an act is done to, the surest first.
var towards = []string{"against", "on", "at", "to", "with", "from", "of", "over", "for", "toward", "towards", "into", "in", "between", "among", "upon", "about", ""}

// objects are the heads of those whom the verb v is done to.
func (m *maker) objects(v ling.TokenID, act *data.Act) []ling.TokenID {
	var out []ling.TokenID
	for _, t := range m.children(v, "obj", "iobj") {
		out = append(out, m.agents(t, true)...)
	}
	if len(out) > 0 {
		return out
	}
	var spots []ling.TokenID
	for _, t := range m.children(v, "obj", "obl", "xcomp", "obl:agent", "compound:prt", "advcl", "ccomp") {
		rel, _, _ := strings.Cut(m.d.Arcs[t].Rel, ":")
		switch {
		case rel == "xcomp":
			spots = append(spots, m.children(t, "obj", "iobj", "obl")...)
		case rel == "advcl" || rel == "ccomp":
			// "accused … of arming", "called on Tolmark to stop": whom the clause names is
			// told, where the act is one of speaking.
			if rel == "ccomp" && (act.Type == "REQUEST" || act.Type == "ACCUSE" || act.Type == "REJECT") {
				spots = append(spots, m.children(t, "nsubj", "nsubj:pass")...)
			}
		default:
			spots = append(spots, t)
			spots = append(spots, m.children(t, "nmod", "acl")...)
		}
	}
	for _, p := range towards {
		for _, t := range spots {
			how := m.caseOf(t)
			if how != p || how == "by" || how == "in" && act.Type != "ASSAULT" && act.Type != "AID" && act.Type != "MOBILIZE" && act.Type != "COERCE" {
				continue
			}
			if found := m.agents(t, true); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// nominal finds the parties of a noun: "Arvenia's strike on Tolmark", "talks between
// A and B", "an attack by A on B".
func (m *maker) nominal(f *frame, n ling.TokenID) {
	f.rules = append(f.rules, "roles.noun")
	for _, t := range m.children(n, "nmod:poss", "amod", "compound") {
		f.source = append(f.source, m.agents(t, false)...)
	}
	for _, t := range m.children(n, "nmod", "obl", "nmod:agent") {
		switch m.caseOf(t) {
		case "by":
			f.source = append(f.source, m.agents(t, false)...)
		case "between", "among":
			both := m.agents(t, false)
			f.source = append(f.source, both...)
		case "against", "on", "to", "with", "at", "of", "from", "toward", "towards", "for", "in":
			if len(f.target) == 0 {
				f.target = m.agents(t, true)
			}
		}
	}
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

// caseOf is the preposition of the phrase at t, or empty.
func (m *maker) caseOf(t ling.TokenID) string {
	for _, c := range m.children(t, "case") {
		if m.d.Tags[c].XPOS != "POS" {
			return strings.ToLower(m.d.Word(c))
		}
	}
	return ""
}

// agents are the heads of the actors that the phrase at t names: its own head and
// what is joined to it, or those it belongs to: "Tolmark's positions", "envoys from
// Arvenia and Tolmark", "Tolmark troops". A target may be named by where it stands.
func (m *maker) agents(t ling.TokenID, target bool) []ling.TokenID { return m.within(t, target, 0) }

func (m *maker) within(t ling.TokenID, target bool, depth int) []ling.TokenID {
	if t == ling.None || depth > 3 {
		return nil
	}
	var out []ling.TokenID
	switch {
	case m.isAgent(t), m.country(t, target):
		out = append(out, t)
	default:
		for _, c := range m.children(t, "flat", "appos") {
			if m.isAgent(c) {
				out = append(out, c)
				break
			}
		}
		for _, c := range m.children(t, "nmod:poss", "amod", "compound", "nmod") {
			if len(out) > 0 {
				break
			}
			switch {
			case m.d.Tags[c].UPOS == "PRON" && !isArm(m.d.Tags[t].Lemma):
				continue // "its allies" are others
			case m.d.Arcs[c].Rel == "nmod":
				switch how := m.caseOf(c); {
				case how == "of" || how == "from" || how == "by":
				case target && (how == "in" || how == "near" || how == "on" || how == "at"):
				default:
					continue
				}
			}
			out = m.within(c, target, depth+1)
		}
	}
	for _, c := range m.children(t, "conj") {
		if m.d.Tags[c].UPOS != "VERB" {
			out = append(out, m.within(c, target, depth+1)...)
		}
	}
	return out
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

// isArm reports whether what a noun names acts for whom it belongs to: "its troops".
func isArm(lemma string) bool {
	switch lemma {
	case "troops", "troop", "force", "army", "military", "navy", "government", "police", "soldier", "minister", "president", "official", "authority", "leader", "parliament",
		"jet", "warplane", "fighter", "drone", "missile", "ship", "airstrike", "artillery", "court", "position", "territory", "base", "capital", "city", "border", "ministry", "spokesman":
		return true
	}
	return false
}

// list is the parties whose heads are given, each actor once.
func (m *maker) list(heads []ling.TokenID) []acta.Party {
	var out []acta.Party
	for _, t := range heads {
		id := m.heads[t]
		if slices.ContainsFunc(out, func(p acta.Party) bool { return p.Actor == id }) {
			continue
		}
		out = append(out, acta.Party{Spans: []acta.Span{m.spanOf(t)}, Actor: id})
	}
	return out
}

// spanOf is the words of the mention whose head is t.
func (m *maker) spanOf(t ling.TokenID) acta.Span {
	best := ling.Range{From: t, To: t + 1}
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
