"""Tiny random problems in which numbers and distances depend on who attends."""

from __future__ import annotations

import random
from dataclasses import replace

from solver import Attended, Count, Pair, PairKind, Problem, TierName
from tests.solver.small_problems import with_choices


def with_attended(seed: int) -> Problem:
    """A problem in which it is part of the plan who attends, with demands on those who do."""
    rng = random.Random(seed)
    problem = with_choices(seed)
    pairs = [_pair(rng, problem) for _ in range(2) if len(problem.requests) > 1]
    counts = [_count(rng, problem) for _ in range(2)]
    kinds = rng.choice(((pairs, ()), ((), counts), (pairs, counts)))
    tiers = problem.tiers
    if TierName.RULES not in tiers:
        tiers = (TierName.PLACED, TierName.RULES, *tiers[1:])
    return replace(problem, pairs=tuple(kinds[0]), counts=tuple(kinds[1]), tiers=tiers)


def _pair(rng: random.Random, problem: Problem) -> Pair:
    first, second = rng.sample(range(len(problem.requests)), 2)
    return Pair(
        kind=PairKind.APART,
        first=first,
        second=second,
        minutes=rng.choice((0, 15, 30, 60)),
        weight=rng.choice((None, None, 1, 3)),
        persons=_people(rng, problem),
    )


def _count(rng: random.Random, problem: Problem) -> Count:
    weight = rng.choice((None, None, 1, 3))
    numbers = range(len(problem.requests))
    sure = tuple(r for r in numbers if rng.random() < 0.2)
    most = rng.choice((None, 0, 1, 2))
    least = 0 if weight is None else rng.choice((0, 1, 2))
    return Count(
        requests=sure,
        attended=tuple(
            _attended(rng, problem, r) for r in numbers for _ in range(rng.choice((0, 1, 2)))
        ),
        windows=rng.choice(((), (rng.choice(problem.days),))),
        least=least if most is None else min(least, most),
        most=most,
        weight=weight,
    )


def _attended(rng: random.Random, problem: Problem, request: int) -> Attended:
    groups = tuple(_people(rng, problem) for _ in range(rng.choice((0, 1, 1, 2))))
    without = _people(rng, problem) if rng.random() < 0.3 else ()
    return Attended(request=request, groups=groups, without=without)


def _people(rng: random.Random, problem: Problem) -> tuple[int, ...]:
    size = len(problem.persons)
    return tuple(rng.sample(range(size), rng.randrange(1, size + 1)))
