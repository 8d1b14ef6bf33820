package gazetteer

import (
	"testing"

	"acta/data"
)

func BenchmarkNew(b *testing.B) {
	lex, err := data.Read(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		sources, err := Sources(data.Files)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(lex, sources...); err != nil {
			b.Fatal(err)
		}
	}
}
