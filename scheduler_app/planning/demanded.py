"""What is demanded of the place of a request, and the mission in which one demand gives way.

A demand that gives way never takes a place from the request that it had before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler_app.mission.attendance import (
    city_of_meeting,
    city_of_request,
    delegates_of_request,
    people_of_meeting,
    people_of_request,
)
from scheduler_app.mission.ids import (
    CityDayId,
    CityId,
    DelegateId,
    MeetingRequestId,
    PersonId,
    RuleId,
    VenueId,
    new_id,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import CityDay, Venue
from scheduler_app.mission.presence import Stay, stays_of
from scheduler_app.mission.requests import Interpreting, Session
from scheduler_app.mission.rules import Strength
from scheduler_app.planning.hiring import interpreters_of
from scheduler_app.planning.mends import SHORTEST
from scheduler_app.planning.wishes import places_for, wanted_of

PLENTY = 1_000
ALL_DAY = 24 * 60


class DemandKind(StrEnum):
    """What is demanded of the place of a request."""

    LENGTH = "length"
    HOURS_ASKED = "hours_asked"
    OFFICIAL_HOURS = "official_hours"
    PRESENCE = "presence"
    """Some delegates are where their city days and legs bring them."""
    OTHER_MEETINGS = "other_meetings"
    """The other meetings of a person stay where they are."""
    GATHERINGS = "gatherings"
    """A person is at the gatherings that count them in."""
    BREAKS = "breaks"
    RULE = "rule"
    INTERPRETER = "interpreter"
    WORKING_TIME = "working_time"
    """Interpreters work no longer than they may."""
    VEHICLE = "vehicle"
    PLACE_ASKED = "place_asked"
    ROOMS_TAKEN = "rooms_taken"
    """The other meetings in its rooms stay there."""
    SEATS = "seats"
    OPENING = "opening"
    """Its venues and rooms are used when they are open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand: whose, or which rule. `heads`: how many come to the table, of SEATS."""

    kind: DemandKind
    person_id: PersonId | None = None
    person_ids: tuple[PersonId, ...] = ()
    rule_id: RuleId | None = None
    heads: int = 0


def demands_on(mission: Mission, request_id: MeetingRequestId) -> Iterator[Demand]:
    """What could be left away, what is hardest to change last, so that it is kept in doubt."""
    request = mission.meeting_requests[request_id]
    if request.minutes > SHORTEST:
        yield Demand(kind=DemandKind.LENGTH)
    yield from _of_place(mission, request_id)
    if request.vehicle_id is not None:
        yield Demand(kind=DemandKind.VEHICLE)
    if interpreters_of(mission, request):
        if serving := _serving(mission, request_id):
            yield Demand(kind=DemandKind.WORKING_TIME, person_ids=serving)
        yield Demand(kind=DemandKind.INTERPRETER)
    for rule in mission.rules.values():
        if rule.strength is Strength.MUST:
            yield Demand(kind=DemandKind.RULE, rule_id=rule.id)
    if mission.cities[city_of_request(mission, request)].breaks:
        yield Demand(kind=DemandKind.BREAKS)
    yield from _of_people(mission, request_id)
    yield from _of_seats(mission, request_id)


def _of_people(mission: Mission, request_id: MeetingRequestId) -> Iterator[Demand]:
    request = mission.meeting_requests[request_id]
    people = people_of_request(mission, request)
    for person in people:
        yield Demand(kind=DemandKind.GATHERINGS, person_id=person)
    for busy in (*_serving(mission, request_id), *people):
        yield Demand(kind=DemandKind.OTHER_MEETINGS, person_id=busy)
    if request.windows or request.session is not Session.ANY:
        yield Demand(kind=DemandKind.HOURS_ASKED)
    yield from _of_presence(mission, request_id)
    for one in request.official_ids:
        if mission.officials[one].availability:
            yield Demand(kind=DemandKind.OFFICIAL_HOURS, person_id=one)


def relaxed(mission: Mission, request_id: MeetingRequestId, demands: Iterable[Demand]) -> Mission:
    """The mission in which these demands give way."""
    for one in demands:
        mission = RELAXED[one.kind](mission, request_id, one)
    return mission


def stays_there(mission: Mission, delegate_id: DelegateId, city_id: CityId) -> tuple[Stay, ...]:
    """When a delegate is in a city."""
    return tuple(one for one in stays_of(mission, delegate_id) if one.city_id == city_id)


def _of_place(mission: Mission, request_id: MeetingRequestId) -> Iterator[Demand]:
    request = mission.meeting_requests[request_id]
    places = places_for(mission, request)
    is_asked = request.room_id is not None or request.venue_id is not None
    if is_asked and all(room is not None for _, room in places):
        yield Demand(kind=DemandKind.PLACE_ASKED)
    rooms = [mission.rooms[room] for _, room in places if room is not None]
    if rooms:
        yield Demand(kind=DemandKind.ROOMS_TAKEN)
    venues = [mission.venues[venue] for venue, _ in places if venue is not None]
    if any(one.opening_hours or one.closed for one in venues) or any(
        room.availability for room in rooms
    ):
        yield Demand(kind=DemandKind.OPENING)


def _of_seats(mission: Mission, request_id: MeetingRequestId) -> Iterator[Demand]:
    position = list(mission.meeting_requests).index(request_id)
    asked = wanted_of(mission)[position].request
    heads = min((asked.seats(k) for k in range(len(asked.options))), default=0)
    places = places_for(mission, mission.meeting_requests[request_id])
    if any(room is not None and mission.rooms[room].seats < heads for _, room in places):
        yield Demand(kind=DemandKind.SEATS, heads=heads)


def _serving(mission: Mission, request_id: MeetingRequestId) -> tuple[PersonId, ...]:
    """The interpreters who could serve it."""
    position = list(mission.meeting_requests).index(request_id)
    manners = wanted_of(mission)[position].manners
    return tuple(dict.fromkeys(one for manner in manners for one in manner.interpreter_ids))


def _of_presence(mission: Mission, request_id: MeetingRequestId) -> Iterator[Demand]:
    """Delegates who are not in the city on all days of the mission, those with the same days together."""
    request = mission.meeting_requests[request_id]
    city_id = city_of_request(mission, request)
    hours = mission.cities[city_id].day_hours
    whole = {hours.on(day) for day in mission.days}
    groups: dict[tuple[Stay, ...], list[PersonId]] = {}
    for one in delegates_of_request(mission, request):
        stays = stays_there(mission, one, city_id)
        if {stay.slot for stay in stays} != whole:
            groups.setdefault(stays, []).append(one)
    for people in groups.values():
        yield Demand(kind=DemandKind.PRESENCE, person_ids=tuple(people))


def _asked(mission: Mission, request_id: MeetingRequestId, **fields: object) -> Mission:
    request = replace(mission.meeting_requests[request_id], **fields)  # type: ignore[arg-type]
    return replace(mission, meeting_requests={**mission.meeting_requests, request_id: request})


def _short(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, minutes=SHORTEST)


def _no_hours(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, windows=(), session=Session.ANY)


def _anywhere(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    """In any room of the city; where it has none that takes requests, in those that do not."""
    city_id = city_of_request(mission, mission.meeting_requests[request_id])
    rooms = {
        key: replace(room, for_requests=True)
        if mission.venues[room.venue_id].city_id == city_id
        else room
        for key, room in mission.rooms.items()
    }
    anywhere = _asked(mission, request_id, room_id=None, venue_id=None, city_id=city_id)
    request = anywhere.meeting_requests[request_id]
    host = anywhere.officials[request.official_ids[0]]
    officials = {**anywhere.officials, host.id: replace(host, venue_id=None)}
    return replace(anywhere, rooms=rooms, officials=officials)


def _no_vehicle(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, vehicle_id=None)


def _no_interpreter(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _asked(mission, request_id, interpreting=Interpreting.NONE)


def _untiring(mission: Mission, _request_id: MeetingRequestId, _one: Demand) -> Mission:
    interpreters = {
        key: replace(one, most_minutes=ALL_DAY, stretch_minutes=ALL_DAY)
        for key, one in mission.interpreters.items()
    }
    return replace(mission, interpreters=interpreters)


def _more_tables(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _rooms(mission, request_id, tables=PLENTY)


def _more_seats(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    return _rooms(mission, request_id, seats=PLENTY)


def _always_open(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    places = places_for(mission, mission.meeting_requests[request_id])
    venues: dict[VenueId, Venue] = dict(mission.venues)
    for venue_id in (venue for venue, _ in places if venue is not None):
        venues[venue_id] = replace(mission.venues[venue_id], opening_hours=(), closed=())
    opened = replace(mission, venues=venues)
    return _rooms(opened, request_id, availability=())


def _rooms(mission: Mission, request_id: MeetingRequestId, **fields: object) -> Mission:
    """Every room of its city with other fields."""
    city_id = city_of_request(mission, mission.meeting_requests[request_id])
    rooms = {
        key: replace(room, **fields)  # type: ignore[arg-type]
        if mission.venues[room.venue_id].city_id == city_id
        else room
        for key, room in mission.rooms.items()
    }
    return replace(mission, rooms=rooms)


def _no_rule(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    rules = {key: rule for key, rule in mission.rules.items() if key != one.rule_id}
    return replace(mission, rules=rules)


def _no_breaks(mission: Mission, request_id: MeetingRequestId, _one: Demand) -> Mission:
    city_id = city_of_request(mission, mission.meeting_requests[request_id])
    city = replace(mission.cities[city_id], breaks=())
    return replace(mission, cities={**mission.cities, city_id: city})


def _always_met(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    official = mission.officials[one.person_id]  # type: ignore[index]
    free = replace(official, availability=())
    return replace(mission, officials={**mission.officials, official.id: free})


def _always_there(mission: Mission, request_id: MeetingRequestId, one: Demand) -> Mission:
    """They are in the city on all days, so on no leg and at nothing in another city."""
    city_id = city_of_request(mission, mission.meeting_requests[request_id])
    who = tuple(DelegateId(person) for person in one.person_ids)
    here = Roster(groups=(), delegate_ids=who)
    days = {
        key: day if day.city_id == city_id else replace(day, roster=_without(day.roster, who))
        for key, day in mission.city_days.items()
    }
    for day in mission.days:
        key = CityDayId(new_id("city_day", set(days)))
        days[key] = CityDay(id=key, day=day, city_id=city_id, roster=here)
    return replace(
        mission,
        city_days=days,
        legs={
            key: replace(leg, roster=_without(leg.roster, who)) for key, leg in mission.legs.items()
        },
        delegates={
            **mission.delegates,
            **{
                d: replace(mission.delegates[d], arrival=None, departure=None, away=()) for d in who
            },
        },
        gatherings={
            key: gathering
            if gathering.city_id == city_id
            else replace(gathering, roster=_without(gathering.roster, who))
            for key, gathering in mission.gatherings.items()
        },
        meetings={
            key: meeting
            for key, meeting in mission.meetings.items()
            if city_of_meeting(mission, meeting) == city_id
            or set(who).isdisjoint(people_of_meeting(mission, meeting))
        },
    )


def _without(roster: Roster, who: tuple[DelegateId, ...]) -> Roster:
    return replace(roster, except_ids=tuple(dict.fromkeys((*roster.except_ids, *who))))


def _no_meetings(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    meetings = {
        key: meeting
        for key, meeting in mission.meetings.items()
        if one.person_id not in people_of_meeting(mission, meeting)
    }
    return replace(mission, meetings=meetings)


def _no_gatherings(mission: Mission, _request_id: MeetingRequestId, one: Demand) -> Mission:
    gatherings = {}
    for key, gathering in mission.gatherings.items():
        officials = tuple(who for who in gathering.official_ids if who != one.person_id)
        roster = gathering.roster
        if one.person_id in mission.delegates:
            roster = _without(roster, (DelegateId(str(one.person_id)),))
        gatherings[key] = replace(gathering, roster=roster, official_ids=officials)
    return replace(mission, gatherings=gatherings)


RELAXED: dict[DemandKind, Callable[[Mission, MeetingRequestId, Demand], Mission]] = {
    DemandKind.LENGTH: _short,
    DemandKind.HOURS_ASKED: _no_hours,
    DemandKind.OFFICIAL_HOURS: _always_met,
    DemandKind.PRESENCE: _always_there,
    DemandKind.OTHER_MEETINGS: _no_meetings,
    DemandKind.GATHERINGS: _no_gatherings,
    DemandKind.BREAKS: _no_breaks,
    DemandKind.RULE: _no_rule,
    DemandKind.INTERPRETER: _no_interpreter,
    DemandKind.WORKING_TIME: _untiring,
    DemandKind.VEHICLE: _no_vehicle,
    DemandKind.PLACE_ASKED: _anywhere,
    DemandKind.ROOMS_TAKEN: _more_tables,
    DemandKind.SEATS: _more_seats,
    DemandKind.OPENING: _always_open,
}
