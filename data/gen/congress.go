package main

import (
	"bufio"
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"acta/internal/gazetteer"
)

// readCongress reads the members of the Congress of the United States, and its
// presidents and vice presidents.
func (w *world) readCongress(dir string) error {
	if err := w.readExecutive(filepath.Join(dir, "executive.yaml")); err != nil {
		return err
	}
	return table(filepath.Join(dir, "legislators-current.tsv"), '\t', func(at func(string) string) {
		start := at("start")
		if w.before != "" && start > w.before {
			return
		}
		name := at("wikipedia")
		if i := strings.Index(name, " ("); i > 0 {
			name = name[:i]
		}
		if name == "" {
			name = cmp.Or(at("official_name"), at("first")+" "+at("last"))
		}
		a := w.person(name, "USA")
		if a.wikidata == "" && !a.hand {
			a.wikidata = at("wikidata")
		}
		w.call(a, at("official_name"), 0, open)
		w.call(a, at("first")+" "+at("last"), 0, open)
		if at("nickname") != "" {
			w.call(a, at("nickname")+" "+at("last"), 0, open)
		}
		w.call(a, at("last"), 0, open)
		title := "Representative"
		if at("type") == "sen" {
			title = "Senator"
		}
		a.hold(office{title: title, country: "USA", rank: gazetteer.RankLegislator, from: start, to: at("end")})
	})
}

// readExecutive reads the presidents and vice presidents from 1945 on.
func (w *world) readExecutive(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var name, gender, wikidata, wikipedia, nickname, first, last, kind, start string
	type term struct{ kind, start, end string }
	var terms []term
	flush := func() {
		defer func() {
			name, gender, wikidata, wikipedia, nickname, first, last, terms = "", "", "", "", "", "", "", nil
		}()
		if len(terms) == 0 || terms[len(terms)-1].end < "1945-06" {
			return
		}
		if nickname != "" && !strings.HasPrefix(nickname, "\"") {
			first = nickname
		}
		name = first + " " + last
		if wikipedia != "" {
			name = wikipedia
		}
		a := w.person(name, "USA")
		if !a.hand {
			a.wikidata, a.gender = wikidata, strings.ToLower(gender)
		}
		w.call(a, last, 0, open)
		for i, t := range terms {
			if i > 0 && terms[i-1].kind == t.kind && terms[i-1].end == t.start {
				continue
			}
			end := t.end
			for _, u := range terms[i+1:] {
				if u.kind == t.kind && u.start == end {
					end = u.end
				}
			}
			if end > "2026" {
				end = ""
			}
			if t.kind == "prez" {
				a.hold(office{title: "President", country: "USA", rank: gazetteer.RankBoth, from: t.start, to: end})
			} else {
				a.hold(office{title: "Vice President", country: "USA", rank: gazetteer.RankDeputy, from: t.start, to: end})
			}
		}
	}
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		s := scan.Text()
		if strings.HasPrefix(s, "- id:") {
			flush()
		}
		field, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(s), "- "), ": ")
		if !ok {
			continue
		}
		value = strings.Trim(value, "'")
		switch field {
		case "wikipedia":
			wikipedia = value
		case "wikidata":
			wikidata = value
		case "first":
			first = value
		case "nickname":
			nickname = value
		case "last":
			last = value
		case "gender":
			gender = value
		case "type":
			kind = value
		case "start":
			start = value
		case "end":
			terms = append(terms, term{kind, start, value})
		}
	}
	flush()
	return scan.Err()
}
