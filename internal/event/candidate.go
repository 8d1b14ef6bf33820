package event

import (
	"cmp"
	"slices"
	"strings"

	"acta"
	"acta/data"
	"acta/internal/event/acts"
	"acta/internal/event/realis"
	"acta/internal/ling"
)

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
	case act != nil && (act.Type == data.NoAct || act.Type == "ACCUSE" || isMaterial(act.Type)):
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

// isMaterial reports whether acts of a type are done with more than words.
func isMaterial(kind string) bool {
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
			if above != nil && above.Type == act.Type && above.Type == "ASSAULT" && (m.owner[tok] == m.owner[head] || rel == "obl") && d.Tags[tok].UPOS == "NOUN" {
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
