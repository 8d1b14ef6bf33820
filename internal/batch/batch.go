// Package batch works through a stream of items on several cores and hands on
// the results in the order of the items.
package batch

import (
	"context"
	"iter"
	"sync"
)

// Run gives each of items to work, on up to workers goroutines at a time, and
// the results to take, one after the other, in the order of the items.
//
// At most 2×workers items are held at once, from the moment they leave items
// until take returns, so a slow one at the front stops the reading and not the
// memory.
//
// When ctx ends, no further item is begun; those in hand are finished and taken,
// and Run returns the error of ctx. When take fails, Run returns its error at
// once. In both cases it does not wait for items, which may be blocked on a
// terminal or a pipe: work may then still be called for an item or two whose
// results nobody sees.
func Run[In, Out any](ctx context.Context, workers int, items iter.Seq[In], work func(In) Out, take func(Out) error) error {
	workers = max(workers, 1)
	type job struct {
		item In
		out  chan Out
	}
	var (
		quit    = make(chan struct{})
		hold    = make(chan struct{}, 2*workers)
		jobs    = make(chan job)
		pending = make(chan chan Out, 2*workers)
		read    = false // all of items; written before pending is closed
		wait    sync.WaitGroup
	)
	defer close(quit)
	for range workers {
		wait.Go(func() {
			for j := range jobs {
				j.out <- work(j.item)
			}
		})
	}
	go func() {
		defer close(pending)
		defer close(jobs)
		// A place is taken before an item is read: what is read is held.
		if !place(ctx, quit, hold) {
			return
		}
		for item := range items {
			if ctx.Err() != nil {
				return
			}
			out := make(chan Out, 1)
			pending <- out // has room for all that is held
			jobs <- job{item, out}
			if !place(ctx, quit, hold) {
				return
			}
		}
		read = true
	}()
	for {
		out, ok := next(ctx, pending)
		if !ok {
			break
		}
		if err := take(<-out); err != nil {
			return err
		}
		<-hold
	}
	if ctx.Err() != nil {
		select {
		case _, open := <-pending:
			if !open && read {
				return nil // the end came after the last item
			}
		default:
		}
		return ctx.Err()
	}
	wait.Wait()
	return nil
}

// place waits for a place in hold and reports whether it got one.
func place(ctx context.Context, quit <-chan struct{}, hold chan<- struct{}) bool {
	select {
	case hold <- struct{}{}:
		return true
	case <-ctx.Done():
	case <-quit:
	}
	return false
}

// next is the next result to wait for. After the end of ctx it gives those that
// were begun before, and does not wait for more.
func next[T any](ctx context.Context, pending <-chan T) (out T, ok bool) {
	select {
	case out, ok = <-pending:
		return out, ok
	case <-ctx.Done():
	}
	select {
	case out, ok = <-pending:
	default:
	}
	return out, ok
}
