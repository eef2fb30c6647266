"""The wishes to meet: who with whom, for how long, how much it matters, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from scheduler_app.mission.errors import Fault, MissionError, check_number
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    MeetingRequestId,
    OfficialId,
    OrganisationId,
    RoomId,
    VenueId,
)
from scheduler_app.mission.slots import Slot

LONGEST_MINUTES = 7 * 24 * 60


class Priority(IntEnum):
    """How much a request matters; shown as one to three stars."""

    LOW = 1
    NORMAL = 2
    HIGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRequest:
    """A wish that delegates meet officials for `minutes`.

    The delegates are `delegate_ids`, or everyone of the firm `organisation_id` when that is empty.
    Place: `room_id`, else `venue_id`, else where the first official receives, else any room of the
    city that takes requests. `city_id` None means the city of the first official. `windows`: the
    only times allowed (empty: any); `preferred`: times that would be nice.
    """

    id: MeetingRequestId
    organisation_id: OrganisationId | None = None
    delegate_ids: tuple[DelegateId, ...] = ()
    official_ids: tuple[OfficialId, ...] = ()
    title: str = ""
    minutes: int = 45
    priority: Priority = Priority.NORMAL
    city_id: CityId | None = None
    venue_id: VenueId | None = None
    room_id: RoomId | None = None
    windows: tuple[Slot, ...] = ()
    preferred: tuple[Slot, ...] = ()
    preferred_venue_ids: tuple[VenueId, ...] = ()
    note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        check_number("minutes", self.minutes, 1, LONGEST_MINUTES)
        if self.organisation_id is None and not self.delegate_ids:
            raise MissionError(fault=Fault.MISSING, field="delegate_ids")
        if not self.official_ids:
            raise MissionError(fault=Fault.MISSING, field="official_ids")
