#!/bin/sh
# Writes the lock files anew from pyproject.toml. Needs uv: pip install uv
# With -U it takes newer versions; else it keeps those that are locked and still fit.
set -eu
cd "$(dirname "$0")/.."
export UV_CUSTOM_COMPILE_COMMAND="sh scripts/lock.sh"
compile() { uv --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links "$@"; }
compile "$@" pyproject.toml --output-file requirements.lock
compile "$@" pyproject.toml --all-extras --group dev --constraint requirements.lock --output-file requirements-dev.lock
