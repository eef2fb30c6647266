"""Who may come to the meetings of a mission, in the solver's numbers: what counts by who is chosen."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping

from scheduler_app.mission.asking import Asked, Party
from scheduler_app.mission.attendance import delegates_of_request, required_of_request
from scheduler_app.mission.choices import firms_meeting
from scheduler_app.mission.ids import DelegateId, MeetingRequestId, OrganisationId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.ranks import is_asked_for, rank_of
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule
from scheduler_app.planning.people import people_of
from solver.demands import Attended


class Guests:
    """The delegates who come to each request, may come to it, or were put there by hand (`also`)."""

    def __init__(
        self, mission: Mission, also: Mapping[MeetingRequestId, tuple[DelegateId, ...]]
    ) -> None:
        self._mission = mission
        self._also = also
        self._person_of = people_of(mission).person_of
        self._place = {one: n for n, one in enumerate(mission.meeting_requests)}
        self._of = {
            request.id: {*delegates_of_request(mission, request), *also.get(request.id, ())}
            for request in mission.meeting_requests.values()
        }

    def of(self, request: MeetingRequest) -> set[DelegateId]:
        """Everyone who comes or may come."""
        return self._of[request.id]

    def numbers(self, people: Iterable[DelegateId]) -> tuple[int, ...]:
        """Their numbers in the problem, in order."""
        return tuple(sorted(self._person_of[one] for one in people))

    def counted(self, party: Party, asked: Asked) -> tuple[tuple[int, ...], tuple[Attended, ...]]:
        """The requests that are a firm's or a person's whoever else comes, and those that are by who comes."""
        always, found = [], []
        for request_id in dict.fromkeys((*asked.all, *self._also)):
            people = [one for one in self._of[request_id] if self._is_of(one, party)]
            number = self._place[request_id]
            if self._is_always_of(request_id, party, people):
                always.append(number)
            elif people:
                found.append(Attended(request=number, groups=(self.numbers(people),)))
        return tuple(always), tuple(found)

    def kept_free(
        self, request: MeetingRequest, free: Collection[DelegateId]
    ) -> tuple[bool, tuple[Attended, ...]]:
        """Whether some people come to a request whoever else does; else, by whom of them it is met."""
        required = required_of_request(self._mission, request)
        if any(one in free for one in required):
            return True, ()
        some = self.of(request).intersection(free)
        number = self._place[request.id]
        return False, (Attended(request=number, groups=(self.numbers(some),)),) if some else ()

    def meeting(
        self, request: MeetingRequest, firms: Collection[OrganisationId]
    ) -> tuple[bool, tuple[Attended, ...]]:
        """Whether people of two of some firms meet at a request whoever comes; else, by whom they would."""
        required = required_of_request(self._mission, request)
        there = firms_meeting(self._mission, request, required).intersection(firms)
        if len(there) > 1:
            return True, ()
        of_firm: dict[OrganisationId, list[DelegateId]] = {}
        for one in self.of(request):
            firm = self._mission.delegates[one].organisation_id
            if firm in firms and firm not in there:
                of_firm.setdefault(firm, []).append(one)
        groups = [self.numbers(people) for people in of_firm.values()]
        sets = [(one,) for one in groups] if there else [*itertools.combinations(groups, 2)]
        number = self._place[request.id]
        return False, tuple(Attended(request=number, groups=some) for some in sets)

    def slighted(
        self, request: MeetingRequest, rule: Rule
    ) -> tuple[tuple[PersonId, ...], tuple[Attended, ...]]:
        """Who of a rule about ranks may meet nobody of the rank asked for, and by whose coming."""
        mission, number, found = self._mission, self._place[request.id], []
        delegates = [mission.delegates[one] for one in sorted(self.of(request))]
        hosts = [mission.officials[one] for one in request.official_ids]
        highest = min(map(rank_of, hosts))
        guests = [
            one.id
            for one in delegates
            if one.least_rank is not None
            and highest > one.least_rank
            and is_asked_for(mission, rule, one.id)
        ]
        if guests:
            found.append(Attended(request=number, groups=(self.numbers(guests),)))
        asked = {
            one.id: one.least_rank
            for one in hosts
            if one.least_rank is not None and is_asked_for(mission, rule, one.id)
        }
        if asked and delegates:
            least = min(asked.values())
            suiting = self.numbers(one.id for one in delegates if rank_of(one) <= least)
            everyone = self.numbers(self.of(request))
            found.append(Attended(request=number, groups=(everyone,), without=suiting))
        return (*guests, *asked), tuple(found)

    def _is_always_of(
        self, request_id: MeetingRequestId, party: Party, people: Collection[DelegateId]
    ) -> bool:
        request = self._mission.meeting_requests[request_id]
        if party.firm_id is not None and party.firm_id == request.organisation_id:
            return True
        if party.person_id in request.official_ids:
            return True
        return any(one in people for one in required_of_request(self._mission, request))

    def _is_of(self, delegate_id: DelegateId, party: Party) -> bool:
        firm = self._mission.delegates[delegate_id].organisation_id
        return party in (Party(person_id=delegate_id), Party(firm_id=firm))
