package conform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/piprate/json-gold/ld"
)

// A Triple is something that linked data state.
type Triple struct{ Subject, Predicate, Object string }

// contexts are where the terms are defined that documents use, by address.
var contexts = map[string]string{
	"https://schema.org":         "schemaorg.jsonld",
	"https://schema.org/":        "schemaorg.jsonld",
	"http://www.w3.org/ns/csvw":  "csvw.jsonld",
	"http://www.w3.org/ns/csvw#": "csvw.jsonld",
}

// loader gives the contexts that are here, and no others.
type loader struct{}

func (loader) LoadDocument(address string) (*ld.RemoteDocument, error) {
	file, ok := contexts[address]
	if !ok {
		return nil, fmt.Errorf("nobody knows the context %s", address)
	}
	text, err := schemas.ReadFile("schemas/" + file)
	if err != nil {
		return nil, err
	}
	document, err := ld.DocumentFromReader(bytes.NewReader(text))
	return &ld.RemoteDocument{DocumentURL: address, Document: document}, err
}

// LinkedData reads a document of JSON-LD at an address and gives what it
// states. A term that no context defines is an error.
func LinkedData(document []byte, address string) ([]Triple, error) {
	value, err := ld.DocumentFromReader(bytes.NewReader(document))
	if err != nil {
		return nil, err
	}
	options := ld.NewJsonLdOptions(address)
	options.DocumentLoader, options.SafeMode = loader{}, true
	read, err := ld.NewJsonLdProcessor().ToRDF(value, options)
	if err != nil {
		return nil, err
	}
	var triples []Triple
	for _, quad := range read.(*ld.RDFDataset).Graphs["@default"] {
		t := Triple{quad.Subject.GetValue(), quad.Predicate.GetValue(), quad.Object.GetValue()}
		if err := known(t); err != nil {
			return nil, err
		}
		triples = append(triples, t)
	}
	return triples, nil
}

const schemaOrg = "http://schema.org/"

// known says whether the words of a triple are addresses, and those of
// schema.org such as it defines: its context takes any other word for one.
func known(t Triple) error {
	words := []string{t.Predicate}
	if t.Predicate == ld.RDFType {
		words = append(words, t.Object)
	}
	for _, word := range words {
		if !strings.HasPrefix(word, "http") { // a prefix that nobody explained
			return fmt.Errorf("%s is no address", word)
		}
		term, own := strings.CutPrefix(word, schemaOrg)
		if own && !termsOfSchemaOrg()[term] {
			return fmt.Errorf("schema.org has no %s", term)
		}
	}
	return nil
}

var termsOfSchemaOrg = sync.OnceValue(func() map[string]bool {
	text, err := schemas.ReadFile("schemas/schemaorg.jsonld")
	if err != nil {
		panic(err) // it is part of the program
	}
	var document struct {
		Context map[string]json.RawMessage `json:"@context"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		panic(err)
	}
	terms := map[string]bool{}
	for term := range document.Context {
		terms[term] = true
	}
	return terms
})
