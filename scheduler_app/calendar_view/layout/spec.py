"""What the user chose to look at: one city on one day, or all people over the days; and how near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler_app.mission.ids import CityId


class Columns(StrEnum):
    """What the columns of a city day are."""

    FIRMS = "firms"
    OFFICIALS = "officials"
    ROOMS = "rooms"


@dataclass(frozen=True, slots=True, kw_only=True)
class CityDaySpec:
    """One city on one date, time running down. `hours`: the first and the last, else by need."""

    city_id: CityId
    day: date
    columns: Columns = Columns.FIRMS
    hours: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSpec:
    """Rows of people, days running to the right, nights folded. `days` None: the whole mission."""

    days: tuple[date, ...] | None = None
    officials: bool = True
    hours: tuple[int, int] | None = None


ViewSpec = CityDaySpec | TimelineSpec


@dataclass(frozen=True, slots=True)
class Zoom:
    """Pixels of a minute and of a lane (a column's width, a row's height)."""

    minute_px: float
    lane_px: float
