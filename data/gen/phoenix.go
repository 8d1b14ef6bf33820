package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"acta/internal/gazetteer"
)

// block is an actor of a dictionary in the form of TABARI: a name, synonyms,
// codes with dates.
type block struct {
	names []string
	codes []string // as they are between the brackets
}

var coded = regexp.MustCompile(`\[([^\]]*)\]`)

// readBlocks reads a dictionary. A name that ends in "_" takes no plural.
func readBlocks(path string, do func(block)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var b block
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		s, _, _ := strings.Cut(scan.Text(), "#")
		codes := coded.FindAllStringSubmatch(s, -1)
		name := strings.TrimSpace(coded.ReplaceAllString(s, ""))
		if name != "" && name[0] != '+' && !strings.HasPrefix(s, "\t") {
			if len(b.names) > 0 {
				do(b)
			}
			b = block{}
		}
		if name = strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(name, "+"), "_", " ")); name != "" {
			b.names = append(b.names, name)
		}
		for _, c := range codes {
			b.codes = append(b.codes, strings.TrimSpace(c[1]))
		}
	}
	if len(b.names) > 0 {
		do(b)
	}
	return scan.Err()
}

var roleCode = regexp.MustCompile(`^([A-Z]{3})(GOV|MIL|OPP|LEG|JUD|SPY|REB)\w*\s*(>?)(\d{6,8})?(?:-(\d{6,8}))?$`)

// readPhoenix reads rulers and ministers from 1990 to about 2012, and armed groups.
func (w *world) readPhoenix(dir string, c *codes) error {
	iso := map[string]bool{}
	for i := range c.lex.Countries {
		iso[c.lex.Countries[i].ISO3] = true
	}
	err := readBlocks(filepath.Join(dir, "Phoenix.Countries.actors.txt"), func(b block) {
		ruler := false
		var offices []office
		for _, code := range b.codes {
			ruler = ruler || strings.HasSuffix(code, "ELI")
			m := roleCode.FindStringSubmatch(code)
			if m == nil || !iso[m[1]] || m[2] != "GOV" {
				continue
			}
			o := office{title: "Member of the Government", country: m[1], rank: gazetteer.RankOfficial, from: phoenixDate(m[4]), to: phoenixDate(m[5])}
			if o.from == "" || m[3] == "" && o.to == "" {
				continue
			}
			if o.to == "" {
				o.to, o.seen = "2011", true
			}
			if o.to >= "1990" && o.from <= "2014" && !lies(o.to, o.from) {
				offices = append(offices, o)
			}
		}
		name := phoenixName(b.names[0])
		if !ruler || len(offices) == 0 || len(strings.Fields(name)) < 2 || strings.Contains(b.names[0], " OF ") {
			return
		}
		// Who is known from elsewhere has better offices there.
		if w.match(name, offices[0].country) != nil {
			return
		}
		a := w.add(&actor{name: name, kind: "person", country: offices[0].country})
		slices.SortFunc(offices, func(a, b office) int { return strings.Compare(a.from, b.from) })
		for _, o := range offices {
			if n := len(a.offices); n > 0 && !a.offices[n-1].seen && months(o.from)-months(a.offices[n-1].to) <= 1 {
				a.offices[n-1].to, a.offices[n-1].seen = max(a.offices[n-1].to, o.to), o.seen
				continue
			}
			a.offices = append(a.offices, o)
		}
	})
	if err != nil {
		return err
	}
	return readBlocks(filepath.Join(dir, "Phoenix.MilNonState.actors.txt"), func(b block) {
		if len(b.codes) == 0 {
			return
		}
		code := strings.Fields(b.codes[0])[0]
		name := phoenixName(strings.Split(b.names[0], "(")[0])
		if len(name) < 5 || len(w.names[key(name)]) > 0 || c.name(name) != "" {
			return
		}
		a := &actor{name: name, kind: "force", sectors: "REB"}
		if len(code) >= 3 && (iso[code[:3]] || slices.Contains(gazetteer.Origins, code[:3])) {
			a.code = code
		}
		if len(code) >= 3 && iso[code[:3]] {
			a.country = code[:3]
		}
		w.add(a)
		for _, n := range b.names[1:] {
			n = phoenixName(strings.Split(n, "(")[0])
			if len(w.names[key(n)]) == 0 && len(strings.Fields(n)) > 1 && len(n) < 50 && !strings.Contains(n, "+") {
				w.call(a, n, 0, open)
			}
		}
	})
}

// phoenixDate is a date of six digits, or eight with the century.
func phoenixDate(s string) string {
	if len(s) == 6 {
		century := "19"
		if s < "3" {
			century = "20"
		}
		s = century + s
	}
	if len(s) != 8 || s[4:6] < "01" || s[4:6] > "12" {
		return ""
	}
	return fmt.Sprintf("%s-%s", s[:4], s[4:6])
}

// phoenixName writes a name of capitals in small letters.
func phoenixName(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		switch {
		case i > 0 && (w == "of" || w == "the" || w == "and" || w == "for" || w == "in" || w == "de" || w == "al" || w == "bin"):
		default:
			parts := strings.Split(w, "-")
			for j := range parts {
				if parts[j] != "al" || j > 0 {
					parts[j] = upperFirst(parts[j])
				}
			}
			words[i] = strings.Join(parts, "-")
		}
	}
	return strings.Join(words, " ")
}
