package web

import (
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// A pageCache keeps the answers of one edition, up to a number of bytes: those
// asked for last stay. With the next edition a new one begins.
type pageCache struct {
	mu      sync.Mutex
	answers *simplelru.LRU[pageKey, answer]
	bytes   int
}

// A pageKey is an address with the coding of the answer.
type pageKey struct{ address, coding string }

// Sizes of the cache, in bytes.
const (
	maxKept    = 8 << 20
	maxKeptOne = maxKept / 16
	perKept    = 256 // about what an answer costs beside its body
)

func newPageCache() *pageCache {
	c := &pageCache{}
	c.answers, _ = simplelru.NewLRU(maxKept/perKept, func(k pageKey, a answer) { c.bytes -= weight(k, a) }) // errs on a size below 1 only
	return c
}

func weight(k pageKey, a answer) int { return len(k.address) + len(a.body) + perKept }

func (c *pageCache) get(address, coding string) (answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.answers.Get(pageKey{address, coding})
}

// keep takes an answer in, and lets go of others until there is room.
func (c *pageCache) keep(address, coding string, a answer) {
	k := pageKey{address, coding}
	if weight(k, a) > maxKeptOne {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answers.Remove(k) // two may have made the same
	c.answers.Add(k, a)
	c.bytes += weight(k, a)
	for c.bytes > maxKept {
		c.answers.RemoveOldest()
	}
}
