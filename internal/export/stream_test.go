//go:build !race

package export

import (
	"io"
	"runtime"
	"strconv"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
)

// However many cases a file has, no more is held than for the first thousand.
func TestFilesAreWrittenInConstantMemory(t *testing.T) {
	const few, many, most = 1_000, 8_000, 1 << 20
	some := madeup.Publish(madeup.Cases(50, 4))
	d := dataSet().Document
	d.Cited = func(slug string, revision int) string { return d.Case(slug) }
	for _, f := range Formats {
		var before, after uint64
		cases := func(yield func(casestudy.Published, error) bool) {
			for i := range many {
				p := some[i%len(some)]
				p.Slug = "case-" + strconv.Itoa(i)
				if i == few {
					before = held()
				}
				if !yield(p, nil) {
					return
				}
			}
			after = held()
		}
		if err := f.Write(io.Discard, d, cases); err != nil {
			t.Fatal(err)
		}
		if after > before+most {
			t.Errorf("%s: %d bytes are held after %d cases, %d after %d", f.Name, before, few, after, many)
		}
	}
}

// held is the memory in use, without garbage.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
