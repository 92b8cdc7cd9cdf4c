#!/bin/sh
# Time and size, beside named references in the same run.
set -eu
cd "$(dirname "$0")/.."
${GO:-go} run ./test/bench bin/recourse corpus/letters
echo "== store: commits beside raw inserts of as many rows, on both databases"
${GO:-go} test -run '^$' -bench 'Raw|Commit|OpenCase|Find' -benchtime 1s ./gateway/store | grep -E '^Benchmark|FAIL'
