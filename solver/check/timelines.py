"""Who is where when: the engagements of each person in a plan, in order of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from solver.problem import Problem, ProblemError
from solver.solution import Placement, Solution

Span = tuple[int, int]
NOWHERE = -1
"""In place of a site: of who takes part in a call from wherever they are."""


class Engagement(NamedTuple):
    """A meeting (`fixed` is -1) or something fixed (`request` is -1) at a site, or a call at NOWHERE."""

    start: int
    end: int
    request: int
    fixed: int
    from_site: int
    to_site: int
    city: int


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
    """The located engagements and calls of each person, sorted by start, then end."""
    lines: list[list[Engagement]] = [[] for _ in problem.persons]
    for i, fixed in enumerate(problem.fixed):
        if fixed.from_site is not None and fixed.to_site is not None:
            window = fixed.window
            city = problem.sites[fixed.from_site].city
            stands = Engagement(
                window.start, window.end, -1, i, fixed.from_site, fixed.to_site, city
            )
            for person in dict.fromkeys(fixed.persons):
                lines[person].append(stands)
    for placement in placements:
        request = problem.requests[placement.request]
        option = request.options[placement.option]
        site = option.site
        start = placement.start
        meeting = Engagement(
            start, start + request.minutes, placement.request, -1, site, site,
            problem.sites[site].city,
        )  # fmt: skip
        for person in request.attending(placement.option):
            if person not in option.called:
                lines[person].append(meeting)
                continue
            own = problem.persons[person].city
            city = meeting.city if own is None else own
            lines[person].append(meeting._replace(from_site=NOWHERE, to_site=NOWHERE, city=city))
    for line in lines:
        line.sort()
    return lines


def day_lines(problem: Problem, placements: Iterable[Placement]) -> list[list[Engagement]]:
    """The same, with the engagements that have no site of their own but are a part of the day."""
    lines = timelines(problem, placements)
    for i, fixed in enumerate(problem.fixed):
        if fixed.from_site is None and fixed.city is not None:
            window = fixed.window
            for person in dict.fromkeys(fixed.persons):
                lines[person].append(
                    Engagement(window.start, window.end, -1, i, -1, -1, fixed.city)
                )
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
        groups.setdefault(days.of(engagement.city, engagement.start), []).append(engagement)
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
    """Finds the calendar day that the clocks of a city show at a minute."""

    def __init__(self, problem: Problem) -> None:
        self._of_city: list[list[tuple[int, int]]] = []
        for city in problem.cities:
            ends = list(pairwise(city.midnights))
            self._of_city.append(ends or [(day.start, day.end) for day in problem.days])

    def of(self, city: int, minute: int) -> int:
        """Position of the day, or -1 when the minute lies in none."""
        days = self._of_city[city]
        i = bisect_right(days, minute, key=lambda day: day[0]) - 1
        return i if i >= 0 and minute < days[i][1] else -1
