"""The model from inside: hints are complete and legal, and its shares are the checker's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from solver.cpsat.search import parts_of
from solver.cpsat.tiers import TOTALS
from solver.greedy import first_plan
from solver.ground import candidates_of
from solver.incumbent import Incumbent
from tests.benchmarks.mission_problem import mission
from tests.solver.dated_problems import with_called_abroad, with_dates
from tests.solver.small_problems import (
    small_block,
    small_problem,
    with_calls,
    with_choices,
    with_demands,
    with_meals,
    with_waits,
)

PROBLEMS = [
    *(small_problem(seed) for seed in range(60)),
    *(small_block(seed) for seed in range(40)),
    *(with_waits(seed) for seed in range(40)),
    *(with_choices(seed) for seed in range(60)),
    *(with_demands(seed) for seed in range(100)),
    *(with_meals(seed) for seed in range(60)),
    *(with_dates(seed) for seed in range(100)),
    *(with_called_abroad(seed) for seed in range(60)),
    *(with_calls(seed) for seed in range(120)),
    mission(firms=3, seed=2),
]


@pytest.mark.parametrize("first", range(0, len(PROBLEMS), 20))
def test_a_hint_is_complete_and_its_shares_are_the_checkers(first):
    """Held to the values that the greedy plan lends every variable, the model is feasible and
    every tier is worth what the checker says.
    """
    for drawn in PROBLEMS[first : first + 20]:
        problem = drawn if _is_fair(drawn) else replace(drawn, fairness=None)
        candidates = candidates_of(problem)
        incumbent = Incumbent(problem)
        incumbent.stand(candidates.stands.given, is_exact=candidates.is_exact)
        plan = first_plan(candidates, {}, lambda: False)
        for part in parts_of(candidates):
            mine = {r: spot for r, spot in plan.items() if r in part.requests}
            totals = {tier: TOTALS[tier](part.board) for tier in problem.tiers}
            model = part.board.model
            for variable, value in part.board._hints:
                model.add(variable == value(mine))
            solver = cp_model.CpSolver()
            assert solver.solve(model) == cp_model.OPTIMAL
            shares = incumbent.shares(mine)
            for tier, total in totals.items():
                assert solver.value(total.expression) == shares[tier], tier


def _is_fair(problem):
    """Whether the greedy plan shares the waits as fairly as is asked."""
    candidates = candidates_of(problem)
    incumbent = Incumbent(problem)
    incumbent.stand(candidates.stands.given, is_exact=candidates.is_exact)
    return incumbent.is_sound(first_plan(candidates, {}, lambda: False))


def test_cities_and_days_that_share_nothing_are_parts_of_their_own():
    candidates = candidates_of(mission(firms=6))
    parts = parts_of(candidates)
    assert len(parts) >= 3
    every = [r for part in parts for r in part.requests]
    assert sorted(every) == sorted(set(every))
