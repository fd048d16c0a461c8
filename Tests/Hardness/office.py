"""A small office on a store of its own, served as in use: people who sign in by password and telephone, commands, a mail server.

For tests that look at what the program does to the machine: `planted.py`, `breaks.py`.
"""

import base64
import hashlib
import hmac
import html
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import socketserver
import struct
import subprocess
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "con trâu uống nước suối"
FORM = """---
ngôn ngữ quy tắc: 1
mã: kq
loại: biểu mẫu
tên: Biểu kết quả
phiên bản: 1
---

| mã | tên | kiểu | bắt buộc | cột | tổng hợp | lấy từ | nêu lý do khi |
| --- | --- | --- | --- | --- | --- | --- | --- |
| cuoc | Cuộc vận động | số (cuộc) | có | trong kỳ | cộng | | khác trên 10 |
| noi-bat | Kết quả nổi bật | văn bản | có | trong kỳ | không | | |
"""
REGULATION = """---
ngôn ngữ quy tắc: 1
mã: thu
loại: quy chế phối hợp
tên: Quy chế thử
có hiệu lực từ: 1/1/2020
---

# Quy chế thử

## Các bên
- VP: Văn phòng = mã "o"
- A: Ban A = mã "a"

## Điều 1. Báo cáo {#dieu-1}
```quydinh
A phải báo cáo "kết quả" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau; theo mẫu kq.
```

## Điều 2. Báo cáo khác {#dieu-2}
```quydinh
A phải báo cáo "việc khác" gửi VP; hằng tháng, chậm nhất ngày 5 tháng sau.
```

## Điều 3. Cung cấp thông tin {#dieu-3}
```quydinh
A phải cung cấp thông tin "cần thiết" gửi VP; thường xuyên.
```

## Điều 4. Tình hình {#dieu-4}
```quydinh
A phải báo cáo "mưa lũ" gửi VP; khi phát hiện tình hình; trong thời hạn 3 ngày làm việc, kể từ khi phát hiện tình hình.
```
"""
PEOPLE = {"binh": "specialist --at a", "chi": "registryClerk --at o", "an": "coordinator --at o --regulation thu",
          "em": "administrator --at o", "kiem": "auditor --at o"}


class Wrong(Exception):
    """Something is not what it must be."""


class Catcher(socketserver.ThreadingTCPServer):
    """A mail server on the machine itself, which keeps what it is given: every byte."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Session)
        self.mails = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 catcher\r\n")
        taken = b""
        while line := self.rfile.readline():
            taken += line
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    taken += line
                self.server.mails.append(taken)
            if word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 good\r\n")


class Office:
    """The store with its people, and the program that serves it."""

    def __init__(self, program, folder, store=None):
        self.program, self.folder = str(pathlib.Path(program).resolve()), pathlib.Path(folder)
        self.place, self.backups, self.logs = self.folder / "kho", self.folder / "sao-luu", self.folder / "log"
        self.store = store or str(self.place)
        self.catcher, self.process, self.secrets = Catcher(), None, {}
        for path in (self.folder / "danh-ba", self.folder / "mau/forms", self.logs, self.backups):
            path.mkdir(parents=True)
        for name, text in {
                "danh-ba/organisations.csv": "id,from,to\na,,\no,,\n", "danh-ba/names.csv": "id,name\na,Ban A\no,Văn phòng\n",
                "danh-ba/kinds.csv": "id,kind,level\na,ban,tỉnh\no,văn phòng,tỉnh\n", "mau/forms/kq.md": FORM, "thu.md": REGULATION,
                "mail.conf": f"server = localhost:{self.catcher.server_address[1]}\nsecurity = none\nfrom = phoihop@example.vn\n"
                             "link = https://phoihop.example.vn\n"}.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        self.tokens = {}
        self.run("init")
        self.run("import", "register", str(self.folder / "danh-ba"))
        self.run("import", "calendar", str(ROOT / "Regulations/calendars/vietnam.md"))
        self.run("setting", "set", "keeper", "o")
        self.people = {}
        for name, role in PEOPLE.items():
            told = self.run("user", "add", name)
            self.people[name], self.tokens[name] = told.split()[0], told.split()[-1]
            self.run("grant", "add", self.people[name], "--role", *role.split(), "--from", "2020-01-01")
        self.run("import", "laws", str(self.folder / "mau"))
        self.run("regulation", "activate", str(self.folder / "thu.md"), who="an")
        # A form and a month that have passed: reports that are owed, late, and not yet sent.
        today = time.localtime()
        year, month = (today.tm_year - 1, 12) if today.tm_mon == 1 else (today.tm_year, today.tm_mon - 1)
        self.month = f"{year}-M{month:02}"

    def environment(self, who=None, more=None):
        env = {"PATH": os.environ["PATH"], "PHOIHOP_LANGUAGE": "en", "PHOIHOP_STORE": self.store, "PHOIHOP_FILES": str(self.place),
               "PHOIHOP_HOME": str(ROOT), "SWIFT_BACKTRACE": "enable=no", **(more or {})}
        if who:
            env["PHOIHOP_TOKEN"] = self.tokens[who]
        return env

    def command(self, *words, who=None):
        """Runs a command; its code and all that it said."""
        done = subprocess.run([self.program, *words], capture_output=True, text=True, timeout=120, env=self.environment(who), check=False)
        return done.returncode, done.stdout + done.stderr

    def run(self, *words, who=None):
        """Runs a command that must be done."""
        code, said = self.command(*words, who=who)
        if code != 0:
            raise Wrong(f"{' '.join(words)}: exit {code}\n{said}")
        return said

    def report(self, rule=1):
        """The id of the report of last month: of rule 1 on a form, of rule 2 without."""
        return f"thu/dieu-{rule}:a:{self.month}"

    # Serving

    def start(self, prefix=(), more=None, is_piped=False):
        """Serves the store; what it says goes into files, through a pipe where no file of its own may grow."""
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.out, self.err = (open(self.logs / name, "ab") for name in ("out", "err"))
        pipe = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=self.err) if is_piped else None
        self.process = subprocess.Popen(
            [*prefix, self.program, "serve", "--http", f"127.0.0.1:{self.port}", "--mail", str(self.folder / "mail.conf"),
             "--backups", str(self.backups)], env=self.environment(more=more), stdout=self.out,
            stderr=pipe.stdin if pipe else self.err)
        if pipe:
            pipe.stdin.close()
        self.wait(lambda: self.ask("GET", "/healthz")[0] == 200, "it does not answer")

    def told(self):
        """The lines of its log."""
        lines = (self.logs / "err").read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("\n")]

    def wait(self, is_so, words, seconds=30):
        end = time.monotonic() + seconds
        while True:
            try:
                if is_so():
                    return
            except (OSError, http.client.HTTPException):
                pass
            if time.monotonic() > end:
                raise Wrong(words + "\n" + (self.logs / "err").read_text(encoding="utf-8")[-3000:])
            time.sleep(0.05)

    def stop(self, how=signal.SIGINT):
        """Ends it; the code with which it ended."""
        if self.process is None or self.process.poll() is not None:
            return self.process and self.process.returncode
        self.process.send_signal(how)
        code = self.process.wait(60)
        self.out.close()
        self.err.close()
        return code

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.catcher.shutdown()

    def ask(self, method, path, headers=None, body=None):
        """One request: status, head, text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def raw(self, data):
        """Bytes as they are; what came back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as one:
            one.sendall(data)
            one.shutdown(socket.SHUT_WR)
            came = b""
            try:
                while part := one.recv(65536):
                    came += part
            except OSError:
                pass
            return came

    def api(self, method, path, who, body=None, key=None, more=None):
        """A request of a program."""
        headers = {"Authorization": f"Bearer {self.tokens[who]}", "Accept-Language": "en", **(more or {})}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key or os.urandom(8).hex()}
        status, head, text = self.ask(method, "/api/v1" + path, headers, json.dumps(body).encode() if body is not None else None)
        return status, head, json.loads(text) if text else None

    def count(self):
        """How many entries there are, by the auditor's reading."""
        return self.api("GET", "/ledger/entries?limit=1", "kiem")[2]["size"]


def code_of(secret):
    """The six digits of a telephone, by RFC 6238."""
    digest = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Browser:
    """Somebody's browser, without scripts."""

    def __init__(self, office, who):
        self.office, self.cookie, self.token, self.secret = office, None, None, None
        invitation = office.run("user", "invite", office.people[who], who="em").split()[-1]
        page = self.post("/loi-moi", {"ma-moi": invitation})[2]
        pending = re.search(r'name="buoc" value="([^"]*)"', page)[1]
        letters = re.search(r"<p><code>([A-Z2-7 -]+)</code></p>", page)[1].replace(" ", "").replace("-", "")
        self.secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
        status, head, page = self.post("/loi-moi", {"buoc": pending, "mat-khau": PASSWORD, "ma-so": code_of(self.secret)})
        if not self.cookie:
            raise Wrong(f"{who} is not signed in: {status} {page[:3000]}")
        self.get("/tai-khoan")

    def headers(self, more=None):
        return {"Cookie": self.cookie or "x=y", "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", **(more or {})}

    def seen(self, answer):
        for field in answer[1].get_all("Set-Cookie") or []:
            self.cookie = field.split(";")[0]
        if found := re.search(r'name="_token" value="([^"]+)"', answer[2]):
            self.token = found[1]
        return answer

    def get(self, path, more=None):
        return self.seen(self.office.ask("GET", path, self.headers(more)))

    def post(self, path, fields, files=(), more=None, once=None):
        """A form; as `multipart` where it has files: names of a field, of a file, and bytes."""
        fields = list(fields.items() if isinstance(fields, dict) else fields)
        if self.token:
            fields += [("_token", self.token), ("_once", once or os.urandom(6).hex())]
        if not files:
            kind, body = "application/x-www-form-urlencoded", urllib.parse.urlencode(fields).encode()
        else:
            mark = "----" + os.urandom(8).hex()
            kind, body = f"multipart/form-data; boundary={mark}", b""
            for name, value in fields:
                body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, file, content in files:
                body += (f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
                         "Content-Type: application/octet-stream\r\n\r\n").encode() + content + b"\r\n"
            body += f"--{mark}--\r\n".encode()
        return self.seen(self.office.ask("POST", path, self.headers({"Content-Type": kind, **(more or {})}), body))


def words(page):
    """What a page says, without its tags."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page))
