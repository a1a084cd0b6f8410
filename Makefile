# Tincan. `make serve` runs it, `make test` checks everything; both install what is missing. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

ROOT := $(CURDIR)
# Tools of the right version, installed once. Share them between checkouts with TINCAN_TOOLS=…
TINCAN_TOOLS ?= $(ROOT)/.tools
export TINCAN_TOOLS
export PATH := $(TINCAN_TOOLS)/bin:$(ROOT)/tools/node_modules/.bin:$(PATH)
export CARGO_TERM_COLOR ?= auto
WASM := --target wasm32-unknown-unknown

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "  make %-18s %s\n", $$1, $$2 }'

.PHONY: setup
setup: ## Install what building needs
	@tools/setup.sh build

.PHONY: setup-test
setup-test: ## Install what testing needs
	@tools/setup.sh build test

.PHONY: serve
serve: setup parts ## Build and run on 127.0.0.1:3000
	cargo leptos serve --release --split --precompress

.PHONY: build
build: setup parts ## Build the release server and site, without running them
	cargo leptos build --release --split --precompress

.PHONY: dev
dev: setup parts ## Build, run and rebuild on every change
	cargo leptos watch --split

.PHONY: parts
parts: setup ## Build the start script, and what reads QR codes and marked messages, which is no part of the page
	@tools/parts.sh

.PHONY: check
check: setup ## Format, clippy for native and wasm
	cargo fmt --all --check
	cargo clippy --workspace --exclude frontend --features app/ssr --all-targets --locked
	cargo clippy -p frontend -p room -p rtc -p search -p signaling -p storage --lib --tests --features room/bench,search/bench $(WASM) --locked
	node style/contrast.mjs

# Packages whose tests run as wasm, always named together: alone each would have features of its own, and what it needs be built again.
WASM_TESTED := -p room -p storage -p rtc $(WASM) --locked
IN_BROWSER := --test browser --test vault

.PHONY: unit
unit: setup-test ## Unit, property and simulation tests, natively and as wasm; server tests over sockets; the store in a browser
	cargo test --workspace --exclude frontend --features app/ssr --locked
	cargo test --workspace --exclude frontend --features app/ssr,room/faults --test sim --locked mutations
	@export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner; set -x; \
	cargo test $(WASM_TESTED) --lib; \
	set +x; \
	if ! command -v chromedriver >/dev/null; then \
	  echo "make unit: skipped the tests of store and connections in a browser, there is no chromedriver (Debian: apt-get install chromium-driver)"; \
	else \
	  export CHROMEDRIVER="$$(command -v chromedriver)" WASM_BINDGEN_TEST_TIMEOUT=240 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60; \
	  cargo test $(WASM_TESTED) $(IN_BROWSER) --no-run; \
	  end2end/run.sh --in-network cargo test $(WASM_TESTED) $(IN_BROWSER); \
	fi

.PHONY: e2e
e2e: build gallery setup-test ## Browser tests against the release build
	end2end/run.sh

# With the features of `make unit`, which has built most of it. Two hundred people who vote are an example of their own.
.PHONY: gallery
gallery: setup ## Build the development server, which has the gallery of components; its site is that of `make build`
	cargo build --workspace --exclude frontend --features app/ssr --bins --example voters --locked

.PHONY: pictures
pictures: build gallery setup-test ## Make the pictures anew that the browser tests compare with; look at what changed before it is kept
	rm -rf end2end/pictures
	end2end/run.sh --pictures

.PHONY: nat nat-short nat-long nat-alone
nat: nat-short nat-long nat-alone ## Browser tests behind NATs and through cuts, where this machine can make such networks

nat-short: build setup-test
	TINCAN_E2E_RESULTS=test-results/nat-short end2end/run.sh --nat --grep-invert '@long|@alone'

# Mostly waiting: `make test` has it beside the others, in networks of its own.
nat-long: build setup-test
	TINCAN_E2E_RESULTS=test-results/nat-long end2end/run.sh --nat --grep @long

# Two connections are timed against each other.
nat-alone: build setup-test
	TINCAN_E2E_RESULTS=test-results/nat-alone end2end/run.sh --nat --grep @alone

.PHONY: soak-e2e
soak-e2e: build setup-test ## Eight browsers in every trouble for half an hour, or SOAK_MINUTES, 600 new links, 100 killed browsers; `make test` has some of each
	TINCAN_SOAK_MINUTES=$${SOAK_MINUTES:-30} TINCAN_RECONNECTS=600 TINCAN_CRASH_ROUNDS=100 \
	  end2end/run.sh --project=chromium specs/soak.spec.ts specs/reconnects.spec.ts specs/crash.spec.ts --retries 0

.PHONY: size
size: build ## Compressed size of what the room page loads
	node end2end/bench/size.mjs

.PHONY: deny
deny: setup-test ## Licences and origins of all dependencies, and known holes in them where the list of those can be had
	@tools/deny.sh

# In this order: what fails soonest comes first. The release build spends minutes on one core, so it goes beside the unit tests; tests in
# browsers have the machine for themselves.
.PHONY: test
test: setup-test check deny ## Every check
	@$(MAKE) --no-print-directory --jobs=2 IN_ORDER=1 unit size e2e nat
	@echo "make test: every check passed"

ifdef IN_ORDER
gallery: | unit
e2e: | size
nat-short nat-long: | e2e
nat-alone: | nat-short nat-long
endif

.PHONY: soak
soak: setup ## Simulate until stopped; prints a failing seed
	SEEDS=1000000000 cargo test -p room --release --test sim everybody -- --nocapture

# Only what is shipped counts, as far as files tell it apart: tests in files of their own are left out, a `mod tests` at the end of
# a file is not, for stable Rust cannot. Counting slows the simulation, so it runs fewer seeds than in `make unit`.
COVERAGE_IGNORE := /room/src/(link/pair|storage/acceptance)\.rs$$

.PHONY: coverage
coverage: ## Lines of room/src that its tests run, each file's own `mod tests` included; fails below 85 %
	@tools/setup.sh coverage
	SEEDS=$${SEEDS:-400} cargo llvm-cov -p room --lib --test sim --locked --ignore-filename-regex '$(COVERAGE_IGNORE)' --fail-under-lines 85

# Coverage for the fuzzer, by flags that stable Rust has; our own checks stay on. Not for build scripts: hence the target.
FUZZ_FLAGS := -Cpasses=sancov-module $(addprefix -Cllvm-args=-sanitizer-coverage-,level=4 inline-8bit-counters pc-table \
  trace-compares) -Cdebug-assertions=on -Coverflow-checks=on -Ccodegen-units=1
FUZZ_HOST = $(shell rustc --print host-tuple)
FUZZ_DIR := $(or $(CARGO_TARGET_DIR),$(ROOT)/target)/fuzz
# How long each target runs in its turn, in seconds.
FUZZ_SECONDS ?= 60

.PHONY: fuzz
fuzz: ## Fuzz every reader of outside bytes until stopped, or one: TARGET=operation. Crashers go to fuzz/corpus
	@tools/setup.sh fuzz
	RUSTFLAGS="$(FUZZ_FLAGS)" CARGO_TARGET_DIR=$(FUZZ_DIR) \
	  cargo build -p fuzz --bin fuzz --features libfuzzer --release --target $(FUZZ_HOST) --locked
	@while true; do \
	  for target in $(or $(TARGET),$(notdir $(wildcard fuzz/corpus/*))); do \
	    echo "make fuzz: $$target"; \
	    mkdir -p $(FUZZ_DIR)/corpus/$$target; \
	    TARGET=$$target $(FUZZ_DIR)/$(FUZZ_HOST)/release/fuzz $(FUZZ_DIR)/corpus/$$target fuzz/corpus/$$target \
	      -max_total_time=$(FUZZ_SECONDS) -timeout=10 -verbosity=0 -print_final_stats=1 \
	      -artifact_prefix=fuzz/corpus/$$target/; \
	  done; \
	done

.PHONY: bench
bench: setup-test ## Operations a second and keystrokes of a search on one core and in a browser, bytes on the wire, memory
	cargo bench -p room --bench log --locked
	cargo bench -p search --bench keystroke --locked
	cargo run --release -p room --example memory --locked
	@if ! command -v chromedriver >/dev/null; then \
	  echo "make bench: skipped the browser, there is no chromedriver (Debian: apt-get install chromium-driver)"; \
	else \
	  CHROMEDRIVER="$$(command -v chromedriver)" WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 \
	  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test -p room -p search --test bench_browser \
	    --features room/bench,search/bench --profile wasm-release $(WASM) --locked -- --nocapture; \
	fi

.PHONY: bench-signaling
bench-signaling: build ## Memory, CPU and join time of the signaling server
	LEPTOS_OUTPUT_NAME=tincan cargo run --release -p server --example bench_signaling

.PHONY: bench-join
bench-join: build setup-test ## Time from Join to the first message, beside a bare connection
	end2end/run.sh --bench join

.PHONY: bench-first
bench-first: build setup-test ## First paint, typing, long tasks and bytes beside a plain page; a cold link on a slow network
	end2end/run.sh --bench first

.PHONY: bench-history
bench-history: build setup-test ## Time for a late joiner to get 10,000 messages, beside the same in Yjs
	end2end/run.sh --bench history

.PHONY: bench-room
bench-room: build setup-test ## A room of 100,000 messages: opening, scrolling, memory, writing
	cargo build --release -p room --example long_room --locked
	end2end/run.sh --bench room

.PHONY: bench-polls
bench-polls: build setup-test ## A poll of 1,000 voters and 20 options beside one of ten: opening it, voting
	cargo build --release -p room --example voters --locked
	end2end/run.sh --bench polls

.PHONY: screenshots
screenshots: build setup-test ## Make the pictures of the README
	end2end/run.sh --screenshots
