package neural

import (
	"math/rand/v2"
	"testing"
)

func fill(n int, seed uint64) []float32 {
	rng := rand.New(rand.NewPCG(seed, 1))
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(rng.NormFloat64())
	}
	return out
}

// The sums must agree to the last bit: a text reads the same on every machine.
func TestKernelsAgreeWithGo(t *testing.T) {
	for _, size := range [][3]int{{1, 1, 1}, {6, 16, 16}, {7, 33, 48}, {13, 128, 50}, {25, 40, 25}, {64, 100, 112}} {
		m, k, n := size[0], size[1], size[2]
		x, w := fill(m*k, 1), fill(k*n, 2)
		got, want := fill(m*n, 3), fill(m*n, 3)
		packed := make([]float32, PackedLen(k, n))
		Pack(packed, w, k, n)
		MulAdd(got, n, x, k, packed, m, k, n)
		for i := range m {
			for p := range k {
				for j := range n {
					want[i*n+j] += float32(x[i*k+p] * w[p*n+j])
				}
			}
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%d×%d×%d: element %d is %v, want %v", m, k, n, i, got[i], want[i])
			}
		}
		turned := make([]float32, n*k)
		for i := range k {
			for j := range n {
				turned[j*k+i] = w[i*n+j]
			}
		}
		again := make([]float32, len(packed))
		PackTransposed(again, turned, k, n, k)
		for i := range again {
			if again[i] != packed[i] {
				t.Fatalf("%d×%d×%d: packing the transpose differs at %d", m, k, n, i)
			}
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	m, k, n := 252, 256, 768
	x, w, y := fill(m*k, 1), fill(k*n, 2), make([]float32, m*n)
	packed := make([]float32, PackedLen(k, n))
	Pack(packed, w, k, n)
	for b.Loop() {
		MulAdd(y, n, x, k, packed, m, k, n)
	}
	b.ReportMetric(float64(m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func TestSRUStepAgreesWithGo(t *testing.T) {
	for _, n := range []int{8, 16, 48, 128} {
		ps := NewParams(4)
		l := NewSRU(ps, "sru", n, n)
		copy(l.V.W, fill(len(l.V.W), 11))
		run := func(step func(row, high []float32, d int, state, h []float32)) []float32 {
			row, high, state, h := fill(3*n, 12), fill(n, 13), fill(n, 14), make([]float32, n)
			step(row, high, 1, state, h)
			return append(append(row, state...), h...)
		}
		got, want := run(l.step), run(l.stepGo)
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("width %d: element %d is %v, want %v", n, i, got[i], want[i])
			}
		}
	}
}

func BenchmarkSRUStep(b *testing.B) {
	l := NewSRU(NewParams(4), "sru", 128, 128)
	row, high, state, h := fill(3*128, 12), fill(128, 13), fill(128, 14), make([]float32, 128)
	for b.Loop() {
		l.step(row, high, 0, state, h)
	}
}

func TestLeakyReLUAgreesWithGo(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 100} {
		got, want := fill(n, 21), fill(n, 21)
		LeakyReLU(got)
		for i, v := range want {
			if v < 0 {
				want[i] = v * 0.1
			}
			if got[i] != want[i] {
				t.Fatalf("%d floats: element %d is %v, want %v", n, i, got[i], want[i])
			}
		}
	}
}
