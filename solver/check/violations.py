"""All breaches of the hard rules in a plan, in order of time.

Plain loops over plain tuples: this runs for the live conflict marks after every edit. What it
needs of the plan is read once into timelines; every rule is one function of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from solver.check.calls import shortfalls
from solver.check.demands import hard_breaches
from solver.check.meals import missed_meals
from solver.check.timelines import (
    NOWHERE,
    DayIndex,
    Engagement,
    breaks,
    by_day,
    first_placements,
    timelines,
    waits_of,
)
from solver.problem import NO_WAY, Problem, Window
from solver.solution import Placement, Rule, Solution, Violation

Key = tuple[int, Rule, tuple[int, ...], tuple[int, ...], tuple[int, ...], int]
"""Start, rule, requests, fixed, pools, minutes."""


class _Findings:
    """Collects breaches; the same one found for several persons becomes one that names all."""

    def __init__(self) -> None:
        self._persons: dict[Key, list[int]] = {}

    def add(
        self,
        rule: Rule,
        start: int,
        *,
        requests: tuple[int, ...] = (),
        fixed: tuple[int, ...] = (),
        persons: tuple[int, ...] = (),
        pools: tuple[int, ...] = (),
        minutes: int = 0,
    ) -> None:
        key = (start, rule, requests, fixed, pools, minutes)
        self._persons.setdefault(key, []).extend(persons)

    def sorted(self) -> tuple[Violation, ...]:
        return tuple(
            Violation(
                rule=rule,
                start=start,
                requests=requests,
                fixed=fixed,
                persons=tuple(sorted(set(persons))),
                pools=pools,
                minutes=minutes,
            )
            for (start, rule, requests, fixed, pools, minutes), persons in sorted(
                self._persons.items()
            )
        )


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Every breach in the plan, those that fixed engagements and pins bring included.

    Raises ProblemError when the plan names a request or an option that does not exist.
    """
    found = _Findings()
    placements = first_placements(problem, solution)
    _one_placement(solution, found)
    for placement in placements:
        _judge_alone(problem, placement, found)
    _pins_kept(problem, placements, found)
    _room_capacity(problem, placements, found)
    _order_kept(problem, placements, found)
    kept_free = breaks(problem)
    lines = timelines(problem, placements)
    for person, line in enumerate(lines):
        if line:
            _no_double_booking(person, line, found)
            _travel_time(problem, person, line, kept_free[person], found)
            _break_kept(person, line, kept_free[person], found)
        _no_double_break(person, kept_free[person], found)
    if problem.fairness is not None:
        _fair_breaks(problem, problem.fairness, lines, kept_free, found)
    alone = found.sorted()
    demanded = [
        *hard_breaches(problem, placements),
        *missed_meals(problem, lines, kept_free),
    ]
    return tuple(sorted((*alone, *demanded), key=_in_time)) if demanded else alone


def _in_time(one: Violation) -> tuple[object, ...]:
    return (one.start, one.rule, one.requests, one.fixed, one.pools, one.minutes, one.demand)


def _one_placement(solution: Solution, found: _Findings) -> None:
    seen: set[int] = set()
    for placement in solution.placements:
        if placement.request in seen:
            found.add(Rule.ONE_PLACEMENT, placement.start, requests=(placement.request,))
        seen.add(placement.request)


def _judge_alone(problem: Problem, placement: Placement, found: _Findings) -> None:
    """The rules that a meeting keeps or breaks whatever else is planned."""
    i, start = placement.request, placement.start
    request = problem.requests[i]
    option = request.options[placement.option]
    site = problem.sites[option.site]
    end = start + request.minutes
    for person in request.attending(placement.option):
        anywhere = person in option.called
        stays = [s.window for s in problem.persons[person].stays if anywhere or s.city == site.city]
        if outside := _outside(stays, start, end):
            found.add(Rule.AVAILABILITY, start, requests=(i,), persons=(person,), minutes=outside)
    is_used = not set(request.attending(placement.option)) <= set(option.called)
    if is_used and (outside := _outside(site.windows, start, end)):
        found.add(Rule.OPENING_HOURS, start, requests=(i,), minutes=outside)
    if request.windows and (outside := _outside(request.windows, start, end)):
        found.add(Rule.REQUEST_WINDOW, start, requests=(i,), minutes=outside)
    if option.pool is not None:
        pool = problem.pools[option.pool]
        if outside := _outside(pool.windows, start, end):
            found.add(
                Rule.OPENING_HOURS, start, requests=(i,), pools=(option.pool,), minutes=outside
            )
        if request.seats(placement.option) > pool.seats:
            found.add(Rule.ROOM_SIZE, start, requests=(i,), pools=(option.pool,))
    riders = tuple(p for p in request.people(placement.option) if problem.persons[p].travels)
    if request.ride is not None and len(riders) > request.ride.seats:
        over = len(riders) - request.ride.seats
        everyone = (*riders, request.ride.person)
        found.add(Rule.RIDE_SIZE, start, requests=(i,), persons=everyone, minutes=over)
    pinned_here = request.pin is not None and request.pin.start == start
    if not pinned_here and (start - problem.cities[site.city].phase) % problem.grid:
        found.add(Rule.GRID, start, requests=(i,))


def _outside(windows: Sequence[Window], start: int, end: int) -> int:
    """Minutes of [start, end) that lie outside the window that holds most of it."""
    most = 0
    for window in windows:
        inside = min(end, window.end) - max(start, window.start)
        most = max(most, inside)
    return end - start - most


def _pins_kept(problem: Problem, placements: Iterable[Placement], found: _Findings) -> None:
    """A pinned start must be placed; a pinned option binds only a meeting that is placed."""
    where = {placement.request: placement for placement in placements}
    for i, request in enumerate(problem.requests):
        pin, placed = request.pin, where.get(i)
        if pin is None:
            continue
        if placed is None:
            if pin.start is not None:
                found.add(Rule.PIN_KEPT, pin.start, requests=(i,))
        elif pin.start not in (None, placed.start) or (
            pin.options and placed.option not in pin.options
        ):
            off = 0 if pin.start is None else abs(placed.start - pin.start)
            found.add(Rule.PIN_KEPT, placed.start, requests=(i,), minutes=off)


def _order_kept(problem: Problem, placements: Iterable[Placement], found: _Findings) -> None:
    where = {placement.request: placement.start for placement in placements}
    for later, start in where.items():
        for earlier in problem.requests[later].after:
            if earlier in where:
                end = where[earlier] + problem.requests[earlier].minutes
                if end > start:
                    found.add(
                        Rule.ORDER_KEPT, start, requests=(earlier, later), minutes=end - start
                    )


def _fair_breaks(
    problem: Problem,
    most: int,
    lines: list[list[Engagement]],
    kept_free: list[list[tuple[int, int, int]]],
    found: _Findings,
) -> None:
    """Nobody of those who travel waits oftener than the one who waits least, by more than this."""
    days = DayIndex(problem)
    waits = {
        person: sum(waits_of(day, kept_free[person]) for day in by_day(lines[person], days))
        for person, one in enumerate(problem.persons)
        if one.travels
    }
    least = min(waits.values(), default=0)
    over = tuple(person for person, count in waits.items() if count - least > most)
    if over:
        start = problem.days[0].start if problem.days else 0
        found.add(Rule.FAIR_BREAKS, start, persons=over)


def _room_capacity(problem: Problem, placements: Iterable[Placement], found: _Findings) -> None:
    uses: dict[int, list[tuple[int, int, int]]] = {}
    for placement in placements:
        request = problem.requests[placement.request]
        pool = request.options[placement.option].pool
        if pool is not None:
            span = (placement.start, placement.start + request.minutes, placement.request)
            uses.setdefault(pool, []).append(span)
    for pool, spans in uses.items():
        tables = problem.pools[pool].tables
        if len(spans) > tables:
            _too_full(pool, tables, sorted(spans), found)


def _too_full(pool: int, tables: int, spans: list[tuple[int, int, int]], found: _Findings) -> None:
    """One breach for each stretch of time in which more tables are in use than there are."""
    turns = sorted([(s, 1) for s, _, _ in spans] + [(e, -1) for _, e, _ in spans])
    in_use, since = 0, None
    for minute, step in turns:
        in_use += step
        if in_use > tables and since is None:
            since = minute
        elif in_use <= tables and since is not None:
            if minute > since:
                inside = tuple(r for s, e, r in spans if s < minute and e > since)
                found.add(
                    Rule.ROOM_CAPACITY,
                    since,
                    requests=inside,
                    pools=(pool,),
                    minutes=minute - since,
                )
            since = None


def _no_double_booking(person: int, line: list[Engagement], found: _Findings) -> None:
    running: list[Engagement] = []
    for later in line:
        running = [e for e in running if e.end > later.start]
        for earlier in running:
            found.add(
                Rule.NO_DOUBLE_BOOKING,
                later.start,
                requests=_requests(earlier, later),
                fixed=_fixed(earlier, later),
                persons=(person,),
                minutes=min(earlier.end, later.end) - later.start,
            )
        running.append(later)


def _no_double_break(person: int, kept_free: list[tuple[int, int, int]], found: _Findings) -> None:
    """What has no place is held at one time only, too."""
    for place, (_, end, i) in enumerate(kept_free):
        for later, later_end, j in kept_free[place + 1 :]:
            if later >= end:
                break
            found.add(
                Rule.NO_DOUBLE_BOOKING,
                later,
                fixed=tuple(sorted((i, j))),
                persons=(person,),
                minutes=min(end, later_end) - later,
            )


def _travel_time(
    problem: Problem,
    person: int,
    line: list[Engagement],
    kept_free: list[tuple[int, int, int]],
    found: _Findings,
) -> None:
    """From each engagement to the next: the way, and what is kept free between, must fit.

    The one before is the one that ends last of all that began earlier; those that overlap
    are double bookings, not travel. Staying at a site takes no time. Of calls between the two the whole
    way lies on one side.
    """

    def way_of(here: int, there: int, leave: int) -> int | None:
        minutes = _way(problem, here, there, leave)
        return None if minutes == NO_WAY else minutes

    located = [one for one in line if one.from_site != NOWHERE]
    calls = [one for one in line if one.from_site == NOWHERE]
    for before, after in _neighbours(located):
        if after.start < before.end or before.to_site == after.from_site:
            continue
        between = [one for one in calls if one.start < after.start and one.end > before.end]
        short = shortfalls(before, between, after, kept_free, way_of)
        known = [minutes for minutes in short if minutes is not None]
        if not known or min(known) > 0:
            found.add(
                Rule.TRAVEL_TIME,
                before.end,
                requests=_requests(before, *between, after),
                fixed=_fixed(before, after),
                persons=(person,),
                minutes=min(known, default=0),
            )


def _neighbours(located: Sequence[Engagement]) -> Iterator[tuple[Engagement, Engagement]]:
    """Each engagement with the one before it that ends last."""
    before: Engagement | None = None
    for after in located:
        if before is not None:
            yield before, after
        if before is None or after.end > before.end:
            before = after


def _way(problem: Problem, here: int, there: int, leave: int) -> int:
    """Minutes from site to site when leaving at `leave`, or NO_WAY."""
    for peak in problem.cities[problem.sites[here].city].peaks:
        if peak.start <= leave < peak.end:
            return problem.travel.peak[here][there]
    return problem.travel.minutes[here][there]


def _break_kept(
    person: int, line: list[Engagement], kept_free: list[tuple[int, int, int]], found: _Findings
) -> None:
    for start, end, i in kept_free:
        for engagement in line:
            if engagement.start >= end:
                break
            if engagement.end > start:
                found.add(
                    Rule.BREAK_KEPT,
                    max(start, engagement.start),
                    requests=_requests(engagement),
                    fixed=(i,) if engagement.fixed < 0 else tuple(sorted((i, engagement.fixed))),
                    persons=(person,),
                    minutes=min(end, engagement.end) - max(start, engagement.start),
                )


def _requests(*engagements: Engagement) -> tuple[int, ...]:
    return tuple(e.request for e in engagements if e.request >= 0)


def _fixed(*engagements: Engagement) -> tuple[int, ...]:
    return tuple(e.fixed for e in engagements if e.fixed >= 0)
