// Package actor turns the chains of a text into actors: who each is, of what
// kind and country, in which office, and how far the text names it.
//
// It knows what the text says and what the gazetteer says of names, no more.
// What neither settles stays empty.
package actor

import (
	"strings"

	"acta"
	"acta/data"
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

// Make makes the actors of d, which has the given id: every name of a person or body, the countries
// among its places, each other thing that speaks, and offices and bodies that
// a phrase names. A place that neither speaks nor is a country is none.
func Make(id acta.DocID, d *ling.Doc, lex *data.Lexicon) ([]acta.Actor, *Cast) {
	m := &maker{
		d: d, lex: lex, id: id, at: map[acta.ActorID]int{},
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
		// A chain is made where its first mention stands, so actors are in text order.
		switch c := d.ChainOf[i]; {
		case c == ling.None:
			m.add([]ling.MentionID{ling.MentionID(i)}, nil)
		case d.Chains[c].Mentions[0] == ling.MentionID(i):
			m.add(d.Chains[c].Mentions, &d.Chains[c])
		}
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		switch {
		case q.Speaker != ling.None:
			m.cast.OfQuote[i] = m.cast.OfMention[q.Speaker]
		case len(q.Source) > 0:
			m.cast.OfQuote[i] = m.addSource(q.Source[0])
		}
	}
	return m.actors, &m.cast
}

type maker struct {
	d      *ling.Doc
	lex    *data.Lexicon
	id     acta.DocID
	actors []acta.Actor
	at     map[acta.ActorID]int // of each actor, in actors
	cast   Cast
	speaks []bool
	source map[ling.MentionID]ling.Range // of each mention that speaks: the source around it
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
	switch m.d.Mentions[lead].Kind {
	case ling.PersonName:
		m.person(&a, lead, mentions)
	case ling.OrgName:
		if !m.body(&a, lead) && !speaks {
			return
		}
	case ling.PlaceName:
		if !m.place(&a, lead, mentions) && !speaks {
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
	a.ID = acta.ActorID(acta.EntryID(m.id, "a", spansOf(a.Mentions)...))
	for _, id := range mentions {
		m.cast.OfMention[id] = a.ID
	}
	m.put(a)
}

func (m *maker) put(a acta.Actor) {
	if _, made := m.cast.kinds[a.ID]; !made {
		m.cast.kinds[a.ID] = a.Kind
		m.at[a.ID] = len(m.actors)
		m.actors = append(m.actors, a)
	}
}

func spansOf(mentions []acta.MentionOf) []acta.Span {
	out := make([]acta.Span, len(mentions))
	for i, m := range mentions {
		out[i] = m.Span
	}
	return out
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

// person fills a for the person whose fullest name is lead.
func (m *maker) person(a *acta.Actor, lead ling.MentionID, mentions []ling.MentionID) {
	a.Name = m.name(m.d.Mentions[lead].Range, true)
	a.Kind, a.Anonymity = acta.KindPerson, acta.Named
	var best *phrase.Office
	for _, id := range mentions {
		var o *phrase.Office
		switch n := m.d.Mentions[id]; n.Kind {
		case ling.PersonName:
			o = phrase.OfficeOfName(&m.d.Parsed, m.lex, n.Range)
		case ling.Nominal:
			o = phrase.OfficeAt(&m.d.Parsed, m.lex, n.Head)
		}
		// The office with a country says more than the one without.
		if o != nil && o.Role.Rank != data.RankBody && o.Role.Rank != data.RankForce &&
			(best == nil || best.Country == nil && o.Country != nil || best.Of.Empty() && !o.Of.Empty()) {
			best = o
		}
	}
	if best == nil {
		a.Why = "no office or country beside the name"
		return
	}
	m.office(a, best)
}

// office writes an office into a: the code only where its holder stands for
// the government now.
func (m *maker) office(a *acta.Actor, o *phrase.Office) {
	past := m.past(o)
	a.Office = m.officeName(o, past)
	if o.Country != nil {
		a.Country = o.Country.ISO3
	}
	if past != "" {
		return
	}
	if o.Role.Sector != "" {
		a.Sector = []string{o.Role.Sector}
	}
	if o.Country == nil {
		if o.Of.Empty() {
			a.Why = "the text does not say whose office it is"
		}
		return
	}
	switch o.Role.Rank {
	case data.RankHead, data.RankMinister, data.RankOfficial:
		a.Code = o.Country.ISO3 + "GOV"
	case data.RankBody, data.RankForce:
		if o.Role.Sector != "" {
			a.Code = o.Country.ISO3 + o.Role.Sector
		}
	}
}

// past is the word before an office that says it is held no more, or not yet.
func (m *maker) past(o *phrase.Office) string {
	from := o.Range.From
	if !o.Of.Empty() {
		from = min(from, o.Of.From)
	}
	sent := m.d.Sents[m.d.SentOf(from)]
	for tok := from - 1; tok >= sent.From && from-tok <= 2; tok-- {
		switch w := strings.ToLower(m.d.Word(tok)); w {
		case "former", "ex", "late", "then", "incoming", "outgoing", "would-be":
			return w
		}
	}
	return ""
}

// officeName is an office with whose it is: "President of Russia". Where the
// gazetteer does not know whose, the text's own words stand before it.
func (m *maker) officeName(o *phrase.Office, past string) string {
	name := strings.ToUpper(o.Role.Name[:1]) + o.Role.Name[1:]
	if past != "" {
		name = strings.ToUpper(past[:1]) + past[1:] + " " + o.Role.Name
	}
	switch {
	case o.Country != nil:
		return name + " of " + o.Country.Name
	case !o.Of.Empty() && o.Of.From > o.Range.From:
		return name + " of " + m.d.Words(o.Of)
	case !o.Of.Empty():
		return m.d.Words(o.Of) + " " + strings.ToLower(name)
	}
	return name
}

// known fills a for a body of the gazetteer.
func (m *maker) known(a *acta.Actor, b *data.Body) {
	a.Kind, a.Country, a.Code, a.Anonymity, a.Why = b.Kind, b.Country, b.Code, acta.Institution, ""
	if b.Sector != "" {
		a.Sector = []string{b.Sector}
	}
}

// body fills a for an organisation, and reports whether its name alone makes it
// an actor: a war or a law is none.
func (m *maker) body(a *acta.Actor, lead ling.MentionID) bool {
	r := m.d.Mentions[lead].Range
	a.Name = m.name(r, false)
	a.Anonymity = acta.Institution
	if b := m.lex.Body(a.Name); b != nil {
		m.known(a, b)
		return true
	}
	if w, ok := m.lex.Country(a.Name); ok {
		m.country(a, w)
		return true
	}
	a.Kind = acta.KindGroup
	known := false
	for tok := r.To - 1; tok >= r.From && !known; tok-- {
		if w, ok := m.lex.OrgWord(strings.ToLower(m.d.Word(tok))); ok {
			a.Kind, known = w.Kind, true
			if w.Sector != "" {
				a.Sector = []string{w.Sector}
			}
		}
	}
	if c := m.countryIn(ling.Range{From: m.beforeName(r), To: r.To}); c != nil {
		a.Country = c.ISO3
		if a.Kind == acta.KindBody && len(a.Sector) > 0 || a.Kind == acta.KindForce && len(a.Sector) > 0 {
			a.Code = c.ISO3 + a.Sector[0]
		}
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

// beforeName widens a name to the left over the adjectives beside it: "Arvenian
// [Navy]".
func (m *maker) beforeName(r ling.Range) ling.TokenID {
	from := r.From
	for from > m.d.Sents[m.d.SentOf(r.From)].From && r.From-from < 2 && m.d.Tags[from-1].UPOS == "ADJ" {
		from--
	}
	return from
}

// countryIn is the country that words of r name, or nil.
func (m *maker) countryIn(r ling.Range) *data.Country {
	for n := min(r.Len(), 4); n > 0; n-- {
		for from := r.From; from+ling.TokenID(n) <= r.To; from++ {
			part := ling.Range{From: from, To: from + ling.TokenID(n)}
			if w, ok := m.lex.Country(m.d.Words(part)); ok && w.Sense != data.SenseCapital {
				return w.Country
			}
		}
	}
	return nil
}

func (m *maker) country(a *acta.Actor, w data.CountryWord) {
	a.Kind, a.Country = acta.KindState, w.Country.ISO3
	if w.Sense == data.SenseDemonym {
		a.Kind = acta.KindPeople
		return
	}
	a.Code = w.Country.ISO3
	if w.Sense == data.SenseState {
		a.Wikidata = w.Country.Wikidata
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
	if b := m.lex.Body(a.Name); b != nil {
		m.known(a, b)
		return true
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
