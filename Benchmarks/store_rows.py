"""The rows of a store written by SQLite alone, in the same run: what a ledger's appends and imports are held against.

    python3 store_rows.py rows DATABASE | import DATABASE | sync FOLDER | search DATABASE QUESTIONS

`rows` reads all rows of a store into memory and inserts them into another with the same tables and indexes, in one transaction, by
`executemany`, a table at a time: the quickest that Python's sqlite3 can. `import` writes them as CSV files and has the shell of SQLite
import them, in one transaction; there 32 digits stand for the 32 bytes of a hash, and the unique index of events' own names, which the
shell would give empty texts, is left out. Both end when the disk has everything. `sync` tells how long a sync of the disk takes.

`search` puts the words of a store's index, without its tokens, into a plain FTS5 table, chooses questions by how many documents have a word,
writes them to a file, a class and the words a line, and asks them: the newest twenty of those that have all the words, the last of which may
be a beginning, as the store has it; and what comes behind them. It asks for nobody in particular and decides nothing.
"""

import csv
import json
import os
import pathlib
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

PRAGMAS = ["journal_mode = WAL", "synchronous = FULL", "cache_size = -65536"]


def tables(base):
    """Names and statements of the tables with rows and of their indexes."""
    kept = [(name, sql) for name, sql in base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            if base.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]
    indexes = [sql for table, sql in base.execute("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL")
               if table in [name for name, _ in kept]]
    return kept, indexes


def rows(path):
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    kept, indexes = tables(source)
    data = [(name, source.execute(f"SELECT * FROM {name}").fetchall()) for name, _ in kept]
    with tempfile.TemporaryDirectory(dir=pathlib.Path(path).parent) as folder:
        base = sqlite3.connect(f"{folder}/rows.db", isolation_level=None)
        for text in [*(f"PRAGMA {pragma}" for pragma in PRAGMAS), *(sql for _, sql in kept), *indexes]:
            base.execute(text)
        wall, core = time.perf_counter(), time.process_time()
        base.execute("BEGIN")
        for name, all_rows in data:
            base.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(all_rows[0]))})", all_rows)
        base.execute("COMMIT")
        wall, core = time.perf_counter() - wall, time.process_time() - core
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = os.path.getsize(f"{folder}/rows.db")
    return {"wall_seconds": wall, "core_seconds": core, "rows": sum(len(all_rows) for _, all_rows in data), "bytes": size}


def imported(path):
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    kept, indexes = tables(source)
    with tempfile.TemporaryDirectory(dir=pathlib.Path(path).parent) as folder:
        script = []
        for name, sql in kept:
            with open(f"{folder}/{name}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                for row in source.execute(f"SELECT * FROM {name}"):
                    writer.writerow(cell[:16].hex() if isinstance(cell, bytes) else cell for cell in row)
            script.append(f".import --csv {folder}/{name}.csv {name}")
        ready = [*(f"PRAGMA {pragma};" for pragma in PRAGMAS), *(f"{sql};" for _, sql in kept),
                 *(f"{sql};" for sql in indexes if "event_id" not in sql)]
        subprocess.run(["sqlite3", f"{folder}/rows.db"], input="\n".join(ready), text=True, check=True, stdout=subprocess.DEVNULL)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(["sqlite3", f"{folder}/rows.db"], input="\n".join([*(f"PRAGMA {pragma};" for pragma in PRAGMAS), "BEGIN;", *script, "COMMIT;"]),
                       text=True, check=True, stdout=subprocess.DEVNULL)
        after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        sizes = sum(os.path.getsize(f"{folder}/rows.db{ending}") for ending in ["", "-wal"] if os.path.exists(f"{folder}/rows.db{ending}"))
        text = sum(os.path.getsize(f"{folder}/{name}.csv") for name, _ in kept)
    core = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall_seconds": end - start, "core_seconds": core, "bytes": sizes, "csv_bytes": text}


def sync(folder):
    """The median of 50 syncs of a page at the end of a file, in microseconds."""
    times = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(50):
            file.write(bytes(4096))
            file.flush()
            start = time.perf_counter()
            os.fsync(file.fileno())
            times.append((time.perf_counter() - start) * 1e6)
    return {"median_us": sorted(times)[25], "most_us": max(times)}


QUESTIONS = 40


def questions(base):
    """Words by how many documents have them, neighbours, and beginnings."""
    dice = random.Random(28)
    base.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(plain, row)")
    counts = dict(base.execute("SELECT term, doc FROM vocabulary"))
    size = base.execute("SELECT COUNT(*) FROM plain").fetchone()[0]

    def some(least, most):
        found = sorted(word for word, count in counts.items() if least * size <= count <= most * size)
        return [dice.choice(found) for _ in range(QUESTIONS)]

    for name, words in [("rare", some(2e-6, 5e-5)), ("middling", some(1e-3, 1e-2)), ("frequent", some(0.1, 1))]:
        yield from ((name, word) for word in words)
    for _ in range(QUESTIONS):
        words = base.execute("SELECT words FROM plain WHERE rowid >= ? LIMIT 1", (dice.randrange(size),)).fetchone()[0].split()
        place = dice.randrange(len(words) - 2)
        yield "two words", " ".join(words[place:place + 2])
    drawn = dice.choices(list(counts), list(counts.values()), k=QUESTIONS)
    yield from (("beginning", word[:2 + place % 3]) for place, word in enumerate(drawn))


def search(path, asked):
    source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with tempfile.TemporaryDirectory(dir=pathlib.Path(path).parent) as folder:
        base = sqlite3.connect(f"{folder}/plain.db", isolation_level=None)
        for pragma in PRAGMAS:
            base.execute(f"PRAGMA {pragma}")
        base.execute("CREATE VIRTUAL TABLE plain USING fts5 (words, tokenize = 'ascii')")
        base.execute("BEGIN")
        base.executemany("INSERT INTO plain (rowid, words) VALUES (?, ?)", (
            (number, " ".join(word for word in words.split() if word[0] != "đ"))
            for number, words in source.execute("SELECT rowid, words FROM search_index")))
        base.execute("COMMIT")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = list(questions(base))
        with open(asked, "w", encoding="utf-8") as file:
            file.writelines(f"{name}\t{words}\n" for name, words in found)
        times = {}
        count = 0

        def ask(name, words, below):
            text = " AND ".join(f'"{word}"' for word in words.split()) + "*"
            start = time.perf_counter()
            answer = base.execute("SELECT rowid, words FROM plain WHERE plain MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT 20", (text, below)).fetchall()
            times.setdefault(name, []).append((time.perf_counter() - start) * 1e6)
            times.setdefault("every", []).append(times[name][-1])
            return answer

        for turn in range(4):
            for name, words in found:
                answer = ask(name, words, 1 << 62)
                count += len(answer) if turn == 0 else 0
                if len(answer) == 20:
                    ask("page2", words, answer[-1][0])
        size = os.path.getsize(f"{folder}/plain.db")
    report = {"bytes": size, "found": count}
    for name, all_times in times.items():
        all_times.sort()
        report[f"{name}_p50_us"], report[f"{name}_p99_us"] = all_times[len(all_times) // 2], all_times[len(all_times) * 99 // 100]
    return report


if __name__ == "__main__":
    print(json.dumps({"rows": rows, "import": imported, "sync": sync, "search": search}[sys.argv[1]](*sys.argv[2:])))
