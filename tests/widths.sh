#!/usr/bin/env bash
# Measures every text of crates/measure/tests/chromium/widths.tsv in a real browser, with the families that our pictures
# name, and writes the widths into that file; `cargo test -p seqweave-measure` holds ours against them.
# usage: tests/widths.sh PATH-OF-SEQWEAVE
# A new text is a new line with `-` as its width.
#
# What the browser sees are the bundled fonts (Liberation Sans 2.1.5 in the place of Arial, DejaVu 2.37) and from Debian
# Noto Sans CJK, Noto Color Emoji and Noto Sans of the scripts below, whatever else the machine has.
set -euo pipefail
tool=$(realpath "$1")
cd "$(dirname "$0")/.."
scripts='Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Myanmar Ethiopic Khmer'
cjk=/usr/share/fonts/opentype/noto emoji=/usr/share/fonts/truetype/noto
if ! command -v chromium > /dev/null || [ ! -f $cjk/NotoSansCJK-Regular.ttc ] || [ ! -f $emoji/NotoColorEmoji.ttf ]; then
    apt-get install --yes --quiet chromium fonts-noto-cjk fonts-noto-color-emoji
fi
work=$PWD/.bench/widths
mkdir -p "$work/fonts"
if [ ! -d "$work/noto" ]; then
    # unpacked beside the project: installed, these fonts would change what other programs show
    (cd "$work" && apt-get download fonts-noto-core && dpkg -x fonts-noto-core_*.deb noto && rm fonts-noto-core_*.deb)
fi
for script in $scripts; do
    ln -sf "$work/noto/usr/share/fonts/truetype/noto/NotoSans$script-Regular.ttf" "$work/fonts/"
done
ln -sf $emoji/NotoColorEmoji.ttf $cjk/NotoSansCJK-{Regular,Bold}.ttc "$PWD"/crates/measure/fonts/*.ttf "$work/fonts/"
cat > "$work/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
    <dir>$work/fonts</dir>
    <cachedir>$work/cache</cachedir>
    <include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
CONF

# the families are those of a picture, in regular text and in code
printf '@startuml\nA->B: regular ""code""\n@enduml\n' | "$tool" convert - --to svg > "$work/families.svg"
families() { grep -o 'font-family="[^"]*"' "$work/families.svg" | sed 's/^font-family="//; s/"$//; s/&quot;/"/g'; }
sans=$(families | head -1) mono=$(families | sed -n 2p)
[ -n "$mono" ] || { echo 'the picture names no family of code' >&2; exit 1; }

data=crates/measure/tests/chromium/widths.tsv
{
    echo "const SANS = \`$sans\`, MONO = \`$mono\`;"
    echo "const DATA = '$(base64 --wrap=0 $data)';"
} > "$work/data.js"
cp tests/widths/page.html "$work/page.html"
FONTCONFIG_FILE=$work/fonts.conf chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
    --allow-file-access-from-files --dump-dom "file://$work/page.html" 2> /dev/null |
    grep -o '<pre>[^<]*' | sed 's/<pre>//' | base64 --decode > "$work/widths.tsv"
[ "$(wc -l < "$work/widths.tsv")" = "$(wc -l < $data)" ] || { echo 'the browser did not measure every text' >&2; exit 1; }
cp "$work/widths.tsv" $data
chromium --version 2> /dev/null
git diff --stat -- $data
${CARGO:-cargo} test --quiet --package seqweave-measure --test chromium -- --nocapture
