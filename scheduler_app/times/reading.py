"""Days, moments, hours, slots and lists of them, read as people write them: whole, or not at all.

Each function answers with a Reading: the value, and what is doubtful about it. They raise MissionError
where a text means nothing, or something that cannot be. Nothing depends on the machine: the order of
day and month is decided by the mission's dates, or given for a whole column (`order`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Break, Fair, Holiday, OpeningHours
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.times.order import DayOrder, distance, numbers_in
from scheduler_app.times.parts import Parts
from scheduler_app.times.scan import Scan, shortened

Value = TypeVar("Value")
Parser = Callable[[Parts], Iterator[tuple[Value | MissionError, int]]]
_SERIAL = re.compile(r"([0-9]{5})(?:\.([0-9]+))?")
_FIRST_SERIAL = datetime(1899, 12, 30)
_ZONE = re.compile(
    r"[0-9](?::[0-9]{2}|[0-9]{2})(?:\.[0-9]+)? *(z|utc|gmt|[+][0-9]{2}:?[0-9]{2}|-[0-9]{2}:[0-9]{2})$"
)


class DoubtKind(StrEnum):
    """Why a reading is shown to whoever typed it."""

    OUTSIDE = "outside"
    EITHER_WAY = "either_way"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What was taken for what: `day` outside the mission, or one of two readings, the other in `instead`."""

    kind: DoubtKind
    text: str
    day: date
    instead: date | None = None
    order: DayOrder = DayOrder.DAY_FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[Value]):
    """A value that a text means, and what is doubtful about it."""

    value: Value
    doubts: tuple[Doubt, ...] = ()


def read_day(mission: Mission, text: str, order: DayOrder | None = None) -> Reading[date]:
    """A day; without a year the one nearest to the mission, a weekday alone that of the mission."""
    serial = _serial(mission, text)
    if serial is not None and serial.time() == time():
        return _from_serial(text, serial.date(), serial.date())
    return _read(mission, text, order, Parts.day, lambda day: (day,))


def read_moment(mission: Mission, text: str, order: DayOrder | None = None) -> Reading[datetime]:
    """A day with a time of day, in either order; 24:00 is the end of the day."""
    serial = _serial(mission, text)
    if serial is not None and "." in text:
        return _from_serial(text, serial, serial.date())
    if serial is not None:
        raise MissionError(
            fault=Fault.NO_HOUR, value=text.strip(), named=text.strip(), other=f"{serial.date()}"
        )
    return _read(mission, text, order, Parts.moment, lambda moment: (moment.date(),))


def read_slots(
    mission: Mission, text: str, order: DayOrder | None = None
) -> Reading[tuple[Slot, ...]]:
    """Slots in order of time: days with hours, or whole days."""
    return _read(
        mission, text, order, Parts.slots, lambda found: [one.start.date() for one in found]
    )


def read_clock(mission: Mission, text: str) -> Reading[time]:
    """One time of day."""
    return Reading(value=_whole(text, mission, DayOrder.DAY_FIRST, Parts.clock))


def read_hours(mission: Mission, text: str) -> Reading[Hours]:
    """One span of a day."""
    return Reading(value=_whole(text, mission, DayOrder.DAY_FIRST, Parts.hours))


def read_hours_list(mission: Mission, text: str) -> Reading[tuple[Hours, ...]]:
    """Several spans of every day."""
    return Reading(value=_whole(text, mission, DayOrder.DAY_FIRST, Parts.hours_list))


def read_opening_hours(mission: Mission, text: str) -> Reading[tuple[OpeningHours, ...]]:
    """Hours behind weekdays ("Mon-Fri", "Sat, Sun"), or alone for every day."""
    return Reading(value=_whole(text, mission, DayOrder.DAY_FIRST, Parts.opening_hours))


def read_breaks(mission: Mission, text: str) -> Reading[tuple[Break, ...]]:
    """A title before each span of hours, perhaps with its length: `Lunch 45 min 12:00-14:00`."""
    return Reading(value=_whole(text, mission, DayOrder.DAY_FIRST, Parts.breaks))


def read_holidays(
    mission: Mission, text: str, order: DayOrder | None = None
) -> Reading[tuple[Holiday, ...]]:
    """Days, each with its title behind it; many lie outside the mission, which is no doubt."""
    return _without_outside(
        _read(mission, text, order, Parts.holidays, lambda found: [one.day for one in found])
    )


def read_fairs(
    mission: Mission, text: str, order: DayOrder | None = None
) -> Reading[tuple[Fair, ...]]:
    """Titles, each with its first and last day after a colon; many lie outside the mission."""
    return _without_outside(
        _read(mission, text, order, Parts.fairs, lambda found: [one.first for one in found])
    )


def _read(
    mission: Mission,
    text: str,
    order: DayOrder | None,
    parse: Parser[Value],
    days: Callable[[Value], Iterable[date]],
) -> Reading[Value]:
    """The reading in the given order, else in that which lies in the mission or nearest to it."""
    numbers = numbers_in(text)
    orders = [order] if order else list(DayOrder) if numbers else [DayOrder.DAY_FIRST]
    values: dict[DayOrder, Value] = {}
    faults: list[MissionError] = []
    for each in orders:
        try:
            values[each] = _whole(text, mission, each, parse)
        except MissionError as error:
            faults.append(error)
    far = {each: _far(mission, days(value)) for each, value in values.items()}
    if len(values) > 1 and DayOrder.YEAR_FIRST in values and far[DayOrder.YEAR_FIRST][0]:
        del values[DayOrder.YEAR_FIRST]
    if not values:
        raise _likeliest(faults)
    best = min(values, key=far.__getitem__)
    value = values[best]
    unlike = [each for each in values if values[each] != value]
    doubts = []
    if unlike and (far[best][0] or not far[unlike[0]][0]):
        doubts += _either_way(text, best, days(value), days(values[unlike[0]]))
    outside = [day for day in days(value) if distance(mission, day)]
    doubts += [
        Doubt(kind=DoubtKind.OUTSIDE, text=shortened(text.strip()), day=day) for day in outside[:1]
    ]
    return Reading(value=value, doubts=tuple(doubts))


def _likeliest(faults: list[MissionError]) -> MissionError:
    """Of two orders the fault that knows more."""
    vague = (Fault.NOT_UNDERSTOOD, Fault.PART_NOT_UNDERSTOOD, Fault.NO_SUCH_DAY)
    return next((one for one in faults if one.fault not in vague), faults[0])


def _either_way(
    text: str, order: DayOrder, days: Iterable[date], others: Iterable[date]
) -> list[Doubt]:
    for day, instead in zip(days, others, strict=False):
        if day != instead:
            return [
                Doubt(
                    kind=DoubtKind.EITHER_WAY, text=shortened(text.strip()), day=day,
                    instead=instead, order=order,
                )
            ]  # fmt: skip
    return []


def _without_outside(reading: Reading[Value]) -> Reading[Value]:
    kept = tuple(one for one in reading.doubts if one.kind is not DoubtKind.OUTSIDE)
    return Reading(value=reading.value, doubts=kept)


def _whole(
    text: str,
    mission: Mission,
    order: DayOrder,
    parse: Parser[Value],
) -> Value:
    """The first reading that reaches the end of the text; else the fault of one that would, else what was left."""
    scan = Scan(text)
    for is_lenient in (False, True):
        scan.is_lenient = is_lenient
        for value, end in parse(Parts(scan, mission, order)):
            if scan.is_end(end):
                if isinstance(value, MissionError):
                    raise value
                return value
    if zone := _ZONE.search(scan.text):
        raise scan.fault(Fault.NAMES_A_ZONE, zone.start(1), zone.end(1))
    raise scan.not_understood()


def _far(mission: Mission, days: Iterable[date]) -> tuple[int, int]:
    far = [distance(mission, day) for day in days]
    return sum(n > 0 for n in far), sum(far)


def _serial(mission: Mission, text: str) -> datetime | None:
    """The day that a spreadsheet counts so, if it lies in the mission."""
    found = _SERIAL.fullmatch(text.strip())
    if found is None:
        return None
    minutes = round(float(f"0.{found[2] or 0}") * 24 * 60)
    moment = _FIRST_SERIAL + timedelta(days=int(found[1]), minutes=minutes)
    return moment if distance(mission, moment.date()) == 0 else None


def _from_serial(text: str, value: Value, day: date) -> Reading[Value]:
    return Reading(value=value, doubts=(Doubt(kind=DoubtKind.SERIAL, text=text.strip(), day=day),))
