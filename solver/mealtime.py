"""Where in a day there is time for a meal: for the search, from the engagements as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.demands import Meal
from solver.standing import FAR, Ways

Entry = tuple[int, int, int, int, int]
"""Start, end, site entered, site left, request (-1: stands)."""


def meal_start(
    meal: Meal, line: Iterable[Entry], ways: Ways, breaks: Sequence[tuple[int, int]] = ()
) -> int | None:
    """The first minute at which the meal can begin between these engagements, which are in order.

    None when no gap leaves the minutes within the hours, and besides the way from one engagement to
    the next. `breaks`: kept free for something else; they count in neither.
    """
    window, minutes = meal.window, meal.minutes
    reach, site = -FAR, -1
    for start, end, entered, left, _ in (*line, (FAR, FAR, -1, -1, -1)):
        begin = max(reach, window.start)
        until = min(start, window.end)
        if begin + minutes + _kept(breaks, begin, until) <= until:
            if site < 0 or entered < 0:
                return begin
            way = ways.at(site, entered, reach)
            kept = _kept(breaks, reach, start)
            if way is not None and start - reach >= way + minutes + kept:
                return begin
        if end > reach:
            reach, site = end, left
    return None


def _kept(breaks: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many of these minutes are kept free; the breaks do not overlap."""
    return sum(max(0, min(b, end) - max(a, start)) for a, b in breaks)
