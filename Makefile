# Tankar. `make run` serves the demo city, `make test` proves it works; `make help` says the rest.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
DATA ?= data
MINUTES ?= 60
VENV := .venv/bin
export PORT DATA

.DEFAULT_GOAL := help
.PHONY: help run test test-servers prove install lint bench bench-texts fuzz-texts texts-model theme docs lock messages

help: ## say what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: ## install what is needed and serve the demo city on http://localhost:8000 (PORT=, DATA= move it)
	@$(PYTHON) tools/install.py
	@$(VENV)/tankar demo --if-empty
	@exec $(VENV)/tankar serve

test: ## install what tests need, lint, and run every test: SQLite, and on PostgreSQL what depends on it
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python tools/verify.py

test-servers: ## try the connectors against real servers that it installs and starts (500 MB, once)
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python tools/test_servers.py

prove: ## run everything at full size on SQLite and PostgreSQL and renew docs/reference/proof.md
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python tools/prove.py

install: ## make .venv/bin/tankar with everything it needs
	@$(PYTHON) tools/install.py

lint: ## look at the code without running it: format, types, layers, templates, texts
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python tools/lint.py

bench: ## measure deliveries and pages and renew docs/reference/performance.md
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python -m bench

bench-texts: ## measure how well texts are judged, beside other programs, and renew docs/reference/text-quality.md
	@$(MAKE) --no-print-directory build/bench
	@PYTHONPATH=build/bench $(VENV)/python -m bench.texts --write

fuzz-texts: ## twist texts, rules and input lines until the text engine breaks, or MINUTES= are up (60); SEED= repeats
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python -m bench.texts.fuzz --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

texts-model: ## train the text engine's model anew on the labelled texts
	@$(MAKE) --no-print-directory build/bench
	@PYTHONPATH=build/bench $(VENV)/python -m bench.texts.train

build/bench: requirements/bench.lock
	@$(PYTHON) tools/install.py --tests
	@rm -rf build/bench && $(VENV)/uv pip install --quiet --require-hashes --target build/bench -r requirements/bench.lock

theme: ## make the colours anew from designsystemet.config.json
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python tools/assets.py --theme

docs: ## renew the reference pages that are made from the code
	@$(PYTHON) tools/install.py --tests
	@$(VENV)/python tools/reference.py

messages: ## bring the Swedish and Finnish catalogues in step with the sources
	@$(VENV)/python tools/messages.py

lock: ## lock the requirements anew, with hashes and without hosts
	@cd requirements && for name in run test install bench; do \
	  ../$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --no-annotate $$name.in --output-file $$name.lock || exit 1; done
