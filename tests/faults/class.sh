# A school class: a lesson of twenty minutes by hands, and one by groups in which the plug is pulled
# (class-cut.sh pulls it in each step); what is kept, counted and printed, and how long.
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/faults)
. tests/shell.sh
cat >"$dir/system" <<END
#!/bin/sh
case \$1 in
stick-open) [ -d "$dir/stick" ] && echo "$dir/stick" || { echo "no stick is in"; exit 1; } ;;
stick-close) cp "$dir/stick"/*.pdf "$dir/sheet.pdf" ;;
esac
END
chmod +x "$dir/system"
printf '[staff]\nfirst_pin = 2468\nsystem = %s\n' "$dir/system" >"$dir/settings.ini"
play() { # play TOUR PANEL [OPTION...]
    tour=$1 panel=$2
    shift 2
    "$bin/sayswho" --headless --panel "$panel" --config "$dir/settings.ini" --data "$dir/data" --tour "$tour" "$@" \
        >/dev/null 2>"$dir/log" || complain "$panel: $(cat "$dir/log")"
}
counted() { # counted SQL NUMBER
    found=$(sqlite3 "$dir/data/answers.db" "$1") || found=
    [ "$found" = "$2" ] || complain "$1: $found, and not $2"
}
for panel in 800x480@154x86 1920x1080@476x268; do
    rm -rf "$dir/data" "$dir/stick" "$dir/sheet.pdf"
    mkdir -p "$dir/data" "$dir/stick"
    play "$tours/staff-first.tour" "$panel"
    play "$tours/class-hands.tour" "$panel"
    [ ! -e "$dir/data/class" ] || complain "the class is still kept"
    # Votes of ten and more are sums, and no visit.
    grep -q ' class 0 0 News about chocolate$' "$dir/data/log" && grep -q ' class-over 0 0 $' "$dir/data/log" ||
        complain "the log does not say that there was a class: $(cat "$dir/data/log")"
    counted "SELECT count(*) FROM class WHERE mode = 'class' AND missing + weak + good + strong < 10" 0
    counted "SELECT count(*) > 2 FROM class" 1
    counted "SELECT count(*) FROM tally WHERE what IN ('first', 'second', 'visit', 'pair', 'change')" 0
    counted "SELECT (SELECT sum(missing + weak + good + strong) FROM class) = (SELECT sum(count) FROM tally WHERE what LIKE 'class %')" 1
    "$bin/sayswho-report" check --data "$dir/data" >/dev/null || complain "the ledger is not whole"
    # The sheet: one page, dots, and neither a date nor whose it is.
    pdfinfo "$dir/sheet.pdf" >"$dir/info" && pdftotext -layout "$dir/sheet.pdf" "$dir/words" || complain "the sheet cannot be read"
    grep -q '^Pages: *1$' "$dir/info" && grep -q 'A4' "$dir/info" || complain "the sheet is not one page of A4"
    grep -q "$(date +%Y)" "$dir/info" "$dir/words" && complain "the sheet has a date"
    grep -q 'What our class thought' "$dir/words" && grep -q '1–2' "$dir/words" || complain "the sheet does not say what it is"
    sed 's/^10//; s/2 sentences//; s/1–2//g' "$dir/words" | grep '[0-9]' && complain "the sheet has a number"

    rm -rf "$dir/stick"
    play "$tours/class-groups.tour" "$panel"
    [ "$(stat -c %a "$dir/data/class")" = 600 ] || complain "others can read the class"
    play "$tours/class-resumed.tour" "$panel"
    [ ! -e "$dir/data/class" ] || complain "the class by groups is still kept"
    counted "SELECT count(*) FROM class WHERE strong = 3" 0 # six votes are too few
done
enter="$open_panel
tap staff:class
tap class:begin"
printf '%s\n' "$enter" 'tap class:next' 'tap class:next' 'tap class:end' \
    'expect screen class_end' >"$dir/end.tour"
play "$dir/end.tour" 800x480@154x86
mv "$dir/data/class" "$dir/before"
# The language is the class's: it was English, whatever the exhibit begins with.
printf 'expect screen class_end\nexpect text "Copy the sheet first?"\n' >"$dir/english.tour"
cp "$dir/before" "$dir/data/class"
play "$dir/english.tour" 800x480@154x86 --lang fr
# Another day, a damaged file, a class of none: it is over, the visits go on, and the log says why.
printf 'expect screen attract\ntap start\nexpect screen stories\n' >"$dir/over.tour"
over() { # over WORDS
    play "$dir/over.tour" 800x480@154x86
    [ ! -e "$dir/data/class" ] || complain "$1: the class is still kept"
    grep -q "$1" "$dir/log" || complain "the log does not say: $1"
}
sed 's/^day [0-9-]*/day 2020-02-29/' "$dir/before" >"$dir/data/class"
over 'a class is over'
sed 's/ age [0-9]*/ age 43200000/' "$dir/before" >"$dir/data/class"
over 'a class is over'
sed 's/^story [a-z]* [0-9]*/story none 1/' "$dir/before" >"$dir/data/class"
over 'a class is over'
# A sentence that the story does not have, as in a file that was changed by hand.
tac "$dir/before" | sed '0,/^sentence [0-9]*/s//sentence 9999999/' | tac >"$dir/data/class"
over 'a class is over'
head -c 100 "$dir/before" >"$dir/data/class"
over 'data/class: it is damaged'
sed 's/pupils [0-9]*/pupils 0/' "$dir/before" >"$dir/data/class"
over 'data/class: it is damaged'
# A disk that cannot keep it: the lesson goes on, and the log says it once.
rm -rf "$dir/data/class"
mkdir -p "$dir/data/class.new"
printf '%s\ntap class:next\ntap class:next\nuntil screen class_vote tap class:next\ntap class:good:more\nexpect spoken "Good: 1–2 votes"\n' "$enter" >"$dir/no.tour"
play "$dir/no.tour" 800x480@154x86
[ "$(grep -c 'class.new' "$dir/log")" = 1 ] || complain "the log says of a class that is not kept: $(cat "$dir/log")"
exit $status
