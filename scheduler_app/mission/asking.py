"""What is asked: which requests are to be planned at all, and whose meetings a rule counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scheduler_app.mission.attendance import delegates_of_organisation, required_of_request
from scheduler_app.mission.ids import MeetingRequestId, OrganisationId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule


def is_asked(mission: Mission, request: MeetingRequest) -> bool:
    """Whether a meeting is wanted: neither off, nor waiting for a yes where only that is planned."""
    is_accepted = request.is_accepted or request.is_agreed
    return not request.is_off and (is_accepted or not mission.only_accepted)


def parties_of(
    mission: Mission, rule: Rule
) -> Iterator[tuple[PersonId | OrganisationId, tuple[MeetingRequestId, ...]]]:
    """Whose meetings a rule counts, a firm as one; with the requests that may be theirs."""
    roster = rule.roster
    firms = dict.fromkeys(roster.organisation_ids)
    persons: dict[PersonId, None] = dict.fromkeys(roster.delegate_ids)
    for one in mission.delegates.values():
        if not one.is_travelling or one.id in roster.except_ids:
            continue
        if one.is_principal and Group.PRINCIPALS in roster.groups:
            persons[one.id] = None
        elif not one.is_principal and Group.DELEGATION in roster.groups:
            firms[one.organisation_id] = None
    persons.update(dict.fromkeys(rule.official_ids))
    for firm in firms:
        yield firm, _requests_of(mission, delegates_of_organisation(mission, firm), firm)
    for person in persons:
        yield person, _requests_of(mission, {person}, None)


def _requests_of(
    mission: Mission, persons: Collection[PersonId], firm: OrganisationId | None
) -> tuple[MeetingRequestId, ...]:
    those = set(persons)
    return tuple(
        request.id
        for request in mission.meeting_requests.values()
        if (firm is not None and request.organisation_id == firm)
        or not those.isdisjoint(required_of_request(mission, request))
        or not those.isdisjoint(request.official_ids)
    )
