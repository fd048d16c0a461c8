#!/usr/bin/env python3
"""Kills the program in the middle of its work, again and again, and looks whether the store is still what people were told it is.

    python3 Tests/Hardness/kills.py PROGRAM [--kills 50] [--seed 1] [--keep FOLDER]

A seeded workload of commands runs on a small store. About half of the kills come at a moment of chance, the others at a named one: a
debug build dies there by itself (`PHOIHOP_STOP_AT`, see Sources/Platform/Files/StopPoint.swift). After every kill:

- the next command that writes starts within 3 s and settles what was left;
- every entry that a command acknowledged (exit 0 and a printed number) is in the ledger, and says what was asked for;
- what a killed command did is there as a whole or not at all;
- `verify` finds nothing, and the tables are byte for byte those that `rebuild` makes;
- every file that was filed is there, none is left over, and what was erased is in no file of the store;
- a backup is there whole, or not there.

`kill -9` loses nothing that the system was given, so it cannot tell whether the disk was waited for: that is what the disk in memory of
DatabaseTests is for.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

START_LIMIT = 3.0
REGULATION = """---
ngôn ngữ quy tắc: 1
mã: thu
loại: quy chế phối hợp
tên: Quy chế thử
có hiệu lực từ: 1/1/2020
---

# Quy chế thử

## Các bên
- A: Ban A = mã "a"
- B: Ban B = mã "b"
- C: Ban C = mã "c"

## Điều 1. Báo cáo {#dieu-1}
Ban B và Ban C báo cáo Ban A hằng tháng.
```quydinh
[a] B, C phải báo cáo "kết quả công tác" gửi A; hằng tháng.
```
```apdung
theo: hướng dẫn của A, số 1-HD/A, ngày 2/1/2020
> Ban B và Ban C báo cáo Ban A hằng tháng.
[a] số liệu tính đến ngày 20 tháng cuối kỳ; hạn chậm nhất ngày 25 tháng cuối kỳ.
```
"""
# What a command can be stopped at: the points that it passes.
POINTS = {
    "deed": ["before-commit", "after-commit"],
    "filed": ["before-commit", "after-commit", "attachment-written", "attachment-renamed"],
    "erase": ["before-commit", "after-commit", "erasure-committed", "erasure-half-done", "in-checkpoint"],
    "backup": ["in-backup", "backup-renamed"],
    "restore": ["in-restore", "before-commit", "after-commit", "erasure-half-done", "in-checkpoint"],
    "init": ["in-migration", "before-commit", "after-commit"],
    "other": ["before-commit", "after-commit"],
}


class Wrong(Exception):
    """The store is not what it must be."""


class Store:
    def __init__(self, program, folder, rng):
        self.program, self.folder, self.rng = program, folder, rng
        self.place = folder / "kho"
        self.backups = folder / "sao-luu"
        self.tokens = {}
        self.acknowledged = {}  # ledger number: (kind, subject)
        self.erased = []  # texts that must be in no file
        self.asked_erased = None  # what a killed erasure would have destroyed
        self.values = {}  # (ledger number, field): text
        self.state = {f"thu/dieu-1/a:{body}:{year}-M{month:02}": None
                      for body in "bc" for year in range(2021, 2026) for month in range(1, 13)}
        self.kept_backups = []
        self.count = self.step = self.restores = 0
        self.kills = {"random": 0}
        self.refused = 0

    # Running

    def environment(self, who=None, stop=None):
        env = {"PATH": os.environ["PATH"], "PHOIHOP_LANGUAGE": "en", "PHOIHOP_STORE": str(self.place),
               "PHOIHOP_HOME": str(pathlib.Path(__file__).resolve().parents[2]), "SWIFT_BACKTRACE": "enable=no"}
        if who:
            env["PHOIHOP_TOKEN"] = self.tokens[who]
        if stop:
            env["PHOIHOP_STOP_AT"] = stop
        return env

    def run(self, words, who=None):
        done = subprocess.run([self.program, *words], capture_output=True, text=True, timeout=60,
                              env=self.environment(who))
        if done.returncode != 0:
            raise Wrong(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def killed(self, words, who, points):
        """Runs a command that dies somewhere, or comes through: what it said where it did, else None."""
        chance = self.rng.random()
        if chance < 0.3:
            # Some are let live, so that there is something to lose.
            points = ["none"]
        named = chance < 0.65
        # Every point has its turn.
        point = min(points, key=lambda point: (self.kills.get(point, 0), self.rng.random()))
        stop = f"{point}:{self.rng.choice([1, 1, 1, 1, 2])}" if named else None
        process = subprocess.Popen([self.program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env=self.environment(who, stop))
        try:
            out, err = process.communicate(timeout=60 if named else self.rng.uniform(0, self.typical * 1.3))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate()
        if process.returncode == -signal.SIGKILL:
            kind = stop.split(":")[0] if named else "random"
            self.kills[kind] = self.kills.get(kind, 0) + 1
            self.last = f"{' '.join(words)} killed at {stop or 'a moment of chance'}"
            return None
        if process.returncode != 0:
            self.refused += 1
            if process.returncode not in (1, 2):
                raise Wrong(f"{' '.join(words)}: exit {process.returncode}\n{out}{err}")
            self.last_refusal = f"{' '.join(words)}: {err}"
            return ""
        return out

    # Making

    def make(self):
        register = {"organisations.csv": "id,from,to\na,,\nb,,\nc,,\n",
                    "kinds.csv": "id,kind,level\na,ban,tỉnh\nb,ban,tỉnh\nc,ban,tỉnh\n"}
        for number in range(2):
            part = self.folder / f"danh-ba-{number}"
            part.mkdir()
            for name, text in register.items():
                (part / name).write_text(text, encoding="utf-8")
            (part / "names.csv").write_text(f"id,name\na,Ban A\nb,Ban B {number}\nc,Ban C {number}\n", encoding="utf-8")
        (self.folder / "thu.md").write_text(REGULATION, encoding="utf-8")
        self.typical = 1.0
        self.run(["init"])
        home = pathlib.Path(__file__).resolve().parents[2]
        self.run(["import", "register", str(self.folder / "danh-ba-0")])
        self.run(["import", "calendar", str(home / "Regulations/calendars/vietnam.md")])
        # Nobody administers: the auditor is that of who keeps the store.
        self.run(["setting", "set", "keeper", "a"])
        for name, role in [("an", "coordinator --at a --regulation thu"), ("b", "specialist --at b"),
                           ("c", "specialist --at c"), ("chi", "registryClerk --at a"), ("kiem", "auditor --at a")]:
            told = self.run(["user", "add", name])
            person = told.split()[0].rstrip(":")
            self.tokens[name] = told.split()[-1]
            self.run(["grant", "add", person, "--role", *role.split(), "--from", "2020-01-01"])
        start = time.monotonic()
        self.run(["regulation", "activate", str(self.folder / "thu.md")], "an")
        self.typical = time.monotonic() - start
        self.check()

    def no_parts(self, folder):
        """What a killed program left under a name of its own is invisible; the next one of that place removes it."""
        for left in folder.glob(".*.part-*"):
            shutil.rmtree(left)

    # The workload

    def one_step(self):
        self.step += 1
        choice = self.rng.random()
        if choice < 0.55:
            self.deed()
        elif choice < 0.62:
            number = self.step % 2
            self.other(["import", "register", str(self.folder / f"danh-ba-{number}")])
        elif choice < 0.75:
            self.erase()
        elif choice < 0.85:
            self.backup()
        elif choice < 0.91:
            self.restore()
        elif choice < 0.94:
            self.another()
        elif choice < 0.97:
            self.other(["ledger", "checkpoint"])
        else:
            self.other(["rebuild"])

    def deed(self):
        obligation = self.rng.choice(list(self.state))
        body = obligation.split(":")[1]
        note = f"ghi-chu-{self.step}-{self.rng.randrange(10**9)}"
        points, fields = POINTS["deed"], {"note": note}
        if self.state[obligation] in (None, "returned"):
            words, who, kind = ["submit", obligation, "--note", note], body, "submitted"
            if self.rng.random() < 0.6:
                text = f"noi-dung-{self.step}-{self.rng.randrange(10**9)}"
                path = self.folder / f"tep-{self.step}.txt"
                path.write_text(text * self.rng.choice([1, 2000]), encoding="utf-8")
                words += ["--file", str(path)]
                points, fields["attachment0"] = POINTS["filed"], text
        elif self.state[obligation] == "submitted":
            words, who, kind = ["receive", obligation, "--note", note], "chi", "received"
        else:
            words, who, kind = ["return", obligation, "--ground", "thiếu số liệu", "--note", note], "chi", "returned"
        out = self.killed(words, who, points)
        if out:
            number = int(re.search(r"entry (\d+)", out)[1])
            self.acknowledge(number, kind, obligation)
            self.state[obligation] = kind
            for field, text in fields.items():
                self.values[number, field] = text
            return
        if out is None:
            self.check(one_of=[[], [(kind, obligation)]])
            last = self.entries()[-1] if self.entries() else None
            if last and (last[3], last[4]) == (kind, obligation) and int(last[0]) not in self.acknowledged:
                # It was written before the program died: from now on it counts.
                self.acknowledged[int(last[0])] = (kind, obligation)
                self.state[obligation] = kind
                for field, text in fields.items():
                    self.values[int(last[0]), field] = text

    def erase(self):
        if not self.values:
            return
        number, field = self.rng.choice(list(self.values))
        words = ["erase", str(number), field, "--ground", "theo yêu cầu", "--yes"]
        out = self.killed(words, None, POINTS["erase"])
        if out:
            self.acknowledge(int(re.search(r"erased: entry (\d+)", out)[1]), "erased", "–")
            self.erased.append(self.values.pop((number, field)))
        elif out is None:
            self.check(one_of=[[], [("erased", "–")]])
            if self.added:
                self.erased.append(self.values.pop((number, field)))
                self.check()

    def backup(self):
        name = f"b{self.step}"
        out = self.killed(["backup", str(self.backups), "--name", name], None, POINTS["backup"])
        there = (self.backups / name).exists()
        if out and not there:
            raise Wrong(f"the backup {name} was acknowledged and is not there")
        if there:
            self.run(["verify", "--backup", str(self.backups / name)])
            self.kept_backups.append(name)
        if out is None:
            self.check(one_of=[[]])

    def another(self):
        """Another store is made. One that is half made is none: it can be made again."""
        new = self.folder / f"khac-{self.step}"
        while not new.exists():
            out = self.killed(["init", "--store", str(new)], None, POINTS["init"])
            if out and not new.exists():
                raise Wrong("a new store was acknowledged and is not there")
            self.no_parts(self.folder)
        self.run(["verify", "--store", str(new)])
        shutil.rmtree(new)

    def restore(self):
        if not self.kept_backups:
            return
        self.restores += 1
        name, new = self.rng.choice(self.kept_backups), self.folder / f"moi-{self.restores}"
        words = ["restore", str(self.backups / name), "--store", str(new), "--key", str(self.place / "ledger.key"),
                 "--ground", "thử"]
        out = self.killed(words, None, POINTS["restore"])
        if out and not new.exists():
            raise Wrong("a restored store was acknowledged and is not there")
        if not new.exists():
            self.run(words)
        self.run(["verify", "--store", str(new)])
        self.absent(new)
        shutil.rmtree(new)
        self.no_parts(self.folder)

    def acknowledge(self, number, kind, subject):
        if number != self.count + 1:
            raise Wrong(f"{kind} {subject} was acknowledged as entry {number}, after {self.count}")
        self.acknowledged[number] = (kind, subject)
        self.count = number

    def other(self, words):
        out = self.killed(words, None, POINTS["other"])
        if out and words[0] == "import":
            self.count += sum(map(int, re.search(r"(\d+) lines added, (\d+) ended", out).groups()))
        if out is None:
            before = self.count
            self.check()
            # Lines of a register come all or none: those that changed end and begin anew.
            if words[0] == "import" and self.count - before not in (0, 4):
                raise Wrong(f"an import was half done: {self.count - before} entries")

    # Looking

    def entries(self):
        out = self.run(["ledger", "show", "1", "1000000"], "kiem")
        return [line.split("\t") for line in out.splitlines()]

    def dump(self):
        tables = {}
        connection = sqlite3.connect(f"file:{self.place}/store.sqlite?mode=ro", uri=True)
        with connection:
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"):
                # How the index of words is laid out depends on its past; what it says `verify` holds against the entries.
                if table.startswith("search_index"):
                    continue
                tables[table] = sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
        connection.close()
        return tables

    def absent(self, place):
        for path in place.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                for text in self.erased:
                    if text.encode() in data:
                        raise Wrong(f"{text} was erased and is in {path}")

    def check(self, one_of=None):
        """Holds the store against what was acknowledged; `one_of` says what the killed command may have added."""
        start = time.monotonic()
        self.run(["ledger", "checkpoint"])
        took = time.monotonic() - start
        if took > START_LIMIT:
            raise Wrong(f"the store was opened after {took:.1f} s")
        self.run(["verify"])
        entries = self.entries()
        numbers = [int(entry[0]) for entry in entries]
        if numbers != list(range(1, len(numbers) + 1)):
            raise Wrong(f"the ledger's numbers have gaps: {numbers[-20:]}")
        for number, (kind, subject) in self.acknowledged.items():
            if number > len(entries):
                raise Wrong(f"entry {number} was acknowledged and is lost ({kind} {subject})")
            if (entries[number - 1][3], entries[number - 1][4]) != (kind, subject):
                raise Wrong(f"entry {number} is not what was asked for: {entries[number - 1]}")
        if len(entries) < self.count:
            raise Wrong(f"{self.count} entries were acknowledged, {len(entries)} are there")
        self.added = [(entry[3], entry[4]) for entry in entries[self.count:]]
        if one_of is not None and self.added not in one_of:
            raise Wrong(f"the killed command left {self.added}, allowed is one of {one_of}")
        self.count = len(entries)
        before = self.dump()
        self.run(["rebuild"])
        after = self.dump()
        for table in before:
            if table != "checkpoint" and before[table] != after[table]:
                raise Wrong(f"the table {table} is not what rebuild makes of the ledger")
        filed = {row.split("'")[1] for row in self.seals(after)}
        there = {path.name for path in (self.place / "attachments").rglob("*") if path.is_file()}
        if filed != there:
            raise Wrong(f"files missing: {sorted(filed - there)}; left over: {sorted(there - filed)}")
        self.absent(self.place)

    def seals(self, tables):
        gone = {tuple(re.findall(r"\d+", row.split(",")[1]) + re.findall(r"attachment(\d+)", row))
                for row in tables["erasure"] if "attachment" in row}
        return [row for row in tables["attachment"]
                if tuple(re.findall(r"\d+", ",".join(row.split(",")[:2]))) not in gone]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="where the store of a failure is left")
    wanted = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="phoihop-kills-"))
    store = Store(os.path.abspath(wanted.program), folder, random.Random(wanted.seed))
    start = time.monotonic()
    try:
        store.make()
        while sum(store.kills.values()) < wanted.kills:
            store.one_step()
        store.check()
    except Wrong as wrong:
        print(f"seed {wanted.seed}, step {store.step}, after {getattr(store, 'last', 'no kill')}:\n{wrong}")
        if wanted.keep:
            shutil.copytree(folder, wanted.keep)
            print(f"the store is in {wanted.keep}")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if store.refused * 5 > store.step:
        print(f"{store.refused} of {store.step} commands were refused, as {store.last_refusal}")
        return 1
    missed = sorted({point for points in POINTS.values() for point in points} - store.kills.keys())
    if missed and wanted.kills >= 500:
        print(f"never killed at {', '.join(missed)}")
        return 1
    kinds = ", ".join(f"{count} {name}" for name, count in sorted(store.kills.items()))
    print(f"{sum(store.kills.values())} kills ({kinds}) in {store.step} commands: {len(store.acknowledged)} acknowledged "
          f"entries of {store.count} are there, {len(store.erased)} erased values nowhere; "
          f"{time.monotonic() - start:.0f} s, seed {wanted.seed}")
    return 0


sys.exit(main())
