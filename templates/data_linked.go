package templates

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// linkedDataSet describes the data set in the words of schema.org and DCAT, for
// search engines and catalogues of data. It is data, not code.
func linkedDataSet(p *DataPage) templ.Component {
	return written(func(pen *pen) {
		described, err := json.Marshal(p.described()) // which escapes angle brackets
		if err != nil {
			panic(err) // texts and numbers always encode
		}
		pen.html(`<script type="application/ld+json">`, string(described), `</script>`)
	})
}

// licencePage is the licence of the data.
const licencePage = "https://creativecommons.org/licenses/by/4.0/"

func (p *DataPage) described() map[string]any {
	organisation := map[string]any{
		"@type": []string{"Organization", "foaf:Organization"}, "@id": p.Root + HomePath,
		"name": p.SiteName, "foaf:name": p.SiteName, "url": p.Root + HomePath,
	}
	var measured []string
	for _, principle := range casestudy.Principles {
		measured = append(measured, principle.Name)
	}
	var distributions, named []map[string]any
	for _, f := range dataFormats() {
		d := p.distribution(f)
		distributions, named = append(distributions, d), append(named, reference(d["@id"]))
	}
	title := p.SiteName + ": case studies of urban co-governance"
	set := map[string]any{
		"@context": []any{"https://schema.org/", map[string]string{
			"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
		}},
		"@type": []string{"Dataset", "dcat:Dataset"},
		"@id":   p.Root + DataPath,
		"url":   p.Root + DataPath, "dcat:landingPage": reference(p.Root + DataPath),
		"name": title, "dct:title": title,
		"description": dataInWords, "dct:description": dataInWords,
		"license": licencePage, "dct:license": reference(licencePage),
		"creator": organisation, "publisher": reference(organisation["@id"]), "dct:publisher": reference(organisation["@id"]),
		"isAccessibleForFree": true, "inLanguage": "en", "version": strconv.FormatInt(p.Revision, 10),
		"keywords": dataKeywords, "dcat:keyword": dataKeywords,
		"variableMeasured": measured, "distribution": distributions, "dcat:distribution": named,
		"includedInDataCatalog": map[string]any{"@type": "DataCatalog", "name": p.SiteName, "url": p.Root + HomePath},
	}
	if !p.Date.IsZero() { // of no case
		date := p.Date.UTC().Format(time.RFC3339)
		set["dateModified"], set["creditText"] = date, p.Citation.Text
		set["dct:modified"] = map[string]string{"@type": "xsd:dateTime", "@value": date}
	}
	return set
}

const dataInWords = "Case studies of how cities and the people who live in them run things together: where and when, who takes part, what is shared, what happened, how each case stands on five design principles with reasons and sources, and what is uncertain."

var dataKeywords = []string{"urban commons", "co-governance", "co-cities", "case studies", "cities", "participation", "partnerships"}

// reference names a thing that is described elsewhere.
func reference(id any) map[string]any { return map[string]any{"@id": id} }

func (p *DataPage) distribution(f dataFormat) map[string]any {
	d := map[string]any{
		"@type": []string{"DataDownload", "dcat:Distribution"}, "@id": p.Root + DataPath + "#" + strings.TrimPrefix(f.path, "/"),
		"name": f.label, "dct:title": f.label, "description": f.says, "dct:description": f.says,
		"encodingFormat": f.kind, "dcat:mediaType": reference("https://www.iana.org/assignments/media-types/" + f.kind),
		"contentUrl": p.Root + f.path, "dcat:downloadURL": reference(p.Root + f.path), "dcat:accessURL": reference(p.Root + DataPath),
		"license": licencePage, "dct:license": reference(licencePage),
	}
	if w, ok := p.Weights[f.path]; ok {
		d["contentSize"], d["dcat:byteSize"], d["sha256"] = weight(w.Bytes), w.Bytes, w.SHA256
	}
	return d
}
