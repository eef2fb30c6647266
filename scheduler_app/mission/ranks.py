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


def rank_rules_of(
    mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]
) -> tuple[Rule, ...]:
    """The rules by which the people of a request are met by somebody of the rank that they ask for."""
    ours = [mission.delegates[one] for one in guests]
    return tuple(
        rule
        for rule in mission.rules.values()
        if rule.kind is RuleKind.RANK
        and (
            not set(rule.official_ids).isdisjoint(request.official_ids)
            or any(is_in_roster(one, rule.roster) for one in ours)
        )
    )


def suits_must(mission: Mission, request: MeetingRequest, guests: Iterable[DelegateId]) -> bool:
    """Whether ranks, where a rule that must be kept asks for them, are met if these delegates come."""
    who = tuple(guests)
    return not slighted(mission, request, who) or not any(
        rule.strength is Strength.MUST for rule in rank_rules_of(mission, request, who)
    )


def _highest(people: Iterable[Delegate | Official]) -> int:
    """The highest rank of some people; who has none stands below all."""
    return min((LOWEST_RANK if one.rank is None else one.rank for one in people), default=0)
