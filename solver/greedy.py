"""A first conflict-free plan in plain Python, within a fraction of a second.

Requests with the most weight and the fewest possibilities go first, each to its earliest place
that clashes with nothing so far. Then everything left out gets one more chance: it may push one
placed meeting of no more weight to another place.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable

from solver.calling import Entry, calls_before_way
from solver.candidates import Candidates, Choice
from solver.mealtime import meal_start
from solver.problem import Problem
from solver.standing import NOWHERE, Plan, Spot, site_of, standing_line


class Book:
    """The diaries and rooms as they fill: meetings are put in and taken out one by one."""

    def __init__(self, candidates: Candidates) -> None:
        self.candidates = candidates
        self.problem = candidates.problem
        self.plan: dict[int, Spot] = {}
        diaries = candidates.stands.diaries
        self.observance = candidates.observance
        self._lines: list[list[Entry]] = [standing_line(diary) for diary in diaries]
        self._breaks = [diary.breaks for diary in diaries]
        self._uses: dict[int, list[tuple[int, int]]] = {
            pool: list(uses) for pool, uses in candidates.stands.uses.items()
        }

    def put(self, r: int, spot: Spot) -> None:
        """Place a request; the caller has made sure that it fits."""
        request = self.problem.requests[r]
        option = request.options[spot.option]
        end = spot.start + request.minutes
        for person in request.attending(spot.option):
            site = site_of(option, person)
            insort(self._lines[person], (spot.start, end, site, site, r))
        if option.pool is not None:
            self._uses.setdefault(option.pool, []).append((spot.start, end))
        self.plan[r] = spot

    def take(self, r: int) -> Spot:
        """Take a placed request out again; gives where it was."""
        spot = self.plan.pop(r)
        request = self.problem.requests[r]
        option = request.options[spot.option]
        end = spot.start + request.minutes
        for person in request.attending(spot.option):
            site = site_of(option, person)
            self._lines[person].remove((spot.start, end, site, site, r))
        if option.pool is not None:
            self._uses[option.pool].remove((spot.start, end))
        return spot

    def line(self, person: int) -> list[Entry]:
        """The person's engagements, in order; not to be changed."""
        return self._lines[person]

    def person_is_free(self, person: int, site: int, start: int, end: int) -> bool:
        """True when the person can be at the site then, or called (NOWHERE), the ways on both sides
        counted.
        """
        line = self._lines[person]
        i = bisect_left(line, (start,))
        if site == NOWHERE or any(one[2] == NOWHERE for one in line[max(0, i - 1) : i + 1]):
            return self._is_free_beside_calls(person, i, (start, end, site, site, -1))
        if i < len(line):
            after = line[i]
            if after[0] < end or not self._in_time(person, site, end, after[2], after[0]):
                return False
        if i > 0:
            before = line[i - 1]
            if before[1] > start or not self._in_time(person, before[3], before[1], site, start):
                return False
        return True

    def _is_free_beside_calls(self, person: int, i: int, entry: Entry) -> bool:
        """The same for the `i`-th place in the line, where calls are near."""
        line = self._lines[person]
        if i < len(line) and line[i][0] < entry[1]:
            return False
        if i > 0 and line[i - 1][1] > entry[0]:
            return False
        first, last = i, i
        while first > 0 and line[first - 1][2] == NOWHERE:
            first -= 1
        while last < len(line) and line[last][2] == NOWHERE:
            last += 1
        ways, breaks = self.candidates.ways, self._breaks[person]
        near = [*line[max(0, first - 1) : i], entry, *line[i : last + 1]]
        here = near.index(entry)
        start = int(first > 0)
        behind = start + last - first + 1
        runs = [(start, behind)] if entry[2] == NOWHERE else [(start, here), (here + 1, behind)]
        return all(calls_before_way(near, run, ways, breaks) for run in runs)

    def _in_time(self, person: int, here: int, leave: int, there: int, arrive: int) -> bool:
        if here == there:
            return True
        way = self.candidates.ways.at(here, there, leave)
        if way is None:
            return False
        gap = arrive - leave - way
        for a, b in self._breaks[person]:
            if a >= arrive:
                break
            if b > leave:
                gap -= min(b, arrive) - max(a, leave)
        return gap >= 0

    def pool_is_free(self, pool: int | None, start: int, end: int) -> bool:
        """True when a table is free all the time: tables are like, so only their number counts."""
        if pool is None:
            return True
        tables = self.problem.pools[pool].tables
        in_use = [(a, b) for a, b in self._uses.get(pool, ()) if a < end and b > start]
        if len(in_use) < tables:
            return True
        busiest = max(sum(c <= max(a, start) < d for c, d in in_use) for a, _ in in_use)
        return busiest < tables

    def fits(self, r: int, choice: Choice, start: int) -> bool:
        """True when the request can be placed there without a clash."""
        request = self.problem.requests[r]
        end = start + request.minutes
        return (
            all(self.person_is_free(p, choice.site_of(p), start, end) for p in choice.persons)
            and self.pool_is_free(choice.pool, start, end)
            and self._is_in_order(r, start, end)
            and self._leaves_meals(choice, start, end)
            and self.observance.allows(self.plan, r, Spot(start, choice.option))
        )

    def _leaves_meals(self, choice: Choice, start: int, end: int) -> bool:
        """True when everyone can still take their meals, as far as they could before."""
        meals_of = self.observance.meals_of
        for person in choice.persons if meals_of else ():
            meals = meals_of.get(person, ())
            if not meals:
                continue
            line = self._lines[person]
            site = choice.site_of(person)
            with_it = sorted([*line, (start, end, site, site, -1)])
            for meal in meals:
                if meal_start(meal, with_it, self.candidates.ways) is not None:
                    continue
                is_apart = end <= meal.window.start or start >= meal.window.end
                if meal_start(meal, line, self.candidates.ways) is not None or not is_apart:
                    return False
        return True

    def _is_in_order(self, r: int, start: int, end: int) -> bool:
        """True when what must come before it has ended, and what must come after has not begun."""
        requests, plan = self.problem.requests, self.plan
        return all(
            plan[j].start + requests[j].minutes <= start for j in requests[r].after if j in plan
        ) and all(plan[j].start >= end for j in self.candidates.followers[r] if j in plan)

    def first_fit(self, r: int) -> Spot | None:
        """The earliest place of the request that clashes with nothing."""
        best: Spot | None = None
        for choice in self.candidates.choices[r]:
            for start in choice.starts:
                if best is not None and start >= best.start:
                    break
                if self.fits(r, choice, start):
                    best = Spot(start, choice.option)
                    break
        return best

    def in_the_way(self, r: int, choice: Choice, start: int) -> set[int]:
        """The placed requests that overlap there in time with the same people."""
        end = start + self.problem.requests[r].minutes
        return {
            entry[4]
            for person in choice.persons
            for entry in self._lines[person]
            if entry[0] < end and entry[1] > start and entry[4] >= 0
        }


def first_plan(
    candidates: Candidates, hint: Plan, is_stopped: Callable[[], bool]
) -> dict[int, Spot]:
    """A conflict-free plan: as much of the hint as holds, then the rest greedily.

    A stop leaves out only the second chances: the first round takes a fraction of a second, and
    a plan is wanted even then.
    """
    book = Book(candidates)
    problem = candidates.problem
    for r in sorted(hint, key=lambda r: (not _is_pinned(problem, r), r)):
        spot = hint[r]
        for choice in candidates.choices[r]:
            if choice.option == spot.option and spot.start in choice.starts:
                if book.fits(r, choice, spot.start):
                    book.put(r, spot)
                break
    left: list[int] = []
    for r in _in_order(problem, candidates):
        if r in book.plan:
            continue
        spot_found = book.first_fit(r)
        if spot_found is None:
            left.append(r)
        else:
            book.put(r, spot_found)
    for r in left:
        if is_stopped():
            break
        _push_one(book, r)
    return book.plan


def _in_order(problem: Problem, candidates: Candidates) -> list[int]:
    """Pinned first, then heavy ones, then those with few places and busy people."""
    load = [0] * len(problem.persons)
    for request in problem.requests:
        for person in request.everyone():
            load[person] += request.minutes

    def rank(r: int) -> tuple[bool, int, float, int]:
        request = problem.requests[r]
        places = sum(len(choice.starts) for choice in candidates.choices[r])
        busy = max((load[p] for p in request.persons), default=0)
        return (not _is_pinned(problem, r), -request.weight, places / (1 + busy), r)

    return sorted((r for r, c in enumerate(candidates.choices) if c), key=rank)


def _is_pinned(problem: Problem, r: int) -> bool:
    pin = problem.requests[r].pin
    return pin is not None and pin.start is not None


def _push_one(book: Book, r: int) -> None:
    """Place `r` by moving one meeting that is in its way, if that costs nothing."""
    weight = book.problem.requests[r].weight
    tried: set[int] = set()
    for choice in book.candidates.choices[r]:
        for start in choice.starts:
            blockers = book.in_the_way(r, choice, start)
            if len(blockers) != 1 or blockers <= tried:
                continue
            other = blockers.pop()
            was = book.take(other)
            if book.fits(r, choice, start):
                book.put(r, Spot(start, choice.option))
                moved = book.first_fit(other)
                if moved is not None:
                    book.put(other, moved)
                    return
                if book.problem.requests[other].weight < weight:
                    return
                book.take(r)
                tried.add(other)
            book.put(other, was)
