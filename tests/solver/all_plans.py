"""All plans of a tiny problem by brute force: the oracle of the solver's tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from solver import Placement, Problem, Rule, Solution, TierName, Violation, score, violations

UP = (TierName.PLACED, TierName.WISHES)


def rank(problem: Problem, solution: Solution) -> tuple[int, ...]:
    """What is better is greater: pinned times kept, then tier by tier."""
    pins = sum(_is_pinned(problem, p.request) for p in solution.placements)
    value = score(problem, solution)
    return (pins, *(v if tier in UP else -v for tier, v in value.items()))


def _is_pinned(problem: Problem, r: int) -> bool:
    pin = problem.requests[r].pin
    return pin is not None and pin.start is not None


def given(problem: Problem) -> dict[int, Placement]:
    """The pinned meetings that are taken as given: their place is known, or none is legal."""
    found: dict[int, Placement] = {}
    for i, request in enumerate(problem.requests):
        pin = request.pin
        if pin is None or pin.start is None:
            continue
        left = pin.options or range(len(request.options))
        if len(left) == 1:
            found[i] = Placement(request=i, start=pin.start, option=left[0])
    if problem.counts_waits and _are_sound(problem, found):
        found = {}
    while True:
        lost = [
            i
            for i in range(len(problem.requests))
            if _is_pinned(problem, i)
            and i not in found
            and problem.requests[i].options
            and not list(_places(problem, i, found))
        ]
        if not lost:
            return found
        found[lost[0]] = _least_wrong(problem, lost[0], found)


def _are_sound(problem: Problem, pinned: dict[int, Placement]) -> bool:
    """Where waits count, pins that break no rule among themselves are planned like the rest."""
    return all(
        v.rule is Rule.FAIR_BREAKS
        or (v.rule is Rule.PIN_KEPT and pinned.keys().isdisjoint(v.requests))
        for v in _found(problem, pinned.values())
    )


def _least_wrong(problem: Problem, i: int, so_far: dict[int, Placement]) -> Placement:
    request = problem.requests[i]
    assert request.pin is not None
    assert request.pin.start is not None
    places = [
        Placement(request=i, start=request.pin.start, option=k)
        for k in request.pin.options or range(len(request.options))
    ]
    return min(places, key=lambda place: len(_found(problem, [*so_far.values(), place])))


def _found(problem: Problem, placements: Iterable[Placement]) -> tuple[Violation, ...]:
    return violations(problem, Solution(placements=tuple(sorted(placements))))


def is_sound(problem: Problem, placements: Collection[Placement], taken: Iterable[int]) -> bool:
    """True when every breach concerns only what is fixed or given."""
    return _breaks_nothing(problem, placements, taken) and is_fair(problem, placements, taken)


def _breaks_nothing(
    problem: Problem, placements: Collection[Placement], taken: Iterable[int]
) -> bool:
    """The same without fairness, which a plan may lack until more is placed."""
    placed = {place.request for place in placements}
    return all(
        v.rule is Rule.FAIR_BREAKS
        or set(v.requests) <= set(taken)
        or (v.rule is Rule.PIN_KEPT and placed.isdisjoint(v.requests))
        for v in _found(problem, placements)
    )


def is_fair(problem: Problem, placements: Collection[Placement], taken: Iterable[int]) -> bool:
    """True when waits are shared fairly, or what is fixed or given is unfair already."""

    def holds(some: Collection[Placement]) -> bool:
        return all(v.rule is not Rule.FAIR_BREAKS for v in _found(problem, some))

    return holds(placements) or not holds([p for p in placements if p.request in set(taken)])


def best_rank(problem: Problem) -> tuple[int, ...]:
    """The best rank over all plans, by trying them all."""
    taken = given(problem)
    free = [i for i in range(len(problem.requests)) if i not in taken]
    choices = {i: list(_places(problem, i, taken)) for i in free}
    plans = _plans(problem, list(taken.values()), free, choices, taken)
    return max(
        rank(problem, Solution(placements=tuple(sorted(plan))))
        for plan in plans
        if is_fair(problem, plan, taken)
    )


def _places(problem: Problem, i: int, taken: dict[int, Placement]) -> Iterator[Placement]:
    request = problem.requests[i]
    for k, option in enumerate(request.options):
        phase = problem.cities[problem.sites[option.site].city].phase
        if request.pin is not None and request.pin.options and k not in request.pin.options:
            continue
        starts = [s for d in problem.days for s in range(d.start + phase, d.end, problem.grid)]
        if request.pin is not None and request.pin.start is not None:
            starts = [request.pin.start]
        for start in starts:
            place = Placement(request=i, start=start, option=k)
            if _breaks_nothing(problem, [*taken.values(), place], taken):
                yield place


def _plans(
    problem: Problem,
    so_far: list[Placement],
    free: list[int],
    choices: dict[int, list[Placement]],
    taken: dict[int, Placement],
) -> Iterator[list[Placement]]:
    if not free:
        yield so_far
        return
    yield from _plans(problem, so_far, free[1:], choices, taken)
    for place in choices[free[0]]:
        plan = [*so_far, place]
        if _breaks_nothing(problem, plan, taken):
            yield from _plans(problem, plan, free[1:], choices, taken)
