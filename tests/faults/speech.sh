#!/bin/sh
# Keys from the settings; a machine without sound.
set -e
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
says() { "$build/sayswho" --headless --panel 800x480@154x86 "$@" "$build/stories/brussels.says" 2>"$work/log"; }
fail() {
    echo "$1"
    cat "$work/log"
    exit 1
}

# A tactile keypad that sends other keys.
cat >"$work/settings.ini" <<END
[keys]
next = F23, Keypad 6
take = F21
help = F20
headphones_in = F17
END
cat >"$work/keypad.tour" <<END
key F1
key Return
expect screen attract
key F17
expect screen about
expect spoken "Brussels"
until focus next key F23
until screen example key F21
END
says --config "$work/settings.ini" --tour "$work/keypad.tour" || fail "remapped keys do not work"

echo "next = Tabb" >"$work/wrong.ini"
sed -i '1i [keys]' "$work/wrong.ini"
echo 'expect screen attract' >"$work/short.tour"
says --config "$work/wrong.ini" --tour "$work/short.tour" || fail "a wrong key name stops the exhibit"
grep -q 'keys\] next: no key is called "Tabb"' "$work/log" || fail "a wrong key name is not told"

# Without a sound device the visit goes on, and reading aloud is no longer offered.
cat >"$work/mute.tour" <<END
key F1
expect screen about
expect no id speak
expect id next
END
SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=none-such "$build/sayswho" --windowed --panel 800x480@154x86 \
    --tour "$work/mute.tour" "$build/stories/brussels.says" 2>"$work/log" || fail "no sound, no visit"
grep -q 'nothing can be read aloud: .*connect a sound device' "$work/log" || fail "no sound, no word to staff"

# Speech switched off in the settings.
printf '[speech]\nvoice = no\n' >"$work/off.ini"
cat >"$work/off.tour" <<END
key F1
expect screen attract
tap start
expect no id speak
END
says --config "$work/off.ini" --tour "$work/off.tour" || fail "voice = no still offers a voice"
