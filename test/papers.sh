#!/bin/sh
# All papers and a packet of several made cases: drafted twice and the same, held by a stranger, valid by the standards, and whole after LibreOffice.
#   papers.sh BINARY FOLDER
set -eu
bin=$1 dir=$2
here=$(cd "$(dirname "$0")" && pwd)
letters=$here/../corpus/letters
day=2026-11-25
mkdir -p "$dir/all"
trap 'echo "papers: failed at $at" >&2' EXIT

# make NAME LETTER ANSWER…: a case with its papers, those of the person in both languages.
make() {
    name=$1 case=$dir/$1.yaml letter=$letters/$2
    at="the case $name"
    shift 2
    "$bin" case add "$case" "$letter" >/dev/null
    for said in "$@"; do "$bin" case answer "$case" "$said" >/dev/null; done
    for lang in en es; do
        kinds=call_sheet
        [ $lang = es ] || kinds=exception_request,prescriber_statement,criteria_table,appeal,call_sheet
        at="papers of $name in $lang"
        "$bin" draft --case "$case" --paper "$kinds" --out "$dir/$name-$lang" --lang $lang --today $day >/dev/null
        "$bin" draft --case "$case" --paper "$kinds" --out "$dir/again" --lang $lang --today $day >/dev/null
        for f in "$dir/$name-$lang"/*; do
            at=$f
            cmp "$f" "$dir/again/$(basename "$f")"
            "$bin" verify --case "$case" "$f" >/dev/null
            cp "$f" "$dir/all/$name-$lang-$(basename "$f")"
        done
    done
    at="the packet of $name"
    cp "$letter" "$dir/$(basename "$letter")"
    "$bin" packet --case "$case" --out "$dir/all/$name-packet.pdf" --today $day >/dev/null
    "$bin" packet --case "$case" --out "$dir/again/packet.pdf" --today $day >/dev/null
    cmp "$dir/all/$name-packet.pdf" "$dir/again/packet.pdf"
    "$bin" verify "$dir/all/$name-packet.pdf" >/dev/null
}

printf 'Clinic note, May 9, 2026\n\nTopiramate 100 mg daily since March 4, 2026. No change in headache days. Stopped today.\n' >"$dir/note.txt"
make one-shown 04-qulipta-no-paid-claim/letter.pdf plan.type=erisa_self_funded drug.diagnosis=migraine events.notice_received=2026-10-12 \
    'documents={"file":"note.txt","label":"clinic note of May 9, 2026"}' \
    'trials={"drug":"topiramate","first":"2026-03-04","last":"2026-05-09","dose":"100 mg daily","outcome":"ineffective","detail":"no change in headache days","source":"clinic note of May 9, 2026","asserted_by":"prescriber"}' \
    'trials={"drug":"propranolol","first":"2025-12","outcome":"adverse_reaction","detail":"faint"}'
make two-of-three 01-sotyktu-two-of-three/letter.pdf contraindications.0.drug=acitretin \
    'trials={"drug":"methotrexate","first":"2025-01-10","last":"2025-02-01","outcome":"ineffective","source":"clinic note","asserted_by":"prescriber"}' \
    'trials={"drug":"Otezla","first":"2025-03-01","last":"2025-08-30","outcome":"ineffective","source":"clinic note","asserted_by":"prescriber"}'
make urgent 17-qelbree-atomoxetine/letter.pdf urgent.is=true 'trials={"drug":"atomoxetine","outcome":"ineffective"}' prescriber.name='Anastasia Mbeki'
make spanish 11-jardiance-aviso-en-espanol/letter.pdf 'trials={"drug":"metformin","first":"2026-01","last":"2026-06","outcome":"ineffective"}' prescriber.name='Josué Ñandú'
make part-b 15-prolia-bisphosphonate/input.html drug.stable=true drug.since=2024-01-15 prescriber.name='Ann Lee' \
    'trials={"drug":"alendronate","first":"2023-01-01","last":"2023-06-30","outcome":"adverse_reaction"}'
make part-d 09-myrbetriq-second-generic/letter.pdf patient.state=OH \
    'trials={"drug":"solifenacin","first":"2025-03-01","last":"2025-08-30","outcome":"ineffective","source":"printout","asserted_by":"pharmacy"}'

cd "$dir/all"
for paper in *.pdf; do
    at=$paper
    qpdf --check "$paper" >/dev/null
done
at="PDF/UA"
"$here/validate/run" pdf ./*.pdf
at="the schema of DOCX"
"$here/validate/run" docx ./*.docx

# LibreOffice: to Word, to text and to PDF, and every word is back.
office() { soffice -env:UserInstallation="file://$dir/office" --headless --convert-to "$1" --outdir "$dir/back" ./*.docx >/dev/null 2>&1; }
for form in docx "txt:Text (encoded):UTF8" pdf; do
    at="LibreOffice to $form"
    office "$form"
done
for paper in *.docx; do
    at="LibreOffice on $paper"
    back=$dir/back/${paper%.docx}
    pdftotext -layout -enc UTF-8 "$back.pdf" "$back.pdf.txt"
    "${WORDS:?}" "$paper" "$back.docx" "$back.txt" "$back.pdf.txt"
done
trap - EXIT
echo "papers: $(ls ./*.json ./*.pdf ./*.docx | wc -l) files, the same twice, every sentence holds, every word comes back from LibreOffice"
