"""Whether a plan in the making keeps the demands of its problem: for the greedy and local search.

A demand is looked at again whenever a request that it names is put somewhere; its measure is
counted from the plan, with what is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from solver.calling import Entry, settled
from solver.days import Days
from solver.demands import Count, Meal, Pair, PairKind, Work, count_has
from solver.mealtime import meal_start
from solver.problem import Problem
from solver.standing import FAR, NOWHERE, Diary, Plan, Spot, Ways, site_of, standing_line

Demand = Pair | Count | Work


class Observance:
    """The demands of a problem by the requests that they concern. `given` counts with every plan."""

    def __init__(self, problem: Problem, given: Plan, diaries: Sequence[Diary], ways: Ways) -> None:
        self._problem = problem
        self._given = given
        self._diaries = diaries
        self._ways = ways
        self._calendar = Days(problem)
        self._of: dict[int, list[Demand]] = {}
        self._of_person: dict[int, list[Work]] = {}
        self._who: dict[int, list[int]] = {}
        for work in problem.works:
            self._of_person.setdefault(work.person, []).append(work)
        for pair in problem.pairs:
            for r in (pair.first, pair.second):
                self._of.setdefault(r, []).append(pair)
        for count in problem.counts:
            for r in count.all_requests():
                self._of.setdefault(r, []).append(count)
        for r, request in enumerate(problem.requests):
            for person in request.everyone():
                if person in self._of_person:
                    self._who.setdefault(person, []).append(r)
                    self._of.setdefault(r, []).extend(self._of_person[person])
        self._hard = {r: [one for one in of if one.weight is None] for r, of in self._of.items()}
        self._soft = {
            r: [one for one in of if one.weight is not None] for r, of in self._of.items()
        }
        self.meals_of: dict[int, list[Meal]] = {}
        for meal in problem.meals:
            for person in meal.persons:
                self.meals_of.setdefault(person, []).append(meal)
        self._eats = {
            person: [r for r, one in enumerate(problem.requests) if person in one.everyone()]
            for person in self.meals_of
        }
        self.is_weighed = any(self._soft.values())

    def allows(self, plan: Plan, r: int, spot: Spot) -> bool:
        """Whether no demand that must be kept is broken with a request put there."""
        demands = self._hard.get(r)
        if not demands:
            return True
        with_it = {**plan, r: spot}
        return not any(
            self._measure(
                one, with_it, {self.day_of(one.person, r, spot)} if isinstance(one, Work) else set()
            )
            for one in demands
        )

    def cost(self, plan: Plan, requests: Iterable[int], days: set[int]) -> int:
        """What the weighed demands cost that concern these requests on these days."""
        touched = {id(one): one for r in requests for one in self._soft.get(r, ())}
        return sum((one.weight or 0) * self._measure(one, plan, days) for one in touched.values())

    def day(self, r: int, spot: Spot) -> int:
        """Position of the calendar day on which a request begins there, or -1."""
        site = self._problem.requests[r].options[spot.option].site
        return self._calendar.at(site, spot.start)

    def day_of(self, person: int, r: int, spot: Spot) -> int:
        """The same for one of its persons: who is called has the day of their own city."""
        place = self._problem.requests[r].options[spot.option]
        return self._calendar.of_person(person, place.site, spot.start, place.called)

    def days(self, r: int, spot: Spot) -> set[int]:
        """The days on which it is for whoever takes part."""
        called = self._problem.requests[r].options[spot.option].called
        return {self.day(r, spot), *(self.day_of(one, r, spot) for one in called)}

    def counts(self, count: Count, r: int, spot: Spot) -> bool:
        """Whether a count counts a request that is met there, by whoever comes then."""
        if not count_has(count, r, self._problem.requests[r].attending(spot.option)):
            return False
        if count.day is not None and self.day(r, spot) != count.day:
            return False
        site = self._problem.requests[r].options[spot.option].site
        if count.city is not None and self._problem.sites[site].city != count.city:
            return False
        return not count.windows or any(w.start <= spot.start < w.end for w in count.windows)

    def is_broken(self, pair: Pair, plan: Plan) -> bool:
        """Whether a pair is broken by a plan with what is given."""
        return self._broken_pair(pair, plan)

    def number(self, count: Count, plan: Plan) -> int:
        """How many meetings of a count are placed, those that are given among them."""
        spots = ((r, self._at(r, plan)) for r in count.all_requests())
        return sum(spot is not None and self.counts(count, r, spot) for r, spot in spots)

    def off(self, count: Count, plan: Plan) -> int:
        """Meetings too many or too few."""
        number = self.number(count, plan)
        over = 0 if count.most is None else max(0, number - count.most)
        return over + max(0, count.least - number)

    def breaks(self, work: Work, plan: Plan, day: int, limb: str) -> bool:
        """Whether a person's day is too much in one way, a limb: "most", "span"…"""
        meetings = self.meetings(work.person, plan, day)
        if not meetings:
            return False
        if limb == "most":
            return sum(end - start for start, end in meetings) > (work.most or 0)
        if limb == "span":
            return self._is_too_long(work, meetings, day)
        if limb == "change-over":
            return _is_hurried(work, meetings)
        return _is_stretched(work, meetings)

    def meal_start(self, meal: Meal, person: int, plan: Plan) -> int:
        """When a person can begin a meal in a plan with what is given; its first minute if never."""
        found = meal_start(meal, self.line(person, self._eats[person], plan), self._ways)
        return meal.window.start if found is None else found

    def sites_of_calls(self, person: int, requests: Iterable[int], plan: Plan) -> dict[int, int]:
        """Where a person takes the calls of a plan, given who is at which requests; the earliest way."""
        line = self.line(person, requests, plan)
        chosen = next(iter(settled(line, self._ways, self._diaries[person].breaks)))
        return {now[4]: now[2] for was, now in zip(line, chosen, strict=True) if was[2] == NOWHERE}

    def line(self, person: int, requests: Iterable[int], plan: Plan) -> list[Entry]:
        """What stands for a person, with these requests of a plan, in order."""
        line = standing_line(self._diaries[person])
        for r in requests:
            spot = plan.get(r)
            request = self._problem.requests[r]
            if (
                spot is not None
                and r not in self._given
                and person in request.attending(spot.option)
            ):
                site = site_of(request.options[spot.option], person)
                line.append((spot.start, spot.start + request.minutes, site, site, r))
        return sorted(line)

    def meetings(self, person: int, plan: Plan, day: int) -> list[tuple[int, int]]:
        """When a person is in meetings on a day, in order, those that are given among them."""
        return sorted(self._meetings(person, plan, day))

    def _measure(self, demand: Demand, plan: Plan, days: set[int]) -> int:
        if isinstance(demand, Pair):
            return self._broken_pair(demand, plan)
        if isinstance(demand, Count):
            return self.off(demand, plan)
        return sum(self._broken_work(demand, plan, day) for day in days if day >= 0)

    def _at(self, r: int, plan: Plan) -> Spot | None:
        return plan.get(r) or self._given.get(r)

    def _broken_pair(self, pair: Pair, plan: Plan) -> bool:
        first, second = self._at(pair.first, plan), self._at(pair.second, plan)
        if first is None or second is None:
            return False
        if pair.persons and not self._share(pair, first, second):
            return False
        end = first.start + self._problem.requests[pair.first].minutes
        if pair.kind is PairKind.APART:
            return first.start <= second.start < end + pair.minutes
        if pair.kind is PairKind.BEFORE:
            return second.start < end
        days_between = self.day(pair.second, second) - self.day(pair.first, first)
        if pair.kind is PairKind.NEXT_DAY:
            return days_between != pair.days
        return (days_between == 0) is (pair.kind is PairKind.OTHER_DAY)

    def _share(self, pair: Pair, first: Spot, second: Spot) -> bool:
        """Whether one of those whom a pair is about is at both."""
        requests = self._problem.requests
        there = requests[pair.first].attending(first.option)
        also = requests[pair.second].attending(second.option)
        return any(one in there and one in also for one in pair.persons)

    def _broken_work(self, work: Work, plan: Plan, day: int) -> int:
        """In how many ways the person's work on a day is too much."""
        limits = (
            ("most", work.most), ("span", work.span), ("stretch", work.stretch),
            ("change-over", work.change_over),
        )  # fmt: skip
        return sum(
            self.breaks(work, plan, day, limb) for limb, limit in limits if limit is not None
        )

    def _is_too_long(self, work: Work, meetings: list[tuple[int, int]], day: int) -> bool:
        every = [*self._diaries[work.person].on_day(day), *meetings]
        first, last = min(s for s, _ in every), max(e for _, e in every)
        assert work.span is not None
        return any(last - s > work.span or e - first > work.span for s, e in meetings)

    def _meetings(self, person: int, plan: Plan, day: int) -> Iterable[tuple[int, int]]:
        for r in self._who.get(person, ()):
            spot = self._at(r, plan)
            if spot is not None and self.day_of(person, r, spot) == day:
                request = self._problem.requests[r]
                if person in request.attending(spot.option):
                    yield spot.start, spot.start + request.minutes


def _is_stretched(work: Work, meetings: Sequence[tuple[int, int]]) -> bool:
    """Whether a run without a pause is longer than the stretch."""
    since = reach = meetings[0][0]
    count = 0
    for start, end in meetings:
        if start - reach >= work.pause:
            since, count = start, 0
        reach, count = max(reach, end), count + 1
        if count > 1 and reach - since > (work.stretch or 0):
            return True
    return False


def _is_hurried(work: Work, meetings: Sequence[tuple[int, int]]) -> bool:
    """Whether a meeting follows another too soon."""
    reach = -FAR
    for start, end in meetings:
        if start - reach < (work.change_over or 0):
            return True
        reach = max(reach, end)
    return False
