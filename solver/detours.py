"""Whether looking at all pairs of meetings forbids no more than the rule on neighbours does.

The rule asks for the way from each engagement to the next; the model asks for it between every
two of a person. Both are the same unless something between two engagements makes the way
shorter: ways that contradict the triangle inequality, or a peak that is over by the time one
leaves the place between. Example: 100 minutes to the airport in the peak, 65 after it; a meeting
of 30 minutes at the same house that ends after the peak gets one there 5 minutes earlier.

Steps: 1. find every way out of a place, through a place of meetings, to a place that somebody
goes to, that is shorter than the direct way with the shortest meeting between; 2. for those,
see whether any meetings could end at such minutes at all, whatever else stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from solver.problem import Problem
from solver.standing import FAR, Standing, Ways

Ends = tuple[int, int]
"""Minutes at which something may end: from the first to the last, both included."""


class Detour(NamedTuple):
    """Out of `origin` (in the peak or not), through `between`, on to a goal (in the peak or not).

    It is shorter than the direct way when the end at `between` follows that at `origin` after
    `least` to `most` minutes.
    """

    origin: int
    between: int
    in_peak: bool
    onward_in_peak: bool
    least: int
    most: int


def no_detour_is_shorter(problem: Problem, ways: Ways, stands: Standing) -> bool:
    """True when pairs forbid no more than neighbours; looks at the problem's data only."""
    meetings = _meetings(problem)
    found = set(_detours(problem, ways, stands, meetings))
    if not found:
        return True
    ends: dict[int, list[Ends]] = {}
    for i, request in enumerate(problem.requests):
        for k, option in enumerate(request.options):
            if request.is_used(k):
                ends.setdefault(option.site, []).extend(_ends(problem, i, option.site))
    leaving = {site: list(spans) for site, spans in ends.items()}
    for diary in stands.diaries:
        for block in diary.blocks:
            leaving.setdefault(block.to_site, []).append((block.end, block.end))
    return not any(_is_possible(problem, ends, leaving, one) for one in found)


def _meetings(problem: Problem) -> dict[int, int]:
    """The places of meetings, each with its shortest meeting."""
    shortest: dict[int, int] = {}
    for request in problem.requests:
        for k, option in enumerate(request.options):
            if request.is_used(k):
                known = shortest.get(option.site, request.minutes)
                shortest[option.site] = min(known, request.minutes)
    return shortest


def _detours(
    problem: Problem, ways: Ways, stands: Standing, meetings: dict[int, int]
) -> Iterator[Detour]:
    blocks = [block for diary in stands.diaries for block in diary.blocks]
    origins = {*meetings, *(block.to_site for block in blocks)}
    goals = {*meetings, *(block.from_site for block in blocks)}
    city_of = [site.city for site in problem.sites]
    for between, minutes in meetings.items():
        city = city_of[between]
        near = [site for site in goals if city_of[site] == city and site != between]
        for in_peak in (False, True):
            onward = {
                leg: [_by(ways, between, goal, in_peak=leg) for goal in near]
                for leg in (False, True)
            }
            for origin in origins:
                if city_of[origin] != city:
                    continue
                least = _by(ways, origin, between, in_peak=in_peak) + minutes
                direct = [_by(ways, origin, goal, in_peak=in_peak) for goal in near]
                for leg, rest in onward.items():
                    most = max(
                        (d - r - 1 for d, r in zip(direct, rest, strict=True) if d < FAR),
                        default=-1,
                    )
                    if least <= most:
                        yield Detour(origin, between, in_peak, leg, least, most)


def _is_possible(
    problem: Problem,
    ends: dict[int, list[Ends]],
    leaving: dict[int, list[Ends]],
    detour: Detour,
) -> bool:
    first = _split(problem, detour.origin, leaving.get(detour.origin, []), detour.in_peak)
    second = _split(problem, detour.between, ends.get(detour.between, []), detour.onward_in_peak)
    return any(b - detour.least >= c and a + detour.most >= d for c, a in first for d, b in second)


def _ends(problem: Problem, i: int, site: int) -> Iterator[Ends]:
    """When a request could end at a site, by the hours of its people, its own and the site's."""
    request = problem.requests[i]
    spans: Sequence[Ends] = sorted((w.start, w.end) for w in problem.sites[site].windows)
    if request.windows:
        spans = _meet(spans, ((w.start, w.end) for w in request.windows))
    city = problem.sites[site].city
    for person in request.persons:
        stays = problem.persons[person].stays
        spans = _meet(spans, ((s.window.start, s.window.end) for s in stays if s.city == city))
    if request.pin is not None and request.pin.start is not None:
        spans = [*spans, (request.pin.start, request.pin.start + request.minutes)]
    for start, end in spans:
        if start + request.minutes <= end:
            yield start + request.minutes, end


def _split(problem: Problem, site: int, ends: Iterable[Ends], in_peak: bool) -> list[Ends]:
    """The parts of ends that lie in a peak of the site's city, or those that do not."""
    peaks = sorted((p.start, p.end) for p in problem.cities[problem.sites[site].city].peaks)
    unique = sorted(set(ends))
    if in_peak:
        return _meet(unique, [(start, end - 1) for start, end in peaks])
    edges = [-FAR, *(edge for peak in peaks for edge in (peak[0] - 1, peak[1])), FAR]
    return _meet(unique, list(zip(edges[::2], edges[1::2], strict=True)))


def _meet(left: Iterable[Ends], right: Iterable[Ends]) -> list[Ends]:
    rights = list(right)
    return [(max(a, c), min(b, d)) for a, b in left for c, d in rights if max(a, c) <= min(b, d)]


def _by(ways: Ways, here: int, there: int, *, in_peak: bool) -> int:
    minutes = ways.by(here, there, peak=in_peak)
    return FAR if minutes is None else minutes
