#!/bin/sh
# Packets: the same twice, held by a stranger without the case, tagged and valid, and with nothing of a hostile exhibit in them.
#   packet.sh BINARY FOLDER
set -eu
bin=$1 dir=$2
here=$(cd "$(dirname "$0")" && pwd)
letters=$here/../corpus/letters
day=2026-11-25
mkdir -p "$dir"
cd "$dir"
trap 'echo "packet: failed at $at" >&2' EXIT

at="the exhibits"
cp "$letters/04-qulipta-no-paid-claim/letter.pdf" letter.pdf
cp "$letters/01-sotyktu-two-of-three/letter.pdf" note.pdf
cp "$letters/15-prolia-bisphosphonate/input.html" page.html
pdftoppm -r 100 -jpeg -singlefile note.pdf photo
pdftoppm -r 150 -gray -png -f 1 -l 1 -singlefile letter.pdf shot
qpdf --empty --pages note.pdf note.pdf note.pdf note.pdf note.pdf -- long.pdf
qpdf --rotate=+90:1 note.pdf turned.pdf
cat >hostile.pdf <<'PDF'
%PDF-1.7
1 0 obj
<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R/AA<</WC 5 0 R>>/AcroForm<</Fields[6 0 R]>>/Names<</JavaScript<</Names[(a) 5 0 R]>>/EmbeddedFiles<</Names[(bad.exe) 7 0 R]>>>>>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/AA<</O 5 0 R>>/Annots[6 0 R]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>
endobj
4 0 obj
<</Length 43>>stream
BT /F 24 Tf 50 200 Td (A hostile page) Tj ET
endstream
endobj
5 0 obj
<</S/JavaScript/JS(app.alert\(1\))>>
endobj
6 0 obj
<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(y)/Rect[10 10 90 30]/AA<</K 5 0 R>>/A<</S/Launch/F(bad.exe)>>>>
endobj
7 0 obj
<</Type/Filespec/F(bad.exe)/EF<</F 8 0 R>>>>
endobj
8 0 obj
<</Type/EmbeddedFile/Length 3>>stream
bad
endstream
endobj
trailer<</Root 1 0 R>>
PDF

at="the case"
"$bin" case add case.yaml letter.pdf >/dev/null
for said in plan.type=erisa_self_funded drug.diagnosis=migraine patient.phone=937-555-0188 'conditions={"name":"porphyria"}' \
    'trials={"drug":"topiramate","first":"2025-03-04","last":"2025-05-19","outcome":"ineffective","source":"clinic note","paid_by":"discount_card","asserted_by":"prescriber"}' \
    'documents={"file":"note.pdf","label":"clinic note"}' 'documents={"file":"photo.jpg","label":"photograph of the bottle"}' 'documents={"file":"shot.png","label":"screen of the portal"}' \
    'documents={"file":"page.html","label":"message of the plan"}' 'documents={"file":"turned.pdf","label":"printout"}' 'documents={"file":"long.pdf","label":"chart"}' \
    'documents={"file":"hostile.pdf","label":"form"}' 'documents={"label":"headache diary"}'; do
    "$bin" case answer case.yaml "$said" >/dev/null
done

make() { "$bin" packet --today $day --case case.yaml --out "$@" >/dev/null 2>&1; }
echo 'a long passphrase' >secret
at="the packets"
make all.pdf
make again.pdf
cmp all.pdf again.pdf
make fax.pdf --fax
make one.pdf --papers appeal --exhibits A
make none.pdf --papers prescriber_statement --exhibits H
make locked.pdf --passphrase-file secret
for p in all fax one none; do
    at=$p.pdf
    qpdf --check $p.pdf >/dev/null
    "$bin" verify $p.pdf >/dev/null
    "$bin" verify --case case.yaml $p.pdf >/dev/null
    ! grep -aq 'JavaScript\|Launch\|AcroForm\|OpenAction\|bad.exe' $p.pdf
done
at="the lock"
qpdf --password="$(cat secret)" --decrypt locked.pdf open.pdf
! qpdf --check locked.pdf >/dev/null 2>&1
at="a printed sentence that is not true of the case"
sed 's/2025-05-19/2025-06-19/' case.yaml >other.yaml
code=0
"$bin" verify --case other.yaml all.pdf >/dev/null || code=$?
[ $code = 3 ]
at="what is inside"
pdfdetach -o inside.json -save 1 all.pdf
! grep -q 'porphyria\|0188\|discount' inside.json
grep -q topiramate inside.json

at="the tags"
pdfinfo -struct all.pdf >tags 2>/dev/null
parts=$(grep -c '^  Sect' tags)
pages=$(pdfinfo all.pdf | awk '/^Pages/ { print $2 }')
[ "$parts" = 14 ]
[ "$(grep -c '^    H1' tags)" = "$parts" ]
[ "$(grep -c '^    Figure' tags)" = 19 ]
[ "$(grep -c 'Link' tags)" -ge 13 ]
pdfinfo -struct-text all.pdf 2>/dev/null | tr -s ' \n' ' ' | grep -q 'Exhibit A: clinic note.*Exhibit G: form'

at="PDF/UA"
"$here/validate/run" pdf all.pdf fax.pdf one.pdf none.pdf open.pdf
trap - EXIT
echo "packet: $pages pages in $parts parts, the same twice, every sentence holds by the facts inside"
