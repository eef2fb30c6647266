"""The wishes to meet: who with whom, for how long, how much it matters, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from scheduler_app.mission.errors import Fault, MissionError, check_number, check_year
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    MeetingRequestId,
    OfficialId,
    OrganisationId,
    RoomId,
    VehicleId,
    VenueId,
    named_once,
)
from scheduler_app.mission.slots import Slot

LONGEST_MINUTES = 7 * 24 * 60
MOST_OF_MANY = 100


class Priority(IntEnum):
    """How much a request matters; shown as one to three stars."""

    LOW = 1
    NORMAL = 2
    HIGH = 3


class MeetingState(StrEnum):
    """How far a request has come; the strings are those of the file."""

    IDEA = "idea"
    REQUESTED = "requested"
    OFFERED = "offered"
    """The other side has named times, which are its `windows`."""
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


AGREED = frozenset({MeetingState.CONFIRMED, MeetingState.HELD})
"""What stands where it is, unless the mission says otherwise."""


class MeetingKind(StrEnum):
    """What a meeting is; it decides its word on screen and paper."""

    MEETING = "meeting"
    SITE_VISIT = "site_visit"
    SIGNING = "signing"
    PRESS = "press"
    ONLINE = "online"
    """The hosts are called, wherever they are; the delegates sit together in the room or at the venue that
    is asked for, else each takes part from where they are.
    """


class Session(StrEnum):
    """The part of a day in which a meeting is; `City.morning` says where they part."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Answer(StrEnum):
    """What one side says to a request."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


class Interpreting(StrEnum):
    """How many interpreters a meeting has."""

    AS_NEEDED = "as_needed"
    """One, where delegates and officials have no language in common."""
    NONE = "none"
    ONE = "one"
    TWO = "two"
    """A pair who take turns, for long sittings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRequest:
    """A wish that delegates meet officials for `minutes`.

    Who must come: `delegate_ids`, or everyone of the firm `organisation_id` when that and `any_of_ids`
    are empty. Of `any_of_ids` at least `least` come besides; `preferred_ids` come where they can. Which
    of them do is part of the plan, so a firm may be in two rooms at once.
    Place: `room_id`, else `venue_id`, else where the first official receives, else any room of the
    city that takes requests. `city_id` None means the city of the first official. `windows`: the
    only times allowed (empty: any), and only in its `session`; `preferred`: times that would be nice.
    `priority` is how much the guests wish it, `host_priority` the hosts (None: as much). What a side
    declines is not planned. `vehicle_id`: takes the guests there and back, and is theirs meanwhile.
    `link`: of an online meeting. `state`, who said so and when: what is cancelled is not planned.
    `is_reserve`: stands by, and is met where a gap is left.
    """

    id: MeetingRequestId
    organisation_id: OrganisationId | None = None
    delegate_ids: tuple[DelegateId, ...] = ()
    any_of_ids: tuple[DelegateId, ...] = ()
    least: int = 1
    preferred_ids: tuple[DelegateId, ...] = ()
    official_ids: tuple[OfficialId, ...] = ()
    title: str = ""
    minutes: int = 45
    kind: MeetingKind = MeetingKind.MEETING
    link: str = ""
    priority: Priority = Priority.NORMAL
    host_priority: Priority | None = None
    guests_accept: Answer = Answer.OPEN
    hosts_accept: Answer = Answer.OPEN
    city_id: CityId | None = None
    venue_id: VenueId | None = None
    room_id: RoomId | None = None
    vehicle_id: VehicleId | None = None
    session: Session = Session.ANY
    windows: tuple[Slot, ...] = ()
    preferred: tuple[Slot, ...] = ()
    preferred_venue_ids: tuple[VenueId, ...] = ()
    interpreting: Interpreting = Interpreting.AS_NEEDED
    state: MeetingState = MeetingState.REQUESTED
    state_by: str = ""
    state_on: date | None = None
    is_reserve: bool = False
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        named_once(
            self, "delegate_ids", "any_of_ids", "preferred_ids", "official_ids",
            "preferred_venue_ids",
        )  # fmt: skip
        check_number("minutes", self.minutes, 1, LONGEST_MINUTES)
        check_year("state_on", self.state_on)
        check_number("least", self.least, 1, MOST_OF_MANY)
        if self.organisation_id is None and not self.delegate_ids and not self.any_of_ids:
            raise MissionError(fault=Fault.MISSING, field="delegate_ids")
        if not self.official_ids:
            raise MissionError(fault=Fault.MISSING, field="official_ids")

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.state is MeetingState.CANCELLED

    @property
    def is_online(self) -> bool:
        """Whether the hosts are called."""
        return self.kind is MeetingKind.ONLINE

    @property
    def is_declined(self) -> bool:
        """Whether one side does not want it."""
        return Answer.NO in (self.guests_accept, self.hosts_accept)

    @property
    def is_off(self) -> bool:
        """Whether it will not be: cancelled, or declined by one side."""
        return self.is_cancelled or self.is_declined

    @property
    def is_accepted(self) -> bool:
        """Whether both sides want it."""
        return self.guests_accept is Answer.YES and self.hosts_accept is Answer.YES

    @property
    def is_agreed(self) -> bool:
        """Whether it stands as agreed with the other side."""
        return self.state in AGREED
