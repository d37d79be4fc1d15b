package casestudy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A CitedList is the result of a query as it was when somebody cited it.
type CitedList struct {
	Name     string // in addresses
	Query    string // canonical, as in addresses
	Revision int64  // of the data
	Frozen   time.Time
	Cases    []CitedCase // in the order of the result
}

// A CitedCase is what a cited list keeps of a case.
type CitedCase struct {
	Slug     string // at the time
	Revision int
	Levels   [5]Level // by principle
}

// Line stands for the case in the text of a list: the SHA-256 of its address and
// its revision, with a blank between. Whoever knows the case can make it; of a
// case that is withdrawn it gives nothing away.
func (c CitedCase) Line() string {
	sum := sha256.Sum256([]byte(c.Slug + " " + strconv.Itoa(c.Revision)))
	return hex.EncodeToString(sum[:])
}

// Text is the list in canonical form: four lines that say what was asked, and a
// line for each case in its order. Each line ends in a line feed.
func (l *CitedList) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "query %s\nfrozen %s\ndata revision %d\ncases %d\n", l.Query, l.Frozen.UTC().Format(time.RFC3339), l.Revision, len(l.Cases))
	for _, c := range l.Cases {
		b.WriteString(c.Line() + "\n")
	}
	return b.String()
}

// Checksum is the SHA-256 of the list's text, in hexadecimal digits.
func (l *CitedList) Checksum() string {
	sum := sha256.Sum256([]byte(l.Text()))
	return hex.EncodeToString(sum[:])
}
