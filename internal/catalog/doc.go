// Package catalog answers questions about the published cases from memory:
// which match a query, how many each facet value has, in what order, page by
// page. A Catalog never changes; a changed case gives a new one.
package catalog
