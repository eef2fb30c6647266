"""Everyone's meetings as calendar files (iCalendar, RFC 5545), which every calendar program takes in.

A meeting keeps its UID for a person; SEQUENCE is the version of the mission, so that a later file goes
over an earlier one. What a person no longer attends is sent once more as cancelled (RFC 5546).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from scheduler_app.mission.attendance import people_of_meeting, request_title
from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plan_changes import MeetingChange
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting

PRODUCT = "-//Attache//mission//EN"


def calendar_of(mission: Mission, person: str, stamp: datetime) -> bytes:
    """All meetings of one person, as a file to be taken in. `stamp`: when it is made, UTC."""
    found = _calendar("PUBLISH")
    for meeting in sorted(mission.meetings.values(), key=lambda one: (one.start, one.id)):
        if person in people_of_meeting(mission, meeting):
            found.add_component(_event(mission, meeting, person, stamp, is_cancelled=False))
    return bytes(found.to_ical())


def updates_of(
    before: Mission, after: Mission, changes: Iterable[MeetingChange], stamp: datetime
) -> Mapping[PersonId, tuple[bytes, ...]]:
    """For each person who notices a change their files: one of what is new or moved, one of what is off."""
    on: dict[PersonId, Calendar] = {}
    off: dict[PersonId, Calendar] = {}
    for change in changes:
        now = set() if change.after is None else set(people_of_meeting(after, change.after))
        for person in change.noticing:
            if change.after is not None and person in now:
                calendar = on.setdefault(person, _calendar("REQUEST"))
                calendar.add_component(
                    _event(after, change.after, person, stamp, is_cancelled=False)
                )
            elif change.before is not None:
                calendar = off.setdefault(person, _calendar("CANCEL"))
                event = _event(before, change.before, person, stamp, is_cancelled=True)
                event["SEQUENCE"] = after.version
                calendar.add_component(event)
    return {
        person: tuple(bytes(one[person].to_ical()) for one in (on, off) if person in one)
        for person in dict.fromkeys((*on, *off))
    }


def write_updates(folder: Path, files: Mapping[str, tuple[bytes, ...]]) -> int:
    """Write the files of each name into a folder, which is made; how many. Raises OSError."""
    folder.mkdir(exist_ok=True)
    count = 0
    for name, parts in files.items():
        for number, part in enumerate(parts):
            mark = "" if number == 0 else f" ({number + 1})"
            (folder / f"{_safe(name)}{mark}.ics").write_bytes(part)
            count += 1
    return count


def _calendar(method: str) -> Calendar:
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", method)
    return found


def _event(
    mission: Mission, meeting: Meeting, person: str, stamp: datetime, *, is_cancelled: bool
) -> Event:
    request = mission.meeting_requests[meeting.request_id]
    start = _utc(mission, meeting)
    event = Event()
    event.add("uid", f"{meeting.id}.{person}@{mission.start:%Y%m%d}.attache")
    event.add("sequence", mission.version)
    event.add("dtstamp", stamp)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=request.minutes))
    event.add("summary", request_title(mission, request))
    event.add("location", _place(mission, meeting, request))
    status = "CONFIRMED" if request.is_agreed else "TENTATIVE"
    event.add("status", "CANCELLED" if is_cancelled else status)
    return event


def _utc(mission: Mission, meeting: Meeting) -> datetime:
    zone = mission.cities[mission.venues[meeting.venue_id].city_id].zone
    return wall_of(minute_of(meeting.start, zone), UTC).replace(tzinfo=UTC)


def _place(mission: Mission, meeting: Meeting, request: MeetingRequest) -> str:
    venue = mission.venues[meeting.venue_id]
    room = mission.rooms[meeting.room_id].name if meeting.room_id is not None else ""
    parts = (request.link, venue.name, room, venue.address)
    return ", ".join(part for part in parts if part)


def _safe(name: str) -> str:
    return "".join("_" if c in '/\\:*?"<>|' or ord(c) < 32 else c for c in name).strip(". ") or "_"
