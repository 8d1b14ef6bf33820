package eval

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// JudgedFinding is a finding of an article, and whether an editor would accept
// it.
type JudgedFinding struct {
	Part       string // of the corpus: "dev", "train"
	Article    string // name of the text file, without ".txt"
	Rule       string
	Start, End int32 // of its first span, in code points of the text
	Accepted   bool
	Reason     string // why, in a word
}

// ReadFindings reads a line a finding: part, article, rule, start, end, y or n,
// and the reason, with tabs between. Empty lines and those that begin with "#" say nothing.
// An error names path and the line.
func ReadFindings(r io.Reader, path string) ([]JudgedFinding, error) {
	return labelled(r, path, judgedFinding)
}

func judgedFinding(c []string) (JudgedFinding, error) {
	if len(c) != 7 {
		return JudgedFinding{}, fmt.Errorf("%d columns, want 7", len(c))
	}
	start, err := strconv.ParseInt(c[3], 10, 32)
	if err != nil {
		return JudgedFinding{}, fmt.Errorf("start %q is no number", c[3])
	}
	end, err := strconv.ParseInt(c[4], 10, 32)
	if err != nil || start < 0 || end <= start {
		return JudgedFinding{}, fmt.Errorf("end %q is no number after start", c[4])
	}
	if c[5] != "y" && c[5] != "n" {
		return JudgedFinding{}, fmt.Errorf("verdict %q is not y or n", c[5])
	}
	return JudgedFinding{c[0], c[1], c[2], int32(start), int32(end), c[5] == "y", c[6]}, nil
}

// FoundFinding is a finding that acta makes now.
type FoundFinding struct {
	Part, Article, Rule string
	Start, End          int32 // as in [JudgedFinding]
}

// WriteFindings writes, by part and rule, how many findings the articles have,
// how many of them are judged, and how many of those accepted.
func WriteFindings(w io.Writer, found []FoundFinding, judged []JudgedFinding, articles map[string]int) error {
	type cell struct{ found, judged, accepted int }
	count := map[[2]string]*cell{}
	at := func(part, rule string) *cell {
		k := [2]string{part, rule}
		if count[k] == nil {
			count[k] = &cell{}
		}
		return count[k]
	}
	for _, f := range found {
		i := slices.IndexFunc(judged, func(j JudgedFinding) bool {
			return j.Part == f.Part && j.Article == f.Article && j.Rule == f.Rule && j.Start == f.Start && j.End == f.End
		})
		for _, c := range []*cell{at(f.Part, f.Rule), at(f.Part, "~all")} {
			c.found++
			if i >= 0 {
				c.judged++
				if judged[i].Accepted {
					c.accepted++
				}
			}
		}
	}
	keys := make([][2]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "part\trule\tfindings\tan article\tjudged\taccepted\tper cent")
	for _, k := range keys {
		c := count[k]
		share := "-"
		if c.judged > 0 {
			share = fmt.Sprintf("%.0f", 100*float64(c.accepted)/float64(c.judged))
		}
		fmt.Fprintf(t, "%s\t%s\t%d\t%.3f\t%d\t%d\t%s\n", k[0], strings.TrimPrefix(k[1], "~"), c.found, float64(c.found)/float64(max(articles[k[0]], 1)), c.judged, c.accepted, share)
	}
	return t.Flush()
}
