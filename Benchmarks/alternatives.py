"""What one would use instead, measured in the same run: python-dateutil with holidays, and SQL over stored rows.

    python3 alternatives.py expand | trace | obligations | reorganise | sql CSV

Each prints one JSON object. `Tests/Oracle/oracle.py` gives the days worked; the rest is written anew here from the words of
Benchmarks/Bench/MonthlyLine.swift, so that hashes of the same dates agree only if both reckon alike. Times are seconds of a core.
"""

import datetime as dt
import json
import pathlib
import sqlite3
import sys
import tempfile
import time

MASK = (1 << 64) - 1
EPOCH = dt.date(1970, 1, 1)
ROOT = pathlib.Path(__file__).resolve().parent.parent


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Dice:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return mix(self.state) % bound


# ------------------------------------------------------------------------------------------------------------ expand

FIRST_YEAR, LAST_YEAR, LINES, KINDS, PLACES = 2016, 2025, 25, 6, 34 + 3321


def months(closing_day):
    """The last days of the months, by rrule."""
    from dateutil.rrule import MONTHLY, rrule

    return rrule(MONTHLY, dtstart=dt.datetime(FIRST_YEAR, 1, 1), bymonthday=closing_day, until=dt.datetime(LAST_YEAR, 12, 31))


def due(index, body_kind, end, calendars):
    from dateutil.relativedelta import relativedelta

    calendar = calendars["all" if index % 7 == 3 else "state"]
    kind, shift, day = index % 6, index + body_kind, dt.timedelta(days=1)

    def rolled(date, step):
        while not calendar.works(date):
            date += step
        return date

    def worked(date, number, step):
        while number > 0:
            date += step
            if calendar.works(date):
                number -= 1
        return date

    if kind in (0, 1):
        named = end.replace(day=1) + relativedelta(months=1, day=1 + shift % 28)
        return rolled(named, day) if kind == 0 else named - day
    if kind == 2:
        return rolled(worked(end, 1 + shift % 15, day), day)
    if kind == 3:
        return rolled(end + dt.timedelta(days=5 + shift % 25), day)
    if kind == 4:
        return worked(end, 1 + shift % 5, -day)
    return rolled(end, -day)


def line_dates(index, body_kind, calendars):
    """(number of the month, day number of the due day) of every period of a line."""
    for moment in months(25 if index % 5 == 4 else -1):
        end = moment.date()
        number = (end.year - FIRST_YEAR) * 12 + end.month - 1
        yield number, (due(index, body_kind, end, calendars) - EPOCH).days


def expand():
    sys.path.insert(0, str(ROOT / "Tests" / "Oracle"))
    from oracle import CALENDARS

    bearers = range(0, KINDS * PLACES, 100)

    def run(dates_of):
        started = time.process_time()
        total, count = 0, 0
        for bearer in bearers:
            body_kind = bearer // PLACES
            for index in range(LINES):
                rule = body_kind * LINES + index
                for number, day in dates_of(index, body_kind):
                    total = (total + mix(bearer << 32 | rule << 24 | number << 16 | day)) & MASK
                    count += 1
        return total, count, time.process_time() - started

    total, count, per_obligation = run(lambda index, kind: line_dates(index, kind, CALENDARS))
    cache = {}

    def cached(index, kind):
        if (index, kind) not in cache:
            cache[index, kind] = list(line_dates(index, kind, CALENDARS))
        return cache[index, kind]

    again, _, per_line = run(cached)
    assert total == again
    return {"obligations": count, "hash": f"{total:x}", "per_obligation_seconds": per_obligation, "per_line_seconds": per_line}


# ------------------------------------------------------------------------------------------------------------- trace

def trace():
    import holidays

    calendar = holidays.Vietnam(years=range(2011, 2027))
    dice, first = Dice(2024), dt.date(2012, 1, 1)
    span = (dt.date(2024, 12, 31) - first).days + 1
    days = [first + dt.timedelta(days=dice.below(span)) for _ in range(20_000)]
    started = time.process_time()
    found = [calendar.get_nth_working_day(day, 10) for day in days]
    seconds = time.process_time() - started
    total = 0
    for number, date in enumerate(found):
        total = (total + mix(number << 32 | (date - EPOCH).days)) & MASK
    return {"deadlines": len(days), "seconds": seconds, "hash": f"{total:x}"}


# ------------------------------------------------------------------------------------------------------- obligations

def obligations():
    """One year of the lines of Tra Vinh as they come back, with dateutil and holidays, from standard input:
    a rule, a bearer and a letter for how often. Prints as many rows as it finds dates for."""
    from dateutil.rrule import MONTHLY, rrule
    import holidays

    calendar = holidays.Vietnam(years=range(2022, 2026))
    every = {"M": 1, "Q": 3, "C": 3, "H": 6, "Y": 12}
    rows = 0
    for line in sys.stdin:
        rule, bearer, letter = line.split()
        # A rule without period owes once; weekly ones have as many rows as months here, in dateutil's favour.
        step = every.get(letter, 12)
        for moment in rrule(MONTHLY, dtstart=dt.datetime(2023, step, 1), interval=step, bymonthday=-1, until=dt.datetime(2023, 12, 31)):
            day = moment.date() + dt.timedelta(days=5)
            while not calendar.is_working_day(day):
                day += dt.timedelta(days=1)
            print(rule, bearer, moment.date(), day)
            rows += 1
    return {"rows": rows}


# -------------------------------------------------------------------------------------------------------- reorganise


def reorganise():
    """The same steps by joins of dictionaries: bodies known by their slot, no checks, no reasons, no rules."""
    import collections
    import csv

    start = time.process_time()

    def rows(folder, name):
        with open(ROOT / "Registers" / folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    areas = {}
    for row in rows("country", "areas"):
        for eve in (True, False):
            if row["to"] != "2025-06-30" if not eve else row["from"] != "2025-07-01":
                areas[eve, row["level"], row["code"]] = row["id"]
    parents = {row["id"]: row["parent"] for row in rows("country", "areas")}
    forms = collections.defaultdict(list)
    for row in rows("country", "standard"):
        if row["to"] == "":
            forms[row["level"]].append((row["slot"], set(row["only"].split()), set(row["except"].split())))

    def slots(level, area):
        above = {area, parents[area], parents.get(parents[area], "")}
        return [s for s, only, without in forms[level] if (not only or only & above) and not without & above]

    units = collections.defaultdict(list)
    plan = "plans/2025-07-01"
    provinces = {row["from_province_code"]: row["to_province_code"] for row in rows(plan, "province-successions")}
    for old, new in provinces.items():
        units["tỉnh", old].append(("tỉnh", new, "whole"))
    for row in rows(plan, "communes-before"):
        units["huyện", row["district_code"]] = [("tỉnh", provinces[row["province_code"]], "whole")]
    for row in rows(plan, "district-successions"):
        units["huyện", row["from_district_code"]].append(("xã", row["to_commune_code"], "whole"))
    for row in rows(plan, "successions"):
        units["xã", row["from_commune_code"]].append(("xã", row["to_commune_code"], row["extent"]))
    apart = ["lao-dong", "nong-dan", "thanh-nien", "phu-nu", "cuu-chien-binh"]
    steps = []
    for (level, code), targets in units.items():
        old = areas[True, level, code]
        for to_level, to_code, extent in targets:
            new = areas[False, to_level, to_code]
            if new == old:
                continue
            there = set(slots(to_level, new))
            for slot in slots(level, old):
                heirs = [slot] if slot in there else apart if slot == "doan-the" else ["khoi-dan-van"]
                for number, heir in enumerate(heirs):
                    share = extent if len(heirs) == 1 else "main-part" if number == 0 and extent != "part" else "part"
                    steps.append((f"{slot}-{old[5:]}", f"{heir}-{new[5:]}", share))
    seconds = time.process_time() - start
    total = 0
    for step in steps:
        hash = 0xCBF29CE484222325
        for byte in ",".join(step).encode():
            hash = ((hash ^ byte) * 0x100000001B3) & MASK
        total = (total + hash) & MASK
    return {"steps": len(steps), "hash": format(total, "x"), "seconds": seconds}


# --------------------------------------------------------------------------------------------------------------- sql

def sql(path):
    on = (dt.date(2025, 9, 10) - EPOCH).days
    with tempfile.TemporaryDirectory(dir=pathlib.Path(path).parent) as folder:
        base = sqlite3.connect(f"{folder}/rows.db")
        base.execute("PRAGMA journal_mode=OFF")
        base.execute("PRAGMA synchronous=OFF")
        base.execute("PRAGMA cache_size=-1000000")
        base.execute("CREATE TABLE o (line INT, place INT, body INT, province INT, month INT, due INT, state INT)")
        started = time.perf_counter()
        with open(path, encoding="ascii") as rows:
            base.executemany("INSERT INTO o VALUES (?,?,?,?,?,?,?)", (row.split(",") for row in rows))
        base.commit()
        loaded = time.perf_counter()
        base.execute("CREATE INDEX by_body ON o (body, state, due, line, place)")
        base.execute("CREATE INDEX by_due ON o (state, due, line, place, body)")
        base.execute("CREATE INDEX by_cell ON o (province, month, state, due)")
        base.execute("ANALYZE")
        base.commit()
        indexed = time.perf_counter()
        size = pathlib.Path(f"{folder}/rows.db").stat().st_size
        bodies = [row[0] for row in base.execute("SELECT DISTINCT body FROM o")]
        counts = ("SELECT sum(due < :on), sum(due = :on), sum(due > :on AND due <= :on + 7), sum(due > :on + 7) FROM o "
                  "WHERE state = 0 AND due <= :on + 60")
        page = "SELECT due, line, place, body FROM o WHERE state = 0 AND due <= :on + 60 {} ORDER BY due, line, place LIMIT 50"
        matrix = "SELECT province, month, state, due < :on, count(*) FROM o GROUP BY 1, 2, 3, 4"

        def measure(times, work):
            taken = []
            for number in range(times):
                begin = time.perf_counter()
                answer = work(number)
                taken.append((time.perf_counter() - begin) * 1e6)
            taken.sort()
            return answer, taken[len(taken) // 2], taken[min(len(taken) - 1, len(taken) * 99 // 100)]

        dice = Dice(99)

        def body(_):
            bound = {"on": on, "body": bodies[dice.below(len(bodies))]}
            return (base.execute(counts + " AND body = :body", bound).fetchone(),
                    base.execute(page.format("AND body = :body"), bound).fetchall())

        def country(_):
            return base.execute(counts, {"on": on}).fetchone(), base.execute(page.format(""), {"on": on}).fetchall()

        _, body50, body99 = measure(500, body)
        (sums, first), country50, country99 = measure(5, country)
        cells, matrix50, matrix99 = measure(3, lambda _: base.execute(matrix, {"on": on}).fetchall())
        classes, classes50, classes99 = measure(
            3, lambda _: base.execute("SELECT state, due < :on, count(*) FROM o GROUP BY 1, 2", {"on": on}).fetchall())
    grid = {}
    for province, month, state, passed, count in cells:
        kind = state if state else 3 if passed else 0
        grid[province, month, kind] = grid.get((province, month, kind), 0) + count
    total = 0
    for province in range(34):
        for month in range(24):
            for kind in range(4):
                total += mix(province << 48 | month << 40 | kind << 32 | grid.get((province, month, kind), 0))
    found = [0] * 4
    for state, passed, count in classes:
        found[state if state else 3 if passed else 0] += count
    return {
        "sqlite": sqlite3.sqlite_version, "load_seconds": loaded - started, "index_seconds": indexed - loaded, "bytes": size,
        "body_p50_us": body50, "body_p99_us": body99, "country_p50_us": country50, "country_p99_us": country99,
        "matrix_p50_us": matrix50, "matrix_p99_us": matrix99, "completeness_p50_us": classes50, "completeness_p99_us": classes99,
        "home": list(sums), "home_50": "{} {} {} {}".format(len(first), *first[-1][:3]),
        "classes": "{} {} {} {} 0 0".format(*found), "matrix_hash": f"{total & MASK:x}",
    }


def completeness(path):
    """Completeness by month as GROUP BY over one stored row an obligation; and what an amendment rewrites."""
    with tempfile.TemporaryDirectory(dir=pathlib.Path(path).parent) as folder:
        base = sqlite3.connect(f"{folder}/rows.db")
        for pragma in ["journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000"]:
            base.execute(f"PRAGMA {pragma}")
        base.execute("CREATE TABLE o (rule INT, month INT, body INT, due INT, happened INT, recorded INT)")
        started = time.perf_counter()
        with open(path, encoding="ascii") as rows:
            base.executemany("INSERT INTO o VALUES (?,?,?,?,nullif(?,''),nullif(?,''))", (row.rstrip("\n").split(",") for row in rows))
        base.commit()
        loaded = time.perf_counter()
        size = pathlib.Path(f"{folder}/rows.db").stat().st_size
        done = "happened <= :on AND recorded <= :known"
        query = ("SELECT {0}, sum(NOT coalesce({1}, 0) AND :on <= due), sum(coalesce({1} AND happened <= due, 0)), "
                 "sum(coalesce({1} AND happened > due, 0)), sum(NOT coalesce({1}, 0) AND :on > due) FROM o GROUP BY 1")
        answer = {"sqlite": sqlite3.sqlite_version, "load_seconds": loaded - started, "bytes": size}
        for name, date in [("", dt.date(2025, 9, 10)), ("past_", dt.date(2025, 4, 20))]:
            day = (date - EPOCH).days
            for by, column in [("period", "month"), ("organisation", "body")]:
                taken = []
                for _ in range(3):
                    begin = time.perf_counter()
                    rows = base.execute(query.format(column, done), {"on": day, "known": day}).fetchall()
                    taken.append((time.perf_counter() - begin) * 1e6)
                answer[f"{name}{by}_p50_us"] = sorted(taken)[1]
            answer[f"{name}classes"] = " ".join(str(sum(row[kind] for row in rows)) for kind in range(1, 5)) + " 0 0"
        begin = time.perf_counter()
        answer["amended_rows"] = base.execute("UPDATE o SET due = due + 7").rowcount
        base.commit()
        answer["amend_seconds"] = time.perf_counter() - begin
    return answer


if __name__ == "__main__":
    kind = sys.argv[1]
    if kind == "completeness":
        print(json.dumps(completeness(sys.argv[2])))
        sys.exit()
    answer = {"expand": expand, "trace": trace, "obligations": obligations, "reorganise": reorganise}[kind]() if kind != "sql" else sql(sys.argv[2])
    print(json.dumps(answer))
