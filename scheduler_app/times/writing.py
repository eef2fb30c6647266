"""Days, hours and slots as a cell shows them: short, and in words that `reading` reads back to the same.

"Tue 14 Apr 14:00–15:00; Wed 15 Apr 09:00–12:00". With a mission, a day names its year where it would
otherwise be read as another one; without, never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break, Fair, Holiday, OpeningHours
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.times.names import DAY_MINUTES, MONTHS, WEEKDAYS
from scheduler_app.times.order import nearest_day

_PLAIN_TITLE = re.compile(r"[^\s;\n\"\',:](?:[^;\n\"]*[^\s;\n\",:])?")
_HOURS_IN_TITLE = re.compile(r"[0-9,&+]|day|noon|night|中午|全天", re.IGNORECASE)
_EVENING = time(17)
_NIGHT = 12 * 60


def day_text(day: date, *, mission: Mission | None = None) -> str:
    """`Tue 14 Apr`, with the year where the mission's dates do not say it."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    if mission is None or nearest_day(mission, day.month, day.day) == day:
        return text
    return f"{text} {day.year}"


def moment_text(moment: datetime, *, mission: Mission | None = None) -> str:
    """`Tue 14 Apr 09:30`."""
    return f"{day_text(moment.date(), mission=mission)} {moment:%H:%M}"


def hours_text(hours: Hours) -> str:
    """`09:00–17:00`, `20:00–24:00`, `22:00–02:00`, `10:00–02:00 next day`."""
    return _span_text(hours.start, hours.end)


def hours_list_text(hours: Iterable[Hours]) -> str:
    """Several of them."""
    return "; ".join(hours_text(one) for one in hours)


def slots_text(slots: Iterable[Slot], *, mission: Mission | None = None) -> str:
    """Slots in their order, those of one day behind its name once."""
    parts: list[str] = []
    last: date | None = None
    for slot in slots:
        day = slot.start.date()
        is_long = slot.end > datetime.combine(day, slot.start.time()) + timedelta(days=1)
        clock = _slot_clock(slot)
        if is_long and clock != "all day":
            span = (moment_text(one, mission=mission) for one in (slot.start, slot.end))
            parts.append(" – ".join(span))
            last = None
            continue
        if day == last:
            parts[-1] += f", {clock}"
        else:
            parts.append(f"{day_text(day, mission=mission)} {clock}")
        last = day
    return "; ".join(parts)


def opening_text(opening: Iterable[OpeningHours]) -> str:
    """`Mon–Fri 09:00–17:00; Sat 09:00–12:00`; hours alone where they hold every day."""
    days_of: dict[Hours, list[int]] = {}
    daily: list[str] = []
    for one in opening:
        if one.weekday is None:
            daily.append(hours_text(one.hours))
        else:
            days_of.setdefault(one.hours, []).append(one.weekday)
    weekly = [f"{_weekdays_text(days)} {hours_text(hours)}" for hours, days in days_of.items()]
    return "; ".join([*daily, *weekly])


def breaks_text(breaks: Iterable[Break]) -> str:
    """`Lunch 12:00–13:00`, or `Lunch 45 min 12:00–14:00` where it is a part of the hours."""
    return "; ".join(
        f"{_title_text(one.title, before_hours=True)} {hours_text(one.hours)}"
        if one.minutes is None
        else f"{_title_text(one.title, before_hours=True)} {one.minutes} min {hours_text(one.hours)}"
        for one in breaks
    )


def holidays_text(holidays: Iterable[Holiday], *, mission: Mission | None = None) -> str:
    """`Mon 6 Apr: Qingming`."""
    return "; ".join(
        f"{day_text(one.day, mission=mission)}: {_title_text(one.title)}" for one in holidays
    )


def fairs_text(fairs: Iterable[Fair], *, mission: Mission | None = None) -> str:
    """`Canton Fair: Wed 15 Apr – Sun 19 Apr`."""
    return "; ".join(
        f"{_title_text(one.title)}: {day_text(one.first, mission=mission)}"
        f" – {day_text(one.last, mission=mission)}"
        for one in fairs
    )


def _slot_clock(slot: Slot) -> str:
    midnight = datetime.combine(slot.start.date(), time())
    if slot.start == midnight and slot.minutes == DAY_MINUTES:
        return "all day"
    return _span_text(slot.start.time(), slot.end.time())


def _span_text(start: time, end: time) -> str:
    if end == time():
        return f"{start:%H:%M}–24:00"
    text = f"{start:%H:%M}–{end:%H:%M}"
    if end > start:
        return text
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute + DAY_MINUTES
    is_night = start >= _EVENING and minutes <= _NIGHT
    return text if is_night else f"{text} next day"


def _weekdays_text(days: list[int]) -> str:
    days = sorted(days)
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{WEEKDAYS[days[0]]}–{WEEKDAYS[days[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in days)


def _title_text(title: str, *, before_hours: bool = False) -> str:
    """A title as it is, or in quotes where its words could be taken for something else."""
    if _PLAIN_TITLE.fullmatch(title) and not (before_hours and _HOURS_IN_TITLE.search(title)):
        return title
    doubled = title.replace('"', '""')
    return f'"{doubled}"'
