"""Why requests were left out, found by looking round the finished plan; nothing is searched.

The questions are asked in order, from what nobody can help to what the plan itself takes; the
first that explains all places of the request is the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from solver.candidates import Candidates, Span, grid_starts, meet, stays_in
from solver.greedy import Book
from solver.problem import Option, Problem, Request
from solver.result import Reason, Unplaced
from solver.standing import Plan

FEW = 3
"""More persons than this are no single cause."""


def unplaced(candidates: Candidates, plan: Plan) -> tuple[Unplaced, ...]:
    """The requests that neither the plan nor a pin places, each with its reason."""
    book = Book(candidates)
    for r, spot in plan.items():
        book.put(r, spot)
    given = candidates.stands.given
    return tuple(
        _reason(candidates, book, r)
        for r in range(len(candidates.problem.requests))
        if r not in plan and r not in given
    )


def _reason(candidates: Candidates, book: Book, r: int) -> Unplaced:
    problem = candidates.problem
    request = problem.requests[r]
    if not request.options:
        return Unplaced(request=r, reason=Reason.NO_PLACE)
    options = [k for k in range(len(request.options)) if _is_big_enough(problem, request, k)]
    if not options:
        pools = tuple(sorted({o.pool for o in request.options if o.pool is not None}))
        return Unplaced(request=r, reason=Reason.ROOM_TOO_SMALL, pools=pools)
    if candidates.choices[r]:
        return _crowded(candidates, book, r)
    return _never(candidates, r, options)


def _is_big_enough(problem: Problem, request: Request, k: int) -> bool:
    pool = request.options[k].pool
    return pool is None or request.seats(k) <= problem.pools[pool].seats


def _never(candidates: Candidates, r: int, options: Iterable[int]) -> Unplaced:
    """Why the request has no place even in an empty plan."""
    problem = candidates.problem
    request = problem.requests[r]
    together = {k: _together(problem, request, k) for k in options}
    if not _room(together.values(), request.minutes):
        return Unplaced(request=r, reason=Reason.NEVER_TOGETHER, persons=request.everyone())
    hours = {k: meet(spans, _hours(problem, request.options[k])) for k, spans in together.items()}
    if not _room(hours.values(), request.minutes):
        used = (request.options[k].pool for k in together)
        pools = tuple(sorted({pool for pool in used if pool is not None}))
        return Unplaced(request=r, reason=Reason.CLOSED, persons=request.persons, pools=pools)
    asked = {k: _asked(problem, request, request.options[k], s) for k, s in hours.items()}
    if not _room(asked.values(), request.minutes):
        return Unplaced(request=r, reason=Reason.OUTSIDE_WINDOWS, persons=request.persons)
    return _blocked(candidates, r, [span for spans in asked.values() for span in spans])


def _room(groups: Iterable[list[Span]], minutes: int) -> bool:
    return any(b - a >= minutes for spans in groups for a, b in spans)


def _together(problem: Problem, request: Request, k: int) -> list[Span]:
    """When all who attend by an option are in its city."""
    city = problem.sites[request.options[k].site].city
    spans = [(-(10**9), 10**9)]
    for person in request.attending(k):
        spans = meet(spans, stays_in(problem, person, city))
    return spans


def _hours(problem: Problem, option: Option) -> list[Span]:
    spans = sorted((w.start, w.end) for w in problem.sites[option.site].windows)
    if option.pool is None:
        return spans
    return meet(spans, sorted((w.start, w.end) for w in problem.pools[option.pool].windows))


def _asked(problem: Problem, request: Request, option: Option, spans: list[Span]) -> list[Span]:
    """The spans in the hours asked for that hold a start of the grid, or the pinned one."""
    if request.windows:
        spans = meet(spans, sorted((w.start, w.end) for w in request.windows))
    if request.pin is not None and request.pin.start is not None:
        pinned = (request.pin.start, request.pin.start + request.minutes)
        return [pinned] if any(a <= pinned[0] and pinned[1] <= b for a, b in spans) else []
    return [s for s in spans if grid_starts(problem, option.site, [s], request.minutes)]


def _blocked(candidates: Candidates, r: int, spans: list[Span]) -> Unplaced:
    """Fixed and pinned engagements, with their ways, take all the time: name those inside."""
    problem = candidates.problem
    persons = problem.requests[r].everyone()
    inside = [
        i
        for i, fixed in enumerate(problem.fixed)
        if not set(persons).isdisjoint(fixed.persons)
        and any(fixed.window.start < b and fixed.window.end > a for a, b in spans)
    ]
    busy = {p for i in inside for p in problem.fixed[i].persons}
    return Unplaced(
        request=r,
        reason=Reason.BLOCKED_BY_FIXED,
        persons=tuple(p for p in persons if p in busy) or persons,
        fixed=tuple(inside),
    )


def _crowded(candidates: Candidates, book: Book, r: int) -> Unplaced:
    """The request has places of its own: what of this plan takes them?"""
    persons = candidates.problem.requests[r].everyone()
    minutes = candidates.problem.requests[r].minutes
    blocked_by: Counter[int] = Counter()
    never_free = set(persons)
    full: set[int] = set()
    places = people_free = 0
    for choice in candidates.choices[r]:
        for start in choice.starts:
            end = start + minutes
            places += 1
            busy = {
                p for p in choice.persons if not book.person_is_free(p, choice.site, start, end)
            }
            never_free &= busy
            blocked_by.update(busy)
            if not busy:
                people_free += 1
                if choice.pool is not None and not book.pool_is_free(choice.pool, start, end):
                    full.add(choice.pool)
                else:
                    return Unplaced(request=r, reason=Reason.CROWDED_OUT, persons=persons)
    if people_free:
        return Unplaced(request=r, reason=Reason.ROOM_FULL, pools=tuple(sorted(full)))
    if never_free:
        return Unplaced(request=r, reason=Reason.PERSON_FULL, persons=tuple(sorted(never_free)))
    most = [p for p, _ in blocked_by.most_common()]
    reason = Reason.PERSON_FULL if len(most) <= FEW else Reason.CROWDED_OUT
    return Unplaced(request=r, reason=reason, persons=tuple(sorted(most)))
