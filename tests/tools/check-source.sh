# tests/check-source catches what it promises to: in a copy of the sources one fault of each kind is
# planted, and each is told.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp -r src tools tests docs .clang-format "$dir"
cd "$dir" || exit 1
status=0
: >wanted

# plant MESSAGE FILE SED...: the file changed, and what check-source is to say of it.
plant() {
    echo "$1" >>wanted
    file=$2
    shift 2
    cp "$file" before
    sed -i "$@" "$file"
    cmp -s before "$file" && echo "nothing is planted in $file: $*" && status=1
}
include() { # include MESSAGE FILE WHAT: the file includes it as well
    echo "$1" >>wanted
    sed -i "0,/^#include/s//#include $3\n#include/" "$2"
    grep -q "^#include $3" "$2" || { echo "nothing is planted in $2: $3" && status=1; }
}
include 'src/rubric/rubric.c: rubric may not use visit; see tests/layers.txt' src/rubric/rubric.c '"visit\/visit.h"'
include 'sayswho-bundle/files may not use ledger' tools/sayswho-bundle/files/text_file.c '"ledger\/ledger.h"'
include 'sayswho-report may not use screens' tools/sayswho-report/main.c '"screens\/screens.h"'
include 'text_file.c: it includes what stands above its room' tools/sayswho-bundle/files/text_file.c '"folder.h"'
include 'src/screens/read.c: SDL belongs in src/stage alone' src/screens/read.c '<SDL.h>'
include 'src/visit/way.c: SDL belongs in src/stage alone' src/visit/way.c '<SDL2\/SDL_events.h>'
include 'src/stage/keys.c: SDL_ttf belongs in src/typeset alone' src/stage/keys.c '<SDL_ttf.h>'
include 'src/shelf/shelf.c: SQLite belongs in src/bundle src/ledger src/store alone' src/shelf/shelf.c '<sqlite3.h>'
include 'src/speech/voice.c: espeak-ng, which is under the GPL, belongs in tools/sayswho-voice alone' \
    src/speech/voice.c '<espeak-ng\/speak_lib.h>'
include 'these include each other in a circle: src/base/clock, src/base/log' src/base/log.h '"base\/clock.h"'
include 'these include each other in a circle: src/base/clock, src/base/log' src/base/clock.h '"base\/log.h"'
plant 'src/base/hash.h: mix_bytes carries neither' src/base/hash.h '/^#endif/i void mix_bytes(int bytes);'
plant 'src/base/hash.h: MIXED carries neither' src/base/hash.h '/^#endif/i #define MIXED 1'
plant 'src/base/hash.h: mix_table carries neither' src/base/hash.h '/^#endif/i extern const int mix_table[4];'
plant 'src/base/utf8.h: the type utf8_sign begins without a capital' src/base/utf8.h '/^#endif/i typedef int utf8_sign;'
plant 'has a type Arena too' src/scene/scene.h '/^#endif/i typedef struct Arena Arena;'
plant 'tests/layers.txt: base uses words, which stands below it' tests/layers.txt 's/^base:.*/base: words/'
plant 'name base/paths.h: paths_home is no exception any more; take it out' tests/exceptions.txt \
    '$a name base/paths.h: paths_home  # it is not there'
plant 'src/base/paths.h does not compile alone' src/base/paths.h '/^#endif/i void paths_all(Arena *arena);'
plant 'strcpy(path, name);' src/base/file.c '$a void file_call(char *path, const char *name) { strcpy(path, name); }'
plant 'banned calls, see above' src/main.c '$a int main_call(const char *text) { return atoi(text); }'
plant 'a phrase of ours around other words is put together by phrase_print()' src/screens/about.c \
    '$a const char *about_phrase(Arena *arena) { return arena_print(arena, words_in(NULL, "%d of %s"), 1, ""); }'
plant 'comments send to docs/nowhere.md, which is not here' src/visit/visit.c '1s|^/\*|/* docs/nowhere.md: |'
plant 'src/words/plural.c has ' src/words/plural.c "\$a $(printf '/* long */\\n%.0s' $(seq 700))"
plant 'that is not how .clang-format has it; make format' src/panel/edid.c 's/^    return/  return/'
tests/check-source >said 2>&1 && echo "it finds nothing wrong" && status=1
while read -r message; do
    case $message in
    *make\ format) clang-format --version | grep -q 'version 14\.' || continue ;;
    esac
    grep -qF -- "$message" said || { echo "it does not say: $message" && status=1; }
done <wanted
exit $status
