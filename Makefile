# make test    everything that must hold before a change lands
# make help    the other targets
#
# Nothing is written outside this folder, save the go command's own caches and,
# where a target says so, packages of the system.

GO       ?= go
CACHE    := .cache
LINT     := $(CACHE)/bin/golangci-lint
AXE      := $(CACHE)/axe
AXE_PIN  := 4.14.1
FUZZTIME ?= 1m
CORPORA  ?= ../shared/corpora
# A browser test looks for its script and for a browser here; without them it
# says what is missing, and under CI it fails.
export ACTA_AXE := $(CURDIR)/$(AXE)/axe.min.js

.PHONY: help build test vet lint race tools browser fuzz bench cover eval check-corpora train clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

build: ## the program, into bin/acta
	$(GO) build -trimpath -o bin/acta ./cmd/acta

test: vet lint browser race ## vet, lint and all tests under the race detector

vet:
	$(GO) vet ./...

lint: $(LINT) ## golangci-lint with staticcheck, as .golangci.yml has it
	$(LINT) run ./...

race:
	$(GO) test -race -timeout 12m ./...

# The linter is a module of its own, so that what it needs stays out of go.mod.
# The first build takes a minute or two; then the caches have it.
$(LINT): tools/go.mod tools/go.sum
	@mkdir -p $(@D)
	$(GO) build -C tools -o ../$(LINT) github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@touch $@

tools: $(LINT) browser ## the linter, and what the page's tests need

browser: $(AXE)/axe.min.js ## Chromium (by apt, as root) and axe-core (by npm) for the page's tests
	@tools/chromium

$(AXE)/axe.min.js: Makefile
	@tools/axe $(AXE_PIN) $(AXE)

fuzz: ## each fuzz target for FUZZTIME (1m)
	@tools/fuzz $(FUZZTIME)

bench: ## speed of the pipeline, in articles and tokens a second
	$(GO) test -run '^$$' -bench . -benchmem ./internal/pipeline ./internal/neural

cover: ## statements covered by tests, by package; out/cover.html
	@mkdir -p out
	$(GO) test -coverprofile out/cover.out -coverpkg ./... ./...
	$(GO) tool cover -func out/cover.out | tail -n 1
	$(GO) tool cover -html out/cover.out -o out/cover.html

eval: ## the scores on CORPORA, compared with the golden board; UPDATE=1 rewrites it
	@mkdir -p internal/eval/testdata
	$(GO) run ./cmd/acta eval --corpora $(CORPORA) --board internal/eval/testdata/corpora.board $(if $(UPDATE),--update)
	$(if $(UPDATE),$(GO) test ./internal/eval -run Readme -update)

check-corpora: ## reads every article of CORPORA and checks every line of what comes out
	@tools/check-corpora $(CORPORA)

train: ## all models again, from CORPORA into models/ (half an hour)
	$(GO) run ./cmd/acta train --corpora $(CORPORA) --out models all

clean: ## what these targets made
	rm -rf bin out $(CACHE)
