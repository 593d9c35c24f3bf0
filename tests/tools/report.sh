# What sayswho-report writes of a few visits and of many, in each language: no count under ten anywhere, a page that needs
# nothing else, CSV as RFC 4180 has it; merging; the check; what the exhibit itself puts into the ledger.
build=${BUILD:-build}
report=$build/sayswho-report
check="/usr/bin/python3 tests/tools/report_check.py"
. tests/shell.sh
says() { grep -qF "$1" "$dir/log" || complain "not said: $1; but: $(cat "$dir/log")"; }

for visits in 0 7 40 700; do
    at=$dir/$visits
    "$build/tests/tools/report_test" fill "$at" $visits
    for lang in en fr nl ar; do
        "$report" summary --data "$at" --lang $lang >"$at/summary.$lang.txt" || complain "summary of $visits"
        "$report" html --data "$at" --lang $lang -o "$at/$lang.html" || complain "html of $visits"
        [ $lang = en ] || [ $visits = 0 ] || ! cmp -s "$at/en.html" "$at/$lang.html" || complain "$lang is English"
    done
    "$report" export --data "$at" -o "$at/csv" || complain "export of $visits"
    "$report" check --data "$at" >"$at/check.txt" || complain "check of $visits"
    $check page "$at"/*.html || status=1
    $check csv "$at/csv" "$at/answers.db" || status=1
    # Of many visits the other languages name places of claims in their own words.
    [ $visits = 700 ] || $check counts "$at"/*.html "$at"/*.txt "$at/csv/claims.csv" || status=1
done
$check counts "$dir/700/en.html" "$dir/700"/*.txt "$dir/700/csv/claims.csv" || status=1
grep -q '<h1>Not enough visits yet: fewer than 10 of 200' "$dir/7/en.html" || complain "seven visits"
grep -q '<h1>Visitors ' "$dir/700/en.html" || complain "700 visits"
grep -q '=who, &quot;led&quot; &lt;the&gt; study' "$dir/700/en.html" || complain "a label is not escaped"
grep -q ',C02," =who, ""led"" <the> study",weak,W2,' "$dir/700/csv/claims.csv" || complain "a label is not quoted"

# school classes, apart from visits; a vote of nine hands is in no number
says="School classes, counted apart: 350 votes before the rope, 175 after it. On the trail's side: 48 of 100 before, 88 after."
grep -qF "$says" "$dir/700/en.html" ||
    complain "html of classes"
grep -q '^  classes, before  *28  *56  *63  *28$' "$dir/700/summary.en.txt" || complain "votes of classes"
[ "$(grep -c '^  classes, after' "$dir/700/summary.en.txt")" = 1 ] || complain "a vote of nine hands is told"
grep -q 'counted apart: 50 votes before the rope, 25 after it\.$' "$dir/40/summary.en.txt" || complain "one class"
grep -q classes "$dir/7/summary.en.txt" "$dir/7/en.html" && complain "classes that were not there"
grep -q ',28,63,56,28,,14,105,49.$' "$dir/700/csv/claims.csv" || complain "claims.csv has no votes of classes"

# a visit's number is drawn anew at each export
"$report" export --data "$dir/700" -o "$dir/again"
cut -d, -f2 "$dir/700/csv/answers.csv" | sort -u >"$dir/one"
cut -d, -f2 "$dir/again/answers.csv" | sort -u >"$dir/two"
[ "$(comm -12 "$dir/one" "$dir/two")" = visit ] || complain "two exports have a visit's number in common"

# merging twice counts once; two units count together
"$build/tests/tools/report_test" fill "$dir/other" 120 North
for ledger in 700 other 700; do
    "$report" merge --data "$dir/sum" "$dir/$ledger" >>"$dir/log" || complain "merge"
done
[ "$(sed 's/.*: //' "$dir/log" | tr '\n' ' ')" = "added added nothing new " ] || complain "merge: $(cat "$dir/log")"
"$report" summary --data "$dir/sum" | grep -qE '^visits +820$' || complain "820 visits"
"$report" check --data "$dir/sum" >/dev/null || complain "the sum is not whole"
grep -q 'several units' "$dir/700/en.html" && complain "one unit is several"
"$report" html --data "$dir/sum" | grep -q 'several units' || complain "two units are one"

# what goes wrong is told
sqlite3 "$dir/40/answers.db" "UPDATE tally SET count = count + 1 WHERE what = 'visit'"
"$report" check --data "$dir/40" 2>"$dir/log" && complain "a wrong count is not found"
says "answers and counts differ: visit"
"$report" merge "$dir/700" 2>"$dir/log"
[ $? -eq 2 ] || complain "merge without --data"
says "say with --data"
"$report" html --data "$dir/700" -o "$dir/no/such/place.html" 2>"$dir/log" && complain "a file in no folder"
says "it cannot be written"
"$report" html --data "$dir/700" >/dev/full 2>"$dir/log" && complain "a full disk"
says "the report cannot be written"
mkfifo "$dir/pipe"
"$report" html --data "$dir/700" -o "$dir/pipe" 2>"$dir/log" && complain "a pipe"
says "it is a device or a pipe; name a file"
[ -p "$dir/pipe" ] || complain "the pipe was replaced"
"$report" summary --data "$dir/700" --lang xx 2>"$dir/log"
[ $? -eq 2 ] || complain "an unknown language"
says "one of en, fr, nl, ar"

# the exhibit says which claim came first, what claims are called, and how far the visit went
"$build/sayswho" --headless --tour tests/tours/walk-up.tour --data "$dir/tour" "$build/stories/brussels.says"
ask() { [ "$(sqlite3 -readonly "$dir/tour/answers.db" "$1")" = "$2" ] || complain "$1 is not $2"; }
ask "SELECT first_kind = (CASE claim WHEN 'B23' THEN 'P' WHEN 'B13' THEN 'Q' END) FROM visit JOIN first ON visit = id
    WHERE place = 1" 1
ask "SELECT count(*) FROM label WHERE language = 'en' AND (claim = '' OR rule <> '')" 4
ask "SELECT kind, level IN ('good', 'strong') FROM label WHERE claim = 'B23'" "P|1"
ask "SELECT kind, level IN ('weak', 'missing') FROM label WHERE claim = 'B13'" "Q|1"
ask "SELECT group_concat(value || '=' || count) FROM tally WHERE what = 'step'" \
    "1 first=1,1 second=1,2 first=1,2 second=1,3 first=1,3 second=1"
ask "SELECT count(*) FROM tally WHERE what = 'took' AND count = 1" 1
exit $status
