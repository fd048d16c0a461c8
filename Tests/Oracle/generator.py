"""Random regulations with a small register, written as files, and what is then owed by the oracle's own reckoning.

    python3 generator.py SEED FOLDER

The file is written from the random structure; the oracle never reads it back.
"""

import csv
import datetime as dt
import json
import pathlib
import random
import sys
from dataclasses import dataclass

from oracle import *

WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
RECURRENCES = {
    "W": ["hằng tuần"],
    "M": ["hằng tháng"],
    "Q": ["hằng quý", "mỗi 3 tháng", "3 tháng một lần"],
    "H": ["6 tháng một lần"],
    "H1": ["6 tháng đầu năm"],
    "9": ["9 tháng"],
    "C": ["3, 6, 9 tháng"],
    "Y": ["hằng năm", "cuối năm"],
}
# No two series of equal size in one list: which of two equals absorbs a third is not said anywhere.
LISTS = [["M"], ["M"], ["Q"], ["Q"], ["Y"], ["Y"], ["H"], ["H1"], ["9"], ["C"], ["W"], ["W"],
         ["M", "Q"], ["Q", "Y"], ["H", "Y"], ["M", "Y"], ["C", "Y"], ["M", "C"], ["W", "M"], ["W", "M", "Y"],
         ["M", "Q", "H1", "Y"], ["M", "Q", "H", "Y"], ["M", "Q", "H1", "9", "Y"], ["M", "Q", "H", "9", "Y"],
         ["W", "M", "Q", "H1", "9", "Y"], ["Q", "9"], ["Q", "H1", "9", "Y"]]
ROLL_WORDS = {NEXT: "ngày làm việc tiếp theo", PREVIOUS: "ngày làm việc trước đó", UNCHANGED: "giữ nguyên"}
UNIT_WORDS = {"d": "ngày", "wd": "ngày làm việc", "w": "tuần", "m": "tháng"}


class Unlawful(Exception):
    """This random draw is refused by the checker, or the documents do not say what it means."""


# ---------------------------------------------------------------------------------------------------------- register

PROVINCE, OTHER = "area-01", "area-02"


def make_register(random):
    """A province, two of its districts and another province; bodies that begin, end, move or change kind."""
    changes = [dt.date(2020, 7, 1), dt.date(2021, 3, 16), dt.date(2022, 6, 16), dt.date(2023, 1, 1), dt.date(2024, 11, 1),
               dt.date(2025, 7, 1), dt.date(2019, 2, 16), dt.date(2018, 10, 1)]
    changes += [dt.date(2016, 1, 1) + dt.timedelta(days=random.randrange(3900)) for _ in range(6)]

    def change():
        return random.choice(changes)

    areas = [Row(PROVINCE, ("91", "Tỉnh Bình Thử", "tỉnh", "")), Row(OTHER, ("92", "Tỉnh Phú Mẫu", "tỉnh", "")),
             Row("area-03", ("911", "Huyện An Thử", "huyện", PROVINCE)), Row("area-04", ("912", "Huyện Yên Thử", "huyện", PROVINCE)),
             Row("area-05", ("921", "Huyện An Mẫu", "huyện", OTHER))]
    organisations, names, kinds, places = [], [], [], []

    def body(number, name, kind, level, area, first=None, last=None, then_kind=None, then_area=None, renamed=None):
        id = f"org-{number:04}"
        organisations.append(Row(id, ("",), first, last))

        def dated(rows, value, later):
            day = change() if later else None
            rows.append(Row(id, value, first, day - ONE_DAY if day else last))
            if day:
                rows.append(Row(id, later, day, last))
        dated(names, (name, ""), (renamed, "") if renamed else None)
        dated(kinds, (kind, level), then_kind)
        dated(places, (area,), (then_area,) if then_area else None)

    body(1, "Ban Dân vận Tỉnh ủy", "ban dân vận", "tỉnh", PROVINCE, renamed="Ban Tuyên giáo và Dân vận Tỉnh ủy")
    body(2, "Tỉnh ủy Bình Thử", "tỉnh ủy", "tỉnh", PROVINCE)
    handed_over = change()
    body(3, "Ủy ban Mặt trận Tổ quốc tỉnh", "ủy ban mặt trận", "tỉnh", PROVINCE, last=handed_over - ONE_DAY)
    body(4, "Ủy ban Mặt trận Tổ quốc tỉnh (mới)", "ủy ban mặt trận", "tỉnh", PROVINCE, first=handed_over)
    union = "đoàn thể chính trị - xã hội"
    body(5, "Hội Nông dân tỉnh", union, "tỉnh", PROVINCE)
    body(6, "Hội Phụ nữ tỉnh", union, "tỉnh", PROVINCE, last=change())
    body(7, "Tỉnh đoàn", union, "tỉnh", PROVINCE, first=change())
    body(8, "Hội Cựu chiến binh tỉnh", union, "tỉnh", PROVINCE, then_kind=("hội đặc thù", "tỉnh"))
    body(9, "Ban Dân vận Huyện ủy An Thử", "ban dân vận", "huyện", "area-03", last=change())
    body(10, "Ban Dân vận Huyện ủy Yên Thử", "ban dân vận", "huyện", "area-04")
    body(11, "Ban Dân vận Huyện ủy An Mẫu", "ban dân vận", "huyện", "area-05", then_area="area-03")
    body(12, "Hội Chữ thập đỏ tỉnh", "hội đặc thù", "tỉnh", PROVINCE)
    body(13, "Hội Nông dân tỉnh Phú Mẫu", union, "tỉnh", OTHER)
    return Register(organisations, names, kinds, places, areas)


PARTIES = {  # name: (how it is written, selector)
    "BDVTU": ('Ban Dân vận Tỉnh ủy = cơ quan "ban dân vận", cấp tỉnh, tại "Tỉnh Bình Thử"', ("body", "ban dân vận", "tỉnh", PROVINCE)),
    "Tỉnh ủy": ('Tỉnh ủy Bình Thử = mã "org-0002"', ("ids", "org-0002")),
    "MTTQ": ('Ủy ban Mặt trận Tổ quốc tỉnh = cơ quan "ủy ban mặt trận", cấp tỉnh, tại "Tỉnh Bình Thử"',
             ("body", "ủy ban mặt trận", "tỉnh", PROVINCE)),
    "đoàn thể": ('các đoàn thể chính trị - xã hội tỉnh = cơ quan "đoàn thể chính trị - xã hội", cấp tỉnh, tại "Bình Thử"',
                 ("body", union := "đoàn thể chính trị - xã hội", "tỉnh", PROVINCE)),
    "dân vận cơ sở": ('ban dân vận các cấp trong tỉnh = cơ quan "ban dân vận", tại "Tỉnh Bình Thử"', ("body", "ban dân vận", None, PROVINCE)),
    "dân vận huyện": ('cơ quan "ban dân vận", cấp huyện, tại "Tỉnh Bình Thử"', ("body", "ban dân vận", "huyện", PROVINCE)),
    "nông dân": ('Hội Nông dân hai tỉnh = mã "org-0005", "org-0013"', ("ids", "org-0005", "org-0013")),
    "các hội": ('các hội = cơ quan "hội đặc thù", cấp tỉnh và cơ quan "đoàn thể chính trị - xã hội", cấp tỉnh, tại "Tỉnh Phú Mẫu"',
                ("union", ("body", "hội đặc thù", "tỉnh", None), ("body", union, "tỉnh", OTHER))),
    "khối": ("khối vận tỉnh = gồm MTTQ, đoàn thể", ("parties", "MTTQ", "đoàn thể")),
}
GROUPS = {"đoàn thể", "dân vận cơ sở", "dân vận huyện", "nông dân", "các hội", "khối"}     # need `từng` where they owe
BEARERS = [["BDVTU"], ["MTTQ"], ["đoàn thể"], ["MTTQ", "đoàn thể"], ["BDVTU", "MTTQ", "đoàn thể"], ["dân vận huyện"],
           ["dân vận cơ sở"], ["nông dân"], ["các hội"], ["khối"], ["khối", "các hội"]]


# -------------------------------------------------------------------------------------------------------- deadlines

def lawful_deadline(deadline, roll, series, cut):
    """No due day before its period's cut-off, in any period."""
    for period in periods(series, cut):
        if not 2009 <= period.year <= 2028 or deadline[0] == "within":
            continue
        try:
            day = unrolled(deadline, period)
        except ValueError:
            return False
        if day < period.end:
            return False
        if roll == PREVIOUS and any(rolled(day, roll, calendar)[0] < period.end for calendar in CALENDARS.values()):
            return False
    # The day 1/1/2027 itself is beyond the calendar, the day before it is not: nobody says which counts.
    return not (deadline[0].startswith("before") and deadline[1] == 1)


def random_deadline(random, all_series, cut_of):
    """A deadline and roll that every one of these series may have, given their cut-offs."""
    shapes = ["within", "within", "inPeriod", "lastDay"]
    if all_series == ["W"]:
        shapes += ["weekday"] * 4
    elif "W" not in all_series:
        shapes += ["lastMonth"] * 3 + ["nextMonth"] * 3 + ["beforeNextMonth"] * 2 + ["beforeLastMonth"]
    if len(all_series) == 1 and all_series[0] in ("Y", "H1", "9"):
        shapes += ["fixed", "beforeFixed"] * 3 + ["fixedNextYear", "beforeFixedNextYear"] * 2
    while True:
        shape = random.choice(shapes)
        if shape == "within":
            unit = random.choice(["d", "d", "wd", "wd", "w", "m"])
            deadline = ("within", random.randint(1, {"d": 30, "wd": 20, "w": 3, "m": 2}[unit]), unit)
        elif shape == "weekday":
            deadline = ("weekday", random.randrange(7))
        elif shape in ("inPeriod", "lastDay"):
            deadline = (shape,)
        elif "ixed" in shape:
            deadline = (shape, random.randint(1, 28), random.randint(1, 12))
        elif shape == "lastMonth" and random.random() < 0.2:
            deadline = ("lastMonth", 31)
        else:
            deadline = (shape, random.randint(1, 28))
        roll = None
        if shape in ("lastMonth", "nextMonth", "fixed", "fixedNextYear", "weekday", "lastDay"):
            roll = random.choice([None, None, NEXT, PREVIOUS, UNCHANGED])
        if all(lawful_deadline(deadline, roll, series, cut_of(series)) for series in all_series):
            return deadline, roll


def random_cut(random, series):
    if series == "W":
        return random.choice([None, ("weekday", random.randrange(7)), ("weekday", random.randrange(2, 5))])
    if series == "Y" and random.random() < 0.4:
        return random.choice([("fixed", 31, 10), ("fixed", 30, 9), ("fixed", 15, 11), ("fixed", random.randint(1, 28), random.randint(6, 12))])
    return random.choice([None, None, ("day", 14), ("day", 20), ("day", random.randint(1, 31))])


def written_deadline(random, deadline):
    kind = deadline[0]
    until = random.choice(["chậm nhất", "chậm nhất", "chậm nhất đến", "chậm nhất là"]) + " ngày"
    if kind.startswith("before"):
        until, kind = "trước ngày", kind[len("before"):]
        kind = kind[0].lower() + kind[1:]
    if kind == "lastMonth":
        return f"{until} {deadline[1]}" + random.choice(["", " tháng cuối kỳ", " tháng cuối kỳ"])
    if kind == "nextMonth":
        return f"{until} {deadline[1]} tháng sau"
    if kind == "fixed":
        return f"{until} {deadline[1]}/{deadline[2]}"
    if kind == "fixedNextYear":
        return f"{until} {deadline[1]}/{deadline[2]} năm sau"
    if kind == "lastDay":
        return f"{until} cuối kỳ"
    if kind == "inPeriod":
        return "trong kỳ"
    if kind == "weekday":
        return f"chậm nhất {WEEKDAYS[deadline[1]]}"
    return f"trong thời hạn {deadline[1]} {UNIT_WORDS[deadline[2]]}, kể từ ngày kết thúc kỳ"


def written_cut(cut):
    if cut[0] == "weekday":
        return f"số liệu tính đến {WEEKDAYS[cut[1]]}"
    if cut[0] == "fixed":
        return f"số liệu tính đến ngày {cut[1]}/{cut[2]}"
    return f"số liệu tính đến ngày {cut[1]} tháng cuối kỳ"


# ------------------------------------------------------------------------------------------------------------ rules

def written_day(day):
    return f"{day.day}/{day.month}/{day.year}"


def random_ground(random, reason="số liệu phải chốt trước ngày gửi"):
    return random.choice(["thống nhất của các bên", "thông lệ", "hướng dẫn của BDVTU, số 12-HD/BDVTU, ngày 5/1/2012",
                          "hướng dẫn, số 7-HD/TU, ngày 20/2/2015", f"suy ra: {reason}"])


def make_clause(random, part, spread, parties):
    """A clause with one or two rules and the applications that stand under it."""
    count = random.choice([1, 1, 1, 2])
    labels = [None] if count == 1 and random.random() < 0.6 else random.sample(["a", "b", "c", "1", "2", "a1", "b2"], count)
    clause = Clause(part, [])
    for label in labels:
        clause.rules.append(make_rule(random, label, clause, spread, count == 1, parties))
    return clause


def make_rule(random, label, clause, spread, alone, parties):
    bearers = random.choice(BEARERS)
    parties.update(bearers)
    series = list(random.choice(LISTS))
    quota = random.random() < 0.08
    report = not quota and random.random() < 0.88
    if not alone and "W" in series and len(series) > 1:
        series.remove("W")     # a line can name a label or a series, not both
    if quota:
        series = random.choice([["Y"], ["Q"], ["H"], ["M"], ["W"], ["Q", "Y"]])
    act = random.choice(["báo cáo"] * 6 + ["báo cáo số liệu", "thông báo"]) if report else random.choice(["kiểm tra", "lập kế hoạch"])
    rule = Rule(label, bearers, series, "tập huấn" if quota else act, report)
    rule.words = {"recurrences": [random.choice(RECURRENCES[one]) for one in series]}
    own = ("labels", label) if label and (not alone or random.random() < 0.6) else ("all",)
    settled = []     # items of the application without dates

    # Words the text leaves open, settled by an application.
    if len(series) == 1 and not quota and series[0] in "MQY" and random.random() < 0.12:
        words = rule.words["recurrences"]
        if random.random() < 0.5:
            settled.append(("means", "định kỳ", words[0]))
            rule.words["recurrences"] = ["định kỳ"]
        else:
            settled.append(("period", words[0]))
            rule.words["recurrences"] = []
    for place, one in enumerate(series):
        if one in ("H", "H1") and random.random() < 0.35:
            settled.append(("means", "6 tháng", rule.words["recurrences"][place]))
            rule.words["recurrences"][place] = "6 tháng"
    open_words = bool(settled)

    # Cut-offs: one for all series, or one each.
    by_series = (alone or label and random.random() < 0.3) and not open_words and "C" not in series and (len(series) > 1 or random.random() < 0.4)
    scope_word = "series" if not report or random.random() < 0.5 else "reports"
    by_label = label and (not alone or random.random() < 0.4)

    def scope_of(one):
        return ("labelled", label, SERIES_WORD[one]) if by_label else (scope_word, SERIES_WORD[one])
    lines = {}           # the undated application, by scope
    cuts = {}
    if by_series and random.random() < 0.6:
        for one in series:
            cuts[one] = random_cut(random, one)
            if cuts[one]:
                lines.setdefault(scope_of(one), []).append(("cut", cuts[one]))
    elif "W" not in series or series == ["W"]:
        cut = random_cut(random, series[0] if len(series) == 1 else "M")
        cuts = {one: cut for one in series}
        if cut:
            settled.append(("cut", cut))

    def cut_of(one):
        return cuts.get(one) or CALENDAR_CUT

    # Absorption, in the text or by an application.
    if len(series) > 1 and not quota and random.random() < 0.6:
        if random.random() < 0.4:
            rule.absorbs = True
        else:
            settled.append(("absorb",))

    # The deadline: a quota, stated, by application, or none.
    dated = []           # applications with first or last days
    choice = random.random()
    if quota:
        rule.quota = random.choice(["ít nhất 1 lần", "từ 1 đến 2 lớp", "ít nhất 2 lần"])
    elif choice < 0.35 and rule.words["recurrences"]:
        rule.deadline, roll = random_deadline(random, series, cut_of)
        if roll:
            settled.append(("roll", roll))
    elif choice < 0.85:
        split = by_series and random.random() < 0.6

        def deadline_lines():
            if not split:
                return {own: [("deadline", *random_deadline(random, series, cut_of))]}
            chosen = series if rule.absorbs or ("absorb",) in settled else random.sample(series, random.randint(1, len(series)))
            return {scope_of(one): [("deadline", *random_deadline(random, [one], cut_of))] for one in chosen}
        when = random.random()
        if when < 0.6:
            for scope, items in deadline_lines().items():
                lines.setdefault(scope, []).extend(items)
        if when > 0.4:   # later guidance, which wins from its first day where there is an earlier one
            first = spread(random)
            last = None if random.random() < 0.6 else first + dt.timedelta(days=random.randint(100, 900))
            dated.append(Application(random_ground(random), [Line(s, i) for s, i in deadline_lines().items()], first, last))
        if when > 0.85:
            first = dated[0].first + dt.timedelta(days=random.randint(30, 700))
            dated.append(Application(random_ground(random), [Line(s, i) for s, i in deadline_lines().items()], first))
    elif random.random() < 0.5:
        clause.applications.append(Application("chấp nhận: không ghi", [Line(own, [("accepted",)])]))

    if settled:
        lines[own] = settled + lines.get(own, [])
    if lines:
        clause.applications.append(Application(random_ground(random), [Line(s, i) for s, i in lines.items()]))
    random.shuffle(dated)
    clause.applications += dated
    return rule


# ----------------------------------------------------------------------------------------------------- regulations

def make_regulation(random):
    year = random.randint(2011, 2024)
    first = random.choice([dt.date(year, 1, 1), dt.date(2011, 10, 17), dt.date(year, random.randint(1, 12), random.randint(1, 28)),
                           dt.date(year, random.randint(1, 12), 16)])
    last = None
    if random.random() < 0.4:
        last = random.choice([dt.date(min(first.year + 4, 2026), 12, 31), dt.date(2025, 6, 30),
                              first + dt.timedelta(days=random.randint(500, 2500))])
        if (last - first).days < 400:
            last = None

    def spread(random):
        return random.choice([first, first + dt.timedelta(days=random.randint(1, 1500)), dt.date(first.year + 1, 1, 1)])

    parties, articles = {"BDVTU", "Tỉnh ủy"}, []
    dotted = random.random() < 0.2
    for number in range(1, random.randint(2, 4)):
        part = ["", "I", "II", "III"][number] if dotted else f"dieu-{number}"
        article = Article(part, [])
        for inner in range(1, random.randint(2, 4)):
            clause_part = f"{part}.{inner}" if dotted else random.choice([f"{inner}", f"gach-{inner}"])
            article.clauses.append(make_clause(random, clause_part, spread, parties))
        articles.append(article)
    if "khối" in parties:
        parties |= {"MTTQ", "đoàn thể"}
    regulation = Regulation(f"mau-{random.randint(1, 99)}", first, last, random.choice(["state", "state", "all"]),
                            {name: PARTIES[name][1] for name in PARTIES if name in parties}, articles)

    # Guidance from higher headings, for whole series of reports.
    for place, depth in [(regulation, 0)] + [(article, 1) for article in articles]:
        if random.random() < 0.3:
            one = random.choice(["M", "Q", "Y", "W", "9"])
            below = [(a, c, r) for a in articles for c in a.clauses for r in c.rules if r.report and (depth == 0 or a is place)]
            reached = [where for where in below if one in where[2].series]
            unclear = [r for _, _, r in reached if r.deadline or r.words["recurrences"] in ([], ["định kỳ"])]
            if one in "Q9":     # is 3M a quarter's report, 6M a half's, a cumulative 9M a nine months' one?
                unclear += [r for _, _, r in below if "C" in r.series]
            if reached and not unclear:
                deadline, roll = random_deadline(random, [one], lambda s: cut_off(regulation, *reached[0], s))
                if all(lawful_deadline(deadline, roll, one, cut_off(regulation, *where, one)) for where in reached):
                    scope = ("reports", SERIES_WORD[one])
                    when = spread(random) if random.random() < 0.3 else None
                    place.applications.append(Application(random_ground(random), [Line(scope, [("deadline", deadline, roll)])], when))
    # A first day that the text does not give, settled for all or clause by clause.
    if random.random() < 0.15:
        regulation.first = None
        item = Line(("all",), [("inForce", first)])
        places = [regulation] if random.random() < 0.5 else [c for a in articles for c in a.clauses]
        for place in places:
            place.applications.append(Application("suy ra: ngày thông qua", [item]))
    # Who began to follow the text later: all of it, what is weekly or monthly, or a clause.
    if random.random() < 0.25:
        place = random.choice([regulation] + [c for a in articles for c in a.clauses])
        scope = random.choice([("all",), ("all",), ("series", SERIES_WORD[random.choice("WM")])])
        day = first + dt.timedelta(days=random.randint(0, 900))
        place.applications.append(Application(random_ground(random), [Line(scope, [("followed", day)])]))
    return regulation, first


def refuse_unclear(regulation):
    """Draws whose meaning the documents leave open: equal claims, or an absorber without a date for an absorbed with one."""
    for article in regulation.articles:
        for clause in article.clauses:
            for rule in clause.rules:
                where = (regulation, article, clause, rule)
                made = []
                for series in rule.series:
                    for period in periods(series, cut_off(*where, series)):
                        if not exists(period, *in_force(*where)):
                            continue
                        for key in ("deadline", "roll", "cut"):
                            found = candidates(key, *where, series, period.end)
                            if len(found) > 1 and found[-1][0] == found[-2][0]:
                                raise Unlawful(f"equal claims for {key}")
                        found, basis = due_of(*where, series, period)
                        made.append(Obligation(period.label, "", "", period, found.date if found else None, basis, None))
                dates = {one.id: one.due for one in made}
                absorb(made, lambda day: rule.absorbs or bool(candidates("absorb", *where, None, day)))
                for one in made:
                    if one.absorbed_by and (dates[one.id] is None) != (dates[one.absorbed_by] is None):
                        raise Unlawful("an absorber without a date")


# ---------------------------------------------------------------------------------------------------------- writing

def written_item(random, item):
    if item[0] == "deadline":
        roll = f", nếu là ngày nghỉ thì {ROLL_WORDS[item[2]]}" if item[2] else ""
        return f"hạn {written_deadline(random, item[1])}{roll}"
    if item[0] == "roll":
        return f"nếu là ngày nghỉ thì {ROLL_WORDS[item[1]]}"
    if item[0] == "cut":
        return written_cut(item[1])
    if item[0] == "absorb":
        return "gộp kỳ"
    if item[0] == "means":
        return f'"{item[1]}" là {item[2]}'
    if item[0] == "period":
        return f"kỳ thực hiện là {item[1]}"
    if item[0] == "inForce":
        return f"có hiệu lực từ {written_day(item[1])}"
    if item[0] == "followed":
        return f"theo dõi từ {written_day(item[1])}"
    return "không ghi hạn"


def written_application(random, application):
    first = f"; từ {written_day(application.first)}" if application.first else ""
    last = f"; đến {written_day(application.last)}" if application.last else ""
    lines = ["```apdung", f"theo: {application.ground}{first}{last}"]
    if random.random() < 0.2:
        lines.append("> Văn bản không ghi.")
    for line in application.lines:
        scope = {"all": "", "labels": ", ".join(f"[{label}]" for label in line.scope[1:] if label) + " ",
                 "labelled": f"[{''.join(line.scope[1:2])}] kỳ {line.scope[-1]}: ",
                 "reports": f"mọi báo cáo {line.scope[-1]}: ", "series": f"kỳ {line.scope[-1]}: "}[line.scope[0]]
        joint = random.choice(["; ", "; ", ";\n    "])
        lines.append(scope + joint.join(written_item(random, item) for item in line.items) + ".")
    return "\n".join(lines + ["```"]) + "\n"


def written_rule(random, rule):
    bearers = [f"{random.choice(['từng', 'từng', 'mỗi'])} {name}" if name in GROUPS else name for name in rule.bearers]
    who = random.choice([", ", " và "]).join(bearers) if len(bearers) < 3 else ", ".join(bearers)
    if rule.bearers == ["BDVTU"] and random.random() < 0.2:
        who += " phối hợp với Tỉnh ủy"
    must = random.choice(["phải", "phải", "có trách nhiệm", "có trách nhiệm", "cần"])
    to = "Tỉnh ủy" if "BDVTU" in rule.bearers or "dân vận cơ sở" in rule.bearers else random.choice(["BDVTU", "Tỉnh ủy"])
    said = random.choice(['"kết quả công tác"', '"tình hình đoàn viên, hội viên"', '"công tác dân vận"'])
    where = f" {random.choice(['gửi', 'gửi', 'về', 'cho'])} {to}" if rule.report else ""
    if rule.act == "thông báo":
        where = f" gửi {to}"
    parts = []
    if rule.words["recurrences"]:
        parts.append(", ".join(rule.words["recurrences"]))
    if rule.quota:
        parts.append(rule.quota)
    if rule.deadline:
        parts.append(written_deadline(random, rule.deadline))
    text = random.choice([", ", "; ", ";\n    "]).join(parts)
    if rule.absorbs:
        text += "; gộp kỳ"
    label = f"[{rule.label}] " if rule.label else ""
    return f"{label}{who} {must} {rule.act} {said}{where}{'; ' if text else ''}{text}."


def written_regulation(random, regulation, first):
    in_force_from = written_day(regulation.first) if regulation.first else "không rõ"
    lines = ["---", "ngôn ngữ quy tắc: 1", f"mã: {regulation.id}", "loại: quy chế phối hợp", "tên: Quy chế phối hợp mẫu",
             "số: không rõ", f"thông qua: {written_day(first)}", f"có hiệu lực từ: {in_force_from}"]
    if regulation.last:
        lines.append(f"có hiệu lực đến: {written_day(regulation.last)}")
    if regulation.calendar == "all":
        lines.append("phạm vi lịch: mọi người sử dụng lao động")
    elif random.random() < 0.3:
        lines.append("phạm vi lịch: cơ quan nhà nước")
    text = "\n".join(lines + ["---", "", "# Quy chế phối hợp mẫu", ""])
    for application in regulation.applications:
        text += "\n" + written_application(random, application)
    text += "\n## Các bên\n"
    for name in regulation.parties:
        text += f"- {name}: {PARTIES[name][0]}\n"
    for article in regulation.articles:
        text += f"\n## Điều {{#{article.part}}}\n".replace("Điều", f"Mục {article.part}" if "dieu" not in article.part else f"Điều {article.part[5:]}")
        for application in article.applications:
            text += written_application(random, application)
        for clause in article.clauses:
            text += f"\n### Khoản {clause.part} {{#{clause.part}}}\nNội dung mẫu.\n"
            sentences = [written_rule(random, rule) for rule in clause.rules]
            if random.random() < 0.7:
                text += "```quydinh\n" + "\n".join(sentences) + "\n```\n"
            else:
                text += "".join(f"```quydinh\n{sentence}\n```\n" for sentence in sentences)
            for application in clause.applications:
                text += written_application(random, application)
    return text


# ------------------------------------------------------------------------------------------------------------ cases

def iso(day):
    return day.isoformat() if day else ""


@dataclass
class Case:
    seed: int
    regulation: Regulation
    register: Register
    text: str
    first: dt.date
    last: dt.date
    on: dt.date

    def expected(self, inclusive=True):
        made = obligations(self.regulation, self.register, inclusive)
        return [one.row() for one in in_window(made, self.first, self.last)]

    def write(self, folder):
        folder = pathlib.Path(folder)
        regulations, register = folder / "regulations", folder / "register"
        regulations.mkdir(parents=True, exist_ok=True)
        register.mkdir(exist_ok=True)
        (regulations / f"{self.regulation.id}.md").write_text(self.text, encoding="utf-8")
        for name, head, rows in [("organisations", ["id", "from", "to", "note"], self.register.organisations),
                                 ("names", ["id", "name", "short", "from", "to"], self.register.names),
                                 ("kinds", ["id", "kind", "level", "from", "to"], self.register.kinds),
                                 ("places", ["id", "area", "from", "to"], self.register.places),
                                 ("areas", ["id", "code", "name", "level", "parent", "from", "to"], self.register.areas)]:
            with open(register / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                out = csv.writer(file, lineterminator="\n")
                out.writerow(head)
                for row in rows:
                    period = [iso(row.first), iso(row.last)]
                    out.writerow([row.id, *period, *row.values] if name == "organisations" else [row.id, *row.values, *period])
        case = {"seed": self.seed, "from": iso(self.first), "to": iso(self.last), "on": iso(self.on), "expected": self.expected()}
        (folder / "expected.json").write_text(json.dumps(case, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return regulations, register


def make_case(seed):
    for attempt in range(1000):
        chance = random.Random(f"{seed}/{attempt}")
        try:
            return _make_case(seed, chance)
        except Unlawful:
            continue
    raise RuntimeError(f"no lawful case from seed {seed}")


def _make_case(seed, chance):
    register = make_register(chance)
    regulation, first = make_regulation(chance)
    refuse_unclear(regulation)
    text = written_regulation(chance, regulation, first)
    for name, selector in regulation.parties.items():
        days = [first + dt.timedelta(days=n) for n in range(0, ((regulation.last or dt.date(2027, 6, 30)) - first).days, 30)]
        if not any(select(selector, register, regulation.parties, day) for day in days):
            raise Unlawful("a party that fits nobody on any day in force")
    made = obligations(regulation, register)
    if not made:
        raise Unlawful("nobody owes anything")
    # The window begins near something that is owed; most stay within the decided calendar, all within the oracle's years.
    beyond = chance.random() < 0.1
    made = [one for one in made if (one.due or one.period.end) <= (dt.date(2027, 12, 31) if beyond else LAST_DECIDED)]
    if not made:
        raise Unlawful("nobody owes anything in the decided years")
    pick = chance.choice(made)
    start = (pick.due or pick.period.end) - dt.timedelta(days=chance.randint(0, 90))
    end = min(start + dt.timedelta(days=chance.choice([91, 180, 365, 800])), dt.date(2028, 6, 30) if beyond else LAST_DECIDED)
    case = Case(seed, regulation, register, text, start, end, end + dt.timedelta(days=chance.randint(-400, 400)))
    if len(case.expected()) == 0 and chance.random() < 0.95:
        raise Unlawful("nothing in the window")
    return case


if __name__ == "__main__":
    seed, folder = int(sys.argv[1]), sys.argv[2]
    case = make_case(seed)
    case.write(folder)
    print(case.text)
    print(f"{len(case.expected())} obligations from {case.first} to {case.last}; written to {folder}")
