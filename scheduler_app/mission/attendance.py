"""Who is in what: rosters, firms and requests resolved to single people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler_app.mission.engagements import Gathering, Leg
from scheduler_app.mission.ids import (
    CityId,
    DelegateId,
    InterpreterId,
    OfficialId,
    OrganisationId,
    PersonId,
    VenueId,
)
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Group, Official, Organisation, Roster
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting


def travellers(mission: Mission) -> tuple[Delegate, ...]:
    """Every delegate who really comes, in the order of the table."""
    return tuple(one for one in mission.delegates.values() if one.is_travelling)


def delegates_of_organisation(
    mission: Mission, organisation_id: OrganisationId
) -> tuple[DelegateId, ...]:
    """The travelling people of one organisation."""
    return _by_organisation(mission.delegates).get(organisation_id, ())


_KNOWN: list[
    tuple[Mapping[DelegateId, Delegate], Mapping[OrganisationId, tuple[DelegateId, ...]]]
] = []
"""The last few tables of delegates with what was worked out from them; the same table is the same people."""
MOST_KNOWN = 4


def _by_organisation(
    delegates: Mapping[DelegateId, Delegate],
) -> Mapping[OrganisationId, tuple[DelegateId, ...]]:
    """The travelling people of every organisation; asked so often that it is worked out once a table."""
    for table, known in _KNOWN[:]:
        if table is delegates:
            return known
    people: dict[OrganisationId, list[DelegateId]] = {}
    for delegate in delegates.values():
        if delegate.is_travelling:
            people.setdefault(delegate.organisation_id, []).append(delegate.id)
    found = {organisation: tuple(ids) for organisation, ids in people.items()}
    _KNOWN[:] = [(delegates, found), *_KNOWN[: MOST_KNOWN - 1]]
    return found


def delegates_of_roster(mission: Mission, roster: Roster) -> tuple[DelegateId, ...]:
    """The travelling people of a roster, each once, in the order of the table."""
    return tuple(one.id for one in travellers(mission) if is_in_roster(one, roster))


def is_in_roster(delegate: Delegate, roster: Roster) -> bool:
    """Whether a roster counts this delegate in (whether they travel is not asked)."""
    if delegate.id in roster.except_ids:
        return False
    group = Group.PRINCIPALS if delegate.is_principal else Group.DELEGATION
    return (
        group in roster.groups
        or delegate.organisation_id in roster.organisation_ids
        or delegate.id in roster.delegate_ids
    )


def is_there(delegate: Delegate | Interpreter, gathering: Gathering) -> bool:
    """Whether a gathering lies within the time that somebody is with the mission.

    Who comes while it is on, or must leave before it ends, is not expected.
    """
    came = delegate.arrival is None or delegate.arrival <= gathering.start
    if any(one.overlaps(gathering.slot) for one in delegate.away):
        return False
    return came and (delegate.departure is None or gathering.end <= delegate.departure)


def can_ride(delegate: Delegate, leg: Leg) -> bool:
    """Whether a delegate is with the mission when a leg departs, or comes to it by this very leg."""
    if any(one.start <= leg.departure < one.end for one in delegate.away):
        return False
    came = delegate.arrival is None or (
        delegate.arrival <= leg.departure or delegate.arrival == leg.arrival
    )
    return came and (delegate.departure is None or leg.departure <= delegate.departure)


def delegates_of_gathering(mission: Mission, gathering: Gathering) -> tuple[DelegateId, ...]:
    """The travelling people of a gathering's roster who are with the mission then."""
    return tuple(
        one.id
        for one in travellers(mission)
        if is_there(one, gathering) and is_in_roster(one, gathering.roster)
    )


def delegates_of_leg(mission: Mission, leg: Leg) -> tuple[DelegateId, ...]:
    """The travelling people of a leg's roster who are with the mission then."""
    return tuple(
        one.id
        for one in travellers(mission)
        if can_ride(one, leg) and is_in_roster(one, leg.roster)
    )


def stand_ins_of(mission: Mission, delegate_id: DelegateId) -> tuple[DelegateId, ...]:
    """Who replaces a delegate, who replaces that one, and so on; in a ring it comes back to the first."""
    found: dict[DelegateId, None] = {}
    one = mission.delegates[delegate_id].replaced_by_id
    while one is not None and one not in found:
        found[one] = None
        one = mission.delegates[one].replaced_by_id
    return tuple(found)


def required_of_request(mission: Mission, request: MeetingRequest) -> tuple[DelegateId, ...]:
    """The delegates who must attend: those named, else, where there is no choice, the whole firm."""
    if request.delegate_ids or request.any_of_ids:
        return _travelling(mission, request.delegate_ids)
    if request.organisation_id is None:
        return ()
    return delegates_of_organisation(mission, request.organisation_id)


def delegates_of_request(mission: Mission, request: MeetingRequest) -> tuple[DelegateId, ...]:
    """The delegates who attend or may: required ones, then those of the choice; travelling ones."""
    required = required_of_request(mission, request)
    if not (request.any_of_ids or request.preferred_ids):
        return required
    others = _travelling(mission, (*request.any_of_ids, *request.preferred_ids))
    return tuple(dict.fromkeys((*required, *others)))


def delegates_of_meeting(mission: Mission, meeting: Meeting) -> tuple[DelegateId, ...]:
    """The delegates who come to a meeting: required ones and those chosen."""
    request = mission.meeting_requests[meeting.request_id]
    required = required_of_request(mission, request)
    if not meeting.delegate_ids:
        return required
    return tuple(dict.fromkeys((*required, *_travelling(mission, meeting.delegate_ids))))


def people_of_meeting(mission: Mission, meeting: Meeting) -> tuple[PersonId, ...]:
    """Everyone at a meeting: delegates, officials, then interpreters."""
    request = mission.meeting_requests[meeting.request_id]
    guests = delegates_of_meeting(mission, meeting)
    return _once((*guests, *request.official_ids, *meeting.interpreter_ids))


def people_of_request(mission: Mission, request: MeetingRequest) -> tuple[PersonId, ...]:
    """Everyone whose time a request takes or may take: delegates, then officials, each once."""
    return _once((*delegates_of_request(mission, request), *request.official_ids))


def people_of_gathering(mission: Mission, gathering: Gathering) -> tuple[PersonId, ...]:
    """Everyone at a gathering: delegates of its roster who are there then, its officials, interpreters."""
    guests = delegates_of_gathering(mission, gathering)
    return _once((*guests, *gathering.official_ids, *gathering.interpreter_ids))


def venue_of_gathering(mission: Mission, gathering: Gathering) -> VenueId | None:
    """Where a gathering is: its venue, else its room's; None where that is open."""
    if gathering.venue_id is None and gathering.room_id is not None:
        return mission.rooms[gathering.room_id].venue_id
    return gathering.venue_id


def riders_of(mission: Mission, leg: Leg) -> tuple[PersonId, ...]:
    """Delegates and interpreters who travel by a leg."""
    interpreters = (one.id for one in mission.interpreters.values() if leg.id in one.leg_ids)
    return (*delegates_of_leg(mission, leg), *interpreters)


def city_of_request(mission: Mission, request: MeetingRequest) -> CityId:
    """Where a request is to be met: as said, else where its place is, else its official's city; a call is
    where its guests are, in its official's city if they ever are there, else in the first of theirs.
    """
    if request.city_id is not None:
        return request.city_id
    if request.room_id is not None:
        return mission.venues[mission.rooms[request.room_id].venue_id].city_id
    if request.venue_id is not None:
        return mission.venues[request.venue_id].city_id
    host_city = mission.officials[request.official_ids[0]].city_id
    cities = _cities_of_guests(mission, request) if request.is_online else ()
    return cities[0] if cities and host_city not in cities else host_city


def _cities_of_guests(mission: Mission, request: MeetingRequest) -> tuple[CityId, ...]:
    """The cities in which guests of a request work, in order of the days."""
    guests = [mission.delegates[one] for one in delegates_of_request(mission, request)]
    days = sorted(mission.city_days.values(), key=lambda one: one.day)
    return tuple(
        dict.fromkeys(
            one.city_id for one in days if any(is_in_roster(who, one.roster) for who in guests)
        )
    )


def city_of_meeting(mission: Mission, meeting: Meeting) -> CityId:
    """Where a meeting is, by whose clock it is told: of a call without a place, where its guests are."""
    if meeting.venue_id is not None:
        return mission.venues[meeting.venue_id].city_id
    if meeting.city_id is not None:
        return meeting.city_id
    return city_of_request(mission, mission.meeting_requests[meeting.request_id])


def person_of(mission: Mission, person_id: PersonId) -> Delegate | Official | Interpreter:
    """The delegate, official or interpreter with this id; KeyError when there is none."""
    if (delegate := mission.delegates.get(DelegateId(person_id))) is not None:
        return delegate
    if (official := mission.officials.get(OfficialId(person_id))) is not None:
        return official
    return mission.interpreters[InterpreterId(person_id)]


def organisation_of(
    mission: Mission, person: Delegate | Official | Interpreter
) -> Organisation | None:
    """Whose somebody is; None for an interpreter, who is nobody's."""
    if isinstance(person, Interpreter):
        return None
    return mission.organisations[person.organisation_id]


def request_title(mission: Mission, request: MeetingRequest) -> str:
    """A request's own title, else "firm – organisation of the first official"."""
    if request.title:
        return request.title
    official = mission.officials[request.official_ids[0]]
    host = mission.organisations[official.organisation_id].name
    if request.organisation_id is not None:
        return f"{mission.organisations[request.organisation_id].name} – {host}"
    first = mission.delegates[(*request.delegate_ids, *request.any_of_ids)[0]]
    guest = (
        first.display_name
        if first.is_principal
        else mission.organisations[first.organisation_id].name
    )
    return f"{guest} – {host}"


def _travelling(mission: Mission, ids: Iterable[DelegateId]) -> tuple[DelegateId, ...]:
    return tuple(dict.fromkeys(one for one in ids if mission.delegates[one].is_travelling))


def _once(people: Iterable[PersonId]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(people))
