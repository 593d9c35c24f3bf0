# The commands in the author's guide, and those that `new` prints, do what they say; none needs a network.
build=$(cd "${BUILD:-build}" && pwd)
guide=$PWD/assets/stories/README.md
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
PATH=$build:$PATH
export PATH

# Without a network where that can be had: a command that waits for one fails then.
alone=
unshare -rn true 2>/dev/null && alone='unshare -rn'

# block HEADING: the first block of code under the guide's heading
block() { sed -n "/^## $1\$/,\$p" "$guide" | sed -n '/^```/,/^```/p' | sed '1d;/^```/,$d'; }

cd "$dir" || exit 1
for name in my-story 'My Story' "it's \$(id) a \"clock\""; do
    sayswho-bundle new "$name" >told || status=1
    [ "$(grep -c '^  sayswho-bundle ' told)" -eq 3 ] || status=1
    grep '^  sayswho-bundle ' told | grep -v preview >lines
    $alone sh -e lines >log 2>&1 && [ -s "$name.says" ] || { echo "new $name: cannot be run: $(cat lines log)" && status=1; }
done

block Translations >lines
grep -q msginit lines && $alone sh -e lines >log 2>&1 || { echo "the lines under Translations fail: $(cat log)" && status=1; }
[ -s my-story/po/fr.po ] || { echo 'no fr.po was made' && status=1; }
exit $status
