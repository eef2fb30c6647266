"""Waits counted by what touches: for parts with different lengths and places.

On one person's day every engagement but the first ends a wait, unless it begins just when another
one ends (breaks kept free in between not counted). So

    waits = engagements - touching pairs - 1 (where there is any engagement).

Nothing can lie between two that touch, so each has at most one before it and one after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise, permutations

from solver.cpsat.rules.days import PersonDay
from solver.cpsat.variables import Board, Literal, Place, Total
from solver.standing import Plan

Node = tuple[str, int]
"""A meeting by its request, or a standing engagement by its position on the day."""


def waits(board: Board, days: Sequence[PersonDay]) -> Total:
    """A person's waits on these days."""
    found = Total()
    for day in days:
        _Touching(board, day).count(found)
    return found


class _Touching:
    """The pairs that may touch on one person's day."""

    def __init__(self, board: Board, day: PersonDay) -> None:
        self._board = board
        self._day = day
        self._name = f"{day.person} {day.day}"
        self._places: dict[int, list[Place]] = defaultdict(list)
        for place in day.places:
            self._places[place.cell.request].append(place)
        self._before: dict[Node, list[Literal]] = defaultdict(list)
        self._after: dict[Node, list[Literal]] = defaultdict(list)

    def count(self, total: Total) -> None:
        """Add the waits of the day."""
        present = [place.literal for place in self._day.places]
        for literal in present:
            total.add(literal, 1)
        self._with_meetings(total)
        self._with_standing(total)
        for groups in (self._before, self._after):
            for literals in groups.values():
                self._board.model.add_at_most_one(literals)
        located = self._day.located
        total.constant += len(located)
        for (_, end), (start, _) in pairwise(located):
            # Nothing fits where nothing is to spare, so they touch whatever is planned.
            total.constant -= start - end <= self._day.kept(end, start)
        if located:
            total.constant -= 1
        else:
            used = self._board.any_of(
                present, f"meets {self._name}", lambda plan: int(bool(self._day.meetings(plan)))
            )
            total.add(used, -1)

    def _with_meetings(self, total: Total) -> None:
        for one, other in permutations(self._places, 2):
            for here in self._places[one]:
                for there in self._places[other]:
                    kept = self._kept_between(here, there)
                    if kept is not None and _can_touch(here, there, kept):
                        literal = self._touch(here, there, kept)
                        self._after["meeting", one].append(literal)
                        self._before["meeting", other].append(literal)
                        total.add(literal, -1)

    def _with_standing(self, total: Total) -> None:
        for number, (start, end) in enumerate(self._day.located):
            for places in self._places.values():
                for place in places:
                    cell = place.cell
                    for at in cell.starts:
                        done = at + cell.minutes
                        if at >= end and at - end == self._day.kept(end, at):
                            literal = self._touch_at(place, at)
                            self._after["standing", number].append(literal)
                            self._before["meeting", cell.request].append(literal)
                            total.add(literal, -1)
                        if done <= start and start - done == self._day.kept(done, start):
                            literal = self._touch_at(place, at)
                            self._before["standing", number].append(literal)
                            self._after["meeting", cell.request].append(literal)
                            total.add(literal, -1)

    def _kept_between(self, here: Place, there: Place) -> int | None:
        """Minutes kept free between two cells; None where something stands in between."""
        k = here.cell.persons.index(self._day.person)
        j = there.cell.persons.index(self._day.person)
        if here.cell.gaps[k] != there.cell.gaps[j] or here.cell.breaks[k] > there.cell.breaks[j]:
            return None
        breaks = self._board.candidates.stands.diaries[self._day.person].breaks
        return sum(b - a for a, b in breaks[here.cell.breaks[k] : there.cell.breaks[j]])

    def _touch(self, here: Place, there: Place, kept: int) -> Literal:
        board, one, other = self._board, here.cell.request, there.cell.request
        away = here.cell.minutes + kept
        literal = board.boolean(
            f"touch {one} {other} {self._name}",
            lambda plan: _do_touch(board, plan, here, there, away),
        )
        begins, follows = board.start[one], board.start[other]
        both = [here.literal, there.literal]
        for present in both:
            board.model.add_implication(literal, present)
        board.model.add(follows == begins + away).only_enforce_if(literal)
        if board.problem.fairness is not None:
            board.model.add(follows != begins + away).only_enforce_if([*both, literal.negated()])
        return literal

    def _touch_at(self, place: Place, at: int) -> Literal:
        """Whether the meeting begins at one minute, where it touches what stands."""
        board, r = self._board, place.cell.request
        if len(place.cell.starts) == 1:
            return place.literal
        literal = board.boolean(
            f"at {r} {at} {self._name}", lambda plan: _is_at(board, plan, place, at)
        )
        board.model.add_implication(literal, place.literal)
        board.model.add(board.start[r] == at).only_enforce_if(literal)
        if board.problem.fairness is not None:
            board.model.add(board.start[r] != at).only_enforce_if(
                [place.literal, literal.negated()]
            )
        return literal


def _can_touch(here: Place, there: Place, kept: int) -> bool:
    starts = set(there.cell.starts)
    return any(start + here.cell.minutes + kept in starts for start in here.cell.starts)


def _do_touch(board: Board, plan: Plan, here: Place, there: Place, away: int) -> int:
    one, other = here.cell.request, there.cell.request
    is_there = board.cell_in(one, plan) is here.cell and board.cell_in(other, plan) is there.cell
    return int(is_there and plan[other].start - plan[one].start == away)


def _is_at(board: Board, plan: Plan, place: Place, at: int) -> int:
    r = place.cell.request
    return int(board.cell_in(r, plan) is place.cell and plan[r].start == at)
