#!/bin/sh
# The thread on the command line with a PDF letter: case, answers, papers, and a stranger's look at each.
#   papers.sh BINARY FOLDER
set -eu
bin=$1 dir=$2
mkdir -p "$dir"
case=$dir/case.yaml
"$bin" case add "$case" corpus/letters/04-qulipta-no-paid-claim/letter.pdf >/dev/null
for said in plan.type=erisa_self_funded 'drug.diagnosis=migraine' \
    'trials={"drug":"topiramate","first":"2025-03","last":"2025-05","outcome":"ineffective","source":"letter from the neurologist"}'; do
    "$bin" case answer "$case" "$said" >/dev/null
done
"$bin" draft --case "$case" --paper exception_request --paper prescriber_statement --out "$dir" >/dev/null
for paper in "$dir"/*.pdf; do
    qpdf --check "$paper" >/dev/null
    pdftotext "$paper" - | grep -q .
done
for paper in "$dir"/*.json "$dir"/*.pdf "$dir"/*.docx; do
    "$bin" verify --case "$case" "$paper" >/dev/null
done
echo "papers: $(ls "$dir"/*.json "$dir"/*.pdf "$dir"/*.docx | wc -l) files, every sentence holds"
