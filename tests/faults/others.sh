# Other visitors' ratings: shown on the compare screen from ten on, without the visitor's own, for the story's own version.
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0
visit() {
    "$bin/sayswho" --headless --scene --tour tests/tours/walk-up.tour --data "$dir" "$bin/stories/brussels.says" >"$dir/scene" 2>&1
}
# others COUNT VERSIONS: that many others rated each claim good after its rope
others() {
    sqlite3 "$dir/answers.db" "DELETE FROM tally WHERE what = 'second'; INSERT INTO tally SELECT 1, story, version + $2, claim,
        'second', 'good', $1 FROM label WHERE language = 'en' AND claim <> ''"
    visit
}
visit
grep -q "Everyone on one scale" "$dir/scene" || { echo "a first visitor has others"; status=1; }
others 9 0
grep -q "other visitors, after" "$dir/scene" && { echo "nine others are shown: $(grep 'other visitors' "$dir/scene")"; status=1; }
others 10 0
grep -q "You and 10 other visitors" "$dir/scene" || { echo "ten others are not shown: $(grep 'other visitors' "$dir/scene")"; status=1; }
others 10 1
grep -q "other visitors, after" "$dir/scene" && { echo "those of another version are shown"; status=1; }
exit $status
