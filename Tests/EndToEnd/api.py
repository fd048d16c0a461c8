#!/usr/bin/env python3
"""Asks the API as other people's programs do.

    python3 Tests/EndToEnd/api.py PROGRAM [--seconds N] [--seed N]

The program serves its demonstration with a token for each person. First the lines of Docs/api.md are run, each against the status and
words that stand behind it; then an auditor's script reckons proofs by itself, a calendar program of other people reads the calendar, and
schemathesis asks whatever the OpenAPI document allows and does not allow: no answer may be a fault of the server, of a status or a form
that the document does not name, or other than the document says of what is right and what is wrong. `--seconds 0` asks for hours.
"""

import argparse
import base64
import hashlib
import html
import http.client
import json
import os
import pathlib
import re
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.parse

import icalendar

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CLERK = "Cán bộ phường Vàng Danh"
COORDINATOR = "Đầu mối phối hợp quy chế Uông Bí"
AUDITOR = "Người kiểm tra nhật ký"
ADMINISTRATOR = "Quản trị viên"


class Wrong(Exception):
    """The API is not what it must be."""


class Demonstration:
    """The program with its throw-away store."""

    def __init__(self, program):
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.process = subprocess.Popen([program, "demo", "--tokens", "--port", str(self.port)], stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, "PHOIHOP_LANGUAGE": "vi"})
        self.tokens, self.links = {}, {}
        for line in self.process.stdout:
            if found := re.match(r"\s+([0-9a-f]{48})\s+(.*?) \(giả định\)", line):
                self.tokens[found[2]] = found[1]
            if found := re.match(r"\s+http://[^/]+(/vao/\S+)\s+(.*?) \(giả định\)", line):
                self.links[found[2]] = found[1]
            if "Ctrl-C" in line:
                break
        if not self.tokens:
            raise Wrong("the demonstration printed no tokens")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        if self.process.wait(30) != 0:
            raise Wrong(f"the demonstration ended with {self.process.returncode}")

    def ask(self, method, path, headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def get(self, path, person):
        status, _, text = self.ask("GET", path, {"Authorization": f"Bearer {self.tokens[person]}"})
        if status != 200:
            raise Wrong(f"{path} for {person}: {status} {text}")
        return json.loads(text)


# The walk of Docs/api.md


def walk(demonstration):
    """Runs each line `curl …   # 201 words` of the document: the status must be this, and the words must stand in head or body."""
    names = {"CLERK": CLERK, "COORDINATOR": COORDINATOR, "AUDITOR": AUDITOR}
    values = {f"{name}_TOKEN": demonstration.tokens[person] for name, person in names.items()}
    values["PHOIHOP"] = ""
    count = 0
    for block in re.findall(r"```sh\n(.*?)```", (ROOT / "Docs/api.md").read_text(encoding="utf-8"), re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            if not line.startswith("curl "):
                continue
            command, _, expected = line.rpartition("   # ")
            words = shlex.split(command)[1:]
            for name, value in values.items():
                words = [word.replace(f"${name}", value) for word in words]
            method, headers, body, path = "GET", {}, None, None
            while words:
                word = words.pop(0)
                if word == "-H":
                    name, _, value = words.pop(0).partition(": ")
                    headers[name] = value
                elif word == "--json":
                    method, body = "POST", words.pop(0).encode()
                    headers["Content-Type"] = "application/json"
                else:
                    path = word
            status, head, text = demonstration.ask(method, urllib.parse.quote(path, safe="/?&=~:+%"), headers, body)
            if "ETag" in head:
                values["ETAG"] = head["ETag"]
            if found := re.match(r'\{"entry": ?(\d+)', text):
                values["ENTRY"] = found[1]
            wanted, _, told = expected.partition(" ")
            if str(status) != wanted or told not in f"{head}\n{text}":
                raise Wrong(f"Docs/api.md: {line}\nanswered {status}\n{head}{text}")
            count += 1
    if count < 10:
        raise Wrong(f"Docs/api.md has {count} lines to run only")
    return count


# An auditor


def canonical(value):
    """RFC 8785 for what occurs in a ledger: sorted keys, no space, whole numbers."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(index, size, leaf, path):
    """RFC 9162, section 2.1.3.2."""
    fn, sn, root = index, size - 1, leaf
    for step in path:
        if sn == 0:
            raise Wrong("the path is too long")
        if fn & 1 or fn == sn:
            root = node(step, root)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            root = node(root, step)
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise Wrong("the path is too short")
    return root


def audit(demonstration):
    """Reads entries with their proofs, hashes each anew, and comes to the root that stands in the signed checkpoint."""
    note = demonstration.get("/api/v1/ledger/checkpoint", AUDITOR)["note"].splitlines()
    size, root = int(note[1]), base64.b64decode(note[2])
    for number in (1, 2, size // 3, size // 2, size):
        found = demonstration.get(f"/api/v1/ledger/entries/{number}?size={size}", AUDITOR)
        leaf = hashlib.sha256(b"\0" + canonical(found["entry"])).digest()
        if leaf.hex() != found["leaf"]:
            raise Wrong(f"entry {number} does not give its leaf")
        if root_of(number - 1, size, leaf, [bytes.fromhex(one) for one in found["path"]]) != root:
            raise Wrong(f"the proof of entry {number} does not lead to the root of the checkpoint")


# A calendar program


def calendar(demonstration):
    """Signs in, makes an address on the calendar page, and reads it with a parser of other people."""
    status, head, _ = demonstration.ask("GET", demonstration.links[CLERK])
    cookie = {"Cookie": head["Set-Cookie"].split(";")[0]}
    _, _, page = demonstration.ask("GET", "/lich", cookie)
    form = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("_token", "_once")}
    body = urllib.parse.urlencode({**form, "viec": "moi"})
    status, _, page = demonstration.ask("POST", "/lich", {**cookie, "Content-Type": "application/x-www-form-urlencoded"}, body)
    if status != 200:
        raise Wrong(f"no address was made: {status}")
    address = urllib.parse.urlsplit(html.unescape(re.search(r"<code>(http://[^<]+\.ics)</code>", page)[1])).path
    status, head, text = demonstration.ask("GET", address)
    if status != 200 or head["Content-Type"] != "text/calendar; charset=utf-8":
        raise Wrong(f"the calendar answers {status} {head['Content-Type']}")
    for line in text.encode().split(b"\r\n"):
        if len(line) > 75 or b"\n" in line:
            raise Wrong(f"a line is not folded: {line}")
    read = icalendar.Calendar.from_ical(text, strict=True) if "strict" in icalendar.Calendar.from_ical.__code__.co_varnames else icalendar.Calendar.from_ical(text)
    events = list(read.walk("VEVENT"))
    if not events or getattr(read, "errors", []) or any(one.errors for one in events):
        raise Wrong("the calendar is empty or has errors")
    if len({str(one["UID"]) for one in events}) != len(events):
        raise Wrong("two events have one UID")
    owed = {}
    cursor = ""
    while cursor is not None:
        part = demonstration.get(f"/api/v1/obligations?from=2023-03-21&to=2024-09-16&limit=200{cursor}", CLERK)
        for one in part["items"]:
            owed.setdefault(one["due"], []).append(one)
        cursor = f"&cursor={part['next']}" if part["next"] else None
    for event in events:
        day = event.decoded("DTSTART").isoformat()
        if not any(one["bearer"]["name"] in str(event["SUMMARY"]) for one in owed.get(day, [])):
            raise Wrong(f"the calendar has {event['SUMMARY']} on {day}, which the API does not")
    again = demonstration.ask("GET", address, {"If-None-Match": head["ETag"]})
    if again[0] != 304:
        raise Wrong(f"an unchanged calendar is sent again: {again[0]}")
    return len(events)


# Other people's questions

SETTINGS = """
[checks.positive_data_acceptance]
# 412 and 422 are said of what is well formed and does not fit how things stand.
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "412", "422"]
"""


def everything(demonstration, person, paths, seconds, seed):
    """schemathesis, with all its checks and with what is wrong on purpose too, below the rate at which the server turns askers away."""
    with tempfile.TemporaryDirectory() as folder:
        settings = pathlib.Path(folder, "schemathesis.toml")
        settings.write_text(SETTINGS)
        command = [
            str(pathlib.Path(sys.executable).with_name("schemathesis")), "--config-file", str(settings), "run",
            f"http://127.0.0.1:{demonstration.port}/api/v1/openapi.json", "-H", f"Authorization: Bearer {demonstration.tokens[person]}",
            "--checks", "all", "--mode", "all", "--seed", str(seed), "--max-time", str(seconds or 3600), "--max-failures", "20",
            "--workers", "2", "--rate-limit", "80/s", "--generation-database", "none", "--no-color", "--warnings", "off",
            "--max-examples", str(1000 if seconds == 0 else 15), "--include-path-regex", paths]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise Wrong(f"schemathesis as {person}, seed {seed}:\n{done.stdout[-20000:]}{done.stderr[-2000:]}")
    found = re.search(r"(\d+) generated", done.stdout)
    return int(found[1]) if found else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=25, help="for each of two people; 0 for hours")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    demonstration = Demonstration(wanted.program)
    try:
        lines = walk(demonstration)
        audit(demonstration)
        events = calendar(demonstration)
        cases = everything(demonstration, COORDINATOR, "^/api/v1", wanted.seconds, wanted.seed)
        cases += everything(demonstration, AUDITOR, "^/api/v1/(ledger|me|search)", min(wanted.seconds, 10), wanted.seed)
    except Wrong as wrong:
        sys.exit(f"{wrong}")
    finally:
        demonstration.stop()
    print(f"{lines} lines of Docs/api.md, 5 proofs, {events} events of a calendar, {cases} cases of schemathesis: as the document says")


if __name__ == "__main__":
    main()
