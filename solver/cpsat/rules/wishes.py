"""WISHES: the weights of the wishes met."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.cpsat.cells import Cell
from solver.cpsat.variables import Board, Literal, Place, Total, Value
from solver.problem import Wish
from solver.standing import Plan


def total(board: Board) -> Total:
    """Sum of the weights of the wishes met by placed meetings."""
    found = Total()
    for r in board.part.requests:
        for wish in board.problem.requests[r].wishes:
            for place in board.places[r]:
                met = _met(board, wish, place)
                if met is not None:
                    found.add(met, wish.weight)
    return found


def _met(board: Board, wish: Wish, place: Place) -> Literal | None:
    """A literal that may be true only when the meeting is in the cell as wished, if it can."""
    cell = place.cell
    wished = _wished_starts(wish, cell)
    if not wished:
        return None
    if len(wished) == len(cell.starts):
        return place.literal
    met = board.boolean(f"wish of {cell.request}", _is_in(cell, frozenset(wished)))
    board.model.add_implication(met, place.literal)
    board.model.add_linear_expression_in_domain(
        board.start[cell.request], cp_model.Domain.from_values(wished)
    ).only_enforce_if(met)
    return met


def _wished_starts(wish: Wish, cell: Cell) -> list[int]:
    if wish.options and cell.option not in wish.options:
        return []
    if not wish.windows:
        return list(cell.starts)
    return [
        s
        for s in cell.starts
        if any(w.start <= s and s + cell.minutes <= w.end for w in wish.windows)
    ]


def _is_in(cell: Cell, wished: frozenset[int]) -> Value:
    def value(plan: Plan) -> int:
        spot = plan.get(cell.request)
        return int(spot is not None and spot.option == cell.option and spot.start in wished)

    return value
