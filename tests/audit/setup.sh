# Sourced by audit.sh and compare.sh: installs what they need, where it is missing.
# Work files go into .bench/audit, packages into node_modules beside each package.json; both are ignored by git.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

# need COMMAND PACKAGE…: the system's packages that bring a command
need() {
    local command=$1
    shift
    command -v "$command" > /dev/null && return
    echo "installing $*" >&2
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    if ! command -v apt-get > /dev/null; then
        echo "error: \`$command\` is missing: install it and try again" >&2
        exit 2
    fi
    "${sudo[@]}" apt-get update --quiet --quiet
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet "$@" > /dev/null
}

# packages FOLDER: the npm packages that its package.json names
packages() {
    if [ ! -d "$1/node_modules" ] || [ "$1/package.json" -nt "$1/node_modules" ]; then
        (cd "$1" && npm install --silent --ignore-scripts && touch node_modules)
    fi
}

need node nodejs npm
need npm npm
# a picture is judged as the machine shows it: fonts for Latin, code, CJK and emoji come with the browser
[ -n "${CHROMIUM:-}" ] || command -v google-chrome chromium-browser > /dev/null \
    || need chromium chromium fonts-liberation fonts-dejavu fonts-noto-cjk fonts-noto-color-emoji
packages "$here"
