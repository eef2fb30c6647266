"""Nobody is in two meetings at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.cpsat.variables import Board, Literal, Place, Value


def add(board: Board, intervals: dict[int, cp_model.IntervalVar]) -> None:
    """No overlap among the meetings of each person; by cliques where cells are single starts."""
    if board.part.slots and board.counts_waits:
        _add_busy(board)
        return
    if board.part.fine:
        _add_cliques(board)
        return
    of_person: dict[int, list[int]] = defaultdict(list)
    for r in board.part.requests:
        for person in board.everyone(r):
            of_person[person].append(r)
    seen: set[tuple[int, ...]] = set()
    for person, requests in of_person.items():
        mine = [_interval(board, intervals, r, person) for r in requests]
        key = tuple(one.index for one in mine)
        if len(mine) > 1 and key not in seen:
            seen.add(key)
            board.model.add_no_overlap(mine)


def _interval(
    board: Board, intervals: dict[int, cp_model.IntervalVar], r: int, person: int
) -> cp_model.IntervalVar:
    """When a person is at the meeting: always with it, or only by some of its options."""
    if person in board.problem.requests[r].persons:
        return intervals[r]
    return board.model.new_optional_fixed_size_interval_var(
        board.start[r],
        board.problem.requests[r].minutes,
        board.attends(r, person),
        f"{person} at {r}",
    )


def _add_cliques(board: Board) -> None:
    """At each start, at most one of the meetings that would then be running."""
    running = running_at_starts(board)
    of_person: dict[tuple[int, int], list[Literal]] = defaultdict(list)
    for minute, places in running.items():
        for place in places:
            for person in place.cell.persons:
                of_person[person, minute].append(place.literal)
    for literals in of_person.values():
        if len(literals) > 1:
            board.model.add_at_most_one(literals)


def _add_busy(board: Board) -> None:
    """In slots: each person has exactly one of the meetings of a slot, or is idle in it."""
    of_person: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for place in board.all_places():
        for person in place.cell.persons:
            of_person[person, place.cell.starts[0]].append(place)
    for (person, start), places in of_person.items():
        literals = [place.literal for place in places]
        requests = [place.cell.request for place in places]
        busy = board.any_of(literals, f"busy {person} {start}", _is_met(requests, start))
        board.busy[person, start] = busy
        if len(literals) > 1:
            board.model.add_exactly_one([*literals, busy.negated()])


def _is_met(requests: Sequence[int], start: int) -> Value:
    return lambda plan: int(any(r in plan and plan[r].start == start for r in requests))


def running_at_starts(board: Board) -> dict[int, list[Place]]:
    """For each start of any single-start cell: the places whose meeting would be running."""
    starts = sorted({place.cell.starts[0] for place in board.all_places()})
    by_start: dict[int, list[Place]] = defaultdict(list)
    for place in board.all_places():
        by_start[place.cell.starts[0]].append(place)
    running: dict[int, list[Place]] = {}
    for minute in starts:
        running[minute] = [
            place
            for start in starts
            if start <= minute
            for place in by_start[start]
            if minute < start + place.cell.minutes
        ]
    return running
