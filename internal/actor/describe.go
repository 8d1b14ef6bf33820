package actor

import (
	"strings"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// facts is what the words of a phrase say of whom it names. Fields that they do
// not settle are empty.
type facts struct {
	kind    acta.Kind
	country string
	sector  []string
	code    string
	entry   *gazetteer.Entry
	office  *gazetteer.Office // that a named person held on the day
	role    *data.Role
	at      ling.Range // the words of the role
	paper   bool
	plural  bool
	past    string // the word that says an office is held no more, or not yet
	rules   []string
}

// gone and coming are words before an office that say it is held no more, or
// not yet. Whoever is outgoing, acting or interim is in office.
var (
	gone = map[string]bool{
		"former": true, "ex": true, "late": true, "then": true, "retired": true, "ousted": true, "deposed": true, "onetime": true, "one-time": true,
		"erstwhile": true, "disgraced": true, "toppled": true,
	}
	coming = map[string]bool{"incoming": true, "would-be": true, "designate": true, "prospective": true, "future": true}
	// standIns are part of an office's name.
	standIns = map[string]bool{"acting": true, "interim": true, "caretaker": true, "deputy": true}
)

// owned are prepositions before whoever a phrase belongs to.
var owned = map[string]bool{"of": true, "for": true, "at": true, "from": true, "with": true, "to": true, "in": true}

// placed follow a name and a hyphen where the name says where somebody is.
var placed = map[string]bool{"based": true, "run": true, "owned": true, "controlled": true, "headquartered": true}

// blocNouns are plurals that name states together: "Gulf countries".
var blocNouns = map[string]bool{"state": true, "country": true, "nation": true, "power": true, "ally": true, "capital": true, "government": true}

const deepest = 3

// read says what the words of r, a noun phrase, say.
func (m *maker) read(r ling.Range, depth int) facts {
	r = m.trim(r)
	if r.Empty() {
		return facts{}
	}
	if f, ok := m.named(r); ok {
		return f
	}
	core, post := m.split(r)
	head := core.To - 1
	// "the ruling Arvenian National Congress"
	for from := core.From; from < head && !phrase.Capital(&m.d.Parsed, from) && m.d.Tags[from].UPOS != "ADP"; {
		from++
		if rest := (ling.Range{From: from, To: core.To}); post.Empty() && rest.Len() > 1 && phrase.Capital(&m.d.Parsed, from) && phrase.Capital(&m.d.Parsed, head) {
			if f, ok := m.named(rest); ok && f.entry != nil {
				return f
			}
		}
	}
	f := facts{plural: m.plural(head)}
	if role, n := m.lex.Role(phrase.Lemmas(&m.d.Parsed, ling.Range{From: max(core.From, core.To-4), To: core.To})); role != nil {
		f.role, f.at = role, ling.Range{From: core.To - ling.TokenID(n), To: core.To}
	}
	if f.role == nil {
		// "customs" is no plural.
		if role, n := m.lex.Role([]string{strings.ToLower(m.d.Word(head))}); role != nil && n == 1 {
			f.role, f.at, f.plural = role, ling.Range{From: head, To: core.To}, false
		}
	}
	if !post.Empty() {
		// "secretary of state"
		for to := min(core.To+3, r.To); to > core.To; to-- {
			role, n := m.lex.Role(phrase.Lemmas(&m.d.Parsed, ling.Range{From: core.From, To: to}))
			if role != nil && to-ling.TokenID(n) < core.To {
				f.role, f.at = role, ling.Range{From: to - ling.TokenID(n), To: to}
				post.From = to
				break
			}
		}
	}
	pre := ling.Range{From: core.From, To: head}
	if u := m.d.Tags[head].UPOS; f.role != nil && u != "NOUN" && u != "PROPN" && u != "ADJ" {
		f.role = nil
	}
	if f.role != nil {
		pre.To = f.at.From
		f.rules = append(f.rules, "role:"+f.role.Name)
	} else {
		lemma := phrase.Lower(&m.d.Parsed, head)
		if u := m.d.Tags[head].UPOS; u != "NOUN" && u != "PROPN" {
		} else if m.lex.IsPaper(lemma) {
			f.kind, f.paper = acta.KindDocument, true
			f.rules = append(f.rules, "document:"+lemma)
		} else if w, ok := m.orgWord(head); ok {
			f.kind = w.Kind
			if w.Sector != "" {
				f.sector = []string{w.Sector}
			}
			f.rules = append(f.rules, "word:"+lemma)
		}
	}
	for tok := core.From; tok < pre.To; tok++ {
		w := strings.ToLower(m.d.Word(tok))
		if part, _, cut := strings.Cut(w, "-"); cut && part == "ex" {
			f.past = "former"
		}
		if gone[w] || coming[w] {
			f.past = w
		}
	}
	if phrase.Lower(&m.d.Parsed, head) == "designate" || strings.HasSuffix(phrase.Lower(&m.d.Parsed, head), "-elect") {
		f.past = "elect"
	}
	var o facts
	if depth < deepest {
		o = m.owner(pre, post, &f, depth)
	}
	f.join(o)
	f.complete()
	return f
}

// trim takes articles, possessives and marks off the edges of r.
func (m *maker) trim(r ling.Range) ling.Range {
	for !r.Empty() {
		t := m.d.Tags[r.From]
		if t.UPOS != "DET" && t.UPOS != "PUNCT" && t.XPOS != "PRP$" || t.UPOS != "PUNCT" && strings.Contains(m.d.Word(r.From), "-") {
			break // "ex-minister" is no article
		}
		r.From++
	}
	for !r.Empty() && (m.d.Tags[r.To-1].XPOS == "POS" || m.d.Tags[r.To-1].UPOS == "PUNCT") {
		r.To--
	}
	return r
}

// split parts a phrase into its noun with what stands before it, and the first
// preposition with what stands behind it.
func (m *maker) split(r ling.Range) (core, post ling.Range) {
	at := r.From + 1
	for ; at < r.To; at++ {
		w := strings.ToLower(m.d.Word(at))
		t := m.d.Tags[at]
		if owned[w] && (t.UPOS == "ADP" || t.UPOS == "PART" || t.UPOS == "SCONJ") || m.d.Word(at) == "," || t.UPOS == "AUX" || strings.HasPrefix(t.XPOS, "W") {
			break
		}
		if t.UPOS == "ADJ" && at+1 < r.To && owned[strings.ToLower(m.d.Word(at+1))] || t.UPOS == "ADV" && at+1 < r.To && owned[strings.ToLower(m.d.Word(at+1))] {
			break // "close to", "familiar with"
		}
		if t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VBG" && at > r.From+1 && m.d.Tags[at-1].UPOS == "NOUN" && !m.noun(at+1, r.To) {
			break
		}
	}
	return ling.Range{From: r.From, To: at}, ling.Range{From: at, To: r.To}
}

// orgWord is what a noun says of the kind of body it names.
func (m *maker) orgWord(tok ling.TokenID) (data.OrgWord, bool) {
	pair := ""
	if tok > 0 {
		pair = phrase.Lower(&m.d.Parsed, tok-1) + " " + phrase.Lower(&m.d.Parsed, tok)
		if strings.HasSuffix(pair, "right group") || strings.HasPrefix(pair, "right ") {
			pair = strings.ToLower(m.d.Word(tok-1)) + " " + phrase.Lower(&m.d.Parsed, tok)
		}
	}
	for _, s := range []string{pair, phrase.Lower(&m.d.Parsed, tok), strings.ToLower(m.d.Word(tok))} {
		if w, ok := m.lex.OrgWord(s); ok && w.Kind != "" {
			return w, true
		}
	}
	return data.OrgWord{}, false
}

func (m *maker) noun(tok, to ling.TokenID) bool { return tok < to && m.d.Tags[tok].UPOS == "NOUN" }

func (m *maker) plural(tok ling.TokenID) bool {
	switch m.d.Tags[tok].XPOS {
	case "NNS", "NNPS":
		return true
	}
	return false
}

// named says what is known of r as a name: of a country, of an actor of the text
// or of the gazetteer.
func (m *maker) named(r ling.Range) (facts, bool) {
	name := m.d.Words(r)
	if w, ok := m.lex.Country(name); ok {
		f := facts{kind: acta.KindState, country: w.Country.ISO3, code: w.Country.ISO3, rules: []string{"country:" + w.Country.ISO3}}
		if w.Sense == data.SenseDemonym {
			f.kind = acta.KindPeople
		}
		return f, true
	}
	if iso := m.lex.Region(name); iso == "-" {
		return facts{kind: acta.KindBloc, rules: []string{"region:many"}}, true
	} else if iso != "" {
		return facts{kind: acta.KindState, country: iso, code: iso, rules: []string{"region:" + iso}}, true
	}
	if a := m.actorAt(r); a != nil && (a.Country != "" || len(a.Sector) > 0) {
		return facts{kind: a.Kind, country: a.Country, sector: a.Sector, code: a.Code, rules: []string{"text"}}, true
	}
	if !phrase.Capital(&m.d.Parsed, r.From) && r.Len() == 1 {
		return facts{}, false
	}
	f, ok := m.known(name, "", "")
	if ok && f.kind == acta.KindIGO && r.Len() == 1 && m.d.Tags[r.From].UPOS == "ADJ" {
		return facts{}, false // "European" diplomats are not the Union's
	}
	return f, ok
}

// actorAt is the actor whose name r is, or nil.
func (m *maker) actorAt(r ling.Range) *acta.Actor {
	i := m.mentionAt(r)
	if i < 0 || !m.d.Mentions[i].Kind.IsName() || m.cast.OfMention[i] == "" {
		return nil
	}
	return &m.actors[m.at[m.cast.OfMention[i]]]
}

// known says what the gazetteer knows of a name.
func (m *maker) known(name, country string, kind acta.Kind) (facts, bool) {
	e := m.link(name, country, "", kind)
	if e == nil {
		return facts{}, false
	}
	return m.entryFacts(e), true
}

func (m *maker) entryFacts(e *gazetteer.Entry) facts {
	f := facts{kind: e.Kind, country: e.Country, sector: e.Sector, code: e.Code, entry: e, rules: []string{"actor:" + e.ID}}
	if m.date == "" {
		return f
	}
	if e.Kind != acta.KindPerson {
		// What a body was on the day: rebels, or a government.
		if o, ok := e.On(m.date); ok && len(o.Sector) > 0 {
			f.sector, f.code = o.Sector, o.Code
			f.rules = append(f.rules, "office.on:"+m.date)
		}
		return f
	}
	if o, ok := e.On(m.date); ok {
		f.office = &o
		f.sector, f.code = o.Sector, o.Code
		if o.Country != "" || o.Code != "" {
			f.country = o.Country
		}
		f.rules = append(f.rules, "office.on:"+m.date)
	} else if o, ok := e.Before(m.date); ok {
		f.office, f.past, f.sector = &o, "former", []string{elite}
		if o.Country != "" {
			f.country = o.Country
		}
		f.code = ""
		f.rules = append(f.rules, "office.before:"+m.date)
	}
	if f.code == "" {
		f.code = codeOf(f.country, f.sector)
	}
	return f
}

// link chooses an entry of the gazetteer, or none.
func (m *maker) link(name, country, title string, kind acta.Kind) *gazetteer.Entry {
	if m.gaz == nil {
		return nil
	}
	return m.gaz.Link(name, gazetteer.Context{
		Kind: kind, Country: country, Title: title, Date: m.date, Countries: m.countries, Names: m.names,
	}).Entry
}

// owner is whom a phrase belongs to: by the words before its noun, else by those
// behind it.
func (m *maker) owner(pre, post ling.Range, f *facts, depth int) facts {
	if o := m.ownerBefore(pre, f, depth); o.country != "" || len(o.sector) > 0 || o.kind == acta.KindIGO {
		return o
	}
	at := post.From
	for at < post.To && m.d.Tags[at].UPOS != "ADP" && m.d.Tags[at].UPOS != "PART" && m.d.Tags[at].UPOS != "SCONJ" {
		if u := m.d.Tags[at].UPOS; u != "ADJ" && u != "ADV" {
			return facts{}
		}
		at++
	}
	if at >= post.To {
		return facts{}
	}
	close := at > post.From && strings.EqualFold(m.d.Word(post.From), "close")
	official := f.role != nil && f.role.Rank == data.RankOfficial
	switch strings.ToLower(m.d.Word(at)) {
	case "of", "at", "from":
	case "for":
		if official && f.role.Name != "official" && !strings.Contains(f.role.Name, "spokes") {
			return facts{} // "envoy for Arvenia"
		}
	case "to":
		if !close && (f.role == nil || f.role.Rank != data.RankNone) {
			return facts{}
		}
	case "in":
		if f.role == nil && f.kind == "" && !f.paper && !m.inBody(at+1, post.To) || official && f.role.Name != "official" || f.role != nil && f.role.Rank == data.RankBody && f.role.Name == "embassy" {
			return facts{}
		}
	default:
		return facts{}
	}
	rest := ling.Range{From: at + 1, To: post.To}
	for tok := rest.From; tok < rest.To; tok++ {
		if w := m.d.Word(tok); w == "," || m.d.Tags[tok].XPOS == "VBD" || strings.HasPrefix(m.d.Tags[tok].XPOS, "W") {
			rest.To = tok
		}
	}
	o := m.read(rest, depth+1)
	if close {
		o.sector, o.code = nil, ""
	}
	return o
}

// inBody reports whether a phrase names a public body by its noun: "the defence
// ministry".
func (m *maker) inBody(from, to ling.TokenID) bool {
	o := m.read(ling.Range{From: from, To: to}, deepest)
	return o.role != nil && (o.role.Rank == data.RankBody || o.role.Rank == data.RankForce)
}

// ownerBefore reads the words before a noun: "the Arvenian interior ministry's"
// spokesman.
func (m *maker) ownerBefore(pre ling.Range, f *facts, depth int) facts {
	pre = m.trim(pre)
	if pre.Empty() {
		return facts{}
	}
	// The longest name wins, the first of those.
	for n := min(pre.Len(), 6); n > 0; n-- {
		for from := pre.From; from+ling.TokenID(n) <= pre.To; from++ {
			part := ling.Range{From: from, To: from + ling.TokenID(n)}
			if last := m.d.Tags[part.To-1]; !phrase.Capital(&m.d.Parsed, from) || !m.free(part, pre.To) || last.UPOS == "PUNCT" || last.XPOS == "POS" {
				continue
			}
			o, ok := m.named(part)
			if former, cut := strings.CutPrefix(strings.ToLower(m.d.Word(from)), "ex-"); cut && n == 1 && !ok {
				word := m.d.Word(from)
				o, ok = m.known(word[len(word)-len(former):], "", "")
			}
			if !ok {
				continue
			}
			if o.kind == acta.KindState || o.kind == acta.KindPeople {
				if !m.apart(part, pre) {
					continue
				}
				o.kind = acta.KindState
				// "Arvenian interior ministry": the ministry is Arvenia's.
				if rest := (ling.Range{From: part.To, To: pre.To}); !rest.Empty() && depth < deepest {
					body := m.read(rest, deepest)
					if body.role != nil && (body.role.Rank == data.RankBody || body.role.Rank == data.RankForce) || body.kind != "" && body.kind != acta.KindPerson {
						body.country, body.code = o.country, ""
						body.rules = append(body.rules, o.rules...)
						body.complete()
						return body
					}
				}
			}
			return o
		}
	}
	if depth >= deepest {
		return facts{}
	}
	return m.read(ling.Range{From: pre.From, To: pre.To}, deepest)
}

// free reports whether a name before a noun says whose it is: not so in
// "Arvenia-backed rebels".
func (m *maker) free(part ling.Range, to ling.TokenID) bool {
	if part.From > 0 && m.d.Word(part.From-1) == "-" && !m.d.SpaceAfter(part.From-1) {
		return false
	}
	if part.To+1 < to+1 && part.To < ling.TokenID(len(m.d.Tokens)) && m.d.Word(part.To) == "-" && part.To+1 < ling.TokenID(len(m.d.Tokens)) {
		return placed[strings.ToLower(m.d.Word(part.To+1))]
	}
	return true
}

// apart reports whether a country's name is not part of a longer one: "Arvenian"
// in "Arvenian Bakers president" is.
func (m *maker) apart(part, in ling.Range) bool {
	if part.From > in.From && m.d.Tags[part.From-1].UPOS == "PROPN" {
		return false
	}
	if part.To >= in.To || m.d.Tags[part.To].UPOS != "PROPN" {
		return true
	}
	for tok := part.To; tok < in.To; tok++ {
		lemma := phrase.Lower(&m.d.Parsed, tok)
		if w, ok := m.lex.OrgWord(lemma); ok && w.Kind == acta.KindBody || m.lex.EndsRole(lemma) {
			return true
		}
	}
	_, known := m.known(m.d.Words(ling.Range{From: part.To, To: in.To}), "", "")
	return known
}

// join adds what the owner of a phrase says.
func (f *facts) join(o facts) {
	f.rules = append(f.rules, o.rules...)
	if f.country == "" {
		f.country = o.country
	}
	own := f.sector
	if f.role != nil && f.role.Sector != "" {
		own = []string{f.role.Sector}
	}
	if f.role != nil && f.role.Name == "leader" && o.kind == acta.KindState {
		own = []string{"GOV"}
	}
	// A commander of rebels is one of them.
	if len(own) > 0 && own[0] == "MIL" && len(o.sector) > 0 && (o.sector[0] == "REB" || o.sector[0] == "COP") {
		own = o.sector[:1]
	}
	generic := f.role != nil && (f.role.Sector == "" || f.role.Rank == data.RankOfficial && f.role.Name != "ambassador" && f.role.Name != "embassy")
	switch {
	case o.kind == acta.KindIGO || len(o.sector) > 0 && o.sector[0] == "IGO":
		f.sector, f.code = []string{"IGO"}, o.code
		if f.role != nil && f.role.Rank == data.RankForce {
			f.kind = acta.KindForce
		}
		if o.kind == acta.KindIGO && f.kind == acta.KindBody {
			f.kind = acta.KindIGO
		}
	case len(own) == 0 || generic && len(o.sector) > 0:
		f.sector = own
		if len(o.sector) > 0 && !f.paper {
			f.sector = o.sector[:1]
			f.code = ""
			if o.country == "" {
				f.code = o.code
			}
		}
	default:
		f.sector = own
	}
}

// elite is CAMEO's sector of who was in office and is no more.
const elite = "ELI"

// complete fills in what follows from the rest.
func (f *facts) complete() {
	switch {
	case gone[f.past]:
		f.sector, f.code = []string{elite}, ""
	case f.past != "":
		f.sector, f.code = nil, ""
	}
	if f.code == "" {
		f.code = codeOf(f.country, f.sector)
	}
	if f.role == nil {
		return
	}
	switch f.role.Rank {
	case data.RankBody, data.RankForce:
		if f.kind == "" {
			f.kind = acta.Kind(f.role.Rank)
		}
	}
}

// codeOf is the CAMEO code of a sector of a country.
func codeOf(country string, sector []string) string {
	if country == "" {
		return ""
	}
	if len(sector) == 0 {
		return country
	}
	return country + sector[0]
}
