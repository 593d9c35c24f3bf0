#!/bin/sh
# A font that cannot be read from the disk: it is logged, at most once a second, and the visit goes on.
set -e
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
font=/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf
export ASAN_OPTIONS=detect_leaks=0
for when in 1 1+; do
    strace -f --seccomp-bpf -o "$dir/trace" -P $font -e trace=read -e inject=read:error=EIO:when=$when \
        "$bin/sayswho" --headless --tour tests/tours/walk-up.tour "$bin/stories/brussels.says" 2>"$dir/log"
    grep -q "$font: the font cannot be read: Input/output error" "$dir/log"
    [ "$(wc -l <"$dir/log")" -lt 20 ]
done
