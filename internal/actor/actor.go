// Package actor turns the chains of a text into actors: who each is, of what
// kind and country, in which office, and how far the text names it.
//
// It knows what the text says and what the gazetteer says of names, no more.
// What neither settles stays empty.
package actor

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/phrase"
)

// Cast says where the actors of a text stand.
type Cast struct {
	OfMention []acta.ActorID // of each mention, empty where it names no actor
	OfQuote   []acta.ActorID // of each quote's source, empty where it has none
	kinds     map[acta.ActorID]acta.Kind
}

// Kind is the kind of an actor, empty where there is no such actor.
func (c *Cast) Kind(id acta.ActorID) acta.Kind { return c.kinds[id] }

// World is what is known beside the text.
type World struct {
	Lexicon   *data.Lexicon
	Gazetteer *gazetteer.Gazetteer // nil: names are not looked up
	Date      string               // of the text, YYYY-MM-DD; empty: offices are not looked up
}

// Make makes the actors of d, which has the given id: every name of a person or body, the countries
// among its places, each other thing that speaks, and offices and bodies that
// a phrase names. A place that neither speaks nor is a country is none. They are
// in the order of their first mentions.
func Make(id acta.DocID, d *ling.Doc, w World) ([]acta.Actor, *Cast) {
	m := newMaker(id, d, w)
	// Names first: a phrase may say that it belongs to one that comes later.
	for _, names := range []bool{true, false} {
		for i := range d.Mentions {
			mentions, chain := []ling.MentionID{ling.MentionID(i)}, (*ling.Chain)(nil)
			if c := d.ChainOf[i]; c != ling.None {
				chain = &d.Chains[c]
				mentions = chain.Mentions
			}
			if mentions[0] == ling.MentionID(i) && names == m.isNamed(mentions, chain) {
				m.add(mentions, chain)
			}
		}
	}
	m.sort()
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Speaker != ling.None {
			m.cast.OfQuote[i] = m.cast.OfMention[q.Speaker]
		}
		if m.cast.OfQuote[i] == "" && len(q.Source) > 0 {
			m.cast.OfQuote[i] = m.addSource(q.Source[0])
		}
	}
	m.sort() // a source may have become one more mention of an actor
	return m.actors, &m.cast
}

// Of makes the actor that the words r of d name, whether or not they are a
// mention.
func Of(id acta.DocID, d *ling.Doc, w World, r ling.Range) acta.Actor {
	actors, cast := Make(id, d, w)
	m := newMaker(id, d, w)
	m.actors, m.cast = actors, *cast
	for i := range actors {
		m.at[actors[i].ID] = i
	}
	r = m.trim(r)
	if r.Empty() {
		return acta.Actor{Kind: acta.KindUnnamed, Anonymity: acta.Bare, Why: "no words"}
	}
	if i := m.mentionFor(r); i >= 0 {
		return actors[m.at[cast.OfMention[i]]]
	}
	made := m.addSource(r)
	return m.actors[m.at[made]]
}

// mentionFor is the mention of an actor that says whom the words r name, or -1:
// one of the same words, the person named in them, or one with the same noun.
func (m *maker) mentionFor(r ling.Range) int {
	best := -1
	core, _ := m.split(r)
	for i := range m.d.Mentions {
		n := m.d.Mentions[i]
		if !r.Overlaps(n.Range) || m.cast.OfMention[i] == "" {
			continue
		}
		bare := m.trim(n.Range)
		switch {
		case bare == r, n.Kind.IsName() && bare.Contains(r) && bare.To == r.To:
			return i
		case n.Kind == ling.PersonName && core.Contains(bare) && bare.To == core.To:
			return i // "Arvenian President Ilan Dovar, who …"
		case n.Kind == ling.PersonName && r.Contains(bare) && bare.To == r.To && (m.apposed(bare) || m.titled(n.Range, r)):
			return i
		case best < 0 && n.Kind == ling.Nominal && n.Head == core.To-1:
			best = i
		}
	}
	return best
}

// apposed reports whether a name stands right behind a comma.
func (m *maker) apposed(name ling.Range) bool { return name.From > 0 && m.d.Word(name.From-1) == "," }

// titled reports whether an office of r stands right before a name.
func (m *maker) titled(name, r ling.Range) bool {
	o := phrase.OfficeOfName(&m.d.Parsed, m.lex, name)
	return o != nil && r.Contains(o.Range) && o.Range.To <= name.From
}

func newMaker(id acta.DocID, d *ling.Doc, w World) *maker {
	m := &maker{
		d: d, lex: w.Lexicon, gaz: w.Gazetteer, date: w.Date, id: id, at: map[acta.ActorID]int{},
		byEntry: map[*gazetteer.Entry]acta.ActorID{}, countries: map[string]int{},
		cast: Cast{
			OfMention: make([]acta.ActorID, len(d.Mentions)),
			OfQuote:   make([]acta.ActorID, len(d.Quotes)),
			kinds:     map[acta.ActorID]acta.Kind{},
		},
	}
	m.speaks = make([]bool, len(d.Mentions))
	m.source = map[ling.MentionID]ling.Range{}
	for i := range d.Quotes {
		if s := d.Quotes[i].Speaker; s != ling.None {
			m.speaks[s] = true
			if src := d.Quotes[i].Source; len(src) > 0 && src[0].Contains(d.Mentions[s].Range) {
				m.source[s] = src[0]
			}
		}
	}
	for i := range d.Mentions {
		n := d.Mentions[i]
		if !n.Kind.IsName() {
			continue
		}
		name := d.Words(phrase.BareName(&d.Parsed, m.lex, n.Range, n.Kind == ling.PersonName))
		if w, ok := m.lex.Country(name); ok {
			m.countries[w.Country.ISO3]++
		} else if n.Kind != ling.PlaceName && !slices.Contains(m.names, name) {
			m.names = append(m.names, name)
		}
	}
	// "Arvenian" before a noun is no mention, but says what the text is about.
	for tok := range ling.TokenID(len(d.Tokens)) {
		if d.Tags[tok].UPOS == "ADJ" && phrase.Capital(&d.Parsed, tok) {
			if w, ok := m.lex.Country(d.Word(tok)); ok {
				m.countries[w.Country.ISO3]++
			}
		}
	}
	return m
}

// isNamed reports whether the first or only mention of a thing that counts is a name.
func (m *maker) isNamed(mentions []ling.MentionID, chain *ling.Chain) bool {
	return chain != nil && chain.Name != ling.None || chain == nil && m.d.Mentions[mentions[0]].Kind.IsName()
}

// sort puts mentions into the order of the text, each once, and the actors into that
// of their first mentions.
func (m *maker) sort() {
	for i := range m.actors {
		a := &m.actors[i]
		slices.SortStableFunc(a.Mentions, func(a, b acta.MentionOf) int {
			return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
		})
		a.Mentions = slices.CompactFunc(a.Mentions, func(a, b acta.MentionOf) bool { return a.Span == b.Span })
	}
	slices.SortStableFunc(m.actors, func(a, b acta.Actor) int {
		return int(a.Mentions[0].Span.Start - b.Mentions[0].Span.Start)
	})
	for i := range m.actors {
		m.at[m.actors[i].ID] = i
	}
}

type maker struct {
	d         *ling.Doc
	lex       *data.Lexicon
	gaz       *gazetteer.Gazetteer
	date      string
	id        acta.DocID
	actors    []acta.Actor
	at        map[acta.ActorID]int // of each actor, in actors
	cast      Cast
	speaks    []bool
	source    map[ling.MentionID]ling.Range // of each mention that speaks: the source around it
	byEntry   map[*gazetteer.Entry]acta.ActorID
	countries map[string]int   // how often the text names each
	names     []string         // of persons and bodies in the text
	entry     *gazetteer.Entry // of the actor that is being made, nil where it is not to be joined with others of it
}

// add makes the actor that the mentions name, if it is one.
func (m *maker) add(mentions []ling.MentionID, chain *ling.Chain) {
	name, lead := ling.MentionID(ling.None), mentions[0]
	if chain != nil {
		name = chain.Name
	} else if m.d.Mentions[lead].Kind.IsName() {
		name = lead
	}
	if name != ling.None {
		lead = name
	} else {
		for _, id := range mentions {
			if m.d.Mentions[id].Kind == ling.Nominal {
				lead = id
				break
			}
		}
	}
	speaks := false
	for _, id := range mentions {
		if m.speaks[id] && !speaks {
			speaks = true
			if m.d.Mentions[lead].Kind == ling.Pronoun {
				lead = id // "she", not the "us" of her words
			}
		}
	}
	a := acta.Actor{}
	m.entry = nil
	kind := m.d.Mentions[lead].Kind
	switch kind {
	case ling.PersonName:
		kind = m.kindOf(lead)
	case ling.OrgName:
		// A full name that only a person is known by.
		name := m.name(m.d.Mentions[lead].Range, true)
		if e := m.link(name, "", "", ""); e != nil && e.Kind == acta.KindPerson && strings.Contains(name, " ") {
			kind = ling.PersonName
		}
	}
	switch kind {
	case ling.PersonName:
		m.person(&a, lead, mentions)
	case ling.OrgName:
		if !m.body(&a, lead, mentions) && !speaks {
			return
		}
	case ling.PlaceName:
		if !m.place(&a, lead, mentions) && !speaks && !m.acts(mentions) {
			return
		}
	case ling.Nominal:
		if !m.nominal(&a, m.whole(lead), m.d.Mentions[lead].Head) && !speaks {
			return
		}
	case ling.Pronoun:
		if !speaks {
			return
		}
		m.pronoun(&a, lead, chain)
	default:
		return
	}
	for _, id := range mentions {
		a.Mentions = append(a.Mentions, acta.MentionOf{Span: m.d.Span(m.d.Mentions[id].Range), Form: m.form(id)})
	}
	for _, id := range mentions {
		m.cast.OfMention[id] = ""
	}
	a.ID = acta.ActorID(acta.EntryID(m.id, "a", spansOf(a.Mentions)...))
	made := m.put(a)
	for _, id := range mentions {
		m.cast.OfMention[id] = made
	}
}

// put enters an actor, or adds its mentions to the actor of the same entry of
// the gazetteer, and gives the id that it has now.
func (m *maker) put(a acta.Actor) acta.ActorID {
	if m.entry != nil {
		if id, made := m.byEntry[m.entry]; made {
			to := &m.actors[m.at[id]]
			to.Mentions = append(to.Mentions, a.Mentions...)
			if to.Office == "" {
				to.Office = a.Office
			}
			return id
		}
		m.byEntry[m.entry] = a.ID
	}
	if _, made := m.cast.kinds[a.ID]; !made {
		m.cast.kinds[a.ID] = a.Kind
		m.at[a.ID] = len(m.actors)
		m.actors = append(m.actors, a)
	}
	return a.ID
}

func spansOf(mentions []acta.MentionOf) []acta.Span {
	out := make([]acta.Span, len(mentions))
	for i, m := range mentions {
		out[i] = m.Span
	}
	return out
}

// kindOf is the kind of a name that the namer took for a person's: a name that
// only a place or a body is known by is not one.
func (m *maker) kindOf(id ling.MentionID) ling.MentionKind {
	r := m.d.Mentions[id].Range
	name := m.name(r, true)
	if phrase.OfficeOfName(&m.d.Parsed, m.lex, r) != nil || m.gaz != nil && m.link(name, "", "", acta.KindPerson) != nil {
		return ling.PersonName
	}
	if _, ok := m.lex.Country(name); ok {
		return ling.PlaceName
	}
	if e := m.link(name, "", "", ""); e != nil && e.Kind != acta.KindPerson {
		return ling.OrgName
	}
	return ling.PersonName
}

// form is how a mention names its actor.
func (m *maker) form(id ling.MentionID) acta.Form {
	mention := m.d.Mentions[id]
	switch mention.Kind {
	case ling.Pronoun:
		return acta.FormPronoun
	case ling.Nominal:
		return acta.FormNominal
	}
	if w, ok := m.lex.Country(m.d.Words(mention.Range)); ok && w.Sense == data.SenseDemonym {
		return acta.FormDemonym
	}
	return acta.FormName
}

// name is the words of r without titles, article and possessive.
func (m *maker) name(r ling.Range, person bool) string {
	return m.d.Words(phrase.BareName(&m.d.Parsed, m.lex, r, person))
}

// person fills a for the person whose fullest name is lead: by the words around
// the names, then by the gazetteer.
func (m *maker) person(a *acta.Actor, lead ling.MentionID, mentions []ling.MentionID) {
	a.Name = m.name(m.wholeName(m.d.Mentions[lead].Range), true)
	a.Kind, a.Anonymity = acta.KindPerson, acta.Named
	var best *phrase.Office
	var said facts
	for _, id := range mentions {
		var o *phrase.Office
		switch n := m.d.Mentions[id]; n.Kind {
		case ling.PersonName:
			o = phrase.OfficeOfName(&m.d.Parsed, m.lex, m.wholeName(n.Range))
		case ling.Nominal:
			o = phrase.OfficeAt(&m.d.Parsed, m.lex, n.Head)
		}
		if o == nil || o.Role.Rank == data.RankBody || o.Role.Rank == data.RankForce {
			continue
		}
		f := m.read(m.around(o), 0)
		if f.role == nil {
			f = facts{role: o.Role, at: o.Range, sector: sectorOf(o.Role)}
			if o.Country != nil {
				f.country = o.Country.ISO3
			}
			f.complete()
		}
		// The office with a country says more than the one without.
		if best == nil || said.country == "" && f.country != "" || best.Of.Empty() && !o.Of.Empty() && said.country == "" {
			best, said = o, f
		}
	}
	title := ""
	if best != nil {
		title = m.d.Words(best.Range)
		a.Office = m.officeName(best, said)
		a.Country, a.Sector, a.Code, a.Rules = said.country, said.sector, said.code, said.rules
	}
	if e := m.link(a.Name, a.Country, title, acta.KindPerson); e != nil {
		m.fill(a, e, best, said)
		return
	}
	if n := m.d.Mentions[lead]; best == nil && n.Len() == 1 && m.plural(n.From) {
		a.Kind, a.Anonymity, a.Why = acta.KindPeople, acta.Institution, "a people or faith that is not in the gazetteer"
		return
	}
	switch {
	case best == nil:
		a.Why = "no office or country beside the name"
	case a.Country == "" && best.Of.Empty() && len(a.Rules) < 2:
		a.Why = "the text does not say whose office it is"
	}
}

// wholeName widens a name over the names right before it, back to an office:
// the namer may have found but the last word of "spokeswoman Ilan Dovar".
func (m *maker) wholeName(r ling.Range) ling.Range {
	sent := m.d.Sents[m.d.SentOf(r.From)]
	from := r.From
	for from > sent.From && r.From-from < 3 {
		tok := from - 1
		if m.lex.EndsRole(phrase.Lower(&m.d.Parsed, tok)) {
			if from < r.From {
				r.From = from
			}
			break
		}
		if m.d.Tags[tok].UPOS != "PROPN" || !phrase.Capital(&m.d.Parsed, tok) || m.mentionAt(ling.Range{From: tok, To: from}) >= 0 {
			break
		}
		from--
	}
	return r
}

func sectorOf(r *data.Role) []string {
	if r.Sector == "" {
		return nil
	}
	return []string{r.Sector}
}

// around is the phrase around an office: "the spokesman for the Arvenian army".
func (m *maker) around(o *phrase.Office) ling.Range {
	sent := m.d.Sents[m.d.SentOf(o.Range.From)]
	r := o.Range
	if !o.Of.Empty() && o.Of.From < r.From {
		r.From = o.Of.From
	}
	for r.From > sent.From && o.Range.From-r.From < 10 {
		t := m.d.Tags[r.From-1]
		w := m.d.Word(r.From - 1)
		if low := strings.ToLower(w); gone[low] || coming[low] || standIns[low] {
			r.From--
			continue
		}
		if t.UPOS != "ADJ" && t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.XPOS != "POS" && w != "-" && t.XPOS != "VBN" && !strings.HasPrefix(strings.ToLower(w), "ex-") {
			break
		}
		if i := m.mentionAt(ling.Range{From: r.From - 1, To: r.From}); t.UPOS == "PROPN" && i >= 0 && m.d.Mentions[i].Kind == ling.PersonName && (r.From == o.Range.From || m.d.Tags[r.From].XPOS != "POS") {
			break
		}
		r.From--
	}
	if r.To < sent.To && m.d.Tags[r.To].UPOS == "ADP" {
		for r.To < sent.To {
			t := m.d.Tags[r.To]
			if t.UPOS == "PUNCT" && m.d.Word(r.To) != "-" || t.UPOS == "VERB" && t.XPOS != "VBN" || t.UPOS == "AUX" || strings.HasPrefix(t.XPOS, "W") || t.UPOS == "CCONJ" {
				break
			}
			r.To++
		}
	}
	return r
}

// mentionAt is the innermost name that holds r, or -1.
func (m *maker) mentionAt(r ling.Range) int {
	at, _ := slices.BinarySearchFunc(m.d.Mentions, r.From+1, func(n ling.Mention, at ling.TokenID) int { return int(n.From - at) })
	for i := at - 1; i >= 0 && i > at-8; i-- {
		n := m.d.Mentions[i]
		if n.Kind.IsName() && n.Contains(r) && (r.Len() == 1 && n.Kind == ling.PersonName || m.trim(n.Range) == r) {
			return i
		}
	}
	return -1
}

// fill adds what the gazetteer knows of a person to what the text says, which
// wins: the office on the day, where the text names none or says less of it.
func (m *maker) fill(a *acta.Actor, e *gazetteer.Entry, said *phrase.Office, text facts) {
	m.entry = e
	f := m.entryFacts(e)
	a.Name, a.Wikidata = plainName(e.Name), e.Wikidata
	a.Rules = append(a.Rules, f.rules...)
	if said != nil && text.past != "" && text.country == "" && f.office != nil {
		a.Country, a.Code = f.country, codeOf(f.country, a.Sector)
		a.Office = withCountry(a.Office, m.countryName(f.country))
		return
	}
	if said != nil && (text.country != "" || text.past != "" || len(text.sector) > 0 && text.sector[0] == "IGO") {
		return
	}
	same := said == nil || f.office != nil && (len(a.Sector) == 0 || len(f.sector) > 0 && a.Sector[0] == f.sector[0])
	if a.Country == "" {
		a.Country = f.country
	}
	switch {
	case same && f.office != nil:
		a.Country, a.Sector, a.Code = f.country, f.sector, f.code
		if said == nil {
			a.Office = m.officeOf(f.office, f.past)
		} else if strings.Contains(strings.ToLower(f.office.Title), said.Role.Name) && f.past == "" {
			a.Office = m.officeOf(f.office, "")
		} else if f.past == "" && f.country != "" {
			a.Office = withCountry(a.Office, m.countryName(f.country))
		}
	case said == nil && m.date == "":
		a.Code = a.Country
		a.Why = "no date in the text to tell the office by"
	case said == nil:
		a.Code, a.Sector = f.code, f.sector
		if len(f.sector) == 0 {
			a.Why = "no office on the day is known"
		}
	default:
		a.Code = codeOf(a.Country, a.Sector)
	}
}

// plainName is a name without what tells it from others of that name.
func plainName(name string) string {
	name, _, _ = strings.Cut(name, " (")
	return name
}

func (m *maker) countryName(iso string) string {
	for i := range m.lex.Countries {
		if c := &m.lex.Countries[i]; c.ISO3 == iso {
			return c.Name
		}
	}
	return ""
}

// withCountry is "President of Arvenia".
func withCountry(office, country string) string {
	if country == "" || strings.Contains(office, country) {
		return office
	}
	words := strings.Fields(country)
	switch last := words[len(words)-1]; {
	case words[0] == "United", last == "Republic", last == "Islands", last == "Kingdom", last == "Netherlands", last == "Philippines":
		country = "the " + country
	}
	return office + " of " + country
}

// officeOf is an office of the gazetteer, with whose it is.
func (m *maker) officeOf(o *gazetteer.Office, past string) string {
	title := o.Title
	lower := strings.ToLower(title)
	if role, n := m.lex.Role(strings.Fields(lower)); role != nil && n == len(strings.Fields(lower)) {
		title = lower
	}
	if past != "" {
		if title == o.Title {
			return "Former " + title
		}
		title = past + " " + title
	}
	title = strings.ToUpper(title[:1]) + title[1:]
	if o.Country == "" || strings.Contains(lower, " of ") && title == o.Title || strings.Contains(lower, " to ") {
		return title
	}
	return withCountry(title, m.countryName(o.Country))
}

// officeName is the office that the text says, with whose it is: "President of
// Russia". Where it is no country that is known, the text's own words stand
// before it.
func (m *maker) officeName(o *phrase.Office, f facts) string {
	name := o.Role.Name
	for tok := f.at.From - 1; f.role != nil && tok >= 0 && f.at.From-tok <= 2; tok-- {
		if w := strings.ToLower(m.d.Word(tok)); standIns[w] && !strings.HasPrefix(name, w) {
			name = w + " " + name
			break
		}
	}
	if f.past != "" && f.past != "elect" {
		name = f.past + " " + name
	}
	upper := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	of := o.Of
	for !of.Empty() && of.From > 0 && of.From < o.Range.From && m.d.SentOf(of.From-1) == m.d.SentOf(of.From) && phrase.Capital(&m.d.Parsed, of.From-1) {
		t := m.d.Tags[of.From-1]
		if low := strings.ToLower(m.d.Word(of.From - 1)); t.UPOS != "ADJ" && t.UPOS != "PROPN" || gone[low] || coming[low] || standIns[low] {
			break
		}
		of.From--
	}
	if f.role != nil && f.role.Rank == data.RankNone && f.at.To > f.at.From {
		// "Head of the Arvenian central bank"
		if r := m.around(o); r.To > f.at.To {
			if w := strings.ToLower(m.d.Word(f.at.To)); w == "of" || w == "for" {
				if _, ok := m.lex.Country(m.d.Words(m.trim(ling.Range{From: f.at.To + 1, To: r.To}))); !ok {
					return upper(name) + " " + m.d.Words(ling.Range{From: f.at.To, To: r.To})
				}
			}
		}
	}
	switch {
	case f.country != "" && (o.Country != nil || o.Of.Empty()):
		if o.Role.Rank == data.RankNone && o.Country == nil && o.Role.Sector != "OPP" {
			return upper(name)
		}
		return withCountry(upper(name), m.countryName(f.country))
	case !o.Of.Empty() && o.Of.From > o.Range.From:
		return upper(name) + " of " + m.d.Words(o.Of)
	case !of.Empty():
		return m.d.Words(of) + " " + name
	}
	return upper(name)
}

// set fills a with what is known of an entry that is no person.
func (m *maker) set(a *acta.Actor, f facts) {
	a.Kind, a.Country, a.Code, a.Sector, a.Anonymity, a.Why = f.kind, f.country, f.code, f.sector, acta.Institution, ""
	a.Rules = f.rules
	if f.entry != nil {
		m.entry = f.entry
		a.Name, a.Wikidata = plainName(f.entry.Name), f.entry.Wikidata
	}
}

// body fills a for an organisation, and reports whether its name alone makes it
// an actor: a war or a law is none.
func (m *maker) body(a *acta.Actor, lead ling.MentionID, mentions []ling.MentionID) bool {
	r := m.d.Mentions[lead].Range
	a.Name = m.name(r, false)
	a.Anonymity = acta.Institution
	if w, ok := m.lex.Country(a.Name); ok {
		m.country(a, w)
		return true
	}
	whole := ling.Range{From: m.beforeName(r), To: r.To}
	c := m.countryIn(whole)
	iso := ""
	if c != nil {
		iso = c.ISO3
	}
	for _, name := range []string{a.Name, m.longest(mentions)} {
		if f, ok := m.known(name, iso, ""); ok && f.kind != acta.KindPerson {
			m.set(a, f)
			return true
		}
	}
	if b := m.lex.Body(a.Name); b != nil {
		a.Kind, a.Country, a.Code, a.Rules = b.Kind, b.Country, b.Code, []string{"body:" + b.Name}
		if b.Sector != "" {
			a.Sector = []string{b.Sector}
		}
		if a.Code == "" {
			a.Code = codeOf(a.Country, a.Sector)
		}
		return true
	}
	if m.region(a) {
		return true
	}
	a.Kind = acta.KindGroup
	known := false
	for tok := r.To - 1; tok >= r.From && !known; tok-- {
		if w, ok := m.lex.OrgWord(strings.ToLower(m.d.Word(tok))); ok {
			a.Kind, known = w.Kind, true
			a.Rules = []string{"word:" + strings.ToLower(m.d.Word(tok))}
			if w.Sector != "" {
				a.Sector = []string{w.Sector}
			}
			// "the Defence Ministry" is told from others by the word before it.
			if role, n := m.lex.Role(phrase.Lemmas(&m.d.Parsed, ling.Range{From: max(r.From, tok-3), To: tok + 1})); role != nil && n > 1 && role.Rank == data.RankBody {
				a.Sector, a.Rules = []string{role.Sector}, []string{"role:" + role.Name}
			}
		}
	}
	if c != nil {
		a.Country, a.Code = iso, codeOf(iso, a.Sector)
		a.Rules = append(a.Rules, "country:"+iso)
	} else if iso := m.lex.Region(m.d.Word(r.From)); iso != "" && iso != "-" && r.Len() > 1 {
		a.Country, a.Code = iso, codeOf(iso, a.Sector)
		a.Rules = append(a.Rules, "region:"+iso)
	}
	if !known {
		a.Why = "the name does not say what kind of body it is"
	}
	if a.Kind == "" {
		a.Kind, a.Why = acta.KindDocument, "a name that is no body's"
		return false
	}
	return true
}

// acts reports whether a place does something under a noun of its own: "the
// town lifted the curfew".
func (m *maker) acts(mentions []ling.MentionID) bool {
	for _, id := range mentions {
		if n := m.d.Mentions[id]; n.Kind == ling.Nominal && m.d.Arcs[n.Head].Rel == "nsubj" {
			return true
		}
	}
	return false
}

// region fills a for a part of a state, whose authorities act under its name.
func (m *maker) region(a *acta.Actor) bool {
	iso := m.lex.Region(a.Name)
	if iso == "" || iso == "-" {
		return false
	}
	a.Kind, a.Country, a.Sector, a.Anonymity = acta.KindBody, iso, []string{"GOV"}, acta.Institution
	a.Code, a.Rules = codeOf(iso, a.Sector), []string{"region:" + iso}
	return true
}

// longest is the longest name among mentions.
func (m *maker) longest(mentions []ling.MentionID) string {
	best := ""
	for _, id := range mentions {
		if n := m.d.Mentions[id]; n.Kind.IsName() {
			if name := m.name(n.Range, false); len(name) > len(best) {
				best = name
			}
		}
	}
	return best
}

// beforeName widens a name to the left over the adjectives beside it: "Arvenian
// [Navy]".
func (m *maker) beforeName(r ling.Range) ling.TokenID {
	from := r.From
	for from > m.d.Sents[m.d.SentOf(r.From)].From && r.From-from < 2 && (m.d.Tags[from-1].UPOS == "ADJ" || m.d.Tags[from-1].XPOS == "POS" || m.d.Tags[from-1].UPOS == "PROPN" && m.d.Tags[from].XPOS == "POS") {
		from--
	}
	return from
}

// countryIn is the country that words of r name, or nil.
func (m *maker) countryIn(r ling.Range) *data.Country {
	for n := min(r.Len(), 4); n > 0; n-- {
		for from := r.From; from+ling.TokenID(n) <= r.To; from++ {
			part := ling.Range{From: from, To: from + ling.TokenID(n)}
			if w, ok := m.lex.Country(m.d.Words(part)); ok && w.Sense != data.SenseCapital && m.free(part, r.To) {
				return w.Country
			}
		}
	}
	return nil
}

func (m *maker) country(a *acta.Actor, w data.CountryWord) {
	a.Kind, a.Country, a.Code = acta.KindState, w.Country.ISO3, w.Country.ISO3
	a.Rules = []string{"country:" + w.Country.ISO3}
	switch w.Sense {
	case data.SenseDemonym:
		a.Kind = acta.KindPeople
	case data.SenseState:
		a.Name, a.Wikidata = w.Country.Name, w.Country.Wikidata
		if m.gaz != nil {
			m.entry = m.gaz.ID(w.Country.ISO3)
		}
	case data.SenseCapital:
		a.Rules = append(a.Rules, "capital")
	}
}

// place fills a for a place, and reports whether the place is an actor by its
// name alone.
func (m *maker) place(a *acta.Actor, lead ling.MentionID, mentions []ling.MentionID) bool {
	a.Name = m.name(m.d.Mentions[lead].Range, false)
	a.Anonymity = acta.Institution
	if w, ok := m.lex.Country(a.Name); ok {
		m.country(a, w)
		return w.Sense != data.SenseCapital
	}
	if f, ok := m.known(a.Name, "", ""); ok && f.kind != acta.KindPerson {
		m.set(a, f)
		return true
	}
	if m.region(a) {
		return false
	}
	for _, id := range mentions {
		if n := m.d.Mentions[id]; n.Kind.IsName() && phrase.HasGovernment(&m.d.Parsed, m.lex, n.Range) {
			a.Kind = acta.KindState
			a.Why = "a state that is not in the gazetteer"
			return true
		}
	}
	// The authorities of a place that speaks.
	a.Kind = acta.KindBody
	a.Why = "a place that is not in the gazetteer"
	return false
}
