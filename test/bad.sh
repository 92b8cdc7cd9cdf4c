#!/bin/sh
# Bad input: each file must cost one sentence on standard error and exit 2, never an answer and never a crash.
#   bad.sh BINARY FOLDER
set -eu
bin=$1 dir=$2
letter=corpus/letters/01-sotyktu-two-of-three/letter.pdf
mkdir -p "$dir"
: >"$dir/empty.pdf"
: >"$dir/empty.txt"
head -c 3000 "$letter" >"$dir/truncated.pdf"
head -c 100000 /dev/urandom >"$dir/noise.pdf"
head -c 1000 /dev/zero >"$dir/zero.txt"
head -c 60000000 /dev/zero >"$dir/huge.txt"
qpdf --encrypt user owner 256 -- "$letter" "$dir/encrypted.pdf"
printf 'eggs, milk, bread and a newspaper\n' >"$dir/list.txt"
printf 'Cher assuré,\nNous avons examiné votre demande pour le médicament. Elle est refusée, car vous devez essayer un autre produit avec nous.\n' >"$dir/french.txt"
printf '尊敬的會員:我們已審查您的藥物申請。您的申請被拒絕,因為您必須先嘗試其他藥物。\n' >"$dir/chinese.txt"
printf '\000\000\000\030ftypheic\000\000\000\000mif1heic' >"$dir/photo.heic"
printf '\211PNG\r\n\032\n' >"$dir/photo.png"
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "<div>" }' >"$dir/deep.html"
n=0
for f in "$dir"/* "$dir/none.pdf"; do
    code=0
    timeout 60 "$bin" check "$f" >"$dir.out" 2>"$dir.err" || code=$?
    if [ "$code" != 2 ] || [ -s "$dir.out" ] || [ "$(wc -l <"$dir.err")" != 1 ]; then
        echo "$(basename "$f"): exit $code: $(head -c 300 "$dir.err")"
        exit 1
    fi
    n=$((n + 1))
done
# A wrong name is no harm: what a file is stands in its first bytes.
cp "$letter" "$dir/wrong.docx"
"$bin" check "$dir/wrong.docx" | grep -q 'step-therapy denial'
echo "bad input: $n files refused, each with one sentence"
