"""What is in a room goes with it when the room is entered for another venue."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from scheduler_app.mission.engagements import Gathering
from scheduler_app.mission.ids import RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting

_Placed = TypeVar("_Placed", Meeting, Gathering, MeetingRequest)


def with_rooms_followed(before: Mission, after: Mission) -> Mission:
    """`after` with the meetings, gatherings and requests of each room that is now in another venue there.

    Only what was in the room's venue goes along: what named another one says so for itself.
    """
    moved = {
        key: (before.rooms[key].venue_id, room.venue_id)
        for key, room in after.rooms.items()
        if key in before.rooms and before.rooms[key].venue_id != room.venue_id
    }
    if not moved:
        return after
    return dataclasses.replace(
        after,
        meetings={key: _followed(one, moved) for key, one in after.meetings.items()},
        gatherings={key: _followed(one, moved) for key, one in after.gatherings.items()},
        meeting_requests={
            key: _followed(one, moved) for key, one in after.meeting_requests.items()
        },
    )


def _followed(one: _Placed, moved: dict[RoomId, tuple[VenueId, VenueId]]) -> _Placed:
    if one.room_id is None or one.room_id not in moved:
        return one
    old, new = moved[one.room_id]
    return dataclasses.replace(one, venue_id=new) if one.venue_id == old else one
