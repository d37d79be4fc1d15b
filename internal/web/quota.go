package web

import (
	"net/netip"
	"sync"
	"time"
)

// A quota bounds what visitors make the server keep in a day (UTC): so much from
// one network, so much in all. It is counted in memory and kept nowhere.
type quota struct {
	mu        sync.Mutex
	day       time.Time
	byNetwork map[string]int
	all       int
	now       func() time.Time
}

// Lists that may be frozen in a day. A class behind one address has room; the
// database does not grow without end.
const (
	listsByNetwork = 30
	listsInAll     = 300
)

func newQuota() *quota { return &quota{now: time.Now} }

// take takes one from what is left to an address, or says how long to wait.
func (q *quota) take(address netip.Addr) (wait time.Duration, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if day := q.now().UTC().Truncate(24 * time.Hour); !day.Equal(q.day) {
		q.day, q.byNetwork, q.all = day, map[string]int{}, 0
	}
	network := networkOf(address)
	if q.all >= listsInAll || q.byNetwork[network] >= listsByNetwork {
		return q.day.Add(24 * time.Hour).Sub(q.now()), false
	}
	q.byNetwork[network]++
	q.all++
	return 0, true
}
