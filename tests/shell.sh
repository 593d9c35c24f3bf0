# What most shell tests begin with, as `. tests/shell.sh` in the top folder: a folder $dir of the test's own, which
# is removed at the end, and `complain`, which says what is wrong and goes on. The test ends with `exit $status`.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
complain() {
    echo "$*"
    status=1
}

# Steps of a tour: staff open their panel with the PIN that faults/staff-first.tour gave it.
open_panel='hold corner 3.2
tap staff:pin:8
tap staff:pin:3
tap staff:pin:5
tap staff:pin:1
tap staff:pin:open'
