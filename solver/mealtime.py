"""Where in a day there is time for a meal: for the search, from the engagements as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.calling import Entry, kept_free, settled
from solver.demands import Meal
from solver.standing import FAR, Ways


def meal_start(
    meal: Meal, line: Iterable[Entry], ways: Ways, breaks: Sequence[tuple[int, int]] = ()
) -> int | None:
    """The first minute at which the meal can begin between these engagements, which are in order.

    None when no gap leaves the minutes within the hours, and besides the way from one engagement to
    the next. `breaks`: kept free for something else; they count in neither.
    """
    found = (_start(meal, one, ways, breaks) for one in settled(list(line), ways, breaks))
    return min((start for start in found if start is not None), default=None)


def _start(
    meal: Meal, line: Sequence[Entry], ways: Ways, breaks: Sequence[tuple[int, int]]
) -> int | None:
    window, minutes = meal.window, meal.minutes
    reach, site = -FAR, -1
    for start, end, entered, left, _ in (*line, (FAR, FAR, -1, -1, -1)):
        begin = max(reach, window.start)
        until = min(start, window.end)
        if begin + minutes + kept_free(breaks, begin, until) <= until:
            if site < 0 or entered < 0:
                return begin
            way = ways.at(site, entered, reach)
            kept = kept_free(breaks, reach, start)
            if way is not None and start - reach >= way + minutes + kept:
                return begin
        if end > reach:
            reach, site = end, left
    return None
