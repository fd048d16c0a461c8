"""An address, its code, the mail of the morning, its links: in a real browser, with a mail server of our own that speaks TLS.

The demonstration runs at eight in the morning of 20 March 2024, a Wednesday, whatever day it is.
"""

import base64
import email
import email.policy
import os
import re
import signal
import socketserver
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.request

from playwright.sync_api import expect

PASSWORD = "mật khẩu của máy chủ thư"
LINK = "https://phoihop.example.vn"


class Catcher(socketserver.ThreadingTCPServer):
    """A mail server that asks for STARTTLS and a password, and keeps what it takes."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Session)
        self.certificate, key = f"{folder}/chung-thu.pem", f"{folder}/khoa.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", self.certificate],
                       check=True, stderr=subprocess.DEVNULL)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(self.certificate, key)
        self.mails, self.unsaid = [], []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def next(self, seconds=30):
        """The next mail that comes, and to whom."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.mails:
                return self.mails.pop(0)
            time.sleep(0.1)
        raise AssertionError("no mail came")


class Session(socketserver.StreamRequestHandler):
    """One connection."""

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        isSafe, isKnown, to = False, False, None
        self.say("220 catcher")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"EHLO":
                self.say("250-catcher")
                self.say("250 AUTH PLAIN" if isSafe else "250 STARTTLS")
            elif word == b"STARTTLS":
                self.say("220 go on")
                self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
                self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
                isSafe = True
            elif word == b"AUTH":
                self.say("334 ")
                words = base64.b64decode(self.rfile.readline()).decode().split("\0")
                isKnown = isSafe and words[1:] == ["phoihop", PASSWORD]
                self.say("235 2.7.0 good" if isKnown else "535 5.7.8 wrong")
            elif word in (b"MAIL", b"RCPT") and not isKnown:
                self.server.unsaid.append(line)
                self.say("530 5.7.0 sign in")
            elif word == b"RCPT":
                to = re.search(rb"<(.*)>", line)[1].decode()
                self.say("250 good")
            elif word == b"DATA":
                self.say("354 go on")
                lines = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line[1:] if line.startswith(b".") else line)
                self.server.mails.append((to, email.message_from_bytes(b"".join(lines), policy=email.policy.default)))
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 good")


def walk(browser, program, port, checked, options, picture):
    """The journey."""
    with tempfile.TemporaryDirectory() as folder:
        catcher = Catcher(folder)
        with open(os.open(f"{folder}/mat-khau", os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(PASSWORD + "\n")
        with open(f"{folder}/mail.conf", "w", encoding="utf-8") as file:
            file.write(f"server = localhost:{catcher.server_address[1]}\nsecurity = starttls\nuser = phoihop\n"
                       f"password-file = mat-khau\nfrom = phoihop@example.vn\nname = Văn phòng (giả định)\nlink = {LINK}\n"
                       f"ca-file = {catcher.certificate}\n")
        environment = {**os.environ, "PHOIHOP_LANGUAGE": "vi"}
        tried = subprocess.run([program, "mail", "test", "thu@example.vn", "--mail", f"{folder}/mail.conf"],
                               env=environment, capture_output=True, text=True, check=False)
        if tried.returncode != 0 or "đã nhận thư thử gửi thu@example.vn" not in tried.stdout:
            raise AssertionError(tried.stdout + tried.stderr)
        to, mail = catcher.next()
        assert (to, mail["Subject"], mail["From"].addresses[0].display_name) == (
            "thu@example.vn", "Thư thử", "Văn phòng (giả định)"), mail
        demo = subprocess.Popen([program, "demo", "--port", str(port), "--mail", f"{folder}/mail.conf"], env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            page, home = browser.new_context(locale="vi-VN").new_page(), f"http://127.0.0.1:{port}"
            sign_in(page, demo)
            page.get_by_role("link", name=re.compile("giả định")).first.click()
            page.get_by_label("Địa chỉ thư").fill("binh@example")
            page.get_by_role("button", name="Gửi mã xác nhận").click()
            expect(page.locator(".wrong")).to_contain_text("không phải là địa chỉ thư")
            checked(page, options)
            page.get_by_label("Địa chỉ thư").fill("binh@example.vn")
            page.get_by_role("button", name="Gửi mã xác nhận").click()
            to, mail = catcher.next()
            assert to == "binh@example.vn" and mail["Subject"] == "Mã xác nhận địa chỉ thư", mail
            assert mail["List-Unsubscribe"] is None
            code = re.search(r"Mã xác nhận: (\S+)", mail.get_content())[1]
            page.get_by_label("Mã trong thư").fill(code)
            page.get_by_role("button", name="Xác nhận", exact=True).click()
            expect(page.get_by_role("status")).to_contain_text("Đã xác nhận; thư gửi đến địa chỉ này.")
            checked(page, options)
            picture(page, "mails")

            to, mail = catcher.next()
            text = mail.get_content().replace("\r\n", "\n")
            assert to == "binh@example.vn" and mail["Subject"].startswith("Việc của tôi ngày 20/03/2024: "), mail
            assert mail["Date"].startswith("Wed, 20 Mar 2024 08:0") and mail.get_content_type() == "text/plain", mail
            # A line of the mail leads to its obligation.
            title, link = re.search(rf"\n- (.*)\n(?:  .*\n)*?  {LINK}(/nhiem-vu/\S+)\n", text).groups()
            page.goto(home + link)
            expect(page.locator("h1")).to_contain_text(re.compile(re.escape(title), re.IGNORECASE))
            # Every line of the page is a line of the mail.
            page.goto(home)
            for line in page.locator(".list .what a").all():
                assert line.inner_text() in text, (line.inner_text(), text)

            # The link at the end needs nobody signed in, and looking at it ends nothing.
            end = re.search(r"<(.*)>", mail["List-Unsubscribe"])[1].removeprefix(LINK)
            assert f"Thôi nhận thư: {LINK}{end}\n" in text
            stranger = browser.new_context(locale="vi-VN", java_script_enabled=False).new_page()
            stranger.goto(home + end)
            expect(stranger.locator("h1")).to_have_text("Thôi nhận thư")
            page.goto(home + "/tai-khoan")
            expect(page.locator("main")).to_contain_text("binh@example.vn")
            stranger.get_by_role("button", name="Thôi nhận thư").click()
            expect(stranger.get_by_role("status")).to_contain_text("Đã thôi gửi thư đến địa chỉ này.")
            page.reload()
            expect(page.locator("main")).not_to_contain_text("binh@example.vn")
            # A mail program sends that form by itself (RFC 8058).
            with urllib.request.urlopen(home + end, b"List-Unsubscribe=One-Click", timeout=10) as answer:
                assert answer.status == 200
            assert not catcher.mails and not catcher.unsaid
            demo.send_signal(signal.SIGINT)
            log = demo.communicate(timeout=60)[1]
            for secret in (PASSWORD, code, end.split("/")[-1], "binh@example.vn"):
                assert secret not in log, f"the log has {secret}"
        finally:
            demo.kill()
            catcher.shutdown()


def sign_in(page, demo):
    """By the first link that the demonstration prints: of who reports."""
    for line in demo.stdout:
        if found := re.search(r"http://\S+/vao/\S+", line):
            page.goto(found[0])
            return
    raise AssertionError("the demonstration printed no link")
