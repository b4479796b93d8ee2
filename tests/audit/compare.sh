#!/usr/bin/env bash
# Draws the same diagrams with seqweave, Mermaid and PlantUML, and counts flaws, bytes and area of the pictures.
# usage: tests/audit/compare.sh PATH-OF-SEQWEAVE [FOLDER…]    (default: the fixtures and docs/auth)
set -euo pipefail
tool=$(realpath "$1")
shift
source "$(dirname "$0")/setup.sh"
need java default-jre-headless
packages "$here/compare"
[ $# -gt 0 ] || set -- "$root"/fixtures/{mermaid,plantuml,wsd} "$root/docs/auth"
node "$here/compare/compare.mjs" "$tool" "$root/.bench/compare" "$@"
