# The house rules in commands. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
GOLD ?= ../shared/gold
BASE ?= HEAD~1
APT_PACKAGES := tesseract-ocr tesseract-ocr-vie
# Only what reads .doc, .odt, .ods and .rtf; without it these files get a problem row (.doc is read without its tables).
APT_OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui catdoc
# What tests and factory use besides: a font with every Vietnamese glyph. Tests that need a browser or a database server run where
# these are installed (`make system-ci`).
APT_TEST := fonts-croscore
APT_CI := chromium postgresql
FACTORY := $(OUT)/factory
.DEFAULT_GOAL := help
.PHONY: help run test check score golden samples evaluate compare bench stress screenshots format clean system system-office system-test system-ci

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

$(BIN)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 run"; exit 1; }
	@echo "Setting up $(VENV) (once, a minute or two) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

system: $(BIN)/.ready
	@$(PYTHON) pipeline/install_system.py $(APT_PACKAGES)

system-office: system
	@$(PYTHON) pipeline/install_system.py --optional $(APT_OFFICE)

system-test: system-office
	@$(PYTHON) pipeline/install_system.py --optional $(APT_TEST)

system-ci: system-test
	@$(PYTHON) pipeline/install_system.py --optional $(APT_CI)

run: system-office  ## Read samples/ (or IN=folder) and write the tables to out/
	$(BIN)/vanthu extract $(or $(IN),samples) --out $(OUT) --format csv,xlsx
	@echo "Tables: $(OUT)/*.csv and $(OUT)/vanthu.xlsx. Evidence pages: $(BIN)/vanthu report $(OUT)"

test: system-test  ## Install what the tests need and run them all
	$(BIN)/pytest -n 2

check: system-test  ## Everything that must hold before a commit: lint, types, tests, floors
	$(BIN)/ruff check pipeline tests
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/mypy
	$(BIN)/pytest -n 2
	$(MAKE) --no-print-directory evaluate

score: system-office  ## Score against annotated documents, when they are there (GOLD=folder)
	@if test ! -d $(GOLD); then echo "No annotated documents at $(GOLD); say where: make score GOLD=folder"; else \
	$(BIN)/vanthu extract $(GOLD)/example $(GOLD)/real --out $(OUT)/score --format csv --quiet || test $$? -eq 1; \
	$(PYTHON) $(GOLD)/score.py $(OUT)/score $(GOLD)/example $(GOLD)/real --all-files $(SCORE_FLAGS); fi

golden: system-test  ## Rewrite tests/expected/*.json; read the difference before you commit it
	$(BIN)/python tests/golden.py
	git diff --stat -- tests/expected

samples: system-test  ## Write samples/ again from their authored sources
	$(BIN)/python -m vanthu_factory.samples

evaluate: system-test  ## Score on generated reports of the held-out vocabulary, against tests/floors.json
	$(BIN)/python -m vanthu_factory --split test --count 60 --seed 7 --out $(FACTORY)/reports --truth $(FACTORY)/truth
	$(BIN)/vanthu extract $(FACTORY)/reports --out $(FACTORY)/tables --format csv,text --quiet || test $$? -eq 1
	$(BIN)/vanthu evaluate $(FACTORY)/tables $(FACTORY)/truth --json $(FACTORY)/report.json --floors tests/floors.json

compare: system-test  ## Facts gained and lost on samples/ since a revision (BASE=revision)
	$(BIN)/python -m vanthu_factory.compare $(BASE)

bench: system-test  ## Time and memory a page beside raw tesseract and raw pypdfium2
	$(BIN)/python -m vanthu_bench --out docs/benchmark.md

stress: system-test  ## Bulk work: throughput, hostile files, killed runs, mutated files, long scans, lines that repeat themselves (an hour)
	$(BIN)/python -m tests.stress.growth
	$(BIN)/python -m tests.stress.throughput
	$(BIN)/python -m tests.stress.hostile_mix
	$(BIN)/python -m tests.stress.killing
	$(BIN)/python -m tests.stress.fuzzing
	$(BIN)/python -m tests.stress.long_scan
	$(BIN)/python -m tests.stress.scaling

screenshots: system-ci  ## Take the pictures in docs/ again
	$(BIN)/python -m tests.screenshots

format: $(BIN)/.ready  ## Format the code
	$(BIN)/ruff check --fix pipeline tests
	$(BIN)/ruff format pipeline tests

clean:  ## Remove what was built and written
	rm -rf $(VENV) $(OUT) build dist
