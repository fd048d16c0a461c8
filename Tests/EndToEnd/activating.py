"""From a store with a register and no regulation to an obligation whose page cites the guidance letter: the coordinator of Uông Bí activates its
regulation step by step, with scripts and without.
"""

from playwright.sync_api import expect

import signing_in

NUMBER, DAY, FOLLOWED = "12-CV/BDVTU", "05/01/2026", "01/11/2026"


def walk(browser, program, port, options, picture, scripts):
    """The journey; `picture(page, name)` may keep a picture."""
    store = signing_in.Store(program, port)
    try:
        page = begin(browser, store, scripts)
        def look(name):
            if scripts:
                signing_in.checked(page, options)
                picture(page, "activate-" + name)
        activate(page, store, look)
        # What is owed cites the letter.
        page.goto(store.home + "/nhiem-vu/uong-bi~dieu-22~1~doan-1:org-0323:2026-M11")
        expect(page.locator("#cach-tinh-han")).to_be_visible()
        expect(page.locator("main")).to_contain_text(f"số {NUMBER}, ngày 5/1/2026")
        look("why")
        settle(page, store, look)
    finally:
        store.process.kill()
        store.folder.cleanup()


def begin(browser, store, scripts):
    """The coordinator of Uông Bí, signed in."""
    admin = browser.new_context(locale="vi-VN").new_page()
    code = store.first_code()
    admin.goto(store.home + "/bat-dau")
    admin.get_by_label("Mã bắt đầu").fill(code)
    admin.get_by_label("Họ tên").fill("Người giữ kho (giả định)")
    admin.get_by_label("Cơ quan giữ kho").fill("Ban Dân vận Thành ủy Uông Bí")
    admin.get_by_role("button", name="Tiếp tục").click()
    signing_in.choose(admin, None, None)
    admin.get_by_label("Họ tên").fill("Đầu mối Uông Bí (giả định)")
    admin.get_by_role("button", name="Thêm và cấp mã mời").click()
    invitation = admin.locator(".said code").inner_text()
    admin.goto(store.home + "/nguoi-dung/p-0002/vai-tro")
    admin.get_by_label("Vai trò").select_option("coordinator")
    admin.get_by_label("Ở cơ quan").fill("org-0269")
    admin.get_by_label("Quy chế").select_option("uong-bi")
    admin.get_by_role("button", name="Cấp vai trò").click()
    expect(admin.get_by_role("status")).to_contain_text("Đã cấp vai trò")
    admin.context.close()
    page = browser.new_context(locale="vi-VN", java_script_enabled=scripts).new_page()
    page.goto(store.home + "/loi-moi")
    page.get_by_label("Mã mời").fill(invitation)
    page.get_by_role("button", name="Tiếp tục").click()
    signing_in.choose(page, None, None)
    return page


def activate(page, store, look):
    page.goto(store.home + "/")
    page.get_by_role("link", name="Kích hoạt quy chế").click()
    look("start")
    page.get_by_label("Quy chế có sẵn trong chương trình").select_option("uong-bi")
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.locator("h1")).to_have_text("Văn bản")
    look("text")
    page.get_by_role("link", name="Tiếp: Các bên").click()
    expect(page.locator("tbody tr").first).to_contain_text("Thành ủy")
    look("parties")
    page.get_by_role("link", name="TCCTXH", exact=True).first.click()
    look("members")
    page.get_by_role("button", name="Lưu thành phần").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    page.get_by_role("link", name="Tiếp: Ngày hạn").click()
    # A day before the figures close is not taken, and says so.
    page.get_by_label("Cho", exact=True).select_option("month")
    page.get_by_label("Số, ngày hoặc thứ").fill("12")
    page.get_by_role("button", name="Đặt ngày này").click()
    expect(page.locator("main")).to_contain_text("trước ngày chốt số liệu")
    look("days-wrong")
    page.get_by_label("Cho", exact=True).select_option("month")
    page.get_by_label("Hạn", exact=True).select_option("thang-sau")
    page.get_by_label("Số, ngày hoặc thứ").fill("5")
    page.get_by_role("button", name="Đặt ngày này").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    expect(page.locator("main")).to_contain_text("hạn chậm nhất ngày 5 tháng sau")
    look("days")
    page.get_by_role("link", name="Tiếp: Biểu mẫu").click()
    expect(page.locator("tbody")).to_contain_text("sẽ đưa vào cùng quy chế")
    look("forms")
    page.get_by_role("link", name="Tiếp: Đầu mối liên hệ").click()
    expect(page.locator("main")).to_contain_text("Đó không phải là lỗi")
    look("contacts")
    page.get_by_role("link", name="Tiếp: Xem trước").click()
    expect(page.locator("main")).to_contain_text("Chưa có số và ngày của công văn hướng dẫn")
    # Who begins is not proposed to begin with years of reports overdue.
    expect(page.get_by_label("Theo dõi trên hệ thống từ ngày")).not_to_have_value("")
    expect(page.locator("main")).not_to_contain_text("đã quá hạn ngay khi kích hoạt")
    look("preview")
    page.get_by_role("link", name="Xem, in công văn").click()
    expect(page.locator("main")).to_contain_text("Số ……")
    look("letter")
    page.get_by_role("link", name="Về bước xem trước").click()
    page.get_by_label("Số, ký hiệu").fill(NUMBER)
    page.get_by_label("Ngày công văn").fill(DAY)
    page.get_by_label("Theo dõi trên hệ thống từ ngày").fill(FOLLOWED)
    page.get_by_role("button", name="Lưu số và ngày").click()
    expect(page.get_by_role("status")).to_contain_text("Đã lưu lúc")
    look("ready")
    page.get_by_role("button", name="Kích hoạt quy chế").click()
    expect(page.get_by_role("status")).to_contain_text("Đã kích hoạt")
    look("regulation")


def settle(page, store, look):
    """One thing more is settled in place, and ends again."""
    page.goto(store.home + "/quy-che/uong-bi/dieu-22/1/doan-1")
    page.locator('section[id="dieu-22/1/doan-1"]').get_by_role("link", name="Định cách áp dụng").click()
    page.get_by_label("Câu áp dụng").fill("kỳ tháng: hạn chậm nhật ngày 8 tháng sau.")
    page.get_by_label("Số, ký hiệu").fill("15-CV/BDVTU")
    page.get_by_label("Ngày (công văn)").fill("01/02/2026")
    page.get_by_role("button", name="Kiểm tra và xem trước").click()
    expect(page.locator("main")).to_contain_text("Câu có lỗi; chưa ghi gì")
    look("policy-wrong")
    page.get_by_label("Câu áp dụng").fill("mọi báo cáo tháng: hạn chậm nhất ngày 8 tháng sau.")
    page.get_by_role("button", name="Kiểm tra và xem trước").click()
    expect(page.locator("main")).to_contain_text("dời ngày")
    look("policy")
    page.get_by_role("button", name="Ghi cách áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi cách áp dụng")
    page.goto(store.home + "/ap-dung/uong-bi")
    look("policies")
    page.locator("tbody tr").last.get_by_role("link", name="Kết thúc").click()
    look("policy-end")
    page.get_by_label("Lý do, căn cứ").fill("công văn 15-CV/BDVTU đã thu hồi")
    page.get_by_role("button", name="Kết thúc").click()
    expect(page.get_by_role("status")).to_contain_text("đã kết thúc")
    page.goto(store.home + "/sua-doi/uong-bi/dieu-26")
    page.get_by_text("Văn bản sửa đổi còn sửa").click()
    page.select_option("#them", "dieu-22/1")
    page.get_by_role("button", name="Đưa vào để sửa").click()
    look("amend")
