"""Implied limits: what is placed in a stretch fits into its minutes. They prove over-full days.

For each person and stretch between standing engagements and breaks, for each person and day,
and for each pool and day: the minutes placed are at most those that are there, rounded down to
what the lengths can add up to (a stretch of 100 minutes holds only 90 of half-hour meetings).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from solver.cpsat.rules.days import covered
from solver.cpsat.variables import Board, Place


def add(board: Board) -> None:
    """Add the limits that can bind."""
    stretches: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in board.all_places():
        cell = place.cell
        for k, person in enumerate(cell.persons):
            stretches["s", person, cell.day, cell.gaps[k], cell.breaks[k]].append(place)
            stretches["d", person, cell.day].append(place)
        if cell.pool is not None:
            stretches["p", cell.pool, cell.day].append(place)
    for key, places in stretches.items():
        kind, who = key[0], key[1]
        tables = board.problem.pools[who].tables if kind == "p" and isinstance(who, int) else 1
        _limit(board, places, tables)


def _limit(board: Board, places: list[Place], tables: int) -> None:
    longest: dict[int, int] = {}
    for place in places:
        longest[place.cell.request] = place.cell.minutes
    # A meeting of the stretch may run over its nominal end only within its own cell.
    free = covered((p.cell.starts[0], p.cell.last_end) for p in places)
    room = best_sum(longest.values(), free) * tables if tables == 1 else free * tables
    if sum(longest.values()) > room:
        terms = [(p.literal, p.cell.minutes) for p in places]
        board.model.add(
            cp_model.LinearExpr.weighted_sum([t[0] for t in terms], [t[1] for t in terms]) <= room
        )


def best_sum(lengths: Iterable[int], room: int) -> int:
    """The most that some of the lengths add up to without exceeding the room."""
    reachable = 1
    mask = (1 << (room + 1)) - 1
    for length in lengths:
        reachable |= (reachable << length) & mask
    return reachable.bit_length() - 1
