# What make builds again, and with which compiler: flags, the version and the list of files count as
# sources. Tried on one room in a folder of its own.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/src"
cp -r src/base "$dir/src"
mkdir -p "$dir/firmware" "$dir/tests/fuzz"
cp Makefile "$dir"
cp firmware/firmware.mk "$dir/firmware"
cp tests/fuzz/fuzz.mk "$dir/tests/fuzz"
lib=build/libsayswho.a
status=0

# The compiler, which writes down that it was called.
cat >"$dir/noting-cc" <<SH
#!/bin/sh
case " \$* " in *" -MMD "*) echo "\$*" >>calls ;; esac
exec ${CC:-gcc} "\$@"
SH
chmod +x "$dir/noting-cc"
unset MAKEFLAGS MAKELEVEL CFLAGS CPPFLAGS LDFLAGS VERSION CROSS SAN
files=$(ls "$dir"/src/base/*.c | wc -l)

# compiles NAME COUNT [ARGUMENT...]: make with these arguments compiles so many files.
compiles() {
    name=$1
    wanted=$2
    shift 2
    : >"$dir/calls"
    make -s -C "$dir" CC=./noting-cc "$@" $lib >"$dir/log" 2>&1 || { cat "$dir/log" && status=1; }
    got=$(wc -l <"$dir/calls")
    [ "$got" -eq "$wanted" ] || { echo "$name: $got files are compiled, not $wanted" && status=1; }
}
compiles 'the first time' "$files"
compiles 'nothing new' 0
compiles 'another PREFIX' 0 PREFIX=/usr
compiles 'another version' "$files" VERSION=9.9.9
compiles 'other flags' "$files" VERSION=9.9.9 CFLAGS=-O1
grep -q -- '-O1 .*-Isrc' "$dir/calls" || { echo "CFLAGS does not add to what the code needs" && status=1; }
compiles 'the same flags' 0 VERSION=9.9.9 CFLAGS=-O1
touch "$dir/src/base/hash.h"
compiles 'a header' "$(grep -lE '^#include "base/hash.h"' "$dir"/src/base/*.c | wc -l)" VERSION=9.9.9 CFLAGS=-O1

# A file that is gone is gone from the library too, and so is what was made of a story that is gone.
rm "$dir/src/base/hash.c"
echo 'int added; /* for the test */' >"$dir/src/base/added.c"
compiles 'a file for another' 1 VERSION=9.9.9 CFLAGS=-O1
ar t "$dir/$lib" | grep -qx added.o || { echo "what was added is not in the library" && status=1; }
ar t "$dir/$lib" | grep -qx hash.o && echo "what was taken away is still in the library" && status=1
mkdir -p "$dir/build/stories" "$dir/build/tests/base"
touch "$dir/build/stories/gone.says" "$dir/build/tests/base/gone_test"
make -s -C "$dir" data
[ -z "$(find "$dir/build" -name 'gone*')" ] || { echo "what is gone is still shown and tested" && status=1; }
make -s -C "$dir" CC=./no-such-compiler $lib >/dev/null 2>&1 && echo "CC is not honoured" && status=1
exit $status
