package data

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"acta"
)

// Town is a line of places.tsv.
type Town struct {
	Name     string
	Country  string // ISO 3166-1 alpha-3
	Lat, Lon float64
	People   int
}

// Places are the towns of places.tsv by name.
type Places struct{ byName map[string][]Town }

// ReadPlaces reads places.tsv. It fails with [acta.ErrInvalid], and the line's
// number, where a line is wrong.
func ReadPlaces(fsys fs.FS) (*Places, error) {
	p := &Places{byName: map[string][]Town{}}
	err := table(fsys, "places.tsv", 5, func(c []string) error {
		lat, err1 := strconv.ParseFloat(c[2], 64)
		lon, err2 := strconv.ParseFloat(c[3], 64)
		people, err3 := strconv.Atoi(c[4])
		if err1 != nil || err2 != nil || err3 != nil || len(c[1]) != 3 {
			return fmt.Errorf("want a name, a country, latitude, longitude and people, got %q: %w", c, acta.ErrInvalid)
		}
		key := strings.ToLower(c[0])
		p.byName[key] = append(p.byName[key], Town{c[0], c[1], lat, lon, people})
		return nil
	})
	return p, err
}

// far is how many times more people a town must have than another of its name to
// be meant where nothing else tells them apart.
const far = 5

// Find is the town of a name: the largest of those in a country that near allows, or
// else one that is far larger than the others. It finds none where two are left.
func (p *Places) Find(name string, near func(iso string) bool) (Town, bool) {
	var best, second Town
	for _, nearby := range []bool{true, false} {
		for _, t := range p.byName[strings.ToLower(name)] {
			if near(t.Country) != nearby {
				continue
			}
			if t.People > best.People {
				best, second = t, best
			} else if t.People > second.People {
				second = t
			}
		}
		if best.Name != "" {
			break
		}
	}
	if best.Name == "" || second.People*far > best.People {
		return Town{}, false
	}
	return best, true
}
