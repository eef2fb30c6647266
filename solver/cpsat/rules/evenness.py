"""EVENNESS: the squared number of meetings of each travelling person, day and city.

The n-th meeting of a day adds 2n - 1, so the squares are a sum of steps.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from ortools.sat.python import cp_model

from solver.cpsat.cells import Cell
from solver.cpsat.variables import Board, Literal, Place, Total, Value
from solver.standing import Plan

Load = tuple[int, int, int]
"""Person, day, city."""


def total(board: Board) -> Total:
    """Sum of the squared loads, less the squares of what is pinned."""
    of_load: dict[Load, list[Place]] = defaultdict(list)
    for place in board.all_places():
        for key in _loads(board, place.cell):
            of_load[key].append(place)
    pinned = _pinned(board)
    found = Total()
    for key, places in of_load.items():
        for n, step in enumerate(_steps(board, key, places)):
            found.add(step, 2 * (n + pinned[key]) + 1)
    return found


def _loads(board: Board, cell: Cell) -> list[Load]:
    if cell.day < 0:
        return []
    problem = board.problem
    city = problem.sites[cell.site].city
    return [(p, cell.day, city) for p in cell.persons if problem.persons[p].travels]


def _pinned(board: Board) -> dict[Load, int]:
    count: dict[Load, int] = defaultdict(int)
    problem = board.problem
    for r, spot in board.candidates.stands.given.items():
        request = problem.requests[r]
        city = problem.sites[request.options[spot.option].site].city
        for person in request.attending(spot.option):
            count[person, board.candidates.observance.day(r, spot), city] += 1
    return count


def _steps(board: Board, key: Load, places: list[Place]) -> list[Literal]:
    """Literals of which as many are true as meetings fall on the load, the first ones first."""
    most = len({place.cell.request for place in places})
    steps: list[Literal] = [
        board.boolean(f"load {key} over {n}", _exceeds(board, key, places, n)) for n in range(most)
    ]
    literals = [place.literal for place in places]
    board.model.add(cp_model.LinearExpr.sum(steps) == cp_model.LinearExpr.sum(literals))
    for earlier, later in pairwise(steps):
        board.model.add_implication(later, earlier)
    return steps


def _exceeds(board: Board, key: Load, places: list[Place], n: int) -> Value:
    requests = sorted({place.cell.request for place in places})

    def value(plan: Plan) -> int:
        count = 0
        for r in requests:
            cell = board.cell_in(r, plan)
            count += cell is not None and key in _loads(board, cell)
        return int(count > n)

    return value
