"""Tiny random problems: the solver against all plans by brute force, in every tier."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from solver import Limits, Problem, solve
from solver.ground import candidates_of
from tests.solver.all_plans import best_rank, given, is_sound, rank
from tests.solver.attended_problems import with_attended
from tests.solver.dated_problems import with_called_abroad, with_dates
from tests.solver.small_problems import (
    small_block,
    small_problem,
    with_before,
    with_calls,
    with_choices,
    with_demands,
    with_meals,
    with_waits,
)

ORDINARY = 150
NIGHTLY = 2_000
BATCH = 50


MAKERS = (
    small_problem,
    small_block,
    with_waits,
    with_choices,
    with_demands,
    with_meals,
    with_calls,
    with_before,
    with_attended,
    with_dates,
    with_called_abroad,
)


def judge(make: Callable[[int], Problem], seed: int) -> None:
    problem = make(seed)
    result = solve(problem, limits=Limits(seconds=60, workers=1))
    assert is_sound(problem, result.solution.placements, given(problem)), seed
    mine, best = rank(problem, result.solution), best_rank(problem)
    if candidates_of(problem).is_exact:
        assert mine == best, seed
        assert all(tier.proved and tier.bound == tier.value for tier in result.tiers), seed
    else:
        assert mine <= best, seed


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("first", range(0, ORDINARY, BATCH))
def test_the_best_of_all_plans_is_found_and_proved(make, first):
    for seed in range(first, first + BATCH):
        judge(make, seed)


@pytest.mark.nightly
@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("first", range(ORDINARY, ORDINARY + NIGHTLY, BATCH))
def test_the_best_of_all_plans_is_found_and_proved_on_many(make, first):
    for seed in range(first, first + BATCH):
        judge(make, seed)
