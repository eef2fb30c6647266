"""The tiers as expressions over the board, in the same terms as `solver.check.score`.

Each gives the part's share: what its meetings add to the score of what stands alone.
"""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.cpsat.rules import evenness, gaps, moves, wishes
from solver.cpsat.variables import Board, Linear
from solver.result import TierName


def placed(board: Board) -> Linear:
    """Weights of the requests placed."""
    requests = board.part.requests
    return cp_model.LinearExpr.weighted_sum(
        [board.placed[r] for r in requests],
        [board.problem.requests[r].weight for r in requests],
    )


EXPRESSIONS: dict[TierName, Callable[[Board], Linear]] = {
    TierName.PLACED: placed,
    TierName.WISHES: wishes.expression,
    TierName.GAPS: gaps.expression,
    TierName.MOVES: moves.expression,
    TierName.EVENNESS: evenness.expression,
}
