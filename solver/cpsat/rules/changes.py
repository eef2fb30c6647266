"""AGREED, CHANGES, SHIFT and RELOCATED: what of the plan that stood is changed.

A cell says the option, so who notices is a number of the cell; only where the place is the old one
and the old start lies in the cell does a literal say that the meeting begins when it did.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.changes import Before
from solver.cpsat.variables import Board, Literal, Place, Total
from solver.problem import Request
from solver.standing import Plan


def agreed(board: Board) -> Total:
    """People who notice changes of what was agreed."""
    return _noticed(board, is_agreed=True)


def changes(board: Board) -> Total:
    """People who notice other changes, weighted."""
    return _noticed(board, is_agreed=False)


def shift(board: Board) -> Total:
    """Minutes by which meetings begin earlier or later."""
    total = Total()
    for stood in _of_part(board):
        r = stood.request
        if board.part.fine:
            for place in board.places[r]:
                if away := abs(place.cell.starts[0] - stood.start):
                    total.add(place.literal, away)
            continue
        far = max(abs(s - stood.start) for place in board.places[r] for s in place.cell.starts)
        if far:
            total.add(_away(board, stood, far), 1)
    return total


def relocated(board: Board) -> Total:
    """People of meetings at another place."""
    total = Total()
    for stood in _of_part(board):
        request = board.problem.requests[stood.request]
        for place in board.places[stood.request]:
            if not _is_at(board, stood, place):
                there = {*request.people(stood.option), *request.people(place.cell.option)}
                total.add(place.literal, len(there))
    return total


def _of_part(board: Board) -> list[Before]:
    return [stood for stood in board.problem.before if stood.request in board.placed]


def _noticed(board: Board, *, is_agreed: bool) -> Total:
    """What placing meetings takes away from and adds to a plan in which all of them are off."""
    total = Total()
    for stood in _of_part(board):
        if stood.agreed is not is_agreed:
            continue
        request = board.problem.requests[stood.request]
        weight = 1 if is_agreed else stood.weight
        gone = weight * len(set(request.people(stood.option)))
        total.add(board.placed[stood.request], -gone)  # without it everyone is told that it is off
        for place in board.places[stood.request]:
            most = weight * _noticing(request, stood.option, place.cell.option, moved=True)
            kept = _kept(board, stood, place)
            total.add(place.literal, most)
            if kept is not None:
                least = weight * _noticing(request, stood.option, place.cell.option, moved=False)
                total.add(kept, least - most)
    return total


def _is_at(board: Board, stood: Before, place: Place) -> bool:
    old = board.problem.requests[stood.request].options[stood.option]
    return (old.site, old.pool) == (place.cell.site, place.cell.pool)


def _kept(board: Board, stood: Before, place: Place) -> Literal | None:
    """A literal that may be true only where time and place are the old ones, in this cell."""
    cell = place.cell
    near = [s for s in cell.starts if abs(s - stood.start) <= stood.tolerance]
    if not near or not _is_at(board, stood, place):
        return None
    if len(near) == len(cell.starts):
        return place.literal

    def make() -> Literal:
        def value(plan: Plan) -> int:
            spot = plan.get(stood.request)
            is_in = spot is not None and board.cell_in(stood.request, plan) is cell
            return int(is_in and spot is not None and spot.start in near)

        literal = board.boolean(f"kept {stood.request} {cell.option}", value)
        board.model.add_implication(literal, place.literal)
        begins = board.model.add_linear_expression_in_domain(
            board.start[stood.request], cp_model.Domain.from_values(near)
        )
        begins.only_enforce_if(literal)
        return literal

    return board.once(f"kept {stood.request} {cell.option} {cell.starts[0]}", make)


def _away(board: Board, stood: Before, far: int) -> cp_model.IntVar:
    """Minutes from the old start, 0 where the meeting is left out."""

    def value(plan: Plan) -> int:
        spot = plan.get(stood.request)
        return 0 if spot is None else abs(spot.start - stood.start)

    r = stood.request
    away = board.integer(cp_model.Domain(0, far), f"away {r}", value)
    for difference in (board.start[r] - stood.start, stood.start - board.start[r]):
        board.model.add(away >= difference).only_enforce_if(board.placed[r])
    return away


def _noticing(request: Request, was: int, now: int, *, moved: bool) -> int:
    """How many people notice when a meeting goes from one option to another. `moved`: also in time."""
    before, after = set(request.people(was)), set(request.people(now))
    old, new = request.options[was], request.options[now]
    if moved or (old.site, old.pool) != (new.site, new.pool):
        return len(before | after)
    return len(before ^ after)
