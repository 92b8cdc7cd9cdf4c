# Recourse: `make run` starts it, `make test` tests it. The rest is in HOUSE.md.
export CGO_ENABLED = 0
export GOTOOLCHAIN = local
GO ?= go
BIN = bin/recourse
VERSION = $(shell git describe --always --dirty 2>/dev/null || echo dev)

.PHONY: run build test test-all bench lint setup generate release clean

run: build
	@./$(BIN) serve --demo $(ARGS)

build: bin/.checked
	@test -x $(BIN) || echo "Building Recourse. The first time takes about a minute."
	@$(GO) build -trimpath -ldflags "-s -w -X main.engine=$(VERSION)" -o $(BIN) ./cmd/recourse

# Says so if Go is missing or too old, before anything is built.
bin/.checked:
	@command -v $(GO) >/dev/null || { echo "Recourse needs Go 1.26 or newer, and there is no go on PATH. Get it from go.dev/dl, then run make again."; exit 1; }
	@$(GO) version | awk '{ split(substr($$3, 3), v, "."); if (v[1] < 1 || v[1] == 1 && v[2] < 26) { print "Recourse needs Go 1.26 or newer; this is " $$3 ". Get it from go.dev/dl, then run make again."; exit 1 } }'
	@mkdir -p bin && touch bin/.checked

# Like go test, with a last line that says how many conformance tests passed on each database.
test: bin/.checked
	@$(GO) run ./test/tally ./...

test-all: test
	sh test/all.sh

bench: build
	sh test/bench.sh

lint:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "gofmt:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	cd tools && $(GO) build -o ../bin/staticcheck honnef.co/go/tools/cmd/staticcheck
	./bin/staticcheck ./...

# What the tests need beside Go: PostgreSQL, and for the slow ones a browser and the PDF tools. Debian 12, as root. FOR=test: the first alone.
setup:
	@sh test/setup.sh $(FOR)

generate:
	$(GO) generate ./...

release: lint test build
	@ls -l $(BIN)

clean:
	rm -rf bin
