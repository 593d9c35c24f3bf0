# Disks that fail, are slow, full, read-only or locked by another program during a whole visit: it goes on to its end
# without delay, each answer is stored and counted once, and the log says in plain words what is wrong.
set -e
export ASAN_OPTIONS=detect_leaks=0 # a leak check does not work under strace
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
story=$bin/stories/brussels.says
visit() { timeout 300 "$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$1" "$story"; }

# expect FOLDER VISITS: all answers of that many visits are there, in the rows and in the counts.
expect() {
    "$bin/sayswho-report" check --data "$1" | grep -q "The ledger is whole"
    [ "$(sqlite3 "$1/answers.db" 'SELECT (SELECT count(*) FROM first), (SELECT count(*) FROM second),
        (SELECT total(count) FROM tally WHERE what = '"'first'"'), (SELECT count(*) FROM ending),
        (SELECT total(count) FROM tally WHERE what = '"'visit'"')')" = \
        "$((3 * $2))|$((3 * $2))|$((3 * $2)).0|$2|$2.0" ]
}

# a write fails, once or twice, while the file is made, in the middle, at the end
for when in 2 4..5 9..10 14..15; do
    strace -f -o /dev/null -e trace=fdatasync -e inject=fdatasync:error=EIO:when=$when \
        "$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/io$when" "$story" 2>"$dir/log"
    expect "$dir/io$when" 1
done
# a read that fails is not damage
for when in 2 3 4..5; do
    visit "$dir/read$when"
    strace -f -o /dev/null -P "$dir/read$when/answers.db" -e trace=pread64 -e inject=pread64:error=EIO:when=$when \
        "$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/read$when" "$story" 2>"$dir/log"
    expect "$dir/read$when" 2
    [ ! -e "$dir/read$when/answers.bad-1" ]
done
# no source of random numbers
strace -f -o /dev/null -e trace=getrandom -e inject=getrandom:error=ENOSYS \
    "$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/random" "$story"
expect "$dir/random" 1

# another program locks the file until the log reports it: the visit does not wait for it, closing does
visit "$dir/held"
mkfifo "$dir/pipe"
sqlite3 "$dir/held/answers.db" <"$dir/pipe" &
: >"$dir/log"
{
    echo "BEGIN EXCLUSIVE;"
    echo ".shell touch $dir/is-held"
    for i in $(seq 3000); do
        grep -q "the disk is late\|another program holds it" "$dir/log" && break
        sleep 0.1
    done
} >"$dir/pipe" &
until [ -e "$dir/is-held" ]; do sleep 0.1; done
visit "$dir/held" 2>"$dir/log"
wait
expect "$dir/held" 2
grep -q "the disk is late\|another program holds it" "$dir/log"

# a limit on the size of files acts as a full disk and does not end the program
(
    ulimit -f 40
    visit "$dir/limit" 2>"$dir/log"
)
grep -q "answers cannot be written: the disk is full; make room" "$dir/log"
grep -q "the last [0-9]* answers could not be written" "$dir/log"

# something else in the file's place
mkdir -p "$dir/place/answers.db"
visit "$dir/place" 2>"$dir/log"
grep -q "a folder is in its place; move that away" "$dir/log"
code=0
"$bin/sayswho-report" summary --data "$dir/place" 2>"$dir/log" || code=$?
[ $code -eq 1 ]
grep -q "a folder is in its place" "$dir/log"

# the file of a newer version is not changed
mkdir "$dir/newer"
sqlite3 "$dir/newer/answers.db" 'PRAGMA application_id=1398896961; PRAGMA user_version=9; CREATE TABLE later(a)'
visit "$dir/newer" 2>"$dir/log"
grep -q "a newer version of the exhibit made it; update this one" "$dir/log"
[ ! -e "$dir/newer/answers.bad-1" ]

# a full disk, and one that became read-only: only where mounting is allowed
unshare -m true 2>/dev/null || exit 0
mkdir "$dir/disk"
export bin dir story
unshare -m sh -e <<'IN'
mount -t tmpfs -o size=110k tmpfs "$dir/disk"
visit() { timeout 300 "$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/disk" "$story"; }
for i in 1 2 3; do visit 2>>"$dir/log-full"; done
grep -q "the disk is full; make room on it" "$dir/log-full"
"$bin/sayswho-report" summary --data "$dir/disk" >/dev/null
rm "$dir"/disk/answers.*
mount -o remount,size=400k "$dir/disk"
visit
before=$("$bin/sayswho-report" check --data "$dir/disk")
mount -o remount,ro "$dir/disk"
visit 2>"$dir/log"
grep -q "the disk is read-only; make it writable" "$dir/log"
[ "$("$bin/sayswho-report" check --data "$dir/disk")" = "$before" ]
echo "$before" | grep -q "^state [1-9][0-9]"
IN
