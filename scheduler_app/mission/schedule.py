"""The plan in force: requests given a time and a place, and what the user has pinned of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.errors import check_number, check_year
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    InterpreterId,
    MeetingId,
    MeetingRequestId,
    RoomId,
    VenueId,
    named_once,
)
from scheduler_app.mission.places import MOST_TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A request given a slot and a place. It lasts as long as its request says.

    `start` is on the wall clock of the venue's city. A call may have no venue: its people take it where they
    are, and `city_id` says in which city the guests then are (None: the city of the request). `table` is the
    number, from 1, of the table in a room that has several. `delegate_ids`: who comes of those between whom
    the request leaves the choice. `pin_time` and `pin_place`: what the solver may not change.
    """

    id: MeetingId
    request_id: MeetingRequestId
    start: datetime
    venue_id: VenueId | None = None
    city_id: CityId | None = None
    room_id: RoomId | None = None
    table: int | None = None
    delegate_ids: tuple[DelegateId, ...] = ()
    interpreter_ids: tuple[InterpreterId, ...] = ()
    pin_time: bool = False
    pin_place: bool = False
    note: str = ""
    internal_note: str = ""

    def __post_init__(self) -> None:
        check_year("start", self.start)
        named_once(self, "delegate_ids", "interpreter_ids")
        if self.table is not None:
            check_number("table", self.table, 1, MOST_TABLES)

    @property
    def is_pinned(self) -> bool:
        """Whether anything of it is pinned."""
        return self.pin_time or self.pin_place


def meeting_id_of(request_id: MeetingRequestId) -> MeetingId:
    """The id of the one meeting that a request may have; the same whenever it is placed again."""
    return MeetingId(f"meeting-of-{request_id}")
