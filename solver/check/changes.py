"""What a plan changes of the one that stood, counted from the placements alone.

AGREED     people who notice a change of a meeting that was agreed.
CHANGES    people who notice a change of another, each as often as its weight says.
SHIFT      minutes by which meetings begin earlier or later than they did.
RELOCATED  people of meetings that are at another site or pool than they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from solver.changes import Before
from solver.problem import Problem
from solver.solution import Placement
from solver.tiers import TierName


def changed(
    problem: Problem, placements: Iterable[Placement]
) -> Iterator[tuple[TierName, int, int]]:
    """By tier what each request that stood adds to it: (tier, amount, request), nothing of 0."""
    where = {one.request: one for one in placements}
    for stood in problem.before:
        for tier, amount in _of(problem, stood, where.get(stood.request)):
            if amount:
                yield tier, amount, stood.request


def _of(problem: Problem, stood: Before, now: Placement | None) -> Iterator[tuple[TierName, int]]:
    request = problem.requests[stood.request]
    was = set(request.people(stood.option))
    if now is None:
        noticed, shift, relocated = was, 0, 0
    else:
        there = set(request.people(now.option))
        old, new = request.options[stood.option], request.options[now.option]
        has_place = old.site == new.site and old.pool == new.pool
        shift = abs(now.start - stood.start)
        is_there = has_place and shift <= stood.tolerance
        noticed = was.symmetric_difference(there) if is_there else was.union(there)
        relocated = 0 if has_place else len(was | there)
    if stood.agreed:
        yield TierName.AGREED, len(noticed)
    else:
        yield TierName.CHANGES, len(noticed) * stood.weight
    yield TierName.SHIFT, shift
    yield TierName.RELOCATED, relocated
