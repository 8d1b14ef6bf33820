package namer

import (
	"acta/internal/ling"
	"acta/internal/neural"
)

// repeats is the places of the words with a capital that stand in a text more than
// once, flat: places[starts[i]:starts[i+1]] are those of one word, in the order of the
// text. States, demonyms and capitals are not among them: as classes they
// would all be one word.
type repeats struct {
	places []ling.TokenID
	starts []int32
}

// repeated finds the repeats of words.
func repeated(words []word) repeats {
	numbers := map[uint32]int32{}
	of := make([]int32, len(words)) // each token's number, or -1
	var counts []int32
	for i := range words {
		of[i] = ling.None
		if !words[i].upper || words[i].class&(classState|classDemonym|classCapital) != 0 {
			continue
		}
		n, ok := numbers[words[i].low]
		if !ok {
			n = int32(len(counts))
			numbers[words[i].low] = n
			counts = append(counts, 0)
		}
		of[i] = n
		counts[n]++
	}
	r := repeats{starts: make([]int32, 1, len(counts)+1)}
	next := make([]int32, len(counts)) // where the next place of each number goes
	total := int32(0)
	for n, count := range counts {
		next[n] = ling.None
		if count > 1 {
			next[n] = total
			total += count
			r.starts = append(r.starts, total)
		}
	}
	r.places = make([]ling.TokenID, total)
	for i, n := range of {
		if n != ling.None && next[n] != ling.None {
			r.places[next[n]] = ling.TokenID(i)
			next[n]++
		}
	}
	return r
}

// othersMost is how many other places of a word the features look at.
const othersMost = 2

// others is, of each of a text's rows tokens, the place of the same word before it, and
// those after it until there are [othersMost]: what stands beside a name at one place
// tells its kind at another.
func (r *repeats) others(rows int) [][othersMost]ling.TokenID {
	out := make([][othersMost]ling.TokenID, rows)
	for i := range out {
		for k := range out[i] {
			out[i][k] = ling.None
		}
	}
	for i := range len(r.starts) - 1 {
		list := r.places[r.starts[i]:r.starts[i+1]]
		for i, t := range list {
			n := 0
			for k := max(0, i-1); k < len(list) && n < othersMost; k++ {
				if k != i {
					out[t][n] = list[k]
					n++
				}
			}
		}
	}
	return out
}

// gather is the rows of x at r's places.
func (r *repeats) gather(a *neural.Arena, x []float32) []float32 {
	out := a.Floats(len(r.places) * width)
	for i, t := range r.places {
		copy(out[i*width:(i+1)*width], x[int(t)*width:])
	}
	return out
}

// spread adds rows, one a place of r, to those of x.
func (r *repeats) spread(x, rows []float32) {
	for i, t := range r.places {
		into := x[int(t)*width : (int(t)+1)*width]
		for j, v := range rows[i*width : (i+1)*width] {
			into[j] += v
		}
	}
}

// means is, for each row, the mean of the rows at the other places of its word. What is
// carried back is carried by means too: its matrix is symmetric.
func (r *repeats) means(a *neural.Arena, rows []float32) []float32 {
	out := a.Floats(len(rows))
	sum := a.Floats(width)
	for i := range len(r.starts) - 1 {
		from, to := int(r.starts[i]), int(r.starts[i+1])
		clear(sum)
		for k := from; k < to; k++ {
			for j, v := range rows[k*width : (k+1)*width] {
				sum[j] += v
			}
		}
		scale := 1 / float32(to-from-1)
		for k := from; k < to; k++ {
			own, into := rows[k*width:(k+1)*width], out[k*width:(k+1)*width]
			for j, v := range own {
				into[j] = (sum[j] - v) * scale
			}
		}
	}
	return out
}
