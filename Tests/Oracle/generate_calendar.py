#!/usr/bin/env python3
"""Writes Regulations/calendars/vietnam.md and the test fixture from the PyPI package holidays 0.108 (MIT licence,
(c) Vacanza Team and contributors). Run from the root of the repository: python3 Tests/Oracle/generate_calendar.py
"""
import datetime
import re

import holidays

assert holidays.__version__ == "0.108", holidays.__version__
FIRST, LAST = 2010, 2026
UNCHECKED = "chưa đối chiếu với quyết định"
SECONDARY = "nguồn thứ cấp"
CHECKED = "đã đối chiếu"
ALL = "mọi người sử dụng lao động"
STATE = "cơ quan nhà nước"
PACKAGE = "dữ liệu của gói holidays 0.108"


def vn(d):
    return f"{d.day}/{d.month}/{d.year}"


def section(title, part, prose, citation, mark, scope, lines):
    body = "\n".join([f'theo: "{citation}"; {mark}; phạm vi {scope}.'] + lines)
    return f"## {title} {{#{part}}}\n\n{prose}\n\n```lich\n{body}\n```\n"


def day_line(d, name):
    if name.endswith(" (nghỉ bù)"):
        return f'nghỉ bù ngày {vn(d)} "{name.removesuffix(" (nghỉ bù)")}".'
    return f'nghỉ ngày {vn(d)} "{name}".'


def swap_line(off, worked):
    return f"nghỉ ngày {vn(off)}, làm bù ngày {vn(worked)}."


HEAD = f"""---
ngôn ngữ quy tắc: 1
mã: vietnam
loại: lịch làm việc
tên: Lịch làm việc của Việt Nam
phiên bản: 2026-11
quyết định từ: 1/1/{FIRST}
quyết định đến: 31/12/{LAST}
---

# Lịch làm việc của Việt Nam {FIRST}–{LAST}, theo dữ liệu của gói PyPI holidays 0.108

Ngày nghỉ từng năm dưới đây lấy từ gói PyPI *holidays* 0.108 (giấy phép MIT, © Vacanza Team and contributors; toàn văn giấy
phép ở [LICENSE-holidays.txt](LICENSE-holidays.txt)), do `Tests/Oracle/generate_calendar.py` viết ra; chỗ nào thêm ngoài gói thì nói rõ.
Mỗi mục là một luật hoặc một quyết định, kèm nguồn và mức đã đối chiếu. Cơ quan dùng lịch này nên đối chiếu từng năm với quyết định, rồi
ghi số văn bản vào dòng `theo`.

Từ ngày đầu đến ngày cuối đã quyết định, năm nào có liệt kê ngày nghỉ thì ngày nghỉ là đúng các ngày ấy. Quy tắc hằng năm dùng cho năm chưa
quyết định, và hạn tính ra từ chúng chỉ là dự kiến. Hoán đổi chỉ bắt buộc với cơ quan nhà nước; doanh nghiệp được khuyến khích làm theo.
"""


def laws():
    yield section(
        "Nghỉ hằng tuần và nghỉ bù", "nghi-hang-tuan",
        "Tuần làm việc năm ngày. Ngày lễ trùng ngày nghỉ hằng tuần thì được nghỉ bù vào ngày làm việc kế tiếp. Luật chỉ buộc nghỉ ít nhất\n"
        "một ngày mỗi tuần; lịch này lấy thứ Bảy và Chủ nhật cho mọi người sử dụng lao động.",
        "Bộ luật Lao động 2019, Điều 111", UNCHECKED, ALL,
        ["nghỉ hằng tuần thứ Bảy, Chủ nhật.",
         "lễ trùng ngày nghỉ hằng tuần thì nghỉ bù ngày làm việc kế tiếp, từ năm 1995."])
    yield section(
        "Ngày lễ theo luật trước năm 2021", "luat-cu",
        "Các ngày lễ theo Bộ luật Lao động 1994 và 2012. Tết Nguyên đán là bốn ngày, từ năm 2013 là năm ngày; Giỗ Tổ Hùng Vương là\n"
        "ngày lễ từ năm 2007.",
        "Bộ luật Lao động 1994, Điều 73; Bộ luật Lao động 2012, Điều 115", UNCHECKED, ALL,
        ['nghỉ lễ ngày 1/1 hằng năm "Tết Dương lịch", từ năm 1995, đến năm 2020.',
         'nghỉ lễ từ ngày 1/1 âm lịch, trước 1 ngày, sau 2 ngày, hằng năm "Tết Nguyên đán", từ năm 1995, đến năm 2012.',
         'nghỉ lễ từ ngày 1/1 âm lịch, trước 1 ngày, sau 3 ngày, hằng năm "Tết Nguyên đán", từ năm 2013, đến năm 2020.',
         'nghỉ lễ ngày 10/3 âm lịch hằng năm "Giỗ Tổ Hùng Vương", từ năm 2007, đến năm 2020.',
         'nghỉ lễ ngày 30/4 hằng năm "Ngày Chiến thắng", từ năm 1995, đến năm 2020.',
         'nghỉ lễ ngày 1/5 hằng năm "Ngày Quốc tế Lao động", từ năm 1995, đến năm 2020.',
         'nghỉ lễ ngày 2/9 hằng năm "Quốc khánh", từ năm 1995, đến năm 2020.'])
    yield section(
        "Bộ luật Lao động 2019, Điều 112", "bo-luat-lao-dong-2019",
        "Các ngày lễ hiện hành. Tết Nguyên đán là năm ngày; Quốc khánh là hai ngày: 2/9 và một ngày liền trước hoặc liền sau. Thủ tướng quyết\n"
        "định hằng năm hai dịp này. Khi chưa có quyết định thì dự kiến Tết gồm ngày cuối năm và bốn ngày đầu năm âm lịch, và chỉ tính\n"
        "ngày 2/9, vì chưa biết ngày liền kề là ngày nào.",
        "Bộ luật Lao động 2019, Điều 112", CHECKED, ALL,
        ['nghỉ lễ ngày 1/1 hằng năm "Tết Dương lịch", từ năm 2021.',
         'nghỉ lễ từ ngày 1/1 âm lịch, trước 1 ngày, sau 3 ngày, hằng năm "Tết Nguyên đán", từ năm 2021.',
         'nghỉ lễ ngày 10/3 âm lịch hằng năm "Giỗ Tổ Hùng Vương", từ năm 2021.',
         'nghỉ lễ ngày 30/4 hằng năm "Ngày Chiến thắng", từ năm 2021.',
         'nghỉ lễ ngày 1/5 hằng năm "Ngày Quốc tế Lao động", từ năm 2021.',
         'nghỉ lễ ngày 2/9 hằng năm "Quốc khánh", từ năm 2021.'])
    yield section(
        "Nghị quyết 28/2026/QH16", "nghi-quyet-28-2026",
        "Thêm ngày 24/11, Ngày Văn hóa Việt Nam, có hiệu lực từ ngày 1/7/2026: một năm có mười hai ngày lễ. Nguồn: baochinhphu.vn.",
        "Nghị quyết 28/2026/QH16", SECONDARY, ALL,
        ['nghỉ lễ ngày 24/11 hằng năm "Ngày Văn hóa Việt Nam", từ năm 2026.',
         'nghỉ ngày 24/11/2026 "Ngày Văn hóa Việt Nam".'])


def years():
    days = holidays.Vietnam(years=range(FIRST, LAST + 1), language="vi")
    swaps = {}
    ordinary = {}
    for d in sorted(days):
        name = days[d]
        match = re.fullmatch(r"Ngày nghỉ \(thay cho ngày (\d\d)/(\d\d)/(\d{4})\)", name)
        if match:
            dd, mm, yy = map(int, match.groups())
            swaps.setdefault(d.year, []).append((d, datetime.date(yy, mm, dd)))
        else:
            assert ";" not in name, name
            ordinary.setdefault(d.year, []).append((d, name))
    assert sorted(w for pairs in swaps.values() for _, w in pairs) == sorted(days.weekend_workdays)
    for year in range(FIRST, LAST + 1):
        listed = ordinary[year]
        if year == 2026:
            noted = [(d, n) for d, n in listed if d.month in (2, 9) or (d.month == 4 and d.day in (26, 27))]
            listed = [(d, n) for d, n in listed if (d, n) not in noted and d.month != 11]
            yield section(
                "Tết, Giỗ Tổ và Quốc khánh năm 2026", "tb-9441",
                "Các ngày nghỉ do Bộ Nội vụ thông báo sau khi Thủ tướng đồng ý.",
                "Thông báo 9441/TB-BNV năm 2025", SECONDARY, ALL, [day_line(*x) for x in noted])
            yield section(
                "Hoán đổi dịp Quốc khánh năm 2026", "tb-9441-hoan-doi",
                "Nghỉ thứ Hai liền trước hai ngày Quốc khánh, làm bù vào một thứ Bảy trước đó.",
                "Thông báo 9441/TB-BNV năm 2025", SECONDARY, STATE, [swap_line(*x) for x in swaps[year]])
            yield section(
                "Hoán đổi dịp Tết Dương lịch năm 2026", "hoan-doi-tet-duong-lich-2026",
                "Nghỉ thứ Sáu liền sau Tết Dương lịch, làm bù vào thứ Bảy tuần sau. Gói holidays 0.108 không có hoán đổi này; nó được\n"
                "thêm ở đây theo báo chí (24h.com.vn, 26/12/2025), chưa đọc văn bản gốc.",
                "Văn bản 12729/VPCP-KGVX ngày 25/12/2025", SECONDARY, STATE,
                [swap_line(datetime.date(2026, 1, 2), datetime.date(2026, 1, 10))])
        yield section(
            f"Năm {year}", f"nam-{year}",
            f"Các ngày nghỉ lễ, nghỉ Tết và nghỉ bù {'còn lại của ' if year == 2026 else ''}năm {year} theo {PACKAGE}.",
            PACKAGE, UNCHECKED, ALL, [day_line(*x) for x in listed])
        if year in swaps and year != 2026:
            yield section(
                f"Hoán đổi năm {year}", f"hoan-doi-{year}",
                f"Ngày làm việc nghỉ trong năm {year} và ngày làm bù theo {PACKAGE}.",
                PACKAGE, UNCHECKED, STATE, [swap_line(*x) for x in swaps[year]])


def fixture():
    days = holidays.Vietnam(years=range(FIRST, LAST + 1), language="vi")
    lunar = []
    vietnam = holidays.Vietnam(years=range(2000, 2051), language="en_US", observed=False)
    by_name = {}
    for d, names in vietnam.items():
        for name in names.split("; "):
            by_name[(d.year, name)] = d
    for year in range(2000, 2051):
        tet = by_name[(year, "Lunar New Year")]
        kings = by_name.get((year, "Hung Kings' Commemoration Day"))
        lunar.append(f"{year},{tet},{kings or ''}")
    off = [str(d) for d in sorted(days)]
    worked = [str(d) for d in sorted(days.weekend_workdays)]

    def block(items, per):
        return "\n".join("    " + " ".join(items[i:i + per]) for i in range(0, len(items), per))

    return f'''// Generated by Tests/Oracle/generate_calendar.py from the PyPI package holidays 0.108, MIT licence, Copyright (c) Vacanza Team
// and individual contributors, dr-prodigy 2017-2023, ryanss 2014-2017; the licence stands in
// Regulations/calendars/LICENSE-holidays.txt.

/// What the PyPI package holidays 0.108 says of Viet Nam.
enum HolidaysPackage {{
  /// Every day of {FIRST}...{LAST} that it names as a day off, weekends included.
  static let daysOff = """
{block(off, 9)}
    """

  /// Every weekend day of {FIRST}...{LAST} that it has worked.
  static let weekendsWorked = """
{block(worked, 9)}
    """

  /// Year, first day of the lunar year, Hùng Kings' day (a holiday from 2007).
  static let lunar = """
{block(lunar, 3)}
    """
}}
'''


with open("Regulations/calendars/vietnam.md", "w", encoding="utf-8") as f:
    f.write("\n".join([HEAD, *laws(), *years()]))
with open("Tests/Core/CivilTimeTests/HolidaysPackage.swift", "w", encoding="utf-8") as f:
    f.write(fixture())
