package casestudy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"unicode/utf8"
)

// ParseJSON reads one case in the shape that JSON writes, as answers. Keys it
// does not know are kept under their own names; see Answers.Unknown.
func ParseJSON(data []byte) (Answers, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("this has bytes that are not text (UTF-8)")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var entry map[string]any
	if err := d.Decode(&entry); err != nil {
		return nil, fmt.Errorf("this is not a case as a JSON object: %w", err)
	}
	if _, err := d.Token(); entry == nil || err != io.EOF {
		return nil, errors.New("this is not one case as a JSON object")
	}
	a := Answers{}
	a.readObject("", entry)
	return a, nil
}

// readObject takes an object's values under the names prefix+key, in a fixed
// order; the object "scores" spreads into the fields of the scores.
func (a Answers) readObject(prefix string, entry map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(entry)) {
		value := entry[key]
		if scores, ok := value.(map[string]any); ok && key == "scores" {
			for principle, score := range scores {
				a.readScore(prefix+principle, score)
			}
			continue
		}
		a.readValue(prefix+key, value)
	}
}

// readScore takes a score as an object or as its bare level.
func (a Answers) readScore(name string, score any) {
	parts, ok := score.(map[string]any)
	if !ok {
		a.readValue(name, score)
		return
	}
	for part, value := range parts {
		if part == "level" {
			a.readValue(name, value)
		} else {
			a.readValue(name+"_"+part, value)
		}
	}
}

// readValue takes a value as an answer beside those the name already has, so
// that two words for one field are seen.
func (a Answers) readValue(name string, value any) {
	switch v := value.(type) {
	case nil:
	case map[string]any:
		a.readObject(name+".", v)
	case []any:
		for i, item := range v {
			a.readItem(name, i, item)
		}
	case bool:
		if v {
			a[name] = append(a[name], "yes")
		}
	default:
		a[name] = append(a[name], fmt.Sprint(v))
	}
}

// readItem takes number i of an array: one of several answers, or a thing of a
// list.
func (a Answers) readItem(name string, i int, item any) {
	numbered := fmt.Sprintf("%s[%d]", name, i)
	switch v := item.(type) {
	case map[string]any:
		a.readObject(numbered+".", v)
	case []any:
		a.readValue(numbered, v)
	default:
		a.readValue(name, v)
	}
}
