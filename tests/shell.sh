# What most shell tests begin with, as `. tests/shell.sh` in the top folder: a folder $dir of the test's own, which
# is removed at the end, and `complain`, which says what is wrong and goes on. The test ends with `exit $status`.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
complain() {
    echo "$*"
    status=1
}
