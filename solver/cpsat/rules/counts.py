"""How many of some requests are met in some windows: at most, and at least."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.cpsat.cells import Cell
from solver.cpsat.variables import Board, Literal, Place, Total, Value
from solver.demands import Count
from solver.standing import Plan, Spot


def add(board: Board) -> None:
    """The numbers that must not be exceeded."""
    for count in board.problem.counts:
        if count.weight is None and count.most is not None:
            literals = _inside(board, count)
            left = max(0, count.most - board.candidates.observance.number(count, {}))
            if len(literals) > left:
                board.model.add(cp_model.LinearExpr.sum(literals) <= left)


def total(board: Board, found: Total) -> None:
    """What the weighed numbers cost, less what they cost without any of the part's meetings."""
    observance = board.candidates.observance
    for n, count in enumerate(board.problem.counts):
        if count.weight is None:
            continue
        literals = _inside(board, count)
        if not literals:
            continue
        given = observance.number(count, {})
        off = board.integer(
            cp_model.Domain(0, len(literals) + given + count.least),
            f"off {n}",
            lambda plan, count=count: observance.off(count, plan),  # type: ignore[misc]
        )
        number = cp_model.LinearExpr.sum(literals) + given
        if count.most is not None:
            board.model.add(off >= number - count.most)
        if count.least:
            board.model.add(off >= count.least - number)
        found.add(off, count.weight)
        found.constant -= count.weight * observance.off(count, {})


def _inside(board: Board, count: Count) -> list[Literal]:
    """For each place of the part that counts whether it is taken within the windows, where it can be."""
    found: list[Literal] = []
    for r in count.all_requests():
        for place in board.places.get(r, ()):
            literal = _taken_inside(board, count, place)
            if literal is not None:
                found.append(literal)
    return found


def _taken_inside(board: Board, count: Count, place: Place) -> Literal | None:
    starts = place.cell.starts
    inside = [s for s in starts if _is_inside(board, count, place.cell, s)]
    if len(inside) == len(starts):
        return place.literal
    if not inside:
        return None
    r, model = place.cell.request, board.model
    taken = board.boolean(f"counted {r}", _value(board, count, place.cell))
    outside = [s for s in starts if s not in inside]
    model.add_implication(taken, place.literal)
    for domain, when in ((inside, [taken]), (outside, [place.literal, taken.negated()])):
        model.add_linear_expression_in_domain(
            board.start[r], cp_model.Domain.from_values(domain)
        ).only_enforce_if(when)
    return taken


def _is_inside(board: Board, count: Count, cell: Cell, start: int) -> bool:
    return board.candidates.observance.counts(count, cell.request, Spot(start, cell.option))


def _value(board: Board, count: Count, cell: Cell) -> Value:
    def value(plan: Plan) -> int:
        spot = plan.get(cell.request)
        return int(
            spot is not None
            and spot.option == cell.option
            and spot.start in cell.starts
            and _is_inside(board, count, cell, spot.start)
        )

    return value
