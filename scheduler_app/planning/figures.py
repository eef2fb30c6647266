"""The figures by which the plan in force is judged, each with the parts of which it is made up.

Every figure answers "why?": its parts are requests, people on days, or rules, the largest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scheduler_app.mission.aims import Aim
from scheduler_app.mission.ids import MeetingRequestId, PersonId
from scheduler_app.planning.conflicts import Conflict, LeftOut
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.judge import Judgement
from solver.check import Share, is_met, shares
from solver.tiers import TierName


class FigureKind(StrEnum):
    """What a figure counts; all but the first are aims of a mission."""

    PLACED = "placed"
    RULES = "rules"
    WISHES = "wishes"
    GAPS = "gaps"
    MOVES = "moves"
    EVENNESS = "evenness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What makes up a figure: a request, a person on a day, or a rule not kept.

    `amount`: minutes, changes, meetings, or the importance of a request; 0 where it says nothing.
    """

    amount: int = 0
    request_id: MeetingRequestId | None = None
    person_id: PersonId | None = None
    day: date | None = None
    left_out: LeftOut | None = None
    shortcoming: Conflict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a plan: `value` out of `of` (None: there is no most).

    Placed and wishes count requests and wishes; gaps are minutes; moves are changes of venue; of
    evenness `value` is the most meetings that anybody has on a day. `is_aim`: whether plans are
    judged by it in this mission.
    """

    kind: FigureKind
    value: int
    of: int | None = None
    parts: tuple[Part, ...] = ()
    is_aim: bool = True


def figures_of(judgement: Judgement) -> tuple[Figure, ...]:
    """The figures of a plan that was judged, in the order of the mission's aims."""
    encoding = judgement.encoding
    found = shares(encoding.problem, encoding.plan)
    made = {
        FigureKind.PLACED: _placed(judgement),
        FigureKind.RULES: _rules(judgement),
        FigureKind.WISHES: _wishes(encoding),
        FigureKind.GAPS: _of_people(encoding, FigureKind.GAPS, found[TierName.GAPS]),
        FigureKind.MOVES: _of_people(encoding, FigureKind.MOVES, found[TierName.MOVES]),
        FigureKind.EVENNESS: _evenness(encoding),
    }
    aims = [FigureKind(aim.value) for aim in encoding.mission.aims]
    others = [FigureKind(aim.value) for aim in Aim if aim not in encoding.mission.aims]
    return (
        made[FigureKind.PLACED],
        *(made[kind] for kind in aims),
        *(
            Figure(kind=kind, value=made[kind].value, of=made[kind].of, parts=made[kind].parts,
                   is_aim=False)
            for kind in others
        ),
    )  # fmt: skip


def _placed(judgement: Judgement) -> Figure:
    """Those that wait, each with its reason."""
    parts = tuple(
        Part(request_id=one.request_id, left_out=one) for one in judgement.unplaced.values()
    )
    return Figure(
        kind=FigureKind.PLACED, value=judgement.placed, of=judgement.requested, parts=parts
    )


def _rules(judgement: Judgement) -> Figure:
    """Every rule that is not kept, those first that must be."""
    rules = judgement.encoding.mission.rules
    must = [one for one in judgement.breaches if one.source.rule_id in rules]
    others = [one for one in judgement.shortcomings if one not in must] + [*judgement.given]
    parts = tuple(Part(shortcoming=one) for one in (*must, *others))
    return Figure(
        kind=FigureKind.RULES,
        value=len({one.source.rule_id for one in (*must, *others)}),
        parts=parts,
    )


def _wishes(encoding: Encoding) -> Figure:
    """The wishes of requests that are placed; those unmet are the parts."""
    asked, unmet = 0, []
    for placement in encoding.plan.placements:
        request = encoding.problem.requests[placement.request]
        end = placement.start + request.minutes
        for wish in request.wishes:
            asked += 1
            if not is_met(wish, placement.start, end, placement.option):
                request_id = encoding.request_ids[placement.request]
                unmet.append(Part(amount=wish.weight, request_id=request_id))
    return Figure(
        kind=FigureKind.WISHES, value=asked - len(unmet), of=asked, parts=_largest_first(unmet)
    )


def _of_people(encoding: Encoding, kind: FigureKind, found: Iterable[Share]) -> Figure:
    parts = [
        Part(amount=one.amount, person_id=encoding.person_ids[one.person], day=_day(encoding, one))
        for one in found
    ]
    return Figure(kind=kind, value=sum(one.amount for one in parts), parts=_largest_first(parts))


def _evenness(encoding: Encoding) -> Figure:
    """Meetings of each traveller on each day."""
    load: Counter[tuple[PersonId, date]] = Counter()
    problem = encoding.problem
    for placement in encoding.plan.placements:
        request = problem.requests[placement.request]
        for person in request.attending(placement.option):
            if problem.persons[person].travels:
                start = encoding.wall(placement.request, placement.option, placement.start)
                day = start.date()
                load[encoding.person_ids[person], day] += 1
    parts = [Part(amount=n, person_id=who, day=day) for (who, day), n in load.items()]
    return Figure(
        kind=FigureKind.EVENNESS, value=max(load.values(), default=0), parts=_largest_first(parts)
    )


def _day(encoding: Encoding, share: Share) -> date | None:
    """The date of a share's day."""
    return None if share.day < 0 else encoding.line.dates[share.day]


def _largest_first(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda one: -one.amount))
