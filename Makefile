# Một Cửa. `make run` and `make test` are all you need; the rest is for editors and developers.
# Everything is installed into .venv/ in this folder, from requirements/ with hashes.

PYTHON ?= python3
PIP := .venv/bin/python -m pip --disable-pip-version-check -qq

.DEFAULT_GOAL := help

.PHONY: help
help:  ## This list
	@grep -E '^[a-z]+:.*  ## ' $(MAKEFILE_LIST) | sed -E 's/:.*  ## /\t/' | expand -t 12

.PHONY: run
run: .venv/reports  ## Set up if needed, then start the bot (Telegram with a token, else this terminal)
	@.venv/bin/motcua run

.PHONY: chat
chat: .venv/base  ## Talk to the bot in this terminal, token or not
	@.venv/bin/motcua chat

.PHONY: test
test: .venv/test  ## All tests
	@.venv/bin/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

.PHONY: check
check: .venv/test  ## Catalogue, style, types
	@.venv/bin/motcua check
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

.PHONY: national
national: .venv/base  ## The national record as var/national, to lie beneath ours: make national FILE=…
	@test -n "$(FILE)" || { echo "Say which file: make national FILE=procedures.jsonl.gz" >&2; exit 1; }
	@.venv/bin/motcua import portal "$(FILE)" --out var/national >/dev/null

.PHONY: office
office: .venv/office  ## What reads xlsx and docx: for motcua import programme

.PHONY: reports
reports: .venv/reports  ## What writes xlsx and PDF: for motcua report

.PHONY: bench
bench: .venv/bench  ## Measure; writes bench/results/
	@.venv/bin/python -m bench

.PHONY: weights
weights: .venv/bench  ## Learn anew how much each feature of understanding counts (needs ../shared)
	@.venv/bin/python -m bench.learning

.PHONY: pictures
pictures: .venv/base  ## Draw docs/pictures/ anew, from the real cards and buttons
	@.venv/bin/python docs/draw.py

.PHONY: lock
lock: .venv/test  ## Renew requirements/ from pyproject.toml
	@.venv/bin/python requirements/lock.py

.PHONY: clean
clean:  ## Remove what was installed (the data in var/ stays)
	@rm -rf .venv

.venv/bin/python:
	@echo "Making .venv ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.11 run" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/base: requirements/base.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the bot needs ..." >&2
	@$(PIP) install --require-hashes --requirement requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/office: requirements/office.txt .venv/base
	@echo "Installing what reads xlsx and docx ..." >&2
	@$(PIP) install --require-hashes --requirement requirements/office.txt
	@touch $@

.venv/reports: requirements/reports.txt .venv/base
	@echo "Installing what writes reports ..." >&2
	@$(PIP) install --require-hashes --requirement requirements/reports.txt
	@touch $@

.venv/bench: requirements/bench.txt .venv/test
	@echo "Installing what measures and learns ..." >&2
	@$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

.venv/test: requirements/test.txt .venv/base
	@echo "Installing test tools ..." >&2
	@$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@
