"""Cut a problem into parts that share nothing: each can be solved on its own, exactly.

Two requests belong together when a person or a pool could serve both in the same city on the
same day, or so close in time that the way between matters, or in two cities between which
nothing stands that separates them. All tiers are sums over persons, days and cities, or over what lies
between two standing engagements of a day, so the best of the whole is the best of the parts together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from solver.candidates import Candidates
from solver.cpsat.cells import Clock
from solver.demands import Count
from solver.standing import FAR, Spot


@dataclass(frozen=True, slots=True)
class Part:
    """Requests that must be planned together.

    `fine` when all last alike at one site. `slots` when, besides, no two starts lie closer than
    that length: meetings then either share a slot or do not touch (a matchmaking block).
    """

    requests: tuple[int, ...]
    fine: bool
    slots: bool = False


@dataclass(slots=True)
class _Visit:
    """All that could happen to one person in one gap, day and city."""

    first: int
    last: int
    sites: set[int]
    request: int


class _Sets:
    """Union-find over requests."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def root(self, i: int) -> int:
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, j: int) -> None:
        self._up[self.root(i)] = self.root(j)


def decompose(candidates: Candidates, clock: Clock) -> list[Part]:
    """The parts, the one with most requests first. Requests without any place are in none."""
    sets = _Sets(len(candidates.choices))
    _join_by_person(candidates, clock, sets)
    _join_by_pool(candidates, clock, sets)
    _join_by_order(candidates, sets)
    _join_by_demands(candidates, clock, sets)
    groups: dict[int, list[int]] = defaultdict(list)
    for r, choices in enumerate(candidates.choices):
        if choices:
            groups[sets.root(r)].append(r)
    parts = [_part(candidates, tuple(g)) for g in groups.values()]
    return sorted(parts, key=lambda part: (-len(part.requests), part.requests))


def _join_by_person(candidates: Candidates, clock: Clock, sets: _Sets) -> None:
    problem = candidates.problem
    visits: list[dict[tuple[int, int, int], _Visit]] = [{} for _ in problem.persons]
    for r, choices in enumerate(candidates.choices):
        request = problem.requests[r]
        for person in request.everyone():
            keep_day: dict[tuple[int, int, int], int] = {}
            for choice in choices:
                if person not in choice.persons:
                    continue
                city = problem.sites[choice.site].city
                for start in choice.starts:
                    day = clock.day(choice.site, start)
                    key = (day, clock.gap(person, start), city)
                    visit = visits[person].get(key)
                    if visit is None:
                        visits[person][key] = _Visit(
                            start, start + request.minutes, {choice.site}, r
                        )
                        continue
                    visit.first = min(visit.first, start)
                    visit.last = max(visit.last, start + request.minutes)
                    visit.sites.add(choice.site)
                    if keep_day.get(key) != visit.request:
                        sets.join(r, visit.request)
                        keep_day[key] = visit.request
    for person, found in enumerate(visits):
        _join_visits(candidates, person, found, sets)


def _join_visits(
    candidates: Candidates,
    person: int,
    visits: dict[tuple[int, int, int], _Visit],
    sets: _Sets,
) -> None:
    """Join what one person could do on one day in one city, and what lies close in a gap."""
    by_day: dict[tuple[int, int], int] = {}
    by_gap: dict[int, list[tuple[int, _Visit]]] = defaultdict(list)
    for (day, gap, city), visit in visits.items():
        sets.join(visit.request, by_day.setdefault((day, city), visit.request))
        by_gap[gap].append((city, visit))
    breaks = sum(b - a for a, b in candidates.stands.diaries[person].breaks)
    for found in by_gap.values():
        found.sort(key=lambda item: (item[1].first, item[1].last))
        for k, (city, one) in enumerate(found):
            for other_city, other in found[k + 1 :]:
                way = _longest(candidates, one, other) if city == other_city else FAR
                if other.first - one.last < way + breaks:
                    sets.join(one.request, other.request)


def _longest(candidates: Candidates, one: _Visit, other: _Visit) -> int:
    ways = [
        candidates.ways.by(a, b, peak=peak)
        for here, there in ((one, other), (other, one))
        for a in here.sites
        for b in there.sites
        for peak in (False, True)
    ]
    return max(FAR if way is None else way for way in ways)


def _join_by_pool(candidates: Candidates, clock: Clock, sets: _Sets) -> None:
    first: dict[tuple[int, int], int] = {}
    for r, choices in enumerate(candidates.choices):
        minutes = candidates.problem.requests[r].minutes
        for choice in choices:
            if choice.pool is None:
                continue
            days = {clock.day(choice.site, s) for s in choice.starts}
            days |= {clock.day(choice.site, s + minutes - 1) for s in choice.starts}
            for day in days:
                sets.join(r, first.setdefault((choice.pool, day), r))


def _join_by_order(candidates: Candidates, sets: _Sets) -> None:
    """What must come before and after; with fairness, which compares all people, everything."""
    problem = candidates.problem
    planned = [r for r, choices in enumerate(candidates.choices) if choices]
    for r in planned:
        for before in problem.requests[r].after:
            sets.join(r, before)
        if problem.fairness is not None:
            sets.join(r, planned[0])


def _join_by_demands(candidates: Candidates, clock: Clock, sets: _Sets) -> None:
    """What a pair or a count names, and what a person with working hours does on a day."""
    problem = candidates.problem
    planned = {r for r, choices in enumerate(candidates.choices) if choices}
    for pair in problem.pairs:
        if pair.first in planned and pair.second in planned:
            sets.join(pair.first, pair.second)
    days: dict[tuple[int, int], set[int]] = {}
    for count in problem.counts:
        among = [
            r
            for r in count.all_requests()
            if r in planned and _can_count(candidates, count, r, days)
        ]
        for r in among[1:]:
            sets.join(r, among[0])
    workers = {work.person for work in problem.works}
    workers.update(candidates.observance.meals_of)
    first: dict[tuple[int, int], int] = {}
    for r in planned if workers else ():
        for choice in candidates.choices[r]:
            for person in workers.intersection(choice.persons):
                for day in {clock.day_of(person, choice, start) for start in choice.starts}:
                    sets.join(r, first.setdefault((person, day), r))


def _can_count(
    candidates: Candidates, count: Count, r: int, days: dict[tuple[int, int], set[int]]
) -> bool:
    """Whether a count may count a request; `days`: those of each request by option, worked out once."""
    observance = candidates.observance
    for choice in candidates.choices[r]:
        spots = [Spot(start, choice.option) for start in choice.starts]
        if count.day is not None:
            key = (r, choice.option)
            if key not in days:
                days[key] = {observance.day(r, spot) for spot in spots}
            if count.day not in days[key]:
                continue
        if any(observance.counts(count, r, spot) for spot in spots):
            return True
    return False


def _part(candidates: Candidates, requests: tuple[int, ...]) -> Part:
    fine = _is_fine(candidates, requests) and not _needs_pauses(candidates, requests)
    slots = fine and _have_slots(candidates, requests)
    # Waits are counted by slots, or between any two meetings that have a start of their own.
    return Part(requests, fine and (slots or not candidates.problem.counts_waits), slots)


def _needs_pauses(candidates: Candidates, requests: Iterable[int]) -> bool:
    """Whether runs of meetings or meals matter, for which each meeting has a start of its own."""
    workers = {w.person for w in candidates.problem.works if w.stretch is not None}
    workers.update(candidates.observance.meals_of)
    return bool(workers) and any(
        not workers.isdisjoint(candidates.problem.requests[r].everyone()) for r in requests
    )


def _have_slots(candidates: Candidates, requests: Iterable[int]) -> bool:
    starts = sorted({s for r in requests for c in candidates.choices[r] for s in c.starts})
    minutes = candidates.problem.requests[next(iter(requests))].minutes
    return all(later - earlier >= minutes for earlier, later in pairwise(starts))


def _is_fine(candidates: Candidates, requests: Iterable[int]) -> bool:
    sites = {choice.site for r in requests for choice in candidates.choices[r]}
    lengths = {candidates.problem.requests[r].minutes for r in requests}
    return len(sites) == 1 and len(lengths) == 1 and not _chooses_sites(candidates, requests)


def _chooses_sites(candidates: Candidates, requests: Iterable[int]) -> bool:
    """Whether somebody takes a call between engagements that stand: then it matters where."""
    diaries = candidates.stands.diaries
    called = {p for r in requests for choice in candidates.choices[r] for p in choice.called}
    given = {p for r in requests for p in candidates.problem.requests[r].everyone()}
    return any(diaries[p].blocks for p in called) or any(diaries[p].calls for p in given)
