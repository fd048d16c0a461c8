"""Cases worked by hand. Run: python3 test_oracle.py"""

import datetime as dt
import json
import pathlib
import subprocess
import sys
import tempfile

from dateutil.relativedelta import relativedelta

from oracle import *

D = dt.date
STATE, ALL = CALENDARS["state"], CALENDARS["all"]


def period(series, label, cut=CALENDAR_CUT):
    return next(p for p in periods(series, cut) if p.label == label)


def span(series, label, cut=CALENDAR_CUT):
    found = period(series, label, cut)
    return found.start, found.end


def days(first, last):
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


def test_calendar():
    # 29/4/2024 off for Saturday 4/5/2024 worked; 30/4 and 1/5 are holidays.
    assert not STATE.works(D(2024, 4, 29)) and STATE.works(D(2024, 5, 4))
    assert ALL.works(D(2024, 4, 29)) and not ALL.works(D(2024, 5, 4))
    assert not ALL.works(D(2024, 4, 30)) and not ALL.works(D(2024, 5, 1))
    # The swap the package lacks.
    assert not STATE.works(D(2026, 1, 2)) and STATE.works(D(2026, 1, 10))
    assert ALL.works(D(2026, 1, 2)) and not ALL.works(D(2026, 1, 10))
    # Tết 2026 is 16-20/2; Hùng Kings on Sunday 26/4/2026 is made good on Monday, for everyone.
    assert [d.day for d in days(D(2026, 2, 14), D(2026, 2, 23)) if STATE.works(d)] == [23]
    assert not STATE.works(D(2026, 4, 27)) and not ALL.works(D(2026, 4, 27))
    # 2/1/2015 off for Saturday 27/12/2014, the year before.
    assert STATE.works(D(2014, 12, 27)) and not STATE.works(D(2015, 1, 2))
    # Culture Day is a holiday from 2026 (Resolution 28/2026/QH16).
    assert STATE.works(D(2025, 11, 24)) and not STATE.works(D(2026, 11, 24))
    assert not STATE.works(D(2026, 8, 31)) and STATE.works(D(2026, 8, 22))


def test_terms():
    found = term(D(2024, 4, 24), 10, "wd", STATE)
    assert found.date == D(2024, 5, 10) and found.certainty == "final"  # invariant 14
    assert found.counted == [D(2024, 4, 25), D(2024, 4, 26), D(2024, 5, 2), D(2024, 5, 3), D(2024, 5, 4),
                             D(2024, 5, 6), D(2024, 5, 7), D(2024, 5, 8), D(2024, 5, 9), D(2024, 5, 10)]
    # Without the swap: 25, 26, 29/4, 2, 3, 6, 7, 8, 9, 10/5. Ten days either way.
    assert term(D(2024, 4, 24), 10, "wd", ALL).date == D(2024, 5, 10)
    assert term(D(2024, 4, 24), 3, "wd", ALL).date == D(2024, 4, 29)
    assert term(D(2024, 4, 24), 3, "wd", STATE).date == D(2024, 5, 2)
    # 31/12/2025 + 1 working day: 1/1 holiday, 2/1 swapped off, weekend, Monday 5/1.
    assert term(D(2025, 12, 31), 1, "wd", STATE).date == D(2026, 1, 5)
    assert term(D(2025, 12, 31), 1, "wd", ALL).date == D(2026, 1, 2)
    # Saturday 10/1/2026 counts: 6, 7, 8, 9, 10.
    assert term(D(2026, 1, 5), 5, "wd", STATE).date == D(2026, 1, 10)
    # 15 days after 1/8/2024 is Friday 16/8; 16 is Saturday, so Monday 19/8.
    assert term(D(2024, 8, 1), 15, "d", STATE).date == D(2024, 8, 16)
    assert term(D(2024, 8, 1), 16, "d", STATE).date == D(2024, 8, 19)
    # A month from 31/1/2023 is 28/2/2023, a Tuesday; from 31/1/2024 it is 29/2/2024.
    assert term(D(2023, 1, 31), 1, "m", STATE).date == D(2023, 2, 28)
    assert term(D(2024, 1, 31), 1, "m", STATE).date == D(2024, 2, 29)
    assert term(D(2024, 8, 1), 2, "w", STATE).date == D(2024, 8, 15)
    # Counted back: 10 days before 25/8/2024 is 15/8; 10 before 27/8 is Saturday 17/8, which stays.
    assert term(D(2024, 8, 27), -10, "d", STATE).date == D(2024, 8, 17)
    # Three working days before 6/5/2024 (Monday): Saturday 4/5 worked, 3/5, 2/5.
    assert term(D(2024, 5, 6), -3, "wd", STATE).date == D(2024, 5, 2)
    assert term(D(2024, 5, 6), -3, "wd", ALL).date == D(2024, 4, 29)
    assert term(D(2024, 3, 31), -1, "m", STATE).date == D(2024, 2, 29)
    # Certainty: Thursday 31/12/2026 is the last decided day.
    assert term(D(2026, 12, 30), 1, "wd", STATE).certainty == "final"
    assert term(D(2026, 12, 30), 2, "wd", STATE).certainty == "provisional"
    assert term(D(2027, 1, 1), -1, "wd", STATE).certainty == "final"
    assert term(D(2027, 1, 4), -1, "wd", STATE).certainty == "provisional"
    assert parse_term("-10wd") == (-10, "wd") and parse_term("1m") == (1, "m")


def test_fixed_days():
    # 14/11/2026 is a Saturday and stays; 25/3/2012 is a Sunday and moves.
    assert before(D(2026, 11, 15)).date == D(2026, 11, 14)
    assert by(D(2012, 3, 25), STATE).date == D(2012, 3, 26)
    assert by(D(2012, 3, 25), STATE, PREVIOUS).date == D(2012, 3, 23)
    assert by(D(2012, 3, 25), STATE, UNCHANGED).date == D(2012, 3, 25)


def test_stops():
    # Ten days after 1/8/2024 is 11/8; stopped 5-7/8 it is 14/8.
    stop = [(D(2024, 8, 5), D(2024, 8, 7))]
    assert term(D(2024, 8, 1), 10, "d", STATE, stop).date == D(2024, 8, 14)
    # Five working days after Thursday 1/8: 2, 5, 6, 7, 8. Stopped 5-7: 2, 8, 9, 12, 13.
    assert term(D(2024, 8, 1), 5, "wd", STATE, stop).date == D(2024, 8, 13)
    # Report of August due 5/9, five days after 31/8; stopped 2-3/9: 1, 4, 5, 6, 7/9 (Saturday) -> Monday 9/9.
    august = period("M", "2024-M08")
    stop = [(D(2024, 9, 2), D(2024, 9, 3))]
    assert due_day(("nextMonth", 5), august, STATE).date == D(2024, 9, 5)
    assert due_day(("nextMonth", 5), august, STATE, NEXT, stop).date == D(2024, 9, 9)
    # Trước ngày 5/9 -> 4/9, four days after; stopped: 1, 4, 5, 6/9.
    assert due_day(("beforeNextMonth", 5), august, STATE, NEXT, stop).date == D(2024, 9, 6)
    # Invariant 3: a pause cut in pieces moves as far as the pause whole.
    for n in range(1, 30):
        for unit in ("d", "wd", "w"):
            whole = term(D(2024, 4, 10), n, unit, STATE, [(D(2024, 4, 15), D(2024, 5, 3))])
            pieces = term(D(2024, 4, 10), n, unit, STATE, [(d, d) for d in days(D(2024, 4, 15), D(2024, 5, 3))])
            assert whole.date == pieces.date
    # Invariant 4: a longer pause never gives an earlier date.
    for anchor in days(D(2024, 4, 1), D(2024, 5, 10)):
        for n in (1, 5, 12):
            for unit in ("d", "wd"):
                dates = [term(anchor, n, unit, STATE, [(D(2024, 4, 20), D(2024, 4, 20 + k))]).date for k in range(10)]
                assert dates == sorted(dates)


def test_periods():
    n14 = ("day", 14)
    assert span("Y", "2022", n14) == (D(2021, 12, 15), D(2022, 12, 14))
    assert span("H", "2022-H1", n14) == (D(2021, 12, 15), D(2022, 6, 14))
    assert span("H", "2022-H2", n14) == (D(2022, 6, 15), D(2022, 12, 14))
    assert span("Q", "2022-Q2", n14) == (D(2022, 3, 15), D(2022, 6, 14))
    assert span("M", "2022-M01", n14) == (D(2021, 12, 15), D(2022, 1, 14))
    assert span("9", "2022-9M", n14) == (D(2021, 12, 15), D(2022, 9, 14))
    assert span("C", "2022-6M", n14) == (D(2021, 12, 15), D(2022, 6, 14))
    assert span("C", "2022-3M") == (D(2022, 1, 1), D(2022, 3, 31))
    assert span("H1", "2022-H1") == (D(2022, 1, 1), D(2022, 6, 30))
    assert span("Y", "2022", ("fixed", 31, 10)) == (D(2021, 11, 1), D(2022, 10, 31))
    # Day 30 of February is its last; March then begins on the first.
    assert span("M", "2023-M02", ("day", 30)) == (D(2023, 1, 31), D(2023, 2, 28))
    assert span("M", "2023-M03", ("day", 30)) == (D(2023, 3, 1), D(2023, 3, 30))
    assert span("M", "2024-M02", ("day", 29)) == (D(2024, 1, 30), D(2024, 2, 29))
    assert span("M", "2022-M03", ("day", 31)) == span("M", "2022-M03")
    # ISO weeks: 1/1/2027 is a Friday of 2026-W53, 3/1/2022 begins W01.
    assert span("W", "2022-W01") == (D(2022, 1, 3), D(2022, 1, 9))
    assert span("W", "2026-W53") == (D(2026, 12, 28), D(2027, 1, 3))
    assert span("W", "2022-W01", ("weekday", 3)) == (D(2021, 12, 31), D(2022, 1, 6))
    # Each series covers every day once.
    for series in "WMQHY":
        cuts = [("weekday", 3)] if series == "W" else [n14, ("day", 30), CALENDAR_CUT]
        for cut in cuts:
            made = periods(series, cut)
            assert all(a.end + ONE_DAY == b.start for a, b in zip(made, made[1:]))
            assert len({p.label for p in made}) == len(made)


def test_existence():
    march = period("M", "2022-M03")     # 31 days, the middle is the 16th
    assert march.middle == D(2022, 3, 16)
    assert exists(march, D(2022, 3, 16), None) and not exists(march, D(2022, 3, 17), None)
    february = period("M", "2022-M02")  # 28 days: 1 + 27 // 2 = the 14th
    assert february.middle == D(2022, 2, 14)
    assert exists(march, D(2022, 1, 1), D(2022, 3, 31)) and not exists(march, D(2022, 1, 1), D(2022, 3, 30))
    assert period("Y", "2023").middle == D(2023, 7, 2)      # 365 days: 182 before, 182 after
    assert period("Y", "2024").middle == D(2024, 7, 1)      # 366 days: 182 before, 183 after


def test_due_days():
    # Docs/rule-language.md: quý I/2012, cut-off 20, by the 25th of the last month -> 26/3/2012.
    quarter = period("Q", "2012-Q1", ("day", 20))
    assert due_day(("lastMonth", 25), quarter, STATE).date == D(2012, 3, 26)
    assert due_day(("nextMonth", 5), quarter, STATE).date == D(2012, 4, 5)
    year = period("Y", "2020", ("fixed", 31, 10))
    assert due_day(("beforeFixed", 15, 11), year, STATE).date == D(2020, 11, 14)
    assert due_day(("fixedNextYear", 15, 1), year, STATE).date == D(2021, 1, 15)
    assert due_day(("lastMonth", 31), period("M", "2023-M02"), STATE).date == D(2023, 2, 28)
    assert due_day(("inPeriod",), period("M", "2022-M04"), STATE).date == D(2022, 4, 30)    # a Saturday, stays
    # 30/4 Saturday, 1/5 Sunday, made good on 2 and 3/5: the next working day is 4/5.
    assert due_day(("lastDay",), period("M", "2022-M04"), STATE).date == D(2022, 5, 4)
    assert due_day(("within", 5, "wd"), period("M", "2022-M04"), STATE).date == D(2022, 5, 10)
    week = period("W", "2022-W05", ("weekday", 3))  # ends Thursday 3/2/2022, in Tết
    assert due_day(("weekday", 4), week, STATE).date == D(2022, 2, 7)   # Friday 4/2 is Tết too
    assert due_day(("nextMonth", 5), period("Y", "2026"), STATE).certainty == "provisional"
    assert due_day(("lastDay",), period("Y", "2026"), STATE).certainty == "final"


def small_register():
    def row(id, *values, first=None, last=None):
        return Row(id, values, first, last)
    return Register(
        organisations=[row("org-1", last=D(2022, 6, 15)), row("org-2", first=D(2022, 6, 16)), row("org-3")],
        names=[],
        kinds=[row("org-1", "mttq", "tỉnh"), row("org-2", "mttq", "tỉnh"),
               row("org-3", "hội", "tỉnh", last=D(2022, 2, 9)), row("org-3", "mttq", "huyện", first=D(2022, 2, 10))],
        places=[row("org-1", "t"), row("org-2", "t"), row("org-3", "h")],
        areas=[row("t", "01", "Tỉnh T", "tỉnh", ""), row("h", "0101", "Huyện H", "huyện", "t")])


def small_regulation(**more):
    rule = Rule("b", ["MTTQ"], ["M", "Q", "H1", "Y"], "báo cáo", True)
    guidance = Application("thông lệ", [Line(("labels", "b"), [("cut", ("day", 20)), ("deadline", ("lastMonth", 25), None)]),
                                        Line(("all",), [("absorb",)])])
    return Regulation("mau", D(2022, 1, 5), None, "state", {"MTTQ": ("body", "mttq", "tỉnh", "t")},
                      [Article("dieu-1", [Clause("1", [rule], [guidance])])])


def test_obligations():
    made = {one.id: one for one in obligations(small_regulation(), small_register())}
    # Month 1 runs 21/12-20/1 (31 days), its middle is 5/1: it exists. The year runs from 21/12/2021.
    assert "mau/dieu-1/1/b:org-1:2022-M01" in made and "mau/dieu-1/1/b:org-1:2021-M12" not in made
    # Month 6 ends 20/6: the bearer is the successor.
    june = made["mau/dieu-1/1/b:org-2:2022-M06"]
    assert "mau/dieu-1/1/b:org-1:2022-M06" not in made
    # Month, quarter and half end together on 20/6; the half absorbs both. 25/6/2022 is a Saturday -> 27/6.
    assert june.absorbed_by == "mau/dieu-1/1/b:org-2:2022-H1" and june.due == D(2022, 6, 27)
    assert made["mau/dieu-1/1/b:org-2:2022-Q2"].absorbed_by == "mau/dieu-1/1/b:org-2:2022-H1"
    assert made["mau/dieu-1/1/b:org-2:2022-H1"].absorbed_by is None
    # Q3 absorbs September; the year absorbs Q4 and December. There is no second half here.
    assert made["mau/dieu-1/1/b:org-2:2022-M09"].absorbed_by.endswith("2022-Q3")
    assert made["mau/dieu-1/1/b:org-2:2022-Q4"].absorbed_by.endswith(":2022")
    assert made["mau/dieu-1/1/b:org-2:2022-M12"].absorbed_by.endswith(":2022")
    assert made["mau/dieu-1/1/b:org-2:2022-M07"].absorbed_by is None
    assert june.basis == "policy" and june.certainty == "final"
    # org-3 is a mttq of huyện level: not this party's.
    assert not any(":org-3:" in id for id in made)
    # A window on the due date: June's due 27/6.
    chosen = in_window(made.values(), D(2022, 6, 27), D(2022, 6, 27))
    assert [one.period.label for one in chosen] == ["2022-H1", "2022-M06", "2022-Q2"]


def test_application_precedence():
    regulation = small_regulation()
    article = regulation.articles[0]
    rule = article.clauses[0].rules[0]

    def due(series, label):
        return due_of(regulation, article, article.clauses[0], rule, series, period(series, label, ("day", 20)))
    assert due("Q", "2023-Q1")[0].date == D(2023, 3, 27)     # 25/3/2023 is a Saturday
    # A later first day wins from that day on, at the same heading and scope.
    article.clauses[0].applications.append(
        Application("thông lệ", [Line(("labels", "b"), [("deadline", ("nextMonth", 5), UNCHANGED)])], D(2023, 3, 20)))
    assert due("M", "2023-M02")[0].date == D(2023, 2, 27)    # deciding day 20/2; 25/2 is a Saturday
    assert due("Q", "2023-Q1")[0].date == D(2023, 4, 5)      # deciding day 20/3
    # A farther heading never wins, a narrower scope does not help it.
    article.applications.append(
        Application("thông lệ", [Line(("series", "quý"), [("deadline", ("nextMonth", 9), None)])], D(2024, 1, 1)))
    assert due("Q", "2024-Q1")[0].date == D(2024, 4, 5)


def test_absorption_ties():
    rule = Rule(None, ["A"], ["W", "M", "C"], "báo cáo", True, ("within", 5, "d"), absorbs=True)
    regulation = Regulation("mau", D(2020, 1, 1), None, "state", {"A": ("ids", "org-3")},
                            [Article("III", [Clause("III.1", [rule])])])
    made = {one.id: one for one in obligations(regulation, small_register())}
    assert made["mau/III.1:org-3:2023-M12"].absorbed_by is None
    assert made["mau/III.1:org-3:2023-M09"].absorbed_by == "mau/III.1:org-3:2023-9M"
    # Week 13 of 2024 ends on Sunday 31/3 with month and quarter, and stays its own.
    assert made["mau/III.1:org-3:2024-W13"].period.end == D(2024, 3, 31)
    assert made["mau/III.1:org-3:2024-W13"].absorbed_by is None
    assert made["mau/III.1:org-3:2024-M03"].absorbed_by == "mau/III.1:org-3:2024-3M"


def test_generator():
    """Every case is lawful by the checker's rules and comes out the same from the same seed."""
    import generator
    for seed in range(20):
        case = generator.make_case(seed)
        again = generator.make_case(seed)
        assert case.text == again.text and case.expected() == again.expected()
        assert json.loads(json.dumps(case.expected())) == case.expected()
        ids = [one["id"] for one in case.expected()]
        assert len(ids) == len(set(ids))
        dues = [one["due"] or "9999" for one in case.expected()]
        assert dues == sorted(dues)
        for one in case.expected():
            assert one["due"] is None or one["due"] >= one["periodEnd"]
            assert (one["due"] is None) == (one["basis"] == "notStated") == (one["certainty"] is None)


STAND_IN = """#!{python}
import json, pathlib, sys
sys.path.insert(0, {here!r})
from oracle import *
a = sys.argv[1:]
if a[0] == "obligations":
    case = json.loads((pathlib.Path(a[a.index("--regulations") + 1]).parent / "expected.json").read_text())
    {spoil}
    print(json.dumps(case["expected"]))
else:
    scope = a[a.index("--scope") + 1] if "--scope" in a else "state"
    found = term(dt.date.fromisoformat(a[2]), *parse_term(a[3]), CALENDARS[scope])
    steps = [dict(date=str(day), counted=True, why="") for day in found.counted]
    print(json.dumps(dict(date=str(found.date), certainty=found.certainty, trace=steps)))
"""


def test_compare():
    """A stand-in that repeats the expected answers passes; one that is wrong in one field, or leaves one out, fails."""
    here = str(pathlib.Path(__file__).resolve().parent)
    with tempfile.TemporaryDirectory() as folder:
        for spoil, good in [("pass", True), ("case['expected'][0]['periodStart'] = '2000-01-01'", False),
                            ("del case['expected'][-1]", False), ("case['expected'].reverse()", False)]:
            program = pathlib.Path(folder) / "phoihop"
            program.write_text(STAND_IN.format(python=sys.executable, here=here, spoil=spoil))
            program.chmod(0o755)
            done = subprocess.run([sys.executable, here + "/compare.py", str(program), "--cases", "2", "--terms", "3", "--seed", "7",
                                   "--keep", folder + "/kept"], capture_output=True, text=True)
            assert done.stdout.splitlines()[-1] == ("5 passed, 0 failed" if good else "3 passed, 2 failed"), done.stdout + done.stderr
            assert done.returncode == (0 if good else 1)
            assert good == (not (pathlib.Path(folder) / "kept").exists())


if __name__ == "__main__":
    tests = [(name, test) for name, test in list(globals().items()) if name.startswith("test_")]
    for name, test in tests:
        test()
        print("ok", name)
    print(f"{len(tests)} passed, 0 failed")
