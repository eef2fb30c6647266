"""Repair a plan after something fell away: provably the fewest changes, found and proved tier by tier.

What is left of the old plan is kept as the start. Parts of the mission in which nothing fell away keep
it, which is best and needs no search; the others are searched with the tiers of
`solver.tiers.REPAIR_TIERS`, exactly as any plan is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from solver.changes import Before
from solver.check import violations
from solver.problem import Pin, Problem
from solver.result import Progress, Result
from solver.solution import Placement, Solution
from solver.solve import Limits, solve
from solver.standing import FAR
from solver.stop import StopToken
from solver.tiers import REPAIR_TIERS, TierName
from solver.windows import Window

REPAIR_SECONDS = 20.0
REPAIR_LIMITS = Limits(seconds=REPAIR_SECONDS)


def repair(
    problem: Problem,
    stood: Iterable[Before],
    *,
    freeze: int | None = None,
    tolerance: int = 0,
    start_from: Solution | None = None,
    limits: Limits = REPAIR_LIMITS,
    stop: StopToken | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Result:
    """The plan with as much placed as can be and, with that, the fewest changes of what stood.

    The result's tiers say what is changed; where CHANGES is proved, no plan that places as much has
    fewer. `freeze`: what stood before that minute and still can stays where it is, and nothing is
    newly put there. `tolerance`: a shift of so many minutes is none. `start_from`: a repaired plan that is
    known already. Raises ProblemError as `solve`.
    """
    before = tuple(replace(one, tolerance=tolerance) for one in stood)
    asked = replace(problem, before=before, tiers=REPAIR_TIERS)
    hint = Solution(
        placements=tuple(
            Placement(request=one.request, start=one.start, option=one.option) for one in before
        )
    )
    if freeze is not None:
        asked = _frozen(asked, hint, freeze)
    return solve(asked, limits=limits, hint=start_from or hint, stop=stop, on_progress=on_progress)


def is_fewest(result: Result) -> bool:
    """Whether it is proved that nothing could be placed with fewer changes."""
    proved = {tier.name: tier.proved for tier in result.tiers}
    tiers = (TierName.PLACED, TierName.AGREED, TierName.CHANGES)
    return all(proved.get(tier, False) for tier in tiers)


def gap_of_changes(result: Result) -> float | None:
    """By how much, as a share of 1 of the changes found, a plan that places as much might have fewer;
    None where nothing is proved of that. 0 where `is_fewest`.
    """
    tiers = {tier.name: tier for tier in result.tiers}
    agreed, changes = tiers.get(TierName.AGREED), tiers.get(TierName.CHANGES)
    if not tiers[TierName.PLACED].proved or agreed is None:
        return None
    first = agreed if not agreed.proved or changes is None else changes
    return (first.value - first.bound) / first.value if first.value else 0.0


def _frozen(problem: Problem, hint: Solution, freeze: int) -> Problem:
    """What stood before the freeze and still can is pinned; nothing else begins before it."""
    stood = {one.request: one for one in hint.placements}
    fallen = {
        request
        for one in violations(problem, hint)
        if len(one.requests) == 1
        for request in one.requests
    }
    requests = []
    for number, request in enumerate(problem.requests):
        one = stood.get(number)
        if one is not None and one.start < freeze and number not in fallen:
            pin = Pin(start=one.start, options=(one.option,))
            requests.append(replace(request, pin=pin))
        else:
            requests.append(replace(request, windows=freeze_windows(request.windows, freeze)))
    return replace(problem, requests=tuple(requests))


def freeze_windows(windows: tuple[Window, ...], freeze: int) -> tuple[Window, ...]:
    """What of the windows of a request (empty: any time) is left from a minute on; where nothing is, a
    window too short for anything.
    """
    cut = [
        Window(start=max(one.start, freeze), end=one.end)
        for one in windows or (Window(start=freeze, end=FAR),)
        if one.end > freeze
    ]
    return tuple(cut) or (Window(start=freeze, end=freeze + 1),)
