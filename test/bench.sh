#!/bin/sh
# Time and size, as ratios against a reference in the same run.
set -eu
cd "$(dirname "$0")/.."
${GO:-go} run ./test/bench bin/recourse corpus/letters
