"""The panel for staff of a unit, by touch: what it asks of the machine is done, and lasts."""
import json
import os
import subprocess

import glass

FIRST, OWN = '246810', '8351'
SETTINGS = f'[visit]\nreduced_motion = yes\n[staff]\nfirst_pin = {FIRST}\n'.encode()
# A loudspeaker that nobody hears.
LOUDSPEAKER = ('-audiodev', 'none,id=none', '-device', 'usb-audio,audiodev=none')
# A Pi's clock has no battery: it starts long ago, and systemd moves it on to the day on which it was built.
LONG_AGO = ('-rtc', 'base=1970-01-02')
BATTERY = ('-rtc', 'base=2031-03-04T10:00:00')
VOLUME = "amixer 2>/dev/null | sed -n 's/.*\\[\\([0-9]*%\\)\\].*/\\1/p' | sort -u | tr '\\n' ' '"


def hold(unit, name, screen):
    """Holds a part of the scene, or the corner, until that screen comes. Returns whether it does. A busy emulator may
    see the finger go down late, and the exhibit forgets one that rests for ten seconds."""
    for _ in range(3):
        now = glass.scene(unit)
        x, y = (10 / now.width, 10 / now.height) if name == 'corner' else now.middle(name)
        unit.hand(f'd 0 {int(x * 32767)} {int(y * 32767)}')
        came = wait_screen(unit, screen, 20)
        unit.hand('u 0')
        if came:
            break
        unit.wait_still()
    return came


def wait_screen(unit, screen, seconds=60):
    return unit.wait_for(f'{glass.SCENE} | head -n 1', f'scene {screen} ', seconds) is not None


def tap(unit, name):
    """Also when the page first asks whether somebody is still there, which in a slow emulator it does, and when it shows
    what is wrong instead of its doors."""
    for first in 'stay', 'staff:more':
        now = glass.scene(unit).areas
        if name not in now and first in now:
            glass.tap(unit, first)
    glass.tap(unit, name)


def type_pin(unit, pin):
    for digit in pin:
        tap(unit, f'staff:pin:{digit}')
    tap(unit, 'staff:pin:open')


def down_to(unit, name):
    """Touches a row that may be further down on the page."""
    for _ in range(8):
        if name in glass.scene(unit).areas:
            break
        tap(unit, 'staff:down')
    tap(unit, name)


def ended(unit):
    """Waits until the machine has ended by itself. Returns what QEMU says of that."""
    try:
        unit.process.wait(120)
    except subprocess.TimeoutExpired:
        return 'it still runs'
    for line in unit.answers:
        event = json.loads(line)
        if event.get('event') == 'SHUTDOWN':
            return event['data']['reason']
    return 'it ended without a word'


def own_pin(test, unit):
    """The PIN from the slip opens the choice of one's own, and nothing else."""
    opened = hold(unit, 'corner', 'staff')
    type_pin(unit, '135790')
    wrong = glass.wait_text(unit, 'Not this one.', 60)
    type_pin(unit, FIRST)
    chosen = wait_screen(unit, 'staff_pin')
    type_pin(unit, OWN)
    type_pin(unit, OWN)
    inside = wait_screen(unit, 'staff_today')
    test.row('the first PIN of the settings', f'the corner opens the door: {opened}; another PIN: {"refused" if wrong else "taken"}; '
             f'it leads to the choice: {chosen}, and the own one inside: {inside}', opened and wrong and chosen and inside)


def loudspeaker(test, unit):
    unit.sh('amixer scontrols | sed "s/.*control //" | while read -r c; do amixer -q sset "$c" 20%; done')
    before = unit.sh(VOLUME)
    tap(unit, 'staff:room')
    tap(unit, 'staff:set:sound:less')
    unit.wait_for(VOLUME, '100%', 30)
    test.row('the loudspeaker, when staff change the sound', f'was at {before}, is at {unit.sh(VOLUME)}',
             '100%' not in before and unit.sh(VOLUME) == '100%')
    tap(unit, 'back')


def clock(test, unit):
    """The page begins with noon of a fixed day when the clock was never set."""
    tap(unit, 'staff:fix')
    tap(unit, 'staff:clock:year:more')
    tap(unit, 'staff:clock:hour:more')
    before = unit.sh('date -u +%FT%H')
    tap(unit, 'staff:clock:set')
    done = wait_screen(unit, 'staff_today')
    after, battery = unit.sh('date -u +%FT%H'), unit.sh('hwclock --utc -r')
    said = unit.sh("journalctl -b --no-pager -o cat -u 'sayswho-system@*' -t sayswho | grep clock")
    test.row('the clock', f'was {before}, is {after}, with the battery {battery[:13]} {said}',
             done and after == '2027-01-01T13' and battery[:13] == '2027-01-01 13' and not said)


def counts(test, unit):
    image = os.path.join(test.work, 'counts.img')
    with open(image, 'wb') as out:
        out.truncate(64 << 20)
    subprocess.run(['sfdisk', '-q', image], input=b'label: dos\nstart=1MiB, type=c\n', check=True)
    subprocess.run(['mformat', '-i', f'{image}@@1M', '-F', '-T', str((63 << 20) // 512), '::'], check=True)
    unit.plug_stick(image)
    unit.wait_for('systemctl list-units --plain --no-legend "sayswho-intake@*"', 'active exited', 60)
    tap(unit, 'staff:counts')
    tap(unit, 'staff:copy')
    told = glass.wait_text(unit, 'You may pull the stick.', 60)
    unit.pull_stick()
    files = subprocess.run(['mdir', '-b', '-/', '-i', f'{image}@@1M', '::'], capture_output=True, text=True).stdout.split()
    said = unit.sh("journalctl -b --no-pager -o cat -u 'sayswho-system@*' | grep -v '^sayswho-system@'")
    test.row('the counts on a stick', f'{len(files)} files, {"" if told else "it was not told when to pull it"} {"" if files else said}',
             told and len(files) > 1)
    tap(unit, 'back')


def hours(test, unit):
    """Closed: the glass is dark. A hand on it wakes it."""
    def close():
        tap(unit, 'staff:room')
        down_to(unit, 'staff:hours')
        tap(unit, 'staff:closed')
        tap(unit, 'back')
        tap(unit, 'back')
        tap(unit, 'staff:close')
    close()
    dark = wait_screen(unit, 'sleep')
    bright = max(unit.wait_still()[20:])
    opened = hold(unit, 'corner', 'staff')
    type_pin(unit, OWN)
    close()
    awake = wait_screen(unit, 'attract')
    test.row('closed, and open again', f'the glass is dark: {dark}, its brightest point has {bright} of 255; the corner wakes it: '
             f'{opened}; open again: {awake}', dark and bright < 60 and opened and awake)


def part(test):
    disk = test.fresh_disk(SETTINGS)
    with test.unit(disk, extra=test.tell, devices=LOUDSPEAKER + LONG_AGO) as unit:
        if test.up(unit) is None:
            return
        unit.plug_touch()
        own_pin(test, unit)
        text = glass.scene(unit).text
        test.row('a clock that was never set', text[:60], 'The clock is not set.' in text)
        clock(test, unit)
        loudspeaker(test, unit)
        counts(test, unit)
        hours(test, unit)
        hold(unit, 'corner', 'staff')
        type_pin(unit, OWN)
        tap(unit, 'staff:care')
        unit.touch(*glass.scene(unit).middle('staff:restart'), 300)
        why = ended(unit)
        test.row('staff start it again', why, why == 'guest-reset')
    with test.unit(disk, extra=test.tell, devices=LOUDSPEAKER + BATTERY) as unit:
        if test.up(unit) is None:
            return
        unit.plug_touch()
        # The exhibit comes before udev has found the loudspeaker.
        unit.wait_for(VOLUME, '100%', 60 * test.slow)
        volume = unit.sh(VOLUME)
        test.row('the loudspeaker after a restart', volume, volume == '100%')
        hold(unit, 'corner', 'staff')
        type_pin(unit, FIRST)
        refused = glass.wait_text(unit, 'Not this one.', 30)
        type_pin(unit, OWN)
        inside = wait_screen(unit, 'staff_today')
        text = glass.scene(unit).text
        test.row('the own PIN after a restart', f'the first one is {"refused" if refused else "taken"}; {text}',
                 refused and inside and 'All is well.' in text)
        tap(unit, 'staff:close')
        hold(unit, 'corner', 'staff')
        asked = hold(unit, 'staff:off', 'staff_off')
        why = ended(unit)
        test.row('switched off by who has no PIN', f'it asks first: {asked}; {why}', asked and why == 'guest-shutdown')
