"""What paper and calendars say of an engagement besides when, where and who: titles, names, addresses, clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler_app.mission.attendance import (
    city_of_meeting,
    people_of_gathering,
    people_of_meeting,
    person_of,
    request_title,
    venue_of_gathering,
)
from scheduler_app.mission.edits.records import PEOPLE
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import CityId, PersonId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.tables import table_of
from scheduler_app.mission.vehicles import Vehicle

Told = Meeting | Gathering | Leg | Vehicle
_Fact = tuple[tuple[str, str, str], str]
"""(table, id, field) and what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One field of a record that reads otherwise than before; empty texts are values too."""

    table: str
    record: str
    field: str
    was: str
    now: str


def details_that_differ(
    before: Mission, old: Told, after: Mission, new: Told, to: PersonId | None = None
) -> tuple[Detail, ...]:
    """Of one engagement in two missions: what both say, and say otherwise; `to`: on this person's paper.

    Notes stand on the paper of delegates and interpreters, and a host reads none.
    """
    was, now = dict(_facts(before, old)), dict(_facts(after, new))
    reads_notes = to is None or any(
        to in people
        for mission in (before, after)
        for people in (mission.delegates, mission.interpreters)
    )
    return tuple(
        Detail(table=key[0], record=key[1], field=key[2], was=was[key], now=text)
        for key, text in now.items()
        if key in was and was[key] != text and (reads_notes or key[2] != "note")
    )


def _facts(mission: Mission, one: Told) -> Iterator[_Fact]:
    if isinstance(one, Meeting):
        request = mission.meeting_requests[one.request_id]
        yield ("meeting_requests", request.id, "title"), request_title(mission, request)
        yield from _fields("meeting_requests", request, ("link", "note"))
        yield from _fields("meetings", one, ("note",))
        yield from _of_place(mission, one.venue_id, one.room_id)
        yield from _of_city(mission, city_of_meeting(mission, one))
        yield from _of_people(mission, people_of_meeting(mission, one))
    elif isinstance(one, Gathering):
        yield from _fields("gatherings", one, ("title", "note"))
        yield from _of_place(mission, venue_of_gathering(mission, one), one.room_id)
        yield from _of_city(mission, one.city_id)
        yield from _of_people(mission, people_of_gathering(mission, one))
    elif isinstance(one, Leg):
        yield from _fields("legs", one, ("title", "note"))
        for venue_id, city_id in (
            (one.from_venue_id, one.from_city_id),
            (one.to_venue_id, one.to_city_id),
        ):
            yield from _of_place(mission, venue_id, None)
            yield from _of_city(mission, city_id)
    else:
        yield from _fields("vehicles", one, ("name", "driver", "phone", "plate"))


def _of_place(
    mission: Mission, venue_id: VenueId | None, room_id: RoomId | None
) -> Iterator[_Fact]:
    if venue_id is not None:
        fields = ("name", "name_local", "address", "address_local", "note")
        yield from _fields("venues", mission.venues[venue_id], fields)
    if room_id is not None:
        yield from _fields("rooms", mission.rooms[room_id], ("name", "note"))


def _of_city(mission: Mission, city_id: CityId) -> Iterator[_Fact]:
    yield from _fields(
        "cities", mission.cities[city_id], ("name", "name_local", "timezone", "note")
    )


def _of_people(mission: Mission, people: Iterable[PersonId]) -> Iterator[_Fact]:
    for person_id in people:
        table = next(name for name in PEOPLE if person_id in table_of(mission, name))
        yield from _fields(table, person_of(mission, person_id), ("name", "title"))


def _fields(table: str, record: object, names: Iterable[str]) -> Iterator[_Fact]:
    key: str = record.id  # type: ignore[attr-defined]
    for name in names:
        yield (table, key, name), getattr(record, name)
