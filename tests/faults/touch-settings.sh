#!/bin/sh
# The settings of [touch]: each does what it says, and a wrong value is reported with its line.
set -e
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# $1: the setting; the tour is on standard input.
play() {
    printf '[touch]\n%s\n' "$1" >"$work/settings.ini"
    cat >"$work/hand.tour"
    "$build/sayswho" --headless --panel 800x480@154x86 --config "$work/settings.ini" \
        --tour "$work/hand.tour" "$build/stories/brussels.says" 2>"$work/log"
}
fail() {
    echo "$1"
    cat "$work/log"
    exit 1
}

for wrong in 'slop_mm = 21' 'slop_mm = -1' 'least_hold_ms = nan' 'dwell_ms = 299' \
    'dwell_ms = 5001' 'repeat_ms = soon' 'repeat_ms = 2001'; do
    play "$wrong" </dev/null || fail "$wrong stops the exhibit"
    grep -q "settings.ini:2: \[touch\] ${wrong%% *} is" "$work/log" || fail "$wrong is not told"
done

play 'dwell_ms = 1000' <<END || fail "a resting finger takes nothing"
down 1 start
wait 0.9
expect screen attract
wait 0.2
expect screen about
END
play 'least_hold_ms = 500' <<END || fail "a brush takes something, or a firm press nothing"
tap start
expect screen attract
hold start 0.6
expect screen about
END
play 'repeat_ms = 2000' <<END || fail "the same thing is taken twice within repeat_ms"
tap start
tap restart
tap restart:no
tap restart
expect screen about
wait 2
tap restart
expect screen restart_ask
END
# The first button of the bar is 2 to 17 mm from the left, 69 to 84 mm from the top.
play 'slop_mm = 0' <<END || fail "without slop a finger takes what it slid off"
tap start
down 1 10 75
wait 0.4
move 1 10 67
up 1 10 67
wait 0.4
expect screen about
END
play 'slop_mm = 4' <<END || fail "within the slop a finger takes nothing"
tap start
down 1 10 75
wait 0.4
move 1 10 67
up 1 10 67
expect screen restart_ask
END
