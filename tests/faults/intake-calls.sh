# The n-th system call of sayswho-intake fails, or kills it: for every n until the command ends without reaching
# that call. Afterwards only whole files are there for the exhibit, exit 0 means that all are, and the note is whole.
# "long" as argument: every error for every call; a table.
bin=$(realpath "${BUILD:-build}")
. tests/shell.sh
cd "$dir" || exit 1
mkdir stick
head -c 20000 "$bin/stories/moon.says" >stick/moon.says
head -c 9000 "$bin/stories/brussels.says" >stick/brussels.says
whole() { # whole WHERE CODE
    for file in data/incoming/*.says; do
        case $file in
        *-moon.says) cmp -s "$file" stick/moon.says ;;
        *-brussels.says) cmp -s "$file" stick/brussels.says ;;
        *) [ "$file" = 'data/incoming/*.says' ] ;;
        esac || complain "$1: $file is not whole"
    done
    [ "$2" -ne 0 ] || [ "$(find data/incoming -name '*.says' | wc -l)" -eq 2 ] || complain "$1: exit 0, but not all is there"
    [ ! -e data/incoming/report ] || [ "$(tail -1 data/incoming/report)" = end ] || complain "$1: half a note"
}
runs=0
# each CALL FAULT: as strace has them
each() {
    for n in $(seq 100); do
        rm -rf data
        strace -qq -e "inject=$1:$2:when=$n" -e trace="$1" -o calls "$bin/sayswho-intake" --data data stick >out 2>log
        code=$?
        runs=$((runs + 1))
        case $code in
        129 | 13[0-6] | 139) complain "$1 $2 $n: it crashes with $code: $(cat log)" ;;
        esac
        whole "$1 $2 $n" $code
        grep -qE 'INJECTED|killed' calls || return
    done
}
faults='write:error=ENOSPC fsync:error=EIO rename:error=EROFS unlink:error=EIO rename:signal=KILL fsync:signal=KILL write:signal=KILL'
if [ "$1" = long ]; then
    faults=
    for call in openat read write fsync rename unlink; do
        for fault in error=EIO error=ENOSPC error=EROFS signal=KILL; do
            faults="$faults $call:$fault"
        done
    done
fi
for fault in $faults; do
    before=$runs
    each "${fault%%:*}" "${fault#*:}"
    [ "$1" != long ] || echo "$fault: $((runs - before)) runs"
done
# without a fault all is there
rm -rf data
"$bin/sayswho-intake" --data data stick >out 2>log
whole 'no fault' $?
[ -e data/incoming/report ] || complain "no note"
exit $status
