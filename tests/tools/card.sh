# The card for staff: one page of A6 in each language, in the exhibit's own fonts, the same bytes each time, and its
# words for the buttons are those on the glass.
build=${BUILD:-build}
bin=$build/sayswho-bundle
. tests/shell.sh
word() { # word LANGUAGE TEXT: as the glass has it
    [ "$1" != en ] || { echo "$2" && return; }
    msgunfmt "$build/locale/$1/LC_MESSAGES/sayswho.mo" | grep -A1 -xF "msgid \"$2\"" | sed -n 's/^msgstr "\(.*\)"/\1/p'
}
for lang in en $(basename -s .po assets/po/*.po); do
    "$bin" card --lang "$lang" -o "$dir/$lang.pdf" 2>"$dir/log" || complain "$lang: $(cat "$dir/log")"
    TZ=Asia/Tokyo LC_ALL=C "$bin" card --lang "$lang" -o "$dir/again.pdf"
    cmp "$dir/$lang.pdf" "$dir/again.pdf" || complain "$lang: other bytes"
    pdfinfo "$dir/$lang.pdf" >"$dir/info"
    grep -qE '^Pages: +1$' "$dir/info" || complain "$lang: not one page"
    grep -qE '^Page size: +297\.[0-9]+ x 419\.[0-9]+ pts' "$dir/info" || complain "$lang: not A6: $(grep size "$dir/info")"
    pdffonts "$dir/$lang.pdf" | tail -n +3 | grep -v '+\(Inter\|Noto\)' && complain "$lang: a font that is not ours, see above"
    [ "$(pdfimages -list "$dir/$lang.pdf" | tail -n +3 | wc -l)" -ge 8 ] || complain "$lang: pictures are missing"
    pdftotext "$dir/$lang.pdf" - | tr '\n' ' ' >"$dir/$lang.txt"
    [ "$lang" = en ] || ! cmp -s "$dir/en.txt" "$dir/$lang.txt" || complain "$lang is English"
done
for lang in en fr nl; do # the order of Arabic letters in the text of a PDF is another one
    for text in Stories Room Hours Counts 'Copy to stick' Su; do
        grep -qF "$(word $lang "$text")" "$dir/$lang.txt" || complain "$lang: the card does not say $(word $lang "$text")"
    done
done
echo "no PDF" >"$dir/mine"
"$bin" card -o "$dir/mine" 2>/dev/null && complain "another file is written over"
[ "$(cat "$dir/mine")" = "no PDF" ] || complain "another file was changed"
exit $status
