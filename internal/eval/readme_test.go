package eval

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the figures of the board into the README")

// A row of the README's table ends in the name of a figure and its value.
var figureRow = regexp.MustCompile("(?m)^(\\|.*\\| `([^`]+)` \\| )([^|]*)( \\|)$")

func TestReadmeQuotesTheBoard(t *testing.T) {
	f, err := os.Open("testdata/corpora.board")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	board, err := ReadBoard(f)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, f := range board.Figures {
		values[f.Name] = strings.Fields(f.String())[1]
	}
	const path = "../../README.md"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	changed := figureRow.ReplaceAllStringFunc(string(readme), func(row string) string {
		rows++
		m := figureRow.FindStringSubmatch(row)
		name, got := m[2], strings.TrimSpace(m[3])
		want, ok := values[name]
		switch {
		case !ok:
			t.Errorf("README quotes %s, which the board does not have", name)
			return row
		case got != want && !*update:
			t.Errorf("README says %s is %s, the board says %s; run: go test ./internal/eval -run Readme -update", name, got, want)
		}
		return m[1] + want + m[4]
	})
	if rows < 10 {
		t.Errorf("README quotes %d figures of the board; the test looks for rows that the table does not have", rows)
	}
	if *update && changed != string(readme) {
		if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
