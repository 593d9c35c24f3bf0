#!/bin/sh
# The translations, checked with gettext: every PO file is correct, and no text of the interface is
# missing, fuzzy or older than the source.
. tests/shell.sh

for po in assets/po/*.po assets/stories/*/po/*.po; do
    msgfmt -c -o "$dir/x.mo" "$po" 2>"$dir/said" || complain "$po: $(cat "$dir/said")"
done

cp assets/po/sayswho.pot "$dir/before.pot"
make -s pot POT="$dir/now.pot"
msgcmp --use-untranslated "$dir/before.pot" "$dir/now.pot" 2>"$dir/said" ||
    complain "assets/po/sayswho.pot is older than the source; run make po: $(head -3 "$dir/said")"
for po in assets/po/*.po; do
    msgcmp "$po" "$dir/now.pot" 2>"$dir/said" ||
        complain "$po: not every word of the interface is in it; run make po: $(head -3 "$dir/said")"
done

# Arabic has six plural forms, all with a translation.
[ "$(msggrep --msgid -e '^%d minute$' assets/po/ar.po | grep -c 'msgstr\[[0-5]\] "..*"')" -eq 6 ] ||
    complain "assets/po/ar.po: minutes want six plural forms"
exit $status
