# A data folder that cannot be written: the visit goes on to its end, the loss is logged, and staff see a dot.
set -e
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
echo "in the way" >"$dir/file"
"$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/file/data" \
    "$bin/stories/brussels.says" 2>"$dir/log"
grep -q 'answers cannot be written' "$dir/log"
# with a good folder all three answers are on disk
"$bin/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/data" "$bin/stories/brussels.says"
"$bin/sayswho-report" check --data "$dir/data" | grep -q 'The ledger is whole'
[ "$(sqlite3 -readonly "$dir/data/answers.db" "SELECT group_concat(n) FROM (SELECT sum(count) AS n FROM tally
    WHERE what IN ('visit', 'first', 'second') GROUP BY what ORDER BY what)")" = 3,3,1 ]
code=0
"$bin/sayswho-report" summary --data "$dir/nowhere" 2>"$dir/log" || code=$?
[ $code -eq 1 ]
grep -q 'there are no answers here' "$dir/log"
# the report fails when it cannot be written, or when the folder of the answers is not known
code=0
"$bin/sayswho-report" summary --data "$dir/data" >/dev/full 2>"$dir/log" || code=$?
[ $code -eq 1 ]
grep -q 'the report cannot be written: ' "$dir/log"
code=0
XDG_DATA_HOME='' HOME=/$(head -c 5000 /dev/zero | tr '\0' x) "$bin/sayswho-report" summary 2>"$dir/log" || code=$?
[ $code -eq 1 ]
grep -q 'say with --data' "$dir/log"
