# keygen, sign and verify with minisign's key files: the stock minisign verifies what we sign, we verify what
# it signs, and each reads the other's keys, with and without a password.
build=${BUILD:-build}
bin=$(realpath "$build")/sayswho-bundle
. tests/shell.sh
cp "$build/stories/moon.says" "$dir/plain.says"
cd "$dir" || exit 1
holds() { "$@" >out 2>&1 || complain "$* says: $(cat out)"; }
fails() { # fails STATUS WORDS COMMAND...: exits with the status and says the words
    expected=$1
    words=$2
    shift 2
    code=0
    "$@" >out 2>&1 </dev/null || code=$?
    [ $code -eq "$expected" ] && grep -q "$words" out && [ "$(wc -l <out)" -eq 1 ] || complain "$*: exit $code: $(cat out)"
}
# Takes a signed bundle apart into what is signed and minisign's own file, as docs/bundle.md says.
apart() { # apart FILE.says
    head -c -4096 "$1" >body
    tail -c 4096 "$1" | grep . >body.minisig
}
together() { # together FILE.says
    { cat body body.minisig; head -c $((4096 - $(wc -c <body.minisig))) /dev/zero | tr '\0' '\n'; } >"$1"
}

holds "$bin" keygen -W -p our.pub -s our.key
cp plain.says ours.says
holds "$bin" sign -s our.key ours.says
grep -q '^ours.says: signed with key [0-9A-F]\{16\}$' out || complain "sign says: $(cat out)"
holds "$bin" verify -p our.pub ours.says
grep -q '^ours.says: moon, version [0-9]*; the signature is good (key [0-9A-F]\{16\})$' out || complain "verify says: $(cat out)"
cmp -s plain.says body 2>/dev/null
apart ours.says
cmp plain.says body || complain "signing changed the bundle itself"
holds minisign -V -p our.pub -m body
# the same bytes again, also over an older signature
cp ours.says again.says
holds "$bin" sign -s our.key again.says
cmp ours.says again.says || complain "signing twice gives other bytes"

# minisign signs, we verify
minisign -G -W -p their.pub -s their.key >/dev/null
version=$(sqlite3 "file:plain.says?immutable=1" 'SELECT version FROM story')
holds minisign -S -s their.key -m body -t "sayswho story moon version $version"
together theirs.says
holds "$bin" verify -p their.pub theirs.says
# minisign's key signs here, our key signs there
cp plain.says mixed.says
holds "$bin" sign -s their.key mixed.says
cmp mixed.says theirs.says || complain "the same key gives another signature"
holds minisign -S -s our.key -m body -t "sayswho story moon version $version"
together mixed.says
holds "$bin" verify -p our.pub mixed.says
# a key with a password, from each to the other; it costs a second and up to 1 GiB
printf 'a b\na b\n' | "$bin" keygen -p locked.pub -s locked.key >out 2>&1 || complain "keygen with a password: $(cat out)"
echo 'a b' | minisign -S -s locked.key -m body >out 2>&1 || complain "minisign with our locked key: $(cat out)"
holds minisign -V -p locked.pub -m body
printf 'c\nc\n' | minisign -G -p closed.pub -s closed.key >/dev/null 2>&1
echo c | "$bin" sign -s closed.key mixed.says >out 2>&1 || complain "sign with a locked key of minisign: $(cat out)"
holds "$bin" verify -p closed.pub mixed.says
echo d | "$bin" sign -s closed.key mixed.says >out 2>&1 && complain "a wrong password signs"
grep -q 'the password is wrong' out || complain "a wrong password: $(cat out)"

# what is refused
fails 16 'a key that is not trusted here' "$bin" verify -p their.pub ours.says
fails 15 'it is not signed' "$bin" verify -p our.pub plain.says
holds minisign -S -s our.key -m body -t "sayswho story moon version $((version + 1))"
together newer.says
fails 18 "its signature is for version $((version + 1)) of moon, but it is version $version of moon" "$bin" verify -p our.pub newer.says
holds minisign -S -s our.key -m body -t "sayswho story sun version $version"
together other.says
fails 18 'its signature is for version' "$bin" verify -p our.pub other.says
ln -s ours.says link.says
fails 23 'it is a symbolic link' "$bin" verify -p our.pub link.says
fails 1 'not a public key' "$bin" verify -p our.key ours.says
fails 1 'not a secret key' "$bin" sign -s our.pub ours.says
"$bin" keygen -W -p our.pub -s new.key >out 2>&1 && complain "keygen writes over a key"
grep -q 'a key is never written over' out && [ ! -e new.key ] || complain "keygen over a key: $(cat out)"
# a bundle that is wrong is not signed, and stays as it was
cp plain.says wrong.says
sqlite3 wrong.says "UPDATE claim SET label = CAST(x'C3' AS TEXT)"
cp wrong.says before
"$bin" sign -s our.key wrong.says >out 2>&1 && complain "a wrong bundle is signed"
cmp wrong.says before && [ ! -e wrong.says.new ] || complain "a wrong bundle does not stay as it was"
exit $status
