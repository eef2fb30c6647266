"""What stands in the programme before any request is placed: gatherings and legs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scheduler_app.mission.errors import Fault, MissionError, check_number, check_year, require
from scheduler_app.mission.ids import (
    CityId,
    GatheringId,
    InterpreterId,
    LegId,
    OfficialId,
    RoomId,
    VenueId,
    named_once,
)
from scheduler_app.mission.people import EVERYONE, Roster
from scheduler_app.mission.slots import Slot

MOST_GUESTS = 100_000
LONGEST_MARGIN = 24 * 60
"""Minutes of a check-in or an exit."""


class GatheringKind(StrEnum):
    """What a gathering is; it decides its word and mark on screen and paper."""

    BRIEFING = "briefing"
    AUDIENCE = "audience"
    SPEECH = "speech"
    SITE_VISIT = "site_visit"
    SIGNING = "signing"
    RECEPTION = "reception"
    MEAL = "meal"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A fixed engagement for many, at wall-clock times of its city. The solver never moves it.

    `interpreter_ids`: who interprets at it. `cap`: so many delegates may come at most (None: any number).
    """

    id: GatheringId
    title: str
    kind: GatheringKind = GatheringKind.OTHER
    city_id: CityId
    venue_id: VenueId | None = None
    room_id: RoomId | None = None
    start: datetime
    end: datetime
    roster: Roster = EVERYONE
    official_ids: tuple[OfficialId, ...] = ()
    interpreter_ids: tuple[InterpreterId, ...] = ()
    cap: int | None = None
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.title, "title")
        named_once(self, "official_ids", "interpreter_ids")
        if self.cap is not None:
            check_number("cap", self.cap, 1, MOST_GUESTS)
        Slot(start=self.start, end=self.end)
        check_year("start", self.start)
        check_year("end", self.end)

    @property
    def slot(self) -> Slot:
        """When it is."""
        return Slot(start=self.start, end=self.end)

    @property
    def is_meal(self) -> bool:
        """Whether people eat there, so that nobody misses a meal for it."""
        return self.kind in (GatheringKind.MEAL, GatheringKind.RECEPTION)


class LegMode(StrEnum):
    """How a leg is travelled."""

    FLIGHT = "flight"
    TRAIN = "train"
    COACH = "coach"
    CAR = "car"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A move between two cities.

    `departure` is on the wall clock of the city it leaves, `arrival` on that of the city it
    reaches (which may be the earlier one across the date line). Whoever rides must be at
    `from_venue_id` `check_in_minutes` before, and is free `exit_minutes` after, at `to_venue_id`; they
    are not met for `rest_minutes` more, after a long flight, which they have at their hotel: the ways to
    it and from it come on top. Who leaves from the hotel is in the lobby
    `lobby_minutes` before the way begins, with the bags outside the door `baggage_minutes` before that
    (0: no call).
    """

    id: LegId
    title: str
    mode: LegMode = LegMode.FLIGHT
    from_city_id: CityId
    to_city_id: CityId
    from_venue_id: VenueId | None = None
    to_venue_id: VenueId | None = None
    departure: datetime
    arrival: datetime
    check_in_minutes: int = 90
    exit_minutes: int = 40
    rest_minutes: int = 0
    lobby_minutes: int = 15
    baggage_minutes: int = 30
    roster: Roster = EVERYONE
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.title, "title")
        if self.from_city_id == self.to_city_id:
            raise MissionError(fault=Fault.SAME_PLACE, field="to_city_id", value=self.to_city_id)
        for field in (
            "check_in_minutes",
            "exit_minutes",
            "rest_minutes",
            "lobby_minutes",
            "baggage_minutes",
        ):
            check_number(field, getattr(self, field), 0, LONGEST_MARGIN)
        check_year("departure", self.departure)
        check_year("arrival", self.arrival)
