"""Tables in use in each slot, counted in unary over people: for parts whose waits count.

Where all meetings have equally many people, k, the people busy in a slot are k times a number of
meetings. The count is built as a totalizer (Bailleux and Boufkhad, 2003): a tree that merges unary
counts, cut off where the tables end; its outputs are true in groups of k. With it the search learns
at once that an odd number of people cannot meet in pairs, which no single clause would say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.cpsat.rules.room_capacity import tables_left
from solver.cpsat.unary import Count, Unary, count_of
from solver.cpsat.variables import Board, Literal, Place


def can_count(board: Board) -> bool:
    """True for a part of slots whose waits count, at one pool or none, with groups of one size."""
    if not (board.part.slots and board.counts_waits):
        return False
    pools = {place.cell.pool for place in board.all_places()}
    sizes = {len(place.cell.persons) for place in board.all_places()}
    return len(pools) == 1 and len(sizes) == 1 and sizes != {0} and not board.chooses_people


def add(board: Board) -> None:
    """Count the tables of every slot."""
    slots: dict[int, list[Place]] = defaultdict(list)
    for place in board.all_places():
        slots[place.cell.starts[0]].append(place)
    counts = [_add_slot(board, start, places) for start, places in sorted(slots.items())]
    placed = cp_model.LinearExpr.sum(list(board.placed.values()))
    board.model.add(cp_model.LinearExpr.sum(counts) == placed)


def _add_slot(board: Board, start: int, places: Sequence[Place]) -> cp_model.IntVar:
    """The number of meetings in a slot."""
    size = len(board.problem.requests[places[0].cell.request].persons)
    persons = sorted(
        {p for place in places for p in board.problem.requests[place.cell.request].persons}
    )
    busy = [board.busy[person, start] for person in persons]
    pool = places[0].cell.pool
    most = min(len(places), len(persons) // size)
    if pool is not None:
        most = min(most, tables_left(board, pool, start))
        _cover(board, start, places, most)
    requests = [place.cell.request for place in places]
    count = board.integer(
        cp_model.Domain(0, most),
        f"tables {start}",
        lambda plan: sum(r in plan and plan[r].start == start for r in requests),
    )
    board.model.add(cp_model.LinearExpr.sum(busy) == size * count)
    leaves = [
        Unary((one,), _meets(board, person, start))
        for one, person in zip(busy, persons, strict=True)
    ]
    told = count_of(board, leaves, size * most, f"people {start} ")
    _in_groups(board.model, told.literals, size)
    return count


def _meets(board: Board, person: int, start: int) -> Count:
    requests = [r for r in board.part.requests if person in board.problem.requests[r].persons]
    return lambda plan: int(any(r in plan and plan[r].start == start for r in requests))


def _cover(board: Board, start: int, places: Sequence[Place], most: int) -> None:
    """The tables again, counted over people who cover all meetings: fewer terms, each of a clique."""
    if len(places) <= most:
        return
    left = list(places)
    terms: list[Literal] = []
    of_person: dict[int, set[int]] = defaultdict(set)
    for place in places:
        for person in board.problem.requests[place.cell.request].persons:
            of_person[person].add(place.cell.request)
    while left:
        open_ones = {place.cell.request for place in left}
        person = max(of_person, key=lambda one: len(of_person[one] & open_ones))
        covered = of_person[person] & open_ones
        if covered == of_person[person]:
            terms.append(board.busy[person, start])
        else:
            terms += [place.literal for place in left if place.cell.request in covered]
        left = [place for place in left if place.cell.request not in covered]
    board.model.add(cp_model.LinearExpr.sum(terms) <= most)


def _in_groups(model: cp_model.CpModel, told: Sequence[Literal], size: int) -> None:
    """True in whole groups: the n-th output says that there are at least n."""
    for first in range(0, len(told), size):
        group = told[first : first + size]
        if len(group) < size:
            for literal in group:
                model.add_bool_and(literal.negated())
        for one in group[1:] if len(group) == size else ():
            model.add(one == group[0])
