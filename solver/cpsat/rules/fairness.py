"""Nobody of those who travel waits oftener than another by more than the problem allows."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.cpsat.rules.breaks import Waits
from solver.cpsat.variables import Board


def add(board: Board, waits: Waits) -> None:
    """Bounds between one least number and that plus the fairness.

    What is fixed or pinned may be unfair already; then nothing is asked of the rest.
    """
    most = board.problem.fairness
    if most is None:
        return
    standing = waits.standing.values()
    if max(standing, default=0) - min(standing, default=0) > most:
        return
    highest = max(standing, default=0) + len(board.part.requests)
    persons = list(waits.of_person)
    least = board.integer(
        cp_model.Domain(0, highest),
        "least waits",
        lambda plan: min((waits.count(one, plan) for one in persons), default=0),
    )
    for total in waits.of_person.values():
        board.model.add(total.expression >= least)
        board.model.add(total.expression <= least + most)
