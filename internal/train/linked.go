package train

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"acta"
	"acta/data"
	"acta/internal/gazetteer"
	"acta/internal/ling"
	"acta/internal/ling/namer"
	"acta/internal/ling/tokenizer"
	"acta/internal/pipeline"
	"acta/internal/text"
)

// linkedNames makes names of the links that people set in the pages of current
// events: the title of a link says what its words name. A sentence with a
// capitalised word that nothing is known of is left out.
func linkedNames(dir string, lex *data.Lexicon, cut *tokenizer.Tokenizer, words *pipeline.Words) ([]named, error) {
	k, err := newNameKnower(dir, lex)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(dir, "wikipedia-current-events-2025-2026", "events.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	var out []named
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var event struct {
			Text  string
			Links [][3]any
		}
		if err := json.Unmarshal(in.Bytes(), &event); err != nil {
			return nil, fmt.Errorf("%s:%d: %v: %w", f.Name(), n, err, acta.ErrInvalid)
		}
		t, err := text.New(event.Text)
		if errors.Is(err, acta.ErrInvalid) {
			continue
		} else if err != nil {
			return nil, err
		}
		links, err := spansOf(event.Text, event.Links)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", f.Name(), n, err)
		}
		d := words.Parse(cut.Tokenize(t))
		for _, s := range k.label(&d, links) {
			s.doc = n
			out = append(out, s)
		}
	}
	return out, in.Err()
}

// link is words that lead to a page.
type link struct {
	acta.Span
	title string
}

// spansOf turns links, whose places are code points, into bytes.
func spansOf(body string, raw [][3]any) ([]link, error) {
	starts := make([]int32, 0, len(body)+1)
	for i := range body {
		starts = append(starts, int32(i))
	}
	starts = append(starts, int32(len(body)))
	var out []link
	for _, r := range raw {
		from, ok1 := r[0].(float64)
		to, ok2 := r[1].(float64)
		title, ok3 := r[2].(string)
		if !ok1 || !ok2 || !ok3 || from < 0 || to <= from || int(to) >= len(starts) {
			return nil, fmt.Errorf("link %v: %w", r, acta.ErrInvalid)
		}
		out = append(out, link{acta.Span{Start: starts[int(from)], End: starts[int(to)]}, title})
	}
	return out, nil
}

// nameKnower knows of what kind things are, by their names.
type nameKnower struct {
	lex    *data.Lexicon
	gaz    *gazetteer.Gazetteer
	cities map[string]bool
}

func newNameKnower(dir string, lex *data.Lexicon) (*nameKnower, error) {
	sources, err := gazetteer.Sources(fs.FS(data.Files))
	if err != nil {
		return nil, err
	}
	gaz, err := gazetteer.New(lex, sources...)
	if err != nil {
		return nil, err
	}
	k := &nameKnower{lex: lex, gaz: gaz, cities: map[string]bool{}}
	f, err := os.Open(filepath.Join(dir, "geonames-cities", "cities500.tsv"))
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		c := strings.Split(in.Text(), "\t")
		if len(c) > 2 {
			k.cities[c[1]] = true
			if c[2] != "" {
				k.cities[c[2]] = true
			}
		}
	}
	return k, in.Err()
}

// placeWords end the names of places.
var placeWords = map[string]bool{
	"Province": true, "District": true, "County": true, "Region": true, "Strait": true, "River": true, "Airport": true,
	"Governorate": true, "Oblast": true, "Island": true, "Islands": true, "Sea": true, "Ocean": true, "Lake": true, "Bay": true,
	"Gulf": true, "Peninsula": true, "Mountains": true, "Valley": true, "State": true, "Department": true, "Prefecture": true,
	"Street": true, "Square": true, "Bridge": true, "Strip": true, "Bank": true, "Desert": true, "Coast": true, "Territory": true,
	"Canal": true, "Port": true, "Stadium": true, "Hospital": true, "Prison": true, "Municipality": true, "Raion": true, "Highlands": true,
}

// noName and unsure are answers of kind: it is no name, it is not known what it is.
const (
	noName = ling.MentionKind("none")
	unsure = ling.MentionKind("")
)

// kind is what a thing called title is.
func (k *nameKnower) kind(title string) ling.MentionKind {
	title, _, _ = strings.Cut(title, " (")
	if w, ok := k.lex.Country(title); ok {
		if w.Sense == data.SenseDemonym {
			return noName
		}
		return ling.PlaceName
	}
	for _, e := range k.gaz.Find(title) {
		switch e.Kind {
		case acta.KindPerson:
			return ling.PersonName
		case acta.KindState:
			return ling.PlaceName
		case acta.KindBody, acta.KindForce, acta.KindIGO, acta.KindParty, acta.KindCompany, acta.KindMedia, acta.KindGroup, acta.KindBloc:
			return ling.OrgName
		}
	}
	if k.cities[title] {
		return ling.PlaceName
	}
	words := strings.Fields(title)
	if len(words) == 0 {
		return unsure
	}
	last := words[len(words)-1]
	if placeWords[last] && len(words) > 1 {
		return ling.PlaceName
	}
	if w, ok := k.lex.OrgWord(strings.ToLower(last)); ok && w.Kind != "" && len(words) > 1 {
		return ling.OrgName
	}
	if len(words) > 1 && len(words) < 5 && k.lex.Given(words[0]) != "" && isUpper(last) {
		return ling.PersonName
	}
	return unsure
}

func isUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// label makes labelled sentences of d.
func (k *nameKnower) label(d *ling.Parsed, links []link) []named {
	labels := make([]int, len(d.Tokens))
	known := make([]bool, len(d.Tokens))
	kinds := map[string]ling.MentionKind{} // of names and surnames in this text
	mark := func(r ling.Range, kind ling.MentionKind) {
		for t := r.From; t < r.To; t++ {
			known[t] = true
		}
		if kind == noName {
			return
		}
		for r.Len() > 1 && !isUpper(d.Word(r.From)) {
			r.From++
		}
		for r.Len() > 1 && (d.Word(r.To-1) == "'s" || d.Word(r.To-1) == "’s") {
			r.To--
		}
		y := namer.Begin(kind)
		labels[r.From] = y
		for t := r.From + 1; t < r.To; t++ {
			labels[t] = y + 1
		}
		kinds[d.Words(r)] = kind
		if kind == ling.PersonName {
			kinds[d.Word(r.To-1)] = kind
		}
	}
	for _, l := range links {
		r := ling.Range{}
		for t, tok := range d.Tokens {
			if tok.Start < l.End && tok.End > l.Start {
				if r.Empty() {
					r.From = ling.TokenID(t)
				}
				r.To = ling.TokenID(t) + 1
			}
		}
		if r.Empty() || d.Tokens[r.From].Start != l.Start || d.Tokens[r.To-1].End != l.End {
			continue
		}
		words := d.Words(r)
		kind := k.kind(words)
		if kind == unsure {
			kind = k.kind(l.title)
		}
		if !isUpper(words) && !strings.Contains(words, " ") || strings.ToLower(words) == words {
			kind = noName
		}
		if kind == ling.PersonName && !strings.HasSuffix(words, lastWord(l.title)) {
			kind = unsure // a nickname, or an office that leads to its holder
		}
		if kind != unsure {
			mark(r, kind)
		}
	}
	var out []named
	for _, sent := range d.Sents {
		ok := sent.Len() > 3
		for t := sent.From; ok && t < sent.To; t++ {
			if known[t] || !isUpper(d.Word(t)) || !strings.HasPrefix(d.Tags[t].XPOS, "NNP") {
				continue
			}
			r := ling.Range{From: t, To: t + 1}
			for r.To < sent.To && !known[r.To] && isUpper(d.Word(r.To)) && strings.HasPrefix(d.Tags[r.To].XPOS, "NNP") {
				r.To++
			}
			ok = false
			for ; !r.Empty(); r.To-- {
				words := d.Words(r)
				kind, found := kinds[words]
				if !found {
					if kind = k.kind(words); r.Len() == 1 && (k.lex.EndsRole(strings.ToLower(words)) || monthOrDay[words]) {
						kind = noName
					}
				}
				if kind != unsure {
					mark(r, kind)
					ok = true
					break
				}
			}
			if ok {
				t = r.To - 1
			}
		}
		if !ok {
			continue
		}
		n := named{}
		for t := sent.From; t < sent.To; t++ {
			n.words = append(n.words, d.Word(t))
			n.labels = append(n.labels, labels[t])
		}
		out = append(out, n)
	}
	return out
}

func lastWord(s string) string {
	s, _, _ = strings.Cut(s, " (")
	return s[strings.LastIndexByte(s, ' ')+1:]
}

var monthOrDay = map[string]bool{
	"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true, "Monday": true, "Tuesday": true, "Wednesday": true,
	"Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
}
