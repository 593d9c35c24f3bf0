#!/bin/sh
# Pages that would go stale by themselves: tables, limits, steps, ids, screens and settings are
# compared with the program, and the example of a tour is played.
build=${BUILD:-build}
aside=$(mktemp -d)
trap 'rm -rf "$aside"' EXIT
status=0

# same WHAT: $aside/is, from the program, and $aside/said, from a page, have the same lines
same() {
    [ -s "$aside/is" ] && diff "$aside/is" "$aside/said" >"$aside/diff" && return
    echo "$1: the page (>) does not say what the program has (<):"
    cat "$aside/diff"
    status=1
}

# Every table's columns in their order, as "table column type".
columns_in() { # FILE.db
    sqlite3 -readonly -separator ' ' "$1" "SELECT m.name, c.name, lower(c.type) FROM sqlite_schema m,
        pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid"
}
columns_said() { # PAGE.md
    sed -n 's/^### `\([a-z]*\)`.*/# \1/p; s/^| `\([a-z_]*\)` | \([a-z]*\) |.*/\1 \2/p' "$1" |
        awk '$1 == "#" { table = $2; next } table { print table, $0 }' | sort -s -k 1,1
}
columns_in "$build/stories/moon.says" >"$aside/is"
columns_said docs/bundle.md >"$aside/said"
same docs/bundle.md

"$build/sayswho" --headless --data "$aside/data" --tour tests/tours/idle.tour "$build/stories/moon.says"
columns_in "$aside/data/answers.db" >"$aside/is"
columns_said docs/ledger.md >"$aside/said"
same docs/ledger.md

# Limits, as "NAME number".
names=$(sed -n 's/^#define \([A-Z_]*\) .*/\1/p' src/base/limits.h)
{
    printf '#include <stdio.h>\n#include "base/limits.h"\nint main(void) {\n'
    for name in $names; do
        printf 'printf("%s %%lld\\n", (long long)%s);\n' "$name" "$name"
    done
    printf 'return 0; }\n'
} >"$aside/limits.c"
${CC:-gcc} -std=c11 -Isrc -o "$aside/limits" "$aside/limits.c" && "$aside/limits" | sort >"$aside/is"
sed -n 's/^| `\([A-Z_]*\)` | \([0-9]*\) |.*/\1 \2/p' docs/bundle.md docs/ledger.md | sort >"$aside/said"
same 'limits in docs/bundle.md and docs/ledger.md'

# The steps of a tour, and what it can expect.
sed -n '/} steps\[\]/,/};/p' src/script/tour.c | grep -oE '"[a-z]+"' | tr -d '"' | sort >"$aside/is"
steps_said() { grep -oE "$1" "$2" | grep -oE '[a-z]+$' | sort -u; }
sed -n '/^| step |/,/^$/p' docs/tours.md >"$aside/steps.md"
steps_said '^\| `[a-z]+' "$aside/steps.md" >"$aside/said"
same 'steps in docs/tours.md'
sed -n '/^\.Sh TOURS/,/^\.Sh SETTINGS/p' src/sayswho.1 >"$aside/tours.1"
steps_said '(^\.It|,) Ic [a-z]+' "$aside/tours.1" >"$aside/said"
same 'steps in sayswho(1)'
sed -n '/^static bool do_expect/,/^}/p' src/script/tour.c | grep -oE 'kind, "[a-z]+"' |
    grep -oE '[a-z]+"' | tr -d '"' | sort >"$aside/is"
sed -n '/^| condition |/,/^$/p' docs/tours.md >"$aside/conditions.md"
steps_said '^\| `[a-z]+' "$aside/conditions.md" >"$aside/said"
same 'conditions in docs/tours.md'

# Screens by name, and every id that the visit takes or one of our tours touches or expects.
sed -n 's/.*\[SCREEN_[A-Z_]*\] = { "\([a-z_]*\)".*/\1/p' src/visit/*.c | sort >"$aside/is"
sed -n '/^## Screens/,/^## /s/^| `\([a-z_]*\)` .*/\1/p' docs/tours.md | sort >"$aside/said"
same 'screens in docs/tours.md'
sed -n '/^## What can be touched/,/^## /p' docs/tours.md | grep -oE '`[^`]+`' | tr -d '`' |
    sed 's/:[A-Z0-9]*$/:/' | sort -u >"$aside/ids"
for id in $(
    sed -nE 's/^(.* )?(tap|hold|id) ([a-z_]+(:[A-Za-z0-9_]+)*).*/\3/p' tests/*/*.tour |
        sed -E 's/^(start|story|lang|claim|knot|disagree|staff:story|staff:day|staff:language|class:row):.*/\1:/; s/^(staff:pin:)[0-9]$/\1/' |
        grep -vxE 'corner|key' | sort -u
    grep -ohE '(is|after)\(id, "[a-z_:]+"' src/visit/way.c | cut -d '"' -f 2
); do
    case $id in
    *:) grep -q "^$id" "$aside/ids" ;;
    *) grep -qxF "$id" "$aside/ids" ;;
    esac || { echo "docs/tours.md does not have the id $id"; status=1; }
done

# The example of a tour holds on the story that `sayswho-bundle new` begins.
sed -n '/^## An example/,/^## The form/p' docs/tours.md | sed '/^```/,/^```/!d; /^```/d' >"$aside/example.tour"
"$build/sayswho-bundle" new "$aside/new" >/dev/null && "$build/sayswho-bundle" build -o "$aside/new.says" "$aside/new" >/dev/null &&
    "$build/sayswho" --headless --tour "$aside/example.tour" "$aside/new.says" || status=1
[ "$(wc -l <"$aside/example.tour")" -gt 10 ] || { echo 'docs/tours.md has no example'; status=1; }

# Facts with their values, rules with their levels, relations of edges.
sed -n 's/^ *\[FACT_[A-Z_]*\] = { "\([a-z_]*\)", [23], { \(.*\) } },/\1 \2/p' src/rubric/rubric.c | tr -d '",' >"$aside/is"
sed -n 's/ *{ "\([A-Z][0-9]\)", LEVEL_\([A-Z]*\), .*/\1 \2/p' src/rubric/rubric.c | tr A-Z a-z >>"$aside/is"
sed -n '/relations\[RELATION_COUNT\]/,/^}/p' src/rubric/trail.c | grep -oE '"[a-z_]+"' | tr -d '"' >>"$aside/is"
sed -n '/^| fact /,/^$/s/^| `\([a-z_]*\)` | \([^|]*\) |.*/\1 \2/p' docs/rubric.md | tr -d ',' >"$aside/said"
sed -n 's/^| \([A-Z][0-9]\) |.* | \([A-Z][a-z]*\) |$/\1 \2/p' docs/rubric.md | tr A-Z a-z >>"$aside/said"
sed -n '/^| an edge says /,/^$/s/^| \([a-z_, ]*\) |.*/\1/p' docs/rubric.md | grep -v '^an edge' | sed 's/, /\n/g' >>"$aside/said"
sort -o "$aside/is" "$aside/is"
sort -o "$aside/said" "$aside/said"
same docs/rubric.md

# Settings by name, and the use of each key.
sed -n '/} known_keys\[\]/,/^};/s/^ *{ "\([a-z]*\)", "\([a-z_]*\)".*/\1 \2/p' src/settings/settings.c | sort >"$aside/is"
sed -n '/^\.Sh SETTINGS/,/^\.Sh EXIT/p' src/sayswho.1 | sed -n 's/^\.Ss \[\([a-z]*\)\]/# \1/p; s/^\.It Cm //p' |
    awk '$1 == "#" { section = $2; next } { sub(/ No .*/, ""); n = split($0, keys, " , "); for (i = 1; i <= n; i++) print section, keys[i] }' |
    sort >"$aside/said"
same 'settings in sayswho(1)'
sed -n 's/^ *\[KEY_[A-Z_]*\] = "\([a-z_]*\)",/\1/p' src/settings/settings.c | sort >"$aside/is"
sed -n '/^\.Sh KEYS/,/^\.Sh TOURS/s/^\.It Sy //p' src/sayswho.1 | sed 's/ , /\n/' | sort >"$aside/said"
same 'keys in sayswho(1)'
exit $status
