package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"acta/internal/gazetteer"
)

// item is a paragraph of the events of a day.
type item struct {
	Date  string
	Text  string
	Links [][3]any // start and end in code points, title
}

// readItems calls do with each paragraph before the day, if one is given.
func readItems(path, before string, do func(*item)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 16<<20)
	for n := 1; scan.Scan(); n++ {
		var it item
		if err := json.Unmarshal(scan.Bytes(), &it); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if before == "" || it.Date < before {
			do(&it)
		}
	}
	return scan.Err()
}

// sighting is a person with an office before the name, on a day.
type sighting struct {
	name, country, rank, title, date string
	former                           bool
	linked                           bool
}

// roleRanks are offices as they stand before a name.
var roleRanks = map[string]string{
	"president": gazetteer.RankState, "prime minister": gazetteer.RankGovernment, "premier": gazetteer.RankGovernment,
	"chancellor": gazetteer.RankGovernment, "taoiseach": gazetteer.RankGovernment, "supreme leader": gazetteer.RankState, "king": gazetteer.RankState,
	"queen": gazetteer.RankState, "emperor": gazetteer.RankState, "emir": gazetteer.RankState, "sultan": gazetteer.RankState,
	"transitional president": gazetteer.RankState, "crown prince": gazetteer.RankDeputy, "vice president": gazetteer.RankDeputy,
	"vice-president": gazetteer.RankDeputy, "first vice president": gazetteer.RankDeputy, "deputy prime minister": gazetteer.RankDeputy,
	"foreign minister": gazetteer.RankForeign, "minister of foreign affairs": gazetteer.RankForeign, "minister for foreign affairs": gazetteer.RankForeign,
	"foreign secretary": gazetteer.RankForeign, "foreign affairs minister": gazetteer.RankForeign, "secretary of state": gazetteer.RankForeign,
	"external affairs minister": gazetteer.RankForeign, "defence minister": gazetteer.RankDefence, "defense minister": gazetteer.RankDefence,
	"minister of defence": gazetteer.RankDefence, "minister of defense": gazetteer.RankDefence, "defence secretary": gazetteer.RankDefence,
	"secretary of defense": gazetteer.RankDefence, "defense secretary": gazetteer.RankDefence, "secretary of war": gazetteer.RankDefence,
	"interior minister": gazetteer.RankInterior, "minister of the interior": gazetteer.RankInterior, "home secretary": gazetteer.RankInterior,
	"home minister": gazetteer.RankInterior, "finance minister": gazetteer.RankFinance, "minister of finance": gazetteer.RankFinance,
	"treasury secretary": gazetteer.RankFinance, "secretary of the treasury": gazetteer.RankFinance, "chancellor of the exchequer": gazetteer.RankFinance,
	"attorney general": gazetteer.RankMinister, "justice minister": gazetteer.RankMinister, "health minister": gazetteer.RankMinister,
	"energy minister": gazetteer.RankMinister, "economy minister": gazetteer.RankMinister, "environment minister": gazetteer.RankMinister,
	"education minister": gazetteer.RankMinister, "transport minister": gazetteer.RankMinister, "trade minister": gazetteer.RankMinister,
	"agriculture minister": gazetteer.RankMinister, "labour minister": gazetteer.RankMinister, "oil minister": gazetteer.RankMinister,
	"information minister": gazetteer.RankMinister, "immigration minister": gazetteer.RankMinister, "culture minister": gazetteer.RankMinister,
	"security minister": gazetteer.RankMinister, "national security minister": gazetteer.RankMinister, "health secretary": gazetteer.RankMinister,
	"homeland security secretary": gazetteer.RankMinister, "commerce secretary": gazetteer.RankMinister, "health and human services secretary": gazetteer.RankMinister,
	"secretary of homeland security": gazetteer.RankMinister, "secretary of commerce": gazetteer.RankMinister,
	"deputy foreign minister": gazetteer.RankMinister, "first deputy prime minister": gazetteer.RankDeputy,
	"parliament speaker": gazetteer.RankSpeaker, "speaker of parliament": gazetteer.RankSpeaker, "house speaker": gazetteer.RankSpeaker,
	"parliamentary speaker": gazetteer.RankSpeaker, "opposition leader": gazetteer.RankLeader, "army chief": gazetteer.RankCommander,
	"chief of army staff": gazetteer.RankCommander, "military chief": gazetteer.RankCommander, "intelligence chief": gazetteer.RankOfficial,
	"national security adviser": gazetteer.RankOfficial, "national security advisor": gazetteer.RankOfficial,
	"foreign ministry spokesperson": gazetteer.RankSpokesman, "foreign ministry spokesman": gazetteer.RankSpokesman,
	"military spokesperson": gazetteer.RankSpokesman, "white house press secretary": gazetteer.RankSpokesman,
	"special envoy": gazetteer.RankOfficial, "central bank governor": gazetteer.RankOfficial,
}

var modifiers = []string{"former", "ex", "acting", "interim", "caretaker", "outgoing", "incumbent", "deposed", "ousted", "late", "transitional", "new", "newly", "elected", "appointed", "designate", "incoming", "deputy"}

var wordPattern = regexp.MustCompile(`[\pL\pN][\pL\pN.'’-]*`)

// sightings finds offices before names in a paragraph: "Tolmark's former foreign
// minister Ilan Dovar", "President of Arvenia Mira Solan".
func (c *codes) sightings(it *item) []sighting {
	if strings.Contains(it.Text, "Uncategorized") {
		return nil
	}
	at := wordPattern.FindAllStringIndex(it.Text, -1)
	words := make([]string, len(at))
	for i, s := range at {
		words[i] = it.Text[s[0]:s[1]]
	}
	var runes []int // byte offset of each code point, made on need
	link := func(start int) (string, int) {
		if len(it.Links) == 0 {
			return "", 0
		}
		if runes == nil {
			runes = make([]int, 0, len(it.Text))
			for i := range it.Text {
				runes = append(runes, i)
			}
			runes = append(runes, len(it.Text))
		}
		for _, l := range it.Links {
			from, to := int(l[0].(float64)), int(l[1].(float64))
			if from >= 0 && to < len(runes) && runes[from] == start {
				return l[2].(string), runes[to]
			}
		}
		return "", 0
	}
	joined := func(i int) bool { return i > 0 && strings.TrimSpace(it.Text[at[i-1][1]:at[i][0]]) == "" }
	var out []sighting
	for i := range words {
		rank, n := "", 0
		for k := min(5, len(words)-i); k > 0; k-- {
			ok := true
			for j := i + 1; j < i+k; j++ {
				ok = ok && joined(j)
			}
			if r := roleRanks[strings.ToLower(strings.Join(words[i:i+k], " "))]; ok && r != "" {
				rank, n = r, k
				break
			}
		}
		if n == 0 {
			continue
		}
		s := sighting{rank: rank, date: it.Date, title: strings.Join(words[i:i+n], " ")}
		// Back over modifiers to the country.
		b := i
		for b > 0 && joined(b) && slices.Contains(modifiers, strings.ToLower(words[b-1])) {
			b--
			switch m := strings.ToLower(words[b]); m {
			case "former", "ex", "deposed", "ousted", "late":
				s.former = true
			case "designate", "elected", "incoming", "deputy":
				s.rank = ""
			case "acting", "interim", "caretaker", "transitional":
				s.title = upperFirst(m) + " " + s.title
			}
		}
		if b > 0 && joined(b) && strings.ToLower(words[b-1]) == "former" {
			s.former = true
		}
		for k := min(4, b); k > 0 && s.country == ""; k-- {
			ok := joined(b)
			for j := b - k + 1; j < b; j++ {
				ok = ok && joined(j)
			}
			if phrase := strings.Join(words[b-k:b], " "); ok {
				phrase = strings.TrimSuffix(strings.TrimSuffix(phrase, "'s"), "’s")
				s.country = c.name(phrase)
				if b-k > 0 && joined(b-k) && strings.EqualFold(words[b-k-1], "former") {
					s.former = true
				}
			}
		}
		j := i + n
		if s.country == "" && j < len(words) && joined(j) && words[j] == "of" {
			j++
			if j < len(words) && words[j] == "the" {
				j++
			}
			for k := min(4, len(words)-j); k > 0; k-- {
				if code := c.name(strings.Join(words[j:j+k], " ")); code != "" {
					s.country = code
					j += k
					break
				}
			}
		}
		if strings.HasPrefix(strings.ToLower(s.title), "white house") {
			s.country = "USA"
		}
		if s.country == "GBR" && strings.EqualFold(s.title, "chancellor") {
			s.rank = gazetteer.RankFinance
		}
		if s.country == "" || s.rank == "" || j >= len(words) || !joined(j) {
			continue
		}
		if title, end := link(at[j][0]); title != "" && isPersonTitle(title, it.Text[at[j][0]:end]) {
			s.name, s.linked = untitled(title), true
		} else {
			s.name = personAt(words, j, joined, c)
		}
		if s.name != "" {
			out = append(out, s)
		}
	}
	return out
}

var bracket = regexp.MustCompile(` \([^)]*\)$`)

func untitled(title string) string { return bracket.ReplaceAllString(title, "") }

// isPersonTitle reports whether a link from surface may be to a person.
func isPersonTitle(title, surface string) bool {
	return surface != "" && unicode.IsUpper([]rune(surface)[0]) && !strings.Contains(title, " of ") && !strings.HasPrefix(title, "List") &&
		!strings.ContainsAny(title, "0123456789–,") && len(strings.Fields(untitled(title))) <= 6
}

// personAt is the name of two to four words that starts at a word, or empty.
func personAt(words []string, j int, joined func(int) bool, c *codes) string {
	n := 0
	for k := j; k < len(words) && n < 5 && (k == j || joined(k)); k++ {
		w := words[k]
		first, _ := firstRune(w)
		low := slices.Contains([]string{"al", "bin", "de", "da", "dos", "van", "von", "der", "el", "la", "del"}, w) || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
		if !unicode.IsUpper(first) && !(low && n > 0) || n == 0 && roleRanks[strings.ToLower(w)] != "" || c.name(strings.TrimSuffix(w, "'s")) != "" {
			break
		}
		n++
		if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, ".") && len(w) > 3 {
			break
		}
	}
	for n > 0 {
		last := words[j+n-1]
		if first, _ := firstRune(last); unicode.IsUpper(first) || strings.HasPrefix(last, "al-") || strings.HasPrefix(last, "el-") {
			break
		}
		n--
	}
	if n < 2 || n > 4 {
		return ""
	}
	name := strings.Join(words[j:j+n], " ")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	if len(words[j+n-1]) > 3 {
		name = strings.TrimSuffix(name, ".")
	}
	return name
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// addSightings makes offices of what the paragraphs of many years call persons.
func (w *world) addSightings(all []sighting) {
	// A title that is linked names a person for sure; a name in plain text must
	// be seen on two days.
	days := map[string]map[string]bool{}
	for _, s := range all {
		k := key(s.name) + "\t" + s.country
		if days[k] == nil {
			days[k] = map[string]bool{}
		}
		days[k][s.date] = true
		if s.linked {
			days[k]["linked"] = true
		}
	}
	slices.SortStableFunc(all, func(a, b sighting) int { return cmp.Compare(a.date, b.date) })
	type slot struct {
		a             *actor
		country, rank string
	}
	type run struct {
		slot
		first, last string
		n           int
		titles      map[string]int
		firstFormer string
	}
	var runs []*run
	last := map[slot]*run{}
	newest := ""
	for _, s := range all {
		newest = max(newest, s.date)
		if len(days[key(s.name)+"\t"+s.country]) < 2 {
			continue
		}
		a := w.match(s.name, s.country)
		if a == nil {
			if s.former && !s.linked {
				continue
			}
			a = w.add(&actor{name: s.name, kind: "person", country: s.country, from: share})
		} else if key(a.name) != key(s.name) {
			w.call(a, s.name, 0, share)
			if s.linked && !a.hand && within2(nameWords(s.name), nameWords(a.name)) {
				// The name that people use, not that of the register.
				w.call(a, a.name, 0, a.from)
				w.rename(a, s.name)
			}
		}
		k := slot{a, s.country, s.rank}
		r := last[k]
		if s.former {
			if r != nil && r.firstFormer == "" {
				r.firstFormer = s.date
			}
			continue
		}
		// Two years without a word are another term.
		if r == nil || months(s.date)-months(r.last) > 24 || r.firstFormer != "" {
			if r != nil && r.firstFormer != "" && months(s.date)-months(r.firstFormer) < 4 {
				continue // a slip of the text
			}
			r = &run{slot: k, first: s.date, titles: map[string]int{}}
			last[k] = r
			runs = append(runs, r)
		}
		r.last = s.date
		r.n++
		r.titles[strings.ToLower(s.title)]++
	}
	for _, r := range runs {
		o := office{title: titleCase(mostOf(r.titles)), country: r.country, rank: r.rank, from: r.first[:7], mined: true, origin: share}
		switch {
		case r.firstFormer != "":
			o.to, o.seen = r.last[:7], true
		case months(newest)-months(r.last) > 12:
			o.to, o.seen = r.last[:7], true
		}
		if exclusive(r.rank) && o.to == "" {
			// Somebody else holds it by now.
			for _, x := range runs {
				if x.a != r.a && x.country == r.country && x.rank == r.rank && x.first > r.last && x.n > 1 {
					o.to, o.seen = r.last[:7], true
				}
			}
		}
		r.a.hold(o)
	}
}

func exclusive(rank string) bool {
	switch rank {
	case gazetteer.RankState, gazetteer.RankGovernment, gazetteer.RankBoth, gazetteer.RankForeign, gazetteer.RankDefence, gazetteer.RankInterior, gazetteer.RankFinance:
		return true
	}
	return false
}

func mostOf(counts map[string]int) string {
	best := ""
	for t, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && t < best {
			best = t
		}
	}
	return best
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		switch w {
		case "of", "the", "for", "and":
		default:
			words[i] = upperFirst(w)
		}
	}
	return strings.Join(words, " ")
}

// readCurrent reads what people wrote of the world's events day by day: offices
// since 2002, and since 2025 the links from words to articles.
func (w *world) readCurrent(corpora string, c *codes) error {
	var all []sighting
	see := func(it *item) { all = append(all, c.sightings(it)...) }
	if err := readItems(filepath.Join(corpora, "wikipedia-current-events-2002-2024", "events.jsonl.gz"), w.before, see); err != nil {
		return err
	}
	links := map[string]map[string]int{} // title → surface → count
	err := readItems(filepath.Join(corpora, "wikipedia-current-events-2025-2026", "events.jsonl"), w.before, func(it *item) {
		see(it)
		text := []rune(it.Text)
		for _, l := range it.Links {
			from, to, title := int(l[0].(float64)), int(l[1].(float64)), l[2].(string)
			if from < 0 || to > len(text) || from >= to {
				continue
			}
			if links[title] == nil {
				links[title] = map[string]int{}
			}
			links[title][strings.ReplaceAll(string(text[from:to]), "’", "'")]++
		}
	})
	if err != nil {
		return err
	}
	w.addSightings(all)
	w.addLinks(links, c)
	return nil
}
