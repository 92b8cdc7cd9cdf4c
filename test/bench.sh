#!/bin/sh
# Time and size, beside named references in the same run.
set -eu
cd "$(dirname "$0")/.."
${GO:-go} run ./test/bench bin/recourse corpus/letters
