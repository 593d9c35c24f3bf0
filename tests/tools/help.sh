# Each program's --help and its man page name the same options and commands.
build=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
for page in src/sayswho.1 tools/*/*.1; do
    program=$(basename "$page" .1)
    "$build/$program" --help >"$dir/help" 2>"$dir/log" && [ ! -s "$dir/log" ] ||
        { echo "$program --help does not end well" && status=1; }
    # In the help an option begins a line, or follows another after a comma; a command begins a line and
    # has two spaces after it.
    {
        sed -n '/^  -/{s/   .*//;p}' "$dir/help" | grep -oE -- '(^| )--?[a-z]+'
        sed -nE 's/^  ([a-z]+)  .*/\1/p' "$dir/help"
    } | tr -d ' ' | sort -u >"$dir/told"
    {
        grep -oE 'Fl -?[a-z]+' "$page" | sed 's/Fl /-/'
        # a command is a .Cm after .Nm in the synopsis
        sed -n '/^.Sh SYNOPSIS/,/^.Sh DESC/p' "$page" | sed -nE '/^\.Nm/{n;s/^\.Cm ([a-z]+)$/\1/p}'
    } | sort -u >"$dir/written"
    diff "$dir/told" "$dir/written" >"$dir/differ" || {
        echo "$program: --help (<) and $page (>) differ:"
        grep '^[<>]' "$dir/differ"
        status=1
    }
    "$build/$program" --version | grep -qE "^$program [0-9.]+$" || { echo "$program --version" && status=1; }
    "$build/$program" --no-such-option >/dev/null 2>&1
    [ $? -eq 2 ] || { echo "$program takes an option that is not there" && status=1; }
done
exit $status
