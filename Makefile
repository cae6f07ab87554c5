# `make` alone builds the site; `make test` runs all the tests. Both install what they need first.
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install -qq --disable-pip-version-check
export NO_MKDOCS_2_WARNING := 1

.PHONY: site check schema serve pdf test soak bench browsers lock clean

site: $(VENV)/.site check
	$(BIN)/mkdocs build -q

check: $(VENV)/.site
	$(BIN)/python -m generator check

schema: $(VENV)/.site
	$(BIN)/python -m generator schema

# `make serve LIST=beijing` serves one list.
serve: $(VENV)/.site
	$(BIN)/mkdocs serve

# The whole reference as one PDF under dist/, printed by Chromium.
pdf: site $(VENV)/.dev browsers
	$(BIN)/python -m generator pdf

test: $(VENV)/.dev browsers node_modules/.installed
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	node_modules/.bin/biome lint --error-on-warnings --log-level=warn
	$(BIN)/pytest

soak: export REFERENCE_LOOPS := full
soak: test

bench: $(VENV)/.dev browsers node_modules/.installed
	$(BIN)/python -m tests.bench

# Installed again only when a lock (or the project file) has changed.
$(VENV)/.site: requirements-build.txt requirements.txt pyproject.toml
	python3 -m venv $(VENV)
	$(PIP) --require-hashes -r requirements-build.txt
	$(PIP) --require-hashes --no-build-isolation -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.site requirements-dev.txt
	$(PIP) --require-hashes --no-build-isolation -r requirements-dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | browsers
	npm ci --silent --ignore-scripts
	@touch $@

browsers:
	@tests/install-browsers.sh

# The locks follow the .in files alone, whatever pip is told on this machine.
# `make lock UPGRADE=--upgrade` moves every pin to its newest release.
lock: export CUSTOM_COMPILE_COMMAND := make lock
lock: $(VENV)/.dev
	for name in requirements-build requirements requirements-dev; do \
	  env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_INDEX_URL -u PIP_CONSTRAINT \
	    PIP_CONFIG_FILE=/dev/null $(BIN)/pip-compile --quiet --no-config $(UPGRADE) \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    --strip-extras --allow-unsafe --output-file=$$name.txt $$name.in || exit 1; \
	done
	npm install --package-lock-only --ignore-scripts --silent

clean:
	rm -rf site dist build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find generator overrides tests -name __pycache__ -prune -exec rm -rf {} +
