# Every command of the repository. `make` alone lists them; each does its own set-up.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check bench web new-mechanic lock clean env env-run

help:  # hidden: it is what you are reading
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: env-run web  ## Fill a shop with a real year of shopping and open it at http://127.0.0.1:8000.
	@$(BIN)/antiphon demo

test: env web  ## Run every test on both stores; PostgreSQL, Redis and Chromium are provided.
	@$(BIN)/python tools/provide.py
	@$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

check: env web  ## Run the fast checks only: style, types, import contracts, house rules, web.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m tools.house_rules
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pyright
	@$(BIN)/python tools/build_web.py check

bench: env web  ## Measure against peers in one run: a table here, the figures in bench/out.
	@$(BIN)/antiphon bench $(ARGS)

web: env-run  ## Build the console and the storefront script.
	@$(BIN)/python tools/build_web.py

new-mechanic: env  ## Scaffold a new kind of play whose tests run at once: make new-mechanic name=trivia.
	@$(BIN)/python tools/new_mechanic.py $(name)

lock: env web  ## Lock every dependency again after pyproject.toml or a package.json changed.
	@$(BIN)/python -m tools.lock $(ARGS)

clean:  ## Remove what was built and installed here; the demo's data in var/ stays.
	@rm -rf .venv build dist src/antiphon/web web/*/node_modules web/*/dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis

env:
	@$(PYTHON) tools/setup.py dev

env-run:
	@$(PYTHON) tools/setup.py run
