# Stories from the store on the glass: they stand in the place of the built-in one, an older one does not, a
# damaged one gives way to the version before or to the built-in one, and what is named by hand needs no key.
bin=$(realpath "${BUILD:-build}")
. tests/shell.sh
mkdir -p "$dir/keys" "$dir/data/stories"
"$bin/sayswho-bundle" keygen -W -p "$dir/keys/our.pub" -s "$dir/our.key" >/dev/null
# make_story VERSION TITLE: a signed version of moon
make_story() {
    cp "$bin/stories/moon.says" "$dir/moon-$1.says"
    sqlite3 "$dir/moon-$1.says" "UPDATE story SET version = $1, title = '$2'"
    "$bin/sayswho-bundle" sign -s "$dir/our.key" "$dir/moon-$1.says" >/dev/null
}
make_story 7 'Seven moons'
make_story 8 'Eight moons'
version=$(sqlite3 "file:$bin/stories/moon.says?immutable=1" 'SELECT version FROM story')
list() { # list LINE...: the store's list
    { echo 'sayswho stories 1'; printf '%s\n' "$@"; echo end; } >"$dir/data/stories/list"
}
# shows TITLE: the page of all stories has this title for moon, and three stories
shows() {
    title=$1
    printf 'tap start\nexpect screen stories\nexpect id story:moon\nexpect id story:brussels\nexpect id story:chocolate\ntap story:moon\nexpect screen about\nexpect text "%s"\n' "$title" >"$dir/tour"
    "$bin/sayswho" --headless --panel 1920x1080@476x268 --data "$dir/data" --keys "${keys:-$dir/keys}" --tour "$dir/tour" 2>"$dir/log" ||
        complain "instead of $title: $(cat "$dir/log")"
}
own=$(sqlite3 "file:$bin/stories/moon.says?immutable=1" 'SELECT title FROM story')
own=${own%% *}
shows "$own"
cp "$dir/moon-7.says" "$dir/moon-8.says" "$dir/data/stories"
list 'moon live 8 before 7 seen 8'
shows 'Eight moons'
# the version before, for good
printf 'xxxx' | dd of="$dir/data/stories/moon-8.says" bs=1 seek=40000 conv=notrunc 2>/dev/null
shows 'Seven moons'
[ "$(grep -c 'version 8 cannot be shown, version 7 is tried' "$dir/log")" -eq 1 ] || complain "staff read: $(cat "$dir/log")"
grep -q '^moon live 7 before 0 seen 8$' "$dir/data/stories/list" || complain "the list says $(cat "$dir/data/stories/list")"
shows 'Seven moons'
# without its key the built-in one, and with the key again
keys=$dir shows "$own"
grep -q 'a key that is not trusted here' "$dir/log" || complain "without a key: $(cat "$dir/log")"
shows 'Seven moons'
rm "$dir/data/stories/moon-7.says"
shows "$own"
# one that is not newer than the built-in one stays behind it
cp "$dir/moon-7.says" "$dir/old.says"
sqlite3 "$dir/old.says" "UPDATE story SET version = $version, title = 'The same number'"
"$bin/sayswho-bundle" sign -s "$dir/our.key" "$dir/old.says" >/dev/null
cp "$dir/old.says" "$dir/data/stories/moon-$version.says"
list "moon live $version before 0 seen $version"
shows "$own"
# named by hand: no store, no signature
printf 'tap start\nexpect screen about\n' >"$dir/tour"
"$bin/sayswho" --headless --data "$dir/data" --tour "$dir/tour" "$bin/stories/moon.says" || complain "by hand"
exit $status
