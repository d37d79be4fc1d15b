package site

import (
	"net/url"
	"testing"
)

func TestPlacesOfTheMapLeadToTheirCases(t *testing.T) {
	c := &copier{base: &url.URL{Scheme: "https", Host: "cogov.example"}, files: map[string]string{}}
	for address, want := range map[string]string{
		"/map?place=nl-utrecht#place":            "./../cases/index.html?city=nl-utrecht",
		"/map?place=nl-utrecht&place=none#place": "./../cases/index.html?city=nl-utrecht",
		"/map?place=none#place":                  "./../map/index.html#place", // no query of the list has those
	} {
		if got := c.relink("map/index.html", address); got != want {
			t.Errorf("%s leads to %s, not to %s", address, got, want)
		}
	}
}
