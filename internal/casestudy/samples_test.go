package casestudy_test

import (
	"reflect"
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

// sample is an answer that a field accepts, different from its default and,
// where the kind allows, from the answer of every other field.
func sample(f casestudy.Field) []string {
	switch f.Kind {
	case casestudy.Text:
		return []string{"Words of " + f.Name}
	case casestudy.Paragraphs:
		return []string{"First of " + f.Name + ".\n\n* second\t<b>&amp;</b>"}
	case casestudy.Lines:
		return []string{"One of " + f.Name + "\nAnother, “quoted” | barred"}
	case casestudy.Year:
		return []string{"2010"}
	case casestudy.Date:
		return []string{"2018-06-08"}
	case casestudy.Degrees:
		return []string{"-52.0907"}
	case casestudy.Choice:
		return []string{f.Options[0].Code}
	case casestudy.Choices:
		return []string{f.Options[0].Code, f.Options[len(f.Options)-1].Code}
	case casestudy.Country:
		return []string{"NL"}
	case casestudy.URL:
		return []string{"https://example.org/" + f.Name}
	case casestudy.Email:
		return []string{"ada@example.org"}
	case casestudy.Flag:
		return []string{"yes"}
	}
	panic("no sample for the kind of " + f.Name)
}

// everyList is the lists of a case and its readings.
func everyList() []casestudy.List { return append(casestudy.Lists(), casestudy.Readings) }

// fullAnswers answer every field of the outline, and two things of every list.
func fullAnswers() casestudy.Answers {
	a := casestudy.Answers{}
	for _, f := range casestudy.Fields() {
		a[f.Name] = sample(f)
	}
	for _, l := range everyList() {
		for i := range 2 {
			for _, p := range l.Parts {
				a[l.PartName(i, p.Name)] = sample(p)
			}
		}
	}
	return a
}

// read gives the case that answers make; they must have no problems.
func read(t *testing.T, a casestudy.Answers) casestudy.Case {
	t.Helper()
	c, problems := a.Case()
	for _, p := range problems {
		t.Errorf("%s: %s", p.Name, p.Text)
	}
	if t.Failed() {
		t.FailNow()
	}
	return c
}

// problemsOf is what is wrong with a case that has a name and these answers.
func problemsOf(a casestudy.Answers) casestudy.Problems {
	if _, named := a["name"]; !named {
		a.Set("name", "A case")
	}
	_, problems := a.Case()
	return problems
}

// leaves lists the values that a struct is made of by their paths, such as
// "Sources[0].Title".
func leaves(v reflect.Value, path string, found map[string]any) {
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), found)
		}
	case v.Kind() == reflect.Array, v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			leaves(v.Index(i), path+"["+string(rune('0'+i))+"]", found)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		found[path] = v.Elem().Interface()
	default:
		found[path] = v.Interface()
	}
}

// leavesOf lists the values a case is made of by their paths.
func leavesOf(c *casestudy.Case) map[string]any {
	found := map[string]any{}
	leaves(reflect.ValueOf(c).Elem(), "", found)
	return found
}
