package web

import (
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage may gather before it is taken away: so many bytes, or so
// many percent of what is kept where that is more. The usual 100 percent is too
// little for a small directory, which would do little else, and more than its
// time is worth for a large one.
const (
	garbageBytes   = 8 << 20
	garbagePercent = 50
)

// makeRoom decides when garbage is taken away, by what is kept at present. It
// holds for the whole process, which has one server.
func makeRoom() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	kept := max(live[0].Value.Uint64(), 1<<20)
	debug.SetGCPercent(max(garbagePercent, int(100*garbageBytes/kept)))
}
