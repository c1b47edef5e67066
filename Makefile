# Needs make and Python 3.11 or newer; everything else goes into .venv.
#
#   make demo   install, then turn seeds/ into a graph in output/
#   make test   install for development, then run the tests
#   make lint   ruff and mypy
#   make docs   the documentation as a site, in build/site/
#   make sbom   list what an installed kg brings, in build/kg.cdx.json
#   make clean  remove what the above made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# An installation for development already runs the sources as they are; a plain one is renewed when they change.
SOURCES := $(shell find kg queries -type f -not -name '*.pyc' 2>/dev/null)
INSTALLED := $(if $(wildcard $(VENV)/.dev),$(VENV)/.dev,$(VENV)/.installed)

.PHONY: demo test lint docs sbom clean

demo: $(INSTALLED)
	$(BIN)/kg build seeds -o output
	@echo
	@echo "The graph is in output/. What to do with it:"
	@echo "  $(BIN)/kg query --list          the questions that come with kg"
	@echo "  $(BIN)/kg query letters         who wrote to whom, for whom, at whose request"
	@echo "  $(BIN)/kg view                  the graph as a network in the browser"
	@echo "  $(BIN)/kg export --format turtle -o graph.ttl"

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

docs: $(VENV)/.dev
	$(BIN)/python -m docs.make_pictures
	$(BIN)/python -m sphinx --quiet --fail-on-warning --fresh-env -b html docs build/site
	@echo "The site is in build/site; open build/site/index.html"

sbom: | $(BIN)/python
	$(BIN)/python .ci/sbom.py build/kg.cdx.json

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find output -mindepth 1 -not -name .gitkeep -delete

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kg needs Python 3.11 or newer; try: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt $(SOURCES) | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
