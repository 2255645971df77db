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
.DEFAULT_GOAL := help
.PHONY: help run test check format score golden samples evaluate compare bench system system-office clean

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

$(BIN)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 run"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

system: $(BIN)/.ready
	@$(PYTHON) pipeline/install_system.py $(APT_PACKAGES)

system-office: system
	@$(PYTHON) pipeline/install_system.py --optional $(APT_OFFICE)

run: system  ## Read samples/ (or IN=folder) and write the tables to out/
	$(BIN)/vanthu extract $(or $(IN),samples) --out $(OUT) --format csv,xlsx

test: system-office  ## Install what the tests need and run them all
	$(BIN)/pytest -n 2

check: system-office  ## Everything that must hold before a commit: lint, types, tests, floors
	$(BIN)/ruff check pipeline tests
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/mypy
	$(BIN)/pytest -n 2

score: system-office  ## Score against annotated documents, when they are there (GOLD=folder)
	@test -d $(GOLD) || { echo "No annotated documents at $(GOLD); say where: make score GOLD=folder"; exit 0; }; \
	test ! -d $(GOLD) || { $(BIN)/vanthu extract $(GOLD) --out $(OUT)/score --format csv --quiet; \
	$(PYTHON) $(GOLD)/score.py $(OUT)/score $(GOLD)/example $(GOLD)/real --all-files $(SCORE_FLAGS); }

golden: system-office  ## Rewrite samples/expected/*.json; read the difference before you commit it
	$(BIN)/python tests/golden.py
	git diff --stat -- samples/expected

samples: system-office  ## Write samples/ again from their authored sources
	$(BIN)/python -m vanthu_factory.samples

evaluate: system-office  ## Score on generated reports of the held-out vocabulary
	$(BIN)/python -m vanthu_factory --split test --count 60 --seed 7 --out $(OUT)/factory/reports
	$(BIN)/vanthu extract $(OUT)/factory/reports --out $(OUT)/factory/tables --format csv --quiet || test $$? -eq 1
	$(BIN)/vanthu evaluate $(OUT)/factory/tables $(OUT)/factory/reports --json $(OUT)/factory/report.json

compare: system-office  ## Facts gained and lost on samples/ since a revision (BASE=revision)
	$(BIN)/python -m vanthu_factory.compare $(BASE)

bench: system-office  ## Time and memory a page beside raw tesseract and raw pypdfium2
	$(BIN)/python -m vanthu_bench --out docs/benchmark.md

format: $(BIN)/.ready  ## Format the code
	$(BIN)/ruff check --fix pipeline tests
	$(BIN)/ruff format pipeline tests

clean:  ## Remove what was built and written
	rm -rf $(VENV) $(OUT) build dist
