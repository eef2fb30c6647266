"""The product's own answers about a mission, beside which those of the second checker are laid.

The one module of this package that knows the product; the checker and the random missions do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random

from scheduler_app.exchange.mission_json import export_mission, import_mission
from scheduler_app.mission.defects import Severity, defects_of
from scheduler_app.mission.defects.defect import DefectCode
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, CancelKind, Cancellation
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import MeetingState
from scheduler_app.mission.tables import table_of
from scheduler_app.planning.answers import AnswerKind
from scheduler_app.planning.judge import judge
from scheduler_app.planning.plan import plan
from scheduler_app.planning.repairing import answer_fewest, answer_gap, answer_use, fall
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.repairs import refusal_of
from solver.solve import Limits
from tests.second_checker.check import problems_of
from tests.second_checker.random_missions import random_mission

LIMITS = Limits(seconds=60.0, workers=1)
"""Work is counted, not time: the same plan on every machine."""
BEFORE_ANY_PLAN = frozenset(
    {
        DefectCode.RULES_CONTRADICT,
        DefectCode.RULES_CONTRADICT_DAYS,
        DefectCode.RULE_AGAINST_HOURS,
        DefectCode.CITY_WITHOUT_VENUES,
    }
)
"""Must-fix doubts that are about no plan: rules that no plan at all can keep together, empty cities."""


@dataclass(frozen=True)
class Told:
    """What the product says must be fixed: the sentence, and the ids of what it is about."""

    sentence: str
    ids: frozenset[str]


def told_of(mission: Mission) -> list[Told]:
    """Everything for which `attache check` ends with 1."""
    conflicts = [
        Told(
            sentence_of_conflict(mission, one),
            frozenset(
                {
                    *one.cause.request_ids, *one.cause.gathering_ids, *one.cause.leg_ids,
                    *one.cause.person_ids, *one.cause.vehicle_ids, *one.cause.room_ids,
                    *filter(None, one.source), *filter(None, one.subject),
                }
            ),
        )
        for one in judge(mission).breaches
    ]  # fmt: skip
    defects = [
        Told(
            sentence_of_defect(mission, one),
            frozenset({one.record, *map(str, one.values.values())}),
        )
        for one in defects_of(mission)
        if one.severity is Severity.MUST_FIX and one.code not in BEFORE_ANY_PLAN
    ]
    return conflicts + defects


def disagreement(mission: Mission) -> str:
    """How both checkers differ about a mission; empty where they give the same answer."""
    mine, theirs = problems_of(export_mission(mission)), told_of(mission)
    if bool(mine) == bool(theirs):
        return ""
    lines = [f"  second checker: {one.kind} {one.ids} {one.day}: {one.words}" for one in mine]
    lines += [f"  product: {one.sentence}" for one in theirs]
    return "\n".join(lines)


def solved(seed: int) -> Mission:
    """A random mission with the plan that the product makes of it."""
    mission = import_mission(random_mission(seed))
    proposal = plan(mission, limits=LIMITS)
    return adopt_schedule(mission, proposal.meetings)


def with_pins(draw: Random, mission: Mission) -> Mission:
    """Some meetings pinned, some agreed."""
    requests, meetings = dict(mission.meeting_requests), dict(mission.meetings)
    for key, one in mission.meetings.items():
        roll = draw.random()
        if roll < 0.15:
            state = draw.choice((MeetingState.CONFIRMED, MeetingState.HELD))
            requests[one.request_id] = replace(requests[one.request_id], state=state)
        elif roll < 0.4:
            pins = {"pin_time": draw.random() < 0.6, "pin_place": draw.random() < 0.6}
            meetings[key] = replace(one, **pins)
    return replace(mission, meeting_requests=requests, meetings=meetings)


def planned_again(mission: Mission) -> Mission:
    """The mission with the plan that the product makes of what is pinned in it."""
    return adopt_schedule(mission, plan(mission, limits=LIMITS).meetings)


def a_cancellation(draw: Random, mission: Mission) -> tuple[Cancellation, datetime] | None:
    """Something that may fall away, and when it is told; None where it cannot any more."""
    kind = draw.choice(list(CancelKind))
    ids = list(table_of(mission, TABLE_OF_KIND[kind]))
    if kind is CancelKind.MEETING and draw.random() < 0.8:
        ids = [one.request_id for one in mission.meetings.values()]
    if not ids:
        return None
    now = datetime.combine(draw.choice(mission.days), time(draw.choice((0, 0, 7, 11))))
    since = now + timedelta(hours=draw.choice((0, 0, 9, 24)))
    until = since + timedelta(hours=draw.choice((6, 30))) if draw.random() < 0.35 else None
    is_late = kind is CancelKind.LEG and draw.random() < 0.5
    key, drop, is_strict = draw.choice(ids), draw.random() < 0.3, draw.random() < 0.6
    what = Cancellation(
        kind=kind, id=key, since=since, until=until, drop=drop, hosts_cannot=is_strict,
        others_go=not is_strict, delay_minutes=draw.choice((45, 180)) if is_late else 0,
    )  # fmt: skip
    return None if refusal_of(mission, what, now) else (what, now)


def answers_to(
    mission: Mission, what: Cancellation, now: datetime
) -> Iterator[tuple[AnswerKind, Mission]]:
    """The mission after each of the three answers."""
    fallen = fall(mission, what, now)
    yield AnswerKind.GAP, answer_gap(fallen).after
    yield AnswerKind.FEWEST, answer_fewest(fallen, limits=LIMITS).after
    yield AnswerKind.USE, answer_use(fallen, limits=LIMITS).after
