"""The trips of vehicles that take the guests of single requests there and back.

A vehicle waits while its guests are met. It takes them on to where they go next, where it can still
be in time for its next trip from there; where it cannot, they have it only on the way there. So no
drive begins before the vehicle can be where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from scheduler_app.mission.attendance import city_of_request, delegates_of_request
from scheduler_app.mission.ids import CityId, DelegateId, PersonId, VehicleId, VenueId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import hotel_of
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.travel import TravelTable


class Days(Protocol):
    """What trips are derived from; the index of itineraries is it."""

    mission: Mission
    travel: TravelTable
    located: tuple[Engagement, ...]

    def engagements_of(self, person_id: PersonId) -> tuple[Engagement, ...]:
        """A person's days."""
        ...

    def people_at(self, engagement: Engagement) -> tuple[PersonId, ...]:
        """Who is there."""
        ...


class Way(NamedTuple):
    """One drive."""

    start: datetime
    end: datetime
    origin: VenueId
    goal: VenueId


Riders = dict[Way, list[tuple[PersonId, str]]]
"""By drive who would ride, with the id that the way has for them."""


@dataclass(frozen=True, slots=True)
class _Trip:
    """A meeting to which a vehicle drives."""

    meeting: Engagement
    there: Riders = field(default_factory=dict)
    onward: Riders = field(default_factory=dict)


def home_of(mission: Mission, request: MeetingRequest) -> VenueId | None:
    """From where a vehicle takes the guests of a request: where the first of them stays."""
    city_id = city_of_request(mission, request)
    first = next(iter(delegates_of_request(mission, request)), None)
    return mission.cities[city_id].hotel_id if first is None else hotel_of(mission, first, city_id)


class Hindered(StrEnum):
    """Why a vehicle cannot drive a way on which it is wanted."""

    UNDER_WAY = "under_way"
    """It is on another way then, or cannot be there in time from it."""
    ELSEWHERE = "elsewhere"
    """It and its driver are in another city."""
    AWAY = "away"
    """It is not there then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A way on which a vehicle is wanted, and by whom; with `hindered` nobody rides."""

    way: Way
    city_id: CityId
    riders: tuple[tuple[PersonId, str], ...]
    hindered: Hindered | None = None


def drives_of_trips(days: Days) -> dict[VehicleId, list[Drive]]:
    """The drives of vehicles that single requests ask for."""
    trips: dict[VehicleId, list[_Trip]] = {}
    mission = days.mission
    for one in days.located:
        if one.kind is EngagementKind.MEETING:
            meeting = mission.meetings[one.id]  # type: ignore[index]
            vehicle_id = mission.meeting_requests[meeting.request_id].vehicle_id
            if vehicle_id is not None:
                trips.setdefault(vehicle_id, []).append(_trip(days, one))
    return {
        vehicle_id: list(_drives(days, vehicle_id, sorted(wanted, key=lambda t: t.meeting.start)))
        for vehicle_id, wanted in trips.items()
    }


def _drives(days: Days, vehicle_id: VehicleId, trips: Sequence[_Trip]) -> Iterator[Drive]:
    city_id = days.mission.vehicles[vehicle_id].city_id
    for trip in trips:
        if trip.meeting.city_id != city_id:
            for way, riders in (*trip.there.items(), *trip.onward.items()):
                yield _drive(way, riders, trip, Hindered.ELSEWHERE)
    there = [trip for trip in trips if trip.meeting.city_id == city_id]
    vehicle = days.mission.vehicles[vehicle_id]
    for trip in there:
        if vehicle.is_away(_slot(trip.meeting)):
            for way, riders in (*trip.there.items(), *trip.onward.items()):
                yield _drive(way, riders, trip, Hindered.AWAY)
    left = [trip for trip in there if not vehicle.is_away(_slot(trip.meeting))]
    yield from _Driver(days.travel).drives(left)


def _slot(meeting: Engagement) -> Slot:
    return Slot(start=meeting.start, end=meeting.end)


def _drive(
    way: Way, riders: list[tuple[PersonId, str]], trip: _Trip, hindered: Hindered | None = None
) -> Drive:
    return Drive(way=way, city_id=trip.meeting.city_id, riders=tuple(riders), hindered=hindered)


def _trip(days: Days, meeting: Engagement) -> _Trip:
    trip = _Trip(meeting)
    for person in days.people_at(meeting):
        if DelegateId(person) not in days.mission.delegates:
            continue
        is_over = False
        for one in days.engagements_of(person):
            is_over = is_over or one.id == meeting.id
            if one.kind is EngagementKind.TRANSFER and one.venue_id and one.end_venue_id:
                way = Way(one.start, one.end, one.venue_id, one.end_venue_id)
                if one.id == f"transfer-to-{meeting.id}":
                    trip.there.setdefault(way, []).append((person, one.id))
                elif is_over and one.day == meeting.end.date():
                    if one.venue_id == meeting.venue_id:
                        trip.onward.setdefault(way, []).append((person, one.id))
                    break
    return trip


class _Driver:
    """Follows one vehicle through its trips."""

    def __init__(self, travel: TravelTable) -> None:
        self._travel = travel
        self._last: Way | None = None

    def drives(self, trips: Sequence[_Trip]) -> Iterator[Drive]:
        """The drives of all trips, in order; where none leads there in time, the one that most want."""
        for number, trip in enumerate(trips):
            after = trips[number + 1] if number + 1 < len(trips) else None
            there = self._take(trip.there, None)
            if there is not None:
                yield _drive(there, trip.there[there], trip)
            elif trip.there:
                wanted = max(trip.there, key=lambda way: len(trip.there[way]))
                yield _drive(wanted, trip.there[wanted], trip, Hindered.UNDER_WAY)
            onward = self._take(trip.onward, after)
            if onward is not None:
                yield _drive(onward, trip.onward[onward], trip)

    def _take(self, ways: Riders, after: _Trip | None) -> Way | None:
        """Of some ways the one with most people for which there is time, before and after."""
        able = [
            way
            for way in ways
            if way == self._last
            or (can_follow(self._travel, self._last, way) and self._leaves_time(way, after))
        ]
        if not able:
            return None
        self._last = max(able, key=lambda way: (len(ways[way]), -able.index(way)))
        return self._last

    def _leaves_time(self, way: Way, after: _Trip | None) -> bool:
        if after is None:
            return True
        if not after.there:
            goal = after.meeting.venue_id or way.goal
            start = after.meeting.start
            return can_follow(self._travel, way, Way(start, start, goal, goal))
        return any(one == way or can_follow(self._travel, way, one) for one in after.there)


def can_follow(travel: TravelTable, before: Way | None, way: Way) -> bool:
    """Whether a vehicle that has driven one way is in time for the other."""
    if before is None:
        return True
    minutes = travel.minutes(before.goal, way.origin, at=before.end) or 0
    return before.end + timedelta(minutes=minutes) <= way.start
