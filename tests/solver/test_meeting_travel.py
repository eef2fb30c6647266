"""Meetings with travel times (CSPLib problem 46) against all orders by brute force."""

from __future__ import annotations

import itertools
import random

import pytest

from solver import Limits
from tests.benchmarks.csplib046 import Instance, least_slots, problem_of, read_instance


def small_instance(seed: int) -> Instance:
    rng = random.Random(seed)
    size, agents = rng.choice((3, 4, 5)), rng.choice((1, 2, 3))
    far = [[0] * size for _ in range(size)]
    for a, b in itertools.combinations(range(size), 2):
        far[a][b] = far[b][a] = rng.choice((1, 2))
    attends = tuple(
        tuple(sorted(rng.sample(range(size), rng.randrange(1, size + 1)))) for _ in range(agents)
    )
    return Instance(slots=rng.choice((2, 4, 7)), attends=attends, distances=tuple(map(tuple, far)))


def least_by_force(instance: Instance) -> int:
    """Every order, each meeting as early as those before it allow."""
    size = len(instance.distances)
    apart = {
        pair
        for mine in instance.attends
        for one, other in itertools.combinations(mine, 2)
        for pair in ((one, other), (other, one))
    }
    best = 10**6
    for order in itertools.permutations(range(size)):
        starts: dict[int, int] = {}
        for meeting in order:
            starts[meeting] = max(
                (
                    starts[before] + 1 + instance.distances[before][meeting]
                    for before in starts
                    if (before, meeting) in apart
                ),
                default=0,
            )
        best = min(best, max(starts.values()) + 1)
    return best


@pytest.mark.parametrize("seed", range(12))
def test_the_least_number_of_slots_is_found_and_proved(seed):
    instance = small_instance(seed)
    slots, bound, plan = least_slots(instance, Limits(seconds=60))
    assert slots == bound == least_by_force(instance)
    assert plan is not None
    starts = {one.request: one.start for one in plan.placements}
    for mine in instance.attends:
        for one, other in itertools.combinations(mine, 2):
            assert abs(starts[one] - starts[other]) >= 1 + instance.distances[one][other]


def test_the_format_is_read():
    text = "2 1 12\n\n0: 1 1\n\n0: 0 2\n1: 2 0\n"
    instance = read_instance(text)
    assert instance == Instance(slots=12, attends=((0, 1),), distances=((0, 2), (2, 0)))
    assert problem_of(instance, 4).requests[1].persons == (0,)
