# sayswho-bundle print: every sheet on every paper opens, shows its claims, keeps its margins and fills its
# pages. The bytes are the same each time. What cannot be printed is reported, and the old file stays.
build=${BUILD:-build}
bin=$build/sayswho-bundle
. tests/shell.sh
mkdir "$dir/tmp" "$dir/out"
export TMPDIR="$dir/tmp"

# sheet KIND PAPER LANG STORY: prints it and checks its pixels and its text
sheet() {
    "$bin" print "$1" --paper "$2" --lang "$3" -o "$dir/out/sheet.pdf" "$4" || complain "$*: not printed"
    rm -f "$dir"/page-*
    pdftoppm -gray -r 50.8 "$dir/out/sheet.pdf" "$dir/page" 2>"$dir/log" || complain "$*: it does not open"
    [ ! -s "$dir/log" ] || complain "$*: $(cat "$dir/log")"
    pdfinfo "$dir/out/sheet.pdf" >"$dir/info"
    pdftotext "$dir/out/sheet.pdf" "$dir/words"
    /usr/bin/python3 tests/tools/print_check.py "$@" "$dir" || status=1
}

for story in "$build"/stories/*.says; do
    for paper in A4 Letter; do
        for kind in worksheet key poster; do
            sheet $kind $paper en "$story"
        done
    done
done
for lang in $(basename -s .po assets/po/*.po); do
    for story in "$build"/stories/*.says; do
        sheet worksheet Letter $lang "$story"
        sheet poster Letter $lang "$story"
    done
    sheet key A4 $lang "$build/stories/chocolate.says"
done

# Two claims that follow each other are marked apart, and emphasis is kept: in the text, and where a claim stands alone.
cp -r assets/stories/moon "$dir/beside"
rm -r "$dir/beside/po"
sed -i -e '/^swap/d' -e 's/^path: .*/path: [M01, M11]/' "$dir/beside/story.yaml"
/usr/bin/python3 - "$dir/beside/article.md" <<'END'
import re, sys
text = open(sys.argv[1]).read()
marks = dict((mark[-4:-1], mark) for mark in re.findall(r"\[[^]]*\]\(#M(?:01|11)\)", text))
text = text.replace(marks["M11"], "").replace(marks["M01"], marks["M01"].replace("the", "*the*", 1) + marks["M11"])
open(sys.argv[1], "w").write(text)
END
"$bin" print worksheet -o "$dir/beside.pdf" "$dir/beside" || complain "claims that follow each other: not printed"
for page in 1 3; do
    pdffonts -f $page -l $page "$dir/beside.pdf" | grep -q 'NotoSerif-Italic' || complain "page $page: no emphasis"
done
pdftoppm -gray -r 200 -f 1 -l 1 "$dir/beside.pdf" "$dir/beside"
/usr/bin/python3 - "$dir"/beside-*.pgm <<'END' || complain "claims that follow each other look like one"
import collections, re, sys
width, data = re.match(rb"P5\s+(\d+)\s+\d+\s+255\s(.*)", open(sys.argv[1], "rb").read(), re.S).groups()
marker = re.escape(bytes([max(range(200, 250), key=data.count)]))
slit = re.compile(marker + rb"{4}[^\xff]?\xff{2,8}[^\xff]?" + marker + b"{4}")
starts = collections.Counter(found.start() for y in range(len(data) // int(width))
                             for found in slit.finditer(data[y * int(width):(y + 1) * int(width)]))
sys.exit(max(starts.values(), default=0) < 15)  # so many rows, one above the other
END

# the same bytes from a folder and from its bundle, in another folder, in another time zone
story=assets/stories/brussels
cp -r $story "$dir/elsewhere"
for kind in worksheet key poster; do
    "$bin" print $kind -o "$dir/one.pdf" "$build/stories/brussels.says"
    TZ=Asia/Tokyo LC_ALL=C "$bin" print $kind -o "$dir/two.pdf" "$dir/elsewhere"
    cmp "$dir/one.pdf" "$dir/two.pdf" || status=1
    # set in the exhibit's own fonts, and in no other that is installed here
    pdffonts "$dir/one.pdf" | tail -n +3 >"$dir/fonts"
    grep -q '+Inter-SemiBold ' "$dir/fonts" || complain "$kind: not set in Inter: $(cat "$dir/fonts")"
    grep -v '+\(Inter\|Noto\)' "$dir/fonts" && complain "$kind: a font that is not ours, see above"
done
[ -z "$(ls "$dir/tmp")" ] || complain "something is left in TMPDIR: $(ls "$dir/tmp")"

# refused EXIT PART WORDS...: it says so, leaves nothing behind and the old file as it was
echo "%PDF-old" >"$dir/out/old.pdf"
rm -f "$dir/out/sheet.pdf"
refused() {
    wanted=$1
    part=$2
    shift 2
    "$bin" print "$@" >/dev/null 2>"$dir/log"
    code=$?
    [ $code -eq "$wanted" ] || complain "print $*: exit $code, not $wanted"
    grep -qF -- "$part" "$dir/log" || complain "print $*: wanted \"$part\", got: $(cat "$dir/log")"
    [ "$(ls "$dir/out")" = old.pdf ] && [ "$(cat "$dir/out/old.pdf")" = %PDF-old ] || complain "print $*: half written"
    [ -z "$(ls "$dir/tmp")" ] || complain "print $*: left in TMPDIR: $(ls "$dir/tmp")"
}

says=$build/stories/chocolate.says
refused 2 'print knows the papers A4 and Letter, not A5' key --paper A5 -o "$dir/out/old.pdf" "$says"
refused 2 '--lang xx: write one of en, ' key --lang xx -o "$dir/out/old.pdf" "$says"
refused 2 '-o wants FILE after it' key "$says" -o
refused 2 '--colour is no option, or begins several; --help lists them' key --colour red -o "$dir/out/old.pdf" "$says"
refused 2 'print makes a worksheet, a key or a poster, not card' card -o "$dir/out/old.pdf" "$says"
refused 2 'write: sayswho-bundle print worksheet|key|poster -o FILE.pdf STORY' key -o "$dir/out/old.pdf" "$says" "$says"
refused 2 'write: sayswho-bundle print worksheet|key|poster -o FILE.pdf STORY' key "$says"
refused 1 'it cannot be opened' key -o "$dir/out/old.pdf" "$dir/nowhere.says"
refused 1 'it cannot be written' key -o "$dir/no/such/place.pdf" "$says"

# spoilt FILE KEY VALUE: the story of the frogs with another text
spoilt() {
    rm -rf "$dir/broken"
    cp -r assets/stories/example "$dir/broken"
    rm -rf "$dir/broken/po"
    sed -i "s/^\( *\)$2: .*/\1$2: $3/" "$dir/broken/$1"
}
long=$(printf 'words %.0s' $(seq 600))
spoilt story.yaml minutes 1
refused 1 'this story is not translated into Français; add po/fr.po' key --lang fr -o "$dir/out/old.pdf" "$dir/broken"
spoilt claims.yaml deciding "$long"
refused 1 'claim E01: it has a text that is longer than a page; shorten it' key -o "$dir/out/old.pdf" "$dir/broken"
refused 1 'claim E01: its words do not fit on a poster; shorten them' poster -o "$dir/out/old.pdf" "$dir/broken"
spoilt claims.yaml title "$long"
refused 1 'it has more words than a page; shorten them' key -o "$dir/out/old.pdf" "$dir/broken"
spoilt story.yaml credit "$long"
refused 1 'title, credit and licence do not fit into the foot' poster -o "$dir/out/old.pdf" "$dir/broken"
spoilt story.yaml content_note "$long"
refused 1 'title and notes take more than a page' worksheet -o "$dir/out/old.pdf" "$dir/broken"
refused 1 'title and notes take more than a page' key -o "$dir/out/old.pdf" "$dir/broken"
spoilt article.md x x
sed -i "s/Next month/$long/" "$dir/broken/article.md"
refused 1 'a paragraph that is longer than a page' worksheet -o "$dir/out/old.pdf" "$dir/broken"
spoilt article.md x x
sed -i "s/\[The class/[$(printf 'words %.0s' $(seq 250)) The class/" "$dir/broken/article.md"
refused 1 'claim E01: its words leave no room on the sheet' worksheet -o "$dir/out/old.pdf" "$dir/broken"
spoilt story.yaml minutes 1
echo 'nonsense: 1' >>"$dir/broken/story.yaml"
refused 1 'broken/story.yaml:' poster -o "$dir/out/old.pdf" "$dir/broken"
# a full disk
(
    trap '' XFSZ
    ulimit -f 8
    refused 1 'is there room' key -o "$dir/out/old.pdf" "$says"
    exit $status
) || status=1
exit $status
