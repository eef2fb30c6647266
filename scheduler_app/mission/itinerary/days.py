"""One person's ways from engagement to engagement and hotel, and the meals between them.

The rule of the plan keeps the minutes of a meal free and the way comes on top, so the gap around a
meal has room for both; where the way would lie over it, the meal moves inside the gap.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from scheduler_app.mission.ids import CityId, PersonId, VenueId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.transfers import transfer_after, transfer_to
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.travel import TravelTable

_NIGHT = timedelta(hours=8)
"""How long before the first of all one is at the hotel for sure."""


class Clocks(Protocol):
    """What the days of a person must know of the mission; the index of itineraries knows it."""

    travel: TravelTable

    def starts_at(self, engagement: Engagement) -> datetime:
        """When an engagement begins, UTC."""
        ...

    def ends_at(self, engagement: Engagement) -> datetime:
        """When an engagement ends, UTC."""
        ...

    def wall_clock(self, moment: datetime, city_id: CityId) -> datetime:
        """What the clocks of a city show at a moment of UTC."""
        ...

    def hotel_of(self, person_id: PersonId, city_id: CityId) -> VenueId | None:
        """Where a person stays in a city."""
        ...

    def rests_after(self, engagement: Engagement) -> bool:
        """Whether one rests at the hotel after an engagement."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Morning:
    """The way home of the evening before, the call as taken at the hotel, and since when one is there, UTC."""

    home: tuple[Engagement, ...]
    call: Engagement
    since: datetime


class Days:
    """The days of one person. Ask for `ways` first: they say where the breaks have moved."""

    def __init__(self, index: Clocks, person_id: PersonId, breaks: Sequence[Engagement]) -> None:
        self._index, self._person_id = index, person_id
        self._breaks = sorted(breaks, key=lambda one: (index.starts_at(one), one.id))

    def breaks(self) -> tuple[Engagement, ...]:
        """The breaks where they are kept."""
        return tuple(self._breaks)

    def ways(self, fixed: Sequence[Engagement]) -> Iterator[Engagement]:
        """The ways between engagements that are in order of time."""
        index = self._index
        before: Engagement | None = None  # the last one with a place
        free: datetime | None = None  # when all that came so far is over, UTC
        earlier: list[tuple[datetime, datetime]] = []  # free times before calls since then, UTC
        for one in fixed:
            if one.venue_id is not None or one.end_venue_id is not None:
                yield from self._ways_beside(before, free, one, earlier)
                before, earlier = one, []
            elif (morning := self._morning(before, free, one)) is not None:
                yield from morning.home
                before = morning.call
                earlier = [(morning.since, index.starts_at(one))]
            elif free is not None and free < index.starts_at(one):
                earlier.append((free, index.starts_at(one)))
            free = max(free, index.ends_at(one)) if free is not None else index.ends_at(one)
        if before is not None and free is not None:
            yield from self._way_home(before, free, None)

    def _morning(
        self, before: Engagement | None, free: datetime | None, call: Engagement
    ) -> _Morning | None:
        """Where a call, or what has no place yet, is the first of a day: at the hotel, reached the evening
        before; None where it is not the first, or where there is no time to be there.
        """
        hotel = self._index.hotel_of(self._person_id, call.city_id)
        if hotel is None or call.kind is EngagementKind.LEG:
            return None
        at_hotel = dataclasses.replace(call, venue_id=hotel, end_venue_id=hotel)
        begins = self._index.starts_at(call)
        if before is None or free is None:
            return _Morning(home=(), call=at_hotel, since=begins - _NIGHT)
        if before.day == call.day or before.end_city_id != call.city_id:
            return None
        kept = self._breaks
        home = tuple(self._way_home(before, free, call))
        since = self._index.ends_at(home[-1]) if home else free
        if since > begins:
            self._breaks = kept
            return None
        return _Morning(home=home, call=at_hotel, since=since)

    def _ways_beside(
        self,
        before: Engagement | None,
        free: datetime | None,
        target: Engagement,
        earlier: Sequence[tuple[datetime, datetime]],
    ) -> Iterator[Engagement]:
        """The same as `_ways`, but before a call where there is no time for it after it."""
        kept = self._breaks
        ways = list(self._ways(before, free, target))
        if before is None or not any(one.is_late for one in ways):
            yield from ways
            return
        here = target.city_id
        for since, until in reversed(earlier):
            last = self._index.wall_clock(until, here)
            self._breaks = kept
            sooner = list(
                self._ways(before, since, dataclasses.replace(target, start=last, end=last))
            )
            if sooner and not any(one.is_late for one in sooner):
                yield from sooner
                return
        self._breaks = kept
        yield from self._ways(before, free, target)

    def _ways(
        self, before: Engagement | None, free: datetime | None, target: Engagement
    ) -> Iterator[Engagement]:
        """The way from one engagement to the next: straight, or by the hotel overnight and to rest."""
        hotel = self._index.hotel_of(self._person_id, target.city_id)
        if before is None or free is None:
            if hotel is not None:
                yield from self._way_to(hotel, None, target)
            return
        free_here = self._index.wall_clock(free, target.city_id)
        is_same_city = before.end_city_id == target.city_id
        rests = hotel is not None and self._index.rests_after(before)
        is_by_hotel = before.day != target.day or rests
        if not is_same_city or is_by_hotel:
            kept = self._breaks
            home = list(self._way_home(before, free, target))
            at_hotel = home[-1].end if home and is_same_city else free_here
            onward = list(self._way_to(hotel, at_hotel, target)) if hotel else []
            is_time = at_hotel <= target.start
            if not is_same_city or (is_time and not any(one.is_late for one in onward)):
                yield from home
                yield from onward
                return
            self._breaks = kept
        if before.end_venue_id is not None:
            yield from self._way_to(before.end_venue_id, free_here, target)

    def _way_to(
        self, origin: VenueId, free: datetime | None, target: Engagement
    ) -> Iterator[Engagement]:
        """The way, as late as may be; meals of the target's city that lie between may move."""
        between = [
            one
            for one in self._breaks
            if one.city_id == target.city_id
            and one.end <= target.start
            and one.day == target.day
            and (free is None or free <= one.start)
        ]
        meals = [Slot(start=one.start, end=one.end) for one in between]
        way, kept = transfer_to(self._index.travel, origin, free, target, meals)
        self._move(between, kept)
        if way is not None:
            yield way

    def _way_home(
        self, last: Engagement, free: datetime, target: Engagement | None
    ) -> Iterator[Engagement]:
        """The way to the hotel at once; a meal that would lie on it comes after it."""
        index = self._index
        hotel = index.hotel_of(self._person_id, last.end_city_id)
        here = index.wall_clock(free, last.end_city_id)
        way = transfer_after(index.travel, last, here, hotel)
        if way is None:
            return
        floor = way.end
        for meal in self._breaks:
            if meal.city_id == way.city_id and here <= meal.start < floor:
                moved = Slot(start=floor, end=floor + (meal.end - meal.start))
                if target is None or moved.end <= target.start:
                    self._move([meal], [moved])
                    floor = moved.end
        yield way

    def _move(self, meals: Sequence[Engagement], slots: Sequence[Slot]) -> None:
        moved = {
            meal.id: dataclasses.replace(meal, start=slot.start, end=slot.end)
            for meal, slot in zip(meals, slots, strict=True)
        }
        self._breaks = [moved.get(one.id, one) for one in self._breaks]
