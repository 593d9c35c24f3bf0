"""A unit in QEMU. A test can look at its display, touch it and run commands in it. The kernel, the initrd,
the root and the partitions are those of a card. A second initrd only adds the files of test_files() to the
root.

   with Unit(folder, arch, disk) as u: u.wait_paint(); u.shot('a.png'); u.touch(.5, .5); u.sh('free')
"""
import json
import os
import re
import select
import shutil
import socket
import subprocess
import time

PAPER, INK = 200, 90  # the exhibit's paper is lighter than PAPER in all colours; its letters are darker than INK
with open('firmware/kiosk/cmdline') as words:
    QUIET = words.read().strip()

# A shell on its own port, through which the test runs commands.
PROBE = """[Unit]
DefaultDependencies=no
[Service]
ExecStart=/bin/sh
StandardInput=tty-force
StandardOutput=tty
StandardError=tty
TTYPath=/dev/hvc0
Restart=always
"""
# In QEMU Mesa draws in software and compiles code at run time; a Pi's own driver does not.
DROP_IN = """[Service]
MemoryDenyWriteExecute=no
MemoryMax=640M
"""


def test_files(work, uitouch, extra, early):
    """Makes the second initrd, with the files that the test adds to the root of the unit, and to the first initrd."""
    files = {'etc/systemd/system/probe.service': PROBE,
             'etc/systemd/system/sayswho.service.d/qemu.conf': DROP_IN, **extra}
    files = {**{f'test/{name}': text for name, text in files.items()}, **early}
    top = os.path.join(work, 'over')
    subprocess.run(['rm', '-rf', top], check=True)
    for name, text in files.items():
        path = os.path.join(top, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as f:
            f.write(text.encode() if isinstance(text, str) else text)
        if isinstance(text, bytes) or text.startswith('#!'):
            os.chmod(path, 0o755)
    os.makedirs(os.path.join(top, 'test/etc/systemd/system/sysinit.target.wants'))
    os.symlink('../probe.service', os.path.join(top, 'test/etc/systemd/system/sysinit.target.wants/probe.service'))
    os.makedirs(os.path.join(top, 'test/usr/bin'), exist_ok=True)
    subprocess.run(['cp', uitouch, os.path.join(top, 'test/usr/bin/uitouch')], check=True)
    # These must not be newer than the root's own /usr: systemd would see an update and rebuild its caches.
    subprocess.run(['find', top, '-exec', 'touch', '-hd', '@0', '{}', '+'], check=True)
    made = subprocess.run(f'cd {top} && find . | cpio --quiet -o -H newc -R 0:0', shell=True,
                          check=True, capture_output=True).stdout
    return made


class EmulatorFault(Exception):
    """QEMU's own fault ended the machine. When a kernel changes its code while another processor runs it, QEMU with two
    threads now and then still runs the breakpoint that stood there for a moment."""


class Unit:
    def __init__(self, folder, arch, disk, work, append='', size=(800, 480), extra=None, early=None, keep=True,
                 memory=1024, devices=(), drive='', display='', installed=None, leap=False):
        """With `leap` the machine's clock counts instructions, 1000 million a second, and leaps to the next event whenever
        the machine has nothing to do: a day of doing nothing takes minutes, and how long something takes does not
        depend on how busy this computer is. One must not measure then what reads a disk.
        `installed` is None for a unit's own kernel, initrd and root; else (kernel, initrd, kernel's command line) of an
        installed system, to which nothing is added."""
        os.makedirs(work, exist_ok=True)
        self.work, self.size = work, size
        picture = f'{folder}/root/usr/share/sayswho-kiosk/still/{size[0]}x{size[1]}.png'
        self.still = subprocess.run(['pngtopnm', picture], check=True, capture_output=True).stdout
        # The bytes of the still up to some rows into its title.
        self.title = next(i for i, value in enumerate(self.still[20:], 20) if value < INK) + 8 * 3 * size[0]
        for name in ('qmp', 'shell'):
            if os.path.exists(f'{work}/{name}'):
                os.unlink(f'{work}/{name}')
        kernel, initrd, words = installed or (f'{folder}/vmlinuz', f'{work}/initrd', QUIET)
        # A PC's kernel counts the ticks of its timer for a moment, and panics when this machine was busy with something
        # else meanwhile. It does not count them in an emulator that it knows; QEMU without KVM is none.
        append += ' no_timer_check' if arch == 'amd64' else ''
        # As soon as it finds its clock stable, it changes code that both processors run at every moment: see EmulatorFault.
        append += ' tsc=unstable' if arch == 'amd64' and not leap else ''
        append += ' loglevel=1'  # with 0 it would not even say on the serial port why it panicked
        if not installed:
            with open(initrd, 'wb') as out:
                with open(f'{folder}/initrd', 'rb') as first:
                    out.write(first.read())
                out.write(b'\0' * (-out.tell() % 4))
                out.write(test_files(work, f'{folder}/uitouch', extra or {}, early or {}))
        machine, gpu, port = {'amd64': (['qemu-system-x86_64', '-machine', 'q35', '-cpu', 'max'], 'virtio-vga', 'ttyS0'),
                              'arm64': (['qemu-system-aarch64', '-machine', 'virt', '-cpu', 'cortex-a72'],
                                        'virtio-gpu-pci', 'ttyAMA0')}[arch]
        pace = ['-accel', 'tcg,thread=single', '-icount', 'shift=0,sleep=off', '-rtc', 'clock=vm'] if leap else \
            ['-accel', 'tcg,thread=multi', '-smp', '2']
        command = [*machine, *pace, '-m', str(memory), '-display', 'none',
                   '-nic', 'none', '-no-user-config', '-nodefaults', '-no-reboot',
                   '-qmp', f'unix:{work}/qmp,server=on,wait=off', '-serial', f'file:{work}/console.log',
                   '-device', 'virtio-serial', '-chardev', f'socket,id=sh,path={work}/shell,server=on,wait=off',
                   '-device', 'virtconsole,chardev=sh',
                   '-device', f'{gpu},id=gpu,xres={size[0]},yres={size[1]}{display}', '-device', 'qemu-xhci',
                   # directsync: data that the guest did not sync is not in a cache of the host either.
                   '-drive', f'file={disk},format=raw,if=virtio,cache=directsync,snapshot={"off" if keep else "on"}{drive}',
                   *devices, '-kernel', kernel, '-initrd', initrd, '-append', f'console={port} {words} {append}']
        self.started = time.time()
        with open(f'{work}/qemu.log', 'w') as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self.monitor = self.connect('qmp')
        self.answers = self.monitor.makefile('rb')
        self.answers.readline()
        self.ask('qmp_capabilities')
        self.shell = self.connect('shell')

    def connect(self, name):
        for _ in range(400):
            try:
                s = socket.socket(socket.AF_UNIX)
                s.connect(f'{self.work}/{name}')
                return s
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(.05)
        raise SystemExit(self.ended() or f'QEMU does not answer on {name}')

    def ask(self, execute, **arguments):
        try:
            self.monitor.sendall(json.dumps({'execute': execute, 'arguments': arguments}).encode() + b'\n')
            while True:
                answer = json.loads(self.answers.readline())
                if 'return' in answer or 'error' in answer:
                    return answer
        except (OSError, ValueError) as error:
            self.fail(f'{execute}: {error}')

    def ended(self):
        """Says what QEMU said if it has ended by itself, else None."""
        if self.process.poll() is None:
            return None
        with open(f'{self.work}/qemu.log') as log, open(f'{self.work}/console.log', errors='replace') as console:
            return f'QEMU ended with {self.process.returncode}: {log.read()}; on the serial port: {console.read()[-3000:]}'

    def fail(self, what):
        """Raises what it means that QEMU no longer answers."""
        time.sleep(1)  # until its end is known
        with open(f'{self.work}/console.log', errors='replace') as console:
            if self.process.poll() is not None and 'Oops: int3' in console.read():
                raise EmulatorFault('the emulator ran into a breakpoint that was no longer there')
        raise OSError(f'{self.ended() or "QEMU does not answer"} ({what})')

    # ---- seeing ----

    def glass(self):
        """Returns what the display shows, as the bytes of a PPM."""
        self.ask('screendump', filename=f'{self.work}/glass.ppm')
        with open(f'{self.work}/glass.ppm', 'rb') as f:
            return f.read()

    def shot(self, path):
        self.glass()
        with open(path, 'wb') as out:
            subprocess.run(['pnmtopng', '-quiet', f'{self.work}/glass.ppm'], stdout=out, check=True)

    def kind(self):
        """Says what the display shows: the still from the start of the machine, a part of it while it is being
        painted, the exhibit (its paper in the first rows, and ink below), only paper, or something else."""
        glass = self.glass()
        if glass == self.still:
            return 'still'
        if glass[:self.title] == self.still[:self.title]:
            return 'half a still'
        head = re.match(rb'P6\s+(\d+) (\d+)\s+255\s', glass)
        at = head.end() + 3 * (int(head[1]) * 4 + 4)
        if (int(head[1]), int(head[2])) != self.size or min(glass[at:at + 3]) <= PAPER:
            return 'other'
        return 'exhibit' if min(glass[at:]) < INK else 'paper'

    def wait_paint(self, limit=240):
        """Returns the seconds until the display shows the exhibit, or None if it does not. Keeps in `still_after` when
        it first showed the still, in `neither` for how many seconds since then it showed neither of the two, and in
        `seen` one after the other what it showed, as (kind, seconds since the plug)."""
        since = last = time.time()
        self.still_after, self.neither, self.seen = None, 0, []
        while (now := time.time()) - since < limit:
            kind = self.kind()
            if not self.seen or self.seen[-1][0] != kind:
                self.seen.append((kind, now - self.started))
                if kind == 'other':
                    shutil.copy(f'{self.work}/glass.ppm', f'{self.work}/other-{len(self.seen)}.ppm')
            if kind == 'exhibit':
                return now - since
            if kind == 'still' and self.still_after is None:
                self.still_after = now - self.started
            if not kind.endswith('still') and self.still_after is not None:
                self.neither += now - last
            last = now
            time.sleep(.2)
        return None

    def wait_still(self, limit=30, pause=.7):
        """Waits until the display shows the same twice."""
        end, last = time.time() + limit, None
        while time.time() < end and last != (last := self.glass()):
            time.sleep(pause)
        return last

    # ---- asking ----

    def sh(self, command, limit=90):
        """Returns what a command prints. Two marks separate it from the shell's own echo and prompts."""
        mark = f'{time.time_ns()}'
        try:
            self.shell.sendall(f"stty -echo\necho BEGIN''{mark}\n{command}\necho END''{mark}\n".encode())
        except OSError:
            self.fail(command)
        out, end = b'', time.time() + limit
        while f'END{mark}'.encode() not in out:
            if time.time() > end:
                raise TimeoutError(f'{command}: no answer in {limit} s: {out.decode(errors="replace")}')
            if select.select([self.shell], [], [], .2)[0]:
                more = self.shell.recv(65536)
                out += more or self.fail(command)
        text = out.decode(errors='replace').replace('\r', '')
        text = text[text.index(f'BEGIN{mark}') + len(f'BEGIN{mark}'):text.index(f'END{mark}')]
        # The shell's prompts come before the output.
        return re.sub(r'^(# )+', '', text.strip(), flags=re.M).removesuffix('#').strip()

    def uptime(self):
        """Returns the seconds since the kernel started, by the machine's own clock."""
        return float(self.sh("cut -d' ' -f1 /proc/uptime", 200))

    def wait_for(self, command, wanted, limit=120):
        """Returns the seconds until the command prints `wanted`, or None if it never does."""
        since = time.time()
        while time.time() - since < limit:
            try:
                if wanted in self.sh(command, 20):
                    return time.time() - since
            except TimeoutError:
                pass  # the shell has not started yet, and the command was lost
            time.sleep(.5)
        return None

    # ---- hands ----

    def plug_touch(self):
        """Plugs in a touch panel, and waits until the exhibit and SDL in it have both opened it."""
        self.sh('[ -p /run/touch ] || { mkfifo /run/touch; (uitouch </run/touch >/run/touch.log 2>&1 &); exec 9>/run/touch; }')
        self.wait_touch()

    def wait_touch(self):
        self.wait_for("grep -A4 'test touch panel' /proc/bus/input/devices | sed -n 's/.*\\(event[0-9]*\\).*/\\1/p' | "
                      "while read -r e; do ls -l /proc/$(systemctl show -P MainPID sayswho)/fd | grep -c \"$e$\"; done", '2', 60)

    def touch(self, x, y, hold_ms=120):
        """Touches a place; x and y are fractions of the width and height."""
        at = f'{int(x * 32767)} {int(y * 32767)}'
        self.sh(f'echo "d 0 {at}" >&9; echo "s {hold_ms}" >&9; echo "u 0" >&9')

    def hand(self, line):
        self.sh(f'echo "{line}" >&9')

    def keys(self, *names, hold_ms=60):
        return self.ask('send-key', keys=[{'type': 'qcode', 'data': n} for n in names], **{'hold-time': hold_ms})

    def plug_stick(self, image, bytes_a_second=0):
        """Plugs in a USB stick, which may be a slow one."""
        self.must('blockdev-add', driver='raw', file={'driver': 'file', 'filename': os.path.abspath(image)},
                  **{'node-name': 'image'})
        self.must('object-add', id='pace', limits={'bps-read': bytes_a_second}, **{'qom-type': 'throttle-group'})
        self.must('blockdev-add', driver='throttle', file='image', **{'node-name': 'stick', 'throttle-group': 'pace'})
        self.must('device_add', driver='usb-storage', id='stick', drive='stick')

    def pull_stick(self):
        self.must('device_del', id='stick')
        for _ in range(100):  # what is being read holds it
            if 'return' in self.ask('blockdev-del', **{'node-name': 'stick'}):
                break
            time.sleep(.1)
        self.must('blockdev-del', **{'node-name': 'image'})
        self.must('object-del', id='pace')

    def must(self, execute, **arguments):
        answer = self.ask(execute, **arguments)
        if 'error' in answer:
            raise ValueError(f'QEMU: {execute}: {answer["error"]["desc"]}')

    # ---- ends ----

    def pull_the_plug(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            try:
                self.ask('quit')
                self.process.wait(20)
            except (OSError, subprocess.TimeoutExpired, ValueError):
                self.process.kill()
        self.process.wait()
