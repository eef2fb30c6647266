"""A record in full as labelled lines, for the details panel and for tooltips. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from scheduler_app.i18n import tr
from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import columns_of
from scheduler_app.itemmodels.derived import load_of
from scheduler_app.itemmodels.names import full_name_of, name_of_record
from scheduler_app.mission.attendance import (
    city_of_meeting,
    delegates_of_meeting,
    organisation_of,
    person_of,
    request_title,
    required_of_request,
)
from scheduler_app.mission.ids import PersonId, RoomId, VenueId
from scheduler_app.mission.itinerary import EngagementKind, ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, fields_unread
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.tables import table_of
from scheduler_app.times.writing import day_text, slots_text
from scheduler_app.wording.calendar import no_place
from scheduler_app.wording.labels import field_label
from scheduler_app.wording.online import clocks_of_meeting
from scheduler_app.wording.rules import load_text
from scheduler_app.wording.states import state_line

Groups = tuple[tuple[str, tuple[str, ...]], ...]
_SHORT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A title, and groups of lines under a label each; empty groups are left out."""

    title: str
    groups: Groups


def facts_of(
    mission: Mission, table: str, record_id: str, index: ItineraryIndex | None = None
) -> Facts:
    """Everything there is to say of a record; KeyError when it is gone. `index`: one at hand."""
    record = table_of(mission, table)[record_id]
    if isinstance(record, Meeting):
        return _meeting(mission, record, index)
    describe = _DESCRIBERS.get(table)
    if describe is not None:
        return describe(mission, record)
    unread = fields_unread(record) if isinstance(record, Rule) else ()
    groups = [
        (field_label(table, column.field), (texts.show(mission, column, value),))
        for column in columns_of(table)
        if column.field not in ("note", "internal_note", *unread)
        and (value := getattr(record, column.field)) not in (None, "", ())
    ]
    load = load_of(mission, record_id)
    if load is not None:
        groups.insert(0, (field_label(table, "load"), (load_text(load),)))
    return Facts(title=name_of_record(mission, table, record), groups=tuple(groups))


def person_line(mission: Mission, person_id: PersonId) -> str:
    """Name, title and organisation of a person in one line."""
    person = person_of(mission, person_id)
    organisation = organisation_of(mission, person)
    whose = tr("interpreter") if organisation is None else organisation.name
    parts = [person.display_name, person.title if person.name else "", whose]
    return ", ".join(part for part in parts if part)


def place_lines(
    mission: Mission, venue_id: VenueId | None, room_id: RoomId | None
) -> tuple[str, ...]:
    """Room, venue and address; of a call without any that it has none."""
    if venue_id is None:
        return (no_place(),)
    venue = mission.venues[venue_id]
    room = mission.rooms[room_id].name if room_id else ""
    first = ", ".join(part for part in (room, venue.name) if part)
    return tuple(
        line for line in (first, venue.name_local, venue.address, venue.address_local) if line
    )


def _meeting(mission: Mission, meeting: Meeting, index: ItineraryIndex | None) -> Facts:
    request = mission.meeting_requests[meeting.request_id]
    end = meeting.start + timedelta(minutes=request.minutes)
    city = mission.cities[city_of_meeting(mission, meeting)].name
    when = f"{day_text(meeting.start.date(), mission=mission)}, {meeting.start:%H:%M}–{end:%H:%M}"
    where = list(place_lines(mission, meeting.venue_id, meeting.room_id))
    if meeting.table is not None:
        where.insert(1, tr("Table {number}").format(number=meeting.table))
    groups = [
        (
            tr("When"),
            (
                when,
                tr("{n} minutes, {city} time").format(n=request.minutes, city=city),
                *([elsewhere] if (elsewhere := clocks_of_meeting(mission, meeting)) else []),
            ),
        ),
        (tr("Where"), tuple(where)),
        *_people_of_meeting(mission, meeting),
        (tr("On the way"), tuple(_transfers(mission, meeting, index))),
        (tr("Pinned"), (_pinned(meeting),) if meeting.is_pinned else ()),
        (tr("State"), (state_line(request),)),
        (tr("Importance"), (texts.stars(request.priority),)),
    ]
    return Facts(title=request_title(mission, request), groups=_filled(groups))


def _request(mission: Mission, request: MeetingRequest) -> Facts:
    slots = {"windows": request.windows, "preferred": request.preferred}
    groups = [
        (
            tr("Length and importance"),
            (f"{request.minutes} min   {texts.stars(request.priority)}",),
        ),
        (tr("State"), (state_line(request),)),
        *_who(mission, request),
        *(
            (
                field_label("meeting_requests", field),
                tuple(slots_text(found, mission=mission).split("; ")),
            )
            for field, found in slots.items()
            if found
        ),
        (tr("Where"), _wanted_place(mission, request)),
    ]
    return Facts(title=request_title(mission, request), groups=_filled(groups))


def _wanted_place(mission: Mission, request: MeetingRequest) -> tuple[str, ...]:
    if request.room_id:
        return place_lines(mission, mission.rooms[request.room_id].venue_id, request.room_id)
    if request.venue_id:
        return place_lines(mission, request.venue_id, None)
    official = mission.officials[request.official_ids[0]]
    if official.venue_id:
        return place_lines(mission, official.venue_id, None)
    return (tr("Any room of the city that takes requests"),)


def _who(mission: Mission, request: MeetingRequest) -> Groups:
    guests = [person_line(mission, one) for one in required_of_request(mission, request)]
    hosts = [person_line(mission, one) for one in request.official_ids]
    any_of = [person_line(mission, one) for one in request.any_of_ids]
    preferred = [person_line(mission, one) for one in request.preferred_ids]
    least = tr("At least {n} of").format(n=request.least)
    return (
        (tr("Delegates"), _shortened(guests)),
        (least, _shortened(any_of)),
        (tr("If they can"), _shortened(preferred)),
        (tr("Officials"), _shortened(hosts)),
    )


def _people_of_meeting(mission: Mission, meeting: Meeting) -> Groups:
    request = mission.meeting_requests[meeting.request_id]
    guests = [person_line(mission, one) for one in delegates_of_meeting(mission, meeting)]
    hosts = [person_line(mission, one) for one in request.official_ids]
    spoken = [mission.interpreters[one] for one in meeting.interpreter_ids]
    names = tuple(f"{one.name}, {one.phone}" if one.phone else one.name for one in spoken)
    return (
        (tr("Delegates"), _shortened(guests)),
        (tr("Officials"), _shortened(hosts)),
        (tr("Interpreters"), names),
    )


def _transfers(mission: Mission, meeting: Meeting, index: ItineraryIndex | None) -> Iterable[str]:
    """The ways of the first delegate to and from a meeting."""
    delegates = delegates_of_meeting(mission, meeting)
    if not delegates:
        return
    index = ItineraryIndex(mission) if index is None else index
    line = index.engagements_of(delegates[0])
    here = next((n for n, one in enumerate(line) if one.id == meeting.id), None)
    if here is None:
        return
    before = line[here - 1] if here else None
    if before is not None and before.kind is EngagementKind.TRANSFER and before.venue_id:
        place = full_name_of(mission, "venues", before.venue_id)
        yield tr("Leave {place} at {time}, {n} minutes on the way").format(
            place=place, time=f"{before.start:%H:%M}", n=before.minutes
        )
    after = line[here + 1] if here + 1 < len(line) else None
    if after is not None and after.kind is EngagementKind.TRANSFER and after.end_venue_id:
        place = full_name_of(mission, "venues", after.end_venue_id)
        yield tr("Then to {place}, {n} minutes").format(place=place, n=after.minutes)


def _pinned(meeting: Meeting) -> str:
    if meeting.pin_time and meeting.pin_place:
        return tr("Time and place")
    return tr("Time") if meeting.pin_time else tr("Place")


def _shortened(lines: list[str]) -> tuple[str, ...]:
    if len(lines) <= _SHORT:
        return tuple(lines)
    more = len(lines) - _SHORT + 1
    return (*lines[: _SHORT - 1], tr("and {n} more").format(n=more))


def _filled(groups: Iterable[tuple[str, tuple[str, ...]]]) -> Groups:
    return tuple((label, lines) for label, lines in groups if lines)


_DESCRIBERS: Mapping[str, Callable[[Mission, Any], Facts]] = {
    "meeting_requests": _request,
}
