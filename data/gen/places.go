package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// fewest is how many people a town must have to be on the list, unless it is the
// seat of a state or of its first division.
const fewest = 40_000

const placesHead = `# Towns with their coordinates.
# version: 1 (2026-11)
# source: GeoNames, cities500, dump of March 2023
# licence: CC BY 4.0, GeoNames (geonames.org)
# columns: name; country, ISO 3166-1 alpha-3; latitude; longitude; people.
# Made by: go generate ./data
`

// makePlaces writes places.tsv.
func makePlaces(corpora, out string) error {
	alpha3, err := alpha3Codes(filepath.Join(corpora, "countries", "country-codes.csv"))
	if err != nil {
		return err
	}
	path := filepath.Join(corpora, "geonames-cities", "cities500.tsv")
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var lines []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		c := strings.Split(s.Text(), "\t")
		if n == 1 {
			continue
		}
		if len(c) < 11 {
			return fmt.Errorf("%s:%d: %d columns, want 11", path, n, len(c))
		}
		people, err := strconv.Atoi(c[10])
		if err != nil {
			return fmt.Errorf("%s:%d: people %q", path, n, c[10])
		}
		iso := alpha3[c[7]]
		if iso == "" || people < fewest && c[6] != "PPLC" && (c[6] != "PPLA" || people < 10_000) {
			continue
		}
		names := []string{c[1]}
		if c[2] != "" && c[2] != c[1] {
			names = append(names, c[2])
		}
		for _, name := range names {
			lines = append(lines, strings.Join([]string{name, iso, c[4], c[5], c[10]}, "\t"))
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	return os.WriteFile(filepath.Join(out, "places.tsv"), []byte(placesHead+strings.Join(lines, "\n")+"\n"), 0o644)
}

// alpha3Codes gives the ISO alpha-3 code of each alpha-2 code.
func alpha3Codes(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("%s: no table: %w", path, err)
	}
	two, three := slices.Index(rows[0], "ISO3166-1-Alpha-2"), slices.Index(rows[0], "ISO3166-1-Alpha-3")
	if two < 0 || three < 0 {
		return nil, fmt.Errorf("%s: no column of alpha-2 or alpha-3 codes", path)
	}
	out := map[string]string{"XK": "XKX"}
	for _, r := range rows[1:] {
		out[r[two]] = r[three]
	}
	return out, nil
}
