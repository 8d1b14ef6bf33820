// Package roles tells who does what to whom: the agent and the patient of each verb,
// ARG0 and ARG1 of PropBank, read from the tree of its sentence.
package roles

import (
	_ "embed"
	"strings"

	"acta/internal/ling"
)

// Role is a part of what a verb tells, by its number in PropBank.
type Role string

// The roles that are read.
const (
	Agent   Role = "ARG0"
	Patient Role = "ARG1"
)

// Arg is one part of a frame: the word that heads it.
type Arg struct {
	Role Role
	Head ling.TokenID
}

// Frame is a verb with its parts, at most one of each role.
type Frame struct {
	Pred    ling.TokenID
	Passive bool
	Args    []Arg
}

//go:embed undergo.tsv
var undergoFile string

// undergo are the verbs of undergo.tsv.
func undergo() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(undergoFile) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out[line] = true
		}
	}
	return out
}

// Reader reads frames. It is read-only once made.
type Reader struct{ undergo map[string]bool }

// New makes a reader.
func New() *Reader { return &Reader{undergo()} }

// Frames are the frames of the verbs of d, in text order.
func (r *Reader) Frames(d *ling.Parsed) []Frame {
	var out []Frame
	for v := range ling.TokenID(len(d.Tokens)) {
		if d.Tags[v].UPOS == "VERB" {
			out = append(out, r.frame(d, v))
		}
	}
	return out
}

func (r *Reader) frame(d *ling.Parsed, v ling.TokenID) Frame {
	subject, passive := subjectOf(d, v, 0)
	f := Frame{Pred: v, Passive: passive}
	object := first(d, v, "obj")
	if strings.HasPrefix(d.Arcs[v].Rel, "acl:relcl") && object == ling.None && subject != ling.None && subject != d.Arcs[v].Head && first(d, v, "ccomp") == ling.None {
		object = d.Arcs[v].Head // "the town that they took"
	}
	if passive {
		f.add(Patient, subject)
		f.add(Agent, agentOf(d, v))
		return f
	}
	if subject != ling.None && object == ling.None && r.undergo[d.Tags[v].Lemma] {
		f.add(Patient, subject)
		return f
	}
	f.add(Agent, subject)
	if object == ling.None {
		object = first(d, v, "ccomp", "xcomp")
	}
	f.add(Patient, object)
	return f
}

func (f *Frame) add(role Role, head ling.TokenID) {
	if head != ling.None {
		f.Args = append(f.Args, Arg{role, head})
	}
}

// depth is how many words above a verb are asked for its subject.
const depth = 5

// subjectOf is the head of the subject of v, its own or one that it shares, and
// whether that is what v is done to.
func subjectOf(d *ling.Parsed, v ling.TokenID, n int) (head ling.TokenID, passive bool) {
	passive = first(d, v, "aux:pass") != ling.None
	arc := d.Arcs[v]
	if t := first(d, v, "nsubj", "nsubj:pass", "csubj", "nsubj:outer"); t != ling.None {
		passive = passive || d.Arcs[t].Rel == "nsubj:pass"
		switch d.Tags[t].Lemma {
		case "who", "which", "that":
			if strings.HasPrefix(arc.Rel, "acl") {
				return arc.Head, passive
			}
		}
		return t, passive
	}
	if arc.Head == ling.None || n > depth {
		return ling.None, passive
	}
	rel, kind, _ := strings.Cut(arc.Rel, ":")
	switch rel {
	case "conj":
		head, above := subjectOf(d, arc.Head, n+1)
		return head, passive || above && d.Tags[v].XPOS == "VBN"
	case "xcomp":
		if o := first(d, arc.Head, "obj", "iobj"); o != ling.None {
			return o, passive
		}
		head, _ := subjectOf(d, arc.Head, n+1)
		return head, passive
	case "advcl":
		head, _ := subjectOf(d, arc.Head, n+1)
		return head, passive || d.Tags[v].XPOS == "VBN"
	case "acl":
		if kind == "relcl" || infinitive(d, v) {
			return ling.None, passive
		}
		return arc.Head, passive || d.Tags[v].XPOS == "VBN"
	case "amod":
		return arc.Head, d.Tags[v].XPOS == "VBN"
	}
	return ling.None, passive
}

func infinitive(d *ling.Parsed, v ling.TokenID) bool {
	t := first(d, v, "mark")
	return t != ling.None && d.Tags[t].Lemma == "to"
}

// agentOf is the head of the phrase with "by" of a passive verb.
func agentOf(d *ling.Parsed, v ling.TokenID) ling.TokenID {
	sent := d.Sents[d.SentOf(v)]
	for t := sent.From; t < sent.To; t++ {
		if d.Arcs[t].Head != v {
			continue
		}
		if c := first(d, t, "case"); d.Arcs[t].Rel == "obl:agent" || d.Arcs[t].Rel == "obl" && c != ling.None && d.Tags[c].Lemma == "by" {
			return t
		}
	}
	return ling.None
}

// first is the first word that hangs on head by one of rels, or None.
func first(d *ling.Parsed, head ling.TokenID, rels ...string) ling.TokenID {
	sent := d.Sents[d.SentOf(head)]
	for t := sent.From; t < sent.To; t++ {
		if d.Arcs[t].Head != head {
			continue
		}
		for _, rel := range rels {
			if d.Arcs[t].Rel == rel {
				return t
			}
		}
	}
	return ling.None
}
