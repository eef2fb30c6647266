"""Build the model of one part: its variables and every hard rule between meetings."""

from __future__ import annotations

from solver.candidates import Candidates
from solver.cpsat.cells import Clock
from solver.cpsat.decompose import Part
from solver.cpsat.rules import (
    breaks,
    counts,
    enough_time,
    fairness,
    meals,
    one_person_one_place,
    order,
    pairs,
    room_capacity,
    table_counts,
    travel_time,
    work,
)
from solver.cpsat.variables import Board


def build(candidates: Candidates, clock: Clock, part: Part) -> Board:
    """The board of a part with all hard rules and the limits that they imply."""
    board = Board(candidates, clock, part)
    intervals = {}
    if not part.fine:
        intervals = {
            r: board.model.new_optional_fixed_size_interval_var(
                board.start[r],
                candidates.problem.requests[r].minutes,
                board.placed[r],
                f"meeting {r}",
            )
            for r in part.requests
        }
    one_person_one_place.add(board, intervals)
    travel_time.add(board)
    if table_counts.can_count(board):
        table_counts.add(board)
    else:
        room_capacity.add(board)
    order.add(board)
    pairs.add(board)
    counts.add(board)
    work.add(board)
    meals.add(board)
    enough_time.add(board)
    if board.problem.fairness is not None:
        fairness.add(board, breaks.waits_of(board))
    return board
