"""A vehicle that takes guests there and back: between two trips it must get to where the next begins.

It takes the guests of a request from their hotel and brings them back to it, so two trips of
different guests are as far apart as both those ways. The same guests drive straight on.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta

from scheduler_app.mission.attendance import delegates_of_request, required_of_request
from scheduler_app.mission.ids import MeetingRequestId, VehicleId, VenueId
from scheduler_app.mission.itinerary.trips import home_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import is_anywhere
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.travel import TravelTable, Way
from scheduler_app.planning.wishes import places_for
from solver.demands import Pair, PairKind


def pairs_of_trips(mission: Mission) -> Iterator[tuple[Pair, VehicleId]]:
    """What is demanded of requests that one vehicle drives to; in the peak hours' minutes where a
    city has any, since a pair does not know when it will be.
    """
    trips: dict[VehicleId, list[tuple[int, MeetingRequest]]] = {}
    for number, request in enumerate(mission.meeting_requests.values()):
        if request.vehicle_id is not None and not is_anywhere(request):
            trips.setdefault(request.vehicle_id, []).append((number, request))
    travel = TravelTable(mission)
    for vehicle_id, requests in trips.items():
        for (first, one), (second, other) in itertools.permutations(requests, 2):
            minutes = (
                0 if _is_same_party(mission, one, other) else _gap(mission, travel, one, other)
            )
            if minutes:
                pair = Pair(kind=PairKind.APART, first=first, second=second, minutes=minutes)
                yield pair, vehicle_id


def is_in_time(mission: Mission, request_ids: tuple[MeetingRequestId, ...]) -> bool:
    """Whether a vehicle gets from one planned meeting to the other as the roads are at that time."""
    of_request = {one.request_id: one for one in mission.meetings.values()}
    one, other = sorted((of_request[r] for r in request_ids), key=lambda found: found.start)
    before, after = (mission.meeting_requests[found.request_id] for found in (one, other))
    home, next_home = home_of(mission, before), home_of(mission, after)
    if home is None or next_home is None:
        return True
    travel = TravelTable(mission)
    free = one.start + timedelta(minutes=before.minutes)
    if one.venue_id is None or other.venue_id is None:
        return True
    for origin, goal in itertools.pairwise((one.venue_id, home, next_home, other.venue_id)):
        free += timedelta(minutes=travel.minutes(origin, goal, at=free) or 0)
    return free <= other.start


def _is_same_party(mission: Mission, one: MeetingRequest, other: MeetingRequest) -> bool:
    parties = [set(required_of_request(mission, request)) for request in (one, other)]
    everyone = [set(delegates_of_request(mission, request)) for request in (one, other)]
    return parties[0] == parties[1] == everyone[0] == everyone[1]


def _gap(mission: Mission, travel: TravelTable, one: MeetingRequest, other: MeetingRequest) -> int:
    """The longest that the ways between may take, wherever the two are held."""
    first, second = home_of(mission, one), home_of(mission, other)
    if first is None or second is None:
        return 0
    back = max(
        (_minutes(mission, travel, venue, first) for venue in _venues(mission, one)), default=0
    )
    out = max(
        (_minutes(mission, travel, second, venue) for venue in _venues(mission, other)), default=0
    )
    return back + _minutes(mission, travel, first, second) + out


def _venues(mission: Mission, request: MeetingRequest) -> set[VenueId]:
    return {venue_id for venue_id, _ in places_for(mission, request) if venue_id is not None}


def _minutes(mission: Mission, travel: TravelTable, origin: VenueId, goal: VenueId) -> int:
    way = travel.pair(origin, goal) or Way(0, 0)
    has_peaks = mission.cities[mission.venues[origin].city_id].peak_hours
    return max(way.minutes, way.peak) if has_peaks else way.minutes
