"""A plan as its coordinator accounts for it: its figures, and which rules it keeps."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.mission.ids import RuleId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import Rule
from scheduler_app.planning.conflicts import Conflict
from scheduler_app.planning.figures import Figure, figures_of
from scheduler_app.planning.judge import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule, and where the plan does not keep it."""

    rule: Rule
    broken: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """The figures in the order of the aims, the rules in the order of the table."""

    mission: Mission
    figures: tuple[Figure, ...]
    rules: tuple[RuleLine, ...]


def plan_report(mission: Mission) -> PlanReport:
    """The report of the plan in force."""
    judgement = judge(mission)
    broken: dict[RuleId | None, list[Conflict]] = {}
    for one in (*judgement.conflicts, *judgement.shortcomings, *judgement.given):
        broken.setdefault(one.source.rule_id, []).append(one)
    return PlanReport(
        mission=mission,
        figures=figures_of(judgement),
        rules=tuple(
            RuleLine(rule=rule, broken=tuple(broken.get(rule.id, ())))
            for rule in mission.rules.values()
        ),
    )
