"""The one line of time on which a mission is planned: whole minutes, the same for every zone.

A wall time of a city goes through the zone of that city, so half-hour zones, summer time and the
date line need no thought anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from scheduler_app.mission.clock import minute_of, wall_of
from scheduler_app.mission.ids import NOWHERE, CityId
from scheduler_app.mission.slots import Slot, days_between
from solver.problem import Window

if TYPE_CHECKING:
    from scheduler_app.mission.mission import Mission

DAY_MINUTES = 24 * 60


AROUND = timedelta(days=2)
"""So long before and after the mission's days the line has dates."""


class Line:
    """Wall clock of a city <-> minute of the line, whose minute 0 lies two days before the mission.

    `dates`: those of the line, the same in every city though they begin at other minutes there. What a
    person does belongs to the date that the clocks show where it begins. `first_city`: whose clock is meant
    where no city is; NOWHERE, on the clock of UTC, where the mission has none.
    """

    def __init__(self, mission: Mission) -> None:
        self.first_city = next(iter(mission.cities), NOWHERE)
        self._zones: dict[CityId, tzinfo] = {NOWHERE: UTC}
        self._zones |= {city.id: city.zone for city in mission.cities.values()}
        self.dates = days_between(mission.start - AROUND, mission.end + AROUND)
        self.is_mission = tuple(mission.start <= one <= mission.end for one in self.dates)
        self._zero = minute_of(datetime.combine(self.dates[0], time()), UTC)

    @property
    def days(self) -> tuple[Window, ...]:
        """The dates on the line, where a clock has no zone."""
        return tuple(
            Window(start=n * DAY_MINUTES, end=(n + 1) * DAY_MINUTES) for n in range(len(self.dates))
        )

    def midnights(self, city_id: CityId) -> tuple[int, ...]:
        """The minutes at which the dates begin in a city, and the last one ends."""
        dates = (*self.dates, self.dates[-1] + timedelta(days=1))
        return tuple(self.minute(city_id, datetime.combine(one, time())) for one in dates)

    def minute(self, city_id: CityId, wall: datetime) -> int:
        """The minute at which the clocks of the city show `wall`."""
        return minute_of(wall, self._zones[city_id]) - self._zero

    def at(self, instant: datetime) -> int:
        """The minute of a moment that comes with its zone."""
        return minute_of(instant.astimezone(UTC).replace(tzinfo=None), UTC) - self._zero

    def wall(self, city_id: CityId, minute: int) -> datetime:
        """What the clocks of the city show at a minute."""
        return wall_of(minute + self._zero, self._zones[city_id])

    def window(self, city_id: CityId, slot: Slot) -> Window:
        """A slot of the city's wall clock on the line (at least one minute of it)."""
        start = self.minute(city_id, slot.start)
        return Window(start=start, end=max(self.minute(city_id, slot.end), start + 1))

    def windows(self, city_id: CityId, slots: Iterable[Slot]) -> tuple[Window, ...]:
        """Slots on the line, in order, those that overlap or touch made one."""
        return merged(self.window(city_id, slot) for slot in slots)


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Windows in order, those that overlap or touch made one."""
    found: list[Window] = []
    for window in sorted(windows, key=lambda one: (one.start, one.end)):
        if found and window.start <= found[-1].end:
            found[-1] = Window(start=found[-1].start, end=max(found[-1].end, window.end))
        else:
            found.append(window)
    return tuple(found)


def meet(left: Iterable[Window], right: Iterable[Window]) -> tuple[Window, ...]:
    """The minutes that lie in both."""
    rights = tuple(right)
    return tuple(
        Window(start=max(a.start, b.start), end=min(a.end, b.end))
        for a in left
        for b in rights
        if a.start < b.end and b.start < a.end
    )


def without(windows: Iterable[Window], taken: Iterable[Window]) -> tuple[Window, ...]:
    """What is left of windows when some minutes are taken away."""
    left = [(one.start, one.end) for one in windows]
    for gone in taken:
        left = [
            (start, end)
            for a, b in left
            for start, end in ((a, min(b, gone.start)), (max(a, gone.end), b))
            if start < end
        ]
    return tuple(Window(start=start, end=end) for start, end in left)
