"""Which table of a room each meeting gets, so that who stays there finds it again.

A meeting keeps the table it had in that room where it can. Else it gets its firm's home table,
where most of the firm's meetings in that room already are, or the first that is nobody's home. In a
room where the hosts stay, the same is done for each official who receives, whatever their organisation.
There is always a table: in order of their starts, at most `tables - 1` others are running.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from scheduler_app.mission.attendance import delegates_of_meeting
from scheduler_app.mission.ids import MeetingId, OfficialId, OrganisationId, RoomId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import TableKeeper
from scheduler_app.mission.schedule import Meeting

_Keeper = OrganisationId | OfficialId
"""Who stays at a table."""


def with_tables(mission: Mission, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings, those in rooms of several tables with a table each (None where it is too full).

    `table` of the meetings given is what each had before, where it was in the same room.
    """
    every = tuple(meetings)
    by_room: dict[RoomId, list[Meeting]] = {}
    for meeting in every:
        if meeting.room_id is not None and mission.rooms[meeting.room_id].tables > 1:
            by_room.setdefault(meeting.room_id, []).append(meeting)
    tables: dict[MeetingId, int | None] = {}
    for room_id, there in by_room.items():
        tables |= _assign(mission, there, mission.rooms[room_id].tables)
    return tuple(dataclasses.replace(meeting, table=tables.get(meeting.id)) for meeting in every)


def _assign(mission: Mission, there: list[Meeting], count: int) -> Mapping[MeetingId, int | None]:
    homes = _homes(mission, there, count)
    strangers = [n for n in range(1, count + 1) if n not in homes.values()]
    order = [*strangers, *(n for n in range(1, count + 1) if n not in strangers)]
    pinned = [one for one in there if one.table is not None and _stays(mission, one)]
    given: dict[MeetingId, int | None] = {}
    taken: dict[int, list[tuple[datetime, datetime]]] = {}
    for kept in (pinned, sorted(there, key=lambda one: (one.start, one.id))):
        for meeting in kept:
            if meeting.id in given:
                continue
            span = _span(mission, meeting)
            liked = [meeting.table, homes.get(_party(mission, meeting)), *order]
            given[meeting.id] = next(
                (
                    n
                    for n in liked
                    if n is not None and 1 <= n <= count and _is_free(taken.get(n, ()), span)
                ),
                None,
            )
            if (table := given[meeting.id]) is not None:
                taken.setdefault(table, []).append(span)
    return given


def _stays(mission: Mission, meeting: Meeting) -> bool:
    """Whether it is pinned to its table, or has not moved: then nobody takes the table from it."""
    now = mission.meetings.get(meeting.id)
    has_moved = now is None or (now.start, now.room_id) != (meeting.start, meeting.room_id)
    return meeting.pin_place or not has_moved


def _homes(mission: Mission, there: list[Meeting], count: int) -> dict[_Keeper, int]:
    """A table for each firm, each table for one firm: where it had most meetings, else the next."""
    had: Counter[tuple[_Keeper, int]] = Counter()
    for one in there:
        if one.table is not None and one.table <= count:
            had[_party(mission, one), one.table] += 1
    homes: dict[_Keeper, int] = {}
    for (firm, table), _ in sorted(had.items(), key=lambda item: (-item[1], item[0])):
        if firm not in homes and table not in homes.values():
            homes[firm] = table
    free = iter([n for n in range(1, count + 1) if n not in homes.values()])
    order = {keeper: n for n, keeper in enumerate((*mission.organisations, *mission.officials))}
    for firm in sorted({_party(mission, one) for one in there}, key=lambda one: order[one]):
        if firm not in homes and (nearest := next(free, None)) is not None:
            homes[firm] = nearest
    return homes


def _party(mission: Mission, meeting: Meeting) -> _Keeper:
    """Who stays at a meeting's table: the firm, or in rooms where the hosts do, the first of them."""
    request = mission.meeting_requests[meeting.request_id]
    room = mission.rooms[meeting.room_id] if meeting.room_id is not None else None
    if room is not None and room.table_keeper is TableKeeper.HOSTS:
        return request.official_ids[0]
    if request.organisation_id is not None:
        return request.organisation_id
    named = (*request.delegate_ids, *request.any_of_ids)
    first = next(iter(delegates_of_meeting(mission, meeting)), named[0])
    return mission.delegates[first].organisation_id


def _span(mission: Mission, meeting: Meeting) -> tuple[datetime, datetime]:
    minutes = mission.meeting_requests[meeting.request_id].minutes
    return meeting.start, meeting.start + timedelta(minutes=minutes)


def _is_free(taken: Iterable[tuple[datetime, datetime]], span: tuple[datetime, datetime]) -> bool:
    return all(end <= span[0] or span[1] <= start for start, end in taken)
