"""How long the way from one venue to another takes: as entered, else estimated.

The estimate: great circle x 1.35; the first 10 km at 25 km/h (16 in the peak), the rest at 45
(28); plus 8 (10) minutes to get in and out; rounded up to 5 minutes. A venue without coordinates
is taken to be half an hour away (45 minutes in the peak).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from scheduler_app.mission.ids import CityId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import City, TravelTime, Venue

DETOUR = 1.35
SLOW_KM = 10.0
SLOW_KMH, SLOW_KMH_PEAK = 25.0, 16.0
FAST_KMH, FAST_KMH_PEAK = 45.0, 28.0
BOARDING_MINUTES, BOARDING_MINUTES_PEAK = 8.0, 10.0
ROUNDED_TO = 5
EARTH_RADIUS_KM = 6371.0


class Way(NamedTuple):
    """The minutes of a way when roads are free and in the peak."""

    minutes: int
    peak: int


HERE = Way(0, 0)
UNKNOWN_WAY = Way(30, 45)


class TravelTable:
    """Every way of one mission, cheap to ask. Ways are worked out when first asked for."""

    def __init__(self, mission: Mission) -> None:
        self._venues: Mapping[VenueId, Venue] = mission.venues
        self._cities: Mapping[CityId, City] = mission.cities
        self._ways: dict[tuple[VenueId, VenueId], Way | None] = {}
        entered = mission.travel_times.values()
        for one in entered:
            self._ways[one.to_venue_id, one.from_venue_id] = _way_of(one)
        for one in entered:
            self._ways[one.from_venue_id, one.to_venue_id] = _way_of(one)

    def pair(self, from_venue_id: VenueId, to_venue_id: VenueId) -> Way | None:
        """Minutes off-peak and in the peak; None when the venues lie in different cities.

        What is entered wins; where only the other direction is entered, it holds for both. The time
        at the doors of the goal is part of the way.
        """
        if from_venue_id == to_venue_id:
            return HERE
        key = (from_venue_id, to_venue_id)
        if key not in self._ways:
            self._ways[key] = estimate(self._venues[from_venue_id], self._venues[to_venue_id])
        if self._venues[from_venue_id].city_id != self._venues[to_venue_id].city_id:
            return None
        way = self._ways[key]
        return None if way is None else self._to_the_door(way, to_venue_id)

    def unknown(self, to_venue_id: VenueId | None) -> Way:
        """A way of which one end is not named; None: where it ends. The time at the doors is part of it."""
        return UNKNOWN_WAY if to_venue_id is None else self._to_the_door(UNKNOWN_WAY, to_venue_id)

    def _to_the_door(self, way: Way, to_venue_id: VenueId) -> Way:
        early = self.screening(to_venue_id)
        return Way(way.minutes + early, way.peak + early) if early else way

    def screening(self, venue_id: VenueId) -> int:
        """Minutes before a meeting that one must be at a venue's door, coming from elsewhere."""
        return self._venues[venue_id].screening_minutes

    def minutes(
        self, from_venue_id: VenueId, to_venue_id: VenueId, at: datetime | None = None
    ) -> int | None:
        """Minutes for a way that begins at `at` (the city's wall clock; None: off-peak)."""
        way = self.pair(from_venue_id, to_venue_id)
        if way is None or at is None:
            return None if way is None else way.minutes
        city = self._cities[self._venues[from_venue_id].city_id]
        return way.peak if is_peak(city, at) else way.minutes


def travel_minutes(
    mission: Mission, from_venue_id: VenueId, to_venue_id: VenueId, at: datetime | None = None
) -> int | None:
    """One way, asked once; who asks often keeps a TravelTable."""
    return TravelTable(mission).minutes(from_venue_id, to_venue_id, at)


def is_peak(city: City, at: datetime) -> bool:
    """Whether the roads of the city are full at this moment of its wall clock."""
    moment = at.time()
    return any(hours.start <= moment < hours.end for hours in city.peak_hours)


def estimate(origin: Venue, goal: Venue) -> Way | None:
    """The way between two venues from their coordinates; None between different cities."""
    if origin.city_id != goal.city_id:
        return None
    kilometres = road_km(origin, goal)
    if kilometres is None:
        return UNKNOWN_WAY
    slow, fast = min(kilometres, SLOW_KM), max(kilometres - SLOW_KM, 0.0)
    return Way(
        _rounded(60 * (slow / SLOW_KMH + fast / FAST_KMH) + BOARDING_MINUTES),
        _rounded(60 * (slow / SLOW_KMH_PEAK + fast / FAST_KMH_PEAK) + BOARDING_MINUTES_PEAK),
    )


def road_km(origin: Venue, goal: Venue) -> float | None:
    """The estimated length of the road in kilometres, None where coordinates are missing."""
    if origin.latitude is None or origin.longitude is None:
        return None
    if goal.latitude is None or goal.longitude is None:
        return None
    south, north = math.radians(origin.latitude), math.radians(goal.latitude)
    across = math.radians(goal.longitude - origin.longitude)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    )
    return DETOUR * 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _way_of(entered: TravelTime) -> Way:
    return Way(entered.minutes, entered.peak_minutes)


def _rounded(minutes: float) -> int:
    return math.ceil(round(minutes, 6) / ROUNDED_TO) * ROUNDED_TO
