# The panel for staff: what anyone may do at its door, and with a PIN the tasks on the card that comes with the
# unit; what it asks of the system, what it keeps, and that a damaged file of it is told.
bin=$(realpath "${BUILD:-build}")
tours=$(realpath tests/faults)
. tests/shell.sh
cat >"$dir/system" <<END
#!/bin/sh
echo "\$*" >>"$dir/asked"
case \$1 in
stick-open) [ -d "$dir/stick" ] && echo "$dir/stick" || { echo "no stick is in"; exit 1; } ;;
esac
END
chmod +x "$dir/system"
printf '[staff]\nfirst_pin = 2468\nsystem = %s\n' "$dir/system" >"$dir/settings.ini"
mkdir -p "$dir/keys"
"$bin/sayswho-bundle" keygen -W -p "$dir/keys/our.pub" -s "$dir/our.key" >/dev/null
make_story() { # make_story VERSION TITLE: a signed version of moon
    cp "$bin/stories/moon.says" "$dir/moon-$1.says"
    sqlite3 "$dir/moon-$1.says" "UPDATE story SET version = $1, title = '$2'"
    "$bin/sayswho-bundle" sign -s "$dir/our.key" "$dir/moon-$1.says" >/dev/null
}
make_story 7 'Seven moons'
make_story 8 'Eight moons'
play() { # play TOUR PANEL
    "$bin/sayswho" --headless --panel "$2" --config "$dir/settings.ini" --data "$dir/data" --keys "$dir/keys" \
        --tour "$tours/$1.tour" >/dev/null 2>"$dir/log" || complain "$2: $(cat "$dir/log")"
}
asked() { # asked WORD...: this was asked of the system, and nothing else
    [ "$(cat "$dir/asked" 2>/dev/null | tr '\n' ' ')" = "$* " ] || complain "the system was asked: $(cat "$dir/asked")"
    rm -f "$dir/asked"
}
for panel in 800x480@154x86 1920x1080@476x268; do
    rm -rf "$dir/data" "$dir/stick"
    mkdir -p "$dir/data/stories" "$dir/stick"
    cp "$dir/moon-7.says" "$dir/moon-8.says" "$dir/data/stories"
    printf 'sayswho stories 1\nmoon live 8 before 7 seen 8\nend\n' >"$dir/data/stories/list"
    play staff-door "$panel"
    asked off
    ended=$(sqlite3 "$dir/data/answers.db" "SELECT group_concat(DISTINCT how) FROM ending")
    case ,$ended, in *,staff,*) ;; *) complain "the visit that staff ended is kept as: $ended" ;; esac
    play staff-first "$panel"
    grep -q '^pin \$argon2id\$' "$dir/data/staff" || complain "no hash of the PIN is kept"
    grep -q 8351 "$dir/data/staff" && complain "the PIN itself is kept"
    [ "$(stat -c %a "$dir/data/staff")" = 600 ] || complain "others can read the hash"
    cp "$dir/data/staff" "$dir/own"
    play staff-tasks "$panel"
    asked stick-open stick-close
    for file in report.html answers.csv claims.csv log.txt; do
        [ -s "$dir/stick/sayswho-counts/$file" ] || complain "$file is not on the stick"
    done
    grep -q 'Opened with the PIN' "$dir/stick/sayswho-counts/log.txt" || complain "the log on the stick has not what was done"
    grep -q ' wrong-pin 1 0 $' "$dir/data/log" || complain "the wrong PIN is not in the log: $(cat "$dir/data/log")"
    [ "$(stat -c %a "$dir/data/log")" = 640 ] || complain "everybody can read the log"
    cp "$dir/data/staff" "$dir/tasks"
    play staff-room "$panel"
    sed "s/clock $(date +%Y-%m-%dT%H:%M | sed 's/.....$//')[0-9][0-9]:[0-9][0-9]/clock now/" "$dir/asked" >"$dir/asked2"
    mv "$dir/asked2" "$dir/asked"
    asked volume 100 clock now
    cp "$dir/tasks" "$dir/data/staff"
    play staff-test "$panel"
    case $(sed -n 's/^glass //p' "$dir/data/staff") in
    "1405 by 843 dead "[1-9]* | "4667 by 2625 dead "[1-9]*) ;;
    *) complain "the size and the dead fields are kept as: $(grep glass "$dir/data/staff")" ;;
    esac
    cp "$dir/tasks" "$dir/data/staff"
    rm -rf "$dir/stick"
    play staff-again "$panel"
    asked stick-open
    grep -q 'no stick is in' "$dir/log" || complain "the log does not say why nothing was copied"
    grep -q '^moon live 0 before 0' "$dir/data/stories/list" || complain "the story from a stick was not given back"
    ls "$dir/data/stories" | grep -q says && complain "files of stories are left: $(ls "$dir/data/stories")"
    grep -q '^pin -$' "$dir/data/staff" || complain "the PIN was not given back"
done
# A stick with a story that was changed after signing, one that is not signed, and a good one.
rm -rf "$dir/data" && mkdir -p "$dir/data/stories" "$dir/brought"
cp "$dir/moon-7.says" "$dir/moon-8.says" "$dir/data/stories"
printf 'sayswho stories 1\nmoon live 8 before 7 seen 8\nend\n' >"$dir/data/stories/list"
cp "$dir/moon-8.says" "$dir/brought/moon.says"
printf 'xxxx' | dd of="$dir/brought/moon.says" bs=1 seek=40000 conv=notrunc 2>/dev/null
cp "$bin/stories/chocolate.says" "$dir/brought"
cp "$bin/stories/brussels.says" "$dir/brought"
sqlite3 "$dir/brought/brussels.says" "UPDATE story SET version = 50, title = 'Brussels, again'"
"$bin/sayswho-bundle" sign -s "$dir/our.key" "$dir/brought/brussels.says" >/dev/null
for panel in 800x480@154x86 1920x1080@476x268; do
    rm -f "$dir"/data/answers.db* "$dir/data/log"
    rm -f "$dir"/data/stories/brussels-50.says
    printf 'sayswho stories 1\nmoon live 8 before 7 seen 8\nend\n' >"$dir/data/stories/list"
    cp "$dir/own" "$dir/data/staff"
    "$bin/sayswho-intake" --data "$dir/data" "$dir/brought" >/dev/null
    play staff-stick "$panel"
    visits=$(sqlite3 "$dir/data/answers.db" "SELECT group_concat(story) FROM visit")
    [ "$visits" = moon ] || complain "these visits are counted: $visits"
    answers=$(sqlite3 "$dir/data/answers.db" "SELECT count(*) FROM first")
    [ "$answers" = 0 ] || complain "$answers answers of staff are counted"
done
# Closed on every day: the glass is dark, a touch wakes it for ten minutes and does nothing else.
sed -i 's/^open .*/open 0 to 0/' "$dir/data/staff"
cat >"$dir/closed.tour" <<END
expect screen sleep
expect spoken "Touch to wake it"
tap 70 40
expect screen attract
tap start
expect screen stories
until screen still_there wait 5
wait 700
expect screen sleep
hold corner 3.2
expect screen staff
END
tours=$dir play closed 800x480@154x86
# Not all is well: a small ring in the corner that staff hold, on the same side in each language.
rings() { # rings DATA LANGUAGE: how many scenes have it
    printf 'wait 70\n' >"$dir/ring.tour"
    "$bin/sayswho" --headless --scene --panel 800x480@154x86 --lang "$2" --config "$dir/settings.ini" --data "$1" \
        --tour "$dir/ring.tour" 2>/dev/null | grep -c '^  disc  *4.0  *4.0  *2.0  *2.0'
}
for language in en ar; do
    [ "$(rings "$dir/none" $language)" -gt 0 ] || complain "$language: there is no ring while the PIN is the first one"
done
sed 's/^open .*/open 0 to 96/' "$dir/own" >"$dir/data/staff"
[ "$(rings "$dir/data" en)" = 0 ] || complain "there is a ring though all is well"
# Half a file: the defaults, the log says so, and the visits go on.
printf 'sayswho staff 1\npin x' >"$dir/data/staff"
printf 'hold corner 3.2\nexpect text "Settings were lost."\ntap staff:close\ntap start\n' >"$dir/half.tour"
tours=$dir play half 800x480@154x86
grep -q 'data/staff: it is damaged' "$dir/log" || complain "a damaged file is not told: $(cat "$dir/log")"
exit $status
