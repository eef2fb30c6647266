"""Rules that ask for what cannot be, alone or together, found without any plan."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from scheduler_app.mission.asking import is_asked
from scheduler_app.mission.attendance import delegates_of_roster
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import OfficialId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import FIELDS, Rule, RuleKind, Strength
from scheduler_app.mission.whereabouts import Whereabouts


def rule_defects(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    """Rules about nobody, rules against each other, and officials asked for more than they have."""
    for rule in mission.rules.values():
        if not _is_about_somebody(mission, rule):
            yield _defect(DefectCode.RULE_ABOUT_NOBODY, rule)
        elif rule.kind is RuleKind.LEAST_IN_ALL:
            yield from _out_of_reach(mission, rule)
    musts = [rule for rule in mission.rules.values() if rule.strength is Strength.MUST]
    for one, other in itertools.combinations(musts, 2):
        if _contradict(one, other):
            yield _defect(DefectCode.RULES_CONTRADICT, one, other=other.id)
    yield from _overasked(mission, where)


def _is_about_somebody(mission: Mission, rule: Rule) -> bool:
    fields = FIELDS[rule.kind]
    if "request_ids" in fields:
        return len(rule.request_ids) > (rule.kind is not RuleKind.BUFFER)
    if "organisation_ids" in fields:
        return len(rule.organisation_ids) > 1
    return bool(rule.official_ids) or bool(delegates_of_roster(mission, rule.roster))


def _out_of_reach(mission: Mission, rule: Rule) -> Iterator[Defect]:
    for firm in rule.roster.organisation_ids:
        asked = sum(
            one.organisation_id == firm and is_asked(mission, one)
            for one in mission.meeting_requests.values()
        )
        if asked < rule.number:
            yield _defect(
                DefectCode.RULE_OUT_OF_REACH, rule, organisation=firm, count=asked,
                number=rule.number,
            )  # fmt: skip


def _contradict(one: Rule, other: Rule) -> bool:
    """Whether two rules that must be kept cannot both be, whatever the plan."""
    kinds = {one.kind, other.kind}
    if kinds == {RuleKind.LEAST_IN_ALL, RuleKind.MOST_IN_ALL}:
        least, most = sorted((one, other), key=lambda rule: rule.kind is RuleKind.MOST_IN_ALL)
        return least.number > most.number and _share_people(one, other)
    shared = set(one.request_ids).intersection(other.request_ids)
    if RuleKind.SAME_DAY in kinds and kinds & {RuleKind.OTHER_DAY, RuleKind.NEXT_DAY}:
        return len(shared) > 1
    if kinds <= {RuleKind.BEFORE, RuleKind.NEXT_DAY}:
        mine = [request for request in one.request_ids if request in shared]
        theirs = [request for request in other.request_ids if request in shared]
        return mine != theirs
    return False


def _share_people(one: Rule, other: Rule) -> bool:
    mine, theirs = one.roster, other.roster
    return bool(
        set(mine.organisation_ids).intersection(theirs.organisation_ids)
        or set(mine.delegate_ids).intersection(theirs.delegate_ids)
        or set(mine.groups).intersection(theirs.groups)
        or set(one.official_ids).intersection(other.official_ids)
    )


def _overasked(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    """Officials whose hours are shorter than all that is asked of them."""
    asked: dict[OfficialId, list[int]] = defaultdict(list)
    for request in mission.meeting_requests.values():
        for one in request.official_ids if is_asked(mission, request) else ():
            asked[one].append(request.minutes)
    for official_id, minutes in asked.items():
        there = sum(stay.slot.minutes for stay in where.stays[official_id])
        if there and sum(minutes) > there and mission.city_days:
            yield Defect(
                code=DefectCode.OFFICIAL_OVERASKED, table="officials", record=official_id,
                field="availability",
                values={
                    "person": official_id, "count": len(minutes), "asked": sum(minutes),
                    "there": there,
                },
            )  # fmt: skip


def _defect(code: DefectCode, rule: Rule, **values: object) -> Defect:
    return Defect(code=code, table="rules", record=rule.id, field="kind", values=values)
