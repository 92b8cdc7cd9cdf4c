#!/bin/sh
# Installs what `make test-all` and `make bench` need beside Go. Debian 12; as root, or where sudo asks nothing.
set -eu
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
missing=""
for pair in chromium:chromium pdftotext:poppler-utils qpdf:qpdf node:nodejs npm:npm gcc:gcc; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
done
if [ -n "$missing" ]; then
    as_root apt-get update -q
    # shellcheck disable=SC2086
    as_root apt-get install -y -q --no-install-recommends $missing
fi
(cd "$(dirname "$0")/browser" && npm ci --silent)
echo "setup: ready for make test-all"
