"""A pool has only so many tables. Like tables are counted, never told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from ortools.sat.python import cp_model

from solver.cpsat.rules.one_person_one_place import running_at_starts
from solver.cpsat.variables import Board, Literal, Place, Value
from solver.standing import Plan


def add(board: Board) -> None:
    """Tables in use at once, pinned meetings counted; pools that cannot fill up are left out."""
    if board.part.fine:
        _add_counts(board)
        return
    literals: dict[tuple[int, int], list[Literal]] = defaultdict(list)
    for place in board.all_places():
        if place.cell.pool is not None:
            literals[place.cell.pool, place.cell.request].append(place.literal)
    for pool in sorted({pool for pool, _ in literals}):
        users = [r for p, r in literals if p == pool]
        if can_fill(board, pool, users):
            _add_cumulative(board, pool, {r: literals[pool, r] for r in users})


def can_fill(board: Board, pool: int, users: list[int]) -> bool:
    """False when the people cannot fill the tables: each is at one table at a time, so no more
    meetings run at once than people in a set that touches every meeting.
    """
    tables = board.problem.pools[pool].tables
    if board.candidates.stands.uses.get(pool):
        return True
    left = [set(board.problem.requests[r].persons) for r in users]
    alone = sum(1 for persons in left if not persons)
    left = [persons for persons in left if persons]
    touching = 0
    while left and touching + alone <= tables:
        most, _ = Counter(p for persons in left for p in persons).most_common(1)[0]
        left = [persons for persons in left if most not in persons]
        touching += 1
    return bool(left) or touching + alone > tables


def _add_cumulative(board: Board, pool: int, users: dict[int, list[Literal]]) -> None:
    model = board.model
    intervals: list[cp_model.IntervalVar] = []
    for r, literals in users.items():
        used = board.any_of(literals, f"request {r} in pool {pool}", _is_in(board, r, pool))
        minutes = board.problem.requests[r].minutes
        intervals.append(
            model.new_optional_fixed_size_interval_var(
                board.start[r], minutes, used, f"table {r} {pool}"
            )
        )
    demands = [1] * len(intervals)
    tables = board.problem.pools[pool].tables
    for start, end, taken in _taken(board, pool):
        intervals.append(model.new_fixed_size_interval_var(start, end - start, "pinned"))
        demands.append(taken)
    if tables == 1:
        model.add_no_overlap(intervals)
    else:
        model.add_cumulative(intervals, demands, tables)


def _is_in(board: Board, r: int, pool: int) -> Value:
    def value(plan: Plan) -> int:
        cell = board.cell_in(r, plan)
        return int(cell is not None and cell.pool == pool)

    return value


def _taken(board: Board, pool: int) -> list[tuple[int, int, int]]:
    """Tables that pinned meetings take, as (start, end, how many): never more than there are,
    since pins that clash must not make the rest impossible.
    """
    uses = board.candidates.stands.uses.get(pool, ())
    edges = sorted({edge for use in uses for edge in use})
    tables = board.problem.pools[pool].tables
    stretches = [
        (a, b, min(tables, sum(1 for s, e in uses if s <= a and b <= e)))
        for a, b in pairwise(edges)
    ]
    return [(a, b, taken) for a, b, taken in stretches if taken]


def _add_counts(board: Board) -> None:
    """Tables in use can only grow where a meeting starts: count there, and at pinned starts."""
    running = running_at_starts(board)
    places = [p for p in board.all_places() if p.cell.pool is not None]
    for pool in sorted({p.cell.pool for p in places if p.cell.pool is not None}):
        here = [p for p in places if p.cell.pool == pool]
        if not can_fill(board, pool, sorted({p.cell.request for p in here})):
            continue
        taken = _taken(board, pool)
        for minute, there in running.items():
            _count(board, pool, minute, [p for p in there if p.cell.pool == pool], taken)
        for minute, _, _ in taken:
            there = [p for p in here if p.cell.starts[0] <= minute < p.cell.last_end]
            _count(board, pool, minute, there, taken)


def tables_left(board: Board, pool: int, minute: int) -> int:
    """Tables that pinned meetings leave at a minute."""
    taken = sum(n for a, b, n in _taken(board, pool) if a <= minute < b)
    return board.problem.pools[pool].tables - taken


def _count(
    board: Board, pool: int, minute: int, running: list[Place], taken: list[tuple[int, int, int]]
) -> None:
    left = board.problem.pools[pool].tables - sum(n for a, b, n in taken if a <= minute < b)
    if len(running) > left:
        board.model.add(cp_model.LinearExpr.sum([p.literal for p in running]) <= left)
