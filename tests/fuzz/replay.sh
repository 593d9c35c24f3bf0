# Every input that was found to reach new code, or to break something, is read again, with ASan and UBSan.
"${BUILD:-build}/replay/replay" tests/fuzz/corpus >/tmp/replay.$$ 2>&1
code=$?
[ $code -eq 0 ] || grep -v '^sayswho' /tmp/replay.$$ | head -60
rm -f /tmp/replay.$$
exit $code
