#!/bin/sh
# A story without a translation: shown as it is written and in its own direction. The log says so once
# and the printed scene does, but the screen does not.
build=${BUILD:-build}
. tests/shell.sh
cp -r tests/tools/bundle_fixture "$dir/pond"
mkdir "$dir/pond/po"
cat >"$dir/pond/po/ar.po" <<'PO'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"X-Sayswho-Story: pond\n"

msgid "The frogs in the pond"
msgstr "الضفادع في البركة"
PO
"$build/sayswho-bundle" build -o "$dir/pond.says" "$dir/pond" >"$dir/said" 2>&1 ||
    complain "it was not built: $(cat "$dir/said")"
cat >"$dir/visit.tour" <<'TOUR'
tap start
expect screen about
expect text "الضفادع في البركة"
expect text "A small story."
tap languages
tap lang:fr
tap languages
tap lang:ar
tap languages
tap lang:fr
expect text "The frogs in the pond"
tap languages
tap lang:ar
until screen example tap next
tap skip
expect screen read
TOUR
"$build/sayswho" --headless --panel 1920x1080@476x268 --lang ar --scene --tour "$dir/visit.tour" \
    "$dir/pond.says" >"$dir/scenes" 2>"$dir/log" || complain "the tour failed: $(cat "$dir/log")"
[ "$(grep -c 'pond: 35 texts are not in ar; English is shown' "$dir/log")" -eq 1 ] ||
    complain "staff were not told once: $(cat "$dir/log")"
[ "$(grep -c 'pond: it is not in fr; English is shown' "$dir/log")" -eq 1 ] ||
    complain "staff were not told of French: $(cat "$dir/log")"
grep -q '  line .*"A small story." \[in en\]$' "$dir/scenes" || complain "the line has no flag"
grep -q '  spoken  A small story. \[in en\]$' "$dir/scenes" || complain "what is spoken has no flag"
grep -q '  spoken  The class counted and found more than ever: fourteen frogs sat in the pond. \[in en\]$' "$dir/scenes" ||
    complain "the retelling has no flag"
grep -q '  line .*"It has two paragraphs." \[in en\]$' "$dir/scenes" ||
    complain "a paragraph of a text has no flag"
grep '"الضفادع في البركة".*\[in' "$dir/scenes" && complain "what is translated has a flag"
# A language's name, and its button to start, are in that language, whatever language is in use.
grep '\[in ar\]\|\[in fr\]' "$dir/scenes" | grep -v '"\(العربية\|Français\)"\|spoken  \(العربية\|Français\)' |
    grep -v '^  line .*"\(المس للبدء\|Touchez pour commencer\)"' &&
    complain "the visitor's own language has a flag"
exit $status
