#!/usr/bin/env bash
# Measures the command as a command: a cold run of a small diagram, one very large diagram, hostile inputs.
# usage: tests/bench.sh PATH-OF-SEQWEAVE
set -euo pipefail
tool=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

# 30 messages among four participants, with notes, a fragment and activations
{
    echo 'title Thirty messages'
    for i in 1 2 3 4 5; do
        echo "Client->+Proxy: request $i"
        echo "note right of Proxy: step $i"
        echo "Proxy->+Backend: forwarded request $i"
        echo "alt found"
        echo "Backend->Store: look up $i"
        echo "Store-->Backend: row $i"
        echo "else missing"
        echo "Backend->Backend: make default"
        echo "end"
        echo "Backend-->-Proxy: answer $i"
        echo "Proxy-->-Client: answer $i"
    done
} > "$work/small.wsd"

runs=200
cold() { # NAME ARGS…: CPU time of one cold run, mean of $runs
    local name=$1
    shift
    local times
    times=$( { time for ((i = 0; i < runs; i++)); do "$tool" "$@" > /dev/null; done; } 2>&1 )
    echo "$times" | awk -v name="$name" -v runs="$runs" \
        '{printf "%-44s %6.2f ms CPU, %6.2f ms wall\n", name, ($2 + $3) * 1000 / runs, $1 * 1000 / runs}'
}
cold 'cold: --version' --version
cold 'cold: 30 messages to SVG' convert "$work/small.wsd" --to svg -o "$work/small.svg"
cold 'cold: 30 messages to event list' events "$work/small.wsd"

once() { # NAME ARGS…: one run, with its peak memory
    local name=$1
    shift
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$tool" "$@" > /dev/null 2> "$work/err" || true
        awk -v name="$name" 'END {printf "%-44s %6.2f s wall, %6.2f s CPU, %6.1f MB\n", name, $1, $2 + $3, $4 / 1024}' "$work/time"
    else
        { time "$tool" "$@" > /dev/null 2> "$work/err" || true; } 2>&1 |
            awk -v name="$name" '{printf "%-44s %6.2f s wall, %6.2f s CPU\n", name, $1, $2 + $3}'
    fi
}
awk 'BEGIN {for (i = 0; i < 20000; i++) printf "P%d->P%d: message number %d\n", i % 8, (i * 3 + 1) % 8, i}' > "$work/large.wsd"
awk 'BEGIN {for (i = 0; i < 40000; i++) printf "P%d->P%d: message number %d\n", i % 8, (i * 3 + 1) % 8, i}' > "$work/larger.wsd"
awk 'BEGIN {for (i = 0; i < 100000; i++) print "alt deeper"; print "A->B: x"}' > "$work/nested.wsd"
awk 'BEGIN {printf "A->B: "; for (i = 0; i < 1000000; i++) printf "long line "; print ""}' > "$work/line.wsd"
awk 'BEGIN {for (i = 0; i < 100000; i++) printf "participant P%d\n", i}' > "$work/wide.wsd"
awk 'BEGIN {for (i = 0; i < 100000; i++) print "this is no statement"}' > "$work/wrong.wsd"
head -c 3000000 /dev/urandom > "$work/noise.wsd"
head -c 3000000 /dev/urandom | tr -cd ' -~\n' > "$work/ascii.wsd"

once '20,000 messages to SVG' convert "$work/large.wsd" --to svg -o "$work/large.svg"
once '40,000 messages to SVG' convert "$work/larger.wsd" --to svg -o "$work/larger.svg"
once '20,000 messages to event list' events "$work/large.wsd"
once 'hostile: 100,000 nested fragments' convert "$work/nested.wsd" --to svg -o "$work/nested.svg"
once 'hostile: a line of 10 MB' convert "$work/line.wsd" --to svg -o "$work/line.svg"
once 'hostile: 100,000 participants' convert "$work/wide.wsd" --to svg -o "$work/wide.svg"
once 'hostile: 100,000 wrong lines' convert "$work/wrong.wsd" --to svg -o "$work/wrong.svg"
once 'hostile: 3 MB of noise' convert "$work/noise.wsd" --to svg -o "$work/noise.svg"
once 'hostile: 2 MB of printable noise' convert "$work/ascii.wsd" --to svg -o "$work/ascii.svg"
