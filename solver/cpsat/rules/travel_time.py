"""The way from one meeting to the next takes its time, and breaks between come on top.

A cell fixes the site, the peak and the place among breaks, so the minutes needed from one cell
to another are constants. Ways to and from standing engagements are already in the candidates.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from solver.cpsat.cells import Cell
from solver.cpsat.rules import calls
from solver.cpsat.variables import Board, Literal, Place, Value
from solver.standing import FAR, Plan

Pair = tuple[int, int]


def add(board: Board) -> None:
    """For each two requests that share a person: their cells at different sites keep apart."""
    if board.part.fine:
        return
    together: dict[Pair, list[int]] = defaultdict(list)
    of_person: dict[int, list[int]] = defaultdict(list)
    for r in board.part.requests:
        for person in board.everyone(r):
            of_person[person].append(r)
    calls.add(board)
    for person, requests in of_person.items():
        for one, other in combinations(requests, 2):
            together[one, other].append(person)
    for (one, other), persons in together.items():
        _keep_apart(board, one, other, persons)


def _keep_apart(board: Board, one: int, other: int, persons: list[int]) -> None:
    order: list[Literal] = []
    for here in board.places[one]:
        for there in board.places[other]:
            if here.cell.site != there.cell.site:
                both = persons
                if board.chooses_people:
                    both = [
                        p for p in persons if p in here.cell.persons and p in there.cell.persons
                    ]
                if here.cell.called or there.cell.called:
                    called = (*here.cell.called, *there.cell.called)
                    both = [p for p in both if p not in called]
                forth = minutes_between(board, here.cell, there.cell, both)
                back = minutes_between(board, there.cell, here.cell, both)
                if forth is not None and back is not None:
                    _add_pair(board, here, there, forth, back, order)


def minutes_between(board: Board, before: Cell, after: Cell, persons: list[int]) -> int | None:
    """Minutes needed from the end of one cell's meeting to the start of the other's, FAR where
    there is no way; None when something standing lies between for everyone.
    """
    need: int | None = None
    for person in persons:
        i = before.persons.index(person)
        j = after.persons.index(person)
        if before.gaps[i] != after.gaps[j]:
            continue
        way = board.candidates.ways.by(before.site, after.site, peak=before.peak)
        if way is None:
            return FAR
        kept = board.candidates.stands.diaries[person].breaks
        way += sum(b - a for a, b in kept[before.breaks[i] : after.breaks[j]])
        need = way if need is None else max(need, way)
    return need


def _add_pair(
    board: Board, here: Place, there: Place, forth: int, back: int, order: list[Literal]
) -> None:
    one, other = here.cell, there.cell
    if one.last_end + forth <= other.starts[0] or other.last_end + back <= one.starts[0]:
        return
    can_forth = one.first_end + forth <= other.starts[-1]
    can_back = other.first_end + back <= one.starts[-1]
    both = [here.literal, there.literal]
    if not can_forth and not can_back:
        board.model.add_bool_or([literal.negated() for literal in both])
        return
    when: list[Literal] = []
    if can_forth and can_back:
        if not order:
            order.append(
                board.boolean(
                    f"order {one.request} {other.request}",
                    _is_before(one.request, other.request),
                )
            )
        when = [order[0]]
    first, second = board.start[one.request], board.start[other.request]
    if can_forth:
        board.model.add(second >= first + (one.minutes + forth)).only_enforce_if(both + when)
    if can_back:
        board.model.add(first >= second + (other.minutes + back)).only_enforce_if(
            both + [literal.negated() for literal in when]
        )


def _is_before(one: int, other: int) -> Value:
    def value(plan: Plan) -> int:
        return int(one in plan and other in plan and plan[one].start < plan[other].start)

    return value
