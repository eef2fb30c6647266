"""How good a plan is, tier by tier. Every tier is a sum over persons, days and cities.

PLACED    weights of the requests that are placed (more is better).
RULES     weights of the demands broken that may be, each times what is missing or too much.
WISHES    weights of the wishes met by placed meetings (more is better).
BREAKS    how often a travelling person waits between two engagements of a day, however long:
          the next one begins later than the one before ends, breaks kept free not counted.
GAPS      minutes that travelling persons spend between the first and the last engagement of a
          day without being in one: waiting and ways alike (so that waiting is never filled by
          driving about). Breaks kept free inside that span are not counted.
MOVES     changes of site between consecutive located engagements of a travelling person in a
          day (calls, which are taken where one is, are none; the leg itself is none; leaving for it is, when it begins elsewhere).
EVENNESS  the sum over travelling persons, days and cities of the squared number of meetings:
          it is least when the load is spread over firms and days.

The tiers that count changes of a plan that stood are told in `solver.check.changes`.
An engagement is counted on the day that the clocks show where it starts, so that a date in two cities is
one day (but for EVENNESS: the cities are planned apart); one that starts on none is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from solver.check.changes import changed
from solver.check.demands import weighed_breaches
from solver.check.timelines import (
    NOWHERE,
    DayIndex,
    Engagement,
    breaks,
    by_day,
    clipped,
    covered,
    first_placements,
    timelines,
    waits_of,
)
from solver.problem import Problem, Wish
from solver.solution import Placement, Solution
from solver.tiers import TierName


class Share(NamedTuple):
    """What one request, or one person on one day, adds to a tier; -1 where there is none."""

    amount: int
    request: int = -1
    person: int = -1
    day: int = -1


def score(problem: Problem, solution: Solution) -> dict[TierName, int]:
    """The value of each tier of the problem, in their order. Raises ProblemError as `violations`."""
    found = shares(problem, solution)
    return {tier: sum(one.amount for one in found[tier]) for tier in problem.tiers}


def shares(problem: Problem, solution: Solution) -> dict[TierName, list[Share]]:
    """Of what the value of each tier is the sum, nothing left out that is not 0. Raises as `score`."""
    placements = first_placements(problem, solution)
    days = DayIndex(problem)
    kept_free = breaks(problem)
    found: dict[TierName, list[Share]] = {tier: [] for tier in TierName}
    for person, line in enumerate(timelines(problem, placements)):
        if problem.persons[person].travels and line:
            for day in by_day(line, days):
                number = days.of(day[0].city, day[0].start)
                for tier, amount in (
                    (TierName.BREAKS, waits_of(day, kept_free[person])),
                    (TierName.GAPS, _idle(day, kept_free[person])),
                    (TierName.MOVES, _moves(day)),
                ):
                    if amount:
                        found[tier].append(Share(amount, person=person, day=number))
    for one in placements:
        request = problem.requests[one.request]
        found[TierName.PLACED].append(Share(request.weight, request=one.request))
        if wished := _wishes(problem, one):
            found[TierName.WISHES].append(Share(wished, request=one.request))
    if TierName.RULES in problem.tiers:
        broken = weighed_breaches(problem, placements)
        found[TierName.RULES] = [
            Share(cost, request=one.requests[0] if one.requests else -1) for one, cost in broken
        ]
    for tier, amount, request_id in changed(problem, placements):
        found[tier].append(Share(amount, request=request_id))
    found[TierName.EVENNESS] = list(_loads(problem, placements, days))
    return found


def _wishes(problem: Problem, placement: Placement) -> int:
    request = problem.requests[placement.request]
    end = placement.start + request.minutes
    return sum(
        w.weight for w in request.wishes if is_met(w, placement.start, end, placement.option)
    )


def is_met(wish: Wish, start: int, end: int, option: int) -> bool:
    """True when a meeting in [start, end) by this option is what was wished."""
    return (not wish.options or option in wish.options) and (
        not wish.windows or any(w.start <= start and end <= w.end for w in wish.windows)
    )


def _idle(day: list[Engagement], kept_free: list[tuple[int, int, int]]) -> int:
    start, end = day[0].start, max(e.end for e in day)
    spans = [(e.start, e.end) for e in day]
    spans += clipped(kept_free, start, end)
    spans.sort()
    return end - start - covered(spans)


def _moves(day: list[Engagement]) -> int:
    places = [one for one in day if one.from_site != NOWHERE]
    count, before = 0, places[0] if places else day[0]
    for after in places[1:]:
        count += before.to_site != after.from_site
        if after.end > before.end:
            before = after
    return count


def _loads(problem: Problem, placements: Iterable[Placement], days: DayIndex) -> Iterator[Share]:
    """The squared number of meetings of each travelling person on each day in each city."""
    load: Counter[tuple[int, int, int]] = Counter()
    for placement in placements:
        request = problem.requests[placement.request]
        city = problem.sites[request.options[placement.option].site].city
        day = days.of(city, placement.start)
        if day >= 0:
            persons = request.attending(placement.option)
            load.update((p, day, city) for p in persons if problem.persons[p].travels)
    for (person, day, _), count in load.items():
        yield Share(count * count, person=person, day=day)
