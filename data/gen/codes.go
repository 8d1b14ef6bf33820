package main

import (
	"path/filepath"
	"strings"

	"acta/data"
)

// codes knows countries by code and by name.
type codes struct {
	lex *data.Lexicon
	two map[string]string // alpha-2 → alpha-3
}

func readCodes2(corpora string, lex *data.Lexicon) (*codes, error) {
	c := &codes{lex: lex, two: map[string]string{"XK": "XKX"}}
	err := table(filepath.Join(corpora, "countries", "country-codes.csv"), ',', func(at func(string) string) {
		c.two[at("ISO3166-1-Alpha-2")] = at("ISO3166-1-Alpha-3")
	})
	return c, err
}

// iso2 is the alpha-3 code of an alpha-2 code, or empty.
func (c *codes) iso2(code string) string { return c.two[strings.ToUpper(code)] }

// name is the code of a country by its name or the word for its people.
func (c *codes) name(name string) string {
	switch name {
	case "United Kingdom of Great Britain and Northern Ireland":
		return "GBR"
	case "Kingdom of the Netherlands":
		return "NLD"
	case "People's Republic of China":
		return "CHN"
	case "State of Palestine":
		return "PSE"
	case "Republic of Ireland":
		return "IRL"
	}
	if w, ok := c.lex.Country(name); ok && w.Sense != data.SenseCapital {
		return w.Country.ISO3
	}
	return ""
}

// within is the country that words name or that they hold the name of, where
// there is one only: "Parliament of Moldova", "Russian Armed Forces".
func (c *codes) within(s string) string {
	s = strings.NewReplacer("(", " ", ")", " ", ",", " ", "'s ", " ").Replace(s)
	words := strings.Fields(s)
	found := ""
	for i := 0; i < len(words); i++ {
		for n := min(5, len(words)-i); n > 0; n-- {
			code := c.name(strings.Join(words[i:i+n], " "))
			if code == "" {
				continue
			}
			if found != "" && found != code {
				return ""
			}
			found = code
			i += n - 1
			break
		}
	}
	return found
}
