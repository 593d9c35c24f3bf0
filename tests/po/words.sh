#!/bin/sh
# The translations, checked with gettext: every PO file is correct, and no text of the interface is
# missing, fuzzy or older than the source.
status=0
complain() {
    echo "$*"
    status=1
}
aside=$(mktemp -d)
trap 'rm -rf "$aside"' EXIT

for po in assets/po/*.po assets/stories/*/po/*.po; do
    msgfmt -c -o "$aside/x.mo" "$po" 2>"$aside/said" || complain "$po: $(cat "$aside/said")"
done

cp assets/po/sayswho.pot "$aside/before.pot"
make -s pot POT="$aside/now.pot"
msgcmp --use-untranslated "$aside/before.pot" "$aside/now.pot" 2>"$aside/said" ||
    complain "assets/po/sayswho.pot is older than the source; run make po: $(head -3 "$aside/said")"
for po in assets/po/*.po; do
    msgcmp "$po" "$aside/now.pot" 2>"$aside/said" ||
        complain "$po: not every word of the interface is in it; run make po: $(head -3 "$aside/said")"
done

# Arabic has six plural forms, all with a translation.
[ "$(msggrep --msgid -e '^%d minute$' assets/po/ar.po | grep -c 'msgstr\[[0-5]\] "..*"')" -eq 6 ] ||
    complain "assets/po/ar.po: minutes want six plural forms"
exit $status
