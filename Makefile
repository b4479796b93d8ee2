# One target for each thing that a person or CI does. `make` alone lists them.

CARGO ?= cargo
SEQWEAVE = $(or $(CARGO_TARGET_DIR),target)/release/seqweave
# The example of docs/style.md is drawn in each of them.
THEMES = light dark mono high-contrast mermaid plantuml

.DEFAULT_GOAL := help
.PHONY: help docs check test lint fresh bless bench audit compare widths deny clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

docs: ## build the tool and redraw the documentation folder
	$(CARGO) build --release --quiet --package seqweave
	$(SEQWEAVE) build docs/auth docs/style --to svg,png --no-system-fonts
	$(SEQWEAVE) build docs/house-style
	$(foreach theme,$(THEMES),$(SEQWEAVE) build docs/style --theme $(theme) --out-dir docs/style/$(theme) &&) true

check: lint test fresh ## everything that CI asks: format, lints, tests, documentation, fresh pictures

lint:
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --all-features --quiet -- --deny warnings
	RUSTDOCFLAGS="--deny warnings" $(CARGO) doc --workspace --no-deps --quiet

test:
	$(CARGO) test --workspace --all-features

fresh: ## say whether the pictures in docs/ are those that this version draws
	$(CARGO) build --release --quiet --package seqweave
	$(SEQWEAVE) build docs/auth docs/style --to svg,png --no-system-fonts --check
	$(SEQWEAVE) build docs/house-style --check
	$(foreach theme,$(THEMES),$(SEQWEAVE) build docs/style --theme $(theme) --out-dir docs/style/$(theme) --check &&) true

bless: ## accept what the tests now produce as what they shall produce; read the difference afterwards
	BLESS=1 $(CARGO) test --workspace --all-features --no-fail-fast
	git status --short

bench: ## measure speed: in-process, the cold command, large diagrams
	$(CARGO) bench --workspace --quiet
	$(CARGO) build --release --quiet --package seqweave
	tests/bench.sh $(SEQWEAVE)

audit: ## count flaws in our pictures in a real browser, light and dark; DIRS="…" for other folders
	$(CARGO) build --release --quiet --package seqweave
	tests/audit/audit.sh $(SEQWEAVE) $(DIRS)

compare: ## the same diagrams by seqweave, Mermaid and PlantUML: flaws, bytes, area; DIRS="…" for other folders
	$(CARGO) build --release --quiet --package seqweave
	tests/audit/compare.sh $(SEQWEAVE) $(DIRS)

widths: ## measure texts of all scripts in a real browser, and hold our widths against it (needs Debian packages)
	$(CARGO) build --release --quiet --package seqweave
	tests/widths.sh $(SEQWEAVE)

deny: ## check licences and advisories of dependencies (installs cargo-deny when it is missing)
	command -v cargo-deny >/dev/null || $(CARGO) install --locked cargo-deny
	$(CARGO) deny --all-features check

clean: ## remove everything that was built
	$(CARGO) clean
