"""The ways between engagements: from where, when to leave, and whether that is in time.

A meal in the gap is eaten before the way or after it, never on it (`among_meals`).

Only within a city: between cities there are legs. Nothing here decides what may stand in a plan;
it says what a plan asks of the legs of a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from scheduler_app.mission.ids import VenueId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.travel import TravelTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """When to leave for something: minutes on the way, and how many too late one arrives."""

    leave: datetime
    minutes: int
    is_peak: bool
    late_minutes: int

    @property
    def end(self) -> datetime:
        """When one arrives."""
        return self.leave + timedelta(minutes=self.minutes)


def transfer_to(
    travel: TravelTable,
    from_venue: VenueId,
    free: datetime | None,
    target: Engagement,
    meals: Sequence[Slot] = (),
) -> tuple[Engagement | None, Sequence[Slot]]:
    """The way from a venue to the start of an engagement of the same city, and the meals before it.

    `free`: the end of what comes before (None: nothing does). `meals`: those between the two, in
    order; they come back as they can be kept. No way when there is none to go, or when what comes
    before lasts beyond the start: that is a clash, and no leaving would help.
    """
    if target.venue_id is None or from_venue == target.venue_id:
        return None, meals
    if free is not None and free > target.start:
        return None, meals
    ride = _Ride(travel, from_venue, target.venue_id)
    found, kept = among_meals(ride, free, target.start, meals)
    if found.minutes == 0:
        return None, meals
    way = _transfer(f"transfer-to-{target.id}", from_venue, target.venue_id, found, target)
    return way, kept


def transfer_after(
    travel: TravelTable, engagement: Engagement, free: datetime, hotel: VenueId | None
) -> Engagement | None:
    """The way to the hotel after the last engagement of a day, at once."""
    origin = engagement.end_venue_id
    if hotel is None or origin is None or origin == hotel:
        return None
    minutes = travel.minutes(origin, hotel, at=free) or 0
    if minutes == 0:
        return None
    is_peak = minutes > (travel.minutes(origin, hotel) or 0)
    found = Departure(leave=free, minutes=minutes, is_peak=is_peak, late_minutes=0)
    return _transfer(f"transfer-after-{engagement.id}", origin, hotel, found, engagement)


@dataclass(frozen=True, slots=True)
class _Ride:
    """The way between two venues of one city (of two, by a slip in the data: no way)."""

    travel: TravelTable
    origin: VenueId
    goal: VenueId

    def minutes(self, at: datetime | None = None) -> int:
        return self.travel.minutes(self.origin, self.goal, at=at) or 0

    def arriving(self, start: datetime, free: datetime | None = None) -> Departure:
        """When to leave so as to be there by `start`, not before `free`.

        Off-peak minutes are tried first; where that departure lies in the peak hours, the peak
        minutes count. Example: 20 minutes, at peak 40, peak until 09:30: for 09:40 the try is
        09:20, in the peak, so one leaves at 09:00.
        """
        calm = self.minutes()
        minutes = self.minutes(start - timedelta(minutes=calm))
        leave = start - timedelta(minutes=minutes)
        if free is not None and leave < free:
            leave = free
            minutes = self.minutes(leave)
        late = (leave + timedelta(minutes=minutes) - start) // timedelta(minutes=1)
        return Departure(
            leave=leave, minutes=minutes, is_peak=minutes > calm, late_minutes=max(0, late)
        )


def among_meals(
    ride: _Ride, free: datetime | None, start: datetime, meals: Sequence[Slot]
) -> tuple[Departure, Sequence[Slot]]:
    """A way by `start` that leaves the meals whole, and the meals as they are kept.

    Steps: 1. as late as may be, if that is after the meals; 2. before one of them, the latest that
    works; 3. where neither fits to the minute, one meal moves inside the gap by as little as may
    be: later, after a ride at once, or earlier, before a late ride; 4. where the gap is too short
    for both, as late as may be over the meal. Example: free at 11:40, 50 minutes, lunch
    12:00-13:00, start 13:30: lunch 11:40-12:40 and then the ride, or the ride at once and lunch
    12:30-13:30; the first moves lunch by less.
    """
    latest = ride.arriving(start, free)
    if not any(one.start < latest.end and latest.leave < one.end for one in meals):
        return latest, meals
    floors = [free, *(one.end for one in meals)]
    for floor, meal in reversed(list(zip(floors, meals, strict=False))):
        found = ride.arriving(meal.start, floor)
        if found.late_minutes == 0:
            return found, meals
    ceilings = [*(one.start for one in meals[1:]), start]
    found_moves = [
        (move, number)
        for number, meal in enumerate(meals)
        for move in _moves(ride, floors[number], meal, ceilings[number])
    ]
    if not found_moves:
        return latest, meals
    (departure, moved), number = min(
        found_moves, key=lambda one: abs(one[0][1].start - meals[one[1]].start)
    )
    return departure, [*meals[:number], moved, *meals[number + 1 :]]


def _moves(
    ride: _Ride, floor: datetime | None, meal: Slot, ceiling: datetime
) -> Iterator[tuple[Departure, Slot]]:
    """The ways with one meal moved between `floor` and `ceiling`: ride first, or meal first."""
    length = meal.end - meal.start
    if floor is not None:
        first = ride.arriving(floor, floor)
        first = replace(first, late_minutes=0)
        if first.end + length <= ceiling:
            yield first, Slot(start=first.end, end=first.end + length)
    last = ride.arriving(ceiling)
    if last.end <= ceiling and (floor is None or floor <= last.leave - length):
        yield last, Slot(start=last.leave - length, end=last.leave)


def _transfer(
    transfer_id: str, origin: VenueId, goal: VenueId, found: Departure, near: Engagement
) -> Engagement:
    city = near.end_city_id if transfer_id.startswith("transfer-after") else near.city_id
    return Engagement(
        kind=EngagementKind.TRANSFER,
        id=transfer_id,
        start=found.leave,
        end=found.end,
        city_id=city,
        end_city_id=city,
        venue_id=origin,
        end_venue_id=goal,
        minutes=found.minutes,
        is_peak=found.is_peak,
        late_minutes=found.late_minutes,
    )
