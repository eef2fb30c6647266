"""The time axis: wall-clock time to pixels and back, days one after the other, nights folded.

Each day shows the minutes from `first_minute` to `last_minute`; what lies outside of them (the
night) has no length: it falls on the edge of its day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """Days at `minute_px` pixels a minute, `gap` pixels between two days."""

    days: tuple[date, ...]
    first_minute: int
    last_minute: int
    minute_px: float
    gap: float = 0.0

    day_length: float = field(init=False)
    """Pixels of one day."""
    length: float = field(init=False)
    """Pixels of all days with the gaps between them."""

    def __post_init__(self) -> None:
        day_length = (self.last_minute - self.first_minute) * self.minute_px
        object.__setattr__(self, "day_length", day_length)
        length = len(self.days) * (day_length + self.gap) - self.gap
        object.__setattr__(self, "length", length)

    def start_of(self, day: date) -> float:
        """Where a day begins; days outside of the axis are clamped to its ends."""
        number = min(max((day - self.days[0]).days, 0), len(self.days) - 1)
        return number * (self.day_length + self.gap)

    def position(self, at: datetime) -> float:
        """Where a moment lies; a moment of a night lies on the edge of its day."""
        number = at.toordinal() - self.days[0].toordinal()
        if number < 0:
            return 0.0
        if number >= len(self.days):
            return self.length
        minute = at.hour * 60 + at.minute
        minute = min(max(minute, self.first_minute), self.last_minute) - self.first_minute
        return number * (self.day_length + self.gap) + minute * self.minute_px

    def end_position(self, at: datetime) -> float:
        """Where what ends at a moment ends: at midnight with the day before, not with the gap behind it."""
        if at.time() != time():
            return self.position(at)
        day = at.date() - timedelta(days=1)
        if not self.days or day < self.days[0] or day > self.days[-1]:
            return self.position(at)
        return self.start_of(day) + self.day_length

    def time_at(self, position: float, grid_minutes: int) -> datetime | None:
        """The grid time at or before a position; None in a gap or outside of the days."""
        day = self.day_at(position)
        if day is None:
            return None
        minute = self.first_minute + (position - self.start_of(day)) / self.minute_px
        # A hair of slack, so that the position of a time gives that time back.
        snapped = int((minute + 1e-6) // grid_minutes) * grid_minutes
        snapped = min(max(snapped, self.first_minute), self.last_minute - 1)
        return datetime.combine(day, time()) + timedelta(minutes=snapped)

    def day_at(self, position: float) -> date | None:
        """The day at a position; None in a gap or outside."""
        if position < 0 or not self.days:
            return None
        step = self.day_length + self.gap
        number = int((position + 1e-6) // step)
        if number >= len(self.days) or position - number * step > self.day_length:
            return None
        return self.days[number]

    def clip(self, start: datetime, end: datetime) -> tuple[float, float] | None:
        """The pixels of an interval; None when nothing of it is shown."""
        first, last = self.position(start), self.end_position(end)
        return (first, last) if last > first else None
