"""The tiers as totals over the board, in the same terms as `solver.check.score`.

Each gives the part's share: what its meetings add to the score of what stands alone.
"""

from __future__ import annotations

from collections.abc import Callable

from solver.cpsat.rules import breaks, changes, counts, evenness, gaps, moves, pairs, wishes, work
from solver.cpsat.variables import Board, Total
from solver.tiers import TierName


def placed(board: Board) -> Total:
    """Weights of the requests placed."""
    total = Total()
    for r in board.part.requests:
        total.add(board.placed[r], board.problem.requests[r].weight)
    return total


def ruled(board: Board) -> Total:
    """Costs of the weighed demands broken."""
    total = Total()
    for rule in (pairs, counts, work):
        rule.total(board, total)
    return total


TOTALS: dict[TierName, Callable[[Board], Total]] = {
    TierName.PLACED: placed,
    TierName.AGREED: changes.agreed,
    TierName.CHANGES: changes.changes,
    TierName.SHIFT: changes.shift,
    TierName.RELOCATED: changes.relocated,
    TierName.RULES: ruled,
    TierName.WISHES: wishes.total,
    TierName.BREAKS: breaks.total,
    TierName.GAPS: gaps.total,
    TierName.MOVES: moves.total,
    TierName.EVENNESS: evenness.total,
}
