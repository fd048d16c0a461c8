"""Compares what `phoihop` says with what the oracle says, on random regulations and random terms.

    python3 compare.py PATH_TO_PHOIHOP [--cases 100] [--terms 100] [--seed 1] [--beyond strict|certainty] [--counted wd,d]

Case number N of a run depends on seed + N alone, so a failing case is run again with `--seed <its seed> --cases 1 --terms 0`.
"""

import argparse
import datetime as dt
import json
import pathlib
import random
import shlex
import shutil
import subprocess
import sys
import tempfile

from generator import make_case
from oracle import CALENDARS, LAST_DECIDED, parse_term, term

FIELDS = ["due", "basis", "certainty", "periodStart", "periodEnd", "absorbedBy"]


def iso(text):
    """The program may write 31/12/2026 or 2026-12-31."""
    if isinstance(text, str) and "/" in text and text.replace("/", "").isdigit():
        day, month, year = map(int, text.split("/"))
        return dt.date(year, month, day).isoformat()
    return text


def run(command):
    """The parsed answer, or a sentence that says what went wrong."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return None, [str(problem)]
    if done.returncode != 0:
        said = (done.stderr or done.stdout).splitlines()
        return None, [f"the program ended with {done.returncode}:"] + said[:20]
    try:
        return json.loads(done.stdout), []
    except ValueError as problem:
        return None, [f"the answer is not JSON ({problem}):"] + done.stdout.splitlines()[:5]


def differences(expected, got, beyond, window=None):
    """One line a difference; `got` is the program's list."""
    def at_the_edge(one):
        """A day that waits for a decision may fall on either side of the window's edge."""
        return (beyond == "certainty" and window and one["certainty"] == "provisional" and one["due"]
                and min(abs(dt.date.fromisoformat(one["due"]) - edge) for edge in window) <= dt.timedelta(days=15))

    wanted = {one["id"]: one for one in expected}
    given = {}
    problems = []
    for one in got:
        if one["id"] in given:
            problems.append(f"twice: {one['id']}")
        given[one["id"]] = {field: iso(one.get(field)) for field in FIELDS}
    for id in sorted(wanted.keys() - given.keys()):
        one = wanted[id]
        if at_the_edge(one):
            continue
        problems.append(f"missing: {id}, due {one['due']} ({one['basis']}), period {one['periodStart']} to {one['periodEnd']}")
    for id in sorted(given.keys() - wanted.keys()):
        one = given[id]
        if at_the_edge(one):
            continue
        problems.append(f"not expected: {id}, due {one['due']} ({one['basis']}), period {one['periodStart']} to {one['periodEnd']}")
    for id in sorted(wanted.keys() & given.keys()):
        for field in FIELDS:
            mine, theirs = wanted[id][field], given[id][field]
            if mine == theirs:
                continue
            if field == "due" and beyond == "certainty" and mine and theirs and min(mine, theirs) > LAST_DECIDED.isoformat():
                continue
            problems.append(f"{id}: {field} should be {mine}, the program says {theirs}")
    if not problems and beyond == "strict" and [one["id"] for one in got] != [one["id"] for one in expected]:
        problems.append("the same obligations in another order; they are sorted by due with null last, then by id")
    return problems


def compare_case(program, seed, beyond, keep):
    case = make_case(seed)
    folder = keep / f"case-{seed}"
    regulations, register = case.write(folder)
    write = random.Random(seed).choice([lambda d: d.isoformat(), lambda d: f"{d.day:02}/{d.month:02}/{d.year}"])
    command = [program, "obligations", "--from", write(case.first), "--to", write(case.last), "--on", write(case.on),
               "--regulations", str(regulations), "--register", str(register), "--format", "json"]
    got, problems = run(command)
    if got is not None:
        window = (case.first, case.last)
        problems = differences(case.expected(), got, beyond, window)
        if problems and not differences(case.expected(inclusive=False), got, beyond, window):
            problems.append("(all would agree if the day `to` of a register row were the first day it no longer holds)")
    if not problems:
        shutil.rmtree(folder)
        return True
    (folder / "got.json").write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "differences.txt").write_text("\n".join(problems) + "\n", encoding="utf-8")
    print(f"FAILED case {seed}, kept in {folder}")
    print("  " + shlex.join(command))
    for problem in problems[:12]:
        print("  " + problem)
    if len(problems) > 12:
        print(f"  … and {len(problems) - 12} more, in {folder / 'differences.txt'}")
    return False


def random_term(chance):
    """Anchors and terms that stay in the years the oracle's calendar knows; counted back only from decided days."""
    unit = chance.choice(["wd", "wd", "wd", "d", "d", "w", "m"])
    number = chance.randint(1, {"wd": 60, "d": 120, "w": 20, "m": 14}[unit])
    if chance.random() < 0.3:
        number = -number
    first = dt.date(2011, 7, 1)
    last = dt.date(2027, 6, 30) if number > 0 or unit == "wd" else LAST_DECIDED
    anchor = first + dt.timedelta(days=chance.randrange((last - first).days + 1))
    if chance.random() < 0.15:      # near the edge
        anchor = LAST_DECIDED - dt.timedelta(days=chance.randint(0, 25))
    return anchor, f"{number}{unit}"


def compare_term(program, seed, beyond, counted_units):
    chance = random.Random(f"term {seed}")
    anchor, text = random_term(chance)
    scope = chance.choice(["state", "all", None])
    number, unit = parse_term(text)
    mine = term(anchor, number, unit, CALENDARS[scope or "state"])
    command = [program, "calendar", "add", anchor.isoformat(), text] + (["--scope", scope] if scope else []) + ["--format", "json"]
    got, problems = run(command)
    if got is not None:
        date = iso(got.get("date"))
        # Back from a day that nobody decided, the way leads over undecided days too.
        farthest = max(min(date or "", mine.date.isoformat()), anchor.isoformat())
        loose = beyond == "certainty" and farthest > LAST_DECIDED.isoformat()
        if date != mine.date.isoformat() and not loose:
            problems.append(f"date should be {mine.date}, the program says {date}")
        if got.get("certainty") != mine.certainty:
            problems.append(f"certainty should be {mine.certainty}, the program says {got.get('certainty')}")
        if unit in counted_units and not loose:
            wanted = sorted(day.isoformat() for day in mine.counted)
            given = sorted(iso(step["date"]) for step in got.get("trace", []) if step["counted"])
            if wanted != given:
                problems.append(f"counted days: missing {sorted(set(wanted) - set(given))}, too many {sorted(set(given) - set(wanted))}, "
                                f"{len(wanted)} expected, {len(given)} given")
    if not problems:
        return True
    print(f"FAILED term {seed}: {shlex.join(command)}")
    for problem in problems:
        print("  " + problem)
    return False


def main():
    options = argparse.ArgumentParser(description="Compare phoihop with the oracle.")
    options.add_argument("program")
    options.add_argument("--cases", type=int, default=100, help="random regulations")
    options.add_argument("--terms", type=int, default=100, help="random `calendar add` questions")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--beyond", choices=["strict", "certainty"], default="strict",
                         help="after the last decided day: compare dates too, or only that they are provisional")
    options.add_argument("--counted", default="wd,d", help="units whose counted days are compared")
    options.add_argument("--keep", help="where failing cases stay; default a new folder under the temporary one")
    chosen = options.parse_args()
    keep = pathlib.Path(chosen.keep or tempfile.mkdtemp(prefix="phoihop-oracle-"))
    keep.mkdir(parents=True, exist_ok=True)
    passed = failed = 0
    for number in range(chosen.cases):
        good = compare_case(chosen.program, chosen.seed + number, chosen.beyond, keep)
        passed, failed = passed + good, failed + (not good)
    for number in range(chosen.terms):
        good = compare_term(chosen.program, chosen.seed + number, chosen.beyond, chosen.counted.split(","))
        passed, failed = passed + good, failed + (not good)
    if not any(keep.iterdir()):
        keep.rmdir()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
