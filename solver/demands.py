"""Demands between meetings: pairs, counts and working times, as a problem states them.

Each has a strength: `weight` None means that no plan may break it; a number is what each breach
costs in the tier RULES. Nothing is searched or judged here. No demand is broken by taking a meeting
out, but a count's `least`, which can therefore only be weighed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from solver.windows import ProblemError, Window


class PairKind(StrEnum):
    """What is asked of two requests, where both are placed."""

    SAME_DAY = "same_day"
    """They start on one calendar day."""
    OTHER_DAY = "other_day"
    """They do not start on one calendar day."""
    NEXT_DAY = "next_day"
    """The second starts so many calendar days (`days`) after that of the first."""
    APART = "apart"
    """The second does not start from the first's start until `minutes` after its end."""
    BEFORE = "before"
    """The first has ended when the second starts. Only weighed: what must be is `Request.after`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A demand on two requests. `minutes`: of APART; `days`: of NEXT_DAY. Broken or kept as one.

    `persons`: APART is asked only where one of these is at both; empty: whoever comes.
    """

    kind: PairKind
    first: int
    second: int
    minutes: int = 0
    days: int = 1
    weight: int | None = None
    persons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """A request that is counted by who comes to it: of each of `groups` somebody, of `without` nobody."""

    request: int
    groups: tuple[tuple[int, ...], ...] = ()
    without: tuple[int, ...] = ()

    def counts_with(self, persons: Collection[int]) -> bool:
        """Whether it is counted where these come."""
        return not any(one in persons for one in self.without) and all(
            any(one in persons for one in group) for group in self.groups
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of some requests are met in one of the windows (empty: at any time), on the calendar day of
    that position (None: on any), in the city (None: in any).

    Of `requests` each counts whoever comes, of `attended` each once where one of them says so. A meeting
    counts where it starts. `most`: no more than so many; `least`: no fewer, only with a
    weight. What is missing or too many is the measure.
    """

    requests: tuple[int, ...]
    windows: tuple[Window, ...] = ()
    least: int = 0
    most: int | None = None
    weight: int | None = None
    day: int | None = None
    city: int | None = None
    attended: tuple[Attended, ...] = ()

    def all_requests(self) -> tuple[int, ...]:
        """Every request that may count, each once."""
        if not self.attended:
            return self.requests
        return tuple(dict.fromkeys((*self.requests, *(one.request for one in self.attended))))


def count_has(count: Count, request: int, persons: Collection[int]) -> bool:
    """Whether a request counts where these come to it."""
    return request in count.requests or any(
        one.request == request and one.counts_with(persons) for one in count.attended
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A person's working time on each calendar day (where they are). What is None is not asked.

    `most`: minutes of meetings. `span`: minutes from the start of any engagement of the day to the
    end of any other, where one of the two is a meeting. `stretch`: minutes from the start to the end
    of meetings, two or more, that follow each other with less than `pause` minutes between. `change_over`: minutes
    from the end of a meeting to the start of any later one. Each day broken in one of the four counts
    once.
    """

    person: int
    most: int | None = None
    span: int | None = None
    stretch: int | None = None
    pause: int = 15
    change_over: int | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meal:
    """Something that each of some persons takes at a time of their own: `minutes` within a window.

    The way from the engagement before to the one after comes on top of it.
    """

    persons: tuple[int, ...]
    window: Window
    minutes: int


def check_meals(meals: Sequence[Meal], persons: int) -> None:
    """Raise ProblemError where a meal names nobody that is there, or does not fit its window."""
    for i, meal in enumerate(meals):
        _check_names(f"meal {i}", "person", meal.persons, persons)
        if not 0 < meal.minutes <= meal.window.end - meal.window.start:
            raise ProblemError(f"meal {i} of {meal.minutes} minutes does not fit its window")


def check_demands(
    pairs: Sequence[Pair],
    counts: Sequence[Count],
    works: Sequence[Work],
    requests: int,
    persons: int,
) -> None:
    """Raise ProblemError where one names what is not there, or makes no sense."""
    _check_pairs(pairs, requests, persons)
    _check_counts(counts, requests, persons)
    for i, work in enumerate(works):
        _check_names(f"work {i}", "person", (work.person,), persons)
    for what, demands in (("pair", pairs), ("count", counts), ("work", works)):
        _check_weights(what, demands)


def check_places(counts: Sequence[Count], days: int, cities: int) -> None:
    """Raise ProblemError where a count names a day or a city that is not there."""
    for i, count in enumerate(counts):
        for what, position, there in (("day", count.day, days), ("city", count.city, cities)):
            if position is not None:
                _check_names(f"count {i}", what, (position,), there)


def _check_pairs(pairs: Sequence[Pair], requests: int, persons: int) -> None:
    for i, pair in enumerate(pairs):
        _check_names(f"pair {i}", "request", (pair.first, pair.second), requests)
        if pair.kind is PairKind.BEFORE and pair.weight is None:
            raise ProblemError(f"pair {i} must come before: that is asked with `after`")
        if pair.days < 1:
            raise ProblemError(f"pair {i} is {pair.days} days apart; it must be at least 1")
        if pair.persons and pair.kind is not PairKind.APART:
            raise ProblemError(f"pair {i} asks for persons; only pairs kept apart do")
        _check_names(f"pair {i}", "person", pair.persons, persons)


def _check_counts(counts: Sequence[Count], requests: int, persons: int) -> None:
    for i, count in enumerate(counts):
        _check_names(f"count {i}", "request", count.requests, requests)
        for one in count.attended:
            _check_names(f"count {i}", "request", (one.request,), requests)
            for group in (*one.groups, one.without):
                _check_names(f"count {i}", "person", group, persons)
        if count.least > 0 and count.weight is None:
            raise ProblemError(f"count {i} has a least number and no weight")
        if count.least < 0 or (count.most is not None and count.most < 0):
            raise ProblemError(f"count {i} has a number below 0")
        if count.most is not None and count.least > count.most:
            raise ProblemError(f"count {i} asks for more than it allows")


def _check_names(here: str, what: str, named: Sequence[int], there: int) -> None:
    for one in named:
        if not 0 <= one < there:
            raise ProblemError(f"{here} names {what} {one}; there are {there}")
    if len(set(named)) != len(named):
        raise ProblemError(f"{here} names a {what} twice")


def _check_weights(what: str, demands: Iterable[Pair | Count | Work]) -> None:
    for i, demand in enumerate(demands):
        if demand.weight is not None and demand.weight < 1:
            raise ProblemError(f"{what} {i} has weight {demand.weight}; it must be at least 1")
