# The counts on the panel for staff: three pages from the same figures as the report, copied to a stick, and no
# count under ten anywhere: neither shown nor spoken.
build=${BUILD:-build}
bin=$(realpath "$build")
check="/usr/bin/python3 tests/tools/report_check.py"
. tests/shell.sh
printf '[staff]\nfirst_pin = 2468\n' >"$dir/settings.ini"
type_pin() { echo "$1" | fold -w 1 | sed 's/^/tap staff:pin:/'; echo tap staff:pin:open; }
write_tour() { # write_tour LINES...
    {
        echo 'hold corner 3.2'
        type_pin 2468
        type_pin 8351
        type_pin 8351
        printf '%s\n' 'expect screen staff_today' 'tap staff:counts' "$@"
    } >"$dir/tour"
}
for visits in 0 7 40 700; do
    at=$dir/$visits
    "$bin/tests/tools/report_test" fill "$at" $visits
    for panel in 800x480@154x86 1920x1080@476x268; do
        write_tour 'tap staff:counts:next' 'tap staff:counts:next' 'tap staff:counts:next' 'expect screen staff_counts'
        rm -f "$at/staff"
        "$bin/sayswho" --headless --scene --panel $panel --config "$dir/settings.ini" --data "$at" --tour "$dir/tour" \
            >"$dir/scenes" 2>"$dir/log" || complain "$visits on $panel: $(cat "$dir/log")"
        # What is shown and what is spoken on the pages with counts. The ends of the scale, how many stories are live and the
        # clock are no counts of visitors.
        sed -n '/^scene staff_\(counts\|today\)/,/^scene [^s]/p' "$dir/scenes" | grep -oE '"[^"]*"' | tr -d '"' |
            grep -vxE '0|[0-9]+:[0-9]+|PIN' | sed -E 's/[0-9]+ stor(y|ies) live\.//' >"$at/panel.txt"
        grep -q 'visits' "$at/panel.txt" || complain "$visits on $panel: nothing was counted: $(cat "$at/panel.txt")"
        $check counts "$at/panel.txt" || status=1
    done
done
grep -q 'Visitors ' "$dir/700/panel.txt" || complain "700 visits: the sentence is missing"
said=$("$bin/sayswho-report" summary --data "$dir/700" | head -n 1)
grep -qxF "$said" "$dir/700/panel.txt" || complain "the panel does not say what the report says: $said"
grep -q 'of 200' "$dir/40/panel.txt" || complain "40 visits: it does not say when the first look is: $(cat "$dir/40/panel.txt")"
# The same counts as in the report stand beside the rope that thins.
grep -q '^.*−35' "$dir/700/panel.txt" || complain "700 visits: where people leave is missing"
exit $status
