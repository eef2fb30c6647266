"""The demands that together keep a request out, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scheduler_app.i18n import mark, ntr, tr
from scheduler_app.mission.attendance import (
    city_of_request,
    required_of_request,
)
from scheduler_app.mission.choices import permitted_choices
from scheduler_app.mission.ids import CityId, DelegateId, MeetingRequestId
from scheduler_app.mission.interpreting import shortage_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import legs_of
from scheduler_app.mission.requests import MeetingRequest, Session
from scheduler_app.planning.demanded import Demand, DemandKind, stays_there
from scheduler_app.planning.hiring import interpreters_of
from scheduler_app.planning.wishes import places_for
from scheduler_app.wording.interpreting import shortage_clause
from scheduler_app.wording.labels import choice_label, in_sentence
from scheduler_app.wording.obstacles import working_limits
from scheduler_app.wording.parts import (
    day_of,
    holiday_of,
    listed,
    people,
    person_name,
    spans,
    time_of,
)
from scheduler_app.wording.rules import length_of, rule_sentence

NAMED = 3


def clash_head(count: int) -> str:
    """Before so many demands that clash."""
    return ntr("This alone leaves no place for it:", "These together leave no place for it:", count)


def behind_head(count: int) -> str:
    """Before the demands that would clash still if those named first gave way."""
    return ntr(
        "Even if that gave way, this would leave no place for it:",
        "Even if that gave way, these together would leave no place for it:",
        count,
    )


def clash_lines(
    mission: Mission, request_id: MeetingRequestId, demands: Sequence[Demand]
) -> list[str]:
    """Each demand in a line."""
    request = mission.meeting_requests[request_id]
    return [_LINES[one.kind](mission, request, one) for one in demands]


def seats_clause(mission: Mission, request: MeetingRequest, heads: int) -> str:
    """How many come, and how few seats there are."""
    rooms = [mission.rooms[room] for _, room in places_for(mission, request) if room is not None]
    if len(rooms) == 1:
        return ntr(
            "{n} person comes, but {room} seats {seats}",
            "{n} people come, but {room} seats {seats}",
            heads,
        ).format(n=heads, room=rooms[0].name, seats=rooms[0].seats)
    return tr("{n} people come, more than any room for it seats ({seats})").format(
        n=heads, seats=max((one.seats for one in rooms), default=0)
    )


def _length(_mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    return tr("it lasts {length}").format(length=length_of(request.minutes))


def hours_asked(request: MeetingRequest) -> str:
    """The hours and the session that a request asks for."""
    parts = [spans(request.windows, with_days=True)] if request.windows else []
    if request.session is not Session.ANY:
        parts.append(in_sentence(choice_label(request.session)))
    return ", ".join(parts)


def _hours(_mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    return tr("the hours asked for: {hours}").format(hours=hours_asked(request))


def _official(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
    official = mission.officials[one.person_id]  # type: ignore[index]
    return tr("{who} can be met only {hours}").format(
        who=person_name(mission, official.id), hours=spans(official.availability, with_days=True)
    )


def _presence(mission: Mission, request: MeetingRequest, one: Demand) -> str:
    """When they are in the city, and by which legs they come and go."""
    city_id = city_of_request(mission, request)
    who, city = people(mission, one.person_ids), mission.cities[city_id].name
    first = DelegateId(one.person_ids[0])
    slots = [stay.slot for stay in stays_there(mission, first, city_id)]
    if not slots:
        return ntr(
            "{who} is never in {city}", "{who} are never in {city}", len(one.person_ids)
        ).format(who=who, city=city)
    text = ntr(
        "{who} is in {city} only {hours}{legs}",
        "{who} are in {city} only {hours}{legs}",
        len(one.person_ids),
    )
    legs = _legs(mission, first, city_id)
    said = text.format(who=who, city=city, hours=spans(slots, with_days=True), legs=legs)
    holidays = [
        holiday_of(holiday)
        for holiday in mission.cities[city_id].holidays
        if mission.start <= holiday.day <= mission.end
    ]
    if not holidays:
        return said
    return tr("{said}, where nothing is planned on {holidays}").format(
        said=said, holidays=listed(holidays)
    )


def _legs(mission: Mission, delegate_id: DelegateId, city_id: CityId) -> str:
    """The legs that bring somebody to a city and take them away: " (with A, Tue 14 Apr 17:40; …)"."""
    found = []
    for leg in legs_of(mission, mission.delegates[delegate_id]):
        if leg.to_city_id == city_id:
            text, moment = tr("there with {leg}, {when}"), leg.arrival
        elif leg.from_city_id == city_id:
            text, moment = tr("away with {leg}, {when}"), leg.departure
        else:
            continue
        when = f"{day_of(moment.date())} {time_of(moment)}"
        found.append(text.format(leg=leg.title, when=when))
    return f" ({'; '.join(found)})" if found else ""


def _of_person(text: str) -> Callable[[Mission, MeetingRequest, Demand], str]:
    def speak(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
        assert one.person_id is not None
        return tr(text).format(who=person_name(mission, one.person_id))

    return speak


def _breaks(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    city = mission.cities[city_of_request(mission, request)]
    titles = ", ".join(one.title for one in city.breaks)
    return tr("the breaks in {city}: {titles}").format(city=city.name, titles=titles)


def _rule(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
    assert one.rule_id is not None
    return tr("the rule: {rule}").format(rule=rule_sentence(mission, mission.rules[one.rule_id]))


def _interpreter(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    sets = permitted_choices(mission, request)
    guests = (*required_of_request(mission, request), *(sets[0] if sets else ()))
    shortage = shortage_of(mission, request, guests, city_of_request(mission, request))
    if shortage is not None:
        return shortage_clause(mission, shortage)
    count = interpreters_of(mission, request)
    return ntr("an interpreter is needed", "{n} interpreters are needed", count).format(n=count)


def _working_time(mission: Mission, _request: MeetingRequest, one: Demand) -> str:
    if len(one.person_ids) == 1:
        return tr("the working time of {who}: {limits}").format(
            who=people(mission, one.person_ids), limits=working_limits(mission, one.person_ids[0])
        )
    return tr("the working time of {who}").format(who=people(mission, one.person_ids))


def _vehicle(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    name = "" if request.vehicle_id is None else mission.vehicles[request.vehicle_id].name
    return tr("it rides in {vehicle}").format(vehicle=name)


def _place(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    if request.room_id is not None:
        return tr("the room asked for: {room}").format(room=mission.rooms[request.room_id].name)
    venue = "" if request.venue_id is None else mission.venues[request.venue_id].name
    return tr("the venue asked for: {venue}").format(venue=venue)


def _rooms_taken(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    return tr("the other meetings in {room} stay there").format(room=_rooms(mission, request))


def _seats(mission: Mission, request: MeetingRequest, one: Demand) -> str:
    return seats_clause(mission, request, one.heads)


def _opening(mission: Mission, request: MeetingRequest, _one: Demand) -> str:
    places = (venue for venue, _ in places_for(mission, request))
    venues = dict.fromkeys(one for one in places if one is not None)
    names = [mission.venues[one].name for one in venues][:NAMED]
    return tr("the opening hours of {place}").format(place=listed(names))


def _rooms(mission: Mission, request: MeetingRequest) -> str:
    rooms = [mission.rooms[one].name for _, one in places_for(mission, request) if one is not None]
    if len(rooms) > NAMED:
        return tr("its rooms")
    return listed(list(dict.fromkeys(rooms)))


_LINES: Mapping[DemandKind, Callable[[Mission, MeetingRequest, Demand], str]] = {
    DemandKind.LENGTH: _length,
    DemandKind.HOURS_ASKED: _hours,
    DemandKind.OFFICIAL_HOURS: _official,
    DemandKind.PRESENCE: _presence,
    DemandKind.OTHER_MEETINGS: _of_person(mark("the other meetings of {who} stay where they are")),
    DemandKind.GATHERINGS: _of_person(mark("the gatherings of {who}")),
    DemandKind.BREAKS: _breaks,
    DemandKind.RULE: _rule,
    DemandKind.INTERPRETER: _interpreter,
    DemandKind.WORKING_TIME: _working_time,
    DemandKind.VEHICLE: _vehicle,
    DemandKind.PLACE_ASKED: _place,
    DemandKind.ROOMS_TAKEN: _rooms_taken,
    DemandKind.SEATS: _seats,
    DemandKind.OPENING: _opening,
}
