#!/bin/sh
# The slow tests: data races, the corpus, the papers, the browser. `make test` ran before. Prints one line each; any failure stops it.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
for tool in chromium pdftotext qpdf node gcc soffice mvn javac; do
    command -v $tool >/dev/null || { echo "test-all needs $tool: run 'make setup' once."; exit 1; }
done
[ -d test/browser/node_modules ] || (cd test/browser && npm ci --silent)
work=$(mktemp -d)
server=""
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi; rm -rf "$work"' EXIT
bin=$work/recourse
${GO:-go} build -trimpath -o "$bin" ./cmd/recourse

echo "== -race"
CGO_ENABLED=1 ${GO:-go} test -race ./...

echo "== kill -9: nothing lost, nothing done twice"
${GO:-go} test -count=1 -timeout 20m -v -run TestKill ./test/kill -kills 200 >"$work/kill" 2>&1 || { cat "$work/kill"; exit 1; }
grep ' kills in ' "$work/kill"

echo "== corpus: nothing invented"
"$bin" eval corpus/letters >"$work/eval" || { cat "$work/eval"; exit 1; }
head -17 "$work/eval"

echo "== files that cannot be read: one sentence, exit 2"
sh test/bad.sh "$bin" "$work/bad"

echo "== spoiled files, in the children that read"
${GO:-go} run ./test/hostile "$bin" corpus/letters

echo "== papers: of made cases, by the standards, and through LibreOffice"
${GO:-go} build -o "$work/words" ./test/words
${GO:-go} test ./cmd/recourse -run TestEachPaperOfTheCorpusHolds -whole
WORDS=$work/words sh test/papers.sh "$bin" "$work/papers"

echo "== packets: tagged, valid, and held by the facts inside"
sh test/packet.sh "$bin" "$work/packet"

echo "== browser"
secret=$(head -c 24 /dev/urandom | base64)
(umask 077 && echo "$secret" >"$work/secret")
"$bin" serve --demo --listen 127.0.0.1:0 --data "$work/data" --operator "$work/secret" >"$work/out" 2>"$work/err" &
server=$!
for _ in $(seq 100); do
    url=$(grep -ho 'http://[^ ]*' "$work/out" "$work/err" 2>/dev/null | tail -1) && [ -n "$url" ] && break
    sleep 0.1
done
(cd test/browser && node journey.mjs "$url" "$root/corpus/letters/04-qulipta-no-paid-claim/letter.pdf" "$work/shots" && node jobs.mjs "$url" "$secret" "$work/shots/jobs.png")
echo "test-all: passed"
