package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// schemaTypes are the types of schema.org that pages use.
var schemaTypes = []string{"Article", "BreadcrumbList", "Collection", "DataCatalog", "DataDownload", "Dataset", "GeoCoordinates", "ListItem", "Organization", "Place", "PostalAddress", "WebPage"}

// A schemaType is a type of schema.org: what it is a kind of, and what its own
// properties may hold.
type schemaType struct {
	parents    []string
	properties map[string][]string
}

// schemaTable makes the table of the types that pages use and of those they are
// kinds of. It reads the vocabulary as TypeScript declares it. A line is a type
// with its parents, or a type with a property and what that may hold.
func schemaTable(_ context.Context, from [][]byte) ([]byte, error) {
	declared := readSchema(string(from[0]))
	wanted := map[string]bool{}
	var want func(name string) error
	want = func(name string) error {
		t, ok := declared[name]
		if !ok {
			return fmt.Errorf("schema.org has no type %s: has the shape of its declaration changed?", name)
		}
		wanted[name] = true
		var err error
		for _, parent := range t.parents {
			err = errors.Join(err, want(parent))
		}
		return err
	}
	for _, name := range schemaTypes {
		if err := want(name); err != nil {
			return nil, err
		}
	}
	var table bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		t := declared[name]
		fmt.Fprintf(&table, "%s\t\t%s\n", name, strings.Join(t.parents, "|"))
		for _, property := range slices.Sorted(maps.Keys(t.properties)) {
			fmt.Fprintf(&table, "%s\t%s\t%s\n", name, property, strings.Join(t.properties[property], "|"))
		}
	}
	return table.Bytes(), nil
}

var (
	schemaInterface = regexp.MustCompile(`^(?:export )?interface (\w+?)(Base|Leaf) extends (.+) \{$`)
	schemaProperty  = regexp.MustCompile(`^    "(\w+)"\?: SchemaValue<(.+), "\w+">;$`)
)

// readSchema reads the declarations. Every type has an interface "Leaf", and one
// "Base" where it has properties of its own.
func readSchema(declarations string) map[string]*schemaType {
	types := map[string]*schemaType{}
	var current *schemaType
	for line := range strings.Lines(declarations) {
		line = strings.TrimRight(line, "\n")
		if m := schemaInterface.FindStringSubmatch(line); m != nil {
			if types[m[1]] == nil {
				types[m[1]] = &schemaType{properties: map[string][]string{}}
			}
			current = types[m[1]]
			current.parents = append(current.parents, schemaParents(m[1], m[3])...)
		} else if m := schemaProperty.FindStringSubmatch(line); m != nil && current != nil {
			current.properties[m[1]] = slices.DeleteFunc(strings.Split(m[2], " | "), func(t string) bool { return t == "IdReference" })
		}
	}
	return types
}

// schemaParents are the types that one extends, but for itself.
func schemaParents(name, extended string) []string {
	var parents []string
	for parent := range strings.SplitSeq(extended, ", ") {
		if parent, ok := strings.CutSuffix(parent, "Base"); ok && parent != name {
			parents = append(parents, parent)
		}
	}
	return parents
}
