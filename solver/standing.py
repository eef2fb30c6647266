"""What stands before any planning: fixed engagements and pinned meetings, as each person's diary.

A pinned meeting whose place is known is taken as given, even where it breaks a rule: the rest is
planned round it and the checker names the breach. Nothing is searched here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from solver.days import Days
from solver.problem import NO_WAY, Option, Problem
from solver.solution import Placement, Solution

FAR = 10**9
"""A minute before (negated) and after everything."""

NOWHERE = -1
"""In place of a site: of who takes part in a call from wherever they are."""


class Spot(NamedTuple):
    """Where a request is placed: its start and the position in its options."""

    start: int
    option: int


Plan = Mapping[int, Spot]
"""Placements by request, as the search holds them."""


class Block(NamedTuple):
    """Standing engagements that touch or overlap in time, taken as one: where it is entered
    and where it is left. `first_day` and `last_day` are the days of the engagements that say so.
    """

    start: int
    end: int
    from_site: int
    to_site: int
    first_day: int
    last_day: int


class _Stands(NamedTuple):
    """A located engagement that stands. Of those that begin and end together a fixed one comes
    before a pinned one, and the first in the Problem before the next.
    """

    start: int
    end: int
    request: int
    fixed: int
    from_site: int
    to_site: int


@dataclass(frozen=True, slots=True)
class Diary:
    """One person's standing engagements: located blocks, merged breaks, when the located ones and calls are
    (start, end, day), those that have no place of their own but belong to the day, and calls that are given.
    """

    blocks: tuple[Block, ...]
    breaks: tuple[tuple[int, int], ...]
    located: tuple[tuple[int, int, int], ...]
    somewhere: tuple[tuple[int, int, int], ...] = ()
    calls: tuple[tuple[int, int], ...] = ()

    def on_day(self, day: int) -> list[tuple[int, int]]:
        """When there are engagements that stand on a day, with a place or without."""
        return [(s, e) for s, e, one in (*self.located, *self.somewhere) if one == day]


@dataclass(frozen=True, slots=True)
class Standing:
    """Pinned meetings that are taken as given, the diaries round them, and tables they use."""

    given: dict[int, Spot]
    diaries: tuple[Diary, ...]
    uses: dict[int, list[tuple[int, int]]]


def site_of(option: Option, person: int) -> int:
    """Where a person is by an option; NOWHERE for who is called."""
    return NOWHERE if person in option.called else option.site


def standing_line(diary: Diary) -> list[tuple[int, int, int, int, int]]:
    """What stands for a person as entries: start, end, site entered, site left, -1."""
    line = [(b.start, b.end, b.from_site, b.to_site, -1) for b in diary.blocks]
    return sorted([*line, *((a, b, NOWHERE, NOWHERE, -1) for a, b in diary.calls)])


class Ways:
    """Travel minutes by the moment of leaving; None where no way joins two sites."""

    def __init__(self, problem: Problem) -> None:
        self._minutes = problem.travel.minutes
        self._peak = problem.travel.peak
        self._peaks = [
            [(p.start, p.end) for p in problem.cities[site.city].peaks] for site in problem.sites
        ]

    def is_peak(self, site: int, leave: int) -> bool:
        """True when leaving the site at this minute meets full roads."""
        return any(start <= leave < end for start, end in self._peaks[site])

    def by(self, here: int, there: int, *, peak: bool) -> int | None:
        """Minutes from here to there, in a peak or out of it; staying takes none."""
        if here == there:
            return 0
        minutes = (self._peak if peak else self._minutes)[here][there]
        return None if minutes == NO_WAY else minutes

    def at(self, here: int, there: int, leave: int) -> int | None:
        """Minutes from here to there when leaving at this minute."""
        return self.by(here, there, peak=self.is_peak(here, leave))


def standing(problem: Problem, chosen: Plan | None = None, *, takes_pins: bool = True) -> Standing:
    """Read what stands from the fixed engagements and the pins; `chosen` are pinned meetings
    whose place had to be chosen although none is legal. `takes_pins`: false when pins that are
    sound are planned like other requests, each at its one place.
    """
    given = dict(chosen or {}) | (known_pins(problem) if takes_pins else {})
    located: list[list[_Stands]] = [[] for _ in problem.persons]
    breaks: list[list[tuple[int, int]]] = [[] for _ in problem.persons]
    somewhere: list[list[tuple[int, int, int]]] = [[] for _ in problem.persons]
    days = Days(problem)
    calls: list[list[tuple[int, int, int]]] = [[] for _ in problem.persons]
    for i, fixed in enumerate(problem.fixed):
        window = fixed.window
        for person in dict.fromkeys(fixed.persons):
            if fixed.from_site is None or fixed.to_site is None:
                breaks[person].append((window.start, window.end))
                if fixed.city is not None:
                    day = days.in_city(fixed.city, window.start)
                    somewhere[person].append((window.start, window.end, day))
            else:
                located[person].append(
                    _Stands(window.start, window.end, -1, i, fixed.from_site, fixed.to_site)
                )
    uses: dict[int, list[tuple[int, int]]] = {}
    for i, spot in given.items():
        request = problem.requests[i]
        place, end = request.options[spot.option], spot.start + request.minutes
        for person in request.attending(spot.option):
            if person in place.called:
                day = days.of_person(person, place.site, spot.start, place.called)
                calls[person].append((spot.start, end, day))
            else:
                located[person].append(_Stands(spot.start, end, i, -1, place.site, place.site))
        if place.pool is not None:
            uses.setdefault(place.pool, []).append((spot.start, end))
    diaries = tuple(
        Diary(
            _blocks(sorted(line), days),
            _merged(sorted(free)),
            tuple(
                sorted([*((a.start, a.end, days.at(a.from_site, a.start)) for a in line), *called])
            ),
            tuple(sorted(apart)),
            _merged(sorted((start, end) for start, end, _ in called)),
        )
        for line, free, apart, called in zip(located, breaks, somewhere, calls, strict=True)
    )
    return Standing(given, diaries, uses)


def known_pins(problem: Problem) -> dict[int, Spot]:
    """The pinned meetings whose place is known."""
    return {
        i: Spot(request.pin.start, option)
        for i, request in enumerate(problem.requests)
        if request.pin is not None
        and request.pin.start is not None
        and (option := _known_option(problem, i)) is not None
    }


def solution_of(plan: Plan, given: Plan) -> Solution:
    """The plan, with what is given, as a Solution in order of request."""
    every = {**given, **plan}
    return Solution(
        placements=tuple(
            Placement(request=r, start=every[r].start, option=every[r].option)
            for r in sorted(every)
        )
    )


def _known_option(problem: Problem, i: int) -> int | None:
    request = problem.requests[i]
    left = (request.pin.options if request.pin else ()) or range(len(request.options))
    return left[0] if len(left) == 1 else None


def _blocks(line: Iterable[_Stands], days: Days) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for start, end, _, _, here, there in line:
        day = days.at(here, start)
        if blocks and start < blocks[-1].end:
            if end > blocks[-1].end:
                blocks[-1] = blocks[-1]._replace(end=end, to_site=there, last_day=day)
        else:
            blocks.append(Block(start, end, here, there, day, day))
    return tuple(blocks)


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
