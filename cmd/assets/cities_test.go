package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"testing"
)

// city writes a message as the package has it.
func city(name, country, kind string, inhabitants uint64, lon, lat int64) []byte {
	var m []byte
	text := func(field uint64, s string) {
		m = append(binary.AppendUvarint(binary.AppendUvarint(m, field<<3|2), uint64(len(s))), s...)
	}
	m = binary.AppendVarint(binary.AppendUvarint(m, 1<<3), 77)
	text(2, name)
	text(3, country)
	text(7, kind)
	m = binary.AppendUvarint(binary.AppendUvarint(m, 9<<3), inhabitants)
	m = binary.AppendVarint(binary.AppendUvarint(m, 10<<3), lon)
	m = binary.AppendVarint(binary.AppendUvarint(m, 11<<3), lat)
	return append(binary.AppendUvarint(nil, uint64(len(m))), m...)
}

func TestTheGazetteerIsMadeOfGeoNames(t *testing.T) {
	data := bytes.Join([][]byte{
		city("Utrecht", "NL", "PPLA", 290529, 512222, 5209083),
		city("Small", "NL", "PPL", 14999, 0, 0),
		city("Overvecht", "NL", "PPLX", 30000, 0, 0),
		city("Åarhus", "DK", "PPLA", 15000, -400000, 100000),
	}, nil)
	table, err := cities(t.Context(), [][]byte{data})
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if want := "Åarhus\tDK\t15\t5309\t112\nUtrecht\tNL\t290\t5209\t512\n"; err != nil || string(text) != want {
		t.Errorf("it is %q, %v; want %q", text, err, want)
	}
}

func TestAChangedShapeOfTheCitiesIsNoticed(t *testing.T) {
	for _, data := range []string{"", "\x05ab", "\x02\x0d\x00", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"} {
		if table, err := cities(t.Context(), [][]byte{[]byte(data)}); err == nil {
			t.Errorf("%q make %q", data, table)
		}
	}
}
