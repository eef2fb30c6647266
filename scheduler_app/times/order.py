"""In which order day and month of "4/11/2015" stand: by the mission's dates, best for a column as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler_app.mission.mission import Mission

_NUMERIC = re.compile(
    r"(?<![0-9./:-])([0-9]{1,2})(?:([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})|/([0-9]{1,2}))(?![0-9/])"
)
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class DayOrder(StrEnum):
    """What the numbers of a day are, the year being last or left out; YEAR_FIRST: all in two digits."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Three numbers, or two, as they stand."""

    first: int
    second: int
    third: int | None
    is_short: bool = True

    def day_in(self, mission: Mission, order: DayOrder) -> date | None:
        """The day in one order; None where there is none."""
        if order is DayOrder.YEAR_FIRST:
            if self.third is None or not self.is_short:
                return None
            return day_or_none(full_year(mission, self.first), self.second, self.third)
        day, month = self.first, self.second
        if order is DayOrder.MONTH_FIRST:
            day, month = month, day
        if self.third is None:
            return nearest_day(mission, month, day)
        year = full_year(mission, self.third) if self.is_short else self.third
        return day_or_none(year, month, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnOrder:
    """The order of a column. `is_told`: whether it made a difference; `is_mixed`: both stand in it."""

    order: DayOrder | None = None
    is_told: bool = False
    is_mixed: bool = False


def order_of_column(mission: Mission, texts: Iterable[str]) -> ColumnOrder:
    """By numbers above 12 first, then by which order brings more days into the mission, or nearer.

    No order where neither is better; the cells are then read one by one.
    """
    found = [numbers for text in texts for numbers in numbers_in(text)]
    open_ones = [one for one in found if one.first != one.second]
    if not open_ones:
        return ColumnOrder()
    orders = (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST)
    days = {order: [one.day_in(mission, order) for one in open_ones] for order in orders}
    lacks = {order: sum(day is None for day in days[order]) for order in orders}
    if all(lacks.values()):
        return ColumnOrder(is_mixed=True)
    if any(lacks.values()):
        return ColumnOrder(order=min(orders, key=lacks.__getitem__), is_told=True)
    far = {
        order: [distance(mission, day) for day in days[order] if day is not None]
        for order in orders
    }
    ranks = {order: (sum(n > 0 for n in far[order]), sum(far[order])) for order in orders}
    if ranks[orders[0]] == ranks[orders[1]]:
        return ColumnOrder()
    return ColumnOrder(order=min(orders, key=ranks.__getitem__), is_told=True)


def numbers_in(text: str) -> list[Numbers]:
    """Every day in a text that is written in numbers with the year last or left out."""
    return [
        Numbers(
            first=int(one[1]),
            second=int(one[3] or one[5]),
            third=int(one[4]) if one[4] else None,
            is_short=len(one[4] or "") != len("2015"),
        )
        for one in _NUMERIC.finditer(text.translate(_PLAIN))
    ]


def distance(mission: Mission, day: date) -> int:
    """Days between a day and the mission; 0 within it."""
    return max((mission.start - day).days, (day - mission.end).days, 0)


def nearest_day(mission: Mission, month: int, day: int) -> date | None:
    """A day and month in the year that brings it nearest to the mission; None where it has none then."""
    years = range(mission.start.year - 1, mission.end.year + 2)
    days = [found for year in years if (found := day_or_none(year, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda one: (distance(mission, one), one))
    return nearest if distance(mission, nearest) <= _HALF_A_YEAR else None


def full_year(mission: Mission, short: int) -> int:
    """The year of two digits that is nearest to the mission."""
    around = mission.start.year // 100 * 100 + short
    return min((around - 100, around, around + 100), key=lambda y: abs(y - mission.start.year))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


_HALF_A_YEAR = 184
