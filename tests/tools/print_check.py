"""One printed sheet, looked at: print_check.py KIND PAPER LANG STORY.says FOLDER, with the pages as
FOLDER/page-*.pgm at 2 px a mm, and FOLDER/info and FOLDER/words of pdfinfo and pdftotext."""

import glob
import re
import sqlite3
import sys

PX_PER_MM = 2
SIDE_MM, TOP_MM, EDGE_MM = 20, 18, 4  # no ink closer to the sides, the top, the lower edge
BODY_END_MM = 26  # from the lower edge; the foot is below this
SIZES = {"A4": (210, 297), "Letter": (215.9, 279.4)}

kind, paper, lang, story, folder = sys.argv[1:]
wrong = []


def read_page(path):
    """Rows of grey bytes."""
    with open(path, "rb") as file:
        head, width, height, depth, data = re.match(
            rb"(P5)\s+(\d+)\s+(\d+)\s+(\d+)\s(.*)", file.read(), re.S).groups()
    width = int(width)
    return [data[y * width:(y + 1) * width] for y in range(int(height))]


def inked(row):
    return min(row) < 250


def check_page(path, last):
    rows = read_page(path)
    side, edge = SIDE_MM * PX_PER_MM, len(rows) - EDGE_MM * PX_PER_MM
    if any(inked(row[:side]) or inked(row[-side:]) for row in rows):
        wrong.append(f"{path}: ink in the side margin")
    if any(map(inked, rows[:TOP_MM * PX_PER_MM] + rows[edge:])):
        wrong.append(f"{path}: ink in the upper or lower margin")
    body = rows[:len(rows) - BODY_END_MM * PX_PER_MM]
    filled = max((y for y, row in enumerate(body) if inked(row)), default=0) / len(body)
    if filled < (0.15 if last else 0.5):
        wrong.append(f"{path}: only {filled:.0%} of the page is used")


def check_info():
    info = open(f"{folder}/info").read()
    width, height = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())
    for is_pt, mm in zip((width, height), SIZES[paper]):
        if abs(is_pt / 72 * 25.4 - mm) > 0.1:
            wrong.append(f"the page is {width} x {height} pt, not {paper}")
    day = int(as_of.split("-")[2])
    if not re.search(rf"CreationDate: .*\b{day} 00:00:00 {as_of[:4]}", info):
        wrong.append("it was not made on the day of the sources")


def plain(text):
    return re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069-]+", "", text)


database = sqlite3.connect(f"file:{story}?mode=ro", uri=True)
as_of, = database.execute("SELECT as_of FROM story").fetchone()
claims = database.execute("SELECT position, id, label FROM claim").fetchall()
path = [number for number, in database.execute("SELECT claim FROM path")]

pages = sorted(glob.glob(f"{folder}/page-*"))
if kind == "poster" and len(pages) != 1:
    wrong.append(f"a poster of {len(pages)} pages")
if kind == "worksheet" and len(pages) > 2 + (len(path) + 1) // 2:
    wrong.append(f"a worksheet of {len(pages)} pages for {len(path)} claims")
for page in pages:
    check_page(page, page == pages[-1])
check_info()
words = plain(open(f"{folder}/words").read())
for number, name, label in claims:
    if kind == "key" or (kind == "worksheet" and number in path):
        if name not in words:
            wrong.append(f"{name} is not on it")
        if lang == "en" and plain(label) not in words:
            wrong.append(f"{name}'s \"{label}\" is not on it")
if kind == "key" and lang == "en":
    for title, in database.execute("SELECT DISTINCT title FROM node WHERE type = 'work'"):
        if plain(title) not in words:
            wrong.append(f"the source \"{title}\" is not on it")
    unnamed, = database.execute("SELECT count(*) FROM claim WHERE position NOT IN (SELECT claim FROM known)").fetchone()
    nowhere = words.count(plain("Sources none is named"))
    if nowhere != unnamed:
        wrong.append(f"what is known rests on no named source {nowhere} times, not {unnamed}")
if lang == "en":
    for level in ("Strong", "Good", "Weak", "Missing"):
        if kind != "key" and level not in words:
            wrong.append(f"{level} is not on it")
for what in wrong:
    print(f"{kind} {paper} {lang} {story}: {what}")
sys.exit(bool(wrong))
