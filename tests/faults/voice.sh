#!/bin/sh
# The voice is a process of its own: if it dies, hangs or sends a wrong answer, one sentence is lost.
set -e
build=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "$1"
    cat "$work/said" "$work/log"
    exit 1
}

# The library is under the GPL: only the voice is linked with it.
for program in sayswho sayswho-bundle sayswho-report; do
    if ldd "$build/$program" | grep espeak; then
        echo "$program is linked with espeak-ng"
        exit 1
    fi
done
ldd "$build/sayswho-voice" | grep -q espeak || fail "sayswho-voice is not linked with espeak-ng"

# Three Braille letters in Arabic text make espeak-ng 1.51 crash.
cp -r assets/stories/example "$work/story"
sed -i 's/^msgstr "الضفادع في البركة"/msgstr "⣿ الضفادع في البركة"/' "$work/story/po/ar.po"
grep -q '⣿' "$work/story/po/ar.po" || fail "the example's Arabic title has changed"
"$build/sayswho-bundle" build -o "$work/story.says" "$work/story" >"$work/log"
cat >"$work/aloud.tour" <<END
tap start
tap speak
listen
expect id speak
END
# says PROGRAM LANGUAGE [OPTION...]: reads the page aloud; writes the words to `said`, the log to `log`.
says() {
    program=$1
    language=$2
    shift 2
    "$program" --headless --lang "$language" --spoken --tour "$work/aloud.tour" "$@" \
        "$work/story.says" >"$work/said" 2>"$work/log"
}
says "$build/sayswho" ar || fail "three Braille letters end the exhibit"
grep -q 'CC BY 4.0' "$work/said" || fail "what comes after three Braille letters is not read aloud"

# A fake voice beside a copy of the exhibit. Like the real one it answers with the rate (22,050), the
# number of samples (0), and the samples.
mkdir "$work/bin"
cp "$build/sayswho" "$work/bin"
mkdir "$work/bin/share"
ln -s "$(realpath "$build")" "$work/bin/share/sayswho"
voice() {
    { echo '#!/bin/sh' && cat; } >"$work/bin/sayswho-voice"
    chmod +x "$work/bin/sayswho-voice"
}

# Dies at every second sentence: half are lost, and there is never a pause.
voice <<'END'
rm "$0.answered" 2>/dev/null && exit 1
touch "$0.answered"
printf '\042\126\0\0\0\0\0\0'
END
says "$work/bin/sayswho" en || fail "a voice that dies ends the exhibit"
grep -q 'CC BY 4.0' "$work/said" || fail "after a sentence that is lost the next is not said"
grep -q 'this was not read aloud: "' "$work/log" || fail "a sentence is lost and nobody is told"

# Always dies, hangs or sends a wrong answer: three sentences are lost, then it pauses for a minute.
cat >"$work/aloud.tour" <<END
tap start
tap speak
listen
expect no id speak
expect id next
wait 30
maybe tap stay
expect no id speak
wait 25
maybe tap stay
wait 10
maybe tap stay
expect id speak
END
for kind in 'exit 1' 'exec sleep 1000' 'yes nonsense' "printf '\\042\\126\\0\\0\\377\\377\\377\\377'"; do
    echo "$kind" | voice
    says "$work/bin/sayswho" en || fail "a voice that does \"$kind\" spoils the visit"
    [ "$(grep -c . "$work/said")" -eq 3 ] || fail "\"$kind\": it rests after three lost sentences"
    grep -q '3 times in a row; nothing is read aloud for 60 seconds' "$work/log" ||
        fail "\"$kind\": staff are not told that nothing is read aloud"
done

# The program is missing.
rm "$work/bin/sayswho-voice"
says "$work/bin/sayswho" en || fail "without its voice the exhibit ends"
grep -q 'sayswho-voice cannot be started: No such file' "$work/log" || fail "no word of the voice missing"

# The voice ends when the exhibit ends, in whatever way.
cat >"$work/bin/sayswho-voice" <<END
#!/bin/sh
echo \$\$ >"$work/pid"
exec "$(realpath "$build/sayswho-voice")"
END
chmod +x "$work/bin/sayswho-voice"
printf 'tap start\ntap speak\nwait 5\n' >"$work/aloud.tour"
says "$work/bin/sayswho" en || fail "the visit does not end"
if kill -0 "$(cat "$work/pid")" 2>/dev/null; then fail "the voice outlives the exhibit"; fi
