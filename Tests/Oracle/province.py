"""A small province through ten years, drawn from a seed: its register, regulations, calendars, and what its clerk records.

    python3 province.py SEED FOLDER

The files are written from the random structure; the reckoner never reads them back.
"""

import csv
import datetime as dt
import json
import pathlib
import random
import sys
from dataclasses import dataclass, field, replace
from typing import Dict, List, Optional, Tuple

from oracle import FOREVER, FOREVER_AGO, NEXT, ONE_DAY, PREVIOUS, UNCHANGED, periods

YEARS = 10


def written_day(day):
    return f"{day.day}/{day.month}/{day.year}"


def days_between(first, last):
    return [first + ONE_DAY * n for n in range((last - first).days + 1)]


# ---------------------------------------------------------------------------------------------------------- calendar

@dataclass
class CalendarState:
    """What the calendar says since `announced`. Listed days off count in decided years, yearly ones in the others."""
    name: str
    announced: dt.date
    decided_from: dt.date
    decided_to: dt.date
    yearly: List[Tuple[int, int]]                      # day, month
    off: Dict[int, List[dt.date]]                      # by year
    swaps: List[Tuple[dt.date, dt.date]]               # off, worked; State bodies only

    def works(self, day, scope):
        decided = self.decided_from <= day <= self.decided_to
        if decided and scope == "state":
            if any(day == worked for _, worked in self.swaps):
                return True
            if any(day == off for off, _ in self.swaps):
                return False
        if day.weekday() >= 5:
            return False
        if decided and day.year in self.off:
            return day not in self.off[day.year]
        return (day.day, day.month) not in self.yearly

    def text(self):
        lines = ["---", "ngôn ngữ quy tắc: 1", "mã: vietnam", "loại: lịch làm việc", "tên: Lịch làm việc mẫu", f"phiên bản: {self.name}",
                 f"quyết định từ: {written_day(self.decided_from)}", f"quyết định đến: {written_day(self.decided_to)}", "---", "",
                 "# Lịch làm việc mẫu", "", "## Nghỉ hằng tuần {#tuan}", "```lich",
                 'theo: "luật mẫu"; chưa đối chiếu với quyết định; phạm vi mọi người sử dụng lao động.', "nghỉ hằng tuần thứ Bảy, Chủ nhật."]
        lines += [f'nghỉ lễ ngày {day}/{month} hằng năm "ngày lễ", từ năm 1995.' for day, month in self.yearly] + ["```"]
        for year, days in sorted(self.off.items()):
            lines += ["", f"## Năm {year} {{#nam-{year}}}", "```lich",
                      'theo: "quyết định mẫu"; chưa đối chiếu với quyết định; phạm vi mọi người sử dụng lao động.']
            lines += [f'nghỉ ngày {written_day(day)} "ngày nghỉ".' for day in sorted(days)] + ["```"]
        if self.swaps:
            lines += ["", "## Hoán đổi {#hoan-doi}", "```lich",
                      'theo: "thông báo mẫu"; chưa đối chiếu với quyết định; phạm vi cơ quan nhà nước.']
            lines += [f"nghỉ ngày {written_day(off)}, làm bù ngày {written_day(on)}." for off, on in self.swaps] + ["```"]
        return "\n".join(lines) + "\n"


def make_calendars(chance, first_year):
    """Three states: some years decided; a holiday announced a week before; one year more decided."""
    yearly = [(1, 1), (30, 4), (1, 5), (2, 9)]
    known_years = range(first_year - 1, first_year + 6 + chance.randrange(3))
    off, swaps = {}, []
    for year in range(first_year - 1, first_year + YEARS + 1):
        days = {dt.date(year, month, day) for day, month in yearly}
        tet = dt.date(year, 1, 20) + ONE_DAY * chance.randrange(28)
        days |= {tet + ONE_DAY * n for n in range(chance.choice([5, 7]))}
        if chance.random() < 0.5:
            days.add(dt.date(year, 9, 3))
        off[year] = sorted(days)
        if chance.random() < 0.6:
            month = chance.choice([3, 6, 8, 10, 11])
            monday = next(day for day in days_between(dt.date(year, month, 5), dt.date(year, month, 12)) if day.weekday() == 0)
            swaps.append((monday, monday + 5 * ONE_DAY))
    last = known_years[-1]

    def upto(year):
        return {y: list(days) for y, days in off.items() if y <= year}, [s for s in swaps if s[0].year <= year]

    first = CalendarState("1", FOREVER_AGO, dt.date(first_year - 1, 1, 1), dt.date(last, 12, 31), yearly, *upto(last))
    # Late in a month, where due days are.
    extra = []
    for year in chance.sample(range(first_year, last + 1), 3):
        month = chance.randrange(1, 13)
        for day in chance.sample(days_between(dt.date(year, month, 1), dt.date(year, month, 28)), 28):
            if first.works(day, "state") and first.works(day, "all"):
                extra.append(day)
                break
    extra.sort()
    later = {year: days + [day for day in extra if day.year == year] for year, days in first.off.items()}
    second = replace(first, name="2", announced=extra[-1] - 7 * ONE_DAY, off=later)
    more, more_swaps = upto(last + 1)
    third = replace(second, name="3", announced=max(dt.date(last, 12, 10), second.announced + ONE_DAY), decided_to=dt.date(last + 1, 12, 31),
                    off={**more, **later}, swaps=more_swaps)
    return [first, second, third]


# ---------------------------------------------------------------------------------------------------------- register

UNION = "đoàn thể chính trị - xã hội"


@dataclass
class Succession:
    old: str
    new: str
    on: dt.date
    kind: str
    extent: str = "whole"


@dataclass
class Province:
    """Bodies exist from their first day; they end the day before they pass over."""
    first: Dict[str, Optional[dt.date]] = field(default_factory=dict)
    kinds: Dict[str, Tuple[str, str]] = field(default_factory=dict)
    places: Dict[str, str] = field(default_factory=dict)
    names: Dict[str, List[Tuple[str, Optional[dt.date]]]] = field(default_factory=dict)     # each with the day since which it holds
    successions: List[Succession] = field(default_factory=list)
    areas = [("area-01", "91", "Tỉnh Bình Thử", "tỉnh", ""), ("area-02", "911", "Huyện An Thử", "huyện", "area-01"),
             ("area-03", "912", "Huyện Yên Thử", "huyện", "area-01")]

    def add(self, id, name, kind, level, area="area-01", first=None):
        self.first[id], self.kinds[id], self.places[id], self.names[id] = first, (kind, level), area, [(name, None)]

    def ended(self, body):
        """The first day on which the body is no more."""
        days = [step.on for step in self.successions if step.old == body]
        return min(days) if days else FOREVER

    def exists(self, body, day):
        return (self.first[body] or FOREVER_AGO) <= day < self.ended(body)

    def name(self, body, day):
        return [name for name, since in self.names[body] if (since or FOREVER_AGO) <= day][-1]

    def answers(self, body, day):
        """Who answers for the body on the day."""
        for step in self.successions:
            if step.old == body and step.on <= day and step.extent in ("whole", "main-part"):
                return self.answers(step.new, day)
        return body

    def fits(self, selector, body):
        if selector[0] == "ids":
            return body in selector[1:]
        return self.kinds[body][0] == selector[1] and (selector[2] is None or self.kinds[body][1] == selector[2])

    def select(self, selector, day):
        """Those that fit on the day, and those that answer for what fitted on the last day of each body that has ended."""
        now = {body for body in self.first if self.exists(body, day) and self.fits(selector, body)}
        gone = {body for body in self.first if self.ended(body) <= day and self.fits(selector, body)}
        return now | {self.answers(body, day) for body in gone}

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)

        def table(name, head, rows):
            with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                out = csv.writer(file, lineterminator="\n")
                out.writerow(head)
                out.writerows(rows)
        table("organisations", ["id", "from", "to", "note"], [[id, iso(first), "", ""] for id, first in self.first.items()])
        table("kinds", ["id", "kind", "level", "from", "to"], [[id, *kind, "", ""] for id, kind in self.kinds.items()])
        table("places", ["id", "area", "from", "to"], [[id, area, "", ""] for id, area in self.places.items()])
        table("areas", ["id", "code", "name", "level", "parent", "from", "to"], [[*area, "", ""] for area in self.areas])
        names = []
        for id, held in self.names.items():
            for number, (name, since) in enumerate(held):
                until = held[number + 1][1] - ONE_DAY if number + 1 < len(held) else None
                names.append([id, name, "", iso(since), iso(until)])
        table("names", ["id", "name", "short", "from", "to"], names)
        table("successions", ["from", "to", "on", "kind", "extent", "basis"],
              [[step.old, step.new, iso(step.on), step.kind, step.extent, "nghị quyết mẫu"] for step in self.successions])


def iso(day):
    return day.isoformat() if day else ""


def make_province(chance, first_year):
    province = Province()

    def some_day(first, last):
        return dt.date(first_year + first, 1, 1) + ONE_DAY * chance.randrange(365 * (last - first))
    province.add("org-0001", "Ban Dân vận Tỉnh ủy", "ban dân vận", "tỉnh")
    province.names["org-0001"].append(("Ban Tuyên giáo và Dân vận Tỉnh ủy", some_day(1, 9)))
    province.add("org-0002", "Tỉnh ủy Bình Thử", "tỉnh ủy", "tỉnh")
    province.add("org-0003", "Ủy ban Mặt trận Tổ quốc tỉnh", "ủy ban mặt trận", "tỉnh")
    for number, name in enumerate(["Hội Nông dân tỉnh", "Hội Phụ nữ tỉnh", "Tỉnh đoàn", "Hội Cựu chiến binh tỉnh", "Liên đoàn Lao động tỉnh"]):
        province.add(f"org-{number + 4:04}", name, UNION, "tỉnh")
    province.add("org-0009", "Ban Dân vận Huyện ủy An Thử", "ban dân vận", "huyện", "area-02")
    province.add("org-0010", "Ban Dân vận Huyện ủy Yên Thử", "ban dân vận", "huyện", "area-03")
    # Two become a new one; one goes into another; the new one may be followed once more.
    merged = some_day(2, 5)
    pair = chance.sample(["org-0004", "org-0005", "org-0006", "org-0007"], 3)
    province.add("org-0011", "Hội liên hiệp các đoàn thể", chance.choice([UNION, "hội đặc thù"]), "tỉnh", first=merged)
    for old in pair[:2]:
        province.successions.append(Succession(old, "org-0011", merged, "merge"))
    if chance.random() < 0.7:
        province.successions.append(Succession(pair[2], "org-0008", some_day(3, 8), "merge"))
    if chance.random() < 0.5:
        again = some_day(6, 9)
        province.add("org-0012", "Hội liên hiệp nhân dân tỉnh", "hội đặc thù", "tỉnh", first=again)
        province.successions.append(Succession("org-0011", "org-0012", again, "rename"))
    if chance.random() < 0.5:
        province.successions.append(Succession("org-0009", "org-0010", some_day(4, 9), "merge"))
    return province


# -------------------------------------------------------------------------------------------------------- regulations

PARTIES = {
    "BDVTU": ('Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Bình Thử"', ("body", "ban dân vận", "tỉnh")),
    "Tỉnh ủy": ('Tỉnh ủy Bình Thử = mã "org-0002"', ("ids", "org-0002")),
    "MTTQ": ('Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Bình Thử"', ("body", "ủy ban mặt trận", "tỉnh")),
    "đoàn thể": ('các đoàn thể = cơ quan "đoàn thể chính trị - xã hội", cấp tỉnh, tại "Tỉnh Bình Thử"', ("body", UNION, "tỉnh")),
    "Hội ND": ('Hội Nông dân tỉnh = mã "org-0004"', ("ids", "org-0004")),
    "dân vận huyện": ('cơ quan "ban dân vận", cấp huyện, tại "Tỉnh Bình Thử"', ("body", "ban dân vận", "huyện")),
}
GROUPS = {"đoàn thể", "dân vận huyện"}
RECURRENCE = {"W": "hằng tuần", "M": "hằng tháng", "Q": "hằng quý", "H": "6 tháng một lần", "Y": "hằng năm", "once": "một lần"}
ROLL = {NEXT: "ngày làm việc tiếp theo", PREVIOUS: "ngày làm việc trước đó", UNCHANGED: "giữ nguyên"}
UNITS = {"d": "ngày", "wd": "ngày làm việc", "w": "tuần", "m": "tháng"}


@dataclass
class Item:
    """What an application gives the rules of one label."""
    label: str
    first: dt.date
    last: Optional[dt.date]
    deadline: tuple
    roll: Optional[str]


@dataclass
class Sentence:
    label: str
    party: str
    series: List[str]                    # empty: standing, or started by an event
    deadline: Optional[tuple] = None
    cut: tuple = ("calendar",)
    absorbs: bool = False
    trigger: Optional[str] = None        # the event as the language has it
    act: str = "báo cáo"
    after: Optional[str] = None          # the label whose act it follows


@dataclass
class Version:
    regulation: str
    name: str
    first: dt.date
    last: Optional[dt.date]
    scope: str
    sentences: List[Sentence]
    items: List[Item]

    def address(self, sentence):
        return f"{self.regulation}/dieu-1/{sentence.label}"

    def text(self):
        lines = ["---", "ngôn ngữ quy tắc: 1", f"mã: {self.regulation}", "loại: quy chế phối hợp", "tên: Quy chế mẫu", "số: không rõ",
                 f"thông qua: {written_day(self.first)}", f"có hiệu lực từ: {written_day(self.first)}"]
        if self.last:
            lines.append(f"có hiệu lực đến: {written_day(self.last)}")
        if self.scope == "all":
            lines.append("phạm vi lịch: mọi người sử dụng lao động")
        lines += [f"phiên bản: {self.name}", "---", "", "# Quy chế mẫu", "", "## Các bên"]
        lines += [f"- {name}: {words}" for name, (words, _) in PARTIES.items()]
        lines += ["", "## Điều 1 {#dieu-1}", "Nội dung mẫu.", "```quydinh"]
        for one in self.sentences:
            who = ("từng " if one.party in GROUPS else "") + one.party
            to = "Tỉnh ủy" if one.party == "BDVTU" else "BDVTU"
            parts = [", ".join(RECURRENCE[series] for series in one.series)] if one.series else []
            if one.trigger and not (one.deadline and one.deadline[0] in ("after", "beforeDay")):
                parts.append(f"khi {one.trigger}")
            if one.after:
                parts.append(f"sau khi [{one.after}]")
            if one.deadline:
                parts.append(written_deadline(one.deadline))
            if one.absorbs:
                parts.append("gộp kỳ")
            lines.append(f'[{one.label}] {who} phải {one.act} "việc {one.label}" gửi {to}' + "".join(f"; {part}" for part in parts) + ".")
        lines.append("```")
        cuts = [one for one in self.sentences if one.cut != ("calendar",)]
        if cuts:
            lines += ["```apdung", "theo: suy ra: mẫu"]
            lines += [f"[{one.label}] số liệu tính đến ngày {one.cut[1]} tháng cuối kỳ." for one in cuts] + ["```"]
        for item in self.items:
            until = f"; đến {written_day(item.last)}" if item.last else ""
            roll = f", nếu là ngày nghỉ thì {ROLL[item.roll]}" if item.roll else ""
            lines += ["```apdung", f"theo: hướng dẫn của BDVTU, số 1-HD, ngày {written_day(item.first)}; từ {written_day(item.first)}{until}",
                      f"[{item.label}] hạn {written_deadline(item.deadline)}{roll}.", "```"]
        return "\n".join(lines) + "\n"


def written_deadline(deadline):
    kind = deadline[0]
    if kind == "within":
        return f"trong thời hạn {deadline[1]} {UNITS[deadline[2]]}, kể từ ngày kết thúc kỳ"
    if kind == "after":
        return f"trong thời hạn {deadline[1]} {UNITS[deadline[2]]}, kể từ khi {deadline[3]}"
    if kind == "beforeDay":
        return f"trước ngày trình ít nhất {deadline[1]} {UNITS[deadline[2]]}"
    return {"lastMonth": "chậm nhất ngày {} tháng cuối kỳ", "nextMonth": "chậm nhất ngày {} tháng sau",
            "beforeNextMonth": "trước ngày {} tháng sau", "fixedNextYear": "chậm nhất ngày {}/{} năm sau", "lastDay": "chậm nhất ngày cuối kỳ",
            "inPeriod": "trong kỳ"}[kind].format(*deadline[1:]) if kind != "weekday" else "chậm nhất Chủ nhật"


def dated(chance):
    return chance.choice([("nextMonth", chance.randrange(3, 21)), ("beforeNextMonth", chance.randrange(3, 16)),
                          ("within", chance.randrange(3, 16), "d"), ("within", chance.randrange(2, 12), "wd"), ("within", 1, "m"),
                          ("within", 2, "w"), ("lastDay",)])


def make_regulations(chance, first_year):
    """Three regulations; the first is amended by a second version, whose days begin where those of the first end."""
    start = dt.date(first_year, 1, 1) - ONE_DAY * chance.randrange(200)
    amended = dt.date(first_year + 3, 1, 1) + ONE_DAY * chance.randrange(365 * 4)
    cut = chance.choice([("calendar",), ("calendar",), ("day", 20), ("day", 25)])
    changed = dt.date(first_year + 1, 1, 1) + ONE_DAY * chance.randrange(600)

    def roll():
        return chance.choice([None, None, NEXT, UNCHANGED])

    def first_version():
        several = chance.choice([["M", "Q", "Y"], ["M", "Q"], ["M", "H", "Y"], ["M", "Y"]])
        return [Sentence("a", "đoàn thể", several, None, cut, chance.random() < 0.6),
                Sentence("b", "MTTQ", ["Q"], dated(chance)),
                Sentence("c", "BDVTU", ["Y"], ("fixedNextYear", chance.randrange(5, 29), 1)),
                Sentence("d", "Hội ND", ["M"], None if chance.random() < 0.3 else dated(chance))]

    old = first_version()
    new = [replace(one) for one in old]
    new[1].deadline = dated(chance)
    if chance.random() < 0.5:
        new[0].party = "đoàn thể"
    if chance.random() < 0.4:
        del new[3]
    elif chance.random() < 0.5:
        new[3].party = "MTTQ"
    new.append(Sentence("e", "dân vận huyện", ["Q"], dated(chance)))
    one = Version("mot", "1", start, amended - ONE_DAY, "state", old,
                  [Item("a", start, changed - ONE_DAY, dated(chance), roll()), Item("a", changed, None, dated(chance), roll())])
    two = Version("mot", "2", amended, None, "state", new, [Item("a", amended, None, dated(chance), roll())])
    begins = dt.date(first_year, 1, 1) + ONE_DAY * chance.randrange(400)
    request = ("after", chance.randrange(3, 20), chance.choice(["d", "wd"]), "nhận yêu cầu")
    scope, asked = chance.choice(["state", "all"]), chance.choice(["đoàn thể", "MTTQ"])
    hai = Version("hai", "1", begins, None, scope,
                  [Sentence("a", asked, [], request, trigger="nhận yêu cầu"),
                   Sentence("b", "Hội ND", [], ("beforeDay", chance.randrange(5, 15), chance.choice(["d", "wd"])), trigger="trình", act="lấy ý kiến"),
                   Sentence("c", "dân vận huyện", ["H"], dated(chance)),
                   Sentence("d", "MTTQ", []),
                   Sentence("e", "đoàn thể", ["once"]),
                   Sentence("g", asked, [], after="a"),
                   Sentence("h", "BDVTU", [], after="a")], [])
    return [one, two, hai]


# ------------------------------------------------------------------------------------------------------------- clerk

class Clerk:
    """Writes down, day by day, what the bodies do. The plan of one obligation is drawn when its period ends."""

    def __init__(self, chance, world):
        self.chance, self.world = chance, world
        self.planned = {}         # day -> list of functions that make events
        self.events = []
        self.number = 0

    def plan(self, day, event):
        """To be recorded on `day`."""
        if day <= self.world.last:
            self.planned.setdefault(max(day, self.world.first), []).append(event)

    def next_id(self):
        self.number += 1
        return f"e{self.number:05}"

    def event(self, kind, about, day, recorded=None, **more):
        made = {"id": more.pop("id", None) or self.next_id(), "kind": kind, "obligation": about, "happened": day, "by": "org-0001", **more}
        if about is None:
            del made["obligation"]
        if kind not in ("submitted", "received", "accepted", "returned", "resumed", "told", "occurred", "rescheduled"):
            made.setdefault("ground", "lý do mẫu")
        if recorded and recorded > day:
            made["evidence"] = "công văn mẫu"
        self.plan(recorded or day, made)
        return made["id"]

    def live(self):
        for day in days_between(self.world.first, self.world.last):
            self.world.each_morning(self, day)
            todays = self.planned.pop(day, [])
            self.chance.shuffle(todays)
            todays.sort(key=lambda event: "of" in event)     # what is named must stand before it
            # Recorded between midnight and midnight in Viet Nam, which begins at 17:00 UTC of the day before.
            moment = dt.datetime.combine(day, dt.time()) - dt.timedelta(hours=7)
            moment += dt.timedelta(minutes=self.chance.choice([0, 30, 480, 600]))
            for made in todays:
                if self.chance.random() < 0.5:
                    moment = min(moment + dt.timedelta(seconds=self.chance.randrange(1, 90)),
                                 dt.datetime.combine(day, dt.time(16, 59, 59)))
                made["recorded"] = moment
                self.events.append(made)

    # What becomes of one obligation that falls due on `due`, or has no day.
    def draw(self, id, end, due, bearer, backward=False):
        chance = self.chance
        last = due or end + 20 * ONE_DAY
        span = max((last - end).days, 1)

        def good():
            return end + ONE_DAY * chance.randint(1, span) if last > end else end

        def late():
            return last + ONE_DAY * chance.randint(1, 60)

        def any_day():
            return good() if chance.random() < 0.6 else late()
        kind = chance.choices(
            ["inTime", "late", "never", "numbered", "forSender", "doubled", "returned", "refused", "refusedOf", "waived", "excused", "extended",
             "extendedLate", "paused", "pausedOpen", "nothing", "partOf", "withdrawn", "compensated", "early", "accepted", "twiceExtended"],
            [26, 10, 9, 6, 9, 4, 4, 4, 3, 3, 3, 5, 3, 5, 1, 2, 2, 2, 2, 3, 1, 2])[0]
        if kind == "inTime":
            self.event("submitted", id, good())
        elif kind == "early":
            self.event("submitted", id, end - ONE_DAY * chance.randrange(0, 4))
        elif kind == "late":
            self.event("submitted", id, late())
        elif kind == "numbered":
            day = any_day()
            self.event("submitted", id, day)
            self.event("received", id, day + ONE_DAY * chance.randrange(0, 5))
        elif kind == "accepted":
            day = any_day()
            self.event("submitted", id, day)
            self.event("accepted", id, day + ONE_DAY * chance.randrange(0, 9))
        elif kind == "forSender":
            day = any_day()
            more = {"nothingToReport": True} if chance.random() < 0.2 else {}
            self.event("received", id, day, day + ONE_DAY * chance.randrange(1, 45), **{"for": bearer}, **more)
        elif kind == "doubled":
            day = any_day()
            self.event("submitted", id, day)
            self.event("submitted", id, day + ONE_DAY * chance.randrange(0, 30))
        elif kind == "returned":
            day = any_day()
            self.event("submitted", id, day)
            self.event("returned", id, day + ONE_DAY * chance.randrange(0, 9))
            if chance.random() < 0.6:
                self.event("submitted", id, day + ONE_DAY * chance.randrange(9, 40))
        elif kind == "refused":
            day = any_day()
            self.event("submitted", id, day)
            self.event("refused", id, day + ONE_DAY * chance.randrange(0, 20))
            if chance.random() < 0.6:
                self.event("submitted", id, day + ONE_DAY * chance.randrange(20, 50))
        elif kind == "refusedOf":
            day = any_day()
            first = self.event("submitted", id, day)
            again, numbered = chance.random() < 0.6, chance.random() < 0.6
            if again:
                self.event("submitted", id, day + ONE_DAY * chance.randrange(1, 10))
            if numbered:
                self.event("received", id, day + ONE_DAY * chance.randrange(0, 10))
            self.event("refused", id, day + ONE_DAY * chance.randrange(10, 20), of=first)
        elif kind in ("waived", "excused", "withdrawn"):
            self.event(kind, id, any_day())
            if chance.random() < 0.2:
                self.event("submitted", id, any_day())
        elif kind == "extended":
            day = good()
            self.extend(id, day, last)
            self.event("submitted", id, max(day, last + ONE_DAY * chance.randrange(-5, 30)))
        elif kind == "twiceExtended":
            day = good()
            self.extend(id, day, last)
            self.extend(id, day + ONE_DAY * chance.randrange(0, 4), last)
            self.event("submitted", id, last + ONE_DAY * chance.randrange(0, 40))
        elif kind == "extendedLate":
            day = late()
            self.extend(id, day, last)
            self.event("submitted", id, day + ONE_DAY * chance.randrange(0, 40))
        elif kind in ("paused", "pausedOpen"):
            if due is None or last <= end + 2 * ONE_DAY or backward:
                return
            day = good()
            self.event("suspended", id, day)
            if kind == "paused":
                again = day + ONE_DAY * chance.randrange(1, 30)
                self.event("resumed", id, again)
                if chance.random() < 0.3:
                    self.event("suspended", id, again + 2 * ONE_DAY)
                    self.event("resumed", id, again + ONE_DAY * chance.randrange(3, 20))
                self.event("submitted", id, again + ONE_DAY * chance.randrange(0, 40))
        elif kind == "nothing":
            self.event("submitted", id, any_day(), nothingToReport=True)
        elif kind == "partOf":
            self.event("submitted", id, any_day(), partOf="báo cáo tổng kết, mục IV")
        elif kind == "compensated":
            day = late()
            if chance.random() < 0.5:
                self.event("submitted", id, day)
            self.event("compensated", id, day + ONE_DAY * chance.randrange(0, 20))

    def extend(self, id, day, last):
        if self.chance.random() < 0.5:
            self.event("extended", id, day, until=max(day, last) + ONE_DAY * self.chance.randrange(1, 25))
        else:
            self.event("extended", id, day, days=self.chance.randrange(1, 25))


# ------------------------------------------------------------------------------------------------------------- world

@dataclass
class World:
    seed: int
    first: dt.date
    last: dt.date
    province: Province
    versions: List[Version]
    calendars: List[CalendarState]
    events: List[dict] = field(default_factory=list)

    def calendar(self, known):
        return [state for state in self.calendars if state.announced <= known][-1]

    def each_morning(self, clerk, day):
        from reckoner import reckoned, recurring
        if not hasattr(self, "by_end"):
            self.by_end = {}
            for one in recurring(self):
                self.by_end.setdefault(one.end or one.start, []).append(one)
        chance = clerk.chance
        for one in self.by_end.get(day, []):
            if one.absorber is not None and chance.random() < 0.7:
                continue
            answer = reckoned(one, self.calendar(day), (), ())
            clerk.draw(one.id, one.end or one.start, answer[0] if answer else None, one.bearer)
        self.casual(clerk, day)

    def casual(self, clerk, day):
        """Requests that arrive and submissions that are planned, put off or called off."""
        chance = clerk.chance
        for version in self.versions:
            for sentence in version.sentences:
                if not sentence.trigger or not (version.first <= day <= (version.last or FOREVER)) or chance.random() > 0.012:
                    continue
                id, subject = clerk.next_id(), f"việc {clerk.number}"
                bearers = sorted(self.province.select(PARTIES[sentence.party][1], day))
                more = {"at": chance.choice(bearers)} if chance.random() < 0.5 else {}
                planned = day + ONE_DAY * chance.randrange(20, 60)
                if sentence.trigger == "trình":
                    more["date"] = planned
                recorded = day + ONE_DAY * chance.choice([0, 0, 0, 0, 3, 20])
                clerk.event("occurred", None, day, recorded, id=id, trigger=sentence.trigger, subject=subject, **more)
                if sentence.trigger == "trình" and chance.random() < 0.3:
                    moved = day + ONE_DAY * chance.randrange(3, 19)
                    clerk.event("rescheduled", None, max(moved, recorded), of=id, date=planned + ONE_DAY * chance.randrange(-5, 30))
                if chance.random() < 0.1:
                    clerk.event("withdrawn", None, recorded + ONE_DAY * chance.randrange(1, 30), of=id)
                for body in bearers:
                    if more.get("at") in (None, body):
                        due = planned - 15 * ONE_DAY if sentence.trigger == "trình" else day + 10 * ONE_DAY
                        clerk.draw(f"{version.address(sentence)}:{body}:{id}", recorded, max(due, recorded + ONE_DAY), body, sentence.trigger == "trình")

    def lines(self, events):
        return "".join(json.dumps({key: written(value) for key, value in event.items()}, ensure_ascii=False) + "\n" for event in events)

    def write(self, folder):
        folder = pathlib.Path(folder)
        self.province.write(folder / "register")
        for state in self.calendars:
            place = folder / f"regulations-{state.name}"
            (place / "calendars").mkdir(parents=True, exist_ok=True)
            (place / "calendars" / "vietnam.md").write_text(state.text(), encoding="utf-8")
            for version in self.versions:
                (place / f"{version.regulation}-{version.name}.md").write_text(version.text(), encoding="utf-8")
        (folder / "events.jsonl").write_text(self.lines(self.events), encoding="utf-8")


def written(value):
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, dt.date) else value


def make_world(seed):
    chance = random.Random(f"province {seed}")
    first_year = chance.randrange(2011, 2017)
    world = World(seed, dt.date(first_year, 1, 1), dt.date(first_year + YEARS - 1, 12, 31), make_province(chance, first_year),
                  make_regulations(chance, first_year), make_calendars(chance, first_year))
    clerk = Clerk(chance, world)
    clerk.live()
    world.events = clerk.events
    return world


if __name__ == "__main__":
    make_world(int(sys.argv[1])).write(sys.argv[2])
