"""What a driver does: the ways of those who ride in a vehicle, in order, each once; and what it cannot do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from scheduler_app.mission.ids import VehicleId
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.parties import Party, Place, place_of
from scheduler_app.mission.itinerary.trips import Drive, Hindered
from scheduler_app.mission.places import City
from scheduler_app.mission.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """One way with those who ride it, each once. `is_crowded`: more than the vehicle seats. `hindered`: it is no
    ride at all, for the vehicle cannot drive it; `city`: where the way is.
    """

    start: datetime
    end: datetime
    origin: Place | None
    goal: Place | None
    riders: tuple[Party, ...]
    city: City
    is_crowded: bool = False
    hindered: Hindered | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSheet:
    """One vehicle's rides by day, on the clock of its city."""

    mission_title: str
    version: int
    vehicle: Vehicle
    city: City
    days: tuple[tuple[date, tuple[Ride, ...]], ...]


def run_sheet(index: ItineraryIndex, vehicle_id: VehicleId) -> RunSheet:
    """The rides of a vehicle; KeyError when there is none."""
    mission = index.mission
    vehicle = mission.vehicles[vehicle_id]
    by_day: dict[date, list[Ride]] = {}
    for drive in index.drives.get(vehicle_id, ()):
        by_day.setdefault(drive.way.start.date(), []).append(_ride(index, vehicle, drive))
    return RunSheet(
        mission_title=mission.title,
        version=mission.version,
        vehicle=vehicle,
        city=mission.cities[vehicle.city_id],
        days=tuple((day, tuple(rides)) for day, rides in sorted(by_day.items())),
    )


def _ride(index: ItineraryIndex, vehicle: Vehicle, drive: Drive) -> Ride:
    riders = tuple(dict.fromkeys(person for person, _ in drive.riders))
    return Ride(
        start=drive.way.start,
        end=drive.way.end,
        origin=place_of(index.mission, drive.way.origin),
        goal=place_of(index.mission, drive.way.goal),
        riders=tuple(index.party_of(one) for one in riders),
        city=index.mission.cities[drive.city_id],
        is_crowded=len(riders) > vehicle.seats,
        hindered=drive.hindered,
    )


def vehicles_in_order(vehicles: Iterable[Vehicle]) -> tuple[Vehicle, ...]:
    """As they drive: the motorcade first, in its order."""
    return tuple(sorted(vehicles, key=lambda one: (one.order is None, one.order or 0)))
