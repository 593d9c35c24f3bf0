# A lost PIN: a signed file on a stick brings the first one back, for the exhibit that it names, once. Nothing
# else does: not the same file again, no older one, none for another exhibit, none that was changed, none with
# a key that is not trusted, and not after a pulled plug or giving the unit back.
bin=$(realpath "${BUILD:-build}")
. tests/shell.sh
printf '[unit]\nname = hall 2\n[staff]\nfirst_pin = 2468\n' >"$dir/settings.ini"
mkdir -p "$dir/keys" "$dir/data"
"$bin/sayswho-bundle" keygen -W -p "$dir/keys/our.pub" -s "$dir/our.key" >/dev/null
"$bin/sayswho-bundle" keygen -W -p "$dir/their.pub" -s "$dir/their.key" >/dev/null
make_pin() { # make_pin FOLDER KEY UNIT
    "$bin/sayswho-bundle" pin -s "$dir/$2.key" --unit "$3" -o "$dir/$1" >"$dir/out" || complain "pin: $(cat "$dir/out")"
}
play() { # play LINE...: a tour
    printf '%s\n' "$@" >"$dir/tour"
    "$bin/sayswho" --headless --panel 800x480@154x86 --config "$dir/settings.ini" --data "$dir/data" --keys "$dir/keys" \
        --tour "$dir/tour" >/dev/null 2>"$dir/log" || complain "$what: $(cat "$dir/log")"
}
type_pin() { # type_pin DIGITS: the steps
    echo "$1" | fold -w 1 | sed 's/^/tap staff:pin:/'
    echo tap staff:pin:open
}
choose_own() {
    what='choosing a PIN'
    rm -f "$dir/data/staff"
    play 'hold corner 3.2' "$(type_pin 2468)" "$(type_pin 8351)" "$(type_pin 8351)" 'expect screen staff_today'
}
bring() { # bring FOLDER: the stick is put in
    "$bin/sayswho-intake" --data "$dir/data" "$dir/$1" >"$dir/out" 2>&1 || complain "intake $1: $(cat "$dir/out")"
}
believed() { # believed WHAT: the first PIN is valid again
    what=$1
    play 'wait 1' 'expect text "The PIN is as it came."' 'hold corner 3.2' "$(type_pin 2468)" 'expect screen staff_pin' \
        "$(type_pin 8351)" "$(type_pin 8351)" 'tap staff:log' 'expect text "The first PIN is back, by stick."'
}
refused() { # refused WHAT WORDS: it is not, and the log says why
    what=$1
    play 'wait 1' 'expect text "This new PIN is not for here."' 'hold corner 3.2' "$(type_pin 2468)" 'expect text "Not this one."'
    grep -q "new-pin: .*$2" "$dir/log" || complain "$what: the log says: $(cat "$dir/log")"
    [ -e "$dir/data/incoming/new-pin" ] && complain "$what: the file is still there"
    sed -i 's/^wrong .*/wrong 0 wait 0/' "$dir/data/staff"
}
choose_own
make_pin a our 'hall 2'
sleep 1.1
make_pin b our 'hall 2'
make_pin other our 'hall 3'
make_pin unknown their 'hall 2'
printf 'sayswho new-pin\n' >"$dir/line"
minisign -V -q -p "$dir/keys/our.pub" -m "$dir/line" -x "$dir/b/new-pin" || complain "minisign does not verify it"
bring other
refused 'for another exhibit' 'it is for "hall 3", and this is "hall 2"'
bring unknown
refused 'with another key' 'a key that is not trusted'
mkdir "$dir/changed"
sed 's/unit hall 3/unit hall 2/' "$dir/other/new-pin" >"$dir/changed/new-pin"
bring changed
refused 'with a changed name' 'changed after it was signed'
head -c 100 "$dir/b/new-pin" >"$dir/changed/new-pin"
bring changed
refused 'cut short' 'no such file'
bring b
believed 'a good file'
bring b
refused 'the same again' 'used already'
bring a
refused 'an older one' 'used already'
choose_own # as after giving the unit back
bring b
refused 'after everything was forgotten' 'used already'
printf 'x' >"$dir/data/new-pin"
sleep 1.1
make_pin c our 'hall 2'
bring c
refused 'with a damaged note' 'used already'
rm "$dir/data/new-pin"
# from a stick that is not mounted, beside a story
mformat -C -i "$dir/image" -T 65536 :: || complain "no image"
mcopy -i "$dir/image" "$dir/c/new-pin" :: || complain "no image"
"$bin/sayswho-intake" --data "$dir/data" "$dir/image" >"$dir/out" 2>&1 || complain "intake of an image: $(cat "$dir/out")"
believed 'from a device'
# with a revoked key
sed -n '1s/.*\([0-9A-F]\{16\}\).*/\1/p' "$dir/keys/our.pub" >"$dir/keys/revoked"
sleep 1.1
make_pin d our 'hall 2'
bring d
refused 'with a revoked key' 'key that was revoked'
for wrong in '-s x' '--unit x -o y' "-s $dir/our.key --unit  -o $dir/e"; do
    "$bin/sayswho-bundle" pin $wrong >"$dir/out" 2>&1 && complain "pin $wrong is taken"
done
exit $status
