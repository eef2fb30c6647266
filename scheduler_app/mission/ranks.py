"""Who asks for a rank on the other side of a meeting, and whether somebody there has it."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.mission.attendance import is_in_roster
from scheduler_app.mission.ids import DelegateId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import LOWEST_RANK, Delegate, Official
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, RuleKind, Strength


def slighted(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]
) -> tuple[PersonId, ...]:
    """Those who would meet nobody of the rank that they ask for, if these delegates came."""
    ours = [mission.delegates[one] for one in guests]
    hosts = [mission.officials[one] for one in request.official_ids]
    return tuple(
        one.id
        for side, other in ((ours, hosts), (hosts, ours))
        for one in side
        if one.least_rank is not None and _highest(other) > one.least_rank
    )


def is_asked_for(mission: Mission, rule: Rule, person_id: PersonId) -> bool:
    """Whether it is one of those who by a rule are met by somebody of the rank that they ask for."""
    delegate = mission.delegates.get(DelegateId(person_id))
    return person_id in rule.official_ids or (
        delegate is not None and is_in_roster(delegate, rule.roster)
    )


def suits_must(mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]) -> bool:
    """Whether ranks, where a rule that must be kept asks for them, are met if these delegates come."""
    asking = slighted(mission, request, guests) if mission.rules else ()
    return not any(
        is_asked_for(mission, rule, one)
        for one in asking
        for rule in mission.rules.values()
        if rule.kind is RuleKind.RANK and rule.strength is Strength.MUST
    )


def rank_of(person: Delegate | Official) -> int:
    """A rank as a number; who has none stands below all."""
    return LOWEST_RANK if person.rank is None else person.rank


def _highest(people: Iterable[Delegate | Official]) -> int:
    """The highest rank of some people."""
    return min(map(rank_of, people), default=0)
