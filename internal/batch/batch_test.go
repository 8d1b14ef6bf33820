package batch

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// upTo gives 0 to n-1 and counts how many it gave.
func upTo(n int, given *atomic.Int32) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			given.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func TestOrderIsThatOfTheItems(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 7} {
		synctest.Test(t, func(t *testing.T) {
			var given atomic.Int32
			var got []int
			work := func(i int) int {
				time.Sleep(time.Duration((i*7)%5) * time.Second)
				return i
			}
			err := Run(t.Context(), workers, upTo(50, &given), work, func(i int) error {
				got = append(got, i)
				return nil
			})
			if err != nil || len(got) != 50 || !slices.IsSorted(got) {
				t.Errorf("%d workers: %v, %v", workers, got, err)
			}
		})
	}
}

func TestItemsAreHeldBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const workers = 3
		var given, taken atomic.Int32
		work := func(i int) int {
			if i == 0 {
				time.Sleep(time.Hour) // the first one is slow
			}
			return i
		}
		var most atomic.Int32
		go func() {
			time.Sleep(time.Minute)
			most.Store(given.Load())
		}()
		err := Run(t.Context(), workers, upTo(100, &given), work, func(int) error {
			taken.Add(1)
			return nil
		})
		if err != nil || taken.Load() != 100 {
			t.Fatalf("%d taken, %v", taken.Load(), err)
		}
		if most.Load() != 2*workers {
			t.Errorf("%d items held behind a slow one, want %d", most.Load(), 2*workers)
		}
	})
}

func TestWorkersWorkAtTheSameTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var given atomic.Int32
		work := func(i int) int { time.Sleep(time.Second); return i }
		if err := Run(t.Context(), 4, upTo(8, &given), work, func(int) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("8 items of 1 s on 4 workers took %v", took)
		}
	})
}

func TestEndOfContextFinishesWhatIsInHand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Millisecond)
		defer cancel()
		var given atomic.Int32
		var got []int
		work := func(i int) int { time.Sleep(time.Second); return i }
		err := Run(ctx, 2, upTo(100, &given), work, func(i int) error {
			got = append(got, i)
			return nil
		})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
		// At 1.5 s, 0 and 1 are done and 2 and 3 in hand; two places are left.
		if len(got) < 4 || len(got) > 6 || !slices.IsSorted(got) || got[len(got)-1] != len(got)-1 {
			t.Errorf("taken %v", got)
		}
	})
}

func TestEndOfContextDoesNotWaitForInput(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		release := make(chan struct{})
		items := func(yield func(int) bool) {
			if yield(1) {
				<-release // a terminal where nobody types
			}
		}
		go func() { time.Sleep(time.Second); cancel() }()
		var got []int
		err := Run(ctx, 2, items, func(i int) int { return i }, func(i int) error {
			got = append(got, i)
			return nil
		})
		if !errors.Is(err, context.Canceled) || !slices.Equal(got, []int{1}) {
			t.Errorf("%v, %v", got, err)
		}
		close(release)
	})
}

func TestErrorOfTakeEndsTheRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		full := errors.New("disk is full")
		var given atomic.Int32
		n := 0
		err := Run(t.Context(), 2, upTo(1000, &given), func(i int) int { return i }, func(int) error {
			if n++; n == 3 {
				return full
			}
			return nil
		})
		if !errors.Is(err, full) || n != 3 {
			t.Errorf("%d taken, %v", n, err)
		}
		synctest.Wait()
		if given.Load() > 10 {
			t.Errorf("%d items were read after the end", given.Load())
		}
	})
}
