#!/bin/sh
# Without a display a command that a person started ends with an error.
set -e
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset DISPLAY WAYLAND_DISPLAY
export XDG_RUNTIME_DIR="$dir"

# $1: the only driver that SDL may use; "" lets it look for one.
refuses() {
    code=0
    SDL_VIDEODRIVER=$1 timeout 60 "$bin/sayswho" --data "$dir" "$bin/stories/brussels.says" \
        2>"$dir/log" </dev/null || code=$?
    [ $code -eq 1 ]
    grep -q 'no display: .*; connect one, start it on a desktop, or use --headless' "$dir/log"
}
refuses x11
refuses wayland
# SDL then finds a driver that shows nothing; on a machine with a display it would use the display.
[ -e /dev/dri/card0 ] || refuses ''
