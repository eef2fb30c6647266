"""The one vocabulary of both views: lanes, blocks, bands of background, marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from scheduler_app.mission.ids import (
    CityId,
    GatheringId,
    LegId,
    MeetingId,
    MeetingRequestId,
    PersonId,
    VenueId,
)
from scheduler_app.mission.requests import MeetingState


class BlockKind(StrEnum):
    """What a block is a part of."""

    MEETING = "meeting"
    GATHERING = "gathering"
    LEG = "leg"
    TRANSFER = "transfer"


class Tone(StrEnum):
    """The one meaning that the colour of a block has."""

    GOVERNMENT = "government"
    COMPANY = "company"
    GATHERING = "gathering"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True, order=True)
class BlockRef:
    """What a block stands for: the id of a meeting, gathering or leg (for transfers, of its way)."""

    kind: BlockKind
    id: str


class LaneKind(StrEnum):
    """What a lane is: a column of the city day or a row of the timeline."""

    FIRM = "firm"
    DELEGATE = "delegate"
    OFFICIAL = "official"
    INTERPRETER = "interpreter"
    VENUE = "venue"
    ROOM = "room"


@dataclass(frozen=True, slots=True, order=True)
class LaneRef:
    """Whose or which lane; `table` is the number of a table in a room that has several."""

    kind: LaneKind
    id: str
    table: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A column or row. Lanes of one `section`, and in it of one `group`, stand together."""

    ref: LaneRef
    title: str
    section: str = ""
    group: str = ""
    person_ids: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What is shown of an engagement, seen from one side of the table."""

    ref: BlockRef
    start: datetime
    end: datetime
    title: str
    lines: tuple[str, ...] = ()
    tone: Tone
    request_id: MeetingRequestId | None = None
    venue_id: VenueId | None = None
    pin_time: bool = False
    pin_place: bool = False
    state: MeetingState | None = None
    """How far a meeting has come; None of what is none."""
    clash: str = ""
    warning: str = ""
    called_in: CityId | None = None
    """Of a call in the lane of a host: the city by whose clock it is shown."""
    ahead: timedelta = timedelta()
    """By how much that clock is ahead of the one of start and end."""

    @property
    def shown_start(self) -> datetime:
        """When it begins by the clock of the lane."""
        return self.start + self.ahead

    @property
    def shown_end(self) -> datetime:
        """When it ends by the clock of the lane."""
        return self.end + self.ahead


@dataclass(frozen=True, slots=True)
class Block:
    """A face put into the lanes `lane` to `last_lane` (both included).

    What overlaps in time lies side by side: it is the `column`-th of `columns` in its lane.
    """

    face: Face
    lane: int
    last_lane: int
    column: int = 0
    columns: int = 1

    @property
    def kind(self) -> BlockKind:
        return self.face.ref.kind

    @property
    def ref(self) -> BlockRef:
        return self.face.ref

    @property
    def start(self) -> datetime:
        return self.face.start

    @property
    def end(self) -> datetime:
        return self.face.end

    @property
    def day(self) -> date:
        return self.face.start.date()

    @property
    def title(self) -> str:
        return self.face.title

    @property
    def request_id(self) -> MeetingRequestId | None:
        return self.face.request_id

    @property
    def meeting_id(self) -> MeetingId | None:
        return MeetingId(self.ref.id) if self.kind is BlockKind.MEETING else None

    @property
    def gathering_id(self) -> GatheringId | None:
        return GatheringId(self.ref.id) if self.kind is BlockKind.GATHERING else None

    @property
    def leg_id(self) -> LegId | None:
        return LegId(self.ref.id) if self.kind is BlockKind.LEG else None


class BandKind(StrEnum):
    """What a stretch of background says."""

    CITY = "city"
    """Who is in this city then: a tint of the city's colour."""
    CLOSED = "closed"
    """Not available: absent, not receiving, shut, a holiday, outside of the day."""
    MEAL = "meal"
    PEAK = "peak"
    """Slow traffic; drawn on the ruler only."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of background over lanes `lane` to `last_lane`; `tint` counts the cities from 0."""

    kind: BandKind
    lane: int
    last_lane: int
    start: datetime
    end: datetime
    text: str = ""
    tint: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHead:
    """A day of the axis with the cities in which the mission works then."""

    day: date
    titles: tuple[str, ...]
    """The longest first; the first that fits is shown."""
    cities: tuple[tuple[str, int], ...] = ()
    """Name and tint of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the judgement of the plan says of single meetings, gatherings and legs; of two kinds may have one id.

    `persons`: whom the clash of an engagement is about; without an entry everyone in it.
    `moments`: the city and day of each clash, for counting.
    """

    clashes: Mapping[BlockRef, str] = field(default_factory=dict)
    warnings: Mapping[BlockRef, str] = field(default_factory=dict)
    persons: Mapping[BlockRef, frozenset[PersonId]] = field(default_factory=dict)
    moments: tuple[tuple[CityId, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything that a view shows, before it has a size."""

    is_timeline: bool
    days: tuple[date, ...]
    first_minute: int
    last_minute: int
    grid_minutes: int
    lanes: tuple[Lane, ...]
    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]
    day_heads: tuple[DayHead, ...]
    heading: str
    summary: str
    corner: str = ""
    empty_text: str = ""
    city_id: CityId | None = None
    clashing_lanes: frozenset[int] = frozenset()
