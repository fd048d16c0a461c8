#!/usr/bin/env python3
"""Walks through the application in a real browser, as the people of the demonstration do.

    python3 Tests/EndToEnd/browser.py PROGRAM [--pictures FOLDER]

The program serves its demonstration; Debian's Chromium opens it. Journeys are walked to their end; then every page is opened as every
person, in both languages and at 320 px: it answers, has one heading and a title of its own, no finding of axe, nothing wider than the
screen, and is as small as it has to be.
"""

import argparse
import gzip
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect, sync_playwright

import activating
import mails
import signing_in

MOST_HTML, MOST_STYLE, MOST_SCRIPT = 30 << 10, 20 << 10, 15 << 10  # bytes, compressed
MOST_ABOVE = 300  # pixels that head and menu may take of a telephone's screen
LONGEST = 30_000  # milliseconds that a page may take on a busy machine
OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


class Wrong(Exception):
    """The application is not what it must be."""


class Demonstration:
    """The program with its throw-away store."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "demo", "--port", str(free_port())], stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, "PHOIHOP_LANGUAGE": "vi"})
        self.links = {}
        for line in self.process.stdout:
            if found := re.match(r"\s+(http\S+)\s+(.*?) \(giả định\)", line):
                self.links[found[2]] = found[1]
            if "Ctrl-C" in line:
                break
        if not self.links:
            raise Wrong("the demonstration printed no links")
        self.home = re.match(r"http://[^/]+", next(iter(self.links.values())))[0]

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        if self.process.wait(30) != 0:
            raise Wrong(f"the demonstration ended with {self.process.returncode}")


def free_port():
    import socket
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Office:
    """People at their browsers."""

    def __init__(self, browser, demonstration, pictures):
        self.browser, self.demonstration, self.pictures = browser, demonstration, pictures

    def sit(self, person, **more):
        options = {"locale": "vi-VN", "viewport": {"width": 1280, "height": 900}, **more}
        context = self.browser.new_context(**options)
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        page.goto(self.demonstration.links[person])
        return page

    def picture(self, page, name, **more):
        if self.pictures:
            page.screenshot(path=self.pictures / f"{name}.png", **more)


def below(page, heading):
    """The list under a heading."""
    return page.get_by_role("heading", name=heading, exact=True).locator("xpath=following-sibling::ul[1]")


# Journeys

CLERK = "Cán bộ phường Vàng Danh"
REGISTRY = "Văn thư Văn phòng Thành ủy Uông Bí"
COORDINATOR = "Đầu mối phối hợp quy chế Uông Bí"
ADMINISTRATOR = "Quản trị viên"


def report(office, scripts):
    """A clerk finds the overdue report, is told what is wrong in the form, sends it; the office returns it, gets it again and receives it."""
    clerk = office.sit(CLERK, java_script_enabled=scripts)
    expect(clerk.locator("h1")).to_have_text("Việc của tôi")
    office.picture(clerk, "home")
    overdue = below(clerk, "Quá hạn").locator("li", has_text="Báo cáo tình hình Nhân dân").first
    what = overdue.locator(".what a").get_attribute("href")
    expect(overdue.locator(".mark")).to_contain_text("Quá hạn")
    overdue.get_by_role("link", name="Gửi").click()
    expect(clerk.locator("h1")).to_have_text("Gửi báo cáo")
    office.picture(clerk, "send")
    clerk.get_by_label("Số, ký hiệu văn bản").fill("12-BC/ĐU")
    clerk.get_by_label("Ngày văn bản").fill("31/02/2024")
    clerk.get_by_label("Ghi chú").fill("kèm phụ lục")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".wrong")).to_contain_text("\"31/02/2024\" không phải là một ngày; nhập như 25/03/2024")
    expect(clerk.get_by_label("Ghi chú")).to_have_value("kèm phụ lục")
    if scripts:
        expect(clerk.locator(".wrong")).to_be_focused()
    clerk.get_by_label("Ngày văn bản").fill("18/03/2024")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã ghi: gửi báo cáo")
    expect(clerk.locator(".mark").first).to_contain_text("chờ tiếp nhận")

    registry = office.sit(REGISTRY, java_script_enabled=scripts)
    registry.goto(office.demonstration.home + what)
    registry.get_by_role("link", name="Trả lại để bổ sung").click()
    registry.get_by_label("Lý do, căn cứ").fill("thiếu phụ lục số liệu")
    registry.get_by_role("button", name="Trả lại để bổ sung").click()
    expect(registry.get_by_role("status")).to_contain_text("Đã ghi: trả lại để bổ sung")

    clerk.goto(office.demonstration.home + what)
    expect(clerk.locator("main")).to_contain_text("thiếu phụ lục số liệu")
    clerk.get_by_role("link", name="Việc của tôi").click()
    back = below(clerk, "Trả lại để bổ sung").locator("li", has_text="Báo cáo tình hình Nhân dân").first
    back.get_by_role("link", name="Gửi").click()
    expect(clerk.locator(".told")).to_contain_text("thiếu phụ lục số liệu")
    clerk.get_by_role("button", name="Gửi lại").click()
    expect(clerk.locator(".wrong")).to_contain_text("Ghi số và ngày văn bản, kèm tệp hoặc ghi chú nội dung")
    clerk.get_by_label("Ghi chú").fill("đã bổ sung phụ lục số liệu")
    clerk.get_by_role("button", name="Gửi lại").click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã ghi: gửi lại")

    registry.goto(office.demonstration.home + what)
    registry.locator("main").get_by_role("link", name="Tiếp nhận", exact=True).click()
    registry.get_by_role("button", name="Tiếp nhận").click()
    expect(registry.get_by_role("status")).to_contain_text("Đã ghi: tiếp nhận")
    clerk.goto(office.demonstration.home + what)
    expect(clerk.locator("dl.facts").first).to_contain_text("Đã tiếp nhận")


def fill(office, scripts):
    """A clerk fills in a report on its form, leaves, finds the draft again and sends it; the office reads it, the coordinator puts all together."""
    clerk = office.sit(CLERK, java_script_enabled=scripts)
    one = below(clerk, "Quá hạn" if scripts else "7 ngày tới").locator("li", has_text="giải quyết đơn thư").first
    what = one.locator(".what a").get_attribute("href")
    one.get_by_role("link", name="Gửi").click()
    number = lambda name: clerk.get_by_label(f"{name}, trong kỳ")
    number("Buổi tiếp công dân của người đứng đầu").fill("4")
    number("Lượt công dân được tiếp").fill("1,234")
    clerk.get_by_label("Tình hình Nhân dân nổi lên").fill("ổn định")
    office.picture(clerk, f"form{'' if scripts else '-plain'}", full_page=True)
    if scripts:
        expect(clerk.locator("[data-said]")).to_contain_text("Đã lưu nháp lúc")
    else:
        clerk.get_by_role("button", name="Lưu nháp").click()
        expect(clerk.get_by_role("status")).to_contain_text("Đã lưu nháp lúc")
    clerk.get_by_role("link", name="Việc của tôi").click()
    clerk.goto(office.demonstration.home + what + "/gui")
    expect(clerk.locator("div.told").first).to_contain_text("Bản nháp của đồng chí, lưu lúc")
    expect(number("Buổi tiếp công dân của người đứng đầu")).to_have_value("4")
    for name in "Đơn kỳ trước chuyển sang", "Đơn nhận trong kỳ", "Đơn đã giải quyết", "Đơn chưa giải quyết cuối kỳ":
        number(name).fill("0")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".wrong")).to_contain_text("\"1,234\" có thể là hai số; viết 1.234 nếu tính bằng nghìn, 1,2340 nếu có phần lẻ")
    expect(clerk.get_by_label("Tình hình Nhân dân nổi lên")).to_have_value("ổn định")
    number("Lượt công dân được tiếp").fill("1.234")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã ghi: gửi báo cáo")

    registry = office.sit(REGISTRY, java_script_enabled=scripts)
    registry.goto(office.demonstration.home + what)
    expect(registry.locator("table.cards").first).to_contain_text("1.234")
    expect(registry.locator("main")).to_contain_text("ổn định")
    office.picture(registry, f"reported{'' if scripts else '-plain'}", full_page=True)
    if not scripts:
        return
    coordinator = office.sit(COORDINATOR)
    coordinator.goto(office.demonstration.home + "/bang-theo-doi?quy-che=uong-bi")
    coordinator.get_by_role("link", name="giải quyết đơn thư, tháng 2/2024").click()
    body = coordinator.locator("tr", has_text="Bí thư Đảng ủy phường Vàng Danh")
    expect(body).to_contain_text("1.234")
    with coordinator.expect_download() as file:
        coordinator.get_by_role("link", name="CSV").click()
    if "1.234" not in pathlib.Path(file.value.path()).read_text(encoding="utf-8"):
        raise Wrong("the table has not what was reported")
    found = Axe().run(coordinator, options=OPTIONS)
    if found.violations_count:
        raise Wrong(f"the reports together:\n{found.generate_report()}")
    body.get_by_role("link").click()
    expect(coordinator.locator("table.cards").first).to_contain_text("1.234")


def paper(office):
    """The office records what came on paper, and the board turns."""
    registry = office.sit(REGISTRY)
    registry.get_by_role("link", name="Bảng theo dõi").first.click()
    registry.get_by_label("Quy chế").select_option("uong-bi")
    registry.get_by_role("button", name="Xem").click()
    office.picture(registry, "board")
    late = registry.locator("tr", has_text="Phòng Kinh tế").locator("td.late a").first
    before = registry.locator("td.late").count()
    late.click()
    registry.locator(".list li", has_text="Quá").locator(".what a").first.click()
    registry.get_by_role("link", name="Ghi nhận thay").click()
    registry.get_by_label("Ngày đến").fill("18/03/2024")
    registry.get_by_label("Căn cứ để ghi").fill("số đến 118")
    registry.get_by_role("button", name="Ghi nhận thay").click()
    expect(registry.get_by_role("status")).to_contain_text("Đã ghi: ghi nhận thay")
    registry.goto(office.demonstration.home + "/bang-theo-doi?quy-che=uong-bi")
    if registry.locator("td.late").count() >= before:
        raise Wrong("the board did not turn")


def tick_nothing(registry, home):
    """What is reported on a form has a tick for who has nothing to report alone, on a phone too."""
    start, wide = registry.url, registry.viewport_size
    for path in [link.get_attribute("href") for link in registry.locator(".list a").all()]:
        registry.goto(home + path)
        if registry.get_by_text("Báo cáo này có biểu mẫu").count():
            break
    else:
        raise Wrong("nothing that is reported on a form may be recorded")
    if registry.get_by_label(re.compile("^Chọn")).count() or not registry.get_by_label(re.compile("^Không phát sinh")).count():
        raise Wrong(f"{path}: other ticks than that there is nothing to report")
    violations(registry, "what is reported on a form")
    registry.set_viewport_size({"width": 320, "height": 640})
    width = registry.evaluate("document.documentElement.scrollWidth")
    if width > 320:
        raise Wrong(f"{path}: {width} px wide on a screen of 320")
    registry.set_viewport_size(wide)
    registry.goto(start)


def take_in(office, scripts):
    """The office ticks from the incoming register who sent a report, with their numbers, or had nothing to report; what is wrong comes back as it was."""
    registry = office.sit(REGISTRY, java_script_enabled=scripts)
    registry.get_by_role("link", name="Tiếp nhận", exact=True).first.click()
    expect(registry.locator("h1")).to_have_text("Tiếp nhận")
    if scripts:
        violations(registry, "what came")
        tick_nothing(registry, office.demonstration.home)
    group = registry.locator(".list li", has_text="Báo cáo").filter(has_text=re.compile(r"[2-9]\d* cơ quan|\d\d+ cơ quan")).first
    group.locator("a").click()
    rows = registry.locator("#chon tbody tr")
    count = rows.count()
    if scripts:
        registry.get_by_role("button", name="Đánh dấu tất cả").click()
    else:
        for box in registry.locator("#chon input[name=chon]").all():
            box.check()
    first, last = rows.first, rows.last
    first.get_by_label(re.compile("^Số, ký hiệu")).fill("12-BC/ĐU")
    last.get_by_label(re.compile("^Chọn")).uncheck()
    last.get_by_label(re.compile("^Không phát sinh")).check()
    last.get_by_label(re.compile("^Ngày đến")).fill("18/3/2024")
    registry.get_by_label("Đến bằng").select_option("giay")
    registry.get_by_label("Ngày đến", exact=True).fill("19/3/2024")
    registry.get_by_role("button", name="Ghi nhận các mục đã chọn").click()
    expect(registry.locator(".wrong")).to_contain_text("Văn bản có số thì cần cả ngày")
    expect(first.get_by_label(re.compile("^Chọn"))).to_be_checked()
    expect(last.get_by_label(re.compile("^Không phát sinh"))).to_be_checked()
    if scripts:
        violations(registry, "what is wrong with what came")
    first.get_by_label(re.compile("^Ngày văn bản")).fill("18/3/2024")
    office.picture(registry, "take-in")
    registry.get_by_role("button", name="Ghi nhận các mục đã chọn").click()
    expect(registry.get_by_role("status")).to_contain_text(f"Đã ghi nhận thay {count} cơ quan, trong đó 1 không phát sinh")


def coordinate(office):
    """The coordinator reads why a date is what it is, extends it, and urges all who are late."""
    page = office.sit(COORDINATOR)
    below(page, "Chờ cơ quan khác").locator("li", has_text="Báo cáo").first.locator(".what a").click()
    expect(page.locator("#cach-tinh-han")).to_be_visible()
    expect(page.locator("main")).to_contain_text("theo hướng dẫn")
    office.picture(page, "why")
    page.get_by_role("link", name="Gia hạn").click()
    page.get_by_label("Hạn mới").fill("29/03/2024")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.locator(".wrong a")).to_have_text("Nêu lý do hoặc căn cứ")
    page.get_by_label("Lý do, căn cứ").fill("mưa lũ")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi: gia hạn")
    page.goto(office.demonstration.home + "/don-doc/uong-bi")
    expect(page.get_by_label("Lời nhắc để sao chép")).to_have_value(re.compile("Đến ngày 20/03/2024, theo Quy chế"))
    page.get_by_label("Nhắc bằng gì, gặp ai").fill("điện thoại lúc 14 giờ 20, đ/c văn thư")
    page.get_by_role("button", name="Ghi đã nhắc").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi lần nhắc")
    page.goto(office.demonstration.home + "/don-doc/uong-bi")
    expect(page.locator("#viec")).to_contain_text("đã nhắc 1 lần")
    page.get_by_role("button", name="Soạn công văn").click()
    expect(page.locator(".paper")).to_contain_text("ĐẢNG CỘNG SẢN VIỆT NAM")
    page.get_by_role("button", name="Ghi đã phát hành").click()
    expect(page.locator(".wrong a")).to_have_text("Nhập số, ký hiệu mà văn thư cấp")
    page.get_by_label("Số, ký hiệu").fill("15-CV/BDVTU")
    page.get_by_label("Đề nghị gửi chậm nhất ngày").fill("29/03/2024")
    violations(page, "a letter")
    page.get_by_role("button", name="Ghi đã phát hành").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi công văn đôn đốc")
    expect(page.locator(".paper")).to_contain_text("Số 15-CV/BDVTU")
    page.emulate_media(media="print")
    expect(page.locator(".paper")).to_be_visible()
    for beside in "header.top", "nav.main", "h1", ".said":
        expect(page.locator(beside)).to_be_hidden()
    office.picture(page, "letter")


def merge(office, scripts):
    """The administrator merges two communes, every figure of the year before holds, and he takes it back."""
    page = office.sit(ADMINISTRATOR, java_script_enabled=scripts)
    watcher = office.sit(COORDINATOR)
    board = office.demonstration.home + "/bang-theo-doi?quy-che=uong-bi&nam=2023"
    watcher.goto(board)
    before = watcher.locator("main").inner_text()
    page.goto(office.demonstration.home + "/co-quan")
    page.get_by_role("link", name="Sắp xếp tổ chức").click()
    page.get_by_label("Ngày đầu của tổ chức mới").first.fill("1/4/2024")
    page.get_by_label("Căn cứ").first.fill("Nghị quyết (giả định)")
    page.get_by_label("Cơ quan kết thúc").fill("Phường Bắc Sơn")
    page.get_by_label("Cơ quan tiếp nhận").fill("Phường Vàng Danh")
    page.get_by_role("button", name="Xem trước").first.click()
    expect(page.locator("table.cards tbody tr")).to_have_count(16)
    expect(page.locator("main")).to_contain_text("Quy tắc đổi người làm")
    if scripts:
        violations(page, "what a merger would do")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng: 16 cơ quan chuyển")
    watcher.goto(board)
    if watcher.locator("main").inner_text() != before:
        raise Wrong("the figures of last year changed by a merger")
    watcher.goto(office.demonstration.home + "/co-quan?tim=uy+ban+nhan+dan+phuong+bac+son&ngay=31/3/2024")
    watcher.locator("table.cards a").first.click()
    watcher.get_by_role("link", name="Danh sách bàn giao").click()
    expect(watcher.locator("main")).to_contain_text("Ủy ban nhân dân phường Vàng Danh")
    violations(watcher, "what passed")
    page.locator("details", has_text="Thôi áp dụng").locator("summary").first.click()
    page.get_by_label("Căn cứ, lý do").first.fill("trình diễn xong")
    page.get_by_role("button", name="Thôi áp dụng").first.click()
    expect(page.get_by_role("status")).to_contain_text("thôi áp dụng")


def violations(page, where):
    """No finding of axe on a page that one comes to by a form."""
    found = Axe().run(page, options=OPTIONS)
    if found.violations_count:
        raise Wrong(f"{where}:\n{found.generate_report()}")


# Every page

def speak(office):
    """What is typed and not sent stays where the language is changed, and no longer."""
    page = office.sit(ADMINISTRATOR)
    there = office.demonstration.home + "/nguoi-dung/p-0001/vai-tro"
    page.goto(there)
    page.locator("#body").fill("phường nào đó")
    page.locator("#role").select_option("leader")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#body")).to_have_value("phường nào đó")
    expect(page.locator("#role")).to_have_value("leader")
    page.goto(there)
    expect(page.locator("#body")).to_have_value("")
    page.get_by_role("button", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def note(office, scripts):
    """A clerk notes from a telephone what was done in a hamlet, mends it, and finds it beside the monthly report."""
    clerk = office.sit(CLERK, java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    clerk.goto(office.demonstration.home + "/ghi-nhanh")
    clerk.get_by_label("Đã làm gì?").fill("họp dân khu 4 về phản biện xã hội")
    if not scripts:
        clerk.get_by_role("button", name="Gợi ý điều khoản theo nội dung").click()
    likeliest = clerk.locator("#dieu-khoan .choice label").first
    expect(likeliest).to_contain_text("phản biện xã hội")
    expect(clerk.locator("#dieu-khoan input:checked")).to_have_count(0)
    likeliest.click()
    clerk.get_by_label("Lượt người").fill("1,5")
    office.picture(clerk, f"note{'' if scripts else '-plain'}", full_page=True)
    clerk.get_by_role("button", name="Ghi", exact=True).click()
    expect(clerk.locator(".wrong")).to_contain_text("\"1,5\" không phải là số nguyên")
    clerk.get_by_label("Lượt người").fill("60")
    clerk.get_by_role("button", name="Ghi", exact=True).click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã ghi. Số nhật ký")
    clerk.get_by_text("Ghi sai? Rút rồi ghi lại").click()
    clerk.get_by_label("Lý do rút").fill("nhầm số lượt")
    clerk.get_by_role("button", name="Rút và ghi lại").click()
    expect(clerk.get_by_label("Đã làm gì?")).to_have_value("họp dân khu 4 về phản biện xã hội")
    clerk.get_by_label("Lượt người").fill("64")
    clerk.get_by_role("button", name="Ghi", exact=True).click()
    expect(clerk.locator("main")).to_contain_text("64")


def happen(office):
    """A clerk records that something happened, sees who then owes what, and calls it off."""
    clerk = office.sit(CLERK)
    clerk.goto(office.demonstration.home + "/viec-phat-sinh/ghi")
    clerk.get_by_role("link", name="Phát hiện tình hình").first.click()
    clerk.get_by_label("Dự thảo, vụ việc").fill("tụ tập ở cổng chợ")
    for box in clerk.locator("#dieu-kien input").all():
        box.check()
    clerk.get_by_role("button", name="Xem trước").click()
    expect(clerk.locator("section.told")).to_contain_text("việc phải làm")
    office.picture(clerk, "preview", full_page=True)
    clerk.get_by_role("button", name="Ghi việc này").click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã ghi việc đã xảy ra")
    expect(clerk.locator("h1")).to_have_text("Phát hiện tình hình: tụ tập ở cổng chợ")
    office.picture(clerk, "happened", full_page=True)
    clerk.get_by_role("link", name="Rút việc này").click()
    clerk.get_by_label("Lý do, căn cứ").fill("tin nhầm")
    clerk.get_by_role("button", name="Xem trước").click()
    clerk.get_by_role("button", name="Rút việc này").click()
    expect(clerk.get_by_role("status")).to_contain_text("Đã rút việc này")
    expect(clerk.locator(".mark").first).to_have_text("Đã rút")


def look(office, person, counts):
    """Every page that one can go to from the menu, as one person: in both languages, and as narrow as a phone."""
    wide = office.sit(person)
    narrow = office.sit(person, viewport={"width": 320, "height": 640})
    menu = [link.get_attribute("href") for link in wide.locator("nav.main a").all()]
    first = wide.locator(".list .what a")
    if first.count():
        matter = first.first.get_attribute("href")
        menu.append(matter)
        wide.goto(office.demonstration.home + matter)
        menu += [link.get_attribute("href") for link in wide.locator(".acts a").all()]
    axe = Axe()
    for language in "vi", "en":
        titles = set()
        if language == "en":
            for page in wide, narrow:
                page.get_by_role("button", name="English").click()
        for path in menu:
            where = f"{path} as {person} in {language}"
            answer = wide.goto(office.demonstration.home + path)
            if answer.status != 200:
                raise Wrong(f"{where}: {answer.status}")
            body = answer.body()
            if len(gzip.compress(body)) > MOST_HTML:
                raise Wrong(f"{where}: {len(gzip.compress(body))} bytes compressed")
            if wide.locator("h1").count() != 1:
                raise Wrong(f"{where}: {wide.locator('h1').count()} first headings")
            if wide.locator("html").get_attribute("lang") != language:
                raise Wrong(f"{where}: its language is another")
            titles.add(wide.title())
            found = axe.run(wide, options=OPTIONS)
            if found.violations_count:
                raise Wrong(f"{where}:\n{found.generate_report()}")
            narrow.goto(office.demonstration.home + path)
            width = narrow.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                raise Wrong(f"{where}: {width} px wide on a screen of 320")
            top = narrow.locator("main").bounding_box()["y"]
            if top > MOST_ABOVE:
                raise Wrong(f"{where}: begins {top} px below the top of a screen of 320")
            if path == menu[0] and (found := axe.run(narrow, options=OPTIONS)).violations_count:
                raise Wrong(f"{where} on a screen of 320:\n{found.generate_report()}")
            counts["pages"] += 1
    for page in wide, narrow:
        page.context.close()


def weigh(office):
    """What the pages are drawn with is small, and asked for once."""
    page = office.sit(CLERK)
    for kind, most in ("link[rel=stylesheet]", MOST_STYLE), ("script[src]", MOST_SCRIPT):
        name = page.locator(kind).get_attribute("href" if "link" in kind else "src")
        answer = page.request.get(office.demonstration.home + name)
        if len(gzip.compress(answer.body())) > most or "immutable" not in answer.headers["cache-control"]:
            raise Wrong(f"{name}: {len(gzip.compress(answer.body()))} bytes compressed, {answer.headers['cache-control']}")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(office.demonstration.home + "/")
    if len(asked) > 3:
        raise Wrong(f"a second visit asks {len(asked)} times: {asked}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--pictures", type=pathlib.Path, help="where pictures of some pages are put")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--long", action="store_true", help="the longest journey without scripts too")
    wanted = parser.parse_args()
    start = time.monotonic()
    demonstration = Demonstration(wanted.program)
    counts = {"pages": 0}
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=wanted.chromium, args=["--no-sandbox"])
            office = Office(browser, demonstration, wanted.pictures)
            report(office, scripts=True)
            report(office, scripts=False)
            fill(office, scripts=True)
            fill(office, scripts=False)
            paper(office)
            take_in(office, scripts=True)
            take_in(office, scripts=False)
            coordinate(office)
            for scripts in (True, False) if wanted.long else (True,):
                activating.walk(browser, wanted.program, free_port(), OPTIONS, office.picture, scripts)
            merge(office, scripts=True)
            merge(office, scripts=False)
            note(office, scripts=True)
            note(office, scripts=False)
            happen(office)
            speak(office)
            signing_in.walk(browser, wanted.program, free_port(), OPTIONS, office.picture)
            mails.walk(browser, wanted.program, free_port(), signing_in.checked, OPTIONS, office.picture)
            weigh(office)
            for person in demonstration.links:
                look(office, person, counts)
            browser.close()
    except (Wrong, AssertionError, Error) as wrong:
        print(f"{type(wrong).__name__}: {wrong}")
        return 1
    finally:
        demonstration.stop()
    print(f"{18 if wanted.long else 17} journeys, {'six' if wanted.long else 'five'} of them without scripts; {counts['pages']} pages as {len(demonstration.links)} people in two languages, "
          f"at 1280 and 320 px, no finding of axe; {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
