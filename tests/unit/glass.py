"""Plays a tour on a unit with a touch panel, through uinput, evdev and SDL. Compares each picture that the
tour takes with the one that the same tour draws without a display."""
import os
import re
import shutil
import subprocess
import time


SCENE = "tac /run/sayswho-scene | sed '/^scene /q' | tac"


class Scene:
    """What is on the display, as `sayswho --scene` printed it."""

    def __init__(self, text):
        text = text[text.rfind('\nscene ') + 1:] if '\nscene ' in text else text
        head = re.search(r'^scene (\S+) +([\d.]+) x +([\d.]+) mm', text, re.M)
        self.name = head[1] if head else None
        self.width, self.height = (float(head[2]), float(head[3])) if head else (1, 1)
        self.text = ' '.join(re.findall(r'^  line .*?"(.*)"(?: \[in \w+\])?$', text, re.M))
        self.areas = {}
        for area in re.finditer(r'^  area +(-?[\d.]+) +(-?[\d.]+) +([\d.]+) +([\d.]+) (\S+)', text, re.M):
            self.areas.setdefault(area[5], tuple(map(float, area.groups()[:4])))

    def middle(self, name):
        x, y, w, h = self.areas[name]
        return (x + w / 2) / self.width, (y + h / 2) / self.height


def scene(unit):
    return Scene('\n' + unit.sh(SCENE))


def wait_text(unit, wanted, seconds):
    """Waits until the display shows these words. Returns whether it does."""
    end = time.time() + seconds
    while time.time() < end:
        if wanted in scene(unit).text:
            return True
        time.sleep(.5)
    return False


def changed(unit, before, seconds):
    """Waits until the exhibit has printed another scene."""
    end = time.time() + seconds
    while time.time() < end:
        if unit.sh('wc -c </run/sayswho-scene') != before:
            return True
        time.sleep(.3)
    return False


def wait_rest(unit, limit=20):
    """Waits until the exhibit does nothing: until then the next screen may still be coming."""
    end, spent = time.time() + limit, None
    while time.time() < end:
        before, spent = spent, int(unit.sh('read -r _ us </sys/fs/cgroup/system.slice/sayswho.service/cpu.stat; echo $us'))
        if before is not None and spent - before < 20000:
            break
        time.sleep(.4)
    unit.wait_still(10, .4)


def tap(unit, name, hold_ms=300):
    """Touches a part of the scene. Returns how often it had to: a busy emulator may see the finger go down and up at
    once, which the exhibit takes for a slip."""
    for touches in range(1, 4):
        for _ in range(60):
            now = scene(unit)
            if name in now.areas:
                break
            time.sleep(.5)
        else:
            if touches > 1:
                return touches - 1  # the touch before did count
            raise KeyError(f'{name} is not on {now.name}, which has {sorted(now.areas)}')
        before = unit.sh('wc -c </run/sayswho-scene')
        unit.touch(*now.middle(name), hold_ms)
        # In the emulator a new screen with pictures takes a second.
        if changed(unit, before, 20):
            break
    wait_rest(unit)
    return touches


def same(path, reference):
    pixels = [subprocess.run(['pngtopnm', '-quiet', f], capture_output=True).stdout for f in (path, reference)]
    pixels = [subprocess.run(['ppmtoppm'], input=p, capture_output=True).stdout for p in pixels]
    if not pixels[0] or len(pixels[0]) != len(pixels[1]):
        return -1
    return sum(pixels[0][i:i + 3] != pixels[1][i:i + 3] for i in range(0, len(pixels[0]), 3)) \
        if pixels[0] != pixels[1] else 0


def play(unit, tour, references, out):
    """Returns (touches, touches that had to be repeated, pictures, list of what was wrong)."""
    touches, again, pictures, wrong = 0, 0, 0, []
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    with open(tour) as steps:
        lines = [line.split('#')[0].split() for line in steps]
    for words in filter(None, lines):
        if words[0] == 'tap' and len(words) == 2:
            again += tap(unit, words[1]) - 1
            touches += 1
        elif words[0] == 'maybe':
            if words[2] in scene(unit).areas:
                again += tap(unit, words[2]) - 1
                touches += 1
        elif words[0] == 'until':
            for _ in range(40):
                now = scene(unit)
                if (words[1] == 'screen' and now.name == words[2]) or (words[1] == 'id' and words[2] in now.areas):
                    break
                again += tap(unit, words[4]) - 1
                touches += 1
        elif words[:2] == ['expect', 'screen']:
            for _ in range(30):
                if (name := scene(unit).name) == words[2]:
                    break
                time.sleep(1)
            else:
                return touches, again, pictures, wrong + [f'{" ".join(words)}: it is {name}']
        elif words[0] == 'expect' and words[-2] == 'id':
            for _ in range(30):
                if (words[-1] in scene(unit).areas) == (words[1] == 'id'):
                    break
                time.sleep(1)
            else:
                wrong.append(f'{" ".join(words)}: it is otherwise')
        elif words == ['shot', 'attract']:
            pass  # it moves and changes its language, so no two pictures are the same
        elif words[0] == 'shot':
            pictures += 1
            # A slow display gets some time, but in the end it must be the same picture.
            for _ in range(20):
                unit.shot(f'{out}/{words[1]}.png')
                if not same(f'{out}/{words[1]}.png', f'{references}/{words[1]}.png'):
                    break
                time.sleep(1)
            if differ := same(f'{out}/{words[1]}.png', f'{references}/{words[1]}.png'):
                wrong.append(f'{words[1]}: {differ} pixels differ')
        elif words[0] not in ('wait', 'count') and words[:2] != ['expect', 'touches']:
            raise ValueError(f'{tour}: {" ".join(words)}: glass.py cannot play this')
    return touches, again, pictures, wrong
