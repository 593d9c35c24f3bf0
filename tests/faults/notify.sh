#!/bin/sh
# What the service manager hears: nothing before the first frame, that it runs after it, again and
# again while it runs, nothing while it is stopped; and while there is no display that it needs time.
set -e
bin=${BUILD:-build}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset DISPLAY WAYLAND_DISPLAY
export XDG_RUNTIME_DIR="$dir"

python3 - "$bin/sayswho" "$dir" "$bin/stories/brussels.says" <<'P'
import os, signal, socket, subprocess, sys, time
program, folder, story = sys.argv[1:]
failed = []

def hear(manager, seconds):
    """All that is told within so many seconds."""
    heard, end = [], time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        manager.settimeout(left)
        try:
            heard += manager.recv(4096).decode().split('\n')
        except TimeoutError:
            break
    return heard

def hear_until(manager, line, seconds=60):
    heard, end = [], time.monotonic() + seconds
    while line not in heard and time.monotonic() < end:
        heard += hear(manager, 0.2)
    if line not in heard:
        failed.append(f'{line} was not told within {seconds} s, but {heard}')
    return heard

def run(name, options, **environment):
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(name if name[0] == '\0' else os.path.join(folder, name))
    told = manager.getsockname()
    environment['NOTIFY_SOCKET'] = '@' + told[1:].decode() if isinstance(told, bytes) else told
    # systemd tells the process its own number in these two.
    script = 'export SYSTEMD_EXEC_PID=$$ WATCHDOG_PID=$$; exec "$@"'
    child = subprocess.Popen(['sh', '-c', script, 'sh', program, '--data', folder, *options, story],
                             env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    return manager, child

def end(child):
    child.send_signal(signal.SIGCONT)
    child.terminate()
    if child.wait(60) != 0:
        failed.append(f'it ended with {child.returncode}')

for name in 'socket', f'\0sayswho-{os.getpid()}':
    manager, child = run(name, ['--headless'], WATCHDOG_USEC='600000')
    heard = hear_until(manager, 'READY=1')
    if heard[:1] != ['READY=1']:
        failed.append(f'first was told {heard[:1]}')
    hear_until(manager, 'WATCHDOG=1')
    hear_until(manager, 'WATCHDOG=1')
    child.send_signal(signal.SIGSTOP)
    time.sleep(0.2)
    hear(manager, 0.2)
    if heard := hear(manager, 2):
        failed.append(f'stopped it tells {heard}')
    end(child)

# Who is not to keep a watchdog tells of none.
manager, child = run('no-watchdog', ['--headless'])
hear_until(manager, 'READY=1')
if heard := hear(manager, 2):
    failed.append(f'without a watchdog it tells {heard}')
end(child)

manager, child = run('no-display', [], SDL_VIDEODRIVER='x11')
heard = hear_until(manager, 'EXTEND_TIMEOUT_USEC=30000000')
heard += hear_until(manager, 'EXTEND_TIMEOUT_USEC=30000000')
if 'READY=1' in heard:
    failed.append('without a display it tells that it is ready')
child.kill()
child.wait()
print('\n'.join(failed))
sys.exit(bool(failed))
P
