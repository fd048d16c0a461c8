"""The pages of a store of 12 million obligations, asked over HTTP by people who are signed in, beside Django and the store's own tables."""

import datetime
import http.client
import json
import os
import pathlib
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import types
import urllib.parse

PAGES = pathlib.Path(__file__).resolve().parent
DEEDS, CLERKS, PROVINCES, COMMUNES, RULES = 3_600_000, 128, 34, 3321, 150
CLIENTS, SECONDS = 32, 8
DONE_MONTHS = 14
CSRF = "b" * 32
# How many of a hundred requests are what.
OF_CLERKS = {"home": 80, "form": 10, "send": 10}
OF_ALL = {"home": 60, "home_all": 10, "board": 10, "form": 10, "send": 10}


def python(root):
    """A Python with Django, in a folder of its own: nobody but this row needs it."""
    folder = root / ".build" / "benchmarks-python"
    wanted = (PAGES / "requirements.txt").read_text()
    mark = folder / "installed"
    if not mark.exists() or mark.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", PAGES / "requirements.txt"], check=True)
        mark.write_text(wanted)
    return folder / "bin" / "python"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def ask(port, path, cookie="", method="GET"):
    """Status and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request(method, path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def await_answer(port, process):
    """Until it answers at all; the moment."""
    while process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port)) as one:
                one.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if one.recv(16).startswith(b"HTTP/1.1 "):
                    return time.perf_counter()
        except OSError:
            time.sleep(0.0005)
    sys.exit(f"a server ended with {process.returncode}")


def memory(process, field):
    """Of a process, in MB."""
    return int(re.search(rf"{field}:\s+(\d+)", pathlib.Path(f"/proc/{process.pid}/status").read_text())[1]) / 1024


class Ours:
    """`phoihop serve` over a store; it takes the word of who asks from this machine about who asks, as of a proxy."""

    def __init__(self, tools, store, log):
        self.port, self.log, self.wrong = free_port(), log, []
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [tools.BUILD / "phoihop", "serve", "--store", store, "--http", f"127.0.0.1:{self.port}", "--proxy", "127.0.0.1"],
            stdout=subprocess.DEVNULL, stderr=open(log, "ab"))
        self.answered = await_answer(self.port, self.process)

    def lines(self, offset):
        """What the log of requests has from a place on, by kind of page: milliseconds, sorted."""
        kinds = {}
        with open(self.log, "rb") as file:
            file.seek(offset)
            for line in file:
                one = json.loads(line)
                if "path" not in one:
                    continue
                if one["status"] != (303 if one["method"] == "POST" else 200):
                    self.wrong.append(line.decode())
                kind = {"/": "home", "/bang-theo-doi": "board"}.get(one["path"], "send" if one["method"] == "POST" else "form")
                kinds.setdefault(kind, []).append(one["microseconds"] / 1000)
                kinds.setdefault("all", []).append(one["microseconds"] / 1000)
        return {kind: sorted(times) for kind, times in kinds.items()}

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


class Django:
    """gunicorn with as many processes as it advises for two cores, each with threads so that connections may be kept."""

    def __init__(self, interpreter, folder):
        self.port = free_port()
        self.process = subprocess.Popen(
            [interpreter, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--workers", "5", "--worker-class", "gthread", "--threads", "8",
             "--keep-alive", "60", "--timeout", "600", "--log-level", "error", "offices.site:application"],
            cwd=PAGES, env={**os.environ, "pages_folder": str(folder), "DJANGO_SETTINGS_MODULE": "offices.settings"}, stderr=subprocess.DEVNULL)
        await_answer(self.port, self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class World:
    """Who asks for what."""

    def __init__(self, people, periods, today):
        self.people, self.today = people, today
        self.clerks = [one for one in people if one.body != "o"]
        self.coordinator = next(one for one in people if one.body == "o")
        dice = random.Random(45)
        # Of months that are over nobody has sent these yet: some are looked at, the others sent, each once.
        open_months = [label for label, _ in periods[DONE_MONTHS + 1:] if label < f"{today:%Y-M%m}"]
        self.forms = [(one, rule, label) for one in self.clerks for rule in range(101, 151) for label in open_months]
        self.unsent = [(one, rule, label) for one in self.clerks for rule in range(1, 101) for label in open_months]
        dice.shuffle(self.unsent)
        self.dice = dice

    def requests(self, mix, count, side):
        """Some requests in the proportions of a mix, as lines of a file; who sends sends what nobody sent to either side."""
        lines = []
        for kind in self.dice.choices(list(mix), list(mix.values()), k=count):
            who = self.coordinator if kind in ("home_all", "board", "past") else self.dice.choice(self.clerks)
            path, body = {"board": "/bang-theo-doi", "past": f"/bang-theo-doi?ngay={self.past}&biet={self.past}"}.get(kind, "/"), ""
            if kind in ("form", "send"):
                who, rule, label = self.dice.choice(self.forms) if kind == "form" else self.unsent.pop()
                path = f"/nhiem-vu/thu~dieu-{rule}:{who.body}:{label}/gui"
            if kind == "send":
                typed = {"document": f"{len(self.unsent)}-BC/UBND", "document-day": f"{self.today:%d/%m/%Y}", "note": "kèm phụ lục"}
                own = {"_token": who.token, "_once": f"{len(self.unsent):024x}"} if side == "ours" else {"csrfmiddlewaretoken": CSRF}
                body = urllib.parse.urlencode(own | typed)
            lines.append("\t".join(["POST" if kind == "send" else "GET", path, who.cookie[side], body]))
        return lines

    @property
    def past(self):
        return (self.today - datetime.timedelta(days=200)).isoformat()


def figures(page):
    """The numbers of the head of a page, of which ours writes thousands with points."""
    return [whole(number) for number in re.findall(r"<b>([\d.]+)</b>", page)]


def whole(number):
    return int(number.replace(".", ""))


def listed(page):
    """The obligations of a page, in its order."""
    return list(dict.fromkeys(urllib.parse.unquote(code).replace("~", "/") for code in re.findall(r'class="what"><a href="/nhiem-vu/([^"/]+)"', page)))


def floor(store, periods, today):
    """The same questions asked of the tables of a store in SQL, which is told what the rules ask for: milliseconds, counts and plans."""
    base = sqlite3.connect(f"file:{store / 'store.sqlite'}?mode=ro", uri=True)
    base.execute("PRAGMA cache_size = -65536")
    base.execute("CREATE TEMP TABLE period (label TEXT PRIMARY KEY, due INTEGER)")
    base.executemany("INSERT INTO period VALUES (?, ?)", periods)
    base.execute(f"CREATE TEMP TABLE rule AS WITH RECURSIVE rule (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM rule WHERE number < {RULES}) SELECT number FROM rule")
    base.commit()
    day = (today - datetime.date(1970, 1, 1)).days
    of_body = """
        SELECT due, rule.number, label FROM period CROSS JOIN rule
        LEFT JOIN event ON obligation = 'thu/dieu-' || rule.number || ':xa-' || ? || ':' || label
        WHERE due <= ? AND event.entry IS NULL ORDER BY due, rule.number"""
    of_all = """
        SELECT label, COUNT(*), SUM(happened > due AND kind <> 'excused') FROM event JOIN period ON label = substr(obligation, -8) GROUP BY label"""
    found = {}
    for name, query, values in [("body", of_body, lambda turn: (turn * 61 % COMMUNES, day + 45)), ("all", of_all, lambda turn: ())]:
        times = []
        for turn in range(41 if name == "body" else 2):
            start = time.perf_counter()
            base.execute(query, values(turn)).fetchall()
            times.append((time.perf_counter() - start) * 1000)
        plan = "; ".join(line[3] for line in base.execute("EXPLAIN QUERY PLAN " + query, values(0)))
        found[name] = (sorted(times[1:])[len(times[1:]) // 2], plan)
    return found


def measure(tools, folder):
    folder = folder / "pages"
    folder.mkdir()
    today = datetime.date.today()
    first_year = today.year - (1 if today.month >= 4 else 2)
    store, base = folder / "store", folder / "django"
    tools.swift("store-boards-fill", store, tools.CALENDAR, DEEDS, first_year)
    tools.swift("pages-people", store, CLERKS, folder / "people")
    rows = [line.split("\t") for line in (folder / "people").read_text().splitlines()]
    people = [types.SimpleNamespace(id=one[0], body=one[1], token=one[3], access=one[4], cookie={"ours": f"__Host-phoihop={one[2]}"}) for one in rows if len(one) == 5]
    first, last = (datetime.date(first_year, 1, 1), datetime.date(first_year + 2, 1, 31))
    number = lambda day: (day - datetime.date(1970, 1, 1)).days
    periods = sorted((one[0], int(one[1])) for one in rows if len(one) == 2 and number(first) <= int(one[1]) <= number(last))
    size = (store / "store.sqlite").stat().st_size / 1e9

    base.mkdir()
    (folder / "periods").write_text("".join(f"{label}\t{due}\n" for label, due in periods))
    (folder / "users").write_text("".join(f"{one.id}\t{'-' if one.body == 'o' else one.body[3:]}\n" for one in people))
    interpreter = python(tools.ROOT)
    environment = {**os.environ, "pages_folder": str(base)}
    filled = json.loads(tools.call(interpreter, PAGES / "fill.py", store / "store.sqlite", folder / "periods", COMMUNES, PROVINCES, RULES, folder / "users", env=environment))
    for one in people:
        one.cookie["theirs"] = f"sessionid={filled['cookies'][one.id]}; csrftoken={CSRF}"
    sql = floor(store, periods, today)
    world = World(people, periods, today)
    starts(tools, store, folder, world, size)

    ours, theirs = Ours(tools, store, folder / "log"), Django(interpreter, base)
    try:
        beside(tools, folder, store, world, ours, theirs, sql, filled)
    finally:
        ours.stop()
        theirs.stop()
    # Nothing that was acknowledged is lost, nothing done twice.
    lines = [json.loads(line) for line in (folder / "log").read_text().splitlines()]
    answered = sum(one.get("method") == "POST" and one["status"] == 303 for one in lines)
    kept = sqlite3.connect(f"file:{store / 'store.sqlite'}?mode=ro", uri=True).execute("SELECT COUNT(*) FROM event").fetchone()[0] - DEEDS
    tools.row("of the submissions that were answered so many are in the ledger", f"{kept:,}; {tools.agree('pages: submissions', answered, kept)}", "–", "–", "all")
    wrong = ours.wrong + [str(line) for line in lines if "error" in line]
    if wrong:
        tools.problems.append(f"pages: {len(wrong)} requests ended otherwise, the first: {wrong[0]}")


def starts(tools, store, folder, world, size):
    """From the start of the program to its first answer, and to the first home page; what it holds then."""
    health, home, idle, held = [], [], [], []
    for turn in range(10):
        server = Ours(tools, store, folder / "starts")
        health.append((server.answered - server.started) * 1000)
        time.sleep(0.2)
        idle.append(memory(server.process, "VmRSS"))
        if turn < 3:
            before = time.perf_counter()
            ask(server.port, "/", world.clerks[turn].cookie["ours"])
            home.append((time.perf_counter() - before + server.answered - server.started) * 1000)
            held.append(memory(server.process, "VmRSS"))
        server.stop()
    spread = lambda times: " / ".join(f"{time:.0f}" for time in (min(times), sorted(times)[len(times) // 2], max(times)))
    tools.row(f"`phoihop serve` on a store of {size:.1f} GB, from its start to the first answer of /healthz, ms wall: least / median / most of 10", spread(health), "–", "–", "≤ 50 ms for 1 GB")
    tools.row("the same to the first home page, everything that is kept of the board read, ms wall: of 3", spread(home), "–", "–", "printed")
    tools.row("memory of the server: idle; after the first home page", f"{max(idle):.0f} MB; {max(held):.0f} MB", "–", "–", "idle ≤ 40 MB")


def beside(tools, folder, store, world, ours, theirs, sql, filled):
    def load(server, side, mix, seconds=SECONDS, clients=CLIENTS, wait=0, count=40_000):
        """Of wrk: requests a second and the 50th and 99th percentile in ms; microseconds of a core a request; the server's own times."""
        (folder / "requests").write_text("\n".join(world.requests(mix, count, side)) + "\n")
        offset = ours.log.stat().st_size
        before = tools.cores(server.process)
        told = tools.call("wrk", "-t1", f"-c{clients}", f"-d{seconds}", "--timeout", "100", "--latency", "-s", PAGES / "requests.lua", f"http://127.0.0.1:{server.port}",
                          "--", folder / "requests", str(wait))
        used = tools.cores(server.process) - before
        if "Non-2xx" in told or "Socket errors" in told:
            tools.problems.append(f"pages: {mix} of {side}: {told}")
        read = lambda pattern: re.search(pattern, told).groups()
        times = []
        for share in (50, 99):
            value, unit = read(rf"{share}%\s+([\d.]+)(us|ms|s|m)\b")
            times.append(float(value) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit])
        asked = int(read(r"(\d+) requests in")[0])
        return types.SimpleNamespace(rate=float(read(r"Requests/sec:\s+([\d.]+)")[0]), p50=times[0], p99=times[1], core=used / max(asked, 1) * 1e3,
                                     own=ours.lines(offset) if side == "ours" else {}, asked=asked)

    def percentiles(times):
        return f"{times[len(times) // 2]:.1f} / {times[len(times) * 99 // 100]:.1f}"

    # What both show must be the same.
    clerk = world.clerks[CLERKS // 3]
    pages = {(side, kind): ask(server.port, path, who.cookie[side])[1]
             for side, server in [("ours", ours), ("theirs", theirs)]
             for kind, path, who in [("home", "/", clerk), ("home_all", "/", world.coordinator), ("board", "/bang-theo-doi", world.coordinator)]}
    words = [tools.agree(f"pages: figures of {kind}", figures(pages["ours", kind]), figures(pages["theirs", kind])) for kind in ("home", "home_all", "board")]
    words += [tools.agree(f"pages: the list of {kind}", listed(pages["ours", kind]), listed(pages["theirs", kind])) for kind in ("home", "home_all")]
    others = lambda page: [whole(number) for number in re.search(r"([\d.]+) việc quá hạn, ([\d.]+) việc đến hạn", page).groups()]
    words.append(tools.agree("pages: what others owe", others(pages["ours", "home_all"]), others(pages["theirs", "home_all"])))
    told = json.loads(tools.call(
        tools.BUILD / "phoihop", "completeness", "--store", store, "--by", "period", "--from", f"{world.today.year}-01-01", "--to", f"{world.today.year + 1}-06-30",
        "--format", "json", env={**os.environ, "PHOIHOP_TOKEN": world.coordinator.access, "PHOIHOP_LANGUAGE": "en"}))
    of_year = [one for one in told["rows"] if str(one["key"]).startswith(f"{world.today.year}-M")]
    words.append(tools.agree("pages: figures of the board and of phoihop completeness", figures(pages["ours", "board"]),
                             [sum(one[name] for one in of_year) for name in ("onTime", "late")] + [sum(one["notYetDue"] + one["undated"] for one in of_year), sum(one["missing"] for one in of_year)]))
    word = "agree" if set(words) == {"agree"} else "DIFFER"
    weights = ", ".join(f"{len(pages['ours', kind].encode()) >> 10} KB" for kind in ("home", "home_all", "board"))
    tools.row(f"pages of {filled['rows']:,} obligations and {DEEDS:,} deeds; counts, lists, figures of Django and of the command line: {word}; home, of who sees all, board",
              weights, f"Django: {filled['rows']:,} rows with 4 indexes, made in {filled['seconds']:.0f} s", "–", "printed")

    for kind, what, goal, key in [("home", "home page of a clerk", "p99 ≤ 20 ms, ≤ 3× SQL", "body"), ("home_all", "home page of who sees all", "p99 ≤ 20 ms, ≤ 3× SQL", "all"),
                                  ("board", "board of who sees all, a page of 50 of 3,321 bodies × 12 months", "p99 ≤ 20 ms, ≤ 3× SQL", "all"),
                                  ("past", "the same board as of and as known 200 days ago", "≤ 100 ms", None), ("form", "form of a report", "printed", None)]:
        load(ours, "ours", {kind: 1}, 1, 1, count=1000)
        mine = load(ours, "ours", {kind: 1}, 3, 1, count=1000)
        own = mine.own["all"]
        if kind == "past":
            other, ratio = "–", "–"
        else:
            beside = load(theirs, "theirs", {kind: 1}, 4, 1, count=1000)
            other, ratio = f"Django: {beside.p50:.1f} / {beside.p99:.1f} (core {beside.core:.1f})", f"{beside.p50 / own[len(own) // 2]:.0f}×"
        if key:
            other += f"; SQL: {sql[key][0]:.1f}"
            ratio += f", SQL {own[len(own) // 2] / sql[key][0]:.2f}×"
        tools.row(f"pages: {what}, one client, ms in the server p50 / p99", f"{percentiles(own)} (core {mine.core:.1f})", other, ratio, goal)
    tools.row("pages: plan of the SQL of a body; of all", sql["body"][1], sql["all"][1], "–", "printed")

    middle = lambda rounds, name: sorted(getattr(one, name) for one in rounds)[len(rounds) // 2]
    for mix, what in [(OF_CLERKS, "clerks: 80 home pages, 10 forms, 10 submissions of 100"),
                      (OF_ALL, "60 home pages of clerks, 10 of who sees all, 10 boards, 10 forms, 10 submissions of 100")]:
        rounds = [(load(ours, "ours", mix), load(theirs, "theirs", mix, count=4000)) for _ in range(2)]
        mine, other = [one for one, _ in rounds], [one for _, one in rounds]
        own = sorted(time for one in mine for time in one.own["all"])
        each = "; ".join(f"{kind} {percentiles(sorted(time for one in mine for time in one.own[kind]))}" for kind in ("home", "board", "form", "send") if kind in mine[0].own)
        rate, beside_rate = middle(mine, "rate"), middle(other, "rate")
        tools.row(f"pages: {what}; 32 clients without pause, wall", f"{rate:,.0f}/s, core {middle(mine, 'core'):.2f} ms; in the server {percentiles(own)} ms ({each}); at the client {middle(mine, 'p50'):.0f} / {middle(mine, 'p99'):.0f}",
                  f"Django: {beside_rate:,.1f}/s, core {middle(other, 'core'):.1f} ms; at the client {middle(other, 'p50'):.0f} / {middle(other, 'p99'):.0f}", f"{rate / beside_rate:.0f}×", "≥ 20×")
        paced = load(ours, "ours", mix, wait=100)
        each = "; ".join(f"{kind} {percentiles(paced.own[kind])}" for kind in ("home", "board", "form", "send") if kind in paced.own)
        tools.row("the same, each client pausing a tenth of a second on average", f"{paced.rate:,.0f}/s; in the server {percentiles(paced.own['all'])} ms ({each}); at the client {paced.p50:.1f} / {paced.p99:.1f}", "–", "–", "p99 ≤ 20 ms")
    quiet = [load(ours, "ours", {"home": 1}, 4) for _ in range(3)]
    with tools.slow_connections(ours.port):
        beset = load(ours, "ours", {"home": 1}, 4)
    p99 = middle(quiet, "p99")
    tools.row("pages: home pages of clerks beside 5,000 connections that send a byte a second, at the client", f"{beset.rate:,.0f}/s, p99 {beset.p99:.1f} ms",
              f"without them: {middle(quiet, 'rate'):,.0f}/s, p99 {p99:.1f} ms", f"p99 {beset.p99 / p99:.1f}×", "≤ 2×")
    tools.row("memory of the server after all that, at most", f"{memory(ours.process, 'VmHWM'):.0f} MB", "–", "–", "≤ 300 MB")
