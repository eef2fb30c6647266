"""Which demands forbid a request a place where its people and a table are free.

Judged as the checker does, for one more meeting beside a plan that stays as it is: what the plan
alone amounts to is counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from solver.calling import Entry
from solver.candidates import Choice
from solver.demands import Meal, Pair, Work
from solver.greedy import Book
from solver.mealtime import meal_start
from solver.result import Obstacle, ObstacleKind
from solver.standing import FAR, Spot

Span = tuple[int, int]


class Hindrances:
    """The demands that must be kept, by request, beside the plan of a book."""

    def __init__(self, book: Book) -> None:
        problem = book.problem
        self._book = book
        self._observance = book.candidates.observance
        self._pairs: dict[int, list[tuple[int, Pair]]] = {}
        self._counts: dict[int, list[int]] = {}
        self._works: dict[int, list[tuple[int, Work]]] = {}
        self._meals: dict[int, list[tuple[int, Meal]]] = {}
        self._numbers: dict[int, int] = {}
        self._days: dict[tuple[int, int], list[Span]] = {}
        for n, pair in enumerate(problem.pairs):
            if pair.weight is None:
                for r in (pair.first, pair.second):
                    self._pairs.setdefault(r, []).append((n, pair))
        for n, count in enumerate(problem.counts):
            if count.weight is None:
                for r in count.all_requests():
                    self._counts.setdefault(r, []).append(n)
        for n, work in enumerate(problem.works):
            if work.weight is None:
                self._works.setdefault(work.person, []).append((n, work))
        for n, meal in enumerate(problem.meals):
            for person in meal.persons:
                self._meals.setdefault(person, []).append((n, meal))

    def is_free(self, r: int, choice: Choice, start: int) -> bool:
        """Whether the request can be placed there without any breach."""
        end = start + self._book.problem.requests[r].minutes
        return (
            all(self._book.person_is_free(p, choice.site_of(p), start, end) for p in choice.persons)
            and self._book.pool_is_free(choice.pool, start, end)
            and not any(True for _ in self.at(r, choice, start))
        )

    def at(self, r: int, choice: Choice, start: int) -> Iterator[Obstacle]:
        """The demands that forbid the place, where people and tables do not."""
        span = (start, start + self._book.problem.requests[r].minutes)
        spot = Spot(start, choice.option)
        yield from self._against_others(r, span)
        for n, pair in self._pairs.get(r, ()):
            if self._is_broken(pair, r, spot):
                yield Obstacle(ObstacleKind.PAIR, n)
        for n in self._counts.get(r, ()):
            if self._is_one_too_many(n, r, spot):
                yield Obstacle(ObstacleKind.COUNT, n)
        for person in choice.persons:
            day = self._observance.day_of(person, r, spot)
            for n, work in self._works.get(person, ()):
                if day >= 0 and self._is_too_much(work, day, span):
                    yield Obstacle(ObstacleKind.WORK, n)
            for n, meal in self._meals.get(person, ()):
                if self._spoils(meal, person, span, choice.site_of(person)):
                    yield Obstacle(ObstacleKind.MEAL, n, person=person)

    def _at(self, r: int) -> Spot | None:
        return self._book.plan.get(r) or self._book.candidates.stands.given.get(r)

    def _against_others(self, r: int, span: Span) -> Iterator[Obstacle]:
        """What must come before it and has not ended, what must come after it and has begun."""
        requests = self._book.problem.requests
        for earlier in requests[r].after:
            spot = self._at(earlier)
            if spot is not None and spot.start + requests[earlier].minutes > span[0]:
                yield Obstacle(ObstacleKind.ORDER, earlier, later=r)
        for later in self._book.candidates.followers[r]:
            spot = self._at(later)
            if spot is not None and spot.start < span[1]:
                yield Obstacle(ObstacleKind.ORDER, r, later=later)

    def _is_broken(self, pair: Pair, r: int, spot: Spot) -> bool:
        other = pair.second if pair.first == r else pair.first
        there = self._at(other)
        return there is not None and self._observance.is_broken(pair, {r: spot, other: there})

    def _is_one_too_many(self, n: int, r: int, spot: Spot) -> bool:
        count = self._book.problem.counts[n]
        if count.most is None or not self._observance.counts(count, r, spot):
            return False
        if n not in self._numbers:
            self._numbers[n] = self._observance.number(count, self._book.plan)
        return self._numbers[n] >= count.most

    def _is_too_much(self, work: Work, day: int, span: Span) -> bool:
        key = (work.person, day)
        if key not in self._days:
            self._days[key] = self._observance.meetings(work.person, self._book.plan, day)
        meetings = self._days[key]
        minutes = sum(end - start for start, end in meetings) + span[1] - span[0]
        if work.most is not None and minutes > work.most:
            return True
        if work.span is not None and self._is_too_long(work.person, work.span, day, span):
            return True
        if work.stretch is not None and _is_stretched(work, work.stretch, meetings, span):
            return True
        return work.change_over is not None and _is_hurried(work.change_over, meetings, span)

    def _is_too_long(self, person: int, most: int, day: int, span: Span) -> bool:
        every = self._book.candidates.stands.diaries[person].on_day(day)
        every += [span, *self._days[(person, day)]]
        first, last = min(start for start, _ in every), max(end for _, end in every)
        return last - span[0] > most or span[1] - first > most

    def _spoils(self, meal: Meal, person: int, span: Span, site: int) -> bool:
        """Whether it takes the person the time for a meal that there was, or lies in its hours."""
        line, ways = self._book.line(person), self._book.candidates.ways
        breaks = self._book.candidates.stands.diaries[person].breaks
        with_it: list[Entry] = sorted([*line, (*span, site, site, -1)])
        if meal_start(meal, with_it, ways, breaks) is not None:
            return False
        is_apart = span[1] <= meal.window.start or span[0] >= meal.window.end
        return not is_apart or meal_start(meal, line, ways, breaks) is not None


def _is_stretched(work: Work, most: int, meetings: Sequence[Span], span: Span) -> bool:
    """Whether the run in which it lies, two meetings or more, is longer than the stretch."""
    run: list[Span] = []
    reach = -FAR
    for one in (*sorted([*meetings, span]), (FAR, FAR)):
        if one[0] - reach < work.pause:
            run.append(one)
        else:
            if span in run:
                return len(run) > 1 and reach - run[0][0] > most
            run = [one]
        reach = max(reach, one[1])
    return False


def _is_hurried(change_over: int, meetings: Sequence[Span], span: Span) -> bool:
    """Whether it follows another too soon, or another it."""
    before = max((end for start, end in meetings if start <= span[0]), default=-FAR)
    after = min((start for start, _ in meetings if start >= span[0]), default=FAR)
    return span[0] < before + change_over or after < span[1] + change_over
