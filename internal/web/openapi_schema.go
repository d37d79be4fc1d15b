package web

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// A schema is a JSON Schema (2020-12), as OpenAPI 3.1 has them.
type schema map[string]any

// schemaOf describes what a Go value is written as in JSON, by its type, so that
// the description cannot fall behind.
func schemaOf(t reflect.Type) schema {
	switch t.Kind() {
	case reflect.Pointer:
		s := schemaOf(t.Elem())
		if kind, ok := s["type"].(string); ok && kind != "object" {
			return schema{"type": []string{kind, "null"}}
		}
		return schema{"anyOf": []schema{s, {"type": "null"}}}
	case reflect.Slice, reflect.Array:
		return schema{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Struct:
		return schemaOfStruct(t)
	case reflect.String:
		return schema{"type": "string"}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Float64:
		return schema{"type": "number"}
	case reflect.Interface:
		return schema{}
	}
	return schema{"type": "integer"}
}

func schemaOfStruct(t reflect.Type) schema {
	properties, required := map[string]schema{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous { // its fields stand beside the others
			s := schemaOfStruct(f.Type)
			maps.Copy(properties, s["properties"].(map[string]schema))
			required = append(required, s["required"].([]string)...)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		s := schemaOf(f.Type)
		if options == "omitempty" && f.Type.Kind() == reflect.Pointer {
			s = schemaOf(f.Type.Elem())
		}
		properties[name] = s
		if options != "omitempty" {
			required = append(required, name)
		}
	}
	return object(properties, required...)
}

// object is a schema of an object with some properties. It may have others one
// day: whoever reads answers should not fail over what is new.
func object(properties map[string]schema, required ...string) schema {
	s := schema{"type": "object", "properties": properties}
	if len(required) > 0 {
		slices.Sort(required)
		s["required"] = required
	}
	return s
}

// all is an object that has all of its properties.
func all(properties map[string]schema) schema {
	var names []string
	for name := range properties {
		names = append(names, name)
	}
	return object(properties, names...)
}

func list(of schema) schema { return schema{"type": "array", "items": of} }

// caseSchema describes a whole case, from the outline.
func caseSchema() schema {
	properties := map[string]schema{"slug": {"type": "string"}, "url": {"type": "string", "format": "uri"}, "revision": {"type": "integer"}, "changed": {"type": "string", "format": "date-time"}}
	for _, section := range casestudy.Sections {
		if section.Name == casestudy.ProfileSection {
			properties["scores"] = fieldsSchema(section.Fields)["scores"]
		} else {
			for name, s := range fieldsSchema(section.Fields) {
				properties[name] = s
			}
		}
		for _, l := range section.Lists {
			if !l.IsPrivate() {
				properties[l.Name] = list(all(fieldsSchema(l.Parts)))
			}
		}
	}
	properties[casestudy.Readings.Name] = list(all(fieldsSchema(casestudy.Readings.Parts)))
	return all(properties)
}

// fieldsSchema describes fields; those of a score are together by principle.
func fieldsSchema(fields []casestudy.Field) map[string]schema {
	properties, scores := map[string]schema{}, map[string]schema{}
	for _, f := range fields {
		if code, part := scoreField(f.Name); code != "" {
			if scores[code] == nil {
				scores[code] = schema{}
			}
			scores[code][part] = fieldSchema(f)
		} else {
			properties[f.Name] = fieldSchema(f)
		}
	}
	if len(scores) == 0 {
		return properties
	}
	byPrinciple := map[string]schema{}
	for code, parts := range scores {
		score := map[string]schema{}
		for part, s := range parts {
			score[part] = s.(schema)
		}
		byPrinciple[code] = all(score)
	}
	properties["scores"] = all(byPrinciple)
	return properties
}

// scoreField takes "pooling_rationale" apart; a level has the principle's code
// alone as its name.
func scoreField(name string) (code, part string) {
	for _, p := range casestudy.Principles {
		if name == p.Code {
			return p.Code, "level"
		}
		if part, ok := strings.CutPrefix(name, p.Code+"_"); ok {
			return p.Code, part
		}
	}
	return "", ""
}

func fieldSchema(f casestudy.Field) schema {
	s := schema{"type": []string{"string", "null"}}
	switch f.Kind {
	case casestudy.Choices:
		s = list(schema{"type": "string", "enum": codesOf(f.Options)})
	case casestudy.Lines:
		s = list(schema{"type": "string"})
	case casestudy.Flag:
		s = schema{"type": "boolean"}
	case casestudy.Year:
		s = schema{"type": []string{"integer", "null"}}
	case casestudy.Degrees:
		s = schema{"type": []string{"number", "null"}}
	case casestudy.Choice:
		s["enum"] = append(codesOf(f.Options), nil)
	}
	s["title"] = f.Label
	return s
}

func codesOf(options []casestudy.Option) []any {
	codes := make([]any, len(options))
	for i, o := range options {
		codes[i] = o.Code
	}
	return codes
}
