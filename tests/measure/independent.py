#!/usr/bin/env python3
"""Computes the estimates of src/measure a second time, from single visits instead of counts, and compares.

  independent.py MEASURE_TEST            with Python's own statistics
  independent.py MEASURE_TEST long       many more tables; and with scipy (python3-scipy): intervals of shares, how well
                                         claims are told apart, and standard errors by drawing visits again
"""
import math
import random
import statistics
import subprocess
import sys

TRUST = (0, 0, 1, 1, 0.5)
RANK = (0, 1, 2, 3, 1.5)
LEFT = 5
SENTENCES = ("few", "worse", "turns", "learn", "only suspicious", "suspicious", "only trusting", "trusting", "none",
             "leavers", "not yet")
faults = 0


def compare(what, ours, theirs, within=1e-8):
    global faults
    if not all(abs(a - b) <= within for a, b in zip(ours, theirs)) or len(ours) != len(theirs):
        print(f"{what}: the program says {ours}, the independent computation {theirs}")
        faults += 1


def draw(random_, visits):
    """One story: its visits as (arm, first, last), middle ratings and pairs after the rope."""
    chances = [[random_.random() + 0.05 for _ in range(5)] for _ in range(4)]
    leaving = random_.choice((0, 0.2, 0.5))
    pick = lambda which: random_.choices(range(5), chances[which])[0]
    story = []
    for _ in range(visits):
        arm = random_.randrange(2)
        last = LEFT if random_.random() < leaving else pick(2 + arm)
        story.append((arm, pick(arm), last))
    middles = [(random_.randrange(2), pick(random_.randrange(4))) for _ in range(visits)]
    again = [(random_.randrange(2), pick(0), pick(1)) for _ in range(visits // 2)]
    return story, middles, again


def numbers(story):
    visits, middles, again = story
    pair = [[[0] * 6 for _ in range(5)] for _ in range(2)]
    mid = [[0] * 5 for _ in range(2)]
    after = [[[0] * 5 for _ in range(5)] for _ in range(2)]
    for arm, first, last in visits:
        pair[arm][first][last] += 1
    for arm, rating in middles:
        mid[arm][rating] += 1
    for arm, first, last in again:
        after[arm][first][last] += 1
    flat = lambda x: [z for y in x for z in flat(y)] if isinstance(x, list) else [x]
    return flat([pair, mid, after])


def arm_figures(visits, everyone):
    """(mean, variance) of first + last, first - last, first and last of one arm's visits."""
    groups = {}
    for first, last in visits:
        groups.setdefault(first, []).append(last)
    stayed = {r: [TRUST[x] for x in group if x != LEFT] for r, group in groups.items()}
    stayed = {r: group for r, group in stayed.items() if group}
    weight = {r: len(groups[r]) / len(group) if everyone else 1 for r, group in stayed.items()}
    out = []
    for value in (lambda x, y: x + y, lambda x, y: x - y, lambda x, y: x, lambda x, y: y):
        weighted = [(weight[r], value(TRUST[r], y)) for r, group in stayed.items() for y in group]
        total = sum(w for w, _ in weighted)
        mean = sum(w * v for w, v in weighted) / total
        variance = 0
        for r, group in stayed.items():
            values = [value(TRUST[r], y) for y in group]
            inside = statistics.variance(values) if len(values) > 1 else 0
            variance += (weight[r] * len(group) / total) ** 2 * inside / len(group)
            variance += weight[r] * len(group) * (statistics.fmean(values) - mean) ** 2 / total ** 2
        out.append((mean, variance))
    return out


def figures(visits, everyone):
    """L, S, change of P and of Q, P last, Q first, each as (mean, variance)."""
    a, b = (arm_figures([v[1:] for v in visits if v[0] == arm], everyone) for arm in (0, 1))
    minus = lambda x, y: (x[0] - y[0], x[1] + y[1])
    return [minus(b[0], a[0]), ((a[1][0] + b[1][0]) / 2, (a[1][1] + b[1][1]) / 4),
            minus(b[3], a[2]), minus(a[3], b[2]), b[3], b[2]]


def pooled(stories, compute):
    """Weighted by complete visits."""
    sizes = [sum(v[2] != LEFT for v in s[0]) for s in stories]
    parts = [compute(s) for s in stories]
    total = sum(sizes)
    return [(sum(n / total * p[i][0] for n, p in zip(sizes, parts)),
             sum((n / total) ** 2 * p[i][1] for n, p in zip(sizes, parts))) for i in range(len(parts[0]))]


def middle(story):
    arms = [[TRUST[r] for arm, r in story[1] if arm == which] for which in (0, 1)]
    return [(statistics.fmean(arms[1]) - statistics.fmean(arms[0]),
             sum(statistics.pvariance(x) / len(x) for x in arms))]


def sentence(readings, guard, complete):
    low = lambda i: min(r[i][0] - 2.5 * math.sqrt(r[i][1]) for r in readings)
    high = lambda i: max(r[i][0] + 2.5 * math.sqrt(r[i][1]) for r in readings)
    if complete < 200:
        return "few"
    if high(0) < 0:
        return "worse"
    if low(0) > 0:
        g, v = guard
        turns = g > 2 * math.sqrt(v) and any(r[0][0] - g <= 2.5 * math.sqrt(r[0][1] + v) for r in readings)
        return "turns" if turns else "learn"
    for one, two, holds in (("only suspicious", "suspicious", low(1) > 0), ("only trusting", "trusting", high(1) < 0)):
        if holds:
            return one if high(0) < 0.1 else two
    if low(0) > -0.1 and high(0) < 0.1 and low(1) > -0.05 and high(1) < 0.05:
        return "none"
    return "leavers" if any(abs(r[i][0]) > 2.5 * math.sqrt(r[i][1]) for r in readings for i in (0, 1)) else "not yet"


def apart(pairs):
    told = [[], []]
    for arm, first, last in pairs:
        p, q = (first, last) if arm == 0 else (last, first)
        told[arm].append((RANK[p] > RANK[q]) + 0.5 * (RANK[p] == RANK[q]))
    return [statistics.fmean(map(statistics.fmean, told)),
            math.sqrt(sum(statistics.pvariance(t) / len(t) for t in told)) / 2]


def wilson(right, all_):
    """The two shares that are just 1.96 errors away from what was seen, found by halving."""
    seen = right / all_
    ends = []
    for low, high in ((0, seen), (seen, 1)):
        outside, inside = (low, high) if high == seen else (high, low)
        for _ in range(200):
            p = (outside + inside) / 2
            if abs(seen - p) > 1.96 * math.sqrt(p * (1 - p) / all_):
                outside = p
            else:
                inside = p
        ends.append(inside)
    return [ends[0], seen, ends[1]]


def change(pairs):
    """Of a claim with a weak trail."""
    side = (1, 1, 0, 0, 0.5)
    moves = [side[after] - side[before] for before, after in pairs]
    half = 1.96 * statistics.pstdev(moves) / math.sqrt(len(moves))
    mean = statistics.fmean(moves)
    placed = [after for _, after in pairs if after != 4]
    return ([mean - half, mean, mean + half],
            [statistics.fmean(side[b] for b, _ in pairs), statistics.fmean(side[a] for _, a in pairs),
             statistics.fmean(placed)])


def once(program, seed):
    """Returns the sentence that was said."""
    random_ = random.Random(seed)
    stories = [draw(random_, random_.choice((150, 400, 3000))) for _ in range(random_.choice((1, 1, 3)))]
    right, all_ = sorted(random_.randrange(1, 500) for _ in range(2))
    claim = [(random_.randrange(5), random_.randrange(5)) for _ in range(random_.randrange(20, 300))]
    table = [sum(x == (b, a) for x in claim) for b in range(5) for a in range(5)]
    given = [len(stories)] + [n for s in stories for n in numbers(s)] + [right, all_] + table
    said = subprocess.run([program, "tell"], input=" ".join(map(str, given)), capture_output=True, text=True, check=True)
    told = {line.split()[0]: [float(x) for x in line.split()[1:]] for line in said.stdout.splitlines()}
    readings = [pooled(stories, lambda s: figures(s[0], everyone)) for everyone in (False, True)]
    for i, name in enumerate(("L", "S", "P", "Q", "Plast", "Qfirst")):
        low = min(r[i][0] - 2.5 * math.sqrt(r[i][1]) for r in readings)
        high = max(r[i][0] + 2.5 * math.sqrt(r[i][1]) for r in readings)
        compare(f"{seed} {name}", told[name], [low, (low + high) / 2, high])
    complete = sum(v[2] != LEFT for s in stories for v in s[0])
    expected = sentence(readings, pooled(stories, middle)[0], complete)
    compare(f"{seed} sentence", told["sentence"][:1], [SENTENCES.index(expected)])
    whole = [v for s in stories for v in s[0] if v[2] != LEFT]
    compare(f"{seed} apart", told["apart"], apart(whole) + apart([v for s in stories for v in s[2]]))
    compare(f"{seed} share", told["share"], wilson(right, all_))
    moved, places = change(claim)
    compare(f"{seed} change", told["change"], moved)
    compare(f"{seed} claim", told["claim"], places)
    return expected, stories, told, (right, all_)


def by_scipy(seed, stories, told, share):
    """The same by other people's code, and the errors by drawing visits again."""
    import numpy
    import scipy.stats
    interval = scipy.stats.binomtest(*share).proportion_ci(0.95, method="wilson")
    compare(f"{seed} share by scipy", told["share"][::2], [interval.low, interval.high], 1e-4)
    if len(stories) > 1 or len(stories[0][0]) < 1000:
        return
    visits = numpy.array(stories[0][0])
    generator = numpy.random.default_rng(seed)
    for everyone in (False, True):
        drawn = []
        for _ in range(300):
            again = visits[generator.integers(len(visits), size=len(visits))]
            drawn.append([f[0] for f in figures(list(map(tuple, again)), everyone)[:4]])
        errors = [math.sqrt(v) for _, v in figures(stories[0][0], everyone)[:4]]
        compare(f"{seed} errors by drawing again", [1] * 4,
                [d / e for d, e in zip(scipy.stats.tstd(numpy.array(drawn)), errors)], 0.2)


def main():
    program, long = sys.argv[1], len(sys.argv) > 2
    said = set()
    for seed in range(400 if long else 40):
        sentence_, stories, told, share = once(program, seed)
        said.add(sentence_)
        if long and seed < 60:
            by_scipy(seed, stories, told, share)
    if len(said) < 4:
        print("the tables lead to too few sentences to show anything:", said)
        return 1
    print(f"{faults} differences; sentences: {', '.join(sorted(said))}")
    return faults > 0


sys.exit(main())
