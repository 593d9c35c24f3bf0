# What staff read when answers cannot be kept: one plain line that is true, for each reason; the visit goes on, and a
# damaged ledger is set aside whole.
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/tours)
first=$(realpath tests/faults/staff-first.tour)
story=$bin/stories/brussels.says
. tests/shell.sh
printf '[staff]\nfirst_pin = 2468\n' >"$dir/settings.ini"
mkdir "$dir/shots"
shots=
play() { # play TOUR: whatever is wrong, it comes to its end
    "$bin/sayswho" --headless --panel 800x480@154x86 --config "$dir/settings.ini" --data "$data" --tour "$1" $shots \
        "$story" >/dev/null 2>"$dir/log" || complain "$what: $(tail -n 2 "$dir/log")"
}
# tell SENTENCE LINE [STEP]: a whole visit, and then what staff read at the door and behind the PIN
tell() {
    {
        cat "$tours/walk-up.tour"
        printf '%s\n' 'until screen attract wait 10' 'hold corner 3.2' "expect text \"$1\"" 'tap staff:close' \
            "$open_panel" 'expect screen staff_today' "expect text \"$1\"" "expect text \"$2\"" "${3:-wait 1}"
    } >"$dir/tell.tour"
    play "$dir/tell.tour"
}
begin() { # begin NAME: a folder with a PIN and without a ledger
    what=$1
    data=$dir/$1
    mkdir -p "$data"
    play "$first"
    rm -f "$data"/answers.*
}
begin missing
tell 'All is well.' 'visits today'
"$bin/sayswho-report" check --data "$data" | grep -q 'The ledger is whole' || complain "a missing ledger is not made"
begin full
(ulimit -f 40 && tell 'Answers wait.' 'The card is full. Visits go on.' && exit $status) || status=1
begin newer
sqlite3 "$data/answers.db" 'PRAGMA application_id=1398896961; PRAGMA user_version=9; CREATE TABLE later(a)'
cp "$data/answers.db" "$dir/before"
tell 'Answers wait.' 'A newer exhibit wrote there. Update this one.'
cmp "$data/answers.db" "$dir/before" || complain "the file of a newer version was changed"
begin broken
mkdir "$data/answers.db"
tell 'Answers wait.' 'The card fails. Visits go on.'
begin busy
play "$tours/walk-up.tour"
mkfifo "$dir/pipe"
sqlite3 "$data/answers.db" <"$dir/pipe" &
exec 3>"$dir/pipe"
printf 'BEGIN EXCLUSIVE;\n.shell touch %s/held\n' "$dir" >&3
until [ -e "$dir/held" ]; do sleep 0.1; done
# closing waits for the other program, which ends when the panel was read: then a picture is written, to here
mkfifo "$dir/shots/read.png"
shots="--shots $dir/shots"
(timeout 100 cat "$dir/shots/read.png" >/dev/null; echo .quit >&3) &
exec 3>&-
tell 'Answers wait.' 'The card is slow or in use. Visits go on.' 'shot read'
wait
"$bin/sayswho-report" check --data "$data" | grep -q 'The ledger is whole' || complain "two programs at once: the ledger is not whole"
[ "$(sqlite3 "$data/answers.db" 'SELECT count(*) FROM visit')" = 2 ] || complain "two programs at once: a visit is lost"
# a page in the middle is damaged
shots=
begin corrupt
for i in 1 2 3; do play "$tours/walk-up.tour"; done
size=$(stat -c %s "$data/answers.db")
for page in 2 3 4 5; do
    head -c 4096 /dev/zero | tr '\0' 'x' | dd of="$data/answers.db" bs=4096 seek=$page conv=notrunc 2>/dev/null
done
cp "$data/answers.db" "$dir/before"
[ "$size" = "$(stat -c %s "$dir/before")" ] || complain "the test made the file longer"
tell 'Answers set aside.' 'Damaged, but kept. Counting goes on.'
cmp "$dir/before" "$data/answers.bad-1" || complain "the damaged ledger is not kept whole"
[ "$(sqlite3 "$data/answers.db" 'SELECT count(*) FROM visit')" = 1 ] || complain "the visit after the damage is not counted"
grep -q ' aside 0 0 $' "$data/log" || complain "the log for staff does not say it: $(cat "$data/log")"
# read-only: only where mounting is allowed
unshare -m true 2>/dev/null || exit $status
begin readonly
export bin tours first story dir data
{
    cat "$tours/walk-up.tour"
    printf '%s\n' 'until screen attract wait 10' 'hold corner 3.2' 'expect text "Answers wait."' 'tap staff:close' \
        "$open_panel" 'expect text "The card cannot be written. Visits go on."'
} >"$dir/ro.tour"
unshare -m sh -e <<'IN' || complain "read-only: $(grep ' error: .*tour' "$dir/log")"
mount -t tmpfs -o size=2m tmpfs "$data"
"$bin/sayswho" --headless --panel 800x480@154x86 --config "$dir/settings.ini" --data "$data" --tour "$first" "$story" >/dev/null 2>"$dir/log"
mount -o remount,ro "$data"
"$bin/sayswho" --headless --panel 800x480@154x86 --config "$dir/settings.ini" --data "$data" --tour "$dir/ro.tour" "$story" >/dev/null 2>"$dir/log"
IN
exit $status
