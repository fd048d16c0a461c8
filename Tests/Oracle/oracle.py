"""What is owed and when, worked out slowly and plainly, to be compared with what `phoihop` says.

Nothing here was taken from the program. The sources are Docs/rule-language.md, the design notes, the Civil Code
(arts. 146-148), and two public packages: `holidays` for the days off, `python-dateutil` for recurrence.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import List, Optional, Tuple

import holidays
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, MONTHLY, WEEKLY, YEARLY

ONE_DAY = dt.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2010, 2026
LAST_DECIDED = dt.date(LAST_YEAR, 12, 31)
FOREVER_AGO, FOREVER = dt.date(1900, 1, 1), dt.date(2999, 12, 31)


# ---------------------------------------------------------------------------------------------------------- calendar

class Calendar:
    """Saturday and Sunday are rest. Public holidays and their compensations are off for everyone.

    Swaps (a weekday off for a Saturday worked) are for State bodies only: scope "state" has them, scope "all" does not.
    After the last decided day only the weekly rest is known.
    """

    def __init__(self, scope="state"):
        package = holidays.Vietnam(years=range(FIRST_YEAR, LAST_YEAR + 1), language="en_US")
        swapped_off = {day for day, name in package.items() if "substituted from" in name}
        swapped_on = set(package.weekend_workdays)
        # The package lacks this swap (notice 9441/TB-BNV of 2025).
        swapped_off.add(dt.date(2026, 1, 2))
        swapped_on.add(dt.date(2026, 1, 10))
        self.scope = scope
        self.off = {day for day in package.keys() if day not in swapped_off}
        self.on = set()
        if scope == "state":
            self.off |= swapped_off
            self.on = swapped_on
        elif scope != "all":
            raise ValueError(scope)

    def works(self, day):
        if day in self.on:
            return True
        return day.weekday() < 5 and day not in self.off


CALENDARS = {"state": Calendar("state"), "all": Calendar("all")}


@dataclass
class Answer:
    date: dt.date
    certainty: str
    counted: List[dt.date] = field(default_factory=list)


def answer(date, examined, counted=()):
    late = any(day > LAST_DECIDED for day in [date, *examined])
    return Answer(date, "provisional" if late else "final", list(counted))


# ------------------------------------------------------------------------------------------------------------- terms

NEXT, PREVIOUS, UNCHANGED = "next", "previous", "unchanged"


def rolled(date, roll, calendar):
    """The rolled date and every day looked at on the way."""
    examined = [date]
    if roll == UNCHANGED:
        return date, examined
    step = ONE_DAY if roll == NEXT else -ONE_DAY
    while not calendar.works(date):
        date += step
        examined.append(date)
    return date, examined


def stopped(day, stops):
    return any(first <= day <= last for first, last in stops)


def walk(anchor, number, calendar, working, step, stops):
    """Step from the anchor, which is not counted, until `number` days have been counted."""
    day, counted, examined = anchor, [], []
    while len(counted) < number:
        day += step
        examined.append(day)
        if stopped(day, stops):
            continue
        if working and not calendar.works(day):
            continue
        counted.append(day)
    return day, counted, examined


def term(anchor, number, unit, calendar, stops=(), roll=None):
    """`number` is negative for a term counted back. Units: wd, d, w, m.

    Forward ends on the next working day (Civil Code art. 148), back is not rolled.
    A term of weeks or months with stops is first a number of calendar days, as a fixed date is.
    """
    if roll is None:
        roll = NEXT if number > 0 else UNCHANGED
    step = ONE_DAY if number > 0 else -ONE_DAY
    counted, examined = [], []
    if unit in ("wd", "d"):
        end, counted, examined = walk(anchor, abs(number), calendar, unit == "wd", step, stops)
    else:
        end = anchor + (relativedelta(weeks=number) if unit == "w" else relativedelta(months=number))
        if stops:
            end, counted, examined = walk(anchor, abs((end - anchor).days), calendar, False, step, stops)
    end, more = rolled(end, roll, calendar)
    if unit != "wd":
        examined = []  # a calendar day is counted without asking whether it is worked
    return answer(end, examined + more, counted)


def parse_term(text):
    sign = -1 if text.startswith("-") else 1
    digits = "".join(c for c in text if c.isdigit())
    return sign * int(digits), text.lstrip("-")[len(digits):]


def by(date, calendar, roll=NEXT, stops=(), anchor=None):
    """A fixed day, itself good. With stops it is as many calendar days after the anchor as it was before them."""
    if stops:
        return term(anchor, (date - anchor).days, "d", calendar, stops, roll)
    end, examined = rolled(date, roll, calendar)
    return answer(end, examined)


def before(date, stops=(), anchor=None):
    """The last good day is the day before, and it never moves to a day of work."""
    last = date - ONE_DAY
    if stops:
        return term(anchor, (last - anchor).days, "d", CALENDARS["state"], stops, UNCHANGED)
    return answer(last, [])


# ----------------------------------------------------------------------------------------------------------- periods

# A cut-off is one of ("calendar",) ("day", N) ("fixed", day, month) ("weekday", 0..6, Monday is 0).
CALENDAR_CUT = ("calendar",)

# W week, M month, Q quarter, H both halves, H1 first half, 9 nine months, C 3-6-9 months cumulative, Y year
RANK = {"W": 0, "M": 1, "Q": 2, "3M": 2, "H": 3, "6M": 3, "9M": 4, "Y": 5}


@dataclass
class Period:
    series: str
    label: str
    size: str          # a key of RANK
    start: dt.date
    end: dt.date
    year: int          # of the label
    last_month: int    # of the label, 0 for a week

    @property
    def middle(self):
        days = (self.end - self.start).days + 1
        return self.start + dt.timedelta(days=(days - 1) // 2)


def occurrences(**rule):
    start = dt.datetime(2008, 1, 1)
    until = dt.datetime(2030, 12, 31)
    return [moment.date() for moment in rrule(dtstart=start, until=until, **rule)]


def month_ends(months, cut):
    """The cut-off days of these months over the years: the last day of the month not after N."""
    last = cut[1] if cut[0] == "day" else 31
    return occurrences(freq=MONTHLY, bymonth=months, bymonthday=list(range(1, last + 1)), bysetpos=-1)


_periods = {}


def periods(series, cut=CALENDAR_CUT):
    if (series, cut) not in _periods:
        _periods[series, cut] = list(_make_periods(series, cut))
    return _periods[series, cut]


def _make_periods(series, cut):
    if series == "W":
        if cut[0] not in ("calendar", "weekday"):
            raise ValueError("a week is cut on a weekday")
        ends = occurrences(freq=WEEKLY, byweekday=cut[1] if cut[0] == "weekday" else 6)
        for end in ends:
            year, week, _ = end.isocalendar()
            yield Period("W", f"{year}-W{week:02}", "W", end - 6 * ONE_DAY, end, year, 0)
        return
    if cut[0] == "weekday":
        raise ValueError("only a week is cut on a weekday")
    if cut[0] == "fixed":
        if series != "Y":
            raise ValueError("only a year is cut on a fixed day")
        ends = occurrences(freq=YEARLY, bymonthday=cut[1], bymonth=cut[2])
        for previous, end in zip(ends, ends[1:]):
            yield Period("Y", f"{end.year}", "Y", previous + ONE_DAY, end, end.year, 12)
        return
    if series in ("M", "Q", "H", "H1"):
        months = {"M": list(range(1, 13)), "Q": [3, 6, 9, 12], "H": [6, 12], "H1": [6, 12]}[series]
        ends = month_ends(months, cut)
        for previous, end in zip(ends, ends[1:]):
            if series == "H1" and end.month != 6:
                continue
            size = "H" if series == "H1" else series
            label = {"M": f"M{end.month:02}", "Q": f"Q{end.month // 3}", "H": f"H{end.month // 6}"}[size]
            yield Period(series, f"{end.year}-{label}", size, previous + ONE_DAY, end, end.year, end.month)
        return
    # The rest run from the start of the year.
    for month in {"9": [9], "C": [3, 6, 9], "Y": [12]}[series]:
        for end in month_ends([month], cut):
            starts = [day for day in month_ends([12], cut) if day < end]
            if starts:
                label = f"{end.year}" if series == "Y" else f"{end.year}-{month}M"
                size = "Y" if series == "Y" else f"{month}M"
                yield Period(series, label, size, starts[-1] + ONE_DAY, end, end.year, month)


# ------------------------------------------------------------------------------------------------------- due days

def month_day(year, month, day):
    """Day N of a month; the last day of the month where it has no such day."""
    return dt.date(year, month, 1) + relativedelta(day=day)


def next_month(year, month):
    return (year + 1, 1) if month == 12 else (year, month + 1)


def unrolled(deadline, period):
    """The day named by the words, before any roll; for `before` the last good day."""
    kind = deadline[0]
    if kind in ("lastMonth", "beforeLastMonth"):
        day = month_day(period.year, period.last_month, deadline[1])
    elif kind in ("nextMonth", "beforeNextMonth"):
        day = month_day(*next_month(period.year, period.last_month), deadline[1])
    elif kind in ("fixed", "beforeFixed"):
        day = dt.date(period.year, deadline[2], deadline[1])
    elif kind in ("fixedNextYear", "beforeFixedNextYear"):
        day = dt.date(period.year + 1, deadline[2], deadline[1])
    elif kind in ("lastDay", "inPeriod"):
        day = period.end
    elif kind == "weekday":
        day = dt.date.fromisocalendar(period.year, int(period.label[-2:]), deadline[1] + 1)
    else:
        raise ValueError(kind)
    return day - ONE_DAY if kind.startswith("before") else day


def due_day(deadline, period, calendar, roll=NEXT, stops=()):
    """The answer, or None where nothing is stated.

    Deadlines: ("lastMonth", N) ("nextMonth", N) ("fixed", D, M) ("fixedNextYear", D, M), each also as "before…",
    ("lastDay",) ("inPeriod",) ("weekday", 0..6) ("within", number, unit).
    """
    if deadline is None:
        return None
    if deadline[0] == "within":
        return term(period.end, deadline[1], deadline[2], calendar, stops)
    day = unrolled(deadline, period)
    if deadline[0].startswith("before"):
        return before(day + ONE_DAY, stops, period.end)
    if deadline[0] == "inPeriod":
        return by(day, calendar, UNCHANGED, stops, period.end)
    return by(day, calendar, roll, stops, period.end)


# ---------------------------------------------------------------------------------------------------------- register

@dataclass
class Row:
    """One dated statement of a register about a body or an area."""
    id: str
    values: Tuple[str, ...]
    first: Optional[dt.date] = None
    last: Optional[dt.date] = None

    def holds(self, day, inclusive):
        first, last = self.first or FOREVER_AGO, self.last or FOREVER
        return first <= day <= last if inclusive else first <= day < last


@dataclass
class Register:
    organisations: List[Row]
    names: List[Row]
    kinds: List[Row]     # values: kind, level
    places: List[Row]    # values: area
    areas: List[Row]     # values: code, name, level, parent

    def now(self, rows, id, day, inclusive):
        found = [row.values for row in rows if row.id == id and row.holds(day, inclusive)]
        return found[0] if found else None

    def inside(self, area, wanted, day, inclusive):
        while area:
            if area == wanted:
                return True
            values = self.now(self.areas, area, day, inclusive)
            area = values[3] if values else None
        return False


def select(selector, register, parties, day, inclusive=True):
    """The bodies that a selector fits on a day.

    Selectors: ("body", kind, level or None, area id or None) ("ids", id, …) ("union", selector, …) ("parties", name, …).
    """
    bodies = [row.id for row in register.organisations if row.holds(day, inclusive)]
    if selector[0] == "ids":
        return {body for body in bodies if body in selector[1:]}
    if selector[0] in ("union", "parties"):
        parts = selector[1:] if selector[0] == "union" else [parties[name] for name in selector[1:]]
        return set().union(*[select(part, register, parties, day, inclusive) for part in parts])
    _, kind, level, area = selector
    found = set()
    for body in bodies:
        is_kind = register.now(register.kinds, body, day, inclusive)
        place = register.now(register.places, body, day, inclusive)
        if is_kind is None or is_kind[0] != kind or (level and is_kind[1] != level):
            continue
        if area and (place is None or not register.inside(place[0], area, day, inclusive)):
            continue
        found.add(body)
    return found


# ------------------------------------------------------------------------------------------------------- regulations

@dataclass
class Line:
    """One line of an application. Scope: ("all",) ("labels", …) ("labelled", label, series word) ("reports", series word) ("series", series word)."""
    scope: tuple
    items: list     # of ("deadline", deadline, roll or None) ("roll", roll) ("cut", cut-off) ("absorb",) ("means", words, series)
    #                    ("period", series) ("inForce", day) ("followed", day) ("accepted",)


@dataclass
class Application:
    ground: str
    lines: List[Line]
    first: Optional[dt.date] = None
    last: Optional[dt.date] = None

    def holds(self, day):
        return (self.first or FOREVER_AGO) <= day <= (self.last or FOREVER)


@dataclass
class Rule:
    label: Optional[str]
    bearers: List[str]              # party names, each body for itself
    series: List[str]               # as settled by the applications, in the order of the sentence
    act: str
    report: bool                    # an act of the report kernel
    deadline: Optional[tuple] = None
    quota: Optional[str] = None
    absorbs: bool = False
    words: dict = field(default_factory=dict)   # what the writer needs and the oracle does not


@dataclass
class Clause:
    part: str
    rules: List[Rule]
    applications: List[Application] = field(default_factory=list)


@dataclass
class Article:
    part: str
    clauses: List[Clause]
    applications: List[Application] = field(default_factory=list)


@dataclass
class Regulation:
    id: str
    first: Optional[dt.date]
    last: Optional[dt.date]
    calendar: str                   # "state" or "all"
    parties: dict                   # name -> selector
    articles: List[Article]
    applications: List[Application] = field(default_factory=list)


def address(regulation, article, clause, rule):
    """A part that continues its parent's after a full stop replaces it."""
    parts = [regulation.id, article.part]
    if clause.part.startswith(article.part + "."):
        parts[-1] = clause.part
    else:
        parts.append(clause.part)
    return "/".join(parts + ([rule.label] if rule.label else []))


SERIES_WORD = {"W": "tuần", "M": "tháng", "Q": "quý", "H": "6 tháng", "H1": "6 tháng", "9": "9 tháng", "Y": "năm"}


def reaches(scope, rule, series):
    if scope[0] == "all":
        return True
    if scope[0] == "labels":
        return rule.label in scope[1:]
    if scope[0] == "labelled":
        return rule.label == scope[1] and SERIES_WORD.get(series) == scope[2]
    if SERIES_WORD.get(series) != scope[1]:
        return False
    return rule.report if scope[0] == "reports" else True


def candidates(key, regulation, article, clause, rule, series, day=None):
    """Every item of this key that reaches the rule and series, strongest last; on a day, those in force then.

    The nearest heading wins, then a series of labels over labels over series over all, then the later first day.
    """
    found = []
    for depth, place in enumerate([regulation, article, clause]):
        for application in place.applications:
            if day is not None and not application.holds(day):
                continue
            for line in application.lines:
                if not reaches(line.scope, rule, series):
                    continue
                strength = {"all": 0, "reports": 1, "series": 1, "labels": 2, "labelled": 3}[line.scope[0]]
                for item in line.items:
                    if item[0] == key:
                        found.append(((depth, strength, application.first or FOREVER_AGO), item))
    return sorted(found, key=lambda pair: pair[0])


def cut_off(regulation, article, clause, rule, series):
    found = candidates("cut", regulation, article, clause, rule, series)
    return found[-1][1][1] if found else CALENDAR_CUT


def in_force(regulation, article, clause, rule):
    """First and last day of the rule; a first day unknown to the text is given by an application."""
    first = regulation.first
    if first is None:
        first = candidates("inForce", regulation, article, clause, rule, None)[-1][1][1]
    return first, regulation.last


def exists(period, first, last):
    return first <= period.middle and period.end <= (last or FOREVER)


# ------------------------------------------------------------------------------------------------------- obligations

@dataclass
class Obligation:
    id: str
    rule: str
    bearer: str
    period: Period
    due: Optional[dt.date]
    basis: str
    certainty: Optional[str]
    absorbed_by: Optional[str] = None

    def row(self):
        return {
            "id": self.id,
            "due": self.due.isoformat() if self.due else None,
            "basis": self.basis,
            "certainty": self.certainty,
            "periodStart": self.period.start.isoformat(),
            "periodEnd": self.period.end.isoformat(),
            "absorbedBy": self.absorbed_by,
        }


def due_of(regulation, article, clause, rule, series, period):
    """The answer and its basis, by the applications in force on the deciding day."""
    calendar = CALENDARS[regulation.calendar]
    here = (regulation, article, clause, rule, series, period.end)
    if rule.quota:
        return due_day(("inPeriod",), period, calendar), "stated"
    if rule.deadline:
        rolls = candidates("roll", *here)
        return due_day(rule.deadline, period, calendar, rolls[-1][1][1] if rolls else NEXT), "stated"
    found = candidates("deadline", *here)
    if not found:
        return None, "notStated"
    _, deadline, roll = found[-1][1]
    return due_day(deadline, period, calendar, roll or NEXT), "policy"


def obligations(regulation, register, inclusive=True):
    """Every obligation of a regulation, whatever the window."""
    result = []
    for article in regulation.articles:
        for clause in article.clauses:
            for rule in clause.rules:
                result += of_rule(regulation, article, clause, rule, register, inclusive)
    return result


def of_rule(regulation, article, clause, rule, register, inclusive):
    name = address(regulation, article, clause, rule)
    first, last = in_force(regulation, article, clause, rule)
    made = []
    for series in rule.series:
        for period in periods(series, cut_off(regulation, article, clause, rule, series)):
            if not exists(period, first, last):
                continue
            found, basis = due_of(regulation, article, clause, rule, series, period)
            bearers = set()
            for party in rule.bearers:
                bearers |= select(regulation.parties[party], register, regulation.parties, period.end, inclusive)
            for bearer in sorted(bearers):
                made.append(Obligation(f"{name}:{bearer}:{period.label}", name, bearer, period,
                                       found.date if found else None, basis, found.certainty if found else None))

    def absorbing(day):
        return rule.absorbs or bool(candidates("absorb", regulation, article, clause, rule, None, day))

    absorb(made, absorbing)
    return [one for one in made if is_followed(one, regulation, article, clause, rule)]


def is_followed(one, regulation, article, clause, rule):
    """Nobody asks here for what was due before the day from which the text is followed; that day holds whatever the day asked about."""
    found = candidates("followed", regulation, article, clause, rule, one.period.size)
    return not found or found[-1][1][1] <= (one.due or one.period.end)


def absorb(made, absorbing):
    """Among periods of one rule and bearer that end on one day the largest absorbs the smaller, weeks never."""
    for one in made:
        if one.period.size == "W" or not absorbing(one.period.end):
            continue
        beside = [other for other in made
                  if other.bearer == one.bearer and other.period.end == one.period.end and other.period.size != "W"]
        largest = max(beside, key=lambda other: RANK[other.period.size])
        if RANK[largest.period.size] > RANK[one.period.size]:
            one.absorbed_by = largest.id
            one.due, one.basis, one.certainty = largest.due, largest.basis, largest.certainty


def in_window(made, first, last):
    """By due date, or by the end of the period where there is none; sorted by due with null last, then id."""
    chosen = [one for one in made if first <= (one.due or one.period.end) <= last]
    return sorted(chosen, key=lambda one: (one.due is None, one.due or FOREVER, one.id))
