# Everything one does with this repository. `make` alone lists it.
CONFIG ?= debug
export CONFIG

.PHONY: help build run test faults lint bench down
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## install what is missing and build roostd and roost (CONFIG=debug|release)
	ops/build

run: ## bring up the lab and Roost, deploy a sample, print where it answers
	ops/run

test: ## run all tests: pure, integration, end to end, faults (RING=pure for one)
	ops/test $(RING)

faults: ## run the long form of the tests: default settings of a deployment, engines killed over and over
	ROOST_TEST_SETTINGS=default ops/test integration endtoend faults

lint: ## check format, Swift and shell
	ops/lint

bench: ## measure Roost and print the figures
	ops/bench/run

down: ## stop Roost and the lab (PURGE=1 also forgets their data)
	ops/down $(if $(PURGE),--purge)
