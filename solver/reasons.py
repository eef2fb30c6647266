"""Why requests were left out, found by looking round the finished plan; nothing is searched.

The questions are asked in order, from what nobody can help to what the plan itself takes; the
first that explains all places of the request is the reason. Of what the plan takes a place can be
lost at four steps: by the request's own people, by those of whom some must come besides, by the
tables, by demands. The last step that any place reaches is the reason, with what stops the others there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from solver.candidates import Candidates, Choice, Span, grid_starts, meet, stays_in
from solver.greedy import Book
from solver.hindrance import Hindrances
from solver.problem import Option, Problem, Request
from solver.result import Obstacle, Reason, Unplaced
from solver.standing import Plan

FEW = 3
"""More persons than this are no single cause."""


def unplaced(candidates: Candidates, plan: Plan) -> tuple[Unplaced, ...]:
    """The requests that neither the plan nor a pin places, each with its reason."""
    given = candidates.stands.given
    left = [r for r in range(len(candidates.problem.requests)) if r not in plan and r not in given]
    if not left:
        return ()
    book = Book(candidates)
    alone = Hindrances(Book(candidates))
    for r, spot in plan.items():
        if r not in given:
            book.put(r, spot)
    beside = Hindrances(book)
    return tuple(_reason(candidates, book, alone, beside, r) for r in left)


def _reason(
    candidates: Candidates, book: Book, alone: Hindrances, beside: Hindrances, r: int
) -> Unplaced:
    problem = candidates.problem
    request = problem.requests[r]
    if not request.options:
        return Unplaced(request=r, reason=Reason.NO_PLACE)
    left = (request.pin.options if request.pin else ()) or tuple(range(len(request.options)))
    options = [k for k in left if _is_big_enough(problem, request, k)]
    if not options:
        pools = tuple(sorted({pool for k in left if (pool := request.options[k].pool) is not None}))
        heads = min(request.seats(k) for k in left)
        return Unplaced(request=r, reason=Reason.ROOM_TOO_SMALL, pools=pools, heads=heads)
    riders = min(_riders(problem, request, k) for k in options)
    if request.ride is not None and riders > request.ride.seats:
        thing = (request.ride.person,)
        return Unplaced(request=r, reason=Reason.RIDE_TOO_SMALL, persons=thing, heads=riders)
    if not candidates.choices_of(r):
        return _never(candidates, r, options)
    forbidding = _everywhere(candidates, alone, r)
    if forbidding:
        return Unplaced(request=r, reason=Reason.RULED_OUT, obstacles=_enough(forbidding))
    return _crowded(candidates, book, beside, r)


def _is_big_enough(problem: Problem, request: Request, k: int) -> bool:
    pool = request.options[k].pool
    return pool is None or request.seats(k) <= problem.pools[pool].seats


def _riders(problem: Problem, request: Request, k: int) -> int:
    return sum(problem.persons[one].travels for one in request.people(k))


def _never(candidates: Candidates, r: int, options: Sequence[int]) -> Unplaced:
    """Why the request has no place even in an empty plan."""
    problem = candidates.problem
    request = problem.requests[r]
    together = {k: _together(problem, request.persons, request.options[k]) for k in options}
    if not _room(together.values(), request.minutes):
        return Unplaced(request=r, reason=Reason.NEVER_TOGETHER, persons=request.persons)
    hours = {
        k: meet(spans, _hours(problem, request.options[k])) if request.is_used(k) else spans
        for k, spans in together.items()
    }
    if not _room(hours.values(), request.minutes):
        used = (request.options[k].pool for k in together)
        pools = tuple(sorted({pool for pool in used if pool is not None}))
        return Unplaced(request=r, reason=Reason.CLOSED, persons=request.persons, pools=pools)
    asked = {k: _asked(problem, request, request.options[k], s) for k, s in hours.items()}
    if not _room(asked.values(), request.minutes):
        return Unplaced(request=r, reason=Reason.OUTSIDE_WINDOWS, persons=request.persons)
    if not any(candidates.starts(r, k, persons=request.persons) for k in options):
        return _blocked(candidates, r, [span for spans in asked.values() for span in spans])
    return _held_up(candidates, r, options)


def _held_up(candidates: Candidates, r: int, options: Sequence[int]) -> Unplaced:
    """Its own people have time, but what stands takes those besides them, the tables, or the order."""
    request = candidates.problem.requests[r]
    persons = {k: request.attending(k) for k in options}
    if not any(candidates.starts(r, k, persons=persons[k]) for k in options):
        others = tuple(dict.fromkeys(p for k in options for p in request.options[k].persons))
        return Unplaced(
            request=r, reason=Reason.OTHERS_AWAY, persons=request.persons, others=others
        )
    pools = [request.options[k].pool for k in options]
    in_time = [
        k
        for k, pool in zip(options, pools, strict=True)
        if candidates.starts(r, k, persons=persons[k], pool=pool)
    ]
    if not in_time:
        full = tuple(sorted({pool for pool in pools if pool is not None}))
        return Unplaced(request=r, reason=Reason.ROOM_FULL, persons=request.persons, pools=full)
    hindrances = Hindrances(Book(candidates))
    found: list[set[Obstacle]] = []
    for k in in_time:
        option = request.options[k]
        starts = candidates.starts(r, k, persons=persons[k], pool=option.pool)
        choice = Choice(k, option.site, option.pool, persons[k], tuple(starts), option.called)
        found += [set(hindrances.at(r, choice, start)) for start in starts]
    return Unplaced(request=r, reason=Reason.KEPT_OUT, obstacles=_enough(found))


def _room(groups: Iterable[list[Span]], minutes: int) -> bool:
    return any(b - a >= minutes for spans in groups for a, b in spans)


def _together(problem: Problem, persons: Iterable[int], option: Option) -> list[Span]:
    """When all of these people are in the city of an option, or can be called."""
    city = problem.sites[option.site].city
    spans = [(-(10**9), 10**9)]
    for person in persons:
        spans = meet(spans, stays_in(problem, person, None if person in option.called else city))
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
    persons = problem.requests[r].persons
    inside = [
        i
        for i, fixed in enumerate(problem.fixed)
        if not set(persons).isdisjoint(fixed.persons)
        and any(fixed.window.start < b and fixed.window.end > a for a, b in spans)
    ]
    busy = {p for i in inside for p in problem.fixed[i].persons}
    for pinned, spot in candidates.stands.given.items():
        end = spot.start + problem.requests[pinned].minutes
        if any(spot.start < b and end > a for a, b in spans):
            busy.update(problem.requests[pinned].attending(spot.option))
    return Unplaced(
        request=r,
        reason=Reason.BLOCKED_BY_FIXED,
        persons=tuple(p for p in persons if p in busy) or persons,
        fixed=tuple(inside),
    )


@dataclass
class _Taken:
    """What takes the places of a request, step by step: only of those that got so far."""

    blocked_by: Counter[int] = field(default_factory=Counter)
    never_free: set[int] = field(default_factory=set)
    others: dict[int, None] = field(default_factory=dict)
    pools: set[int] = field(default_factory=set)
    obstacles: list[set[Obstacle]] = field(default_factory=list)


def _crowded(candidates: Candidates, book: Book, beside: Hindrances, r: int) -> Unplaced:
    """The request has places of its own: what of this plan takes them?"""
    request = candidates.problem.requests[r]
    own = set(request.persons)
    taken = _Taken(never_free=own)
    for choice in candidates.choices_of(r):
        for start in choice.starts:
            end = start + request.minutes
            busy = {
                p
                for p in choice.persons
                if not book.person_is_free(p, choice.site_of(p), start, end)
            }
            if busy & own:
                taken.never_free = taken.never_free & busy
                taken.blocked_by.update(busy & own)
                continue
            taken.never_free = set()
            if busy:
                taken.others.update(dict.fromkeys(sorted(busy)))
            elif choice.pool is not None and not book.pool_is_free(choice.pool, start, end):
                taken.pools.add(choice.pool)
            elif found := set(beside.at(r, choice, start)):
                taken.obstacles.append(found)
            else:
                return Unplaced(request=r, reason=Reason.ROOM_LEFT)
    return _by(taken, r)


def _by(taken: _Taken, r: int) -> Unplaced:
    """The last step that any place reached."""
    if taken.obstacles or taken.pools or taken.others:
        reason = Reason.KEPT_OUT if taken.obstacles else Reason.ROOM_FULL
        if not taken.obstacles and not taken.pools:
            reason = Reason.OTHERS_FULL
        return Unplaced(
            request=r,
            reason=reason,
            persons=tuple(sorted(taken.blocked_by)),
            others=tuple(taken.others),
            pools=tuple(sorted(taken.pools)),
            obstacles=_enough(taken.obstacles),
        )
    if taken.never_free:
        full = tuple(sorted(taken.never_free))
        return Unplaced(request=r, reason=Reason.PERSON_FULL, persons=full)
    most = [p for p, _ in taken.blocked_by.most_common()]
    reason = Reason.PERSON_FULL if len(most) <= FEW else Reason.CROWDED_OUT
    return Unplaced(request=r, reason=reason, persons=tuple(sorted(most)))


def _everywhere(candidates: Candidates, alone: Hindrances, r: int) -> list[set[Obstacle]]:
    """What forbids each place whatever else is planned; empty where one is not forbidden."""
    found = []
    for choice in candidates.choices_of(r):
        for start in choice.starts:
            forbidding = set(alone.at(r, choice, start))
            if not forbidding:
                return []
            found.append(forbidding)
    return found


def _enough(places: Sequence[set[Obstacle]]) -> tuple[Obstacle, ...]:
    """Few obstacles of which one stands in the way at each place: the commonest first."""
    left, chosen = list(places), list[Obstacle]()
    while left:
        common = Counter(one for found in left for one in found)
        best = min(common, key=lambda one: (-common[one], one))
        chosen.append(best)
        left = [found for found in left if best not in found]
    return tuple(chosen)
