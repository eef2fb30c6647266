"""Where things happen: cities with their clocks and days, venues, rooms, travel times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler_app.mission.errors import Fault, MissionError, check_number, check_year, require
from scheduler_app.mission.ids import CityDayId, CityId, RoomId, TravelTimeId, VenueId
from scheduler_app.mission.people import EVERYONE, Roster
from scheduler_app.mission.slots import Hours, Slot

MOST_TABLES = 1_000
MOST_SEATS = 100_000
LONGEST_WAY = 24 * 60
"""Minutes between two venues of a city."""
DAY_HOURS = Hours(start=time(8, 30), end=time(18, 30))
PEAK_HOURS = (
    Hours(start=time(7, 0), end=time(9, 30)),
    Hours(start=time(16, 30), end=time(19, 0)),
)


MORNING = Hours(start=time(6, 0), end=time(12, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A time of every day that is kept free of meetings in a city: lunch, prayer, rest.

    `minutes`: how long it is, at a time of each person's own within the hours; None: all of them.
    Whoever attends a gathering or rides a leg over it has no break that day, and is told so where the
    gathering is no meal itself.
    """

    title: str
    hours: Hours
    minutes: int | None = None

    def __post_init__(self) -> None:
        require(self.title, "title")
        if self.minutes is not None:
            check_number("minutes", self.minutes, 1, self.hours.minutes)

    @property
    def is_fixed(self) -> bool:
        """Whether it takes all of its hours."""
        return self.minutes is None or self.minutes == self.hours.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A date on which nothing is planned in a city."""

    day: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fair:
    """A fair or another crowd in a city, both days included: hotels and halls are full."""

    title: str
    first: date
    last: date

    def __post_init__(self) -> None:
        require(self.title, "title")
        if self.last < self.first:
            raise MissionError(
                fault=Fault.END_NOT_AFTER_START,
                field="last",
                value=self.last.isoformat(),
                other=self.first.isoformat(),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A stop of the mission. `timezone` is an IANA name; `day_hours` bound its meetings.

    `morning`: within it are meetings of the morning; those of the afternoon begin when it ends.
    `hotel_id`: where the delegation stays there, if one venue serves all. `least_firms`: an optional
    stop takes place with so many firms only (0: whatever their number).
    """

    id: CityId
    name: str
    name_local: str = ""
    country: str = ""
    timezone: str = "UTC"
    latitude: float | None = None
    longitude: float | None = None
    day_hours: Hours = DAY_HOURS
    morning: Hours = MORNING
    breaks: tuple[Break, ...] = (
        Break(title="Lunch", hours=Hours(start=time(12, 0), end=time(13, 0))),
    )
    peak_hours: tuple[Hours, ...] = PEAK_HOURS
    holidays: tuple[Holiday, ...] = ()
    fairs: tuple[Fair, ...] = ()
    least_firms: int = 0
    hotel_id: VenueId | None = None
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise MissionError(
                fault=Fault.UNKNOWN_ZONE, field="timezone", value=self.timezone
            ) from error
        check_coordinates(self.latitude, self.longitude)
        check_number("least_firms", self.least_firms, 0, MOST_SEATS)

    @property
    def zone(self) -> ZoneInfo:
        """The clock of the city."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class CityDay:
    """That the people of `roster` work in this city on this date.

    A day of travel has two: the legs say when one ends and the other begins.
    """

    id: CityDayId
    day: date
    city_id: CityId
    roster: Roster = EVERYONE
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        check_year("day", self.day)


class VenueKind(StrEnum):
    """What a venue is for; stations and airports are the ends of legs."""

    GOVERNMENT = "government"
    EMBASSY = "embassy"
    HOTEL = "hotel"
    COMPANY = "company"
    CONFERENCE = "conference"
    SITE = "site"
    AIRPORT = "airport"
    STATION = "station"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """When a venue is open on one weekday (0 Monday to 6 Sunday), or on every day (None)."""

    hours: Hours
    weekday: int | None = None

    def __post_init__(self) -> None:
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            raise MissionError(
                fault=Fault.OUT_OF_RANGE, field="weekday", value=str(self.weekday), other="0-6"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """An address in a city. No opening hours means: open whenever the city's day is.

    `screening_minutes`: whoever comes from elsewhere is there so much earlier, for the doors of an
    embassy or a ministry; it counts as part of the way. `closed`: when it is shut in spite of its hours.
    """

    id: VenueId
    name: str
    name_local: str = ""
    city_id: CityId
    kind: VenueKind = VenueKind.OTHER
    address: str = ""
    address_local: str = ""
    latitude: float | None = None
    longitude: float | None = None
    opening_hours: tuple[OpeningHours, ...] = ()
    closed: tuple[Slot, ...] = ()
    screening_minutes: int = 0
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")
        check_coordinates(self.latitude, self.longitude)
        check_number("screening_minutes", self.screening_minutes, 0, LONGEST_WAY)


class TableKeeper(StrEnum):
    """Who stays at a table of a room with several while the others come and go."""

    GUESTS = "guests"
    HOSTS = "hosts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A bookable room, or `tables` like tables, in a venue; each seats `seats` people.

    `availability`: when it may be used (empty: whenever the venue is open). `for_requests`: whether
    requests without a place of their own may be put here. `table_keeper`: who finds their table again.
    """

    id: RoomId
    venue_id: VenueId
    name: str
    tables: int = 1
    seats: int = 8
    table_keeper: TableKeeper = TableKeeper.GUESTS
    availability: tuple[Slot, ...] = ()
    for_requests: bool = True
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")
        check_number("tables", self.tables, 1, MOST_TABLES)
        check_number("seats", self.seats, 1, MOST_SEATS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTime:
    """Minutes from one venue to another of the same city, one way, as the user has set them.

    Where none is set, `travel.travel_minutes` estimates from the coordinates.
    """

    id: TravelTimeId
    from_venue_id: VenueId
    to_venue_id: VenueId
    minutes: int
    peak_minutes: int
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if self.from_venue_id == self.to_venue_id:
            raise MissionError(fault=Fault.SAME_PLACE, field="to_venue_id", value=self.to_venue_id)
        check_number("minutes", self.minutes, 0, LONGEST_WAY)
        check_number("peak_minutes", self.peak_minutes, 0, LONGEST_WAY)


def check_coordinates(latitude: float | None, longitude: float | None) -> None:
    """Raise MissionError OUT_OF_RANGE unless both are absent or on the globe, in degrees."""
    for field, value, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if value is not None and not -limit <= value <= limit:
            raise MissionError(
                fault=Fault.OUT_OF_RANGE, field=field, value=str(value), other=f"±{limit}"
            )
