#!/usr/bin/env bash
# Counts flaws in our pictures as a reader would see them, in a real browser, light and dark.
# usage: tests/audit.sh PATH-OF-SEQWEAVE [SOURCE-FOLDER…]    (default: docs/auth)
# Uses the picture audit that lies in ../shared/tools; says so and does nothing where that is absent.
set -euo pipefail
tool=$(realpath "$1")
shift
cd "$(dirname "$0")/.."
audit=../shared/tools/picture-audit
if [ ! -d "$audit" ]; then
    echo "skipped: $audit is not here"
    exit 0
fi
if ! command -v chromium > /dev/null; then
    apt-get install --yes --quiet chromium fonts-liberation fonts-dejavu fonts-noto-cjk fonts-noto-color-emoji
fi
work=.bench/audit
mkdir -p "$work"
cp -r --no-preserve=mode "$audit/." "$work/"
[ -d "$work/node_modules" ] || (cd "$work" && npm install --silent)
rm -rf "$work/pictures"
"$tool" build "${@:-docs/auth}" --to svg --out-dir "$work/pictures" || true
echo '== light'
node "$work/audit.mjs" "$work/pictures"
echo '== dark'
node "$work/audit.mjs" --dark "$work/pictures"
