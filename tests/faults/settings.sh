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

# Who takes the # away from a line of a unit's own settings gets a setting, and no complaint.
sed 's/^#\([a-z]\)/\1/' firmware/kiosk/sayswho.ini >"$dir/unit.ini"
printf 'expect screen attract\n' >"$dir/attract.tour"
"$bin/sayswho" --headless --config "$dir/unit.ini" --tour "$dir/attract.tour" 2>"$dir/log"
! grep 'unit.ini' "$dir/log" || exit 1
