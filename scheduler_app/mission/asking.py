"""What is asked: which requests are to be planned at all, and whose meetings a rule counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scheduler_app.mission.aims import Ideas
from scheduler_app.mission.attendance import delegates_of_request
from scheduler_app.mission.choices import surely_comes
from scheduler_app.mission.ids import DelegateId, MeetingRequestId, OrganisationId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group
from scheduler_app.mission.requests import MeetingRequest, MeetingState
from scheduler_app.mission.rules import Rule
from scheduler_app.mission.schedule import meeting_id_of


class Party(NamedTuple):
    """Whose meetings are counted: a firm as one, or a person. An id alone does not say which of the two."""

    firm_id: OrganisationId | None = None
    person_id: PersonId | None = None


NO_PARTY = Party()


def is_asked(mission: Mission, request: MeetingRequest) -> bool:
    """Whether a meeting is wanted: neither off, nor an idea in the tray, nor waiting for a yes where only
    what has one is planned.
    """
    is_accepted = request.is_accepted or request.is_agreed
    if request.is_off or is_waiting_idea(mission, request):
        return False
    return is_accepted or not mission.only_accepted


def is_waiting_idea(mission: Mission, request: MeetingRequest) -> bool:
    """Whether it is an idea that waits in the tray, since ideas do and nobody has placed it by hand."""
    waits = request.state is MeetingState.IDEA and mission.ideas is Ideas.TRAY
    return waits and meeting_id_of(request.id) not in mission.meetings


def stands_by(mission: Mission, request: MeetingRequest) -> bool:
    """Whether it only gets what others leave: a reserve, or an idea that is not planned like a request."""
    is_idea = request.state is MeetingState.IDEA
    return request.is_reserve or (is_idea and mission.ideas is not Ideas.REQUEST)


class Asked(NamedTuple):
    """The requests of a party: those to which it comes whoever is chosen, and those by a choice."""

    sure: tuple[MeetingRequestId, ...]
    chosen: tuple[MeetingRequestId, ...]

    @property
    def all(self) -> tuple[MeetingRequestId, ...]:
        """Both."""
        return (*self.sure, *self.chosen)


class Asking:
    """The requests of each firm and each person of one mission, in the order of the table.

    A firm has those made for it, and those to which one of its people comes. To some a party comes
    whoever is chosen, to others only by a choice.
    """

    def __init__(self, mission: Mission) -> None:
        self._mission = mission
        self._sure: dict[Party, list[MeetingRequestId]] = {}
        self._chosen: dict[Party, list[MeetingRequestId]] = {}
        for request in mission.meeting_requests.values():
            self._add(request)

    def of_person(self, person: PersonId) -> tuple[MeetingRequestId, ...]:
        """Those to which somebody comes, whoever is chosen."""
        return tuple(self._sure.get(Party(person_id=person), ()))

    def parties(self, rule: Rule) -> Iterator[tuple[Party, Asked]]:
        """Whose meetings a rule counts, a firm as one; with the requests that are or may be theirs."""
        roster = rule.roster
        firms = dict.fromkeys(roster.organisation_ids)
        persons: dict[PersonId, None] = dict.fromkeys(roster.delegate_ids)
        for one in self._mission.delegates.values():
            if not one.is_travelling or one.id in roster.except_ids:
                continue
            if one.is_principal and Group.PRINCIPALS in roster.groups:
                persons[one.id] = None
            elif not one.is_principal and Group.DELEGATION in roster.groups:
                firms[one.organisation_id] = None
        persons.update(dict.fromkeys(rule.official_ids))
        parties = [Party(firm_id=one) for one in firms]
        parties += [Party(person_id=one) for one in persons]
        for party in parties:
            sure, chosen = self._sure.get(party, ()), self._chosen.get(party, ())
            yield party, Asked(sure=tuple(sure), chosen=tuple(chosen))

    def _add(self, request: MeetingRequest) -> None:
        mission = self._mission
        people: dict[Party, set[DelegateId]] = {}
        for one in delegates_of_request(mission, request):
            firm = Party(firm_id=mission.delegates[one].organisation_id)
            people.setdefault(firm, set()).add(one)
            people[Party(person_id=one)] = {one}
        for party, who in people.items():
            is_made_for = party.firm_id is not None and party.firm_id == request.organisation_id
            if is_made_for or surely_comes(mission, request, who):
                self._sure.setdefault(party, []).append(request.id)
            else:
                self._chosen.setdefault(party, []).append(request.id)
        also = [Party(person_id=one) for one in dict.fromkeys(request.official_ids)]
        made_for = Party(firm_id=request.organisation_id)
        if made_for != NO_PARTY and made_for not in people:
            also.append(made_for)
        for party in also:
            self._sure.setdefault(party, []).append(request.id)
