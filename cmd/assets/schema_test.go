package main

import (
	"slices"
	"strings"
	"testing"
)

func TestTheTableHasTypesPropertiesAndWhatTheyAreKindsOf(t *testing.T) {
	declarations := "export type Text = string;\ninterface ThingBase extends Partial<IdReference> {\n    /** The name. */\n    \"name\"?: SchemaValue<Text, \"name\">;\n}\n"
	for _, name := range schemaTypes {
		declarations += "interface " + name + "Base extends ThingBase {\n    \"part\"?: SchemaValue<CreativeWork | Text | IdReference, \"part\">;\n}\n" +
			"export interface " + name + "Leaf extends " + name + "Base {\n    \"@type\": \"" + name + "\";\n}\n"
	}
	table, err := schemaTable(t.Context(), [][]byte{[]byte(declarations)})
	lines := []string{"Thing\t\t\nThing\tname\tText\n"}
	for _, name := range schemaTypes {
		lines = append(lines, name+"\t\tThing\n"+name+"\tpart\tCreativeWork|Text\n")
	}
	slices.Sort(lines)
	if want := strings.Join(lines, ""); err != nil || string(table) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, table, want)
	}
	if _, err := schemaTable(t.Context(), [][]byte{[]byte("nothing")}); err == nil {
		t.Error("a file without the types makes a table")
	}
}
