"""Tiny random problems whose cities have clocks of their own: a date in two cities is one day."""

from __future__ import annotations

import random
from dataclasses import replace

from solver import City, Count, Problem
from solver.problem import Fixed, Window
from tests.solver.small_problems import DAY, with_demands


def with_dates(seed: int) -> Problem:
    """A problem with demands, whose cities change from one date to the next at other minutes."""
    rng = random.Random(seed)
    drawn = with_demands(seed)
    days = tuple(Window(start=n * DAY, end=(n + 1) * DAY) for n in range(2))
    problem = replace(
        drawn,
        days=days,
        cities=tuple(replace(city, midnights=_midnights(rng)) for city in drawn.cities),
        fixed=tuple(_perhaps_somewhere(rng, one, drawn.cities) for one in drawn.fixed),
    )
    return replace(problem, counts=tuple(_placed(rng, one, problem) for one in drawn.counts))


def with_called_abroad(seed: int) -> Problem:
    """The same with some who are called and whose days are those of a city of their own."""
    rng = random.Random(seed)
    problem = with_dates(seed)
    persons = tuple(
        one
        if one.travels or rng.random() < 0.3
        else replace(one, city=rng.randrange(len(problem.cities)))
        for one in problem.persons
    )
    requests = []
    for one in problem.requests:
        options = []
        for option in one.options:
            there = (*one.persons, *option.persons)
            called = tuple(p for p in there if not persons[p].travels)
            pool = None if called == there else option.pool
            options.append(replace(option, called=called, pool=pool))
        requests.append(replace(one, options=tuple(options)))
    return replace(problem, persons=persons, requests=tuple(requests))


def _midnights(rng: random.Random) -> tuple[int, ...]:
    return rng.choice(((), (0, rng.randrange(80, 150, 5), 4 * DAY), (-DAY, -DAY, 4 * DAY)))


def _perhaps_somewhere(rng: random.Random, fixed: Fixed, cities: tuple[City, ...]) -> Fixed:
    if fixed.from_site is None and rng.random() < 0.7:
        return replace(fixed, city=rng.randrange(len(cities)))
    return fixed


def _placed(rng: random.Random, count: Count, problem: Problem) -> Count:
    return replace(
        count,
        day=rng.choice((None, *range(len(problem.days)))),
        city=rng.choice((None, None, *range(len(problem.cities)))),
    )
