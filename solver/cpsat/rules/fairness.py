"""Nobody of those who travel waits oftener than another by more than the problem allows."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.cpsat.rules import breaks
from solver.cpsat.variables import Board


def add(board: Board) -> None:
    """Bounds between one least number and that plus the fairness.

    What is fixed or pinned may be unfair already; then nothing is asked of the rest.
    """
    most = board.problem.fairness
    if most is None:
        return
    standing = breaks.standing_waits(board)
    if max(standing.values(), default=0) - min(standing.values(), default=0) > most:
        return
    waits = breaks.waits(board)
    highest = max(standing.values(), default=0) + len(board.part.requests)
    least = board.integer(
        cp_model.Domain(0, highest),
        "least waits",
        lambda plan: min((w.value(plan) for w in waits.values()), default=0),
    )
    for person in waits:
        count = waits[person].expression
        board.model.add(count >= least)
        board.model.add(count <= least + most)
