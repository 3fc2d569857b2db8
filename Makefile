# Each target is explained by `make help`. ARGS is passed on: make demo ARGS=--once
HOLDFAST := .venv/bin/holdfast
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo test soak lint bench bench-growth load stamp deploy verify revert rebase

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile | expand -t 14

setup: ## Install what is missing: PostgreSQL, sqitch, a virtual environment
	@scripts/setup

demo: setup ## Book a table at a real pub, everything included (ARGS=--once stops afterwards)
	@$(HOLDFAST) demo $(ARGS)

test: setup ## Run every test on a throw-away server (ARGS="tests/cli -k stamp")
	@.venv/bin/pytest -n $(WORKERS) $(ARGS)

soak: setup ## Break everything on purpose, with ten new seeds (SEED=7 SEEDS=1 repeats one)
	@SEED=$${SEED:-$$(date +%s)} SEEDS=$${SEEDS:-10} .venv/bin/pytest -n $(WORKERS) tests/faults $(ARGS)

lint: setup ## Check style, types, and that deploy/ is what sql/ says
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@$(HOLDFAST) stamp --check
	@! command -v shellcheck >/dev/null || shellcheck scripts/setup .ci/run

bench: setup ## Measure everything beside TPC-B, in some 7 minutes (QUICK=1: in 3)
	@$(HOLDFAST) bench $(if $(QUICK),--quick) $(ARGS)

bench-growth: setup ## Measure beside 100,000 and 1 million past bookings, and with up to 10,000 venues (an hour)
	@$(HOLDFAST) bench growth $(if $(QUICK),--quick) $(ARGS)

load: setup ## Load every venue of venues/ into the database (ARGS=my-pub.json: that one)
	@$(HOLDFAST) venue load $(ARGS)

stamp: setup ## Write deploy/ from sql/
	@$(HOLDFAST) stamp $(ARGS)

deploy: setup ## Deploy to DATABASE_URL, or to the embedded server
	@$(HOLDFAST) db deploy $(ARGS)

verify: setup ## Run the verify script of every deployed change
	@$(HOLDFAST) db verify $(ARGS)

revert: setup ## Revert deployed changes, with their data (ARGS="--to data/retention")
	@$(HOLDFAST) db revert $(ARGS)

rebase: setup ## Bring the embedded server to scripts edited since their deployment
	@$(HOLDFAST) db rebase $(ARGS)
