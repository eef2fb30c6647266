"""Who is where when: the engagements of each person in a plan, in order of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from solver.problem import Problem, ProblemError, Window
from solver.solution import Placement, Solution

Span = tuple[int, int]


class Engagement(NamedTuple):
    """A located engagement: a meeting (`fixed` is -1) or something fixed (`request` is -1)."""

    start: int
    end: int
    request: int
    fixed: int
    from_site: int
    to_site: int


def first_placements(problem: Problem, solution: Solution) -> list[Placement]:
    """The first placement of each request. Raises ProblemError when one names what is not."""
    seen: dict[int, Placement] = {}
    for placement in solution.placements:
        if not 0 <= placement.request < len(problem.requests):
            raise ProblemError(f"the plan places request {placement.request}, which is not there")
        options = problem.requests[placement.request].options
        if not 0 <= placement.option < len(options):
            raise ProblemError(
                f"the plan places request {placement.request} by option {placement.option}; "
                f"it has {len(options)}"
            )
        seen.setdefault(placement.request, placement)
    return list(seen.values())


def timelines(problem: Problem, placements: Iterable[Placement]) -> list[list[Engagement]]:
    """The located engagements of each person, sorted by start, then end."""
    lines: list[list[Engagement]] = [[] for _ in problem.persons]
    for i, fixed in enumerate(problem.fixed):
        if fixed.from_site is not None and fixed.to_site is not None:
            window = fixed.window
            stands = Engagement(window.start, window.end, -1, i, fixed.from_site, fixed.to_site)
            for person in dict.fromkeys(fixed.persons):
                lines[person].append(stands)
    for placement in placements:
        request = problem.requests[placement.request]
        site = request.options[placement.option].site
        start = placement.start
        meeting = Engagement(start, start + request.minutes, placement.request, -1, site, site)
        for person in request.attending(placement.option):
            lines[person].append(meeting)
    for line in lines:
        line.sort()
    return lines


def breaks(problem: Problem) -> list[list[tuple[int, int, int]]]:
    """The placeless engagements of each person as (start, end, position in fixed), sorted."""
    lines: list[list[tuple[int, int, int]]] = [[] for _ in problem.persons]
    for i, fixed in enumerate(problem.fixed):
        if fixed.from_site is None:
            for person in dict.fromkeys(fixed.persons):
                lines[person].append((fixed.window.start, fixed.window.end, i))
    for line in lines:
        line.sort()
    return lines


def covered(spans: Iterable[Span]) -> int:
    """How many minutes the spans (sorted by start) cover together."""
    total, reach = 0, -(10**12)
    for start, end in spans:
        if end > reach:
            total += end - max(start, reach)
            reach = end
    return total


def clipped(spans: Iterable[tuple[int, int, int]], start: int, end: int) -> list[Span]:
    """The parts of the spans that lie within [start, end)."""
    return [(max(a, start), min(b, end)) for a, b, _ in spans if a < end and b > start]


def by_day(line: list[Engagement], days: DayIndex) -> Iterable[list[Engagement]]:
    """The engagements of each day on which one of them starts; in order."""
    groups: dict[int, list[Engagement]] = {}
    for engagement in line:
        groups.setdefault(days.of(engagement.start), []).append(engagement)
    groups.pop(-1, None)
    return groups.values()


def waits_of(day: list[Engagement], kept_free: list[tuple[int, int, int]]) -> int:
    """How often one waits between engagements of a day, breaks kept free not counted."""
    count, reach = 0, day[0].end
    for engagement in day[1:]:
        if engagement.start > reach:
            between = clipped(kept_free, reach, engagement.start)
            count += engagement.start - reach > covered(between)
        reach = max(reach, engagement.end)
    return count


class DayIndex:
    """Finds the calendar day in which a minute lies."""

    def __init__(self, days: Sequence[Window]) -> None:
        self._days = days
        self._starts = [day.start for day in days]

    def of(self, minute: int) -> int:
        """Position of the day, or -1 when the minute lies in none."""
        i = bisect_right(self._starts, minute) - 1
        return i if i >= 0 and minute < self._days[i].end else -1
