"""One engagement: anything that occupies a person for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from scheduler_app.mission.ids import CityId, RoomId, VenueId


class EngagementKind(StrEnum):
    """What occupies a person."""

    MEETING = "meeting"
    GATHERING = "gathering"
    LEG = "leg"
    TRANSFER = "transfer"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Something that occupies a person in [start, end), on the wall clock of its city.

    `id`: of the meeting, gathering or leg; of a transfer `transfer-to-<id>` (to the next
    engagement) or `transfer-after-<id>` (back to the hotel); of a break
    `break-<city id>-<date>-<number>`. Unique among one person's engagements.

    A leg holds its margins: it starts when one must check in, at `venue_id` in `city_id`, and ends
    when one is free, at `end_venue_id` in `end_city_id` and on the clock of that city. A transfer
    goes from `venue_id` to `end_venue_id`; `start` is the time to leave. For all others the two
    places are the same.

    Only of a transfer: `minutes` of travel, `is_peak` when they are those of the peak hours, and
    `late_minutes`, how much too late one arrives even when leaving at once (0: in time).

    Only of a break: `is_overlaid` when something lies over it and the gap has no room for both.
    """

    kind: EngagementKind
    id: str
    start: datetime
    end: datetime
    city_id: CityId
    end_city_id: CityId
    title: str = ""
    venue_id: VenueId | None = None
    end_venue_id: VenueId | None = None
    room_id: RoomId | None = None
    table: int | None = None
    minutes: int = 0
    is_peak: bool = False
    late_minutes: int = 0
    is_overlaid: bool = False

    @property
    def day(self) -> date:
        """The date on which it begins."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last date on which it takes time, by the clock of where it ends; until 24:00 is of the day before."""
        return (self.end - timedelta(microseconds=1)).date()

    def goes_on(self, day: date) -> bool:
        """Whether it began on an earlier date and still takes time on this one, in one city. A leg is told by
        its ends.
        """
        return self.kind is not EngagementKind.LEG and self.day < day <= self.last_day

    @property
    def is_late(self) -> bool:
        """Whether this is a transfer that cannot arrive in time."""
        return self.late_minutes > 0

    @property
    def is_towards(self) -> bool:
        """Whether this is a transfer to the next engagement, not one back to the hotel."""
        return self.id.startswith("transfer-to-")
