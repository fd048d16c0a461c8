"""From an empty store to two people who are signed in, in a real browser: the first start, an invitation, a telephone.

The telephone is twelve lines of Python, written from RFC 6238.
"""

import base64
import gzip
import hashlib
import hmac
import json
import os
import re
import signal
import struct
import subprocess
import tempfile
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PASSWORD, OTHER = "con trâu uống nước suối", "một đàn cò trắng bay ngang"


class Telephone:
    """Shares a secret with the program, and shows six digits."""

    def __init__(self, page):
        letters = page.locator("p > code").inner_text().replace(" ", "")
        self.secret = base64.b32decode(letters + "=" * (-len(letters) % 8))
        self.shown = None

    def code(self):
        """The next code that was not shown yet."""
        while True:
            step = int(time.time()) // 30
            if step != self.shown:
                self.shown = step
                digest = hmac.new(self.secret, struct.pack(">Q", step), hashlib.sha1).digest()
                start = digest[-1] & 15
                return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
            time.sleep(0.5)


class Store:
    """An empty store with the register, held open for browsers."""

    def __init__(self, program, port):
        self.folder = tempfile.TemporaryDirectory()
        self.home = f"http://127.0.0.1:{port}"
        self.environment = {**os.environ, "PHOIHOP_LANGUAGE": "vi", "PHOIHOP_STORE": f"{self.folder.name}/kho"}
        for words in (["init"], ["import", "register", "Registers/five-jurisdictions"],
                      ["import", "calendar", "Regulations/calendars/vietnam.md"]):
            subprocess.run([program, *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        self.program, self.port = program, port
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.program, "serve", "--http", f"127.0.0.1:{self.port}"], env=self.environment,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.code = None
        self.process.stdout.readline()
        if re.search("ứng dụng ở", self.process.stdout.readline()) is None:
            raise AssertionError("it did not say where the application is")

    def first_code(self):
        return re.search(r"mã bắt đầu: (\S+)", self.process.stdout.readline())[1]

    def stop(self):
        """Stops it; what it wrote into its log."""
        self.process.send_signal(signal.SIGINT)
        log = self.process.communicate(timeout=30)[1]
        if self.process.returncode != 0:
            raise AssertionError(f"it ended with {self.process.returncode}")
        return log


def checked(page, options):
    """The page as it is: nothing that axe finds, small, and not wider than a phone."""
    found = Axe().run(page, options=options)
    if found.violations_count:
        raise AssertionError(f"{page.url}:\n{found.generate_report()}")
    if len(gzip.compress(page.content().encode())) > 30 << 10:
        raise AssertionError(f"{page.url} is too large")
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > 320:
        raise AssertionError(f"{page.url} is {width} px wide on a screen of 320")
    page.set_viewport_size(size)


def walk(browser, program, port, options, picture):
    """The journey; `picture(page, name)` may keep a picture."""
    store = Store(program, port)
    try:
        code = store.first_code()
        admin = browser.new_context(locale="vi-VN").new_page()
        admin.goto(store.home)
        admin.get_by_role("link", name="Bắt đầu với mã").click()
        admin.get_by_label("Mã bắt đầu").fill("AAAA")
        admin.get_by_label("Họ tên").fill("Người giữ kho (giả định)")
        admin.get_by_label("Cơ quan giữ kho").fill("Ban Dân vận Tỉnh ủy Trà Vinh")
        admin.get_by_role("button", name="Tiếp tục").click()
        expect(admin.locator(".wrong")).to_contain_text("Mã bắt đầu không đúng")
        checked(admin, options)
        admin.get_by_label("Mã bắt đầu").fill(code.lower())
        admin.get_by_role("button", name="Tiếp tục").click()
        choose(admin, options, picture)
        expect(admin.locator("h1")).to_have_text("Người dùng")

        admin.get_by_label("Họ tên").fill("Trần Thị Bình (giả định)")
        admin.get_by_role("button", name="Thêm và cấp mã mời").click()
        invitation = admin.locator(".said code").inner_text()
        checked(admin, options)
        guest = browser.new_context(locale="vi-VN", java_script_enabled=False).new_page()
        guest.goto(store.home)
        guest.get_by_role("link", name="Tôi có mã mời").click()
        guest.get_by_label("Mã mời").fill("không phải mã")
        guest.get_by_role("button", name="Tiếp tục").click()
        expect(guest.locator(".wrong")).to_contain_text("Mã mời không đúng, đã dùng hoặc đã hết hạn")
        guest.get_by_label("Mã mời").fill(invitation)
        guest.get_by_role("button", name="Tiếp tục").click()
        telephone, codes = choose(guest, None, picture)

        # A restart signs nobody out; a new password does, everywhere else.
        store.stop()
        store.start()
        second = browser.new_context(locale="vi-VN").new_page()
        second.goto(store.home + "/tai-khoan")
        sign_in(second, "p-0002", PASSWORD, telephone.code())
        expect(second.locator("h1")).to_have_text("Tài khoản")
        expect(second.locator("tbody tr")).to_have_count(2)
        checked(second, options)
        picture(second, "account")
        second.get_by_role("link", name="Đổi mật khẩu").click()
        second.get_by_label("Mật khẩu hiện nay").fill(PASSWORD)
        second.get_by_label("Sáu số của điện thoại đang dùng").fill("000000")
        second.get_by_label("Mật khẩu mới").fill("Matkhau@12345")
        second.get_by_role("button", name="Đổi mật khẩu").click()
        expect(second.locator(".wrong")).to_contain_text("Mật khẩu này dễ đoán")
        checked(second, options)
        second.get_by_label("Mật khẩu hiện nay").fill(PASSWORD)
        second.get_by_label("Sáu số của điện thoại đang dùng").fill(telephone.code())
        second.get_by_label("Mật khẩu mới").fill(OTHER)
        second.get_by_role("button", name="Đổi mật khẩu").click()
        expect(second.get_by_role("status")).to_contain_text("Đã đổi; các phiên khác đã kết thúc.")
        guest.goto(store.home)
        expect(guest.locator("h1")).to_have_text("Đăng nhập")
        sign_in(guest, "P-0002", OTHER, codes[2].lower())
        expect(guest.get_by_role("status")).to_contain_text("Đã dùng một mã khôi phục; còn 7.")
        log = store.stop()
        for secret in (PASSWORD, OTHER, invitation, code, *codes, base64.b32encode(telephone.secret).decode()):
            if secret in log:
                raise AssertionError(f"the log has a secret: {secret}")
        tried = [json.loads(line) for line in log.splitlines() if '"signIn"' in line]
        for step in "password", "code", "recoveryCode":
            if not any(line["signIn"] == step and line["good"] for line in tried):
                raise AssertionError(f"the log does not tell that somebody came by his {step}: {tried}")
    finally:
        store.process.kill()
        store.folder.cleanup()


def choose(page, options, picture):
    """Chooses a password and scans the picture; the telephone, and the recovery codes."""
    expect(page.locator("h1")).to_have_text("Chọn cách đăng nhập")
    if options:
        checked(page, options)
        picture(page, "choose")
    telephone = Telephone(page)
    page.get_by_label("Mật khẩu mới").fill(PASSWORD)
    page.get_by_label("Sáu số trong ứng dụng").fill(telephone.code())
    page.get_by_role("button", name="Xong").click()
    expect(page.locator("h1")).to_have_text("Mã khôi phục")
    if options:
        checked(page, options)
    codes = [code.inner_text() for code in page.locator(".codes code").all()]
    if len(codes) != 8:
        raise AssertionError(f"{len(codes)} recovery codes")
    page.get_by_role("link", name="Đã cất, vào việc").click()
    return telephone, codes


def sign_in(page, name, password, code):
    expect(page.locator("h1")).to_have_text("Đăng nhập")
    page.get_by_label("Mã người dùng").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Sáu số trong ứng dụng mã").fill(code)
    page.get_by_role("button", name="Đăng nhập").click()
