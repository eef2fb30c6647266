"""Repair: what still can stays, what fell finds the nearest place, nothing moves before the freeze."""

from __future__ import annotations

from dataclasses import replace

from solver import Before, Limits, Person, TierName, gap_of_changes, is_fewest, repair
from solver.result import Tier
from solver.solution import Solution
from solver.tiers import Sense
from tests.solver.rule_cases import a_problem, meeting, plan

ONE = Limits(workers=1, seconds=30)


def _stood(solution: Solution, **fields: object) -> list[Before]:
    return [
        Before(request=one.request, start=one.start, option=one.option, **fields)
        for one in solution.placements
    ]


def _starts(result) -> dict[int, int]:
    return {one.request: one.start for one in result.solution.placements}


def _without(problem, person: int, start: int, end: int):
    """The person is away then."""
    stays = []
    for stay in problem.persons[person].stays:
        window = stay.window
        for a, b in ((window.start, min(window.end, start)), (max(window.start, end), window.end)):
            if a < b:
                stays.append(replace(stay, window=replace(window, start=a, end=b)))
    persons = list(problem.persons)
    persons[person] = Person(stays=tuple(stays))
    return replace(problem, persons=tuple(persons))


def test_only_what_fell_moves_and_by_as_little_as_may_be():
    problem = _without(a_problem(meeting(0), meeting(0), meeting(1)), 0, 600, 640)
    result = repair(problem, _stood(plan((0, 600), (1, 900), (2, 600))), limits=ONE)
    assert _starts(result) == {0: 570, 1: 900, 2: 600}
    assert is_fewest(result)
    assert gap_of_changes(result) == 0
    assert {t.name: t.value for t in result.tiers}[TierName.CHANGES] == 1


def test_who_is_far_ahead_moves_rather_than_who_meets_tonight():
    first, second = meeting(0, 1), meeting(0, 2)
    problem = _without(a_problem(first, second), 1, 0, 5000)
    stood = [
        Before(request=0, start=600, option=0, weight=3),
        Before(request=1, start=630, option=0, weight=1),
    ]
    result = repair(problem, stood, limits=ONE)
    assert _starts(result) == {1: 630}  # who is away meets nobody, and nobody else notices


def test_nothing_moves_before_the_freeze_and_nothing_new_begins_there():
    problem = _without(a_problem(meeting(0), meeting(0), meeting(0)), 0, 630, 700)
    stood = _stood(plan((0, 600), (1, 630), (2, 1005)))
    result = repair(problem, stood, freeze=720, limits=ONE)
    starts = _starts(result)
    assert (starts[0], starts[2]) == (600, 1005)
    assert starts[1] >= 720


def test_what_fell_before_the_freeze_is_not_held_there():
    problem = _without(a_problem(meeting(0)), 0, 600, 5000)
    result = repair(problem, _stood(plan((0, 600))), freeze=700, limits=ONE)
    assert _starts(result) == {}
    assert result.violations == ()


def test_a_shift_within_the_tolerance_is_noticed_by_nobody():
    problem = _without(a_problem(meeting(0)), 0, 600, 612)
    result = repair(problem, _stood(plan((0, 600))), tolerance=15, limits=ONE)
    value = {t.name: t.value for t in result.tiers}
    assert (_starts(result), value[TierName.CHANGES]) == ({0: 615}, 0)
    assert value[TierName.SHIFT] == 15


def test_what_was_agreed_changes_last():
    both = a_problem(meeting(0, 1), meeting(0, 2), meeting(0, 3))
    problem = _without(both, 1, 0, 690)
    problem = replace(
        problem, requests=(replace(problem.requests[0], windows=()), *problem.requests[1:])
    )
    stood = [
        Before(request=0, start=600, option=0),
        Before(request=1, start=690, option=0, agreed=True),
        Before(request=2, start=720, option=0),
    ]
    result = repair(problem, stood, limits=ONE)
    assert _starts(result)[1] == 690
    assert {t.name: t.value for t in result.tiers}[TierName.AGREED] == 0


def test_how_much_fewer_changes_there_might_be_is_told_where_it_is_known():
    problem = a_problem(meeting(0), meeting(1))
    result = repair(problem, _stood(plan((0, 600), (1, 900))), limits=ONE)

    def after(name, value, bound):
        """The result as a search leaves it that ran out of time at a tier."""
        tiers = [t for t in result.tiers if t.name is not name]
        at = [t.name for t in result.tiers].index(name)
        sense = Sense.MAXIMISE if name is TierName.PLACED else Sense.MINIMISE
        ended = Tier(name=name, value=value, bound=bound, proved=False, sense=sense)
        return replace(result, tiers=(*tiers[:at], ended))

    assert gap_of_changes(after(TierName.CHANGES, 12, 9)) == 0.25
    assert gap_of_changes(after(TierName.AGREED, 2, 1)) == 0.5
    assert gap_of_changes(after(TierName.PLACED, 1, 2)) is None
