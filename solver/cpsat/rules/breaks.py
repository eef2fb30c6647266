"""BREAKS: how often the travelling persons wait between two engagements of a day.

Two ways to count, by the kind of part. In slots: a chain of slots for each person and day
(`chain`). Elsewhere: each engagement but the first of a day ends a wait, unless it begins just when
another ends (`touching`).
"""

from __future__ import annotations

from solver.cpsat.rules import chain, touching
from solver.cpsat.rules.days import person_days, standing_day
from solver.cpsat.variables import Board, Total


def total(board: Board) -> Total:
    """What the meetings add to the waits of all travelling persons."""
    found = Total()
    standing = standing_waits(board)
    for person, one in waits(board).items():
        found.include(one)
        found.constant -= standing[person]
    if board.part.slots and board.all_placed:
        chain.add_windows(board)
    return found


def waits(board: Board) -> dict[int, Total]:
    """Each travelling person's waits, what stands counted: exact, however the plan is."""
    if board.waits is None:
        counted = (chain if board.part.slots else touching).waits(board, person_days(board))
        standing = standing_waits(board)
        planned = {(one.person, one.day) for one in person_days(board)}
        for person in standing:
            mine = counted.setdefault(person, Total())
            for day in range(len(board.problem.days)):
                if (person, day) not in planned:
                    mine.constant += standing_day(board, person, day).waits()
        board.waits = counted
    return board.waits


def standing_waits(board: Board) -> dict[int, int]:
    """Each travelling person's waits with nothing planned."""
    days = range(len(board.problem.days))
    return {
        person: sum(standing_day(board, person, day).waits() for day in days)
        for person, one in enumerate(board.problem.persons)
        if one.travels
    }
