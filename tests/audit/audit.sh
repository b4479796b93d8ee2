#!/usr/bin/env bash
# Counts flaws in our pictures as a reader would see them, in a real browser, light and dark; exits with 1 if there are.
# usage: tests/audit/audit.sh PATH-OF-SEQWEAVE [FOLDER…]
# Folders and files hold diagrams in any dialect. Default: docs/auth, all fixtures, and the diagram with every construct.
set -euo pipefail
tool=$(realpath "$1")
shift
source "$(dirname "$0")/setup.sh"

work=$root/.bench/audit
rm -rf "$work/pictures"
mkdir -p "$work/pictures/looks"

# draw ARGS…: diagrams with errors are drawn as far as they go, so only other failures count
draw() {
    local code=0
    "$tool" "$@" > /dev/null 2> "$work/messages" || code=$?
    if [ "$code" -gt 1 ]; then
        cat "$work/messages" >&2
        exit "$code"
    fi
}
if [ $# = 0 ]; then
    cd "$root"
    draw build docs/auth --to svg --out-dir "$work/pictures/docs"
    draw build fixtures --to svg --out-dir "$work/pictures/fixtures"
    draw convert fixtures/ir/every-construct.json -o "$work/pictures/every-construct.svg"
else
    number=0
    for folder in "$@"; do
        number=$((number + 1))
        draw build "$folder" --to svg --out-dir "$work/pictures/$number-$(basename "$folder")"
    done
fi

# one diagram in several looks, as a page about themes shows it
for theme in default mono plantuml; do
    draw convert "$root/docs/auth/oauth2-direct.wsd" --theme "$theme" -o "$work/pictures/looks/$theme.svg"
done
draw convert "$root/docs/auth/oauth2-direct.wsd" --mode light -o "$work/pictures/looks/light.svg"

node "$here/selftest.mjs"
failed=0
for look in light dark; do
    echo "== $look"
    dark=()
    [ "$look" = light ] || dark=(--dark)
    node "$here/audit.mjs" --strict --brief "${dark[@]}" "$work/pictures" || failed=1
    node "$here/together.mjs" "${dark[@]}" "$work/pictures" || failed=1
done
if [ "$failed" = 1 ]; then
    echo "the pictures are in $work/pictures" >&2
fi
exit "$failed"
