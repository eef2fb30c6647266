"""Rules that ask for what cannot be, alone or together, found without any plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scheduler_app.mission.asking import is_asked
from scheduler_app.mission.attendance import delegates_of_roster
from scheduler_app.mission.chances import Chances
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.defects.numbers import Numbers
from scheduler_app.mission.defects.orders import order_defects
from scheduler_app.mission.ids import OfficialId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import FIELDS, Rule, RuleKind
from scheduler_app.mission.whereabouts import Whereabouts


def rule_defects(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    """Rules about nobody, rules against each other, and officials asked for more than they have."""
    for rule in mission.rules.values():
        yield from _by_itself(mission, rule)
    if mission.rules:
        chances = Chances(mission, where)
        yield from Numbers(mission, chances).defects()
        yield from order_defects(mission, chances)
    yield from _overasked(mission, where)


def _by_itself(mission: Mission, rule: Rule) -> Iterator[Defect]:
    """A rule that names a request twice, or nobody whom it could concern."""
    twice = [
        one for n, one in enumerate(rule.request_ids) if one in rule.request_ids[:n]
    ] if "request_ids" in FIELDS[rule.kind] else []  # fmt: skip
    if twice:
        yield _defect(DefectCode.RULE_NAMES_TWICE, rule, request=twice[0])
    elif not _is_about_somebody(mission, rule):
        yield _defect(DefectCode.RULE_ABOUT_NOBODY, rule)


def _is_about_somebody(mission: Mission, rule: Rule) -> bool:
    fields = FIELDS[rule.kind]
    if "request_ids" in fields:
        return len(rule.request_ids) > (rule.kind is not RuleKind.BUFFER)
    if "organisation_ids" in fields:
        return len(set(rule.organisation_ids)) > 1
    return bool(rule.official_ids) or bool(delegates_of_roster(mission, rule.roster))


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
                    "person": official_id, "wanting": len(minutes), "asked": sum(minutes),
                    "there": there,
                },
            )  # fmt: skip


def _defect(code: DefectCode, rule: Rule, **values: object) -> Defect:
    return Defect(code=code, table="rules", record=rule.id, field="kind", values=values)
