"""Everyone's programme as calendar files (iCalendar, RFC 5545), which every calendar program takes in.

A meeting, gathering or leg keeps its UID for a person; SEQUENCE is the version of the mission, so that a later file goes
over an earlier one. What a person no longer attends is sent once more as cancelled (RFC 5546).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from icalendar import Calendar, Event, vCalAddress

from scheduler_app.mission.attendance import (
    city_of_meeting,
    people_of_gathering,
    people_of_meeting,
    person_of,
    request_title,
    riders_of,
    venue_of_gathering,
)
from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import CityId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import clocks_elsewhere, is_called_to
from scheduler_app.mission.programme_changes import Change
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.texts import file_stem
from scheduler_app.mission.vehicles import Vehicle

Standing = Meeting | Gathering | Leg
PRODUCT = "-//Attache//mission//EN"


def calendar_of(mission: Mission, person: str, stamp: datetime) -> bytes:
    """All that one person is at, as a file to be taken in. `stamp`: when it is made, UTC."""
    found = _calendar("PUBLISH")
    mine = [one for one in _everything(mission) if person in _people_of(mission, one)]
    for one in sorted(mine, key=lambda one: (_span(mission, one), _uid(one))):
        found.add_component(_event(mission, one, person, stamp, is_cancelled=False))
    return bytes(found.to_ical())


def updates_of(
    before: Mission, after: Mission, changes: Iterable[Change], stamp: datetime
) -> Mapping[PersonId, tuple[bytes, ...]]:
    """For each person who notices a change their files: one of what is new or moved, one of what is off."""
    on: dict[PersonId, Calendar] = {}
    off: dict[PersonId, Calendar] = {}
    for change in changes:
        old, new = change.before, change.after
        if isinstance(old, Vehicle) or isinstance(new, Vehicle):
            continue
        now = set() if new is None else set(_people_of(after, new))
        for person in change.noticing:
            if new is not None and person in now:
                calendar = on.setdefault(person, _calendar("REQUEST"))
                calendar.add_component(_event(after, new, person, stamp, is_cancelled=False))
            elif old is not None:
                calendar = off.setdefault(person, _calendar("CANCEL"))
                event = _event(before, old, person, stamp, is_cancelled=True)
                event["SEQUENCE"] = after.version
                calendar.add_component(event)
    return {
        person: tuple(bytes(one[person].to_ical()) for one in (on, off) if person in one)
        for person in dict.fromkeys((*on, *off))
    }


def write_updates(
    folder: Path,
    files: Iterable[tuple[str, tuple[bytes, ...]]],
    put: Callable[[Path, bytes], None],
) -> int:
    """Write the files of each name into a folder, which is made; how many. Two of one name get a number.

    `put` writes a file, whole or not at all. Raises OSError, and what `put` raises.
    """
    folder.mkdir(exist_ok=True)
    taken: Counter[str] = Counter()
    for name, parts in files:
        for part in parts:
            stem = file_stem(name)
            taken[stem] += 1
            mark = "" if taken[stem] == 1 else f" ({taken[stem]})"
            put(folder / f"{stem}{mark}.ics", part)
    return taken.total()


def _calendar(method: str) -> Calendar:
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", method)
    return found


def _event(
    mission: Mission, one: Standing, person: str, stamp: datetime, *, is_cancelled: bool
) -> Event:
    start, end = _span(mission, one)
    event = Event()
    event.add("uid", f"{_uid(one)}.{person}@{mission.start:%Y%m%d}.attache")
    event.add("sequence", mission.version)
    event.add("dtstamp", stamp)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", _summary(mission, one))
    event.add("location", _place(mission, one, cast("PersonId", person)))
    if isinstance(one, Meeting) and (clocks := clocks_elsewhere(mission, one)):
        home = mission.cities[city_of_meeting(mission, one)].name
        times = [(one.start, home), *((other.start, other.city) for other in clocks)]
        event.add("description", ", ".join(f"{time:%a %H:%M} {city}" for time, city in times))
    event.add("organizer", _address("", mission.sponsor or mission.title), encode=False)
    who = person_of(mission, cast("PersonId", person))
    event.add("attendee", _address(who.email, who.display_name), encode=False)
    is_fixed = not isinstance(one, Meeting) or _request(mission, one).is_agreed
    status = "CONFIRMED" if is_fixed else "TENTATIVE"
    event.add("status", "CANCELLED" if is_cancelled else status)
    return event


def _everything(mission: Mission) -> Iterator[Standing]:
    yield from mission.meetings.values()
    yield from mission.gatherings.values()
    yield from mission.legs.values()


def _people_of(mission: Mission, one: Standing) -> tuple[PersonId, ...]:
    if isinstance(one, Meeting):
        return people_of_meeting(mission, one)
    if isinstance(one, Gathering):
        return people_of_gathering(mission, one)
    return riders_of(mission, one)


def _uid(one: Standing) -> str:
    """Of a meeting its id as before; the others may have ids alike."""
    return one.id if isinstance(one, Meeting) else f"{type(one).__name__.lower()}-{one.id}"


def _address(mail: str, name: str) -> vCalAddress:
    """Whom a calendar program shows; who has no mail gets the address that says so."""
    mail = "".join(c for c in mail if c.isprintable() and not c.isspace())
    address = vCalAddress(f"mailto:{mail}" if mail else "invalid:nomail")
    address.params["CN"] = "".join(c if c.isprintable() else " " for c in name)
    return address


def _request(mission: Mission, meeting: Meeting) -> MeetingRequest:
    return mission.meeting_requests[meeting.request_id]


def _span(mission: Mission, one: Standing) -> tuple[datetime, datetime]:
    if isinstance(one, Leg):
        return _utc(mission, one.from_city_id, one.departure), _utc(
            mission, one.to_city_id, one.arrival
        )
    if isinstance(one, Gathering):
        return _utc(mission, one.city_id, one.start), _utc(mission, one.city_id, one.end)
    start = _utc(mission, city_of_meeting(mission, one), one.start)
    return start, start + timedelta(minutes=_request(mission, one).minutes)


def _utc(mission: Mission, city_id: CityId, moment: datetime) -> datetime:
    zone = mission.cities[city_id].zone
    return wall_of(minute_of(moment, zone), UTC).replace(tzinfo=UTC)


def _summary(mission: Mission, one: Standing) -> str:
    return request_title(mission, _request(mission, one)) if isinstance(one, Meeting) else one.title


def _place(mission: Mission, one: Standing, person: PersonId) -> str:
    """Where it is for a person: who is called has the link alone."""
    parts = [_request(mission, one).link] if isinstance(one, Meeting) else []
    if isinstance(one, Leg):
        ids = (one.from_venue_id, one.to_venue_id)
        return " – ".join(mission.venues[key].name for key in ids if key is not None)
    is_called = isinstance(one, Meeting) and is_called_to(mission, one, person)
    venue_id = None if is_called else one.venue_id
    if isinstance(one, Gathering):
        venue_id = venue_of_gathering(mission, one)
    if venue_id is not None:
        venue = mission.venues[venue_id]
        room = mission.rooms[one.room_id].name if one.room_id is not None else ""
        parts += [venue.name, room, venue.address]
    return ", ".join(part for part in parts if part)
