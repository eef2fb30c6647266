"""What must come after another request begins when that has ended."""

from __future__ import annotations

from solver.cpsat.variables import Board


def add(board: Board) -> None:
    """For each two placed requests of which one comes after the other."""
    for later in board.part.requests:
        for earlier in board.problem.requests[later].after:
            if earlier not in board.places:
                continue
            if board.part.fine:
                _by_starts(board, earlier, later)
            else:
                end = board.start[earlier] + board.problem.requests[earlier].minutes
                board.model.add(board.start[later] >= end).only_enforce_if(
                    board.placed[earlier], board.placed[later]
                )


def _by_starts(board: Board, earlier: int, later: int) -> None:
    """At each minute: not the earlier one still to end and the later one begun."""
    minutes = board.problem.requests[earlier].minutes
    for minute in sorted({place.cell.starts[0] for place in board.places[later]}):
        unended = [p.literal for p in board.places[earlier] if p.cell.starts[0] + minutes > minute]
        begun = [p.literal for p in board.places[later] if p.cell.starts[0] <= minute]
        if unended:
            board.model.add_at_most_one([*unended, *begun])
