# A stick to the glass: sayswho-intake copies the stories from a folder or an unmounted FAT image, and the
# exhibit takes in the signed ones between two visits.
bin=$(realpath "${BUILD:-build}")
. tests/shell.sh
cd "$dir" || exit 1
mkdir keys stick stick/folder stick/folder/deeper stick/.hidden elsewhere
"$bin/sayswho-bundle" keygen -W -p keys/our.pub -s our.key >/dev/null
make_story() { # make_story FILE VERSION TITLE
    cp "$bin/stories/moon.says" "$1"
    sqlite3 "$1" "UPDATE story SET version = $2, title = '$3'"
    "$bin/sayswho-bundle" sign -s our.key "$1" >/dev/null
}
make_story stick/moon.says 7 'Seven moons'
cp "$bin/stories/chocolate.says" stick/folder/Other.SAYS # not signed
cp stick/moon.says stick/folder/deeper/deep.says
cp stick/moon.says stick/.hidden/hidden.says
cp stick/moon.says elsewhere/secret.says
ln -s ../elsewhere/secret.says stick/link.says
ln -s ../elsewhere stick/elsewhere
mkfifo stick/pipe.says
mkdir stick/folder.says
truncate -s 257M stick/large.says
echo hello >stick/readme.txt
intake() { timeout 100 "$bin/sayswho-intake" --data "$dir/data" "$@" >out 2>log; }
# ends STATUS STATE WORST WHAT: how the command ended, and what its note tells the exhibit
ends() {
    status_is=$?
    [ $status_is -eq "$1" ] && grep -q "^state $2\$" data/incoming/report && grep -q "^worst $3\$" data/incoming/report ||
        complain "$4: status $status_is, log $(cat log), note $(cat data/incoming/report)"
}
intake stick
ends 23 gone not_plain 'a stick with bad files'
grep -q '^6 stories found, 2 copied' out || complain "intake says: $(cat out log)"
[ "$(find data/incoming -name '*.says' | wc -l)" -eq 2 ] || complain "there are: $(ls data/incoming)"
[ "$(find data/incoming -name '.*.new' | wc -l)" -eq 0 ] || complain "left: $(ls -a data/incoming)"
printf 'sayswho stick 3\nstate gone\nfound 6\ncopied 2\nrefused 4\nworst not_plain\nmissing 0\nend\n' | cmp - data/incoming/report || complain "the report"

# play TITLE: the first visit shows it
play() {
    printf 'wait 10\ntap start\nexpect screen stories\ntap story:moon\nexpect screen about\nexpect text "%s"\n' "$1" >tour
    timeout 300 "$bin/sayswho" --headless --panel 1920x1080@476x268 --data data --keys keys --tour tour 2>log || complain "instead of $1: $(cat log)"
}
play 'Seven moons'
grep -q 'moon: version 7 is new, and checked' log || complain "staff read: $(cat log)"
grep -q 'it is not signed' log || complain "the unsigned one: $(cat log)"
[ "$(find data/incoming -name '*.says' | wc -l)" -eq 0 ] || complain "still there: $(ls data/incoming)"

# the same with an image of a stick that nobody mounts
mformat -C -i image -T 65536 :: && mmd -i image ::/sub ::/sub/deep || complain "no image"
make_story eight.says 8 'Eight moons'
mcopy -i image eight.says ::/sub/eight.says
mcopy -i image eight.says ::/sub/deep/deep.says
mcopy -i image stick/readme.txt ::/readme.txt
intake image
ends 0 in reading 'an image'
grep -q '^1 story found, 1 copied' out || complain "an image: $(cat out log)"
intake --gone
ends 0 gone reading 'a pulled image'
play 'Eight moons'
# the older one again
intake elsewhere
play 'Eight moons'
grep -q 'version 7 of moon is older than version 8' log || complain "an older one: $(cat log)"
# too many
mkdir many
for i in $(seq 70); do echo x >many/$i.says; done
intake many
ends 25 gone too_many '70 stories'
grep -q '^70 stories found, 64 copied' out || complain "70: $(cat out)"
rm -rf data/incoming
# what cannot be read
intake nowhere
[ $? -eq 29 ] || complain "a stick that is not there: $(cat out log)"
head -c 100000 /dev/urandom >noise
intake noise
ends 29 in bad_stick noise
grep -q 'this stick cannot be read' log || complain "noise: $(cat log)"
mformat -C -i blank -T 65536 :: || complain "no image"
intake blank
ends 10 in empty 'a stick just formatted'
# the same without the mark of such a file system: mtools would read it
printf '\0\0' | dd of=blank bs=1 seek=510 conv=notrunc status=none
intake blank
ends 29 in bad_stick 'a stick that is not FAT'
mkdir empty large
intake empty
ends 10 gone empty 'an empty stick'
truncate -s 257M large/moon.says
intake large
ends 22 gone too_large 'a large file'
rm large/moon.says
# pulled in the middle: systemd ends the command, and calls it again
printf 'sayswho stick 3\nstate reading\nfound 0\ncopied 0\nrefused 0\nworst reading\nmissing 0\nend\n' >data/incoming/report
intake --gone
ends 0 gone pulled 'pulled early'
# our own disk
mkdir full
cp eight.says full
(ulimit -f 1; trap '' XFSZ; timeout 100 "$bin/sayswho-intake" --data "$dir/data" full >out 2>log)
[ $? -ne 0 ] || complain "a disk that is full is all well"
intake
[ $? -eq 2 ] || complain "no words: $(cat out log)"

exit $status
