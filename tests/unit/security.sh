# What the exhibit's service may do is as little as systemd knows to ask for: an exposure of at most
# 1.5, where 10 is all and 0 nothing. systemd reads the file alone; no system has to run.
service=firmware/kiosk/sayswho.service
report=$(systemd-analyze security --offline=true --no-pager --threshold=15 "$service" 2>&1) || {
    echo "$report" | grep -E '✗|Overall|rror'
    exit 1
}
echo "$report" | tail -n 1
# Every line is one that systemd knows, and every program is there once the packages are.
systemd-analyze verify --man=no "$service" 2>&1 | grep -v -e 'is not executable' -e 'sayswho-data.service' | grep "$(basename "$service")" &&
    exit 1
exit 0
