# The power is pulled in each step of a class: killed at once, the exhibit shows the same step when it starts again, with
# the votes that were counted; also when it is killed in the middle of keeping the class, at any system call.
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/faults)
. tests/shell.sh
printf '[staff]\nfirst_pin = 2468\n' >"$dir/settings.ini"
mkdir -p "$dir/data" "$dir/shots"
mkfifo "$dir/shots/plug.png" # a picture that nobody reads: the exhibit stands still until it is killed
exhibit="$bin/sayswho --headless --panel 800x480@154x86 --config $dir/settings.ini --data $dir/data"
play() { # play TOUR
    $exhibit --tour "$1" >/dev/null 2>"$dir/log" || complain "$(cat "$dir/log")"
}
play "$tours/staff-first.tour"
cat >"$dir/enter" <<END
$open_panel
tap staff:class
tap class:begin
END
cut() { # cut LINE: plays until then, waits until the class's file has this line, and pulls the plug
    $exhibit --tour "$dir/until.tour" --shots "$dir/shots" >/dev/null 2>"$dir/log" &
    tries=0
    until grep -q "$1" "$dir/data/class" 2>/dev/null || [ $tries -eq 600 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    kill -9 $! 2>/dev/null || complain "it had ended before the plug was pulled: $(cat "$dir/log")"
    wait $! 2>/dev/null
    [ $tries -lt 600 ] || complain "the class was not kept: $1"
}
while IFS='|' read -r screen line says steps; do
    rm -f "$dir/data/class"
    cp "$dir/enter" "$dir/until.tour"
    for step in $steps; do
        case $step in
        read) echo 'until screen class_vote tap class:next' ;;
        rope) printf 'until id class:next tap class:pull\nuntil screen class_again tap class:next\n' ;;
        *) echo "tap class:$step" ;;
        esac
    done >>"$dir/until.tour"
    printf 'expect screen %s\nshot plug\n' "$screen" >>"$dir/until.tour"
    cut "$line"
    printf 'expect screen %s\nexpect spoken "%s"\n' "$screen" "$says" >"$dir/after.tour"
    play "$dir/after.tour"
done <<END
class_example|^page example .* rope 0|frogs|
class_example|^page example .* rope 1|The trail says Weak.|next
class_read|^page read|Step 1 of 5|next next
class_vote|^page vote|Missing: 1 finger|next next read
class_vote|first 0 0 3 0|Good: 3 votes|next next read good:more good:more good:more
class_pull|^page pull|Step 3 of 5|next next read good:more next
class_again|second 4 0 0 0|Missing: 4 votes|next next read next rope missing:more missing:more missing:more missing:more
class_compare|^page compare .* revealed 0|Our class, twice|next next read next rope next
class_compare|^page compare .* revealed 1|The trail says|next next read next rope next reveal
class_end|ending 1|Copy the sheet first?|next next end
END
# While it is kept: the step before or this one, and never a class that is lost.
sed '$d' "$dir/enter" >"$dir/until.tour" # without `class:begin`
printf 'tap class:begin\ntap class:next\ntap class:next\nexpect screen class_read\nshot plug\n' >>"$dir/until.tour"
rm -f "$dir/data/class"
cut '^page read'
cp "$dir/data/class" "$dir/read"
printf 'until screen class_vote tap class:next\ntap class:good:more\n' >"$dir/vote.tour"
printf 'maybe tap class:good:more\nuntil screen class_vote tap class:next\n' >"$dir/after.tour"
killed=0
for call in openat write fsync close rename; do
    for turn in 1 2 3 4 5 6; do
        cp "$dir/read" "$dir/data/class"
        strace -f -o /dev/null -P "$dir/data/class.new" -P "$dir/data/class" -e "inject=$call:signal=KILL:when=$turn" \
            $exhibit --tour "$dir/vote.tour" >/dev/null 2>&1 && break # it is not called so often
        killed=$((killed + 1))
        play "$dir/after.tour"
        grep -q '^page vote' "$dir/data/class" || complain "the class is lost when it is cut at $call $turn"
    done
done
[ $killed -ge 10 ] || complain "it was killed only $killed times while it kept the class"
exit $status
