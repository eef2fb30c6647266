"""Changing the plan by hand and adopting one: place, move, pin, unschedule."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from scheduler_app.mission.edits.records import check_references
from scheduler_app.mission.edits.settings import raise_version
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    InterpreterId,
    MeetingId,
    MeetingRequestId,
    RoomId,
    VenueId,
)
from scheduler_app.mission.local_times import check_times
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.texts import tidied


def place_request(
    mission: Mission,
    request_id: MeetingRequestId,
    start: datetime,
    venue_id: VenueId | None,
    room_id: RoomId | None = None,
    *,
    city_id: CityId | None = None,
    delegate_ids: tuple[DelegateId, ...] | None = None,
    interpreter_ids: tuple[InterpreterId, ...] | None = None,
) -> Mission:
    """Give a request a slot and a place, or move the meeting that it has; pins stay as they are. A call may
    have no venue, but the city where its guests are.

    Who comes besides those required stays as it is where it is not said.

    In a room of several tables it keeps its table where that is free then, else takes the first
    free one (None when all are taken: the room is too full, which the plan's check will say).
    """
    old = mission.meetings.get(meeting_id_of(request_id))
    meeting = dataclasses.replace(
        old
        or Meeting(
            id=meeting_id_of(request_id), request_id=request_id, start=start, venue_id=venue_id
        ),
        start=start,
        venue_id=venue_id,
        city_id=city_id,
        room_id=room_id,
        table=old.table if old and old.room_id == room_id else None,
    )
    if delegate_ids is not None:
        meeting = dataclasses.replace(meeting, delegate_ids=delegate_ids)
    if interpreter_ids is not None:
        meeting = dataclasses.replace(meeting, interpreter_ids=interpreter_ids)
    meeting = dataclasses.replace(meeting, table=free_table(mission, meeting))
    check_references(mission, "meetings", meeting)
    check_times(mission, "meetings", meeting, old)
    return dataclasses.replace(mission, meetings={**mission.meetings, meeting.id: meeting})


def unschedule(mission: Mission, meeting_ids: Collection[MeetingId]) -> Mission:
    """Take meetings out of the plan; their requests wait in the tray."""
    gone = set(meeting_ids)
    kept = {key: meeting for key, meeting in mission.meetings.items() if key not in gone}
    return (
        mission
        if len(kept) == len(mission.meetings)
        else dataclasses.replace(mission, meetings=kept)
    )


def set_state(
    mission: Mission,
    request_ids: Collection[MeetingRequestId],
    state: MeetingState,
    *,
    by: str = "",
    on: date | None = None,
) -> Mission:
    """Give requests a state, with who said so and when; what is cancelled leaves the plan."""
    requests = dict(mission.meeting_requests)
    for key in request_ids:
        requests[key] = tidied(
            dataclasses.replace(requests[key], state=state, state_by=by, state_on=on)
        )
    changed = dataclasses.replace(mission, meeting_requests=requests)
    if state is not MeetingState.CANCELLED:
        return changed
    return unschedule(changed, [meeting_id_of(key) for key in request_ids])


def set_pins(
    mission: Mission,
    meeting_ids: Collection[MeetingId],
    *,
    time: bool | None = None,
    place: bool | None = None,
) -> Mission:
    """Pin or free the time and the place of meetings; None leaves one as it is."""
    meetings = dict(mission.meetings)
    for key in meeting_ids:
        one = meetings[key]
        meetings[key] = dataclasses.replace(
            one,
            pin_time=one.pin_time if time is None else time,
            pin_place=one.pin_place if place is None else place,
        )
    return dataclasses.replace(mission, meetings=meetings)


def adopt_schedule(mission: Mission, meetings: Iterable[Meeting]) -> Mission:
    """Put a whole plan in the place of the one in force, one version further.

    Meetings come in the order of the requests; notes of meetings that stay are the caller's to
    keep. Raises DANGLING when a meeting names something that is gone.
    """
    plan: Mapping[MeetingId, Meeting] = {meeting.id: meeting for meeting in meetings}
    for meeting in plan.values():
        check_references(mission, "meetings", meeting)
    return raise_version(dataclasses.replace(mission, meetings=plan))


def free_table(mission: Mission, meeting: Meeting) -> int | None:
    """The table for a meeting in its room: its own if free then, else the first free, else None."""
    room = mission.rooms.get(meeting.room_id) if meeting.room_id else None
    if room is None or room.tables < 2:
        return None
    end = meeting.start + timedelta(minutes=mission.meeting_requests[meeting.request_id].minutes)
    taken = {
        other.table
        for other in mission.meetings.values()
        if other.room_id == room.id
        and other.id != meeting.id
        and other.start < end
        and meeting.start
        < other.start + timedelta(minutes=mission.meeting_requests[other.request_id].minutes)
    }
    if meeting.table is not None and meeting.table <= room.tables and meeting.table not in taken:
        return meeting.table
    return next((n for n in range(1, room.tables + 1) if n not in taken), None)
