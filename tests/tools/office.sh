# Opens the exported tables in LibreOffice, as somebody in an office would, and writes them again: every row and every
# text is there, and nothing became a formula. Without LibreOffice nothing is tested; `make test` installs it.
build=${BUILD:-build}
command -v soffice >/dev/null || { echo "LibreOffice is not installed: not tested"; exit 0; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$build/tests/tools/report_test" fill "$dir/ledger" 700
"$build/sayswho-report" export --data "$dir/ledger" -o "$dir/csv" || exit 1
# Comma, quotes, UTF-8, from the first line. A profile of its own, so that another one that runs is left alone.
office() { soffice "-env:UserInstallation=file://$dir/profile" --headless "$@" >"$dir/log" 2>&1; }
for name in answers claims; do
    office --infilter='CSV:44,34,76,1' --convert-to ods --outdir "$dir/ods" "$dir/csv/$name.csv" &&
        office --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false' --outdir "$dir/again" "$dir/ods/$name.ods" ||
        { cat "$dir/log" && exit 1; }
done
/usr/bin/python3 - "$dir" <<'P'
import csv, sys, zipfile
faults = 0
for name in "answers", "claims":
    def rows(folder):
        with open(f"{sys.argv[1]}/{folder}/{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.reader(file))
    ours, theirs = rows("csv"), rows("again")
    if len(ours) < 3:
        sys.exit(f"{name}.csv has no rows")
    if len(ours) != len(theirs):
        print(f"{name}.csv has {len(ours)} rows, in LibreOffice {len(theirs)}")
        faults += 1
    for number, (a, b) in enumerate(zip(ours, theirs), 1):
        if a != b and faults < 5:
            print(f"{name}.csv, row {number}: {a} is in LibreOffice {b}")
            faults += 1
    content = zipfile.ZipFile(f"{sys.argv[1]}/ods/{name}.ods").read("content.xml").decode()
    if "table:formula" in content:
        print(f"{name}.csv: a text became a formula")
        faults += 1
sys.exit(faults > 0)
P
