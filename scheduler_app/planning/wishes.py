"""Meeting requests in the solver's words: where each may be met, its worth, hours and wishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from scheduler_app.mission.asking import is_waiting_idea, stands_by
from scheduler_app.mission.attendance import (
    city_of_meeting,
    city_of_request,
    delegates_of_request,
    required_of_request,
)
from scheduler_app.mission.choices import (
    is_attended,
    is_deserted,
    missing_of_request,
    permitted_choices,
    rule_that_keeps_apart,
)
from scheduler_app.mission.ids import DelegateId, InterpreterId, RoomId, VenueId
from scheduler_app.mission.interpreting import interpreters_for
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import is_anywhere
from scheduler_app.mission.ranks import slighted
from scheduler_app.mission.requests import MeetingRequest, Priority
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.slots import slot_of
from scheduler_app.planning.hours import windows_for, windows_in, windows_of_vehicle
from scheduler_app.planning.line import Line, meet
from scheduler_app.planning.people import People, numbers_of, people_of
from scheduler_app.planning.places import Places, places_of
from scheduler_app.planning.remembered import remembered
from solver import problem as solver

Place = tuple[VenueId | None, RoomId | None]
"""A venue and a room; of a call for which none is asked neither."""


class Manner(NamedTuple):
    """What an option of a request means: where it is met, and who comes besides those required."""

    venue_id: VenueId | None
    room_id: RoomId | None
    delegate_ids: tuple[DelegateId, ...] = ()
    interpreter_ids: tuple[InterpreterId, ...] = ()

    @property
    def place(self) -> Place:
        """Where."""
        return (self.venue_id, self.room_id)


NEVER = (solver.Window(start=-2, end=-1),)
"""Windows in which nothing can be: before the first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A request for the solver, and what each of its options means."""

    request: solver.Request
    manners: tuple[Manner, ...]


@remembered(
    lambda mission: (
        places_of(mission), people_of(mission), mission.meeting_requests, mission.venues,
        mission.rooms, mission.officials, mission.delegates, mission.organisations,
        mission.interpreters, mission.vehicles, mission.rules, mission.weights,
        mission.only_accepted, mission.ideas,
    )
)  # fmt: skip
def wanted_of(mission: Mission) -> tuple[Wanted, ...]:
    """Every request as it is asked, before anything of it stands, in the order of the table."""
    places, people = places_of(mission), people_of(mission)
    scale = scale_of(mission)
    return tuple(
        _wanted(mission, request, places, people, scale)
        for request in mission.meeting_requests.values()
    )


def worth_of(mission: Mission, request: MeetingRequest) -> int:
    """What placing a request is worth: twice the mean of what it is to its guests and its hosts."""
    weights = mission.weights
    of = {Priority.LOW: weights.low, Priority.NORMAL: weights.normal, Priority.HIGH: weights.high}
    return of[request.priority] + of[request.host_priority or request.priority]


def scale_of(mission: Mission) -> int:
    """What ordinary weights are multiplied by, so that all reserves together weigh less than one."""
    return 1 + sum(stands_by(mission, one) for one in mission.meeting_requests.values())


def with_meeting(mission: Mission, wanted: Wanted, meeting: Meeting) -> tuple[Wanted, int]:
    """The request with what its meeting pins, and the option at which the meeting is.

    A manner chosen by hand that the request did not ask for becomes one more option. A pinned place
    leaves open who comes, where the request does, those chosen by hand among them.
    """
    manner = manner_of(mission, meeting)
    options, known = wanted.request.options, wanted.manners
    asked_for = mission.meeting_requests[meeting.request_id]
    if manner not in known:
        options = (*options, option_of(mission, asked_for, manner))
        known = (*known, manner)
    position = known.index(manner)
    pin = None
    is_kept = asked_for.is_agreed and mission.keeps_confirmed
    if meeting.is_pinned or is_kept:
        places = places_of(mission)
        city_id = city_of_meeting(mission, meeting)
        start = places.line.minute(city_id, meeting.start)
        there = [n for n, one in enumerate(known) if one.place == manner.place]
        asked = [n for n in there if n < len(wanted.manners)]
        if position not in asked and is_attended(mission, asked_for, manner.delegate_ids):
            served = [known[n].interpreter_ids for n in asked]
            asked += [position] if manner.interpreter_ids in served else []
        pin = solver.Pin(
            start=start if meeting.pin_time or is_kept else None,
            options=tuple(asked or there) if meeting.pin_place or is_kept else (),
        )
    if pin is None and known is wanted.manners:
        return wanted, position
    request = replace(wanted.request, options=options, pin=pin)
    return Wanted(request=request, manners=known), position


def manner_of(mission: Mission, meeting: Meeting) -> Manner:
    """Where a meeting is and who comes to it besides those required, in the order of the request; who does
    not travel is left out.
    """
    request = mission.meeting_requests[meeting.request_id]
    required = required_of_request(mission, request)
    named = set(meeting.delegate_ids)
    guests = tuple(
        one
        for one in dict.fromkeys((*request.any_of_ids, *request.preferred_ids, *sorted(named)))
        if one in named and one not in required and mission.delegates[one].is_travelling
    )
    return Manner(meeting.venue_id, meeting.room_id, guests, meeting.interpreter_ids)


def places_for(mission: Mission, request: MeetingRequest) -> tuple[Place, ...]:
    """Where a request may be met, best first.

    A call for which none is asked: nowhere in particular, (None, None).

    Its room; else the rooms of its venue that take requests (the venue itself when it has none);
    else the same of the venue where the first official receives; else any room of the city that
    takes requests. Nobody to go: nowhere.
    """
    if not delegates_of_request(mission, request):
        return ()
    if is_anywhere(request):
        return ((None, None),)
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


def manners_for(mission: Mission, request: MeetingRequest) -> tuple[Manner, ...]:
    """How a request may be met, best first: its places, with everyone who may come, and interpreters."""
    if bar_to(mission, request) not in (None, Bar.IDEA):
        return ()
    city_id = city_of_request(mission, request)
    required = required_of_request(mission, request)
    return tuple(
        Manner(venue_id, room_id, guests, interpreters)
        for guests in permitted_choices(mission, request)
        for interpreters in interpreters_for(mission, request, (*required, *guests), city_id)
        for venue_id, room_id in places_for(mission, request)
    )


class Bar(StrEnum):
    """Why a request is not planned at all."""

    CANCELLED = "cancelled"
    DECLINED = "declined"
    NOT_ACCEPTED = "not_accepted"
    KEPT_APART = "kept_apart"
    NO_HOURS = "no_hours"
    IDEA = "idea"
    """It has places, but only by hand."""


def bar_to(mission: Mission, request: MeetingRequest) -> Bar | None:
    """What keeps a request out of any plan, before its people and places are looked at."""
    if request.is_cancelled:
        return Bar.CANCELLED
    if request.is_declined:
        return Bar.DECLINED
    if mission.only_accepted and not (request.is_accepted or request.is_agreed):
        return Bar.NOT_ACCEPTED
    if rule_that_keeps_apart(mission, request) is not None:
        return Bar.KEPT_APART
    if windows_for(mission, request, places_of(mission).line) == ():
        return Bar.NO_HOURS
    return Bar.IDEA if is_waiting_idea(mission, request) else None


def option_of(mission: Mission, request: MeetingRequest, manner: Manner) -> solver.Option:
    """A manner of a request as an option of the solver's; where too few come, who is never anywhere is to
    come too.
    """
    people = people_of(mission)
    persons = attending(mission, people, request)
    option = _option(mission, request, places_of(mission), people, persons, manner)
    is_enough = is_attended(mission, request, manner.delegate_ids)
    if is_enough or _lacks_somebody(mission, request):
        return option
    return replace(option, persons=(*option.persons, people.nobody))


def while_vehicle_is_there(
    mission: Mission, request: MeetingRequest, asked: solver.Request, line: Line
) -> solver.Request:
    """The request only when its vehicle can drive, but for a meeting that stands without it: that is not
    given up for a vehicle, and sooner held when it is there.
    """
    there = windows_of_vehicle(mission, request, line)
    meeting = mission.meetings.get(meeting_id_of(request.id))
    if there is None or request.vehicle_id is None:
        return asked
    slot = None if meeting is None else slot_of(meeting.start, request.minutes)
    if slot is not None and mission.vehicles[request.vehicle_id].is_away(slot):
        return asked
    return replace(asked, windows=(meet(asked.windows, there) if asked.windows else there) or NEVER)


def attending(mission: Mission, people: People, request: MeetingRequest) -> tuple[int, ...]:
    """Whose time a request takes by any of its options, but for a vehicle: guests who must come, hosts."""
    return numbers_of(people, (*required_of_request(mission, request), *request.official_ids))


def _wanted(
    mission: Mission, request: MeetingRequest, places: Places, people: People, scale: int
) -> Wanted:
    manners = manners_for(mission, request)
    persons = attending(mission, people, request)
    attend = (*persons, people.nobody) if _lacks_somebody(mission, request) else persons
    if request.vehicle_id is not None and not is_anywhere(request):
        attend = (*attend, people.vehicle_of[request.vehicle_id])
    return Wanted(
        request=solver.Request(
            persons=attend,
            minutes=request.minutes,
            options=tuple(
                _option(mission, request, places, people, persons, manner) for manner in manners
            ),
            weight=1 if stands_by(mission, request) else worth_of(mission, request) * scale,
            heads=len(persons) - len(request.official_ids) * request.is_online,
            windows=windows_for(mission, request, places.line) or (),
            ride=_ride_of(mission, request, people),
            wishes=tuple(_wishes(mission, request, manners, places)),
        ),
        manners=manners,
    )


def _ride_of(mission: Mission, request: MeetingRequest, people: People) -> solver.Ride | None:
    """What takes the guests there and back, where that is said."""
    if request.vehicle_id is None or is_anywhere(request):
        return None
    seats = mission.vehicles[request.vehicle_id].seats
    return solver.Ride(person=people.vehicle_of[request.vehicle_id], seats=seats)


def _lacks_somebody(mission: Mission, request: MeetingRequest) -> bool:
    """Whether it cannot take place, since somebody who must come does not travel."""
    return is_deserted(mission, request) or bool(missing_of_request(mission, request))


def _wishes(
    mission: Mission,
    request: MeetingRequest,
    manners: Sequence[Manner],
    places: Places,
) -> list[solver.Wish]:
    weight = worth_of(mission, request)
    found = []
    if request.preferred:
        windows = windows_in(mission, request, request.preferred, places.line)
        found.append(solver.Wish(weight=weight, windows=windows))
    if driven := windows_of_vehicle(mission, request, places.line):
        found.append(solver.Wish(weight=weight, windows=driven))
    liked = tuple(n for n, one in enumerate(manners) if one.venue_id in request.preferred_venue_ids)
    if liked and len(liked) < len(manners):
        found.append(solver.Wish(weight=weight, options=liked))
    required = required_of_request(mission, request)
    suiting = tuple(
        n
        for n, one in enumerate(manners)
        if not slighted(mission, request, (*required, *one.delegate_ids))
    )
    if suiting and len(suiting) < len(manners):
        found.append(solver.Wish(weight=weight, options=suiting))
    for delegate_id in request.preferred_ids:
        there = tuple(n for n, one in enumerate(manners) if delegate_id in one.delegate_ids)
        if there and len(there) < len(manners):
            found.append(solver.Wish(weight=weight, options=there))
    return found


def _option(
    mission: Mission,
    request: MeetingRequest,
    places: Places,
    people: People,
    persons: tuple[int, ...],
    manner: Manner,
) -> solver.Option:
    """Who is called to it is the hosts, and everyone where there is no place. A room that is in another venue
    than the meeting is not taken for it; `defects_of` says so.
    """
    extra = numbers_of(people, (*manner.delegate_ids, *manner.interpreter_ids))
    called: tuple[int, ...] = ()
    if request.is_online:
        called = numbers_of(people, request.official_ids)
        if manner.venue_id is None:
            nobody = () if delegates_of_request(mission, request) else (people.nobody,)
            called = (*persons, *extra, *nobody)
    site = (
        places.somewhere[city_of_request(mission, request)]
        if manner.venue_id is None
        else places.site_of[manner.venue_id]
    )
    pool = None if manner.room_id is None else places.pool_of[manner.room_id]
    return solver.Option(
        site=site,
        pool=pool if pool is not None and places.pools[pool].site == site else None,
        persons=extra,
        called=called,
    )


def _rooms(mission: Mission, is_wanted: Callable[[VenueId], bool]) -> tuple[Place, ...]:
    return tuple(
        (room.venue_id, room.id)
        for room in mission.rooms.values()
        if room.for_requests and is_wanted(room.venue_id)
    )
