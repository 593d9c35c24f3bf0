#!/usr/bin/env python3
"""Checks what sayswho-report writes, for tests/tools/report.sh.

  report_check.py counts FILE...             nowhere is a number under ten that could be a count
  report_check.py page FILE.html             a page that needs nothing else, with every element closed
  report_check.py csv FOLDER ANSWERS.db      RFC 4180, and what the ledger has
"""
import csv
import html.parser
import io
import re
import sqlite3
import sys

faults = 0


def complain(what):
    global faults
    faults += 1
    print(what)


class Page(html.parser.HTMLParser):
    EMPTY = {"meta", "hr", "circle", "path", "rect"}

    def __init__(self):
        super().__init__()
        self.open, self.words, self.wrong = [], [], []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("src", "href", "srcset") or name.startswith("on") or "url(" in (value or ""):
                self.wrong.append(f"<{tag} {name}>")
            if name == "aria-label":
                self.words.append(value)
        if tag in ("script", "link", "img", "iframe", "object"):
            self.wrong.append(f"<{tag}>")
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.EMPTY:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)
        elif re.search(r"url\(|@import|https?:", data):
            self.wrong.append("style")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def words_of(path):
    text = read(path)
    if not path.endswith(".html"):
        return text
    page = Page()
    page.feed(text)
    return "\n".join(page.words)


# Numbers that are no counts: days, versions, times, ids and places, the axis from 0 to 100, shares of 10, the ends of an
# interval in 100.
NO_COUNT = (r"\d{4}-\d\d-\d\d", r"\d+\.\d+\.\d+", r"\d+ (min|د) \d\d", r"\b[A-Za-z]+\d+", r"claim \d",
            r"^0$", r"\d+-\d+", r"disagree_\d", r"^\d of 10$", r"\(\D+\d+\D+\d+\)", r"\d+\u202f\d+")


def check_counts(path):
    text = words_of(path)
    for pattern in NO_COUNT:
        text = re.sub(pattern, " ", text, flags=re.M)
    for number in re.findall(r"\d+", text):
        if int(number) < 10:
            line = next(line for line in text.splitlines() if re.search(rf"\b{number}\b", line))
            complain(f"{path}: there is a {number}, which may be a count under ten: {line.strip()}")


def check_page(path):
    page = Page()
    page.feed(read(path))
    for wrong in page.wrong + [f"<{tag}> is not closed" for tag in page.open]:
        complain(f"{path}: {wrong}")


def rows_of(path):
    text = read(path)
    if not text.endswith("\r\n") or re.search(r"(?<!\r)\n", text):
        complain(f"{path}: lines do not end as RFC 4180 has it")
    rows = list(csv.reader(io.StringIO(text), strict=True))
    if {len(row) for row in rows} != {len(rows[0])}:
        complain(f"{path}: rows differ in length")
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def check_csv(folder, ledger):
    db = sqlite3.connect(ledger)
    answers, claims = (rows_of(f"{folder}/{name}.csv") for name in ("answers", "claims"))
    for row in claims:
        for name, value in row.items():
            what, _, level = name.partition("_")
            if what not in ("first", "second", "look", "disagree") or level == "two_levels":
                continue
            count = db.execute("SELECT coalesce(sum(count), 0) FROM tally WHERE story = ? AND version = ? AND claim = ? "
                               "AND what = ? AND value = ?",
                               (row["story"], row["version"], row["claim"], what, level)).fetchone()[0]
            if value != (str(count) if count >= 10 else ""):
                complain(f"claims.csv: {row['claim']} {name} is {value!r}, the ledger has {count}")
    visits = {}
    for row in answers:
        visits.setdefault(row["day"], set()).add(row["visit"])
    for day, numbers in visits.items():
        if len(numbers) < 10:
            complain(f"answers.csv: {day} has {len(numbers)} visits")
    total = db.execute("SELECT count(*), count(DISTINCT visit) FROM first").fetchone()
    wanted = total[0] if total[1] >= 10 else 0
    if len(answers) != wanted:
        complain(f"answers.csv: {len(answers)} rows, the ledger has {total[0]} of {total[1]} visits")
    stored = {str(row[0]) for row in db.execute("SELECT id FROM visit")}
    if stored & {row["visit"] for row in answers}:
        complain("answers.csv: it has a visit's number in the ledger")
    for column, sql in (("rating1", "SELECT level, count(*) FROM first GROUP BY 1"),
                        ("first_kind", "SELECT first_kind, count(*) FROM visit JOIN first ON visit = id GROUP BY 1"),
                        ("rating2", "SELECT level, count(*) FROM second GROUP BY 1")):
        for value, count in db.execute(sql):
            found = sum(row[column] == value for row in answers)
            if wanted and found != count:
                complain(f"answers.csv: {column} is {value} {found} times, in the ledger {count} times")


def main():
    what, paths = sys.argv[1], sys.argv[2:]
    if what == "csv":
        check_csv(*paths)
    for path in paths if what != "csv" else []:
        {"counts": check_counts, "page": check_page}[what](path)
    return faults > 0


sys.exit(main())
