package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// templates are the bodies that most states have, with their names: A is the
// word for the people, C the country.
var templates = []struct{ id, kind, sector, names string }{
	{"gov", "body", "GOV", "A government; Government of C; Cabinet of C; A cabinet; Federal government of C"},
	{"mil", "force", "MIL", "A Armed Forces; Armed Forces of C; C Armed Forces; A military; C military; Military of C; A forces; A troops; A army; C Army; Military Forces of C; A Defence Force; C Defence Force; C Defence Forces; C Defense Forces; National Defence Force of C; A National Armed Forces; A National Army"},
	{"navy", "force", "MIL", "A Navy; C Navy"},
	{"airforce", "force", "MIL", "A Air Force; C Air Force"},
	{"coastguard", "force", "COP", "A Coast Guard; C Coast Guard"},
	{"police", "force", "COP", "A police; C Police; A National Police; C National Police; National Police of C; National Police (C); C Police Force; Police of C; Law enforcement in C; Police Service of C; C Police Service; A Police Service"},
	{"parliament", "body", "LEG", "A parliament; Parliament of C; C Parliament; National Assembly of C; National Assembly (C); A National Assembly; C National Assembly; Congress of C; A Congress"},
	{"senate", "body", "LEG", "A Senate; Senate of C; Senate (C); Federal Senate (C)"},
	{"house", "body", "LEG", "A House of Representatives; House of Representatives of C; House of Representatives (C); Chamber of Deputies (C); Chamber of Deputies of C; A Chamber of Deputies"},
	{"mfa", "body", "GOV", "A Foreign Ministry; A Ministry of Foreign Affairs; Ministry of Foreign Affairs (C); Ministry of Foreign Affairs of C; C Foreign Ministry; C Ministry of Foreign Affairs; Foreign Ministry of C"},
	{"mod", "body", "MIL", "A Defence Ministry; A Defense Ministry; A Ministry of Defence; A Ministry of Defense; Ministry of Defence (C); Ministry of Defense (C); Ministry of National Defence (C); Ministry of National Defense (C); C Defence Ministry; Ministry of Defence of C; Ministry of Defense of C"},
	{"interior", "body", "GOV", "A Interior Ministry; A Ministry of Interior; A Ministry of the Interior; Ministry of the Interior (C); Ministry of Interior (C); Ministry of Internal Affairs (C); A Ministry of Internal Affairs; Ministry of Home Affairs (C); C Interior Ministry"},
	{"finance", "body", "GOV", "A Finance Ministry; A Ministry of Finance; Ministry of Finance (C); C Finance Ministry"},
	{"health", "body", "HLH", "A Health Ministry; A Ministry of Health; Ministry of Health (C); C Health Ministry"},
	{"justice", "body", "JUD", "A Justice Ministry; A Ministry of Justice; Ministry of Justice (C)"},
	{"court", "body", "JUD", "A Supreme Court; Supreme Court of C; Supreme Court (C)"},
	{"constcourt", "body", "JUD", "A Constitutional Court; Constitutional Court of C; Constitutional Court (C)"},
	{"judiciary", "body", "JUD", "A judiciary; Judiciary of C"},
	{"centralbank", "body", "GOV", "A central bank; Central Bank of C; Bank of C; National Bank of C; Reserve Bank of C"},
}

// readTemplates makes the bodies of each state.
func (w *world) readTemplates(path string, c *codes) error {
	rows, err := readRows(path)
	if err != nil {
		return err
	}
	for i := range c.lex.Countries {
		k := &c.lex.Countries[i]
		r, ok := rows[k.ISO3]
		if !k.State || !ok && k.ISO3 != "PSE" && k.ISO3 != "TWN" {
			continue
		}
		var adjectives []string
		for _, d := range demonyms(r.Adj) {
			if c.name(d) == k.ISO3 {
				adjectives = append(adjectives, d)
			}
		}
		if adjectives == nil && len(k.Demonyms) > 0 {
			adjectives = k.Demonyms[:1]
		}
		if k.ISO3 == "USA" {
			adjectives = []string{"United States", "U.S.", "US", "American"}
		}
		if k.ISO3 == "GBR" {
			adjectives = []string{"British", "UK"}
		}
		for _, t := range templates {
			var names []string
			for _, pattern := range strings.Split(t.names, "; ") {
				switch {
				case strings.HasPrefix(pattern, "A ") || strings.Contains(pattern, " A "):
					for _, adj := range adjectives {
						names = append(names, strings.ReplaceAll(" "+pattern+" ", " A ", " "+adj+" "))
					}
				default:
					name := strings.ReplaceAll(" "+pattern+" ", " C ", " "+k.Name+" ")
					names = append(names, strings.ReplaceAll(name, "(C)", "("+k.Name+")"))
				}
			}
			for i := range names {
				names[i] = strings.TrimSpace(names[i])
			}
			// Who has most of the names by hand is that body.
			a := w.holder(names, k.ISO3)
			if a == nil {
				a = &actor{id: strings.ToLower(k.ISO3) + "-" + t.id, kind: t.kind, country: k.ISO3, code: k.ISO3 + t.sector, sectors: t.sector}
			}
			for _, name := range names {
				if x := w.names[key(name)]; len(x) > 0 {
					continue // somebody has the name already
				}
				if a.name == "" {
					a.name = upperFirst(name)
					w.add(a)
				} else {
					w.call(a, name, 0, open)
				}
			}
		}
	}
	return nil
}

// holder is the actor of the country that has most of the names, or nil.
func (w *world) holder(names []string, country string) *actor {
	var best *actor
	counts := map[*actor]int{}
	for _, n := range names {
		for _, a := range w.names[key(n)] {
			if a.country != country || a.kind == "person" {
				continue
			}
			if counts[a]++; best == nil || counts[a] > counts[best] {
				best = a
			}
		}
	}
	return best
}

type factRow struct{ Iso3, Name, Adj, Parties string }

func readRows(path string) (map[string]factRow, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []factRow
	if err := json.Unmarshal(b, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]factRow{}
	for _, r := range rows {
		out[r.Iso3] = r
	}
	return out, nil
}

var aside = regexp.MustCompile(`\s*\([^)]*\)`)

var partyAside = regexp.MustCompile(`\s*[(\[][^)\]]*[)\]]?|[\])]`)

// readParties reads the parties of the factbook: "Tolmark Union or TU".
func (w *world) readParties(path string, c *codes) error {
	rows, err := readRows(path)
	if err != nil {
		return err
	}
	for _, iso := range slices.Sorted(maps.Keys(rows)) {
		r := rows[iso]
		if iso == "" || strings.Contains(r.Parties, "none") {
			continue
		}
		for _, p := range strings.Split(partyAside.ReplaceAllString(strings.ReplaceAll(r.Parties, "’", "'"), ""), ";") {
			name, short, _ := strings.Cut(strings.TrimSpace(p), " or ")
			name, short = strings.TrimSpace(name), strings.TrimSpace(short)
			if len(name) < 4 || len(name) > 60 || strings.Contains(name, ",") || c.name(name) != "" {
				continue
			}
			if r, _ := firstRune(name); !unicode.IsUpper(r) {
				continue
			}
			a := w.find(name, iso)
			if a == nil {
				a = w.add(&actor{name: name, kind: "party", country: iso, code: iso + "PTY", sectors: "PTY"})
			}
			if len(short) > 1 && c.name(short) == "" && !strings.Contains(short, " or ") {
				w.call(a, short, 0, open)
			}
		}
	}
	return nil
}

// readGroups reads the armed groups of the factbook: "Army of Velland (AoV)".
func (w *world) readGroups(path string, c *codes) error {
	return table(path, '\t', func(at func(string) string) {
		name := at("group")
		if len(name) > 70 || strings.Contains(name, ", ") || strings.Contains(name, "Islamic State of Iraq") {
			return
		}
		var shorts []string
		for _, m := range aside.FindAllString(name, -1) {
			shorts = append(shorts, strings.Trim(m, " ()"))
		}
		name = aside.ReplaceAllString(name, "")
		country := ""
		if list := strings.Split(at("countries"), ","); len(list) == 1 {
			country = c.iso2(list[0])
		}
		a := w.find(name, "")
		for _, s := range shorts {
			if a == nil {
				a = w.find(s, "", "force", "group")
			}
		}
		if a == nil {
			a = w.add(&actor{name: name, kind: "force", country: country, sectors: "REB"})
			if country != "" {
				a.code = country + "REB"
			}
		} else {
			w.call(a, name, 0, open)
		}
		for _, s := range shorts {
			w.call(a, s, 0, open)
		}
	})
}

// kindOf is what a title of an article is by its words, empty where it is no
// body, force or party.
func kindOf(title string, c *codes) (kind, sector string) {
	if noBody.MatchString(title) {
		return "", ""
	}
	for _, k := range kindPatterns {
		if k.pattern.MatchString(title) {
			return k.kind, k.sector
		}
	}
	return "", ""
}

var noBody = regexp.MustCompile(`^(\d|List |History |Politics |Member |President |Prime |Minister |Vice |Speaker |Deputy |Chief |Leader |Secretary |Ambassador|Director|Governor|Mayor|Economy |Foreign relations|Anti-|Human rights|.*\b(election|crisis|war|War|conflict|protests?|attack|team|season|list|forces in|shutdowns?|department\)|scandal|shooting|murder|killing|aviation|procurement|sanctions|party system|talks|Department|championship|League|Cup|football|building)\b)`)

var kindPatterns = []struct {
	pattern      *regexp.Regexp
	kind, sector string
}{
	{regexp.MustCompile(`\b(Armed Forces|Army|Navy|Air Force|Ground Forces|Defen[cs]e Forces?|Guard Corps|National Guard|Marine Corps|Military|Special Forces|Navy SEALs|Central Command|Southern Command|Northern Command|Africa Command)\b`), "force", "MIL"},
	{regexp.MustCompile(`\b(Police|Coast Guard|Carabinieri|Gendarmerie|Border Guards?|Guardia)\b`), "force", "COP"},
	{regexp.MustCompile(`\b(Court|Courts|Tribunal|Judiciary)\b`), "body", "JUD"},
	{regexp.MustCompile(`\b(Parliament|National Assembly|Congress of|Senate|House of (Representatives|Commons|Lords|Councillors)|Chamber of Deputies|State Duma|Federation Council|Legislative (Council|Yuan|Assembly)|Consultative Assembly)\b`), "body", "LEG"},
	{regexp.MustCompile(`\b(Intelligence|Security Service|Security Agency)\b`), "body", "SPY"},
	{regexp.MustCompile(`^(Government|Cabinet|Provisional Government|Federal Government|Federal government|Politburo) |\b(Ministry|Department of|Government of|Cabinet|Directorate|Presidency of|Administration)\b`), "body", "GOV"},
	{regexp.MustCompile(`\bParty\b|\bParty \(|\bDemocratic Union\b`), "party", "PTY"},
	{regexp.MustCompile(`\b(United Nations|European (Commission|Council|Union|Court|Parliament|Central Bank)|International (Organization|Monetary|Atomic|Labour|Maritime|Court|Criminal|Energy)|World (Bank|Trade|Health|Food))\b`), "igo", "IGO"},
	{regexp.MustCompile(`\b(Liberation (Army|Front)|Brigades?|Militia|Militias|Cartel|Resistance|Jihad|Mujahideen|Dervish Force|Rebels)\b`), "force", "REB"},
	{regexp.MustCompile(`\b(Agency|Commission|Bureau|Authority|Council|Central Bank|Bank of|Reserve|Prosecutor|Attorney General|Centers for|Service|Office of)\b`), "body", "GOV"},
	{regexp.MustCompile(`\((company|newspaper|website|TV channel)\)|\b(Inc\.|Corporation|Airlines|Airways|Motors|Company|Group)$`), "company", "BUS"},
	{regexp.MustCompile(`\b(Human Rights|Observatory|Amnesty|Médecins Sans|Red Cross|Red Crescent|Committee to Protect|Reporters Without)\b`), "group", "NGO"},
	{regexp.MustCompile(`\b(Times|Herald|Tribune|Broadcasting|News|Press|Newspaper|Gazette|Television)$`), "media", "MED"},
}

// addLinks makes names of the words that link to articles, and actors of the
// articles about bodies that nothing else knows.
func (w *world) addLinks(links map[string]map[string]int, c *codes) {
	total := map[string]int{}
	for _, surfaces := range links {
		for s, n := range surfaces {
			total[key(s)] += n
		}
	}
	// All titles are looked up before any name is added, which may be another's.
	titled := map[string]*actor{}
	for title := range links {
		titled[title] = w.titled(title, c)
	}
	known := map[string]int{} // times that a name means an actor
	for _, title := range slices.Sorted(maps.Keys(links)) {
		surfaces := links[title]
		a := titled[title]
		if a == nil {
			kind, sector := kindOf(title, c)
			if kind == "" || isLower(surfaces) || len(strings.Fields(title)) > 8 || strings.Contains(title, "&") {
				continue
			}
			country := c.within(title)
			if kind == "igo" {
				country = ""
			}
			a = &actor{name: untitled(title), kind: kind, country: country, sectors: sector, from: share}
			if country != "" {
				a.code = country + sector
			}
			w.add(a)
		}
		w.call(a, title, 0, share)
		for _, s := range slices.Sorted(maps.Keys(surfaces)) {
			n := surfaces[s]
			a.count += n
			if !isName(s) || !c.bodyWord(s) || n == 1 && total[key(s)] > 8 {
				continue
			}
			known[key(s)] += n
			w.call(a, s, n, share)
		}
	}
	// A name that means something else as well is no sure sign of the actor.
	w.other = map[string]int{}
	for _, title := range slices.Sorted(maps.Keys(links)) {
		for s := range links[title] {
			k := key(s)
			if n := total[k] - known[k]; n > 1 && isName(s) && len(w.names[k]) > 0 {
				w.other[s] = n
			}
		}
	}
}

// titled is the actor that an article is about.
func (w *world) titled(title string, c *codes) *actor {
	if a := w.find(title, ""); a != nil {
		return a
	}
	var named *actor
	for _, a := range w.names[key(title)] {
		if a.name == title {
			if named != nil {
				return nil
			}
			named = a
		}
	}
	if named != nil {
		return named
	}
	if noBody.MatchString(title) {
		return nil
	}
	plain := untitled(title)
	if plain == title {
		return nil
	}
	inside := strings.Trim(bracket.FindString(title), " ()")
	switch inside {
	case "country", "politician", "organization", "company", "newspaper", "website", "Militant group", "militant group", "political party":
		return w.find(plain, "")
	}
	if country := c.within(inside); country != "" {
		if a := w.find(plain, country); a != nil && a.country == country {
			return a
		}
	}
	return nil
}

// bodyWord reports whether words end as the name of a body may: not "Arvenian
// gunfire", nor the plain "Velland" followed by a small word that is no body's.
func (c *codes) bodyWord(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	if r, _ := firstRune(last); !unicode.IsLower(r) || last == s || strings.Contains(last, "-") {
		return true
	}
	if _, n := c.lex.Role([]string{strings.TrimSuffix(last, "s")}); n > 0 {
		return true
	}
	_, org := c.lex.OrgWord(last)
	return org || last == "troops"
}

func isLower(surfaces map[string]int) bool {
	for s := range surfaces {
		if isName(s) {
			return false
		}
	}
	return true
}

// isName reports whether words hold a capital and are no longer than a name.
func isName(s string) bool {
	return strings.ContainsFunc(s, unicode.IsUpper) && !strings.HasPrefix(s, "A ") && len(strings.Fields(s)) <= 8 && !strings.ContainsAny(s, ";\t\n\"")
}

// readOutlets reads the outlets that are cited, and publishers with their country.
func (w *world) readOutlets(outlets, publishers string, c *codes) error {
	err := table(outlets, '\t', func(at func(string) string) {
		name := at("outlet_name")
		n, err := strconv.Atoi(at("count"))
		if err != nil || n < 2 || len(name) < 2 || len(name) > 40 || c.name(name) != "" || strings.ContainsAny(name, "./|()") {
			return
		}
		if r, _ := firstRune(name); !unicode.IsUpper(r) {
			return
		}
		if len(w.names[key(name)]) > 0 {
			return
		}
		country := c.domain(at("domain"))
		a := &actor{name: name, kind: "media", country: country, sectors: "MED", from: share}
		if country != "" {
			a.code = country + "MED"
		}
		w.add(a)
	})
	if err != nil {
		return err
	}
	return table(publishers, '\t', func(at func(string) string) {
		name := at("name")
		country := c.iso2(at("country"))
		switch at("country") {
		case "uk":
			country = "GBR"
		case "ind":
			country = "IND"
		}
		if a := w.find(name, "", "media"); a != nil {
			if a.country == "" && !a.hand {
				a.country, a.code = country, country+"MED"
			}
			return
		}
		if country == "" || len(w.names[key(name)]) > 0 {
			return
		}
		w.add(&actor{name: name, kind: "media", country: country, code: country + "MED", sectors: "MED"})
	})
}

// domain is the country of a domain by its end.
func (c *codes) domain(domain string) string {
	end := domain[strings.LastIndexByte(domain, '.')+1:]
	switch end {
	case "uk":
		return "GBR"
	case "com", "org", "net", "info", "news", "tv", "io", "co", "me", "ai", "eu", "int", "fm", "la", "cc", "to":
		return ""
	case "gov", "edu":
		return "USA"
	}
	if len(end) != 2 {
		return ""
	}
	return c.iso2(end)
}
