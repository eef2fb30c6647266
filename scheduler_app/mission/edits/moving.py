"""Moving a whole mission by some days, and what another change of its dates leaves outside.

Everything dated goes along. What stays: public holidays, which belong to their places, and what has been
said and told already (who said so, notices, releases).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from scheduler_app.mission.attendance import city_of_request
from scheduler_app.mission.clock import is_skipped
from scheduler_app.mission.ids import CityId, LegId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import City, Holiday
from scheduler_app.mission.presence import leg_span
from scheduler_app.mission.tables import table_of, type_of_table

LONGEST_MOVE = 20 * 366
STAYING_TABLES = frozenset({"notices", "releases"})
STAYING_FIELDS = frozenset({"holidays", "state_on"})
COUNTED = ("city_days", "gatherings", "legs", "meetings")
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """That a city is so many minutes from UTC on its first day, and was so many before the move."""

    city_id: CityId
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What differs after a move beside the dates. `holidays`: those on days on which the mission is there now;
    `legs`: those that last longer or less by the clocks; `skipped`: meetings, gatherings and legs at times
    that summer time skips.
    """

    days: int
    records: int
    holidays: tuple[tuple[CityId, Holiday], ...]
    clocks: tuple[Clocks, ...]
    legs: tuple[LegId, ...]
    skipped: int

    @property
    def changes_weekdays(self) -> bool:
        """Whether everything falls on another day of the week."""
        return self.days % WEEK != 0


def move_mission(mission: Mission, days: int) -> Mission:
    """The mission so many days later (below 0: earlier). Raises MissionError where a year is out of range."""
    by = timedelta(days=days)
    tables = {
        name: {key: _shifted(one, by) for key, one in table_of(mission, name).items()}
        for name in type_of_table
        if name not in STAYING_TABLES
    }
    changes: dict[str, Any] = {"start": mission.start + by, "end": mission.end + by, **tables}
    return dataclasses.replace(mission, **changes)


def moved(before: Mission, after: Mission) -> Moved:
    """What a move brought with it."""
    records = sum(
        one is not table_of(before, name)[key]
        for name in type_of_table
        for key, one in table_of(after, name).items()
    )
    there = {(one.city_id, one.day) for one in after.city_days.values()}
    return Moved(
        days=(after.start - before.start).days,
        records=records,
        holidays=tuple(
            (city.id, holiday)
            for city in after.cities.values()
            for holiday in city.holidays
            if (city.id, holiday.day) in there
        ),
        clocks=tuple(_clocks(before, after)),
        legs=tuple(
            key for key, leg in after.legs.items()
            if _minutes(after, leg) != _minutes(before, before.legs[key])
        ),
        skipped=sum(
            is_skipped(moment, after.cities[city_id].zone) for city_id, moment in _moments(after)
        ),
    )  # fmt: skip


def left_outside(before: Mission, after: Mission) -> Mapping[str, int]:
    """By table, how many records lie outside of the dates of a mission that did not before."""
    found = Counter(
        name
        for name in COUNTED
        for key, one in table_of(after, name).items()
        if not _is_inside(after, one)
        and (key not in table_of(before, name) or _is_inside(before, one))
    )
    return dict(found)


def _shifted(value: Any, by: timedelta) -> Any:
    """A value with all its dates moved; the very same where it has none."""
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        parts = tuple(_shifted(one, by) for one in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        field.name: new
        for field in dataclasses.fields(value)
        if field.name not in STAYING_FIELDS
        and (new := _shifted(old := getattr(value, field.name), by)) is not old
    }
    return dataclasses.replace(value, **changed) if changed else value


def _clocks(before: Mission, after: Mission) -> Iterator[Clocks]:
    for city in after.cities.values():
        was, now = _offset(city, before.start), _offset(city, after.start)
        if was != now:
            yield Clocks(city_id=city.id, before=was, after=now)


def _offset(city: City, day: date) -> int:
    offset = datetime.combine(day, time(12), tzinfo=city.zone).utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60


def _minutes(mission: Mission, leg: Any) -> int:
    start, end = leg_span(mission, leg)
    return end - start


def _moments(mission: Mission) -> Iterator[tuple[CityId, datetime]]:
    for meeting in mission.meetings.values():
        yield city_of_request(mission, mission.meeting_requests[meeting.request_id]), meeting.start
    for gathering in mission.gatherings.values():
        yield gathering.city_id, gathering.start
    for leg in mission.legs.values():
        yield leg.from_city_id, leg.departure
        yield leg.to_city_id, leg.arrival


def _is_inside(mission: Mission, record: Any) -> bool:
    """Whether a record begins on a day of the mission; a leg may also lead to it or from it."""
    if hasattr(record, "departure"):
        day = timedelta(days=1)
        first, last = mission.start - day, mission.end + day
        return bool(first <= record.arrival.date() and record.departure.date() <= last)
    begins = record.day if hasattr(record, "day") else record.start.date()
    return bool(mission.start <= begins <= mission.end)
