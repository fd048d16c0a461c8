"""What stands on a day by what was known on a day, reckoned one day after the other.

Written from Docs/events.md, Docs/rule-language.md, Docs/decisions and the design notes. Nothing is kept between two days that is not
the state itself, and every question begins again from the first day: it is slow so that it can be read.
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import List, Optional

from oracle import FOREVER, FOREVER_AGO, NEXT, ONE_DAY, PREVIOUS, RANK, UNCHANGED, periods, unrolled
from province import PARTIES
from dateutil.relativedelta import relativedelta

# Events of one day are put in the order of the table in Docs/events.md.
KINDS = ["submitted", "received", "accepted", "returned", "refused", "waived", "excused", "extended", "suspended", "resumed", "told",
         "established", "ruledOut", "withdrawn", "transferred", "compensated", "unknown", "occurred", "rescheduled"]
ORDER = ["unperformed", "unknown", "refused", "returned", "claimed", "received", "accepted"]
SENT = {"submitted", "received", "accepted"}


@dataclass
class Owed:
    id: str
    version: object
    sentence: object
    bearer: str
    label: str
    start: Optional[dt.date]
    end: Optional[dt.date]           # the deciding day
    period: object = None
    cause: Optional[dict] = None     # the event that started it
    deadline: Optional[tuple] = None
    roll: str = NEXT
    basis: str = "notStated"
    absorber: Optional["Owed"] = None
    next_larger: List["Owed"] = field(default_factory=list)     # the period of the same rule whose report makes this one pointless

    @property
    def standing(self):
        return self.label == "term"

    @property
    def deciding(self):
        return self.end or self.start


# ------------------------------------------------------------------------------------------------------ what is owed

def settle(owed, day):
    """The deadline that the text states, or else that of the application in force on the deciding day."""
    if owed.sentence.deadline:
        owed.deadline, owed.basis = owed.sentence.deadline, "stated"
        return
    for item in owed.version.items:
        if item.label == owed.sentence.label and item.first <= day <= (item.last or FOREVER):
            owed.deadline, owed.roll, owed.basis = item.deadline, item.roll or NEXT, "policy"


def began(world, version, sentence):
    """The day since which the rule is in force: an amendment that keeps the rule does not begin it anew."""
    first = version.first
    for other in world.versions:
        if other.regulation == version.regulation and other.last == first - ONE_DAY and any(s.label == sentence.label for s in other.sentences):
            first = other.first
    return first


def recurring(world):
    """Those of periods are the same at every question."""
    if not hasattr(world, "recurring"):
        world.recurring = base_obligations(world, [])
    return world.recurring


def base_obligations(world, events, recurring=True):
    """All obligations of ten years and a half, whatever the day asked about; of the given events those they start."""
    made = []
    for version in world.versions:
        last = version.last or FOREVER
        for sentence in version.sentences:
            name = version.address(sentence)
            of_rule = []
            selector = PARTIES[sentence.party][1]
            if recurring and "once" in sentence.series:
                for bearer in sorted(world.province.select(selector, version.first)):
                    made.append(Owed(f"{name}:{bearer}:once", version, sentence, bearer, "once", version.first, version.last))
            for series in sentence.series if recurring and "once" not in sentence.series else []:
                for period in periods(series, sentence.cut):
                    if period.end > world.last + 400 * ONE_DAY or not version.first <= period.end <= last:
                        continue
                    if began(world, version, sentence) > period.middle:
                        continue
                    for bearer in sorted(world.province.select(selector, period.end)):
                        owed = Owed(f"{name}:{bearer}:{period.label}", version, sentence, bearer, period.label, period.start, period.end, period)
                        settle(owed, period.end)
                        of_rule.append(owed)
            of_bearer = {}
            for one in of_rule:
                of_bearer.setdefault(one.bearer, []).append(one)
            for one in of_rule:
                beside = [other for other in of_bearer[one.bearer] if RANK[other.period.size] > RANK[one.period.size]]
                larger = [other for other in beside if other.period.start <= one.end <= other.end]
                if one.period.size in ("W", "M"):
                    size = min((RANK[other.period.size] for other in larger), default=None)
                    one.next_larger = [other for other in larger if RANK[other.period.size] == size]
                same_end = [other for other in beside if other.end == one.end]
                if sentence.absorbs and same_end:
                    one.absorber = max(same_end, key=lambda other: RANK[other.period.size])
            made += of_rule
            if sentence.trigger:
                for event in events:
                    if event["kind"] != "occurred" or event["trigger"] != sentence.trigger or not version.first <= event["happened"] <= last:
                        continue
                    for bearer in sorted(world.province.select(selector, event["happened"])):
                        if event.get("at", bearer) == bearer:
                            owed = Owed(f"{name}:{bearer}:{event['id']}", version, sentence, bearer, event["id"], event["happened"], event["happened"], None, event)
                            settle(owed, event["happened"])
                            made.append(owed)
    return made


def standing_obligations(world, on):
    made = []
    for version in world.versions:
        for sentence in version.sentences:
            if not sentence.series and not sentence.trigger and not sentence.after:
                for bearer in sorted(world.province.select(PARTIES[sentence.party][1], on)):
                    made.append(Owed(f"{version.address(sentence)}:{bearer}:term", version, sentence, bearer, "term", version.first, version.last))
    return made


def following(world, acts, calendar, named, on):
    """What starts when the act of another sentence was done (Docs/decisions/0020): of those whom the first sentence binds too each by its
    own act, of the others by the first act of anybody; here their parties have one body."""
    made = []
    for version in world.versions:
        for sentence in version.sentences:
            if not sentence.after:
                continue
            done = {}                    # cause -> [(day, who did it, and what became of it)]
            for act in acts:
                if act.version is version and act.sentence.label == sentence.after:
                    day = state_of(act, calendar, named, on).done
                    if day is not None and day <= on:
                        done.setdefault(act.label, []).append((day, {act.bearer, world.province.answers(act.bearer, day)}))
            first = next(one for one in version.sentences if one.label == sentence.after)
            for label, acts_of_label in done.items():
                taken = set()
                for day, doers in sorted(acts_of_label, key=lambda one: one[0]):
                    if not version.first <= day <= (version.last or FOREVER):
                        continue
                    bound_by_first = world.province.select(PARTIES[first.party][1], day)
                    for bearer in sorted(world.province.select(PARTIES[sentence.party][1], day)):
                        if bearer not in taken and (bearer in doers or bearer not in bound_by_first):
                            taken.add(bearer)
                            made.append(Owed(f"{version.address(sentence)}:{bearer}:{label}", version, sentence, bearer, label, day, day))
    return made


# --------------------------------------------------------------------------------------------------------- deadlines

def stopped(day, stops):
    return any(first <= day <= last for first, last in stops)


def reckoned(owed, calendar, stops, extensions, planned=None):
    """The last good day and its certainty, or None. An extension is ("until", day) or ("days", number)."""
    if owed.absorber is not None:
        return reckoned(owed.absorber, calendar, stops, extensions)
    if owed.deadline is None:
        return None
    scope, kind, examined = owed.version.scope, owed.deadline[0], []

    def works(day):
        examined.append(day)
        return calendar.works(day, scope)

    def counted(day, number, working, step=ONE_DAY):
        while number > 0:
            day += step
            if stopped(day, stops) or (working and not works(day)):
                continue
            number -= 1
        return day

    roll = UNCHANGED
    if kind in ("within", "after"):
        number, unit, roll = owed.deadline[1], owed.deadline[2], owed.roll
        if unit == "wd":
            day = counted(owed.end, number, True)
        else:
            day = owed.end + {"d": relativedelta(days=number), "w": relativedelta(weeks=number), "m": relativedelta(months=number)}[unit]
            day = counted(owed.end, (day - owed.end).days, False)
    elif kind == "beforeDay":
        day = counted(planned, owed.deadline[1], owed.deadline[2] == "wd", -ONE_DAY)
    else:
        day = unrolled(owed.deadline, owed.period)
        if stops and day >= owed.end:
            day = counted(owed.end, (day - owed.end).days, False)
        if not kind.startswith("before") and kind != "inPeriod":
            roll = owed.roll
    for extension in extensions:        # an extension gives more time and never less
        day = max(day, extension[1] if extension[0] == "until" else day + ONE_DAY * extension[1])
    if roll != UNCHANGED:
        while not works(day):
            day += ONE_DAY if roll == NEXT else -ONE_DAY
    beyond = any(calendar.decided_to < one for one in [day, *examined])
    return day, "provisional" if beyond else "final"


# ------------------------------------------------------------------------------------------------------------ states

@dataclass
class State:
    due: Optional[dt.date] = None
    certainty: Optional[str] = None
    life: str = "inEffect"
    performance: str = "unperformed"
    verdict: str = "open"
    since: Optional[dt.date] = None
    done: Optional[dt.date] = None
    ended: Optional[dt.date] = None  # the day on which it was fulfilled or released
    passed: bool = False             # its day went by, whether or not it was still owed then
    shown: str = ""


def planned_day(owed, events, on):
    """For which day what started it is planned, as it stands on the day."""
    if owed.cause is None or owed.deadline[0] != "beforeDay":
        return None
    planned = owed.cause["date"]
    for event in in_order(events.get(owed.cause["id"], [])):
        if event["happened"] > on or event["kind"] == "withdrawn":      # what was called off cannot be put off
            break
        if event["kind"] == "rescheduled":
            planned = event["date"]
    return planned


def vietnam_day(moment):
    return (moment + dt.timedelta(hours=7)).date()


def known_events(events, known):
    return [event for event in events if vietnam_day(event["recorded"]) <= known]


def by_name(events):
    """The events about each obligation, and those that name each earlier event."""
    found = {}
    for event in events:
        for name in {event.get("obligation"), event.get("of"), *event.get("also", [])} - {None}:
            found.setdefault(name, []).append(event)
    return found


def in_order(events):
    def place(event):
        day, moment, kind = event["happened"], event["recorded"], event["kind"]
        is_heard = kind in SENT | {"returned", "refused"} and vietnam_day(moment) == day
        given = re.fullmatch("e([1-9][0-9]*)", event["id"]) if is_heard else None
        return (day, moment if is_heard else dt.datetime.max, int(given[1]) if given else float("inf"), KINDS.index(kind),
                event["id"])
    return sorted(events, key=place)


def void(events):
    """Ids of the sendings that were refused: all before the refusal, or the one named and those before it; and of their receipts. A receipt
    is of the first sending that counts and was not yet received, else of the first that does not."""
    ordered, gone = in_order(events), set()
    refused = {}
    for place, event in enumerate(ordered):
        if event["kind"] != "refused":
            continue
        before = ordered[:place]
        if event.get("of"):
            named = [number for number, one in enumerate(ordered) if one["id"] == event["of"]]
            before = ordered[:named[0] + 1] if named else []
        refused[event["id"]] = {one["id"] for one in before if one["kind"] in SENT | {"returned"}}
        gone |= refused[event["id"]]
    waiting, receipts = [], set()
    for event in ordered:
        if event["kind"] == "submitted" and not event.get("for"):
            waiting.append(event["id"])
        elif event["kind"] == "received" and waiting:
            of = next((one for one in waiting if one not in gone), waiting[0])
            waiting.remove(of)
            if of in gone:
                receipts.add(event["id"])
        elif event["kind"] == "refused":
            waiting = [one for one in waiting if one not in refused[event["id"]]]
    return gone | receipts


def state_of(owed, calendar, events, on):
    """`events` are those known, by what they are about; the state at the end of the day `on`."""
    state = State()
    own = events.get(owed.id, [])
    gone = void(own)
    of_absorber = []
    if owed.absorber is not None:
        of_absorber = events.get(owed.absorber.id, [])
        gone |= void(of_absorber)
    of_cause = events.get(owed.cause["id"], []) if owed.cause is not None else []
    timing = of_absorber if owed.absorber is not None else own

    first = min([event["happened"] for event in own + of_absorber] + [owed.end or on, on]) - ONE_DAY
    planned = owed.cause.get("date") if owed.cause else None
    stops, extensions, open_since = [], [], None
    ended = called_off = False
    papers = ["unperformed", "unperformed"]        # its own and its absorber's; what is best of the two is said
    if owed.standing:
        state.verdict = "none"

    def reckon(day):
        running = stops + ([(open_since, day)] if open_since else [])
        answer = reckoned(owed, calendar, running, extensions, planned)
        state.due, state.certainty = answer or (None, None)
        if open_since and answer:
            state.certainty = "provisional"
        if state.due is None and state.verdict == "open":
            state.verdict = "none"

    def perform(event):
        step = {"submitted": "received" if event.get("for") else "claimed", "received": "received", "accepted": "accepted"}[event["kind"]]
        paper = 0 if event in own else 1
        if ORDER.index(papers[paper]) < ORDER.index("claimed") or ORDER.index(step) > ORDER.index(papers[paper]):
            papers[paper] = step
        if event["id"] in gone:       # it was said to be sent, and was never the thing owed
            return
        if state.done is None:
            state.done = event["happened"]
        if owed.standing or (state.due is None and step == "claimed"):
            return
        if state.verdict in ("open", "none"):
            late = state.due is not None and (state.passed or state.done > state.due)
            if late and state.life.startswith("discharged"):
                state.verdict = "none"          # it was no longer owed when its day passed
                return
            state.verdict = "violatedPerformedLate" if late else "compliedInTime"
        elif state.verdict == "violated":
            state.verdict = "violatedPerformedLate"

    def fall_due(day):
        if state.verdict == "open" and state.due is not None and state.due < day:
            state.passed = True
            if not ended:
                state.verdict, state.since = "violated", state.due + ONE_DAY

    def measure_anew():
        """What was planned has another day: what was kept and what was broken is measured by that day from now on, also where the
        duty has ended meanwhile."""
        if state.verdict in ("open", "violated", "violatedPerformedLate", "compliedInTime", "none") and state.due:
            closed = (state.ended or day) if state.life.startswith("discharged") else None
            state.verdict, state.since, state.passed = "open", None, False
            if state.done and state.done <= state.due:
                state.verdict = "compliedInTime"
            elif closed and closed <= state.due:
                state.verdict = "none"
            elif state.done:
                state.verdict = "violatedPerformedLate"
            elif closed:
                state.verdict, state.since = "violated", state.due + ONE_DAY

    larger_received = [received for larger in owed.next_larger for received in receipts(larger, events)]
    by_day = {}
    for event in in_order(own + of_cause + of_absorber):
        by_day.setdefault(event["happened"], []).append(event)
    day = first
    reckon(day)
    while day < on:
        day += ONE_DAY
        # A running pause moves the day with every day. One that it does not move, because the pause began while the day only rolled over
        # days off, is at most some days away and passes while it lasts.
        if open_since and (day - open_since).days <= 20:
            reckon(day)
        if not open_since or (day - open_since).days <= 20:
            fall_due(day)
        todays = by_day.get(day, [])
        if open_since and todays:
            reckon(day)
        for event in todays:
            kind = event["kind"]
            if kind in SENT:
                perform(event)
                if event["id"] in gone:
                    continue
                if not ended and (event["kind"] != "submitted" or event.get("for")):
                    state.life, ended = "fulfilled", True
            elif kind == "returned" and papers[0 if event in own else 1] != "unperformed":
                papers[0 if event in own else 1] = "returned"
            elif kind == "refused" and not any(one["kind"] in SENT and one["id"] not in gone and one["happened"] <= day
                                               for one in (own if event in own else of_absorber)):
                papers[0 if event in own else 1] = "refused"
            elif kind == "unknown":
                papers[0 if event in own else 1] = "unknown"
            elif kind in ("waived", "excused", "withdrawn") and not ended:
                called_off = called_off or kind == "withdrawn" and event in of_cause
                state.life, ended = f"discharged({kind})", True
            elif kind == "withdrawn" and event in of_cause:
                called_off = True
            elif kind == "extended" and event in timing:
                extensions.append(("until", event["until"]) if "until" in event else ("days", event["days"]))
            elif kind == "suspended" and event in timing and not open_since:
                open_since = day
                state.life = state.life if ended else "suspended"
            elif kind == "resumed" and event in timing and open_since:
                if open_since < day:
                    stops.append((open_since, day - ONE_DAY))
                open_since = None
                if not ended:
                    state.life = "inEffect"
            elif kind == "compensated" and event in own and state.verdict in ("violated", "violatedPerformedLate"):
                state.verdict = "compensated"
            elif kind == "rescheduled" and not called_off:
                planned = event["date"]
                reckon(day)
                measure_anew()
            reckon(day)
        if open_since and day == on:
            reckon(day)
        if not open_since:
            fall_due(day)
        if not ended and state.done is None and owed.absorber is None:
            for received in larger_received:
                if received <= day:
                    state.life, ended = "discharged(expired)", True
        if ended and state.ended is None:
            state.ended = day
    state.performance = max(papers, key=ORDER.index)
    # A period that has not begun is not yet asked for.
    if state.life == "inEffect" and owed.start and owed.start > on:
        state.life = "conditional"
    if ended and state.life.startswith("discharged") and state.verdict == "open":
        state.verdict = "none"
    if state.since is None and state.verdict == "violatedPerformedLate" and state.due:
        state.since = state.due + ONE_DAY
    state.shown = shown(owed, state, on)
    return state


def receipts(owed, events):
    """The days on which it was received."""
    own = events.get(owed.id, [])
    gone = void(own)
    return [event["happened"] for event in own
            if (event["kind"] in ("received", "accepted") or event["kind"] == "submitted" and event.get("for")) and event["id"] not in gone]


def shown(owed, state, on):
    if owed.standing:
        return "standing"
    if state.life == "discharged(expired)":
        return "notDone" if state.done is None else "doneInTime" if state.due is None or state.verdict == "compliedInTime" else "doneLate"
    if state.life.startswith("discharged") or state.life in ("terminated", "lapsed"):
        return "released"
    if state.verdict == "compensated" or state.done is not None and state.verdict != "none":
        return "doneLate" if state.verdict in ("violatedPerformedLate", "compensated") else "doneInTime"
    if state.life == "suspended":
        return "paused"
    if state.due is None:
        return "noDayStated"
    left = (state.due - on).days
    return "overdue" if left < 0 else "dueToday" if left == 0 else "dueSoon" if left <= 7 else "notYetDue"


# ------------------------------------------------------------------------------------------------------------ answers

FIELDS = ["periodStart", "periodEnd", "due", "basis", "certainty", "lifeCycle", "performance", "verdict", "since", "shown", "bearer",
          "answerable", "absorbedBy", "version"]


def answers(world, calendar, first, last, on, known, events=None):
    """Every obligation of the window as a row, by id."""
    events = known_events(world.events if events is None else events, known)
    named = by_name(events)
    causes = [event for event in events if event["kind"] == "occurred" and event["happened"] <= on]
    rows = {}
    started = base_obligations(world, causes, recurring=False)
    for owed in recurring(world) + started + following(world, started, calendar, named, on) + standing_obligations(world, on):
        timing = named.get(owed.absorber.id if owed.absorber else owed.id, [])
        near = owed.end is None or first - 100 * ONE_DAY <= owed.end <= last + 100 * ONE_DAY
        if not near and not any(event["kind"] in ("suspended", "extended") for event in timing):
            continue        # only to be done sooner: nothing else moves a day that far
        state = state_of(owed, calendar, named, on)
        place = state.due or owed.end or state.ended
        if place is None and not owed.standing:
            place = max(owed.start, first)        # without any day it is in every window that reaches its first (Docs/decisions/0021)
        if owed.standing and not (owed.start <= last and first <= (owed.end or FOREVER)):
            continue
        if not owed.standing and not first <= place <= last:
            continue
        deciding = on if owed.standing else owed.deciding
        top = owed.absorber or owed
        rows[owed.id] = {
            "periodStart": owed.start, "periodEnd": planned_day(owed, named, on) or owed.end, "due": state.due, "basis": top.basis, "certainty": state.certainty,
            "lifeCycle": state.life, "performance": state.performance, "verdict": state.verdict, "since": state.since, "shown": state.shown,
            "bearer": world.province.name(owed.bearer, deciding), "answerable": world.province.answers(owed.bearer, on),
            "absorbedBy": owed.absorber.id if owed.absorber else None, "version": owed.version.name}
    return {id: {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()} for id, row in rows.items()}
