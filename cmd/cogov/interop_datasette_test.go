//go:build interop && !race

package main

import (
	"bufio"
	"net/url"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"

	"github.com/PuerkitoBio/goquery"
)

var running = regexp.MustCompile(`running on (http://\S+)`)

// datasette runs the snippet on a free port and gives its address.
func (s *dataSite) datasette() string {
	c := exec.Command("sh", "-ec", strings.TrimSpace(s.snippet("datasette", 0))+" --port 0")
	c.Dir, c.Env, c.SysProcAttr = s.folder, surroundings, &syscall.SysProcAttr{Setpgid: true}
	messages, err := c.StderrPipe()
	if err != nil {
		s.Fatal(err)
	}
	if err := c.Start(); err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { // the shell and what it started
		syscall.Kill(-c.Process.Pid, syscall.SIGTERM)
		c.Wait()
	})
	var said []string
	for lines := bufio.NewScanner(messages); lines.Scan(); {
		said = append(said, lines.Text())
		if m := running.FindStringSubmatch(lines.Text()); m != nil {
			return m[1]
		}
	}
	s.Fatalf("Datasette did not start:\n%s", strings.Join(said, "\n"))
	return ""
}

func tryDatasette(s *dataSite) {
	at := s.datasette()
	rows := func(path string, query url.Values) (list []row) {
		query.Set("_shape", "array")
		query.Set("_size", "max")
		s.read(at+path+"?"+query.Encode(), &list)
		return list
	}
	s.agree("cases", rows("/cogov/cases.json", url.Values{}), s.cases, inCodes...)
	scores := rows("/cogov/scores.json", url.Values{})
	for _, score := range scores {
		score["slug"] = score["case_slug"]
	}
	s.agree("scores", scores, s.scores, ofScores...)
	s.agree("the example of SQL", rows("/cogov.json", url.Values{"sql": {s.snippet("sql", 0)}}), s.gardens(), ofGardens...)
	odd := misread[0].Get("name")
	s.agree("its search", rows("/cogov/cases.json", url.Values{"_search": {"zzyzx"}}), []row{{"name": odd}}, "name")
	about := map[any]any{}
	for _, line := range rows("/cogov/about.json", url.Values{}) {
		about[line["name"]] = line["value"]
	}
	if about["licence"] != "https://creativecommons.org/licenses/by/4.0/" || about["title"] == nil || about["cases"] != strconv.Itoa(len(s.cases)) {
		s.Errorf("about the file it says %v", about)
	}
	var file struct{ Tables, Views []struct{ Name string } }
	s.read(at+"/cogov.json", &file)
	if len(file.Tables) < 15 || len(file.Views) != 2 {
		s.Errorf("it shows the tables %v and the views %v", file.Tables, file.Views)
	}
	for _, table := range append(file.Tables, file.Views...) {
		s.get(at + "/cogov/" + table.Name)
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(s.get(at + "/cogov/cases?_search=zzyzx")))
	if err != nil {
		s.Fatal(err)
	}
	if name := page.Find("td.col-name").Text(); name != odd || page.Find("input[type=search]").Length() != 1 {
		s.Errorf("the page of the cases shows %q", name)
	}
}
