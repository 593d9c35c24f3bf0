# new --from begins a story with a text: Markdown as it is, anything else through pandoc, which is asked for only then.
build=$(cd "${BUILD:-build}" && pwd)
bin=$build/sayswho-bundle
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
status=0
fail() { echo "$1" && status=1; }

# A pandoc that notes how it was called, and gives what is in the file "gives".
mkdir none with
cat >with/pandoc <<'END'
#!/bin/sh
echo "$@" >called
cat gives
exit "$(cat ends)"
END
chmod +x with/pandoc
here=$PATH
tools=$(dirname "$(command -v cat)")

cat >text.md <<'END'
# Our *frogs*

Frogs are green. They **jump** far, as [a study](https://a.example) says. Nobody knows how
old the pond is.

- It is deep & wide.
- Dr. A. B. Grant saw it near St. Mary's in the U.S. Army's time.
END
cat >wanted.md <<'END'
# Our *frogs*

[Frogs are green.](#C01) They **jump** far, as [a study](https://a.example) says. Nobody knows how
old the pond is.

- [It is deep & wide.](#C02)
- Dr. A. B. Grant saw it near St. Mary's in the U.S. Army's time.
END
cat >wanted.txt <<'END'
[Frogs are green.](#C01)
[They jump far, as a study says.](#C03)
[Nobody knows how old the pond is.](#C04)
[It is deep & wide.](#C02)
[Dr. A. B. Grant saw it near St. Mary's in the U.S. Army's time.](#C05)
END

# Markdown, as an editor on Windows saves it, without pandoc
sed 's/$/\r/' text.md >windows.md
for text in text.md windows.md; do
    rm -rf story
    PATH=$dir/none:$tools "$bin" new --from $text story >told 2>&1 || fail "$text: $(cat told)"
    cmp story/article.md wanted.md || fail "$text: article.md is not what was wanted"
    grep '^\[' story/sentences.txt | cmp - wanted.txt || fail "$text: sentences.txt is not what was wanted"
    grep -q '5 sentences are numbered' told || fail "$text: $(cat told)"
    "$bin" check story >told 2>&1 || fail "$text: check: $(cat told)"
done

# anything else, with pandoc
echo 0 >ends
cp text.md gives
: >-letter.docx
PATH=$dir/with:$here "$bin" new --from -letter.docx letter >told 2>&1 || fail "a letter: $(cat told)"
cmp letter/article.md wanted.md || fail 'a letter: article.md is not what was wanted'
grep -q -- '^--sandbox --to=commonmark --wrap=none --lua-filter=.*/template/pandoc.lua ./-letter.docx$' called ||
    fail "pandoc was called with: $(cat called)"

# refused TEXT PART: nothing is made, and the message has PART
refused() {
    rm -rf story
    PATH=$path "$bin" new --from "$1" story >told 2>&1
    [ $? -eq 1 ] && [ ! -e story ] && grep -qF -- "$2" told || fail "$1: wanted \"$2\", got $(cat told)"
}
path=$dir/none:$tools
refused letter.docx 'letter.docx: reading it needs pandoc, which cannot be started: No such file or directory; install'
refused missing.md 'missing.md: it cannot be read: No such file'
printf 'a\n\n| a | b |\n|---|---|\n' >table.md
refused table.md 'table.md: line 3: a table is not allowed here; write sentences, or a list'
printf '# Only a heading\n\nOne sentence stands here.\n' >short.md
refused short.md 'short.md: it has fewer than two plain sentences; write some more'
path=$dir/with:$here
echo 1 >ends
refused letter.docx 'letter.docx: pandoc cannot read it; save it as Word, OpenDocument, HTML or Markdown'
echo 0 >ends
yes | head -c 17000000 >gives
refused letter.docx 'letter.docx: pandoc cannot read it'

# with the real one, where it is installed
if command -v pandoc >/dev/null; then
    cat >page.html <<'END'
<h1>Our <i>frogs</i></h1><script>alert(1)</script>
<p>Frogs are green.<img src="x.png" alt="x"> They <b>jump</b> far, as <a href="https://a.example">a study</a> says.</p>
<ul><li>It is deep &amp; wide.<ul><li>Very deep.</li></ul></li></ul>
<table><tr><th>Animal</th><th>Number</th></tr><tr><td>frogs</td><td>14</td></tr></table><hr>
END
    cat >wanted.md <<'END'
# Our *frogs*

[Frogs are green.](#C01) They **jump** far, as a study says.

-   [It is deep & wide.](#C02)
-   Very deep.

Animal, Number.

frogs, 14.
END
    "$bin" new --from page.html page >told 2>&1 || fail "page.html: $(cat told)"
    # versions of pandoc put one or three spaces after a hyphen
    sed 's/^-  */- /' wanted.md >wanted; sed 's/^-  */- /' page/article.md | diff - wanted || fail 'page.html reads otherwise'
fi
exit $status
