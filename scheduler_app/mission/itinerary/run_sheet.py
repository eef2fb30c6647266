"""What a driver does: the ways of those who ride in a vehicle, in order, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.ids import DelegateId, VehicleId, VenueId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.parties import Party, Place, place_of
from scheduler_app.mission.places import City
from scheduler_app.mission.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """One way with those who ride it. `is_crowded`: more than the vehicle seats; `is_double`: it
    begins before the vehicle can be there, with others until then or on the empty way.
    """

    start: datetime
    end: datetime
    origin: Place | None
    goal: Place | None
    riders: tuple[Party, ...]
    is_crowded: bool = False
    is_double: bool = False


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
    rides: dict[tuple[datetime, datetime, VenueId | None, VenueId | None], list[Party]] = {}
    for person in (one.id for one in travellers(mission)):
        for one in index.engagements_of(person):
            if _is_ride(index, person, one, vehicle):
                way = (one.start, one.end, one.venue_id, one.end_venue_id)
                rides.setdefault(way, []).append(index.party_of(person))
    by_day: dict[date, list[Ride]] = {}
    reach = datetime.min
    last: VenueId | None = None
    for (start, end, origin, goal), riders in sorted(rides.items(), key=lambda item: item[0][:2]):
        empty = index.travel.minutes(last, origin, at=reach) if last and origin else None
        is_double = start < reach or start < reach + timedelta(minutes=empty or 0)
        if end >= reach:
            reach, last = end, goal
        by_day.setdefault(start.date(), []).append(
            Ride(
                start=start,
                end=end,
                origin=place_of(mission, origin),
                goal=place_of(mission, goal),
                riders=tuple(riders),
                is_crowded=len(riders) > vehicle.seats,
                is_double=is_double,
            )
        )
    return RunSheet(
        mission_title=mission.title,
        version=mission.version,
        vehicle=vehicle,
        city=mission.cities[vehicle.city_id],
        days=tuple((day, tuple(found)) for day, found in sorted(by_day.items())),
    )


def _is_ride(index: ItineraryIndex, person: DelegateId, one: Engagement, vehicle: Vehicle) -> bool:
    if one.kind is not EngagementKind.TRANSFER or one.city_id != vehicle.city_id:
        return False
    found = index.vehicle_of(person, one)
    return found is not None and found.id == vehicle.id


def vehicles_in_order(vehicles: Iterable[Vehicle]) -> tuple[Vehicle, ...]:
    """As they drive: the motorcade first, in its order."""
    return tuple(sorted(vehicles, key=lambda one: (one.order is None, one.order or 0)))
