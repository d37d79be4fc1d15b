package web

import (
	"context"
	"sync"

	"cogov/internal/agreement"
)

// What readers found, by case. It is read once for an edition, when somebody
// first asks for figures: to read it for each query took longer than all counts.
type found struct {
	mu    sync.Mutex
	cases map[int64]*readCase // nil while it is not read
}

// A readCase has the levels that the readers of a case gave, by principle.
type readCase struct {
	units    [5]agreement.Unit
	notBlind int // readings that are left out
}

// found are those of an edition. Where they cannot be read, the next one to ask
// tries again.
func (s *Server) found(ctx context.Context, data *edition) (*found, error) {
	f := &data.found
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cases != nil {
		return f, nil
	}
	levels, excluded, err := s.store.PublicLevels(context.WithoutCancel(ctx))
	if err != nil {
		return nil, err
	}
	cases := map[int64]*readCase{}
	for id, n := range excluded {
		cases[id] = &readCase{notBlind: n}
	}
	for of := range byCase(levels) {
		id := of[0].Case
		if cases[id] == nil {
			cases[id] = new(readCase)
		}
		for i, units := range unitsOf(of) {
			cases[id].units[i] = units[0]
		}
	}
	f.cases = cases
	return f, nil
}

// among gathers what was found of some cases, and how many readings are left
// out.
func (f *found) among(ids []int64) (units [5][]agreement.Unit, notBlind int) {
	for _, id := range ids {
		read, ok := f.cases[id]
		if !ok {
			continue
		}
		notBlind += read.notBlind
		for i, u := range read.units {
			units[i] = append(units[i], u)
		}
	}
	return units, notBlind
}
