"""The places of a request, grouped into cells: sets of starts between which no rule tells.

All starts of a cell share the option, the day, the position between the standing engagements
and breaks of every person concerned, and whether the way onward begins in a peak. So the
minutes between two cells are constants and a cell's literal stands for all of them. A part
whose meetings all last alike at one site gets one cell per start instead (`fine`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from solver.candidates import Candidates, Choice
from solver.days import Days
from solver.problem import Problem
from solver.standing import Diary


@dataclass(frozen=True, slots=True)
class Cell:
    """Starts of one request. `persons` attend; `gaps[k]` is the position of the k-th one's located
    gap, and `breaks[k]` how many of that one's breaks lie before. Who is `called` is not at the site;
    `own_days`: their days, in that order.
    """

    request: int
    option: int
    site: int
    pool: int | None
    persons: tuple[int, ...]
    day: int
    starts: tuple[int, ...]
    minutes: int
    peak: bool
    gaps: tuple[int, ...]
    breaks: tuple[int, ...]
    called: tuple[int, ...] = ()
    own_days: tuple[int, ...] = ()

    def day_of(self, person: int) -> int:
        """The day on which it is for somebody who attends."""
        if person not in self.called:
            return self.day
        return self.own_days[self.called.index(person)]

    @property
    def first_end(self) -> int:
        return self.starts[0] + self.minutes

    @property
    def last_end(self) -> int:
        return self.starts[-1] + self.minutes


class Clock:
    """Finds the day, the gap and the break count of a minute."""

    def __init__(self, problem: Problem, diaries: tuple[Diary, ...]) -> None:
        self._days = Days(problem)
        self._ends = [[block.end for block in d.blocks] for d in diaries]
        self._break_ends = [[end for _, end in d.breaks] for d in diaries]

    def day(self, site: int, minute: int) -> int:
        """Position of the calendar day at a site, or -1."""
        return self._days.at(site, minute)

    def day_of(self, person: int, choice: Choice, minute: int) -> int:
        """The same for somebody who attends: who is called has the day of their own city."""
        return self._days.of_person(person, choice.site, minute, choice.called)

    def gap(self, person: int, minute: int) -> int:
        """How many standing blocks of the person have ended by this minute."""
        return bisect_right(self._ends[person], minute)

    def breaks(self, person: int, minute: int) -> int:
        """How many breaks of the person have ended by this minute."""
        return bisect_right(self._break_ends[person], minute)


_Key = tuple[
    int, int, bool, tuple[bool, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...], int | None
]  # fmt: skip


def cells_of(candidates: Candidates, clock: Clock, r: int, *, fine: bool) -> list[Cell]:
    """The cells of one request, in order of option and time."""
    request = candidates.problem.requests[r]
    groups: dict[_Key, list[int]] = {}
    where = {choice.option: choice for choice in candidates.choices[r]}
    for choice in candidates.choices[r]:
        for start in choice.starts:
            end = start + request.minutes
            key = (
                choice.option,
                clock.day(choice.site, start),
                candidates.ways.is_peak(choice.site, end),
                _peaks(candidates, end) if choice.called else (),
                tuple(clock.day_of(p, choice, start) for p in choice.called),
                tuple(clock.gap(p, start) for p in choice.persons),
                tuple(clock.breaks(p, start) for p in choice.persons),
                start if fine else None,
            )
            groups.setdefault(key, []).append(start)
    found = []
    for key, starts in groups.items():
        option, day, peak, _, own_days, gaps, breaks, _ = key
        choice = where[option]
        found.append(
            Cell(
                request=r,
                option=option,
                site=choice.site,
                pool=choice.pool,
                persons=choice.persons,
                day=day,
                starts=tuple(starts),
                minutes=request.minutes,
                peak=peak,
                gaps=gaps,
                breaks=breaks,
                called=choice.called,
                own_days=own_days,
            )
        )
    return found


def _peaks(candidates: Candidates, minute: int) -> tuple[bool, ...]:
    """Whether the roads are full then, city by city: who is called may be in any of them."""
    return tuple(
        any(peak.start <= minute < peak.end for peak in city.peaks)
        for city in candidates.problem.cities
    )
