"""Tables that two meetings have at once, and tables that a room has not: the solver knows only their number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from scheduler_app.mission.ids import RoomId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.slots import Slot
from scheduler_app.planning.conflicts import Cause, Concerned, ConcernedKind, Conflict
from solver.solution import Rule


def table_clashes(mission: Mission) -> Iterator[Conflict]:
    """What is wrong with the tables of the plan in force, room by room."""
    at_table: dict[tuple[RoomId, int], list[Meeting]] = {}
    for meeting in mission.meetings.values():
        stands = not mission.meeting_requests[meeting.request_id].is_cancelled
        if stands and meeting.room_id is not None and meeting.table is not None:
            at_table.setdefault((meeting.room_id, meeting.table), []).append(meeting)
    for (room_id, table), there in at_table.items():
        tables = mission.rooms[room_id].tables
        if table > tables > 1:
            for meeting in there:
                yield _conflict(mission, room_id, table, (meeting,), 0)
        if tables > 1:
            yield from _shared(mission, room_id, table, there)


def _shared(
    mission: Mission, room_id: RoomId, table: int, there: list[Meeting]
) -> Iterator[Conflict]:
    in_order = sorted(there, key=lambda one: (one.start, one.id))
    for earlier, later in combinations(in_order, 2):
        end = min(_slot(mission, earlier).end, _slot(mission, later).end)
        if later.start < end:
            minutes = int((end - later.start).total_seconds()) // 60
            yield _conflict(mission, room_id, table, (earlier, later), minutes)


def _conflict(
    mission: Mission, room_id: RoomId, table: int, meetings: tuple[Meeting, ...], minutes: int
) -> Conflict:
    venue_id = mission.rooms[room_id].venue_id
    return Conflict(
        rule=Rule.ROOM_CAPACITY,
        city_id=mission.venues[venue_id].city_id,
        start=meetings[-1].start,
        minutes=minutes,
        cause=Cause(
            request_ids=tuple(one.request_id for one in meetings), room_ids=(room_id,)
        ),
        concerned=tuple(
            Concerned(
                kind=ConcernedKind.MEETING, id=one.request_id, start=one.start,
                end=_slot(mission, one).end, from_venue_id=venue_id, to_venue_id=venue_id,
            )
            for one in meetings
        ),
        table=table,
    )  # fmt: skip


def _slot(mission: Mission, meeting: Meeting) -> Slot:
    minutes = mission.meeting_requests[meeting.request_id].minutes
    return Slot(start=meeting.start, end=meeting.start + timedelta(minutes=minutes))
