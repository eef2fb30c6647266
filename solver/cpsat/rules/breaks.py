"""BREAKS: how often the travelling persons wait between two engagements of a day.

Two ways to count, by the kind of part. In slots: a chain of slots for each person and day
(`chain`). Elsewhere: each engagement but the first of a day ends a wait, unless it begins just when
another ends (`touching`).
"""

from __future__ import annotations

from solver.cpsat.rules import chain, touching
from solver.cpsat.rules.days import PersonDay, person_days, standing_day
from solver.cpsat.variables import Board, Total
from solver.standing import Plan


def total(board: Board) -> Total:
    """What the meetings add to the waits of all travelling persons."""
    found, waits = Total(), waits_of(board)
    for person, one in waits.of_person.items():
        found.include(one)
        found.constant -= waits.standing[person]
    if waits.chain is not None and board.all_placed:
        board.once("windows", waits.chain.add_windows)
    return found


def waits_of(board: Board) -> Waits:
    """The waits of a board, made when they are first asked for."""
    return board.once("waits", lambda: Waits(board))


class Waits:
    """Each travelling person's waits, exact however the plan is; made once for a board."""

    def __init__(self, board: Board) -> None:
        self._days: dict[int, list[PersonDay]] = {}
        for day in person_days(board):
            self._days.setdefault(day.person, []).append(day)
        self.chain = chain.Chain(board) if board.part.slots else None
        self.standing: dict[int, int] = {}
        self.of_person: dict[int, Total] = {}
        self._apart: dict[int, int] = {}
        for person, one in enumerate(board.problem.persons):
            if one.travels:
                self._add_person(board, person)

    def count(self, person: int, plan: Plan) -> int:
        """How often a person waits in a plan."""
        days = self._days.get(person, ())
        return self._apart[person] + sum(day.waits(day.meetings(plan)) for day in days)

    def _add_person(self, board: Board, person: int) -> None:
        days = self._days.get(person, [])
        planned = {day.day for day in days}
        others = (n for n in range(len(board.problem.days)) if n not in planned)
        apart = sum(standing_day(board, person, n).waits() for n in others)
        if not days:
            total = Total()
        elif self.chain is not None:
            total = self.chain.waits(person, days)
        else:
            total = touching.waits(board, days)
        total.constant += apart
        self._apart[person] = apart
        self.standing[person] = apart + sum(day.waits() for day in days)
        self.of_person[person] = total
