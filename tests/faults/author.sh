# sayswho-bundle: each mistake of an author is reported with file, line and what to do; the old bundle stays.
bin=${BUILD:-build}/sayswho-bundle
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0

# Ends a command that uses 20 seconds of CPU time, or that waits for ever.
bounded() { (ulimit -t 20 && exec timeout 300 "$@"); }

fresh() {
    rm -rf "$dir/s"
    cp -r assets/stories/example "$dir/s"
    mkdir -p "$dir/s/pictures"
}

# slip NAME PART COMMAND...: after the command, check must fail with a line that contains PART, and build must
# write no bundle. Neither may take long or use much memory, whatever is in the files. once=yes: no build.
slip() {
    name=$1
    part=$2
    shift 2
    fresh
    (cd "$dir/s" && "$@")
    bounded "$bin" check "$dir/s" >/dev/null 2>"$dir/log"
    code=$?
    if [ $code -ne 1 ] || ! grep -qF -- "$part" "$dir/log"; then
        echo "$name: wanted \"$part\" and 1, got $code and:"
        head -n 20 "$dir/log"
        status=1
    fi
    [ -z "$once" ] || return 0
    bounded "$bin" build -o "$dir/out.says" "$dir/s" >/dev/null 2>"$dir/log"
    code=$?
    if [ $code -ne 1 ] || ! grep -qF -- "$part" "$dir/log" || [ -e "$dir/out.says" ] || [ -e "$dir/out.says.new" ]; then
        echo "$name: build gave $code, and left $(ls "$dir"/out.says* 2>/dev/null)"
        status=1
    fi
}

fresh
"$bin" build -o "$dir/one.says" "$dir/s" >/dev/null || status=1
mkdir "$dir/elsewhere"
cp -r "$dir/s" "$dir/elsewhere/other"
touch -d 2001-01-01 "$dir/elsewhere/other/"*
TZ=Asia/Tokyo "$bin" build -o "$dir/two.says" "$dir/elsewhere/other" >/dev/null || status=1
cmp "$dir/one.says" "$dir/two.says" || status=1
# files as an editor on Windows saves them are the same story
sed -i 's/$/\r/' "$dir/s/"*.yaml "$dir/s/article.md" "$dir/s/po/"*.po
sed -i '1s/^/\xef\xbb\xbf/' "$dir/s/"*.yaml "$dir/s/article.md"
"$bin" build -o "$dir/two.says" "$dir/s" >/dev/null && cmp "$dir/one.says" "$dir/two.says" || status=1

slip 'unknown key' 'story.yaml:5: there is no key "age_nots"; did you mean "age_note"?' sed -i 's/age_note:/age_nots:/' story.yaml
slip 'missing key' 'story.yaml:1: title: it is missing; write it' sed -i '/^title:/d' story.yaml
slip 'wrong value' 'claims.yaml:27: claims[1].facts.access: "opne" is not one of unseen, editor_only, open' sed -i 's/access: open/access: opne/' claims.yaml
slip 'computed fact' 'it is computed from the trail; take it out' sed -i 's/kind: world/kind: world\n      trail_end: origin/' claims.yaml
slip 'cycle' 'goes in a circle from sheet back to email' sed -i 's/^        there: .*14 frogs.*/&\n      - from: sheet\n        to: email\n        relation: cites\n        change: none\n        here: a\n        there: b/' claims.yaml
slip 'dangling edge' 'no work or gap is called "sheeet"; add it, or mend the name' sed -i 's/to: sheet/to: sheeet/' claims.yaml
slip 'one wording' 'claims[1].trail[2].there: it is missing' sed -i '/there: .*14 frogs/d' claims.yaml
slip 'bad relation' '"sums_up" is not one of quotes, paraphrases' sed -i 's/relation: summarises/relation: sums_up/' claims.yaml
slip 'fact about no origin' 'the trail does not reach an origin; take it out' sed -i '/to: sheet/{s/sheet/nothing/;n;s/summarises/ends_at_gap/}; s/^    known:/    gaps:\n      - id: nothing\n        label: Nothing\n        sought: x\n        where: y\n        when: 2026\n        result: lost\n&/' claims.yaml
slip 'marked never' 'E01 is never marked; mark its words as [words](#E01)' sed -i 's/(#E01)//; s/\[The class/The class/' article.md
slip 'marked twice' 'E01 is marked a second time' sed -i 's/The frogs were/[The frogs](#E01) were/' article.md
slip 'unknown claim' 'E02 is marked here, but claims.yaml has no such claim' sed -i 's/The frogs were/[The frogs](#E02) were/' article.md
slip 'path' 'no marked claim is called "E09"' sed -i 's/path: \[E01\]/path: [E09]/' story.yaml
slip 'list in a list' 'article.md:6: a list in a list is not allowed here' sh -c 'printf "\n- one\n  - two\n" >> article.md'
slip 'HTML' 'HTML is not allowed here' sh -c 'printf "\n<b>out</b>\n" >> article.md'
slip 'a million quotes' 'is not allowed here' sh -c 'yes "> - a

<b>" | head -n 300000 >article.md'
slip 'tab' 'there is a tab; use spaces' sh -c 'printf "\tx: y\n" >> story.yaml'
slip 'BOM in a translation' 'po/fr.po:1: it begins with a byte order mark; save it as UTF-8 without' sed -i '1s/^/\xef\xbb\xbf/' po/fr.po
slip 'invisible' 'story.yaml:1: a character that came with copied text is an invisible space' sed -i '1s/$/ #\xe2\x80\x8b/' story.yaml
slip 'Latin-1' 'it is not UTF-8; save it as UTF-8' sh -c 'printf "# caf\351\n" >> story.yaml'
slip 'empty' 'story.yaml: it is empty' sh -c ': > story.yaml'
slip 'missing file' 'claims.yaml: it cannot be read' rm claims.yaml
slip 'anchors' 'may not begin with &, * or !' sh -c 'printf "x: &a [1]\ny: *a\n" >> story.yaml'
slip 'an anchor in itself' 'may not begin with &, * or !' sh -c 'printf "x: &a\n  y: *a\n" >> story.yaml'
slip 'a billion laughs' 'claims.yaml:2: b[2]: a text may not begin with &, * or !' sh -c '
    echo "a: [lol]" >claims.yaml
    for n in b c d e f g h i j k; do echo "$n: &$n [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]"; done >>claims.yaml'
slip 'lists in lists' 'nested too deep' sh -c 'head -c 1000000 /dev/zero | tr "\0" "[" >claims.yaml'
slip '200,000 keys' 'there is no key "a"; did you mean' sh -c 'yes "a: b" | head -n 200000 >claims.yaml'
slip '200,000 marks' 'E02 is marked here, but' sh -c 'yes "[x](#E02)

" | head -n 200000 >article.md'
for big in story.yaml claims.yaml article.md; do
    slip "100 MB of $big" "$big: it is larger than " truncate -s 100M $big
done
slip 'a drawing of 100 MB' 'pictures/cover.svg: it is larger than 8000000 bytes' truncate -s 100M pictures/cover.svg
slip 'not YAML' 'a list that begins with [ does not end; add ]' sh -c 'printf "x: [1\n" >> story.yaml'
slip 'missing picture' 'pictures/pond.png is missing' sed -i 's/cover.svg/pond.png/' story.yaml
slip 'a JPEG that ends too early' 'pictures/e01.png: the JPEG is damaged, or has more than' sh -c '
    printf "\377\330\377\340\000\020JFIF\000\001" >pictures/e01.png
    sed -i "s/e01.svg/e01.png/" claims.yaml'
slip 'a JPEG by the name of a drawing' 'pictures/e01.svg: it is not an SVG drawing' sh -c '
    printf "\377\330\377\340\000\020JFIF\000\001" >pictures/e01.svg'
once=yes
slip 'a drawing that takes hours' 'pictures/e01.svg: it takes longer than 10 seconds to draw' sh -c '
    {
        echo "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><filter id=\"f\">"
        yes "<feTurbulence numOctaves=\"9\" baseFrequency=\"9\"/>" | head -n 1000
        echo "</filter><rect width=\"9\" height=\"9\" filter=\"url(#f)\"/></svg>"
    } >pictures/e01.svg'
once=
slip 'another file in a drawing' 'pictures/e01.svg: it shows "file:///etc/passwd", which is not in' sh -c '
    echo "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><image href=\"file:///etc/passwd\"/></svg>" \
        >pictures/e01.svg'
slip 'a drawing of nothing' 'pictures/e01.svg: nothing can be seen on it' sh -c '
    echo "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g/></svg>" >pictures/e01.svg'
slip 'laughs in a drawing' 'pictures/e01.svg: it is not an SVG drawing' sh -c '
    {
        echo "<!DOCTYPE svg [<!ENTITY a \"lol\">"
        last=a
        for n in b c d e f g h i j k; do
            echo "<!ENTITY $n \"&$last;&$last;&$last;&$last;&$last;&$last;&$last;&$last;&$last;&$last;\">"
            last=$n
        done
        echo "]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&k;</text></svg>"
    } >pictures/e01.svg'
slip 'no picture' 'it is no JPEG, PNG or SVG; save it as one of them' sh -c 'echo JPEG > pictures/pond.png; sed -i s/cover.svg/pond.png/ story.yaml'
slip 'no font' 'no font on the exhibit has the character U+4E2D' sed -i 's/^title: .*/title: The 中 frogs/' story.yaml

# a build that fails leaves the old bundle as it was, and nothing beside it
fresh
echo 'nonsense: 1' >>"$dir/s/story.yaml"
before=$(cksum <"$dir/one.says")
"$bin" build -o "$dir/one.says" "$dir/s" >/dev/null 2>&1 && status=1
[ "$before" = "$(cksum <"$dir/one.says")" ] || status=1
[ ! -e "$dir/one.says.new" ] || status=1
# a build that is killed at any moment leaves either the old bundle or the new one, complete
tests/bench/author "$dir/large" 240
for after in 0.01 0.02 0.03 0.04 0.05 0.06 0.08 0.1; do
    timeout -s KILL $after "$bin" build -o "$dir/one.says" "$dir/large" >/dev/null 2>&1
    "$bin" check "$dir/one.says" >/dev/null || status=1
done
"$bin" build -o "$dir/no/such/place.says" assets/stories/example >/dev/null 2>"$dir/log" && status=1
grep -q 'cannot be written' "$dir/log" || status=1
"$bin" frobnicate 2>"$dir/log"
[ $? -eq 2 ] || status=1
exit $status
