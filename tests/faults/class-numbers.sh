# A class of one, one of sixty, and one in which nobody votes: the lesson goes through all its steps, the sheet is copied,
# and only sums of ten and more are counted.
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/faults)
. tests/shell.sh
cat >"$dir/system" <<END
#!/bin/sh
case \$1 in
stick-open) echo "$dir/stick" ;;
stick-close) cp "$dir/stick"/*.pdf "$dir/sheet.pdf" ;;
esac
END
chmod +x "$dir/system"
printf '[staff]\nfirst_pin = 2468\nsystem = %s\n' "$dir/system" >"$dir/settings.ini"
play() { # play TOUR
    "$bin/sayswho" --headless --panel "$panel" --config "$dir/settings.ini" --data "$dir/data" --tour "$1" \
        >/dev/null 2>"$dir/log" || complain "$panel, $2: $(cat "$dir/log")"
}
cat >"$dir/enter" <<END
$open_panel
tap staff:class
until text "News about chocolate" tap class:story
END
# lesson NAME: the tour of a lesson; the standard input has what is done at the start, and after lines with "vote" and
# "again" in the two votes of the first sentence
lesson() {
    awk -v begin='tap class:begin
tap class:next
tap class:next
until screen class_vote tap class:next' -v pull='tap class:next
until id class:next tap class:pull
until screen class_again tap class:next' -v rest='tap class:next
expect screen class_compare
tap class:reveal
expect text "The trail says"
until screen class_read tap class:next
tap class:end
tap class:sheet
expect text "You may pull the stick."
tap class:wipe
expect screen attract' '
        $0 == "vote" { print begin; next }
        $0 == "again" { print pull; next }
        { print }
        END { print rest }' | cat "$dir/enter" - >"$dir/$1.tour"
}
less=$(yes 'tap class:pupils:less' | head -30)
lesson one <<END
$less
expect text "1 pupil"
vote
tap class:good:more
tap class:weak:more
expect spoken "Weak: 0 votes"
expect spoken "Good: 1–2 votes"
again
tap class:strong:more
expect spoken "Strong: 1–2 votes"
END
lesson sixty <<END
until text "60 pupils" tap class:pupils:more
tap class:pupils:more
expect text "60 pupils"
vote
hold class:good:more 12
expect spoken "60 of 60 hands"
tap class:weak:more
expect spoken "Weak: 0 votes"
again
hold class:missing:more 3
hold class:weak:more 3
hold class:good:more 3
hold class:strong:more 12
expect spoken "60 of 60 hands"
END
lesson none <<END
vote
expect spoken "A fist: can’t tell."
again
END
sums() { # sums NUMBER: so many votes are counted
    found=$(sqlite3 "$dir/data/answers.db" 'SELECT coalesce(sum(missing + weak + good + strong), 0) FROM class')
    [ "$found" = "$1" ] || complain "$panel: $found votes are counted, and not $1"
}
for panel in 800x480@154x86 1080x1920@268x476; do
    rm -rf "$dir/data" "$dir/stick"
    mkdir -p "$dir/data" "$dir/stick"
    play "$tours/staff-first.tour" first
    for name in none one sixty; do
        rm -f "$dir/sheet.pdf"
        play "$dir/$name.tour" $name
        [ ! -e "$dir/data/class" ] || complain "$panel, $name: the class is still kept"
        pdfinfo "$dir/sheet.pdf" 2>&1 | grep -q '^Pages: *1$' || complain "$panel, $name: the sheet is not one page"
        case $name in sixty) sums 120 ;; *) sums 0 ;; esac
    done
done
exit $status
