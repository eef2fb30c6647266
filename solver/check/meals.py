"""Meals taken somewhere within some hours: whether a person's day leaves the minutes for each.

A gap between two engagements (or before the first, after the last) holds a meal when the part of it
within the hours is long enough, and it is long enough besides the way from the one to the other.
Breaks kept free count in neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from solver.check.calls import with_places
from solver.check.timelines import Engagement, clipped, covered
from solver.demands import Meal
from solver.problem import NO_WAY, Problem
from solver.solution import Rule, Violation

FAR = 10**9
KeptFree = Sequence[tuple[int, int, int]]


def missed_meals(
    problem: Problem, lines: Sequence[list[Engagement]], kept_free: Sequence[KeptFree]
) -> list[Violation]:
    """One breach for all who cannot take a meal for the same reason; names what takes the time."""
    found = []
    for i, meal in enumerate(problem.meals):
        missing: dict[tuple[tuple[int, ...], tuple[int, ...]], list[int]] = {}
        for person in meal.persons:
            if not _has_time(problem, meal, lines[person], kept_free[person]):
                taken = _concerned(problem, meal, lines[person], kept_free[person])
                requests = tuple(one.request for one in taken if one.request >= 0)
                fixed = tuple(one.fixed for one in taken if one.fixed >= 0)
                missing.setdefault((requests, fixed), []).append(person)
        for (requests, fixed), persons in missing.items():
            found.append(
                Violation(
                    rule=Rule.MEAL_KEPT,
                    start=meal.window.start,
                    requests=requests,
                    fixed=fixed,
                    persons=tuple(persons),
                    minutes=meal.minutes,
                    demand=i,
                )
            )
    return found


def _concerned(
    problem: Problem, meal: Meal, line: Sequence[Engagement], kept_free: KeptFree
) -> list[Engagement]:
    """What lies within the hours; and, where it is the meetings that leave no time, what is next to it."""
    window = meal.window
    inside = [one for one in line if one.start < window.end and one.end > window.start]
    fixed = [one for one in line if one.fixed >= 0]
    if not _has_time(problem, meal, fixed, kept_free):
        return inside
    before = [one for one in line if one.end <= window.start]
    after = [one for one in line if one.start >= window.end]
    last = max(before, key=lambda one: one.end, default=None)
    first = min(after, key=lambda one: one.start, default=None)
    return [*([last] if last else []), *inside, *([first] if first else [])]


def _has_time(
    problem: Problem, meal: Meal, line: Sequence[Engagement], kept_free: KeptFree
) -> bool:
    def way_of(here: int, there: int, leave: int) -> int | None:
        return _way(problem, here, there, leave)

    return any(
        _leaves_time(problem, meal, one, kept_free) for one in with_places(line, kept_free, way_of)
    )


def _leaves_time(
    problem: Problem, meal: Meal, line: Sequence[Engagement], kept_free: KeptFree
) -> bool:
    window = meal.window
    reach = -FAR
    last: Engagement | None = None
    gaps: list[tuple[Engagement | None, int, Engagement | None, int]] = []
    for one in line:
        if one.start > reach:
            gaps.append((last, reach, one, one.start))
        if one.end > reach:
            last, reach = one, one.end
    gaps.append((last, reach, None, FAR))
    for before, free, after, until in gaps:
        start, end = max(free, window.start), min(until, window.end)
        kept = covered(clipped(list(kept_free), start, end)) if start < end else 0
        if end - start - kept < meal.minutes:
            continue
        if before is None or after is None:
            return True
        way = _way(problem, before.to_site, after.from_site, free)
        kept = covered(clipped(list(kept_free), free, until))
        if way is not None and until - free - way - kept >= meal.minutes:
            return True
    return False


def _way(problem: Problem, here: int, there: int, leave: int) -> int | None:
    if here == there:
        return 0
    peaks = problem.cities[problem.sites[here].city].peaks
    table = problem.travel.minutes
    if any(peak.start <= leave < peak.end for peak in peaks):
        table = problem.travel.peak
    return None if table[here][there] == NO_WAY else table[here][there]
