package templates

import "cogov/internal/casestudy"

// OfflineRow has the cells of a case in the table, but for that which needs a
// server.
func OfflineRow(c *casestudy.Published) []string {
	var head pen
	writeRowHead(&head, &item{Published: c, path: CasePath(c.Slug)})
	cells := codedCells(&c.Case)
	return append([]string{string(head.b)}, cells[:]...)
}
