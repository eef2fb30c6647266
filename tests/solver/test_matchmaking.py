"""The published matchmaking problem: read from its format, solved, refused, and judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver import Limits, Pin, Placement, Rule, Solution, Status, TierName, solve, violations
from tests.benchmarks.b2b_problem import Instance, problem_of, read_instance

TWO = Limits(seconds=60, workers=2)
TEXT = """
nBusiness = 4;
nMeetings = 5;
nTables = 2;
nTotalSlots = 5;
nMorningSlots = 2;
requested = [|1, 2, 3,
|1, 3, 1,
|1, 4, 2,
|2, 3, 3,
|3, 4, 3|];
forbidden = [{0}, {0, 5}, 1..2, {0}];
fixed = [0, 0, 0, 4, 0];
precedences = [{}, {}, {2}, {1..2}, {}];
"""


def test_the_format_is_read_with_sets_and_ranges():
    instance = read_instance(TEXT)
    assert instance.requested[1] == (1, 3, 1)
    assert instance.forbidden == (
        frozenset({0}), frozenset({0, 5}), frozenset({1, 2}), frozenset({0})
    )  # fmt: skip
    assert instance.precedences[2:4] == (frozenset({2}), frozenset({1, 2}))
    problem = problem_of(instance)
    assert [one.after for one in problem.requests] == [(), (), (1,), (0, 1), ()]
    assert problem.requests[3].pin == Pin(start=3)


def ring(people: int, slots: int, tables: int) -> Instance:
    """Everyone meets the next one round a ring."""
    none: frozenset[int] = frozenset()
    return Instance(
        businesses=people,
        tables=tables,
        slots=slots,
        morning=slots,
        requested=tuple((n + 1, (n + 1) % people + 1, 3) for n in range(people)),
        forbidden=(none,) * people,
        fixed=(0,) * people,
        precedences=(none,) * people,
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_fewest_waits_are_found_and_proved(workers):
    """An even ring needs nobody to wait; an odd one, in three slots, makes just one wait."""
    limits = replace(TWO, workers=workers)
    for people, waits in ((6, 0), (7, 1)):
        result = solve(problem_of(ring(people, 3, 3)), limits=limits)
        assert result.status is Status.OPTIMAL
        assert [tier.name for tier in result.tiers] == [TierName.PLACED, TierName.BREAKS]
        assert (result.placed, result.tiers[1].value) == (people, waits)


def test_what_cannot_all_be_met_is_proved_so():
    """Seven meetings at two tables do not fit into three slots."""
    problem = problem_of(ring(7, 3, 2))
    result = solve(problem, limits=TWO)
    assert result.tiers[0].proved
    assert result.placed == result.tiers[0].bound == 6
    assert violations(problem, result.solution) == ()


def test_nobody_waits_oftener_than_fairness_allows():
    """With nobody to wait oftener than another, the odd ring has to leave a meeting out."""
    problem = problem_of(ring(7, 3, 3), fairness=0)
    unfair = solve(replace(problem, fairness=None), limits=TWO).solution
    assert [one.rule for one in violations(problem, unfair)] == [Rule.FAIR_BREAKS]
    result = solve(problem, limits=TWO)
    assert violations(problem, result.solution) == ()
    assert result.placed < 7


def test_what_must_come_before_does():
    instance = replace(
        ring(6, 6, 3), precedences=tuple(frozenset({n} if n else ()) for n in range(6))
    )
    problem = problem_of(instance)
    result = solve(problem, limits=TWO)
    starts = {one.request: one.start for one in result.solution.placements}
    assert [starts[n] for n in range(6)] == sorted(starts.values())
    assert len(set(starts.values())) == 6
    backwards = Solution(
        placements=tuple(Placement(request=n, start=5 - n, option=0) for n in range(6))
    )
    assert Rule.ORDER_KEPT in {one.rule for one in violations(problem, backwards)}
