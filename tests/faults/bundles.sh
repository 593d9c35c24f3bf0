# The exhibit with bundles that do not open: each is reported on one line, and the other stories are shown.
# When none opens, the service shows "back soon", and a command that a person started ends with an error.
set -e
bin=${BUILD:-build}
# In memory: a disk that other programs keep busy can make the end of a visit wait too long for its answers.
dir=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$dir"' EXIT
head -c 20000 "$bin/stories/brussels.says" >"$dir/cut.says"
: >"$dir/empty.says"
echo hello >"$dir/text.says"
printf 'expect screen sleep\nexpect text "Back soon"\ntap 50 50\nkey Return\nwait 100\nexpect screen sleep\n' >"$dir/none.tour"
printf 'tap start\nexpect screen about\n' >"$dir/one.tour"
# With data of its own: another test's exhibit may hold the ledger that all would share.
export XDG_DATA_HOME="$dir/home"
# lines COUNT: the log has so many that are not about answers; otherwise it is printed
lines() { [ "$(grep -vc answers "$dir/log")" -eq "$1" ] || { echo "not $1 lines:" && cat "$dir/log" && false; }; }
# Starts it as systemd does.
service() { sh -c 'SYSTEMD_EXEC_PID=$$ exec "$0" "$@"' "$bin/sayswho" "$@"; }
service --headless --tour "$dir/none.tour" "$dir/cut.says" "$dir/empty.says" "$dir/text.says" \
    "$dir/missing.says" 2>"$dir/log"
grep -q 'cut.says: it is cut short or damaged; copy it again' "$dir/log"
grep -q 'empty.says: it is empty; copy it again' "$dir/log"
grep -q 'text.says: it is cut short or damaged' "$dir/log"
grep -q 'missing.says: it cannot be opened' "$dir/log"
lines 5
"$bin/sayswho" --headless --tour "$dir/one.tour" "$dir/cut.says" "$bin/stories/brussels.says" 2>"$dir/log"
lines 1
# started by a person: SYSTEMD_EXEC_PID is inherited from another service, such as the terminal's
: >"$dir/nothing.tour"
refuses() {
    code=0
    SYSTEMD_EXEC_PID=1 "$bin/sayswho" --headless --tour "$dir/nothing.tour" "$@" 2>"$dir/log" || code=$?
    [ $code -eq 1 ]
}
refuses "$bin/stories/brussels.says" "$dir/missing.says"
grep -q 'missing.says: it cannot be opened: No such file or directory; check the path' "$dir/log"
lines 1
refuses "$dir/cut.says"
grep -q 'cut.says: it is cut short or damaged; copy it again' "$dir/log"
grep -q 'none of the stories named opens' "$dir/log"
mkdir "$dir/no-stories"
refuses "$dir/no-stories"
grep -q 'no-stories: there are no bundles (.says) in it' "$dir/log"
# the service shows the others
service --headless --tour "$dir/one.tour" "$bin/stories/brussels.says" "$dir/missing.says" 2>"$dir/log"
lines 1
# two stories: the page that offers them
cp "$bin/stories/brussels.says" "$bin/stories/example.says" "$dir"
printf 'tap start\nexpect screen stories\nexpect id story:example\ntap story:brussels\nexpect screen about\n' >"$dir/two.tour"
for panel in 800x480@154x86 1080x1920@268x476; do
    "$bin/sayswho" --headless --panel $panel --tour "$dir/two.tour" "$dir/brussels.says" \
        "$dir/example.says"
done
# a wrong claim outside the path: when `more` comes to it, its story is withdrawn
sqlite3 "$dir/brussels.says" "UPDATE claim SET level='good', rule='G1' WHERE id='B01'"
sed '/^shot 31/q' tests/tours/every-screen.tour >"$dir/more.tour"
printf 'tap more\nexpect screen sleep\n' >>"$dir/more.tour"
"$bin/sayswho" --headless --tour "$dir/more.tour" "$dir/brussels.says" 2>"$dir/log"
grep -q 'claim B01: it says that its level is good by rule G1, but its facts give missing by rule M2' "$dir/log"
# the tools report the same, and exit as the staff page says: damaged, or not to be read
for bad in "cut 19" "empty 19" "text 19" "missing 24"; do
    code=0
    "$bin/sayswho-bundle" check "$dir/${bad% *}.says" 2>"$dir/log" || code=$?
    [ $code -eq "${bad#* }" ]
    lines 1
done
# something else than a file does not block the start, the settings or a tour
mkdir "$dir/folder"
mkfifo "$dir/folder/pipe.says" "$dir/pipe.ini" "$dir/pipe.tour"
cp "$bin/stories/moon.says" "$dir/folder"
timeout 120 "$bin/sayswho" --headless --config "$dir/pipe.ini" --tour "$dir/one.tour" "$dir/folder" 2>"$dir/log"
grep -q 'pipe.says: it cannot be opened: it is not a regular file' "$dir/log"
grep -q 'pipe.ini: cannot be read: it is not a regular file' "$dir/log"
code=0
timeout 120 "$bin/sayswho" --headless --tour "$dir/pipe.tour" "$dir/folder" 2>"$dir/log" || code=$?
[ $code -eq 1 ]
grep -q 'pipe.tour: the tour cannot be read: it is not a regular file' "$dir/log"
# a cover that cannot be shown: its story is not opened, the others are, in any order
nosuch() {
    cp "$bin/stories/moon.says" "$dir/$1.says"
    sqlite3 "$dir/$1.says" "UPDATE story SET id = '$1'; UPDATE picture SET png = x'00' WHERE name IN (SELECT picture FROM story)"
}
nosuch one
nosuch two
printf 'tap start\nexpect screen stories\ntap story:brussels\nexpect screen about\n' >"$dir/covers.tour"
cp "$bin/stories/brussels.says" "$dir/brussels.says"
"$bin/sayswho" --headless --tour "$dir/covers.tour" "$dir/one.says" "$bin/stories/moon.says" "$dir/brussels.says" \
    "$dir/two.says" 2>"$dir/log"
[ "$(grep -c 'picture cover.svg: it is not a PNG' "$dir/log")" -eq 2 ]
# the same while it speaks, with another story there: the visitor chooses another one, and hears that
sed '/^shot 31/q' tests/tours/every-screen.tour >"$dir/aloud.tour"
cat >>"$dir/aloud.tour" <<END
key F1
wait 1
tap more
expect screen stories
expect no id story:brussels
expect spoken "Which story?"
wait 60
tap story:moon
expect screen about
wait 600
expect screen attract
END
cp "$bin/stories/brussels.says" "$dir/brussels.says"
sqlite3 "$dir/brussels.says" "UPDATE claim SET level='good', rule='G1' WHERE id='B01'"
"$bin/sayswho" --headless --tour "$dir/aloud.tour" --data "$dir/data" "$dir/brussels.says" "$bin/stories/moon.says" \
    2>"$dir/log"
grep -q 'the story brussels is not shown any more' "$dir/log"
[ "$(sqlite3 "$dir/data/answers.db" "SELECT group_concat(how || ' ' || screen) FROM (SELECT * FROM ending ORDER BY how DESC)")" = "withdrawn read,idle about" ]
# a press does not lay the screen out again: no scene is printed twice
printf 'tap start\nuntil screen example tap next\ntap skip\nuntil screen rate tap next\ndown 1 level:weak\nmove 1 1 1\nup 1 level:weak\n' >"$dir/press.tour"
"$bin/sayswho" --headless --scene --tour "$dir/press.tour" "$bin/stories/moon.says" >"$dir/scenes"
[ "$(grep -c '^scene rate' "$dir/scenes")" -eq 2 ]
