"""The mission: its dates, its settings, and one table of frozen records for each kind of thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scheduler_app.mission.aims import AIMS, USUAL, Aim, Ideas, Weights
from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.errors import Fault, MissionError, check_number, check_year, require
from scheduler_app.mission.ids import (
    CityDayId,
    CityId,
    DelegateId,
    GatheringId,
    InterpreterId,
    LegId,
    MeetingId,
    MeetingRequestId,
    NoticeId,
    OfficialId,
    OrganisationId,
    ReleaseId,
    RoomId,
    RuleId,
    TravelTimeId,
    VehicleId,
    VenueId,
)
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.notices import Notice
from scheduler_app.mission.people import Delegate, Official, Organisation
from scheduler_app.mission.places import City, CityDay, Room, TravelTime, Venue
from scheduler_app.mission.releases import Release
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.slots import days_between
from scheduler_app.mission.vehicles import Vehicle

GRID_CHOICES = (5, 10, 15, 20, 30, 60)
LONGEST_DAYS = 60
LONGEST_NOTICE = 7 * 24 * 60
LAST_VERSION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """One trip and everything known of it: from `start` to `end`, both days included.

    The tables are dictionaries by id in the order of the window's tables; treat them as frozen.
    Meetings start on a grid of `grid_minutes`. `keeps_confirmed`: whether what is confirmed or held
    counts as pinned. `only_accepted`: whether only what both sides have accepted is planned. `ideas`: what
    becomes of requests of which nobody has been asked. `aims`: by what plans are judged, the first before the
    next, those left out not at all; `weights`: what requests and rules are worth. `notice_minutes`: what
    begins sooner than so after the time at which one plans is not moved any more. `about` tells where the
    facts come from (the sample says there what is real and what is invented). `version` counts up with every
    plan adopted and every version named.
    """

    title: str
    start: date
    end: date
    sponsor: str = ""
    about: str = ""
    note: str = ""
    internal_note: str = ""
    grid_minutes: int = 15
    keeps_confirmed: bool = True
    only_accepted: bool = False
    ideas: Ideas = Ideas.TRAY
    notice_minutes: int = 120
    aims: tuple[Aim, ...] = AIMS
    weights: Weights = USUAL
    version: int = 1
    cities: Mapping[CityId, City] = field(default_factory=dict)
    venues: Mapping[VenueId, Venue] = field(default_factory=dict)
    rooms: Mapping[RoomId, Room] = field(default_factory=dict)
    travel_times: Mapping[TravelTimeId, TravelTime] = field(default_factory=dict)
    organisations: Mapping[OrganisationId, Organisation] = field(default_factory=dict)
    delegates: Mapping[DelegateId, Delegate] = field(default_factory=dict)
    officials: Mapping[OfficialId, Official] = field(default_factory=dict)
    interpreters: Mapping[InterpreterId, Interpreter] = field(default_factory=dict)
    city_days: Mapping[CityDayId, CityDay] = field(default_factory=dict)
    legs: Mapping[LegId, Leg] = field(default_factory=dict)
    gatherings: Mapping[GatheringId, Gathering] = field(default_factory=dict)
    meeting_requests: Mapping[MeetingRequestId, MeetingRequest] = field(default_factory=dict)
    vehicles: Mapping[VehicleId, Vehicle] = field(default_factory=dict)
    rules: Mapping[RuleId, Rule] = field(default_factory=dict)
    meetings: Mapping[MeetingId, Meeting] = field(default_factory=dict)
    notices: Mapping[NoticeId, Notice] = field(default_factory=dict)
    releases: Mapping[ReleaseId, Release] = field(default_factory=dict)

    def __post_init__(self) -> None:
        require(self.title, "title")
        check_year("start", self.start)
        check_year("end", self.end)
        check_number("version", self.version, 1, LAST_VERSION)
        check_number("notice_minutes", self.notice_minutes, 0, LONGEST_NOTICE)
        if len(set(self.aims)) != len(self.aims):
            raise MissionError(fault=Fault.TWICE, field="aims", value=", ".join(self.aims))
        if self.end < self.start:
            raise MissionError(
                fault=Fault.END_NOT_AFTER_START,
                field="end",
                value=self.end.isoformat(),
                other=self.start.isoformat(),
            )
        if (self.end - self.start).days >= LONGEST_DAYS:
            raise MissionError(
                fault=Fault.OUT_OF_RANGE,
                field="end",
                value=self.end.isoformat(),
                other=f"{LONGEST_DAYS} days",
            )
        if self.grid_minutes not in GRID_CHOICES:
            raise MissionError(
                fault=Fault.NOT_A_CHOICE,
                field="grid_minutes",
                value=str(self.grid_minutes),
                other=", ".join(map(str, GRID_CHOICES)),
            )

    @property
    def days(self) -> tuple[date, ...]:
        """Every date of the mission in order."""
        return days_between(self.start, self.end)
