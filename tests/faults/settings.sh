# Wrong or unreadable settings do not stop the exhibit; the log says what to correct.
set -e
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
printf '[visit]\nidle_seconds = soon\n[panel]\nwidth_mm = 48cm\n' >"$dir/wrong.ini"
"$bin/sayswho" --headless --config "$dir/wrong.ini" --tour tests/tours/walk-up.tour \
    "$bin/stories/brussels.says" 2>"$dir/log"
grep -q 'wrong.ini:2: \[visit\] idle_seconds is "soon"; write 20 to 600 seconds' "$dir/log"
grep -q 'wrong.ini:4: \[panel\] width_mm is "48cm"; write 50 to 5000 millimetres' "$dir/log"
"$bin/sayswho" --headless --config "$dir/nowhere.ini" --tour tests/tours/walk-up.tour \
    "$bin/stories/brussels.says" 2>"$dir/log"
grep -q 'nowhere.ini: cannot be read: .*; until then the defaults are used' "$dir/log"
