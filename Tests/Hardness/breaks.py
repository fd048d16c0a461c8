#!/usr/bin/env python3
"""Breaks what the program stands on while a form is posted: the disk, the database, the process, the folder.

    python3 Tests/Hardness/breaks.py PROGRAM

Each time: who sent the form gets a page in words, with all he typed; nothing is half done; and once it is mended the form of that page,
sent as it is, is done, once. PROGRAM is a debug build, which can be stopped at named points.
"""

import argparse
import email
import email.policy
import html
import json
import os
import pathlib
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.parse

from office import ROOT, Browser, Office, Wrong

NOTE = "kết quả tuần này: ba việc, “hai” xong & một chậm"
FULL = {"vi": "hết chỗ trên đĩa", "en": "no space is left"}
RETURNED = {"vi": "Phần vừa nhập còn nguyên dưới đây", "en": "What you typed is all here"}


def expect(is_so, words):
    if not is_so:
        raise Wrong(words)


class Kept:
    """The page that comes back where a form was not carried out: what can be sent again from it."""

    def __init__(self, answer, reason, what, language="vi"):
        status, head, self.page = answer
        text = html.unescape(self.page)
        expect(status == 503, f"{what}: {status} and not 503\n{self.page[:3000]}")
        expect(head["Retry-After"] == "30" and "no-store" in head["Cache-Control"], f"{what}: {head}")
        expect(reason.lower() in text.lower() and RETURNED[language] in text, f"{what}: without its words\n{self.page[:4000]}")
        expect(f'<html lang="{language}">' in text, f"{what}: in another language")
        form = re.search(r'<form method="post" action="([^"]*)"[^>]*><input type="hidden".*?</form>', self.page, re.DOTALL)
        self.fields = [tuple(map(html.unescape, pair)) for pair in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[0])]
        self.files = re.findall(r'type="file" id="([^"]*)"', form[0])

    def has(self, name, value):
        return (name, value) in self.fields


class Desk:
    """Somebody's work: the report of a month that nobody has sent yet, each time another."""

    def __init__(self, office):
        self.office, self.browser, self.month = office, Browser(office, "binh"), 0

    def next(self):
        """Another report without a form; where it is sent."""
        self.month += 1
        self.id = f"thu/dieu-2:a:2023-M{self.month:02}"
        return urllib.parse.quote("/nhiem-vu/" + self.id.replace("/", "~") + "/gui", safe="/~")

    def send(self, path, files=(), once=None):
        return self.browser.post(path, {"note": NOTE}, files, once=once)

    def again(self, path, kept, files=()):
        """The form of the page that came back, as it is."""
        token, self.browser.token = self.browser.token, None
        try:
            return self.browser.post(path, kept.fields, files)
        finally:
            self.browser.token = self.browser.token or token

    def state(self):
        """How the report stands."""
        status, _, answer = self.office.api("GET", "/obligations/" + self.id.replace("/", "~"), "binh")
        expect(status == 200, f"{status} {answer}")
        return answer["performance"], [event["kind"] for event in answer["events"]]

    def nothing(self, before, what):
        expect(self.state() == ("unperformed", []) and self.office.count() == before, f"{what}: something was done: {self.state()}")

    def done(self, what):
        expect(self.state() == ("claimed", ["submitted"]), f"{what}: {self.state()}")


def whole(office):
    """What the program says of its store, once it is stopped."""
    said = office.run("verify", who="kiem")
    expect(said.rstrip().endswith("whole"), said)
    left = [str(path) for name in ("attachments/new", "uploads") for path in (office.place / name).glob("*")]
    expect(not left, f"left over: {left}")


def unwritten(office, desk, room):
    """What the program itself cannot write down is told in its log: that somebody was refused, and that there is no checkpoint."""
    faults = lambda: [line for line in office.told() if "error" in line]
    before = office.count()
    room(1)
    for what, ask in {
            "a page": lambda: desk.browser.get("/nguoi-dung")[0] == 404,
            "the API": lambda: office.api("GET", "/ledger/entries", "binh")[0] == 404,
            "a command": lambda: "it needs the role of" in office.command("ledger", "prove", "1", who="binh")[1]}.items():
        known = len(faults())
        expect(ask(), f"{what} for somebody else on a full disk: not refused as ever")
        office.wait(lambda: len(faults()) > known, f"{what}: that somebody was refused stands nowhere")
        expect("full" in faults()[-1]["error"], f"{what}: {faults()[-1]}")
        asked = [line["request"] for line in office.told() if line.get("status") == 404]
        expect(faults()[-1]["request"] in [*asked[-1:], "command"], f"{what}: {faults()[-1]} is not about it")
    room(resource.RLIM_INFINITY)
    expect(office.count() == before, "something was recorded without room")
    # A checkpoint is due a second after the last, where anything came since: what comes within a second of one waits for the next.
    for _ in range(20):
        for _ in range(3):
            office.api("POST", "/notes", "binh", {"text": NOTE, "clauses": ["thu/dieu-3"]})
        room(1)
        signing = lambda: [line for line in faults() if line["request"] == "checkpoint"]
        try:
            office.wait(signing, "that there is no checkpoint stands nowhere", seconds=2.5)
            break
        except Wrong:
            room(resource.RLIM_INFINITY)
    expect(signing() and "full" in signing()[-1]["error"], "that a checkpoint could not be written stands nowhere")
    room(resource.RLIM_INFINITY)


def full_disk(program, folder):
    """A disk without room: a limit on the size of files, set on the running program and taken back."""
    office = Office(program, folder / "day")
    try:
        # Without the signal the system says that the file is too large.
        office.run("setting", "set", "checkpoint-seconds", "1", who="em")
        office.start(prefix=["/bin/sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""], is_piped=True)
        desk = Desk(office)
        path = desk.next()
        before = office.count()
        room = lambda size: resource.prlimit(office.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        for files, size in (((), 1), ([("file", "phu-luc.txt", b"x" * 500_000)], 200_000)):
            room(size)
            for language in ("vi", "en"):
                desk.browser.post("/ngon-ngu", {"lang": language})
                kept = Kept(desk.send(path, files), FULL[language], "a full disk", language)
                expect(kept.has("note", NOTE) and kept.files == (["file"] if files else []), f"what was typed is not there: {kept.fields}")
                expect(not files or "phu-luc.txt" in kept.page, "the name of the file is not told")
                status, _, answer = office.api("POST", f"/obligations/{desk.id.replace('/', '~')}/deeds", "binh",
                                               {"kind": "submitted", "note": NOTE, "files": [{"name": "a.txt", "content": "eHh4" * 100_000}] if files else []}, key="day-1")
                expect((status, answer["type"]) == (503, "/api#unavailable"), f"the API on a full disk: {status} {answer}")
                # Reading goes on.
                expect(desk.browser.get(path)[0] == 200 and office.ask("GET", "/healthz")[0] == 200, "nothing can be read")
            room(resource.RLIM_INFINITY)
            desk.nothing(before, "a full disk")
            status, head, page = desk.again(path, kept, files)
            expect(status == 303, f"once there is room: {status} {page[:2000]}")
            desk.done("a full disk")
            path, before = desk.next(), office.count()
        # What lies in memory while it comes has a file too, for which there is no room.
        room(1)
        status, _, page = desk.send(path, [("file", "lon.txt", b"x" * 3_000_000)])
        room(resource.RLIM_INFINITY)
        expect(status == 503 and "không lưu được nội dung gửi lên" in html.unescape(page), f"a large body: {status} {page[:2000]}")
        desk.nothing(before, "a large body on a full disk")
        status, _, page = desk.send(path, [("file", "lon.txt", b"x" * 3_000_000)])
        expect(status == 303, f"a large body once there is room: {status} {page[:3000]}")
        unwritten(office, desk, room)
        unwritten(office, desk, room)
        expect(office.stop() == 0, "it did not end well")
        whole(office)
    finally:
        office.close()


def read_only(program, folder):
    """The folder may only be read: files cannot be filed, and what needs none goes on."""
    user = 65534 if os.geteuid() == 0 else None
    office = Office(program, folder / "doc")
    try:
        for path in [office.folder, *office.folder.rglob("*")]:
            if user:
                os.chown(path, user, user)
        prefix = ["setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"] if user else []
        os.chmod(folder, 0o755)
        office.start(prefix=prefix)
        desk = Desk(office)
        path, before = desk.next(), office.count()
        places = [office.place, *(path for path in office.place.rglob("*") if path.is_dir())]
        for place in places:
            place.chmod(0o555)
        kept = Kept(desk.send(path, [("file", "phu-luc.txt", b"x")]), "thư mục chỉ cho đọc", "a folder that may only be read")
        expect(kept.has("note", NOTE), "what was typed is not there")
        expect(str(office.place) not in kept.page, "the page tells a path")
        desk.nothing(before, "a folder that may only be read")
        for place in places:
            place.chmod(0o755)
        expect(desk.again(path, kept, [("file", "phu-luc.txt", b"x")])[0] == 303, "once it can be written")
        desk.done("a folder that may only be read")
        expect(office.stop() == 0, "it did not end well")
        whole(office)
    finally:
        for place in (office.place, *office.place.rglob("*")):
            if place.is_dir():
                place.chmod(0o755)
        office.close()


def killed(program, folder):
    """The process dies while a form comes, before it is written, and after: what was answered is there, what was not is sent again, once."""
    office = Office(program, folder / "chet")
    try:
        office.start()
        desk = Desk(office)
        path = desk.next()
        before = office.count()
        cookie = desk.browser.cookie
        # While the form comes.
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nnote="
        import socket
        with socket.create_connection(("127.0.0.1", office.port)) as one:
            one.sendall(head.encode() + b"x" * 1000)
            office.stop(signal.SIGKILL)
        office.start()
        expect(desk.browser.get(path)[0] == 200, "a restart signed him out")
        desk.nothing(before, "killed while the form came")
        for point, is_done in (("before-commit", False), ("after-commit", True)):
            office.stop()
            office.start(more={"PHOIHOP_STOP_AT": f"{point}:1"})
            before = None
            once = os.urandom(6).hex()
            try:
                status = desk.send(path, once=once)[0]
            except OSError:
                status = None
            except Exception as lost:  # http.client says in several ways that nobody is there
                status = None if type(lost).__module__ == "http.client" else status
            expect(status is None, f"{point}: answered {status}")
            office.process.wait(30)
            office.start()
            if is_done:
                desk.done(f"killed {point}")
            else:
                expect(desk.state() == ("unperformed", []), f"killed {point}: {desk.state()}")
            # His browser sends the form again, as it was: done once.
            status, head, page = desk.send(path, once=once)
            expect(status == 303, f"killed {point}, sent again: {status} {page[:3000]}")
            desk.done(f"killed {point}, sent again")
            path = desk.next()
        expect(office.stop() == 0, "it did not end well")
        whole(office)
    finally:
        office.close()


def killed_with_a_mail(program, folder):
    """The process dies with a mail in its hand, and after the mail server took it, before that is written down: it goes rather twice than never."""
    office = Office(program, folder / "thu")
    try:
        # Of mails of the morning there would be one more or less by the hour of the day.
        office.run("setting", "set", "morning-mail", "off", who="em")
        office.start()
        browser = Browser(office, "binh")
        entries = office.count()
        for number, (point, came) in enumerate((("mail-taken", 0), ("mail-handed", 1))):
            office.stop()
            office.catcher.mails.clear()
            office.start(more={"PHOIHOP_STOP_AT": point})
            status = browser.post("/thu/dia-chi", {"dia-chi-thu": f"binh{number}@example.vn"})[0]
            expect(status == 303, f"an address: {status}")
            expect(office.process.wait(60) == -signal.SIGKILL, f"{point}: it did not die there")
            expect(len(office.catcher.mails) == came, f"{point}: {len(office.catcher.mails)} mails came before")
            # Who took it has ten minutes: they are over.
            with sqlite3.connect(office.place / "store.sqlite") as table:
                left = table.execute("SELECT state, tries FROM mail WHERE state = 'waiting'").fetchall()
                expect(left == [("waiting", 1)], f"{point}: {left}")
                table.execute("UPDATE mail SET next_try = 0 WHERE state = 'waiting'")
            table.close()
            office.start()
            office.wait(lambda: len(office.catcher.mails) == came + 1, f"{point}: the mail never came")
            found = [text_of(mail) for mail in office.catcher.mails]
            names = {re.search(r"Message-ID: (\S+)", text, re.IGNORECASE)[1] for text in found}
            codes = {re.search(r"(?:Mã xác nhận|Code): (\S+)", text)[1] for text in found}
            expect(len(names) == 1 and len(codes) == 1, f"{point}: {names}, {codes}")
            expect(browser.post("/thu/ma", {"ma-thu": codes.pop()})[0] == 303, f"{point}: its code is not good")
            # It was written down as sent, and goes no third time.
            office.wait(lambda: sent(office) == number + 1, f"{point}: not written down as sent")
        expect(len(office.catcher.mails) == 2, f"{len(office.catcher.mails)} mails")
        # One address, another in its place: two set, one ended.
        expect(office.count() == entries + 3, f"{office.count() - entries} entries")
        expect(office.stop() == 0, "it did not end well")
        whole(office)
    finally:
        office.close()


def text_of(mail):
    """What a mail says, with its head."""
    read = email.message_from_bytes(mail[mail.rindex(b"DATA\r\n") + 6:], policy=email.policy.default)
    return "".join(f"{name}: {value}\n" for name, value in read.items()) + "\n" + read.get_content().replace("\r\n", "\n")


def sent(office):
    """How many mails are written down as sent."""
    table = sqlite3.connect(office.place / "store.sqlite")
    try:
        return table.execute("SELECT count(*) FROM mail WHERE state = 'sent'").fetchone()[0]
    finally:
        table.close()


def database_away(program, folder):
    """The database server is away while a form is posted, and comes back."""
    server = subprocess.Popen([str(ROOT / "Scripts/postgres-for-tests")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    socket_folder = server.stdout.readline().strip()
    if not socket_folder:
        return "no PostgreSQL here"
    order = lambda word: (server.stdin.write(word + "\n"), server.stdin.flush(), server.stdout.readline())
    office = None
    try:
        office = Office(program, folder / "csdl", f"postgres:///postgres?host={socket_folder}&user=phoihop")
        office.start()
        desk = Desk(office)
        path, before = desk.next(), office.count()
        order("crash")
        kept = Kept(desk.send(path), "kết nối được tới máy chủ của kho", "a database that is away")
        expect(kept.has("note", NOTE), "what was typed is not there")
        status, _, page = desk.browser.get(path)
        expect(status == 503 and "kết nối" in html.unescape(page), f"a page without a database: {status} {page[:2000]}")
        status, _, answer = office.api("GET", "/me", "binh")
        expect((status, answer["type"]) == (503, "/api#unavailable"), f"the API without a database: {status} {answer}")
        expect(office.ask("GET", "/healthz")[0] == 200, "the program went with its database")
        order("start")
        office.wait(lambda: desk.browser.get(path)[0] == 200, "it does not find its database again")
        desk.nothing(before, "a database that is away")
        expect(desk.again(path, kept)[0] == 303, "once it is back")
        desk.done("a database that is away")
        expect(office.stop() == 0, "it did not end well")
    finally:
        if office:
            office.close()
        server.stdin.close()
        server.wait(30)
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--only")
    wanted = parser.parse_args()
    skipped = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            for one in (full_disk, read_only, killed, killed_with_a_mail, database_away):
                if wanted.only in (None, one.__name__):
                    if why := one(wanted.program, pathlib.Path(folder)):
                        skipped.append(why)
        except Wrong as wrong:
            sys.exit(f"{one.__name__}: {wrong}")
    print("A full disk, a folder that may only be read, five kills and a database that is away: every form came back or was done once, no mail was lost"
          + "".join(f"; {why}" for why in skipped))


if __name__ == "__main__":
    main()
