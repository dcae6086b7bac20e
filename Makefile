# Nothing but Python 3.11 or newer and make is needed: everything else is fetched into .venv and .tools.
PYTHON ?= python3
UV_VERSION := 0.13.9
VENV := .venv
UV := $(VENV)/bin/uv
READY := $(VENV)/.ready
export UV_PROJECT_ENVIRONMENT := $(CURDIR)/$(VENV)
# The Python that made .venv is the one that is used: none is fetched behind your back.
export UV_PYTHON_DOWNLOADS := never
# Compiled once, so that the second start is quick, whatever the shell says.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test check bench replay graph-tour package pictures clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Convenor needs Python 3.11 or newer. Name one: make PYTHON=python3.13 ..."; exit 1; }
	@echo "Fetching the Python packages ..."
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): pyproject.toml uv.lock | $(UV)
	@$(UV) sync --frozen --quiet --inexact
	@touch $@

run: $(READY) ## the bot in demo mode and the Agents Playground to chat with it
	@$(VENV)/bin/python -m tools.run

check: $(READY) ## format, lint, types, import contracts
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

test: check ## every check and every test
	$(VENV)/bin/python -m pytest -rs -n auto --dist worksteal

bench: $(READY) ## what a turn and a kept record cost, beside what they could cost
	@$(UV) sync --frozen --quiet --inexact --group bench
	@$(VENV)/bin/python -m tools.bench

replay: $(READY) ## a fictional year and the one before, through the bot: the annual report beside the review's figures
	@$(VENV)/bin/python -m tools.year

graph-tour: $(READY) ## every call that Microsoft 365 would get in a month, and the permission it needs
	@$(VENV)/bin/python -m tools.graph_tour

package: $(READY) ## the Teams app package, dist/convenor.zip
	@$(VENV)/bin/python -m manifest

pictures: $(READY) ## the README's pictures, from the running bot
	@$(VENV)/bin/python -m tools.pictures

clean: ## takes away what was fetched and built; never data
	rm -rf $(VENV) .tools dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
