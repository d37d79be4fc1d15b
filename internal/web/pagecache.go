package web

import (
	"bytes"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// A pageCache keeps the answers of one edition, up to a number of bytes: those
// asked for last stay. With the next edition a new one begins.
type pageCache struct {
	mu      sync.Mutex
	answers *simplelru.LRU[pageKey, answer]
	bytes   int
	most    int
}

// A pageKey is an address with the coding of the answer.
type pageKey struct{ address, coding string }

// perKept is about what an answer costs beside its body, in bytes.
const perKept = 256

func newPageCache(most int) *pageCache {
	c := &pageCache{most: most}
	c.answers, _ = simplelru.NewLRU(1+most/perKept, func(k pageKey, a answer) { c.bytes -= weight(k, a) }) // errs on a size below 1 only
	return c
}

func weight(k pageKey, a answer) int { return len(k.address) + len(a.body) + perKept }

func (c *pageCache) get(address, coding string) (answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.answers.Get(pageKey{address, coding})
}

// keep takes an answer in, unless it is large, and lets go of others until
// there is room.
func (c *pageCache) keep(address, coding string, a answer) {
	k := pageKey{address, coding}
	if weight(k, a) > c.most/16 {
		return
	}
	if a.lent != nil {
		a.body, a.lent = bytes.Clone(a.body), nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.answers.Remove(k) // two may have made the same
	c.answers.Add(k, a)
	c.bytes += weight(k, a)
	for c.bytes > c.most {
		c.answers.RemoveOldest()
	}
}
