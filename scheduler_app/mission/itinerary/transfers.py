"""The ways between engagements: from where, when to leave, and whether that is in time.

Only within a city: between cities there are legs. Nothing here decides what may stand in a plan;
it says what a plan asks of the legs of a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


def transfer_to(
    travel: TravelTable,
    from_venue: VenueId,
    free: datetime | None,
    target: Engagement,
    meals: Sequence[Slot] = (),
) -> Engagement | None:
    """The way from a venue to the start of an engagement of the same city, as late as may be.

    `free`: the end of what comes before (None: nothing does). None when there is no way to go, or
    when what comes before lasts beyond the start: that is a clash, and no leaving would help.
    """
    if target.venue_id is None or from_venue == target.venue_id:
        return None
    if free is not None and free > target.start:
        return None
    found = departure_for(travel, from_venue, target.venue_id, free, target.start)
    found = _before_meals(travel, from_venue, target.venue_id, free, found, meals)
    if found.minutes == 0:
        return None
    return _transfer(f"transfer-to-{target.id}", from_venue, target.venue_id, found, target)


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


def departure_for(
    travel: TravelTable, origin: VenueId, goal: VenueId, free: datetime | None, start: datetime
) -> Departure:
    """When to leave `origin` so as to be at `goal` by `start`, not before `free`.

    Off-peak minutes are tried first; where that departure lies in the peak hours, the peak minutes
    count. Example: 20 minutes, at peak 40, peak until 09:30: for 09:40 the try is 09:20, in the
    peak, so one leaves at 09:00. Venues of different cities (a slip in the data) count as no way.
    """
    calm = travel.minutes(origin, goal) or 0
    minutes = travel.minutes(origin, goal, at=start - timedelta(minutes=calm)) or 0
    leave = start - timedelta(minutes=minutes)
    if free is not None and leave < free:
        leave = free
        minutes = travel.minutes(origin, goal, at=leave) or 0
    late = (leave + timedelta(minutes=minutes) - start) // timedelta(minutes=1)
    return Departure(
        leave=leave, minutes=minutes, is_peak=minutes > calm, late_minutes=max(0, late)
    )


def _before_meals(
    travel: TravelTable,
    origin: VenueId,
    goal: VenueId,
    free: datetime | None,
    found: Departure,
    meals: Sequence[Slot],
) -> Departure:
    """Where the way would lie over a meal and there is time before it, go before it."""
    for meal in meals:
        arrival = found.leave + timedelta(minutes=found.minutes)
        if found.leave >= meal.end or arrival <= meal.start:
            continue
        earlier = departure_for(travel, origin, goal, free, meal.start)
        if free is not None and free <= earlier.leave and earlier.late_minutes == 0:
            return earlier
    return found


def _transfer(
    transfer_id: str, origin: VenueId, goal: VenueId, found: Departure, near: Engagement
) -> Engagement:
    city = near.end_city_id if transfer_id.startswith("transfer-after") else near.city_id
    return Engagement(
        kind=EngagementKind.TRANSFER,
        id=transfer_id,
        start=found.leave,
        end=found.leave + timedelta(minutes=found.minutes),
        city_id=city,
        end_city_id=city,
        venue_id=origin,
        end_venue_id=goal,
        minutes=found.minutes,
        is_peak=found.is_peak,
        late_minutes=found.late_minutes,
    )
