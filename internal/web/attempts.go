package web

import (
	"net/netip"
	"sync"
	"time"
)

// attempts bounds the guesses at a password: so many failures in a window, for
// an account from one address, for an address whatever the account, and for an
// account from anywhere. A
// sign-in that succeeds takes its attempt back, which is why this is no
// ordinary rate limiter: who knows the password is never locked out by use.
type attempts struct {
	mu   sync.Mutex
	made map[string][]time.Time
	now  func() time.Time
}

const (
	attemptWindow     = 15 * time.Minute
	attemptsOnAccount = 5
	attemptsByAddress = 20
	attemptsAnywhere  = 20      // on an account, whoever from
	attemptsKept      = 100_000 // keys; beyond, those whose window is over are dropped, then all
)

func newAttempts() *attempts { return &attempts{made: map[string][]time.Time{}, now: time.Now} }

// begin counts an attempt before the password is looked at, so that many at
// once do not slip through. It refuses with how long to wait.
func (a *attempts) begin(account string, address netip.Addr) (wait time.Duration, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.made) > attemptsKept {
		a.sweep()
	}
	keys := attemptKeys(account, address)
	wait = max(a.wait(keys[0], attemptsOnAccount), a.wait(keys[1], attemptsByAddress), a.wait(keys[2], attemptsAnywhere))
	if wait > 0 {
		return wait, false
	}
	for _, key := range keys {
		a.made[key] = append(a.made[key], a.now())
	}
	return 0, true
}

// forgive takes the attempts on an account back after it signed in.
func (a *attempts) forgive(account string, address netip.Addr) {
	a.mu.Lock()
	defer a.mu.Unlock()
	keys := attemptKeys(account, address)
	delete(a.made, keys[0])
	for _, key := range keys[1:] {
		if made := a.made[key]; len(made) > 0 {
			a.made[key] = made[:len(made)-1]
		}
	}
}

// wait says how long until one more attempt is allowed; it drops old ones.
func (a *attempts) wait(key string, limit int) time.Duration {
	recent := a.made[key]
	for len(recent) > 0 && a.now().Sub(recent[0]) >= attemptWindow {
		recent = recent[1:]
	}
	if len(recent) == 0 {
		delete(a.made, key)
		return 0
	}
	a.made[key] = recent
	if len(recent) < limit {
		return 0
	}
	return attemptWindow - a.now().Sub(recent[0])
}

func (a *attempts) sweep() {
	for key := range a.made {
		a.wait(key, 0)
	}
	if len(a.made) > attemptsKept {
		clear(a.made)
	}
}

// attemptKeys are what attempts are counted by: the account from one network,
// the network, the account.
func attemptKeys(account string, address netip.Addr) [3]string {
	account = account[:min(len(account), 254)] // no e-mail is longer
	network := networkOf(address)
	return [3]string{"account " + account + " from " + network, "from " + network, "account " + account}
}

// networkOf is whom an address is counted as. IPv6 counts by its /64: one
// customer has all of it.
func networkOf(address netip.Addr) string {
	if address.Is6() && !address.Is4In6() {
		if p, err := address.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return address.String()
}
