#!/bin/sh
# Runs `sayswho-unit setup` on a folder with the files of Raspberry Pi OS that it changes. Checks the
# result, that a second run changes nothing, that --undo restores what was there before, and that all of
# this also holds after a first run that was killed at one of its steps (every second step is tried).
. tests/shell.sh

make_root() {
    rm -rf "$1"
    mkdir -p "$1/boot/firmware" "$1/etc/systemd/system/getty.target.wants" "$1/etc/systemd/logind.conf.d" \
        "$1/etc/sysctl.d" "$1/etc/udev/rules.d" "$1/usr/share/sayswho-kiosk" "$1/usr/sbin" "$1/usr/lib/systemd/system"
    echo 'console=serial0,115200 console=tty1 root=PARTUUID=12345678-02 rootfstype=ext4 fsck.repair=yes rootwait quiet splash plymouth.ignore-serial-consoles cfg80211.ieee80211_regdom=GB' >"$1/boot/firmware/cmdline.txt"
    printf 'dtparam=audio=on\n[cm4]\notg_mode=1\n[all]\n' >"$1/boot/firmware/config.txt"
    ln -s /lib/systemd/system/graphical.target "$1/etc/systemd/system/default.target"
    ln -s /lib/systemd/system/getty@.service "$1/etc/systemd/system/getty.target.wants/getty@tty1.service"
    echo '[Login]' >"$1/etc/systemd/logind.conf.d/owner.conf"
    echo 'kernel.sysrq = 438' >"$1/etc/sysctl.d/98-rpi.conf"
    cp firmware/kiosk/sayswho.service "$1/usr/lib/systemd/system"
    cp -r firmware/kiosk/cmdline firmware/kiosk/etc firmware/kiosk/portable "$1/usr/share/sayswho-kiosk"
    printf '#!/bin/sh\n' >"$1/usr/sbin/overlayroot-chroot"
}
setup() { # setup ROOT OPTIONS...
    setup_root=$1
    shift
    sh firmware/kiosk/sayswho-unit setup --root "$setup_root" --yes "$@" >"$dir/log" 2>&1
}
tree() { # tree ROOT: prints every file with its mode and a hash of its content
    (cd "$1" && find . -path ./var/lib/sayswho-unit -prune -o ! -type d -printf '%P %m %l\n' | LC_ALL=C sort &&
        find . -path ./var/lib/sayswho-unit -prune -o -type f -print | LC_ALL=C sort | xargs sha256sum)
}

root=$dir/root
make_root "$root"
tree "$root" >"$dir/bare"
setup "$root" --profile portable || complain "setup: $(cat "$dir/log")"
tree "$root" >"$dir/exhibit"
holds() { "$@" || complain "after setup this does not hold: $*"; }
line=$(cat "$root/boot/firmware/cmdline.txt")
case $line in *console=tty1* | *' splash'*) complain "the kernel still writes on the glass: $line" ;; esac
case $line in
*'root=PARTUUID=12345678-02'*'overlayroot=tmpfs:recurse=0'*) ;;
*) complain "the kernel's line is wrong: $line" ;;
esac
holds [ "$(wc -l <"$root/boot/firmware/cmdline.txt")" = 1 ]
holds grep -q '^dtoverlay=disable-wifi$' "$root/boot/firmware/config.txt"
holds grep -q '^otg_mode=1$' "$root/boot/firmware/config.txt"
holds [ -n "$(find "$root/usr/lib/clock-epoch" -mmin -5)" ]
for unit in getty@ autovt@ serial-getty@ emergency rescue; do
    holds [ "$(readlink "$root/etc/systemd/system/$unit.service")" = /dev/null ]
done
holds [ "$(readlink "$root/etc/systemd/system/ctrl-alt-del.target")" = /dev/null ]
holds [ -e "$root$(readlink "$root/etc/systemd/system/multi-user.target.wants/sayswho.service")" ]

# A second run keeps the owner's own keypads, and --undo keeps the owner's own files.
echo '# ours' >>"$root/etc/udev/rules.d/89-sayswho-keypads.rules"
setup "$root" --profile portable || complain "a second setup: $(cat "$dir/log")"
holds grep -q '^# ours$' "$root/etc/udev/rules.d/89-sayswho-keypads.rules"
sed -i '/^# ours$/d' "$root/etc/udev/rules.d/89-sayswho-keypads.rules"
tree "$root" | diff "$dir/exhibit" - >"$dir/diff" || complain "a second setup changes something: $(cat "$dir/diff")"
setup "$root" --undo || complain "undo: $(cat "$dir/log")"
tree "$root" | diff "$dir/bare" - >"$dir/diff" || complain "undo leaves something: $(cat "$dir/diff")"
setup "$root" --undo && grep -q 'nothing to undo' "$dir/log" || complain "a second undo: $(cat "$dir/log")"

# Kills setup at its n-th step. These commands, which change something, count the steps, and kill the shell
# that called them.
mkdir "$dir/bin"
for command in cp mv ln rm; do
    cat >"$dir/bin/$command" <<S
#!/bin/sh
steps=\$((\$(cat "$dir/steps") + 1))
echo \$steps >"$dir/steps"
[ \$steps -ne "\$CUT" ] || { kill -KILL \$PPID && exit 1; }
exec $(command -v $command) "\$@"
S
done
chmod +x "$dir"/bin/*
cut() { # cut N OPTIONS...: runs setup and kills it at its n-th step; 0: does not kill it
    echo 0 >"$dir/steps"
    CUT=$1 PATH=$dir/bin:$PATH
    export CUT
    shift
    setup "$root" "$@"
    PATH=${PATH#*:}
}
cut 0 --profile portable
steps=$(cat "$dir/steps")
setup "$root" --undo
cuts=0
for n in $(seq 2 2 "$steps"); do
    make_root "$root"
    cut "$n" --profile portable
    cuts=$((cuts + 1))
    if [ $((n % 3)) -eq 2 ]; then # sometimes undo the half-done setup
        setup "$root" --undo
    else
        setup "$root" --profile portable || complain "after a cut at step $n: $(cat "$dir/log")"
        tree "$root" | diff "$dir/exhibit" - >"$dir/diff" || complain "cut at $n, then setup: $(cat "$dir/diff")"
        cut "$((n / 2 + 1))" --undo
        setup "$root" --undo
    fi
    tree "$root" | diff "$dir/bare" - >"$dir/diff" || complain "cut at $n, then undo: $(cat "$dir/diff")"
    [ $status -eq 0 ] || break
done
[ "$cuts" -gt 12 ] || complain "only $cuts cuts of $steps steps were made"
exit $status
