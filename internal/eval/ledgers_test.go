package eval

import (
	"os"
	"strings"
	"testing"
)

func TestReadLedgerLabels(t *testing.T) {
	for line, want := range map[string]string{
		"text\tstate\t7\tab\nfigure\t0-3\t9|10\tkilled\tover|exact\t-":                              "",
		"text\tstate\t7\tab\nmaybe-pledge\t0-9\t0-3|=USA\t500\t10-14\t20-24":                        "",
		"figure\t0-3\t9\tkilled\tover\t-":                                                           "labels:1: want text",
		"text\tstate\tx\tab":                                                                        "labels:1: strconv.Atoi",
		"text\tstate\t7\tab\nfigure\t0-3\tnine\tkilled\tover\t-":                                    `labels:2: value "nine"`,
		"text\tstate\t7\tab\nfigure\t3-0\t9\tkilled\tover\t-":                                       `labels:2: "3-0" is no stretch`,
		"text\tstate\t7\tab\nwish\t0-3\t-\t-\t-\t-":                                                 `labels:2: "wish" is no figure`,
		"text\tstate\t7\tab\npledge\t0-3\t-\tmuch\t-\t-":                                            `labels:2: value "much"`,
		"text\tstate\t7\tab\npledge\t0-3\t-\t-\tsoon\t-":                                            `labels:2: "soon" is no stretch`,
		"# nothing\n\ntext\tstate\t7\tab\npledge\t0-3\t-\t-\t-":                                     "labels:4: want text",
		"text\tcurrent-events\t12\tab\nfigure\t0-3\t9\tkilled\tover\t5-":                            `labels:2: "5-" is no stretch`,
		"text\tcurrent-events\t12\tab\nfigure\t0-3\t9\tkilled\texact\t-\ntext\tstate\t1\tcd":        "",
		"text\tcurrent-events\t12\tab\nfigure\t0-3\t9\tkilled\texact\t-\npledge\t0-3\t\t-\t-\t5-13": "labels:3: a party is empty",
	} {
		t.Run(line, func(t *testing.T) {
			_, err := ReadLedgerLabels(strings.NewReader(line), "labels")
			checkInvalid(t, err, want)
		})
	}
}

func TestLedgerLabelsAreWhole(t *testing.T) {
	f, err := os.Open("testdata/ledgers.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	labels, err := ReadLedgerLabels(f, "ledgers.tsv")
	if err != nil || len(labels) != 190 {
		t.Errorf("%d texts: %v", len(labels), err)
	}
}

func FuzzReadLabels(f *testing.F) {
	f.Add("text\tstate\t7\tab\nfigure\t0-3\t9|10\tkilled\tover|exact\t-")
	f.Add("paragraph\t7\tab\nevent\tASSAULT|COERCE\t0-3|-\t4-9<>10-12|=UKR\tactual\t-\t4-9/20-22")
	f.Add("dev\ta\tr\t1\t2\ty\n7\tab\t1\t4\tCOERCE\ty")
	f.Fuzz(func(t *testing.T, s string) {
		for _, err := range []error{
			second(ReadLedgerLabels(strings.NewReader(s), "f")), second(ReadEventLabels(strings.NewReader(s), "f")),
			second(ReadFalse(strings.NewReader(s), "f")), second(ReadFindings(strings.NewReader(s), "f")),
		} {
			if err != nil && !strings.HasPrefix(err.Error(), "f:") {
				t.Errorf("error without a place: %v", err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }
