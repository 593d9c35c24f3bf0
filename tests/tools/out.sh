# -o replaces only what the same command wrote before: no other file, and none of the author's sources.
build=${BUILD:-build}
bin=$(realpath "$build")/sayswho-bundle
. tests/shell.sh
cp -r assets/stories/example "$dir/story"
cd "$dir" || exit 1
commands="build -o FILE story
pot -o FILE story
export --review -o FILE story
print poster -o FILE story"

# run FILE COMMAND...: runs the command with this file instead of the word FILE.
run() {
    file=$1
    shift
    "$bin" $(echo "$*" | sed "s|FILE|$file|") >out 2>log
}

# Prints what shows whether a file was changed.
look() {
    ls -ldi "$1"
    [ ! -f "$1" ] || cksum <"$1"
}

# Each command writes a new file, the same file again, and an empty one; no other command replaces it.
"$bin" build -o other.db story >/dev/null
sqlite3 other.db 'PRAGMA application_id = 7'
"$bin" pot -o po.pot story >/dev/null && msginit -i po.pot -o fr.po -l fr --no-translator 2>/dev/null
echo '{ "mine": true }' >mine.json
echo '{' >short.json
echo "a text of the author's" >text
mkdir folder
mkfifo pipe
while read -r name rest; do
    for again in new old empty; do
        [ $again != empty ] || : >"$name.made"
        run "$name.made" "$name" $rest || complain "$name, $again: $(cat log)"
    done
done <<END
$commands
END
while read -r name rest; do
    for file in *.made other.db fr.po mine.json short.json text folder pipe; do
        [ "$file" != "$name.made" ] || continue
        before=$(look "$file")
        run "$file" "$name" $rest && complain "$name writes over $file"
        grep -qE "what is there is no|it is a folder|not a regular file" log ||
            complain "$name over $file says: $(cat log)"
        [ "$before" = "$(look "$file")" ] || complain "$name changes $file"
        [ ! -e "$file.new" ] || complain "$name leaves $file.new"
    done
    # Nothing is written into the sources, however their folder is named.
    ln -sfn story link
    for file in story/x story/pictures/x.pot link/x ./folder/../story/po/x story/article.md; do
        run "$file" "$name" $rest && complain "$name writes $file"
        grep -q "it lies among the story's sources; name a file outside" log ||
            complain "$name to $file says: $(cat log)"
    done
done <<END
$commands
END
diff -r "$OLDPWD/assets/stories/example" story || complain "the sources are not as they were"

# A folder whose name only begins in the same way is allowed; and a template goes to po.
mkdir story-out
run story-out/x build -o FILE story || complain "$(cat log)"
(cd story && run ../one.says build -o FILE . && ! run one.says build -o FILE .) || complain "from within: $(cat story/log)"
rm -f story/out story/log
run story/po/mine.pot pot -o FILE story || complain "$(cat log)"
"$bin" pot story >/dev/null || complain "pot does not write its own place"
cp fr.po story/po/example.pot
"$bin" pot story >/dev/null 2>log && complain "pot writes over a translation by the template's name"

# The exhibit's --record never replaces a file.
echo 'expect screen attract' >short.tour
cp short.tour kept
record() { "$(dirname "$bin")/sayswho" --headless --tour kept --record "$1" "$(dirname "$bin")/stories/moon.says" 2>log; }
record short.tour && complain "--record writes over a file"
grep -q 'short.tour: the tour cannot be written: File exists; choose another place' log && cmp short.tour kept ||
    complain "--record: $(cat log)"
record new.tour || complain "--record: $(cat log)"
exit $status
