"""Who is in what: rosters, firms and requests resolved to single people."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.mission.engagements import Gathering
from scheduler_app.mission.ids import CityId, DelegateId, OfficialId, OrganisationId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Group, Official, Roster
from scheduler_app.mission.requests import MeetingRequest


def travellers(mission: Mission) -> tuple[Delegate, ...]:
    """Every delegate who really comes, in the order of the table."""
    return tuple(one for one in mission.delegates.values() if one.is_travelling)


def delegates_of_organisation(
    mission: Mission, organisation_id: OrganisationId
) -> tuple[DelegateId, ...]:
    """The travelling people of one organisation."""
    return tuple(one.id for one in travellers(mission) if one.organisation_id == organisation_id)


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


def delegates_of_request(mission: Mission, request: MeetingRequest) -> tuple[DelegateId, ...]:
    """The delegates who attend: those named, else everyone of the firm; travelling ones only."""
    if request.delegate_ids:
        return tuple(one for one in request.delegate_ids if mission.delegates[one].is_travelling)
    if request.organisation_id is None:
        return ()
    return delegates_of_organisation(mission, request.organisation_id)


def people_of_request(mission: Mission, request: MeetingRequest) -> tuple[PersonId, ...]:
    """Everyone whose time a request takes: delegates, then officials, each once."""
    return _once((*delegates_of_request(mission, request), *request.official_ids))


def people_of_gathering(mission: Mission, gathering: Gathering) -> tuple[PersonId, ...]:
    """Everyone at a gathering: delegates of its roster, then its officials."""
    return _once((*delegates_of_roster(mission, gathering.roster), *gathering.official_ids))


def city_of_request(mission: Mission, request: MeetingRequest) -> CityId:
    """Where a request is to be met: as said, else where its place is, else its official's city."""
    if request.city_id is not None:
        return request.city_id
    if request.room_id is not None:
        return mission.venues[mission.rooms[request.room_id].venue_id].city_id
    if request.venue_id is not None:
        return mission.venues[request.venue_id].city_id
    return mission.officials[request.official_ids[0]].city_id


def person_of(mission: Mission, person_id: PersonId) -> Delegate | Official:
    """The delegate or official with this id; KeyError when there is none."""
    found = mission.delegates.get(DelegateId(person_id))
    return found if found is not None else mission.officials[OfficialId(person_id)]


def request_title(mission: Mission, request: MeetingRequest) -> str:
    """A request's own title, else "firm – organisation of the first official"."""
    if request.title:
        return request.title
    official = mission.officials[request.official_ids[0]]
    host = mission.organisations[official.organisation_id].name
    if request.organisation_id is not None:
        return f"{mission.organisations[request.organisation_id].name} – {host}"
    first = mission.delegates[request.delegate_ids[0]]
    guest = (
        first.display_name
        if first.is_principal
        else mission.organisations[first.organisation_id].name
    )
    return f"{guest} – {host}"


def _once(people: Iterable[PersonId]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(people))
