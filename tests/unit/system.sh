# What the panel asks of the unit: the program that the exhibit starts, the socket, and what root does, with
# stand-ins for the commands that would change this machine, and a stick that is a file.
. tests/shell.sh
bin=$(realpath "${BUILD:-build}")
server=
trap '[ -z "$server" ] || kill $server 2>/dev/null; rm -rf "$dir"' EXIT
mkdir "$dir/bin" "$dir/dev"
cc -Wall -Wextra -Werror -O2 -DSYSTEM_SOCKET="\"$dir/socket\"" -o "$dir/system" firmware/kiosk/system.c || exit 1
stand_in() { # stand_in NAME LINES...
    { echo '#!/bin/sh'; printf '%s\n' "$2"; } >"$dir/bin/$1"
    chmod +x "$dir/bin/$1"
}
stand_in systemctl "case \$1 in list-units) cat '$dir/units' ;; *) echo \"systemctl \$*\" >>'$dir/done' ;; esac"
stand_in date "echo \"date \$*\" >>'$dir/done'"
stand_in hwclock "echo \"hwclock \$*\" >>'$dir/done'"
stand_in amixer "case \$1 in
scontrols) cat '$dir/controls' ;;
*) case \$3 in *Output*) echo \"amixer \$*\" >>'$dir/done' ;; *) exit 1 ;; esac ;;
esac"
printf "Simple mixer control '%s',0\n" IEC958 'Audio Output' 'Mic Output' >"$dir/controls"
stand_in setpriv "echo \"\$1 \$3\" >>'$dir/users'; while [ \"\$1\" != -- ]; do shift; done; shift; exec \"\$@\""
PATH="$dir/bin:$PATH" SAYSWHO_STICK="$dir/stick" SAYSWHO_NOTE="$dir/note" SAYSWHO_DEVICES="$dir/dev" \
    systemd-socket-activate -l "$dir/socket" -a --inetd -E PATH -E SAYSWHO_STICK -E SAYSWHO_NOTE -E SAYSWHO_DEVICES \
    firmware/kiosk/sayswho-system >/dev/null 2>"$dir/log" &
server=$!
tries=0
until [ -S "$dir/socket" ] || [ $tries -ge 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
ask() { # ask STATUS SAYS WORDS...
    expected=$1 says=$2
    shift 2
    said=$("$dir/system" "$@" 2>&1)
    code=$?
    [ $code -eq "$expected" ] && [ "$said" = "$says" ] || complain "$*: exit $code, it says: $said"
}
did() { # did LINES: these were done, and nothing else
    [ "$(cat "$dir/done" 2>/dev/null)" = "$1" ] || complain "done was: $(cat "$dir/done" 2>/dev/null), not $1"
    rm -f "$dir/done"
}
: >"$dir/units"
ask 0 '' off
did 'systemctl --no-block poweroff'
ask 0 '' restart
did 'systemctl --no-block reboot'
ask 0 '' clock 2026-11-27T14:05
did 'date -s 2026-11-27 14:05'
: >"$dir/dev/rtc0"
ask 0 '' clock 2026-11-27T14:05
did "$(printf 'date -s 2026-11-27 14:05\nhwclock -w --utc --noadjfile')"
ask 0 '' volume 100
did "amixer -q sset 'Audio Output',0 100% unmute"
: >"$dir/controls"
ask 1 'the loudspeaker has no volume that can be set' volume 100
# whatever else is asked does nothing
for wrong in 'clock now' 'clock 2026-11-27T14:05;reboot' 'volume 101' 'volume -5' 'volume 1%' 'reboot' 'off now then' '../off' 'stick-close'; do
    # shellcheck disable=SC2086
    "$dir/system" $wrong >"$dir/said" 2>&1 && complain "$wrong is done"
    [ -s "$dir/said" ] || complain "$wrong: it does not say why"
done
did ''
# a stick
ask 1 'no stick is in' stick-open
echo 'sayswho-intake@sdb1.service loaded active exited Stories from the stick' >"$dir/units"
ask 1 'the stick has no FAT32' stick-open
mformat -C -i "$dir/dev/sdb1" -T 65536 :: || complain "no stick"
ask 0 "$dir/stick" stick-open
mkdir "$dir/stick/sayswho-counts"
echo counts >"$dir/stick/sayswho-counts/answers.csv"
ask 0 '' stick-close
[ "$(mtype -i "$dir/dev/sdb1" ::/sayswho-counts/answers.csv)" = counts ] || complain "the counts are not on the stick"
[ ! -e "$dir/stick" ] || complain "the folder is still there"
ask 1 'no stick was opened' stick-close
# once more, over what is there; and a stick that is full
ask 0 "$dir/stick" stick-open
mkdir "$dir/stick/sayswho-counts"
echo more >"$dir/stick/sayswho-counts/answers.csv"
ask 0 '' stick-close
[ "$(mtype -i "$dir/dev/sdb1" ::/sayswho-counts/answers.csv)" = more ] || complain "the newer counts are not on the stick"
ask 0 "$dir/stick" stick-open
head -c 40000000 /dev/zero >"$dir/stick/large"
ask 1 'it could not be copied to the stick: is it full, or was it pulled?' stick-close
grep -qv -- '--reuid=sayswho' "$dir/users" && complain "something of the stick was done as another user: $(cat "$dir/users")"
# the words are those of src/staff/system.c
for word in $(sed -n 's/^    \[SYSTEM_.*\] = "\(.*\)",/\1/p' src/staff/system.c); do
    grep -q "^$word)" firmware/kiosk/sayswho-system || complain "sayswho-system does not have the word $word"
done
exit $status
