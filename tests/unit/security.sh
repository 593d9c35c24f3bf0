# Checks that the exhibit's service and the one for sticks have few rights: systemd must give them an exposure of
# at most 1.5, where 10 means all rights and 0 none. systemd only reads the files; the services do not run.
for service in firmware/kiosk/sayswho.service firmware/kiosk/etc/systemd/system/sayswho-intake@.service; do
    report=$(systemd-analyze security --offline=true --no-pager --threshold=15 "$service" 2>&1) || {
        echo "$report" | grep -E '✗|Overall|rror'
        exit 1
    }
    echo "$report" | tail -n 1
    # systemd must know every line of the file. The programs are missing where the packages are not installed,
    # so messages about them are ignored.
    name=$(basename "$service" @.service)
    systemd-analyze verify --man=no "$service" 2>&1 | grep -v -e 'is not executable' -e 'sayswho-data.service' |
        grep "${name%.service}" && exit 1
done
# What acts for the exhibit as root has few rights, too, and the socket is right.
for unit in sayswho-system@.service sayswho-system.socket sayswho-sound.service; do
    systemd-analyze verify --man=no "firmware/kiosk/etc/systemd/system/$unit" 2>&1 | grep -v 'is not executable' |
        grep 'sayswho-s' && exit 1
done
report=$(systemd-analyze security --offline=true --no-pager --threshold=30 \
    firmware/kiosk/etc/systemd/system/sayswho-system@.service 2>&1) || { echo "$report" | grep -E '✗|Overall|rror' && exit 1; }
echo "$report" | tail -n 1
exit 0
