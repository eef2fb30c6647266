"""Times of the wall clock: half-open slots of a date and hours of a day.

Every datetime in a mission is naive and means the wall clock of a city that the record names or
implies. It never moves with the zone of the laptop. The zone is on the city.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from scheduler_app.mission.errors import Fault, MissionError

Moment = TypeVar("Moment", datetime, time)
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Slot:
    """A half-open interval [start, end) of wall-clock time in one city."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        _check_order(self.start, self.end)

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return int((self.end - self.start).total_seconds()) // 60

    def overlaps(self, other: Slot) -> bool:
        """Whether the two share any moment (touching ends do not)."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Slot) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meet(self, other: Slot) -> Slot | None:
        """The part that both have, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Slot(start=start, end=end) if start < end else None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Hours:
    """A part of every day, [start, end): an end that is not after the start lies on the next day.

    Until midnight the end is 00:00, written 24:00. Both 00:00: the whole day. No other two are the same.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end != time():
            _check_order(self.start, self.end)

    @property
    def is_over_midnight(self) -> bool:
        """Whether some of it lies on the next day; until midnight is not."""
        return time() < self.end <= self.start

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return self.on(_ANY_DAY).minutes

    def on(self, day: date) -> Slot:
        """These hours as they begin on one date."""
        last = day + timedelta(days=1) if self.end <= self.start else day
        return Slot(start=datetime.combine(day, self.start), end=datetime.combine(last, self.end))


def slot_of(start: datetime, minutes: int) -> Slot:
    """The slot that begins at `start` and lasts `minutes` (at least 1)."""
    return Slot(start=start, end=start + timedelta(minutes=minutes))


def intersect(left: Iterable[Slot], right: Iterable[Slot]) -> tuple[Slot, ...]:
    """The times that lie in both lists, in order; inputs may be unsorted but not self-overlapping."""
    rights = sorted(right)
    found = [both for a in sorted(left) for b in rights if (both := a.meet(b)) is not None]
    return tuple(found)


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every date from first to last, both included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def _check_order(start: Moment, end: Moment) -> None:
    if end <= start:
        raise MissionError(
            fault=Fault.END_NOT_AFTER_START,
            field="end",
            value=end.isoformat(timespec="minutes"),
            other=start.isoformat(timespec="minutes"),
        )
