# What a developer does. `make run` and `make test` need Go and make only; the
# browser tests need Chromium, those of XML xmllint, which `make test` installs
# where it may.

export CGO_ENABLED = 0
BIN := bin/cogov
# Everything that goes into the binary.
SOURCES := $(shell find cmd internal migrations templates static seeds -type f -not -name '*_test.go' -not -path '*/testdata/*') go.mod go.sum

PACKAGES := ./internal/web ./...

.PHONY: run build generate test race heavy check lint fresh compiler chromium python validators bench torture interop assets clean

run: build
	$(BIN) serve

build: $(BIN)

$(BIN): $(SOURCES)
	go build -trimpath -ldflags='-s -w' -o $@ ./cmd/cogov

# Turns the templates into Go. The result is committed.
generate:
	go tool templ fmt templates
	go tool templ generate

# Both at once: while one waits for the browser the other computes. In each the
# package that takes longest is the first to begin.
test: compiler chromium python validators
	@$(MAKE) --no-print-directory -j2 race heavy

# Race-checked, on small data: SQLite is twenty times slower this way.
race: compiler validators
	CGO_ENABLED=1 go test -race -timeout 30m -shuffle=on $(PACKAGES)

# The same on the normal build, with the tests that need speed: large data,
# killed processes, the browser, what Python reads of the data.
heavy: chromium python validators
	go test -timeout 30m -shuffle=on $(PACKAGES)

check: fresh lint test

# Generated files are those of the templates, the module file is tidy, and
# modernc.org/libc is the very version that modernc.org/sqlite was made with.
fresh:
	@before=$$(cat templates/*_templ.go | sha256sum); go tool templ generate; \
	if [ "$$before" != "$$(cat templates/*_templ.go | sha256sum)" ]; then \
		echo 'templates/*_templ.go were not up to date: commit what make generate makes'; exit 1; fi
	go tool templ fmt -fail templates
	go mod tidy -diff
	@want=$$(awk '$$1 == "modernc.org/libc" {print $$2}' "$$(go list -m -f '{{.Dir}}' modernc.org/sqlite)/go.mod"); \
	have=$$(go list -m -f '{{.Version}}' modernc.org/libc); \
	[ -n "$$want" ] && [ "$$want" = "$$have" ] || { echo "modernc.org/libc is $$have; modernc.org/sqlite wants $$want"; exit 1; }

lint:
	@test -z "$$(gofmt -l cmd internal migrations seeds static templates | grep -v _templ.go)" || { gofmt -l .; echo 'run gofmt -w on these'; exit 1; }
	go vet -tags torture,interop ./...
	go tool staticcheck -tags torture,interop ./...

# What the tests need beyond Go: a C compiler for the race detector, a browser,
# Python as it comes, a validator of XML.
compiler:
	@command -v gcc >/dev/null || command -v clang >/dev/null || { $(call install,gcc libc6-dev,The race detector needs a C compiler); }

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { $(call install,chromium,The browser tests need Chromium); }

python:
	@command -v python3 >/dev/null || { $(call install,python3,The tests of the data need Python); }

validators:
	@command -v xmllint >/dev/null || { $(call install,libxml2-utils,The tests of feeds and other XML need xmllint); }

install = echo '$(2); installing it with apt-get.'; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo='sudo -n'; \
	{ $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $(1) >/dev/null; } || { \
		echo 'That did not work. Install it yourself (Debian: apt-get install $(1)), then run this again.'; exit 1; }

# Measures; see the table in the README.
bench:
	go run ./cmd/bench

# What is too long for the gate: large imports, killed. See the README.
torture:
	go test -tags torture -run Torture -timeout 4h -v ./cmd/cogov

# Runs the snippets of the page of the data, and reads the other formats, with the
# real tools; it says which are missing. See the README.
interop:
	go test -tags interop -run 'Interop|Python' -timeout 10m -count=1 -v ./cmd/cogov

# Refreshes the vendored assets through npm. Never part of the gate.
assets:
	go run ./cmd/assets

clean:
	rm -rf bin
