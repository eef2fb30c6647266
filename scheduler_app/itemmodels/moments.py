"""Days, hours and slots as short text, and read back leniently. Qt-free.

"Tue 14 Apr 14:00–15:00; Wed 15 Apr 09:00–12:00": the day may be left out where it is the one
before, written as a weekday, a date or ISO, and "daily" means every day of the mission.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from dateutil import parser
from dateutil.relativedelta import relativedelta

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break, Holiday, OpeningHours
from scheduler_app.mission.slots import Hours, Slot, slot_of

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_MINUTES = 24 * 60

_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?"
_RANGE = re.compile(
    rf"(?<![\d\-.:/]){_CLOCK}\s*(?:-|–|—|\bto\b)\s*{_CLOCK}(?![\d/:])", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_EVERY_DAY = {"daily", "every day", "each day", "all days"}
_ALL_DAY = {"all day", "whole day"}


def day_text(day: date, *, year: int | None = None) -> str:
    """`Tue 14 Apr`, with the year where it is not the one given."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return text if year in (None, day.year) else f"{text} {day.year}"


def moment_text(moment: datetime, *, year: int | None = None) -> str:
    """`Tue 14 Apr 09:30`."""
    return f"{day_text(moment.date(), year=year)} {moment:%H:%M}"


def hours_text(hours: Hours) -> str:
    """`09:00–17:00`."""
    return f"{hours.start:%H:%M}–{hours.end:%H:%M}"


def slots_text(slots: Iterable[Slot], *, year: int | None = None) -> str:
    """Slots in their order, those of one day behind its name once."""
    parts: list[str] = []
    last: date | None = None
    for slot in slots:
        day = slot.start.date()
        clock = _slot_clock(slot)
        if day == last:
            parts[-1] += f", {clock}"
        else:
            parts.append(f"{day_text(day, year=year)} {clock}")
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
        f"{one.title} {hours_text(one.hours)}"
        if one.minutes is None
        else f"{one.title} {one.minutes} min {hours_text(one.hours)}"
        for one in breaks
    )


def holidays_text(holidays: Iterable[Holiday], *, year: int | None = None) -> str:
    """`Mon 6 Apr: Qingming`."""
    return "; ".join(f"{day_text(one.day, year=year)}: {one.title}" for one in holidays)


def read_day(mission: Mission, text: str) -> date:
    """A date as people write it; without a year the mission's, a weekday alone its first."""
    cleaned = text.strip().strip(",;:.").strip()
    try:
        return date.fromisoformat(cleaned)
    except ValueError:
        pass
    default = datetime.combine(mission.start, time())
    if not cleaned or not re.search(r"[A-Za-z0-9]", cleaned):
        raise _not_understood(text)
    try:
        found = parser.parse(cleaned, default=default, dayfirst=True).date()
    except (ValueError, OverflowError, TypeError) as error:
        raise _not_understood(text) from error
    if not re.search(r"\d{4}", cleaned):
        found = _in_mission(mission, found)
    named = _WEEKDAY.search(cleaned)
    if named and WEEKDAYS[found.weekday()].lower() != named[1].lower():
        raise _not_understood(text)
    return found


def read_moment(mission: Mission, text: str) -> datetime:
    """A date with a time of day."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None and re.search(r"\d[ T]\d", text):
            return moment.replace(second=0, microsecond=0)
    except ValueError:
        pass
    found = re.search(rf"(?:^|[\sT,])({_CLOCK})\s*$", text.strip(), re.IGNORECASE)
    if found is None or (found[3] is None and found[4] is None):
        raise _not_understood(text)
    before = text.strip()[: found.start()]
    return datetime.combine(read_day(mission, before), _clock(text, found[2], found[3], found[4]))


def read_hours(text: str) -> Hours:
    """One span of a day."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise _not_understood(text)
    start, end = _clocks(text, found)
    return Hours(start=start, end=end)


def read_slots(mission: Mission, text: str) -> tuple[Slot, ...]:
    """Slots in order of time."""
    slots: list[Slot] = []
    days: tuple[date, ...] = ()
    for before, found in _ranges(text):
        days = _days(mission, before) or days
        if not days:
            raise _not_understood(text)
        slots += [_slot(text, day, found) for day in days]
    return tuple(sorted(set(slots)))


def read_opening_hours(text: str) -> tuple[OpeningHours, ...]:
    """Hours behind weekdays ("Mon-Fri", "Sat, Sun"), or alone for every day."""
    opening: list[OpeningHours] = []
    for before, found in _ranges(text):
        if found is None:
            raise _not_understood(text)
        start, end = _clocks(text, found)
        hours = Hours(start=start, end=end)
        opening += [OpeningHours(hours=hours, weekday=day) for day in _read_weekdays(before)]
    return tuple(opening)


def read_breaks(text: str) -> tuple[Break, ...]:
    """A title before each span of hours, perhaps with its length: `Lunch 45 min 12:00-14:00`."""
    breaks: list[Break] = []
    for before, found in _ranges(text):
        if found is None or not before:
            raise _not_understood(text)
        start, end = _clocks(text, found)
        length = re.fullmatch(r"(.*\S)\s+(\d+)\s*min(?:utes)?", before, re.IGNORECASE)
        title, minutes = (length[1], int(length[2])) if length else (before, None)
        breaks.append(Break(title=title, hours=Hours(start=start, end=end), minutes=minutes))
    return tuple(breaks)


def read_holidays(mission: Mission, text: str) -> tuple[Holiday, ...]:
    """A day, then its title."""
    return tuple(_read_holiday(mission, part) for part in re.split(r"[;\n]", text) if part.strip())


def read_hours_list(text: str) -> tuple[Hours, ...]:
    """Several spans of every day."""
    return tuple(read_hours(part) for part in re.split(r"[;,\n]", text) if part.strip())


def _read_holiday(mission: Mission, part: str) -> Holiday:
    day, colon, title = part.partition(":")
    if colon:
        return Holiday(day=read_day(mission, day), title=title.strip())
    words = part.split()
    for count in range(len(words), 0, -1):
        try:
            found = read_day(mission, " ".join(words[:count]))
        except MissionError:
            continue
        return Holiday(day=found, title=" ".join(words[count:]))
    raise _not_understood(part)


def _ranges(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each span of hours with the words before it; a last None for words without hours."""
    for part in re.split(r"[;\n]", text):
        end = 0
        for found in _RANGE.finditer(part):
            if not (found[2] or found[3] or found[5] or found[6]) and part[found.end() :].strip(
                " ,"
            ):
                continue  # "14-15 Apr" are days, not hours
            yield part[end : found.start()].strip(" ,:\t"), found
            end = found.end()
        rest = part[end:].strip(" ,:\t")
        if rest:
            yield rest, None


def _days(mission: Mission, before: str) -> tuple[date, ...]:
    if not before:
        return ()
    if before.lower() in _EVERY_DAY:
        return mission.days
    for words in _ALL_DAY:
        before = re.sub(rf"\b{words}\b", "", before, flags=re.IGNORECASE)
    return (read_day(mission, before),)


def _slot(text: str, day: date, found: re.Match[str] | None) -> Slot:
    midnight = datetime.combine(day, time())
    if found is None:
        return slot_of(midnight, DAY_MINUTES)
    if (found[4], found[5]) == ("24", "00"):
        start = _clock(text, found[1], found[2], found[3])
        return Slot(start=datetime.combine(day, start), end=midnight + timedelta(days=1))
    start, end = _clocks(text, found)
    return Slot(start=datetime.combine(day, start), end=datetime.combine(day, end))


def _clocks(text: str, found: re.Match[str]) -> tuple[time, time]:
    first_half = found[3] or (found[6] if found[3] is None and _is_same_half(found) else None)
    return _clock(text, found[1], found[2], first_half), _clock(text, found[4], found[5], found[6])


def _is_same_half(found: re.Match[str]) -> bool:
    return bool(found[6]) and int(found[1]) % 12 < int(found[4]) % 12


def _clock(text: str, hour: str, minute: str | None, half: str | None) -> time:
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower() == "pm" else 0)
    try:
        return time(number, int(minute or 0))
    except ValueError as error:
        raise _not_understood(text) from error


def _slot_clock(slot: Slot) -> str:
    if slot.minutes == DAY_MINUTES and slot.start.time() == time():
        return "all day"
    if slot.end.time() == time() and slot.end.date() == slot.start.date() + timedelta(days=1):
        return f"{slot.start:%H:%M}–24:00"
    return f"{slot.start:%H:%M}–{slot.end:%H:%M}"


def _weekdays_text(days: list[int]) -> str:
    days = sorted(days)
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{WEEKDAYS[days[0]]}–{WEEKDAYS[days[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in days)


def _read_weekdays(before: str) -> tuple[int | None, ...]:
    if not before or before.lower() in _EVERY_DAY:
        return (None,)
    days: list[int] = []
    for part in before.replace("&", ",").replace(" and ", ",").split(","):
        names = [_weekday(before, name) for name in re.split(r"[-–—]|\bto\b", part)]
        if len(names) == 2:
            days += [(names[0] + n) % 7 for n in range((names[1] - names[0]) % 7 + 1)]
        else:
            days += names
    return tuple(dict.fromkeys(days))


def _weekday(text: str, name: str) -> int:
    found = _WEEKDAY.fullmatch(name.strip())
    if found is None:
        raise _not_understood(text)
    return [day.lower() for day in WEEKDAYS].index(found[1].lower())


def _in_mission(mission: Mission, day: date) -> date:
    """The same day and month a year later, where that is the one that lies in the mission."""
    later = day + relativedelta(years=1)
    return later if mission.start <= later <= mission.end else day


def _not_understood(text: str) -> MissionError:
    return MissionError(fault=Fault.NOT_UNDERSTOOD, value=text.strip())
