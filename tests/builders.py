"""Small missions for tests: every field has a default, ids are short and readable.

`a_mission(cities=[…], …)` takes lists of records and makes the tables of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import (
    Delegate,
    Official,
    Organisation,
    OrganisationKind,
    Roster,
)
from scheduler_app.mission.places import City, CityDay, Room, TravelTime, Venue
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, RuleKind
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.mission.vehicles import Vehicle

DAY = date(2026, 3, 2)
"""A Monday: the first day of `a_mission`."""


def at(hour: int, minute: int = 0, *, day: int = 0) -> datetime:
    """A wall time on DAY, or `day` days later."""
    return datetime.combine(DAY + timedelta(days=day), time(hour, minute))


def slot(start: str, end: str, *, day: int = 0) -> Slot:
    """A slot on DAY from texts such as "09:00"."""
    return Slot(start=_on(start, day), end=_on(end, day))


def hours(start: str, end: str) -> Hours:
    """Hours of every day from texts such as "09:00"."""
    return Hours(start=time.fromisoformat(start), end=time.fromisoformat(end))


def a_city(city_id: str = "city", **fields: Any) -> City:
    """A city without a lunch break whose clocks show UTC all year, from 08:00 to 18:00."""
    given: dict[str, Any] = {
        "name": city_id.title(), "day_hours": hours("08:00", "18:00"), "breaks": (),
        "peak_hours": (), "timezone": "Africa/Abidjan",
    }  # fmt: skip
    return City(id=city_id, **given | fields)


def a_city_day(city_id: str = "city", day: int = 0, **fields: Any) -> CityDay:
    """Everyone works in the city on DAY, or `day` days later."""
    given: dict[str, Any] = {"id": f"{city_id}-{day}", "day": at(0, day=day).date()}
    return CityDay(city_id=city_id, **given | fields)


def a_venue(venue_id: str = "venue", city_id: str = "city", **fields: Any) -> Venue:
    """A venue that is open all day, without coordinates."""
    return Venue(id=venue_id, city_id=city_id, **{"name": venue_id.title(), **fields})


def a_room(room_id: str = "room", venue_id: str = "venue", **fields: Any) -> Room:
    """A room for 8."""
    return Room(id=room_id, venue_id=venue_id, **{"name": room_id.title(), **fields})


def a_travel_time(a: str, b: str, minutes: int, peak: int | None = None) -> TravelTime:
    """An entered way from a to b."""
    return TravelTime(
        id=f"{a}-{b}", from_venue_id=a, to_venue_id=b, minutes=minutes,
        peak_minutes=minutes if peak is None else peak,
    )  # fmt: skip


def an_organisation(organisation_id: str = "firm", **fields: Any) -> Organisation:
    """A firm of the delegation."""
    return Organisation(id=organisation_id, **{"name": organisation_id.title(), **fields})


def a_delegate(delegate_id: str = "delegate", **fields: Any) -> Delegate:
    """A delegate of the organisation "firm"."""
    given: dict[str, Any] = {"organisation_id": "firm", "title": delegate_id.title()}
    return Delegate(id=delegate_id, **given | fields)


def an_official(official_id: str = "official", **fields: Any) -> Official:
    """An official of the organisation "ministry" in "city" who receives at "venue"."""
    given: dict[str, Any] = {
        "organisation_id": "ministry", "city_id": "city", "venue_id": "venue",
        "title": official_id.title(),
    }  # fmt: skip
    return Official(id=official_id, **given | fields)


def an_interpreter(interpreter_id: str = "interpreter", **fields: Any) -> Interpreter:
    """An interpreter who lives in "city" and speaks English and Chinese."""
    given: dict[str, Any] = {
        "name": interpreter_id.title(), "city_ids": ("city",), "languages": ("en", "zh"),
    }  # fmt: skip
    return Interpreter(id=interpreter_id, **given | fields)


def a_vehicle(vehicle_id: str = "car", **fields: Any) -> Vehicle:
    """A car in "city" in which nobody rides yet."""
    return Vehicle(id=vehicle_id, **{"name": vehicle_id.title(), "city_id": "city", **fields})


def a_rule(rule_id: str = "rule", **fields: Any) -> Rule:
    """The firm has at most two meetings a day."""
    given: dict[str, Any] = {"kind": RuleKind.MOST_A_DAY, "number": 2}
    if given | fields == given:
        given["roster"] = Roster(groups=(), organisation_ids=("firm",))
    return Rule(id=rule_id, **given | fields)


def a_request(request_id: str = "request", **fields: Any) -> MeetingRequest:
    """The firm wants to meet the official for 45 minutes."""
    given: dict[str, Any] = {"organisation_id": "firm", "official_ids": ("official",)}
    return MeetingRequest(id=request_id, **given | fields)


def a_meeting(request_id: str = "request", start: datetime | None = None, **fields: Any) -> Meeting:
    """The request's meeting at 09:00 at "venue"."""
    given: dict[str, Any] = {"start": start or at(9), "venue_id": "venue"}
    return Meeting(id=meeting_id_of(request_id), request_id=request_id, **given | fields)


def a_gathering(gathering_id: str = "gathering", **fields: Any) -> Gathering:
    """A gathering of everyone at "venue" from 09:00 to 10:00."""
    given: dict[str, Any] = {
        "title": gathering_id.title(), "city_id": "city", "venue_id": "venue",
        "start": at(9), "end": at(10),
    }  # fmt: skip
    return Gathering(id=gathering_id, **given | fields)


def a_leg(leg_id: str = "leg", **fields: Any) -> Leg:
    """A flight of everyone from "city" at 14:00 to "other", where it lands at 16:00."""
    given: dict[str, Any] = {
        "title": leg_id.title(), "from_city_id": "city", "to_city_id": "other",
        "departure": at(14), "arrival": at(16),
    }  # fmt: skip
    return Leg(id=leg_id, **given | fields)


def a_mission(*, days: int = 1, **tables: Any) -> Mission:
    """One city, one venue, one firm with one delegate, one official, one request; all replaceable.

    A table given as a list of records replaces the default one; other fields go to the Mission.
    """
    given: dict[str, Any] = {
        "title": "Mission", "start": DAY, "end": at(0, day=days - 1).date(),
        "cities": [a_city()], "venues": [a_venue()],
        "organisations": [
            an_organisation(), an_organisation("ministry", kind=OrganisationKind.GOVERNMENT),
        ],
        "delegates": [a_delegate()], "officials": [an_official()],
        "city_days": [a_city_day(day=n) for n in range(days)], "meeting_requests": [a_request()],
    }  # fmt: skip
    return Mission(**{name: _table(value) for name, value in (given | tables).items()})


def _table(value: Any) -> Any:
    if isinstance(value, Iterable) and not isinstance(value, str | dict):
        records = tuple(value)
        if all(hasattr(record, "id") for record in records):
            return {record.id: record for record in records}
        return records
    return value


def _on(text: str, day: int) -> datetime:
    return datetime.combine(at(0, day=day).date(), time.fromisoformat(text))
