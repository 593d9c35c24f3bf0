#!/bin/sh
# Emphasis around a claim, in an article and in a translation: the claim still has its marker, its touch
# area and its place on the worksheet.
set -e
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
claim='[The clock was put up in 1912, says the plaque at its foot.](#C01)'
cat >"$work/read.tour" <<END
tap start
until screen example tap next
until screen read tap skip
expect id claim:C01
END

# shows WHAT LANGUAGE: the claim's words are marked.
shows() {
    "$build/sayswho-bundle" build -o "$work/story.says" "$work/story" >"$work/log"
    "$build/sayswho" --headless --lang "$2" --scene --tour "$work/read.tour" "$work/story.says" >"$work/scene"
    grep -B1 '^  line .*1912' "$work/scene" | grep -q '^  box' || {
        echo "$1: the claim has no marker"
        tail -n 40 "$work/scene"
        exit 1
    }
    "$build/sayswho-bundle" print worksheet -o "$work/sheet.pdf" "$work/story.says"
    pdftotext "$work/sheet.pdf" - | grep -q "The clock’s year" || {
        echo "$1: the claim is not on the worksheet"
        exit 1
    }
}

cp -r assets/template "$work/story"
for emphasised in "*$claim*" "**$claim**" "*So: $claim So.*" "***$claim***" \
    '[The clock was put up in *1912*, says the plaque at its foot.](#C01)'; do
    sed -i "s|^Everybody.*|Everybody knows the *clock on **the** square*. $emphasised|" \
        "$work/story/article.md"
    grep -qF "$emphasised" "$work/story/article.md"
    shows "$emphasised" en
done

rm -rf "$work/story"
cp -r assets/template "$work/story"
mkdir "$work/story/po"
"$build/sayswho-bundle" pot -o "$work/story.pot" "$work/story" >"$work/log"
msginit --no-translator -l fr -i "$work/story.pot" -o "$work/story/po/fr.po" 2>"$work/log"
msgen "$work/story/po/fr.po" -o "$work/all.po" # the texts themselves as their translations
msgcat --no-wrap "$work/all.po" | sed "/^msgstr/s|\\[The clock.*(#C01)|*&*|" >"$work/story/po/fr.po"
grep -qF "*$claim*" "$work/story/po/fr.po"
shows "in a translation" fr
