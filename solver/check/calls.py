"""Between two places: whether there is time for the way, where calls lie between.

A call is taken at the place before or at the place after. So the whole way lies before the first call,
between two of them, or after the last, with what is kept free there on top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice, product

from solver.check.timelines import NOWHERE, Engagement, clipped, covered

KeptFree = Sequence[tuple[int, int, int]]
Way = Callable[[int, int, int], int | None]
"""Minutes from site to site when leaving at a minute; None where there is no way."""

MOST = 64


def shortfalls(
    before: Engagement,
    calls: Sequence[Engagement],
    after: Engagement,
    kept_free: KeptFree,
    way_of: Way,
) -> list[int | None]:
    """For each free time between the two: the minutes that it is too short for the way (0 or less: it
    fits), None where there is no way.
    """
    found: list[int | None] = []
    free = before.end
    for until in (*(one.start for one in calls), after.start):
        way = way_of(before.to_site, after.from_site, free)
        kept = covered(clipped(kept_free, free, until)) if free < until else 0
        found.append(None if way is None else way + kept - (until - free))
        reach = [one.end for one in calls if one.start <= until]
        free = max([free, until, *reach])
    return found


def with_places(
    line: Sequence[Engagement], kept_free: KeptFree, way_of: Way
) -> list[list[Engagement]]:
    """The line with its calls at places, in each way in which there is time for the ways between."""
    choices: list[list[list[Engagement]]] = []
    held: list[Engagement] = []
    last: Engagement | None = None
    for one in (*line, None):
        if one is not None and one.from_site == NOWHERE:
            held.append(one)
            continue
        choices.append(_at_places(last, held, one, kept_free, way_of))
        if one is not None:
            choices.append([[one]])
        held, last = [], one
    return [[one for part in parts for one in part] for parts in islice(product(*choices), MOST)]


def _at_places(
    before: Engagement | None,
    calls: Sequence[Engagement],
    after: Engagement | None,
    kept_free: KeptFree,
    way_of: Way,
) -> list[list[Engagement]]:
    if not calls or (before is None and after is None):
        return [list(calls)]
    if before is None or after is None:
        site = before.to_site if before is not None else after.from_site  # type: ignore[union-attr]
        return [[_at(one, site) for one in calls]]
    short = shortfalls(before, calls, after, kept_free, way_of)
    fitting = [n for n, minutes in enumerate(short) if minutes is not None and minutes <= 0]
    return [
        [_at(one, before.to_site if n < count else after.from_site) for n, one in enumerate(calls)]
        for count in fitting or [len(calls)]
    ]


def _at(call: Engagement, site: int) -> Engagement:
    return call._replace(from_site=site, to_site=site)
