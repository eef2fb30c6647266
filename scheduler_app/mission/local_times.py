"""The times of records on the clocks of their cities: those that summer time skips, and those that come twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from scheduler_app.mission.attendance import city_of_meeting, city_of_request
from scheduler_app.mission.clock import is_skipped, is_twice
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import Slot

TABLES = ("venues", "rooms", "officials", "legs", "gatherings", "meeting_requests", "meetings")
"""Those whose times are on the clock of one city; when a traveller comes or is away has none of its own."""


class LocalTime(NamedTuple):
    """A time that a record names, on the clock of a city."""

    field: str
    city_id: CityId
    at: datetime


def local_times(mission: Mission, table: str, record: Any) -> Iterator[LocalTime]:  # noqa: ANN401 - any record
    """Every time of a record that is on the clock of one city."""
    if table == "legs":
        yield LocalTime("departure", record.from_city_id, record.departure)
        yield LocalTime("arrival", record.to_city_id, record.arrival)
    elif table == "gatherings":
        yield LocalTime("start", record.city_id, record.start)
        yield LocalTime("end", record.city_id, record.end)
    elif table == "meetings":
        yield LocalTime("start", city_of_meeting(mission, record), record.start)
    elif table == "venues":
        yield from _of_slots("closed", record.city_id, record.closed)
    elif table == "rooms":
        city_id = mission.venues[record.venue_id].city_id
        yield from _of_slots("availability", city_id, record.availability)
    elif table == "officials":
        yield from _of_slots("availability", record.city_id, record.availability)
    elif table == "meeting_requests" and (record.windows or record.preferred):
        city_id = city_of_request(mission, record)
        yield from _of_slots("windows", city_id, record.windows)
        yield from _of_slots("preferred", city_id, record.preferred)


def skipped_of(mission: Mission, table: str, record: Any) -> Iterator[LocalTime]:  # noqa: ANN401
    """The times of a record that its clocks never show."""
    for one in local_times(mission, table, record):
        if is_skipped(one.at, mission.cities[one.city_id].zone):
            yield one


def twice_of(mission: Mission, table: str, record: Any) -> Iterator[LocalTime]:  # noqa: ANN401
    """The times of a record that its clocks show twice."""
    for one in local_times(mission, table, record):
        if is_twice(one.at, mission.cities[one.city_id].zone):
            yield one


def check_times(mission: Mission, table: str, record: Any, before: Any = None) -> None:  # noqa: ANN401
    """Raise MissionError SKIPPED_HOUR where a record names a time that its clocks skip, and `before`, what stood
    in its place, did not. References must be sound.
    """
    known = set(local_times(mission, table, before)) if before is not None else set()
    for one in skipped_of(mission, table, record):
        if one not in known:
            raise MissionError(
                fault=Fault.SKIPPED_HOUR, table=table, record=record.id, field=one.field,
                value=one.at.isoformat(timespec="minutes", sep=" "),
                other=mission.cities[one.city_id].name,
            )  # fmt: skip


def _of_slots(field: str, city_id: CityId, slots: Iterable[Slot]) -> Iterator[LocalTime]:
    for slot in slots:
        yield LocalTime(field, city_id, slot.start)
        yield LocalTime(field, city_id, slot.end)
