# Installed under /usr the exhibit finds its files: texts, pictures and stories. It runs in a mount
# namespace of its own, over this machine's /usr with everything in it, such as a program called
# `locale`; and from a folder to which it was moved.
build=${BUILD:-build}
export LC_ALL=C.UTF-8 # for msggrep
. tests/shell.sh
status=0
san=$([ "$build" = build/san ] && echo 1 || echo 0)
make -s install SAN="$san" DESTDIR="$dir/root" PREFIX=/usr >"$dir/log" 2>&1 ||
    complain "make install: $(cat "$dir/log")"

# The author's guide is there, and so is every page and picture that it refers to.
pages=$dir/root/usr/share/doc/sayswho-author/assets/stories
for page in README.md shapes.md; do
    [ -s "$pages/$page" ] || complain "the author's guide is not installed: $page"
    for link in $(grep -o '](\([^)#:]*\))' "$pages/$page" | tr -d '()]'); do
        [ -e "$pages/$link" ] || complain "$page refers to $link, which is not installed"
    done
done

# visit PROGRAM: each language shows its own texts, from its catalogue and with its plurals.
cat >"$dir/visit.sh" <<'SH'
program=$1
status=0
said() { # said LANGUAGE WORDS
    printf 'expect text "%s"\ntap start\nexpect screen stories\nshot stories\n' "$2" >"$dir/$1.tour"
    "$program" --headless --lang "$1" --tour "$dir/$1.tour" --shots "$dir" >"$dir/log" 2>&1 || {
        echo "$program --lang $1: $(cat "$dir/log")"
        status=1
    }
    [ ! -s "$dir/log" ] || { cat "$dir/log" && status=1; } # no font, icon or text is missing
}
said en 'Touch to start'
for po in assets/po/*.po; do
    said "$(basename "$po" .po)" "$(msggrep --msgid -e '^Touch to start$' --no-wrap "$po" |
        sed -n 's/^msgstr "\(.\{1,\}\)"$/\1/p' | tail -n 1)"
done
"$program-bundle" new "$dir/mine" >"$dir/log" 2>&1 && "$program-bundle" print poster --lang fr \
    -o "$dir/poster.pdf" "${program%/bin/*}/share/sayswho/stories/moon.says" >>"$dir/log" 2>&1 || {
    echo "$program-bundle: $(cat "$dir/log")"
    status=1
}
rm -rf "$dir/mine"
exit $status
SH
export dir
mkdir -p "$dir/moved/a b"
cp -r "$dir/root/usr" "$dir/moved/a b/here"
sh "$dir/visit.sh" "$dir/moved/a b/here/bin/sayswho" || status=1

user=$([ "$(id -u)" -eq 0 ] || echo --map-root-user)
unshare --mount $user sh -c '
    mount -t overlay overlay -o "lowerdir=$dir/root/usr:/usr" /usr || exit 1
    [ -e /usr/bin/locale ] || { echo "there is no /usr/bin/locale to be misled by"; exit 1; }
    sh "$dir/visit.sh" /usr/bin/sayswho' || complain "not as it should be under /usr, see above;
(it needs leave to make a mount namespace and an overlay in it)"
exit $status
