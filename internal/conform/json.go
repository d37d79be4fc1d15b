package conform

import (
	"bytes"
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Schema is what documents of a kind of JSON are held against.
type Schema struct {
	compile func() (*jsonschema.Schema, error)
}

// The kinds of JSON whose schemas others published.
var (
	OpenAPI = published("openapi-3.1.json")
	GeoJSON = published("geojson.json")
	CSL     = published("csl-data.json")
)

func published(file string) Schema {
	return Schema{sync.OnceValues(func() (*jsonschema.Schema, error) {
		text, err := schemas.ReadFile("schemas/" + file)
		if err != nil {
			return nil, err
		}
		return compiled(text, "")
	})}
}

// Within is the schema that stands in a document at some steps from its root,
// with all that it refers to there.
func Within(document []byte, steps ...string) Schema {
	pointer := ""
	for _, step := range steps {
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(step)
	}
	return Schema{sync.OnceValues(func() (*jsonschema.Schema, error) { return compiled(document, pointer) })}
}

// compiled reads a schema of a document, by JSON pointer. Formats such as dates
// are held to, and nothing is fetched.
func compiled(document []byte, pointer string) (*jsonschema.Schema, error) {
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseLoader(jsonschema.SchemeURLLoader{})
	const here = "https://cogov.example/schema"
	if err := c.AddResource(here, value); err != nil {
		return nil, err
	}
	return c.Compile(here + "#" + fragment.Replace(pointer))
}

// fragment writes a JSON pointer as part of an address.
var fragment = strings.NewReplacer("%", "%25", "{", "%7B", "}", "%7D", " ", "%20")

// Check says what is wrong with a document.
func (s Schema) Check(document []byte) error {
	schema, err := s.compile()
	if err != nil {
		return fmt.Errorf("the schema itself: %w", err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return err
	}
	return schema.Validate(value)
}
