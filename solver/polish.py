"""Local search on a sound plan: the same meetings at better times, before the exact search.

Simulated annealing over single meetings, steered by the score's own terms. One step:

1. pick a meeting, and a new place for it: mostly right before or after another engagement of
   one of its people, sometimes anywhere;
2. when exactly one other meeting is in the way there, that one changes places with it, or goes
   next to an engagement of its own people;
3. weigh what changed on the days of the people concerned; keep it when better, or by chance
   when little worse; otherwise put everything back.

It only ever passes on plans; whether they are better and sound is for the caller to judge. Steps
are counted, not timed, so a seed gives the same plan again.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise

from solver.candidates import Candidates, Choice
from solver.days import Days
from solver.greedy import Book
from solver.standing import NOWHERE, Plan, Spot, site_of

STEPS_PER_MEETING, MOST_STEPS = 1_200, 250_000
WARM, COLD = 40.0, 2.0
"""Idle minutes that are accepted as worsening about one time in three, at first and at last."""

RULE, WISH, MOVE, LOAD = 1_000_000.0, 10_000.0, 0.5, 0.01
"""What a broken rule, a wish, a change of site and a step of evenness weigh in idle minutes."""

WAIT, SHORT = 60.0, 1.0
"""Where waits are to be shared fairly: the square of their number, and their length besides."""

Cost = float
Day = tuple[int, int]
"""A person and the position of a calendar day."""


def polish(
    candidates: Candidates,
    plan: Plan,
    seed: int,
    is_over: Callable[[], bool],
    *,
    share: float = 1.0,
) -> dict[int, Spot]:
    """The best plan met on the way; the same requests are placed in it.

    `share` (0 to 1) of the steps that the meetings deserve are taken, unless it is over before.
    """
    return _Polisher(candidates, plan, seed).run(is_over, share)


class _Polisher:
    def __init__(self, candidates: Candidates, plan: Plan, seed: int) -> None:
        self._candidates = candidates
        self._problem = candidates.problem
        self._random = random.Random(seed)
        self._book = Book(candidates)
        for r, spot in plan.items():
            self._book.put(r, spot)
        self._movable = sorted(
            r for r in plan if sum(len(c.starts) for c in candidates.choices[r]) > 1
        )
        self._counts_waits = self._problem.fairness is not None
        self._calendar = Days(self._problem)
        self._wishes: dict[tuple[int, Spot], int] = {}
        self._days: dict[Day, Cost] = {}

    def run(self, is_over: Callable[[], bool], share: float) -> dict[int, Spot]:
        """Anneal for as many steps as the meetings deserve."""
        best, gained, best_gained = dict(self._book.plan), 0.0, 0.0
        steps = round(share * min(MOST_STEPS, STEPS_PER_MEETING * len(self._movable)))
        for step in range(steps):
            if step % 64 == 0 and is_over():
                break
            heat = WARM * (COLD / WARM) ** (step / steps)
            change = self._step(heat)
            if change:
                gained += change
                if gained < best_gained - 1e-6:
                    best, best_gained = dict(self._book.plan), gained
        return best

    def _step(self, heat: float) -> Cost:
        """Try one change; what it costs when it was kept, otherwise 0."""
        r = self._random.choice(self._movable)
        aimed = self._aim(r)
        if aimed is None:
            return 0.0
        choice, spot = aimed
        undo = {r: self._book.take(r)}
        if spot == undo[r] or not self._make_room(r, choice, spot, undo):
            self._put_back(undo)
            return 0.0
        change, days = self._weigh(undo)
        if change > 0 and self._random.random() >= math.exp(-change / heat):
            self._put_back(undo)
            return 0.0
        self._days.update(days)
        return change

    def _make_room(self, r: int, choice: Choice, spot: Spot, undo: dict[int, Spot]) -> bool:
        """Put `r` there; what was in its way goes where `r` was, or somewhere close by."""
        book = self._book
        if book.fits(r, choice, spot.start):
            book.put(r, spot)
            return True
        blockers = book.in_the_way(r, choice, spot.start)
        if len(blockers) != 1:
            return False
        other = blockers.pop()
        if other not in book.plan:
            return False
        undo[other] = book.take(other)
        if not book.fits(r, choice, spot.start):
            return False
        book.put(r, spot)
        for place in [self._near(other, undo[r].start), self._aim(other), self._aim(other)]:
            if place is not None and book.fits(other, place[0], place[1].start):
                book.put(other, place[1])
                return True
        return False

    def _put_back(self, undo: dict[int, Spot]) -> None:
        for r in undo:
            if r in self._book.plan:
                self._book.take(r)
        for r, spot in undo.items():
            self._book.put(r, spot)

    def _near(self, r: int, start: int) -> tuple[Choice, Spot] | None:
        """A place of the request that begins just then."""
        for choice in self._candidates.choices[r]:
            i = bisect_left(choice.starts, start)
            if i < len(choice.starts) and choice.starts[i] == start:
                return choice, Spot(start, choice.option)
        return None

    def _aim(self, r: int) -> tuple[Choice, Spot] | None:
        """A place right after or before another engagement of one of the people, or any."""
        draw = self._random
        choice = draw.choice(self._candidates.choices[r])
        person = draw.choice(choice.persons) if choice.persons else None
        line = self._book.line(person) if person is not None else []
        site = choice.site if person is None else choice.site_of(person)
        if not line or draw.random() < 0.25:
            return choice, Spot(draw.choice(choice.starts), choice.option)
        beside = draw.choice(line)
        minutes = self._problem.requests[r].minutes
        if draw.random() < 0.5:
            way = 0
            if NOWHERE not in (beside[3], site):
                way = self._candidates.ways.at(beside[3], site, beside[1]) or 0
            i = bisect_left(choice.starts, beside[1] + way)
        else:
            way = 0
            if NOWHERE not in (beside[2], site):
                way = self._candidates.ways.by(site, beside[2], peak=False) or 0
            i = bisect_right(choice.starts, beside[0] - way - minutes) - 1
        if 0 <= i < len(choice.starts):
            return choice, Spot(choice.starts[i], choice.option)
        return None

    def _weigh(self, undo: dict[int, Spot]) -> tuple[Cost, dict[Day, Cost]]:
        """What the change costs, and the new costs of the days concerned."""
        change = 0.0
        days: dict[Day, Cost] = {}
        for r, was in undo.items():
            now = self._book.plan[r]
            change -= WISH * (self._wished(r, now) - self._wished(r, was))
            request = self._problem.requests[r]
            both = {*request.attending(was.option), *request.attending(now.option)}
            for person in sorted(both):
                if self._problem.persons[person].travels:
                    for spot in (was, now):
                        day = self._book.observance.day(r, spot)
                        if day >= 0:
                            days[person, day] = 0.0
        change += RULE * self._ruled(undo)
        before = sum(self._cost_before(day, undo) for day in days)
        days = {day: self._cost(self._book.line(day[0]), day) for day in days}
        return change + sum(days.values()) - before, days

    def _ruled(self, undo: dict[int, Spot]) -> int:
        """What the weighed demands cost more than before."""
        observance, plan = self._book.observance, self._book.plan
        if not observance.is_weighed:
            return 0
        days = {
            day
            for r, was in undo.items()
            for spot in (was, plan[r])
            for day in observance.days(r, spot)
        }
        return observance.cost(plan, undo, days) - observance.cost({**plan, **undo}, undo, days)

    def _cost_before(self, day: Day, undo: dict[int, Spot]) -> Cost:
        """The cost of a day as it was; known from the last change, or counted once."""
        if day not in self._days:
            line = [e for e in self._book.line(day[0]) if e[4] not in undo]
            for r, spot in undo.items():
                request = self._problem.requests[r]
                if day[0] in request.attending(spot.option):
                    site = site_of(request.options[spot.option], day[0])
                    line.append((spot.start, spot.start + request.minutes, site, site, r))
            self._days[day] = self._cost(sorted(line), day)
        return self._days[day]

    def _cost(self, line: Iterable[tuple[int, int, int, int, int]], day: Day) -> Cost:
        """Idle minutes, moves and squared load of one person's day, weighed together."""
        spans = self._calendar.spans(day[1])
        today = [e for e in line if spans[e[2]][0] <= e[0] < spans[e[2]][1]]
        if not today:
            return 0.0
        breaks = self._candidates.stands.diaries[day[0]].breaks
        idle = waits = 0
        sites = [(one[2], one[3]) for one in today if one[2] != NOWHERE]
        moves = sum(one[1] != later[0] for one, later in pairwise(sites))
        for before, after in pairwise(today):
            idle += after[0] - before[1]
            waits += after[0] - before[1] > sum(
                e - s for s, e in breaks if before[1] <= s and e <= after[0]
            )
        for start, end in breaks:
            if today[0][0] <= start and end <= today[-1][1]:
                idle -= end - start
        if self._counts_waits:
            return WAIT * waits * waits + SHORT * idle
        meetings = sum(e[4] >= 0 for e in today)
        return idle + MOVE * moves + LOAD * meetings * meetings

    def _wished(self, r: int, spot: Spot) -> int:
        key = (r, spot)
        if key not in self._wishes:
            request = self._problem.requests[r]
            end = spot.start + request.minutes
            self._wishes[key] = sum(
                wish.weight
                for wish in request.wishes
                if (not wish.options or spot.option in wish.options)
                and (
                    not wish.windows
                    or any(w.start <= spot.start and end <= w.end for w in wish.windows)
                )
            )
        return self._wishes[key]
