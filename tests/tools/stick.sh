# From a key to the live store with only the commands of the staff page, as new staff would type them: each one
# is run as it stands there, in its order, and asked for a password, it gets one.
bin=$(realpath "${BUILD:-build}")
page=$(realpath docs/staff.md)
. tests/shell.sh
cd "$dir" || exit 1
mkdir path home etc
export HOME="$dir/home" PATH="$bin:$dir/path:$PATH"
unset XDG_DATA_HOME
# The system's folder is here.
cat >path/sudo <<'END'
#!/bin/sh
for word; do
    shift
    set -- "$@" "$(echo "$word" | sed "s|^/etc/sayswho|$HOME/../etc|")"
done
exec "$@"
END
chmod +x path/sudo
sed -n '/^## From the key/,/^## When a key/p' "$page" | sed '/^```/,/^```/!d; /^```/d' >commands
[ "$(wc -l <commands)" -eq 7 ] || complain "the page has other commands: $(cat commands)"
while read -r line; do
    printf 'our clock\nour clock\n' | sh -c "$line" >out 2>&1 || complain "$line: $(cat out)"
done <commands
[ -s stick/our-clock.says ] && [ "$(head -c 5 stick/card.pdf)" = '%PDF-' ] || complain "the stick has: $(ls stick)"
pdftotext stick/card.pdf card && grep -q 'our-clock.says' card || complain "the card: $(cat card)"
printf 'wait 1\nexpect text "You may pull the stick."\ntap start\nexpect id story:our-clock\n' >tour
sayswho --headless --data home/.local/share/sayswho --keys etc/keys --tour tour 2>log || complain "the exhibit: $(cat log)"
grep -q '^our-clock live 1 before 0 seen 1$' home/.local/share/sayswho/stories/list || complain "the store: $(ls -R home)"

# The other commands that the page names, with a key that needs no password.
mv our.key locked.key
rm -r our.pub stick
sayswho-bundle keygen -W -p our.pub -s our.key >out
sayswho-bundle stick -s our.key -o stick our-clock >out 2>&1 || complain "stick: $(cat out)"
for words in 'build --sign our.key -o our-clock.says our-clock' 'sign -s our.key our-clock.says' \
    'verify -p our.pub our-clock.says'; do
    tr '\n' ' ' <"$page" | grep -qF "sayswho-bundle $words" || complain "the page does not name $words"
    sayswho-bundle $words >out 2>&1 || complain "$words: $(cat out)"
done
cmp our-clock.says stick/our-clock.says || complain "build --sign and stick make different bundles"
# What is refused leaves the stick as it was.
cp -r stick before
sayswho-bundle stick -s our.key -o stick our-clock our-clock >out 2>&1 && complain "twice the same story"
grep -q 'another story on this stick has the same id' out || complain "twice: $(cat out)"
rm our-clock/article.md
sayswho-bundle stick -s our.key -o stick our-clock >out 2>&1 && complain "half a story"
sayswho-bundle stick -s our.pub -o stick our-clock >out 2>&1 && complain "no secret key"
diff -r stick before || complain "what was refused changed the stick"
exit $status
