# The clock was never set, or is fifty years back: visits and their order are kept, opening hours are off, and staff are
# told and can set it.
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/tours)
first=$(realpath tests/faults/staff-first.tour)
. tests/shell.sh
[ -e "$bin/tests/faults/other_clock.so" ] || exit 0 # with the sanitizers
cat >"$dir/system" <<END
#!/bin/sh
echo "\$*" >>"$dir/asked"
END
chmod +x "$dir/system"
printf '[staff]\nfirst_pin = 2468\nsystem = %s\n' "$dir/system" >"$dir/settings.ini"
exhibit() { # exhibit WALL_S TOUR
    LD_PRELOAD=$bin/tests/faults/other_clock.so WALL_S=$1 "$bin/sayswho" --headless --panel 800x480@154x86 --config "$dir/settings.ini" \
        --data "$dir/data" --tour "$2" "$bin/stories/brussels.says" >/dev/null 2>"$dir/log" || complain "$1: $(cat "$dir/log")"
}
ask() { [ "$(sqlite3 -readonly "$dir/data/answers.db" "$1")" = "$2" ] || complain "$1 is not $2"; }
# A PIN, and closed on every day: with a clock the glass would be dark now.
mkdir "$dir/data"
exhibit "$(date +%s)" "$first"
sed -i 's/^open .*/open 0 to 0/' "$dir/data/staff"
printf 'expect screen sleep\n' >"$dir/dark.tour"
exhibit "$(date +%s)" "$dir/dark.tour"
cat >"$dir/panel.tour" <<END
expect screen attract
hold corner 3.2
expect text "The clock is not set."
tap staff:pin:8
tap staff:pin:3
tap staff:pin:5
tap staff:pin:1
tap staff:pin:open
expect text "Hours are off until then."
tap staff:more
tap staff:log
expect text "It was switched on."
tap back
tap staff:fix
expect screen staff_clock
expect text "2026"
tap staff:clock:year:more
tap staff:clock:hour:more
tap staff:clock:set
expect screen staff_today
END
# Seconds after 1970 as the Pi begins without a clock; and fifty years ago, after a visit today.
for wall in 30 $(($(date +%s) - 50 * 365 * 86400)); do
    rm -f "$dir/asked" "$dir"/data/answers.db*
    for when in "$(date +%s)" "$wall"; do
        sed -i 's/^open .*/open 0 to 96/' "$dir/data/staff"
        exhibit "$when" "$tours/walk-up.tour"
    done
    ask "SELECT count(*) FROM visit" 2
    ask "SELECT group_concat(day < '2025-01-01', ' ') FROM (SELECT day FROM visit ORDER BY id)" '0 1'
    "$bin/sayswho-report" check --data "$dir/data" >"$dir/log" 2>&1 || complain "$wall: the ledger is not whole: $(cat "$dir/log")"
    "$bin/sayswho-report" html --data "$dir/data" | grep -q '19[0-9][0-9]-' && complain "$wall: the report has a day of a clock that was not set"
    sed -i 's/^open .*/open 0 to 0/' "$dir/data/staff"
    exhibit "$wall" "$dir/panel.tour"
    grep -q '^clock 2027-01-01T13:00' "$dir/asked" || complain "$wall: the system was asked: $(cat "$dir/asked")"
    grep -q '^0 started ' "$dir/data/log" || complain "$wall: an entry without a clock has a time: $(cat "$dir/data/log")"
done
exit $status
