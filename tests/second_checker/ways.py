"""How long ways take: as entered, the other way round, estimated, or half an hour where nothing is known."""

from __future__ import annotations

import math

from tests.second_checker.clock import wall_of
from tests.second_checker.programme import Programme, Record

UNKNOWN = (30, 45)
EARTH_KM = 6371.0


def somewhere(city_id: str) -> str:
    """The place of what names none in its city."""
    return f"somewhere in {city_id}"


class Ways:
    """The ways of a mission. A place is a venue, or somewhere in a city."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._entered = {
            (one["from_venue_id"], one["to_venue_id"]): (one["minutes"], one["peak_minutes"])
            for one in programme.travel_times.values()
        }
        self._city = {key: one["city_id"] for key, one in programme.venues.items()}
        self._city |= {somewhere(key): key for key in programme.cities}

    def minutes(self, here: str, there: str, leave: int) -> int | None:
        """Minutes of a way begun then, the doors of its goal included; None between cities."""
        if here == there:
            return 0
        city_id = self._city[here]
        if self._city[there] != city_id:
            return None
        city = self._programme.cities[city_id]
        at = wall_of(leave, city["timezone"]).strftime("%H:%M")
        is_peak = any(one["start"] <= at < one["end"] for one in city["peak_hours"])
        goal = self._programme.venues.get(there)
        return self._pair(here, there)[is_peak] + (goal["screening_minutes"] if goal else 0)

    def _pair(self, here: str, there: str) -> tuple[int, int]:
        entered = self._entered.get((here, there)) or self._entered.get((there, here))
        if entered is not None:
            return entered
        origin, goal = (self._programme.venues.get(one) for one in (here, there))
        return UNKNOWN if origin is None or goal is None else _estimate(origin, goal)


def _estimate(origin: Record, goal: Record) -> tuple[int, int]:
    places = [one[field] for one in (origin, goal) for field in ("latitude", "longitude")]
    if None in places:
        return UNKNOWN
    south, west, north, east = map(math.radians, places)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    road = 1.35 * 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
    near, far = min(road, 10.0), max(road - 10.0, 0.0)
    free = 60 * (near / 25 + far / 45) + 8
    full = 60 * (near / 16 + far / 28) + 10
    return _by_five(free), _by_five(full)


def _by_five(minutes: float) -> int:
    return math.ceil(round(minutes, 6) / 5) * 5
