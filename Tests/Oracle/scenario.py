"""Ten years of a small province, day by day: what `phoihop` says of them against what the reckoner says.

    python3 scenario.py PATH_TO_PHOIHOP [--seeds 20] [--seed 1] [--questions 6]

Seed N of a run is seed + N alone, so a failing one is run again with `--seed <its seed> --seeds 1`.
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
from collections import Counter

from oracle import ONE_DAY
from province import make_world
from reckoner import FIELDS, answers, known_events


def ask(program, folder, calendar, first, last, on, known, events="events.jsonl"):
    command = [program, "obligations", "--from", str(first), "--to", str(last), "--on", str(on), "--known", str(known),
               "--register", str(folder / "register"), "--regulations", str(folder / f"regulations-{calendar.name}"),
               "--events", str(folder / events), "--format", "json"]
    return run(command), command


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(shlex.join(command) + "\n" + done.stderr[:3000])
    rows = {}
    for one in json.loads(done.stdout):
        if one["id"] in rows:
            raise RuntimeError(f"twice: {one['id']}\n" + shlex.join(command))
        rows[one["id"]] = {key: one[key] for key in FIELDS}
        rows[one["id"]]["bearer"] = one["bearer"]["name"]
        rows[one["id"]]["answerable"] = one["answerable"]["id"]
    return rows


def differences(expected, got):
    problems = []
    for id in sorted(expected.keys() | got.keys()):
        mine, theirs = expected.get(id), got.get(id)
        if mine is None or theirs is None:
            problems.append((id, ["the program does not have it" if theirs is None else "the oracle does not have it"], mine, theirs))
        elif mine != theirs:
            problems.append((id, [f"{key} should be {mine[key]}, the program says {theirs[key]}" for key in FIELDS if mine[key] != theirs[key]],
                             mine, theirs))
    return problems


def figure(row):
    """Under which figure of completeness an obligation counts, or None where it is not expected."""
    life, verdict = row["lifeCycle"], row["verdict"]
    if row["shown"] == "standing" or life in ("lapsed", "terminated"):
        return None
    if life == "discharged(excused)":
        return "excused"
    if life.startswith("discharged") and life != "discharged(expired)":
        return None
    if life == "discharged(expired)":
        return {"doneInTime": "onTime", "doneLate": "late", "notDone": "missing"}[row["shown"]]
    if verdict == "compliedInTime":
        return "onTime"
    if verdict in ("violatedPerformedLate", "compensated"):
        return "late"
    if verdict == "violated":
        return "missing"
    return "undated" if row["due"] is None else "notYetDue"


def completeness(expected):
    """By regulation: the figures of Docs/decisions/0013."""
    rows = {}
    for id, row in expected.items():
        what = figure(row)
        if what:
            rows.setdefault(id.split("/")[0], Counter())[what] += 1
    return {key: {name: row[name] for name in ("notYetDue", "onTime", "late", "missing", "undated", "excused")} | {"expected": sum(row.values())}
            for key, row in rows.items()}


def ask_completeness(command):
    command = [command[0], "completeness", "--by", "regulation", *command[2:]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(shlex.join(command) + "\n" + done.stderr[:3000])
    names = ("notYetDue", "onTime", "late", "missing", "undated", "excused", "expected")
    return {row["key"]: {name: row[name] for name in names} for row in json.loads(done.stdout)["rows"] if row["expected"]}, command


def write_reordered(world, known, chance, file):
    """Only what was recorded by the end of a day, and lines of one moment in another order where they do not name each other."""
    events = known_events(world.events, known)
    for place in range(len(events) - 1):
        one, next = events[place], events[place + 1]
        if one["recorded"] == next["recorded"] and next.get("of") != one["id"] and chance.random() < 0.7:
            events[place], events[place + 1] = next, one
    file.write_text(world.lines(events), encoding="utf-8")


def questions(world, chance, count):
    span = (world.last - world.first).days
    for _ in range(count):
        known = world.first + ONE_DAY * chance.randrange(60, span + 200)
        on = known - ONE_DAY * chance.choice([0, 0, 0, chance.randrange(1, 60), chance.randrange(60, 900), -chance.randrange(1, 40)])
        on = max(on, world.first)
        first = on - ONE_DAY * chance.randrange(0, 400)
        yield first, on + ONE_DAY * chance.randrange(20, 150), on, known


def beyond_rows(program, world, folder, calendar, expected, command, known, chance):
    """The same day and knowledge asked again: from a file that ends with that day, its lines of one moment in another order, and in figures."""
    write_reordered(world, known, chance, folder / "known.jsonl")
    again = [str(folder / "known.jsonl") if word.endswith("events.jsonl") else word for word in command]
    got = run(again)
    problems = differences(expected, got)
    if problems:
        print("  " + shlex.join(again))
    mine, (theirs, asked) = completeness(expected), ask_completeness(command)
    if not problems and mine != theirs:
        print("  " + shlex.join(asked))
        problems = [(key, [f"the figures of completeness should be {mine.get(key)}, the program says {theirs.get(key)}"], mine.get(key), theirs.get(key))
                    for key in sorted(mine.keys() | theirs.keys()) if mine.get(key) != theirs.get(key)]
    return problems


def compare_seed(program, seed, count, keep, tally, all_differences):
    world = make_world(seed)
    folder = keep / f"seed-{seed}"
    world.write(folder)
    chance = random.Random(f"questions {seed}")
    failed = False
    for first, last, on, known in questions(world, chance, count):
        calendar = world.calendar(known)
        got, command = ask(program, folder, calendar, first, last, on, known)
        expected = answers(world, calendar, first, last, on, known)
        problems = differences(expected, got)
        if not problems:
            problems = beyond_rows(program, world, folder, calendar, expected, command, known, chance)
        tally["obligations"] += len(expected)
        for row in expected.values():
            for key in ("lifeCycle", "performance", "verdict", "shown", "certainty"):
                tally[f"{key} {row[key]}"] += 1
        if not problems:
            continue
        failed = True
        print(f"FAILED seed {seed}: {len(problems)} of {len(expected)} obligations differ; inputs in {folder}")
        print("  " + shlex.join(command))
        for id, said, mine, theirs in problems[:None if all_differences else 1]:
            print(f"  {id}")
            for line in said:
                print(f"    {line}")
            for event in world.events:
                if id in (event.get("obligation"), *event.get("also", [])) or id.endswith(":" + event["id"]) or event.get("of") == id.split(":")[-1]:
                    print("    " + world.lines([event]).strip())
            if not all_differences:
                print(f"    expected {json.dumps(mine, ensure_ascii=False)}")
                print(f"    got      {json.dumps(theirs, ensure_ascii=False)}")
        if not all_differences:
            return False
    if not failed:
        shutil.rmtree(folder)
    return not failed


def main():
    options = argparse.ArgumentParser(description="Ten years of a province, the program against the oracle.")
    options.add_argument("program")
    options.add_argument("--seeds", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--questions", type=int, default=6, help="days asked about in each seed")
    options.add_argument("--all", action="store_true", help="print every difference, not only the first")
    options.add_argument("--tally", action="store_true", help="print how often each state was met")
    options.add_argument("--keep", help="where failing seeds stay; default a new folder under the temporary one")
    chosen = options.parse_args()
    keep = pathlib.Path(chosen.keep or tempfile.mkdtemp(prefix="phoihop-scenario-"))
    keep.mkdir(parents=True, exist_ok=True)
    tally = Counter()
    passed = failed = 0
    for seed in range(chosen.seed, chosen.seed + chosen.seeds):
        try:
            good = compare_seed(chosen.program, seed, chosen.questions, keep, tally, chosen.all)
        except RuntimeError as problem:
            print(f"FAILED seed {seed}: {problem}\n  inputs in {keep / f'seed-{seed}'}")
            good = False
        passed, failed = passed + good, failed + (not good)
    if chosen.tally:
        print("\n".join(f"{number:8} {what}" for what, number in sorted(tally.items())))
    if not any(keep.iterdir()):
        keep.rmdir()
    print(f"{tally['obligations']} obligations compared; {passed} seeds passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
