"""Unary counts: literals of which as many are true as there are true ones among those counted.

A totalizer (Bailleux and Boufkhad, CP 2003): the counts of two halves are merged, in both
directions. Counts beyond `most` are forbidden, so the tree stays small.

    halves that count a and b of theirs:  a >= i and b >= j  ->  at least i + j
                                          a <= i and b <= j  ->  at most  i + j
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solver.cpsat.variables import Board, Literal
from solver.standing import Plan

Count = Callable[[Plan], int]


@dataclass(frozen=True, slots=True)
class Unary:
    """The n-th literal (from 0) is true when more than n are; `count`: how many a plan has."""

    literals: tuple[Literal, ...]
    count: Count


def count_of(board: Board, leaves: Sequence[Unary], most: int, name: str) -> Unary:
    """The count of all leaves, of which at most `most` may be true."""
    if len(leaves) == 1:
        return leaves[0]
    half = len(leaves) // 2
    left = count_of(board, leaves[:half], most, f"{name}l")
    right = count_of(board, leaves[half:], most, f"{name}r")
    return _merged(board, left, right, most, name)


def _merged(board: Board, left: Unary, right: Unary, most: int, name: str) -> Unary:
    a, b = left.literals, right.literals
    count = _remembered(lambda plan: left.count(plan) + right.count(plan))
    told = [
        board.boolean(f"{name} over {n}", _is_over(count, n))
        for n in range(min(len(a) + len(b), most))
    ]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            least = [one[n - 1].negated() for one, n in ((a, i), (b, j)) if n]
            if i + j > len(told) + 1 or not least:
                pass
            elif i + j <= len(told):
                board.model.add_bool_or([*least, told[i + j - 1]])
            else:
                board.model.add_bool_or(least)
            if i + j < len(told):
                fewer = [one[n] for one, n in ((a, i), (b, j)) if n < len(one)]
                board.model.add_bool_or([*fewer, told[i + j].negated()])
    return Unary(tuple(told), count)


def _is_over(count: Count, n: int) -> Count:
    return lambda plan: int(count(plan) > n)


def _remembered(count: Count) -> Count:
    """Asked once for each plan: every literal of a node asks the same."""
    last: list[tuple[Plan, int]] = []

    def ask(plan: Plan) -> int:
        if not last or last[0][0] is not plan:
            last[:] = [(plan, count(plan))]
        return last[0][1]

    return ask
