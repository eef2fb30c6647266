"""Meeting requests in the solver's words: where each may be met, its worth, hours and wishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from scheduler_app.mission.attendance import (
    city_of_request,
    delegates_of_request,
    people_of_request,
)
from scheduler_app.mission.ids import CityId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingRequest, Priority
from scheduler_app.mission.schedule import Meeting
from scheduler_app.planning.people import People, people_of
from scheduler_app.planning.places import Places, places_of
from scheduler_app.planning.remembered import remembered
from solver import problem as solver

WEIGHTS = MappingProxyType({Priority.LOW: 1, Priority.NORMAL: 3, Priority.HIGH: 9})
"""What placing a request is worth: one of three stars as much as three of two."""

Place = tuple[VenueId, RoomId | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A request for the solver, and the place in the mission that each of its options means."""

    request: solver.Request
    places: tuple[Place, ...]


@remembered(
    lambda mission: (
        places_of(mission), people_of(mission), mission.meeting_requests, mission.venues,
        mission.rooms, mission.officials, mission.delegates, mission.organisations,
    )
)  # fmt: skip
def wanted_of(mission: Mission) -> tuple[Wanted, ...]:
    """Every request as it is asked, before anything of it stands, in the order of the table."""
    places, people = places_of(mission), people_of(mission)
    return tuple(
        _wanted(mission, request, places, people) for request in mission.meeting_requests.values()
    )


def with_meeting(mission: Mission, wanted: Wanted, meeting: Meeting) -> tuple[Wanted, int]:
    """The request with what its meeting pins, and the option at which the meeting is.

    A place chosen by hand that the request did not ask for becomes one more option.
    """
    place = (meeting.venue_id, meeting.room_id)
    options, known = wanted.request.options, wanted.places
    if place not in known:
        options = (*options, _option(places_of(mission), place))
        known = (*known, place)
    position = known.index(place)
    pin = None
    if meeting.is_pinned:
        places = places_of(mission)
        city_id = mission.venues[meeting.venue_id].city_id
        start = places.line.minute(city_id, meeting.start)
        pin = solver.Pin(
            start=start if meeting.pin_time else None,
            option=position if meeting.pin_place else None,
        )
    if pin is None and known is wanted.places:
        return wanted, position
    request = replace(wanted.request, options=options, pin=pin)
    return Wanted(request=request, places=known), position


def places_for(mission: Mission, request: MeetingRequest) -> tuple[Place, ...]:
    """Where a request may be met, best first.

    Its room; else the rooms of its venue that take requests (the venue itself when it has none);
    else the same of the venue where the first official receives; else any room of the city that
    takes requests. Nobody to go: nowhere.
    """
    if not delegates_of_request(mission, request):
        return ()
    if request.room_id is not None:
        return ((mission.rooms[request.room_id].venue_id, request.room_id),)
    city_id = city_of_request(mission, request)
    venue_id = request.venue_id
    if venue_id is None:
        receives = mission.officials[request.official_ids[0]].venue_id
        if receives is not None and mission.venues[receives].city_id == city_id:
            venue_id = receives
    if venue_id is not None:
        rooms = _rooms(mission, lambda venue: venue == venue_id)
        return rooms or ((venue_id, None),)
    return _rooms(mission, lambda venue: mission.venues[venue].city_id == city_id)


def _wanted(mission: Mission, request: MeetingRequest, places: Places, people: People) -> Wanted:
    options = places_for(mission, request)
    persons = tuple(people.person_of[one] for one in people_of_request(mission, request))
    attend = persons if delegates_of_request(mission, request) else (*persons, people.nobody)
    city_id = city_of_request(mission, request)
    return Wanted(
        request=solver.Request(
            persons=attend,
            minutes=request.minutes,
            options=tuple(_option(places, place) for place in options),
            weight=WEIGHTS[request.priority],
            heads=len(persons),
            windows=places.line.windows(city_id, request.windows),
            wishes=tuple(_wishes(request, city_id, options, places)),
        ),
        places=options,
    )


def _wishes(
    request: MeetingRequest, city_id: CityId, options: Sequence[Place], places: Places
) -> list[solver.Wish]:
    weight = WEIGHTS[request.priority]
    found = []
    if request.preferred:
        windows = places.line.windows(city_id, request.preferred)
        found.append(solver.Wish(weight=weight, windows=windows))
    liked = tuple(
        n for n, (venue_id, _) in enumerate(options) if venue_id in request.preferred_venue_ids
    )
    if liked and len(liked) < len(options):
        found.append(solver.Wish(weight=weight, options=liked))
    return found


def _option(places: Places, place: Place) -> solver.Option:
    venue_id, room_id = place
    return solver.Option(
        site=places.site_of[venue_id],
        pool=None if room_id is None else places.pool_of[room_id],
    )


def _rooms(mission: Mission, is_wanted: Callable[[VenueId], bool]) -> tuple[Place, ...]:
    return tuple(
        (room.venue_id, room.id)
        for room in mission.rooms.values()
        if room.for_requests and is_wanted(room.venue_id)
    )
