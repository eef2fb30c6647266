"""All that vehicles are wanted for: the trips of requests first, then the ways of those who ride by roster.

A vehicle drives one way at a time. Of the ways of a roster it takes those with most people that fit
between what it drives already; the others are told and not driven.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from scheduler_app.mission.ids import DelegateId, MeetingId, PersonId, VehicleId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.trips import (
    Days,
    Drive,
    Hindered,
    Riders,
    Way,
    can_follow,
    drives_of_trips,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.travel import TravelTable
from scheduler_app.mission.vehicles import Vehicle


class Rosters(Days, Protocol):
    """Days of which rosters can be asked too."""

    def roster(self, roster: Roster) -> tuple[DelegateId, ...]:
        """The travelling people of a roster."""
        ...


def drives_of(days: Rosters) -> Mapping[VehicleId, tuple[Drive, ...]]:
    """The drives of every vehicle in order of time."""
    drives = drives_of_trips(days)
    spoken_for = {ride for found in drives.values() for one in found for ride in one.riders}
    for vehicle_id, ways in _by_roster(days, spoken_for).items():
        mine = drives.setdefault(vehicle_id, [])
        mine += _fitted(days, vehicle_id, ways, [one.way for one in mine if not one.hindered])
    return {
        vehicle_id: tuple(sorted(_together(found), key=lambda one: one.way[:2]))
        for vehicle_id, found in drives.items()
    }


def _together(drives: Sequence[Drive]) -> Iterator[Drive]:
    """One way is one drive, whatever it is wanted for."""
    by_way: dict[tuple[Way, Hindered | None], Drive] = {}
    for one in drives:
        key = (one.way, one.hindered)
        known = by_way.get(key)
        riders = one.riders if known is None else (*known.riders, *one.riders)
        by_way[key] = replace(one, riders=tuple(dict.fromkeys(riders)))
    yield from by_way.values()


def _by_roster(days: Rosters, spoken_for: set[tuple[PersonId, str]]) -> dict[VehicleId, Riders]:
    """The ways of those who ride by roster, each person in the first vehicle that takes them."""
    vehicles = [(one, frozenset(days.roster(one.roster))) for one in days.mission.vehicles.values()]
    found: dict[VehicleId, Riders] = {}
    for person in dict.fromkeys(one for _, riders in vehicles for one in riders):
        mine = [vehicle for vehicle, riders in vehicles if person in riders]
        for one in days.engagements_of(person):
            if one.kind is not EngagementKind.TRANSFER or (person, one.id) in spoken_for:
                continue
            vehicle = _first(days.mission, mine, one)
            if vehicle is not None and one.venue_id and one.end_venue_id:
                way = Way(one.start, one.end, one.venue_id, one.end_venue_id)
                found.setdefault(vehicle.id, {}).setdefault(way, []).append((person, one.id))
    return found


def _first(mission: Mission, vehicles: Sequence[Vehicle], way: Engagement) -> Vehicle | None:
    goal = way.id.partition("transfer-to-")[2] or way.id.partition("transfer-after-")[2]
    is_to_meeting = MeetingId(goal) in mission.meetings
    able = [
        one
        for one in vehicles
        if one.city_id == way.city_id and not (one.only_gatherings and is_to_meeting)
    ]
    slot = Slot(start=way.start, end=max(way.end, way.start + timedelta(minutes=1)))
    there = [one for one in able if not one.is_away(slot)]
    return next(iter((*there, *able)), None)


def _fitted(
    days: Rosters, vehicle_id: VehicleId, ways: Riders, driven: list[Way]
) -> Iterator[Drive]:
    vehicle = days.mission.vehicles[vehicle_id]
    for way in sorted(ways, key=lambda way: (-len(ways[way]), way)):
        hindered = None
        if vehicle.is_away(Slot(start=way.start, end=way.end)):
            hindered = Hindered.AWAY
        elif not all(_are_apart(days.travel, way, other) for other in driven):
            hindered = Hindered.UNDER_WAY
        else:
            driven.append(way)
        yield Drive(way=way, city_id=vehicle.city_id, riders=tuple(ways[way]), hindered=hindered)


def _are_apart(travel: TravelTable, way: Way, other: Way) -> bool:
    """Whether one vehicle can drive both: the same way, or one after the other in time."""
    if way == other:
        return True
    before, after = sorted((way, other))
    return can_follow(travel, before, after)
