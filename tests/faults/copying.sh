# A stick that is pulled at any step of copying the counts or a class's sheet: from then on every call on it fails. Staff
# read one plain line, the log says why, and the exhibit goes on.
export ASAN_OPTIONS=detect_leaks=0 # a leak check does not work under strace
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/faults)
. tests/shell.sh
stick=$dir/stick
cat >"$dir/system" <<END
#!/bin/sh
case \$1 in
stick-open) echo "$stick" ;;
esac
END
chmod +x "$dir/system"
printf '[staff]\nfirst_pin = 2468\nsystem = %s\n' "$dir/system" >"$dir/settings.ini"
exhibit="$bin/sayswho --headless --panel 800x480@154x86 --config $dir/settings.ini --data $dir/data"
$exhibit --tour "$tours/staff-first.tour" >/dev/null 2>"$dir/log" || complain "$(cat "$dir/log")"
$exhibit --tour tests/tours/walk-up.tour "$bin/stories/brussels.says" >/dev/null 2>"$dir/log" || complain "$(cat "$dir/log")"
says='expect text "It was not copied. Try another stick."'
printf '%s\n' "$open_panel" 'tap staff:counts' 'tap staff:copy' "$says" 'tap back' 'tap staff:close' 'tap start' \
    'expect screen stories' >"$dir/counts.tour"
printf '%s\n' "$open_panel" 'tap staff:class' 'tap class:begin' 'tap class:end' 'tap class:sheet' "$says" 'tap class:wipe' \
    'tap start' 'expect screen stories' >"$dir/sheet.tour"
# pull TOUR LEAST PATH...: at each call on these, until it is called less often
pull() {
    tour=$1 least=$2
    shift 2
    pulled=0
    for call in mkdir openat write fsync fdatasync rename close; do
        turn=1
        while [ $turn -le 12 ]; do
            rm -rf "$stick" "$dir/data/class"
            mkdir "$stick"
            strace -f -o "$dir/calls" $(printf -- '-P %s ' "$@") -e "inject=$call:error=EIO:when=$turn+" \
                $exhibit --tour "$dir/$tour.tour" >/dev/null 2>"$dir/log"
            code=$?
            grep -q INJECTED "$dir/calls" || break # it is not called so often
            turn=$((turn + 1))
            # what is told as copied is there: a call that only tidies up may fail
            [ $code -eq 0 ] || { [ $call = close ] && grep -q 'You may pull\|class_end\|staff_counts' "$dir/log"; } ||
                complain "$tour, $call $((turn - 1)): $(cat "$dir/log")"
            [ $code -ne 0 ] || pulled=$((pulled + 1))
            [ $code -ne 0 ] || grep -q 'error: ' "$dir/log" || complain "$tour, $call: the log does not say why"
        done
    done
    [ $pulled -ge "$least" ] || complain "$tour: it was pulled only $pulled times"
}
counts=$stick/sayswho-counts
pull counts 14 "$counts" "$counts/report.html.new" "$counts/report.html" "$counts/answers.csv.new" "$counts/answers.csv" \
    "$counts/claims.csv.new" "$counts/claims.csv" "$counts/log.txt"
pull sheet 3 "$stick/sayswho-class.pdf.new" "$stick/sayswho-class.pdf"
exit $status
