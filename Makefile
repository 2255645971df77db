# The house rules in commands. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
GOLD ?= ../shared/gold
BASE ?= HEAD~1
APT_PACKAGES := tesseract-ocr tesseract-ocr-vie
# Only what reads old Office formats; without it .doc, .odt, .rtf and .xls files get a problem row.
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

format: $(BIN)/.ready  ## Format the code
	$(BIN)/ruff check --fix pipeline tests
	$(BIN)/ruff format pipeline tests

clean:  ## Remove what was built and written
	rm -rf $(VENV) $(OUT) build dist
