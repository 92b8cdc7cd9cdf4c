#!/bin/sh
# Installs what `make test`, `make test-all` and `make bench` need beside Go, and starts PostgreSQL. Debian 12; as root, or
# where sudo asks nothing. Run it again after a start of the machine. With the word "test": what `make test` needs.
set -eu
sh "$(dirname "$0")/postgres.sh"
if [ "${1:-}" = test ]; then
    echo "setup: ready for make test"
    exit 0
fi
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
missing=""
for pair in chromium:chromium pdftotext:poppler-utils qpdf:qpdf node:nodejs npm:npm gcc:gcc soffice:libreoffice-writer-nogui mvn:maven javac:openjdk-17-jdk-headless; do
    command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"
done
if [ -n "$missing" ]; then
    as_root apt-get update -q
    # shellcheck disable=SC2086
    as_root apt-get install -y -q --no-install-recommends $missing
fi
(cd "$(dirname "$0")/browser" && npm ci --silent)
echo "setup: ready for make test-all"
