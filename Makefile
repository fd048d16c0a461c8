# The only commands a newcomer needs. Each can be run again at any time; each says little unless something is wrong.
.DEFAULT_GOAL := help
.PHONY: help run build test check format bench torture docs clean
MAKEFLAGS += --no-print-directory

PHOIHOP = .build/release/phoihop
STEP = Scripts/step
# Seeded, so that a failing case can be run again: `make check SEED=7`.
SEED ?= 1
CASES ?= 40
# Provinces of ten years each that `make check` lives through.
SEEDS ?= 20
FUZZ_SECONDS ?= 40
# Where Swift sources stand.
SWIFT = Sources Tests Fuzz/Targets $(wildcard Benchmarks)
TORTURE_SECONDS ?= 3600
# A build of its own: what is watched is compiled otherwise.
THREADS = --sanitize=thread --scratch-path .build/thread

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: build ## install what is missing, build, and open the five real regulations in a browser
	@$(PHOIHOP) demo
	@echo "phoihop = $(PHOIHOP)"

build: ## install what is missing and build .build/release/phoihop
	@Scripts/setup
	@$(STEP) "Building .build/release/phoihop" swift build -c release --static-swift-stdlib --product phoihop

test: ## install what is missing and run the tests
	@Scripts/setup
	@$(STEP) "Building the tests" swift build --build-tests
	@$(STEP) --last 1 "Running the tests" swift test --skip-build --disable-xctest

check: build ## what continuous integration adds to the tests
	@Scripts/setup check
	@# Two at a time, for there are two cores: a browser waits much, and so does a compiler for its own modules.
	@$(MAKE) --jobs 2 --output-sync=line check-served check-house
	@$(STEP) --last 4 "Fuzzing for $(FUZZ_SECONDS) s" Fuzz/run $(FUZZ_SECONDS)

.PHONY: check-served check-house
check-served:
	@$(STEP) --last 1 "The application in a browser" .venv/bin/python Tests/EndToEnd/browser.py $(PHOIHOP)
	@$(STEP) --last 1 "The API, asked by other people's programs, seed $(SEED)" .venv/bin/python Tests/EndToEnd/api.py $(PHOIHOP) --seed $(SEED)
	@$(STEP) --last 1 "Who denounces, planted everywhere and found nowhere" .venv/bin/python Tests/Hardness/planted.py $(PHOIHOP)

check-house:
	@$(STEP) "Building .build/debug/phoihop" swift build --product phoihop
	@$(STEP) "Building the fuzz targets" Fuzz/build
	@$(STEP) "Layout of the Swift sources (make format mends it)" swift format lint --strict --parallel --recursive Package.swift $(SWIFT)
	@$(STEP) "Layers: the script against planted offences" Scripts/check-layers --self-test
	@$(STEP) "Layers: every import" Scripts/check-layers
	@$(STEP) "Files for servers: nginx, Caddy and systemd read them" Scripts/check-deploy
	@$(STEP) "Documents: links, glossary, events" Scripts/check-docs $(PHOIHOP)
	@$(STEP) "Security: the script against planted offences" Scripts/check-security --self-test
	@$(STEP) --last 1 "Security: the answers to OWASP ASVS" Scripts/check-security
	@$(STEP) --last 1 "The shipped regulations and their examples" $(PHOIHOP) check Regulations --register Registers/five-jurisdictions
	@$(STEP) --last 1 "Three of them within the country" $(PHOIHOP) check Regulations/tra-vinh.md Regulations/quang-nam.md Regulations/uong-bi.md --register Registers/five-jurisdictions --register Registers/country
	@$(STEP) --last 1 "The shipped regulations against the catalogue of clauses" $(PHOIHOP) coverage
	@$(STEP) "The shipped regulations in canonical form" $(PHOIHOP) format --check Regulations
	@$(STEP) --last 1 "The oracle, cases worked by hand" .venv/bin/python Tests/Oracle/test_oracle.py
	@$(STEP) --last 1 "The oracle against the program, seed $(SEED)" .venv/bin/python Tests/Oracle/compare.py $(PHOIHOP) --beyond certainty --seed $(SEED) --cases $(CASES) --terms $(CASES)
	@$(STEP) --last 1 "The ledger of a store, by a verifier of its own" .venv/bin/python Tests/Oracle/test_ledger.py $(PHOIHOP)
	@$(STEP) --last 1 "Ten years of a province, from seed $(SEED)" .venv/bin/python Tests/Oracle/scenario.py $(PHOIHOP) --seed $(SEED) --seeds $(SEEDS) --questions 2
	@$(STEP) --last 1 "Fifty kills, seed $(SEED)" Tests/Hardness/kills.py .build/debug/phoihop --kills 50 --seed $(SEED)
	@$(STEP) --last 1 "A disk, a folder, a process and a database taken away" .venv/bin/python Tests/Hardness/breaks.py .build/debug/phoihop

format: build ## lay out the Swift sources and the rule files as `make check` wants them
	@swift format --in-place --parallel --recursive Package.swift $(SWIFT)
	@$(PHOIHOP) format Regulations

bench: build ## measure, beside what a user would use instead
	@Scripts/setup check
	@Benchmarks/run

torture: build ## hours: thousands of cases against the oracle, more seeds, power cuts, the thread sanitizer, an hour of fuzzing
	@Scripts/setup check
	@$(STEP) "Building the tests" swift build --build-tests
	@$(STEP) --last 1 "Tests with many more cases" env PHOIHOP_CASES=1000 PHOIHOP_YEAR_SHARE=100 PHOIHOP_CUTS=10000 PHOIHOP_CRASHES=1000 swift test --skip-build --disable-xctest
	@$(STEP) "Building the tests with the thread sanitizer" swift build --build-tests $(THREADS)
	@# A program that may write no byte is not watched: the sanitizer itself needs a file.
	@$(STEP) --last 1 "What has threads, under the thread sanitizer" env PHOIHOP_CUTS=100 swift test --skip-build --disable-xctest $(THREADS) --filter '^(Threads|Files|Database|Ledger|Store|UseCases|HTTPServer|Commands)Tests[.]' --skip FullDiskTests
	@$(STEP) --last 1 "The oracle against the program" .venv/bin/python Tests/Oracle/compare.py $(PHOIHOP) --seed $$RANDOM --cases 3000 --terms 3000 --beyond certainty
	@$(STEP) --last 1 "Ten years of a province, 200 times" .venv/bin/python Tests/Oracle/scenario.py $(PHOIHOP) --seed $$RANDOM --seeds 200
	@$(STEP) --last 1 "The application in a browser, at length" .venv/bin/python Tests/EndToEnd/browser.py $(PHOIHOP) --long
	@$(STEP) --last 1 "The API, asked at length" .venv/bin/python Tests/EndToEnd/api.py $(PHOIHOP) --seconds 0 --seed $$RANDOM
	@$(STEP) --last 1 "A thousand kills" Tests/Hardness/kills.py .build/debug/phoihop --kills 1000 --seed $$RANDOM
	@$(STEP) "Building the fuzz targets" Fuzz/build
	@$(STEP) --last 4 "Fuzzing for $(TORTURE_SECONDS) s" Fuzz/run $(TORTURE_SECONDS)

docs: ## the reference of the Swift modules, as pages in .build/docs
	@Scripts/setup
	@$(STEP) "Building .build/docs" Scripts/docs

clean: ## remove everything that was built or installed here
	@rm -rf .build .venv
