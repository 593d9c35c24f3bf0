# Everything on a stick that is refused: the command's exit status, the two lines on the first screen, and that
# the live stories and the answers stay byte for byte as they were. Then the same without a tour: the exhibit
# notices a stick by itself, without looking for one all the time.
bin=$(realpath "${BUILD:-build}")
. tests/shell.sh
cd "$dir" || exit 1
mkdir keys stick
"$bin/sayswho-bundle" keygen -W -p keys/our.pub -s our.key >/dev/null
"$bin/sayswho-bundle" keygen -W -p their.pub -s their.key >/dev/null
"$bin/sayswho-bundle" keygen -W -p keys/old.pub -s old.key >/dev/null
grep -oE '[0-9A-F]{16}' keys/old.pub | head -1 >keys/revoked
make_story() { # make_story FILE VERSION KEY [SQL]
    cp "$bin/stories/moon.says" "$1"
    sqlite3 "$1" "UPDATE story SET version = $2, title = 'Moon'; $4"
    [ -z "$3" ] || "$bin/sayswho-bundle" sign -s "$3" "$1" >/dev/null
}
play() { # play STEP...: in the exhibit, with the data
    printf '%s\n' "$@" >tour
    timeout 300 "$bin/sayswho" --headless --panel 1280x800@217x136 --data data --keys keys --scene --tour tour >scene 2>log
}
# silent TEXT: the last scene does not have it
silent() { tac scene | sed '/^scene /q' | grep -q "$1" && complain "it still says $1"; }
same() { md5sum data/stories/* data/answers.db*; }
# A stick with a version that is live, and a visitor's answer.
make_story stick/moon.says 7 our.key
"$bin/sayswho-intake" --data data stick >/dev/null
play 'wait 1' 'expect text "New: Moon, version 7. Checked."' 'expect text "You may pull the stick."' 'wait 110' \
    'expect text "Checked"' 'wait 20' || complain "a good one: $(cat log)"
silent Checked
play 'tap start' 'tap story:moon' 'tap next' 'wait 5' 'maybe tap skip' 'wait 5' || complain "a visit: $(cat log)"
play 'wait 1' || complain "told again: $(cat log)"
silent Checked
same >before
# refused STATUS LINE THEN TODO: what is on the stick is; STATUS is that of `sayswho-bundle verify` and stands in
# the exhibit's log; or of `sayswho-intake` after "intake ", which runs under $under; after "exhibit " it stands
# only in the log
under=
refused() {
    says=0
    if [ "${1#intake }" = "$1" ]; then
        [ "${1#exhibit }" = "$1" ] || says=${1#exhibit }
        "$bin/sayswho-bundle" verify -p keys "$(ls stick/*.says)" >out 2>&1 || says=$?
        "$bin/sayswho-intake" --data data stick >out 2>&1
    else
        $under "$bin/sayswho-intake" --data data stick >out 2>&1
        says=$?
    fi
    [ "$says" -eq "${1#* }" ] || complain "$2: the status is $says"
    play 'wait 1' "expect text \"$2\"" "expect text \"$3\"" "expect spoken \"$4\"" || complain "$2 $(cat log)"
    [ "${1#intake }" != "$1" ] || grep -q "(${1#* })\$" log || complain "$2 has no number in $(cat log)"
    same | cmp - before || complain "$2 Something changed."
    rm -rf stick data/incoming/*.says
    mkdir stick
}
rm stick/moon.says
old='The old one stays.'
refused 'intake 10' 'No story on this stick.' 'You may pull the stick.' 'Copy files that end in'
make_story stick/moon.says 6 our.key
refused 'exhibit 11' 'Moon 6 is older than ours.' 'Version 7 stays.' 'Ask its maker for a newer version.'
make_story stick/moon.says 7 our.key "UPDATE story SET credit = credit || '!'"
refused 'exhibit 12' 'Moon 7 differs from ours.' "$old" 'a new version number'
make_story stick/moon.says 8 '' 'PRAGMA user_version = 9'
refused 13 'Moon needs a newer exhibit.' "$old" 'Update the exhibit first.'
make_story stick/moon.says 8 '' 'PRAGMA user_version = 1'
refused 14 'Moon was built too long ago.' "$old" 'build and sign it again'
make_story stick/moon.says 8 ''
refused 15 'Moon is not signed.' "$old" 'Ask its maker to sign it.'
make_story stick/moon.says 8 their.key
refused 16 'We do not know who signed Moon.' "$old" 'adds the key'
make_story stick/moon.says 8 old.key
refused 17 'Moon has a key that ended.' "$old" 'sign it with the new key'
make_story stick/moon.says 8 our.key
printf x | dd of=stick/moon.says bs=1 seek=50000 conv=notrunc 2>/dev/null
refused 18 'Moon was changed after signing.' "$old" 'If it says so again'
make_story stick/moon.says 8 our.key
truncate -s 100000 stick/moon.says
refused 19 'Moon is cut short or damaged.' "$old" 'Copy the file again.'
head -c 200 /dev/zero >stick/moon.says
refused 20 'Moon is another kind of file.' "$old" 'the file that ends in'
truncate -s 257M stick/moon.says
refused 'intake 22' 'This story is too large.' 'Nothing changed.' 'smaller than 256 MB'
ln -s /etc/passwd stick/moon.says
refused 'intake 23' 'This story is a link or a folder.' 'Nothing changed.' 'Copy the file itself'
for i in $(seq 65); do : >"stick/$i.says"; done
refused 'intake 25' 'More than 64 stories on this stick.' 'The first 64 were read.' 'a second stick'
# what our commands do not sign, but a key holder can, with the stock minisign
make_story stick/moon.says 8 '' "UPDATE claim SET level = 'good', rule = 'G1' WHERE level = 'missing'"
minisign -S -s our.key -m stick/moon.says -x page -t 'sayswho story moon version 8' </dev/null >/dev/null 2>&1
sed -i '1s/.*/untrusted comment: signature from minisign secret key/' page
(cat page && head -c 4096 /dev/zero | tr '\0' '\n') | head -c 4096 >>stick/moon.says
refused 21 'Something in Moon is wrong.' "$old" 'check, build and sign it again'
# what fails: the file on the stick, our disk, the stick
failing() { # a leak check does not work under strace
    under="env ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null $*"
}
make_story stick/moon.says 8 our.key
failing -P "$dir/stick/moon.says" -e inject=pread64:error=EIO
refused 'intake 24' 'This story cannot be read.' 'Nothing changed.' 'try another stick'
make_story stick/moon.says 8 our.key
failing -P "$dir/data/incoming/.01.new" -e inject=write:error=ENOSPC
refused 'intake 27' 'No room: 1 MB more needed.' 'Nothing changed.' 'a larger card'
make_story stick/moon.says 8 our.key
failing -e inject=rename,renameat,renameat2:error=EROFS:when=2
refused 'intake 28' 'Stories cannot be saved now.' 'Nothing changed.' 'check its card'
make_story stick/moon.says 8 our.key
failing -P stick -P "$dir/stick/moon.says" -e inject=pread64:error=EIO -e inject=openat:error=ENOENT:when=3
refused 'intake 30' 'Pulled too early. Nothing changed.' 'Put it in again.' 'Leave it in'
under=
rm -r stick
head -c 100000 /dev/urandom >stick
refused 'intake 29' 'This stick cannot be read.' 'Try another one.' 'Use a stick with FAT32.'
# a name that is no story here is never shown
make_story stick/rude-words.says 8 ''
"$bin/sayswho-intake" --data data stick >/dev/null
play 'wait 1' 'expect text "This story is not signed."' || complain "a strange name: $(cat log)"
silent rude
# of several the worst, and how many are good
rm stick/*
make_story stick/a.says 7 our.key
make_story stick/moon.says 8 ''
"$bin/sayswho-intake" --data data stick >/dev/null
play 'wait 1' 'expect text "Moon is not signed."' 'expect text "1 other is good."' || complain "two: $(cat log)"
same | cmp - before || complain "two: something changed"

# as many stories as can be
cp -a data kept
(sed '$d' kept/stories/list && seq -f 's%.0f live 0 before 0 seen 1' $((202 - $(wc -l <kept/stories/list))) && echo end) >data/stories/list
same >before
rm stick/*
make_story stick/new.says 1 our.key "UPDATE story SET id = 'new'"
refused 'exhibit 26' '200 stories are here already.' 'Nothing changed.' 'on another exhibit'
rm -rf data
mv kept data

# By itself, on the clock. It may look into the folder when something happens there, but not again and again.
rm -f stick/*
strace -f -qq -e trace=%%stat,openat -o calls "$bin/sayswho" --headless --scene --panel 1280x800@217x136 --data data --keys keys \
    >scenes 2>log &
exhibit=$!
wait_for() { # wait_for TEXT: until a scene has it
    for _ in $(seq 600); do
        grep -q "$1" scenes && return
        sleep 0.1
    done
    complain "$1: never; $(cat log)"
}
wait_for 'Says who?'
sleep 2
looks=$(grep -c incoming calls)
sleep 7
[ "$(grep -c incoming calls)" -eq "$looks" ] || complain "it looks for a stick all the time"
make_story stick/moon.says 8 our.key
"$bin/sayswho-intake" --data data stick >/dev/null
wait_for 'New: Moon, version 8. Checked.'
kill $(cat /proc/$exhibit/task/$exhibit/children)
wait $exhibit
grep -q '^moon live 8 before 7 seen 8$' data/stories/list || complain "the list: $(cat data/stories/list)"
exit $status
