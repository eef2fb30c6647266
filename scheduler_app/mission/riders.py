"""Who rides in the vehicle of a roster, and when most do: counted by who is there at one time.

Each traveller is counted in one vehicle of a city, the first whose roster has them, as on paper. Of a
vehicle for gatherings and legs only, those at each of these count.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from scheduler_app.mission.attendance import (
    delegates_of_gathering,
    delegates_of_leg,
    delegates_of_roster,
)
from scheduler_app.mission.ids import CityId, DelegateId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import stays_of
from scheduler_app.mission.slots import Hours, slot_of
from scheduler_app.mission.vehicles import Vehicle

_WHOLE_DAY = Hours(start=time(0), end=time(23, 59))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Those who are to ride at one time, on the clock of the vehicle's city."""

    at: datetime
    riders: tuple[DelegateId, ...]


def riders_of_vehicle(mission: Mission, vehicle: Vehicle) -> tuple[DelegateId, ...]:
    """Those of its roster whom no vehicle before it takes."""
    taken: set[DelegateId] = set()
    for one in mission.vehicles.values():
        if one.id == vehicle.id:
            break
        takes_all = not one.only_gatherings or vehicle.only_gatherings
        if one.city_id == vehicle.city_id and takes_all:
            taken.update(delegates_of_roster(mission, one.roster))
    return tuple(one for one in delegates_of_roster(mission, vehicle.roster) if one not in taken)


def crowds(mission: Mission) -> Iterator[tuple[Vehicle, Crowd]]:
    """The vehicles in which at some time more are to ride than it seats, each with its busiest time."""
    presence = _Presence(mission)
    for vehicle in mission.vehicles.values():
        riders = riders_of_vehicle(mission, vehicle)
        if len(riders) <= vehicle.seats:
            continue
        times = (
            _fixed_times(mission, vehicle)
            if vehicle.only_gatherings
            else presence.times(riders, vehicle.city_id)
        )
        together = [
            Crowd(at=moment, riders=tuple(one for one in riders if one in there))
            for moment, there in times
        ]
        together = [one for one in together if not vehicle.is_away(slot_of(one.at, 1))]
        busiest = max(together, key=lambda one: len(one.riders), default=None)
        if busiest is not None and len(busiest.riders) > vehicle.seats:
            yield vehicle, busiest


Times = Iterator[tuple[datetime, set[DelegateId]]]
"""Moments, with who is there then."""


def _fixed_times(mission: Mission, vehicle: Vehicle) -> Times:
    for gathering in mission.gatherings.values():
        if gathering.city_id == vehicle.city_id:
            yield gathering.start, set(delegates_of_gathering(mission, gathering))
    for leg in mission.legs.values():
        if leg.from_city_id == vehicle.city_id:
            yield leg.departure, set(delegates_of_leg(mission, leg))
        if leg.to_city_id == vehicle.city_id:
            yield leg.arrival, set(delegates_of_leg(mission, leg))


class _Presence:
    """Who is in a city when, from the morning to the night, on days off too."""

    def __init__(self, mission: Mission) -> None:
        self._mission = dataclasses.replace(
            mission,
            cities={
                key: dataclasses.replace(city, day_hours=_WHOLE_DAY, holidays=())
                for key, city in mission.cities.items()
            },
            legs={
                key: dataclasses.replace(leg, rest_minutes=0) for key, leg in mission.legs.items()
            },
        )
        self._begin = {key: city.day_hours.start for key, city in mission.cities.items()}

    def times(self, riders: tuple[DelegateId, ...], city_id: CityId) -> Times:
        """The moments at which somebody comes, and who is there then."""
        slots = {
            one: [stay.slot for stay in stays_of(self._mission, one) if stay.city_id == city_id]
            for one in riders
        }
        for moment in sorted({slot.start for mine in slots.values() for slot in mine}):
            there = {
                one
                for one, mine in slots.items()
                if any(slot.start <= moment < slot.end for slot in mine)
            }
            yield max(moment, datetime.combine(moment.date(), self._begin[city_id])), there
