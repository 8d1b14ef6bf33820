package neural

import (
	"math"
	"sync"
)

// Adam is the optimiser of Kingma and Ba (2015), with the gradient clipped by
// its global norm. Rows of sparse parameters that a batch did not touch stay as
// they are.
type Adam struct {
	Rate       float64
	Beta1      float64
	Beta2      float64
	Epsilon    float64
	Clip       float64
	Decay      float64 // decoupled weight decay of dense matrices, per step and unit of rate
	step       int
	parameters *Params
}

// NewAdam makes an optimiser for ps with usual settings.
func NewAdam(ps *Params, rate float64) *Adam {
	for _, p := range ps.List {
		p.moment, p.square = make([]float32, len(p.W)), make([]float32, len(p.W))
	}
	return &Adam{Rate: rate, Beta1: 0.9, Beta2: 0.98, Epsilon: 1e-8, Clip: 5, parameters: ps}
}

// Step adds up the workers' gradients in order, moves the weights at rate
// Rate×scale, and clears the gradients. It returns the norm of the gradient.
func (o *Adam) Step(scale float64, workers ...*Grads) float64 {
	first := workers[0]
	squares := make([]float64, len(o.parameters.List))
	o.each(func(i int, p *Param) {
		for _, g := range workers[1:] {
			if p.Sparse {
				for _, r := range g.touched[i] {
					into := first.Row(p, r)
					for j, v := range g.dense[i][int(r)*p.Cols : (int(r)+1)*p.Cols] {
						into[j] += v
					}
				}
			} else {
				into := first.dense[i]
				for j, v := range g.dense[i] {
					into[j] += v
				}
			}
			g.reset(p)
		}
		sum := 0.0
		first.rows(p, func(_ int32, grad []float32) {
			for _, v := range grad {
				sum += float64(v) * float64(v)
			}
		})
		squares[i] = sum
	})
	norm := 0.0
	for _, s := range squares {
		norm += s
	}
	norm = math.Sqrt(norm)
	clip := float32(1)
	if norm > o.Clip {
		clip = float32(o.Clip / norm)
	}
	o.step++
	rate := o.Rate * scale
	b1, b2 := float32(o.Beta1), float32(o.Beta2)
	alpha := float32(rate * math.Sqrt(1-math.Pow(o.Beta2, float64(o.step))) / (1 - math.Pow(o.Beta1, float64(o.step))))
	eps := float32(o.Epsilon)
	o.each(func(_ int, p *Param) {
		shrink := float32(1)
		if !p.Sparse && p.Rows > 1 {
			shrink = float32(1 - rate*o.Decay)
		}
		first.rows(p, func(r int32, grad []float32) {
			at := int(r) * p.Cols
			w, m, v := p.W[at:at+len(grad)], p.moment[at:at+len(grad)], p.square[at:at+len(grad)]
			for j, raw := range grad {
				d := raw * clip
				m[j] = b1*m[j] + (1-b1)*d
				v[j] = b2*v[j] + (1-b2)*d*d
				w[j] = w[j]*shrink - alpha*m[j]/(sqrt32(v[j])+eps)
			}
		})
		first.reset(p)
	})
	return norm
}

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// rows calls f for each part of p's gradient that may be non-zero.
func (g *Grads) rows(p *Param, f func(row int32, grad []float32)) {
	if !p.Sparse {
		f(0, g.dense[p.id])
		return
	}
	for _, r := range g.touched[p.id] {
		f(r, g.dense[p.id][int(r)*p.Cols:(int(r)+1)*p.Cols])
	}
}

// each runs f for every parameter, in parallel: parameters do not touch.
func (o *Adam) each(f func(i int, p *Param)) {
	var wg sync.WaitGroup
	next := make(chan int, len(o.parameters.List))
	for i := range o.parameters.List {
		next <- i
	}
	close(next)
	for range 2 {
		wg.Go(func() {
			for i := range next {
				f(i, o.parameters.List[i])
			}
		})
	}
	wg.Wait()
}
