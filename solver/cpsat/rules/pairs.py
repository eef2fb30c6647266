"""What is asked of two requests: on one day, on different days, with time between, in order.

A cell fixes the day, so days are compared cell by cell; where the minutes of a cell decide, a linear
constraint does. A request that is given is a cell of its own that is always taken.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from solver.cpsat.variables import Board, Linear, Literal, Total, Value
from solver.demands import Pair, PairKind
from solver.standing import Plan


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where one of the two may be. `literal` None: it is there for sure."""

    literal: Literal | None
    day: int
    starts: tuple[int, ...]
    start: Linear | int
    persons: tuple[int, ...]


def add(board: Board) -> None:
    """The pairs that must be kept."""
    for pair in _of_part(board):
        if pair.weight is None:
            _keep(board, pair, ())


def total(board: Board, found: Total) -> None:
    """What the weighed pairs cost."""
    for pair in _of_part(board):
        if pair.weight is not None:
            broken = board.boolean(
                f"broken {pair.kind} {pair.first} {pair.second}", _value(board, pair)
            )
            _keep(board, pair, (broken,))
            found.add(broken, pair.weight)


def _of_part(board: Board) -> list[Pair]:
    return [
        pair
        for pair in board.problem.pairs
        if pair.first in board.placed or pair.second in board.placed
    ]


def _value(board: Board, pair: Pair) -> Value:
    observance = board.candidates.observance
    return lambda plan: int(observance.is_broken(pair, plan))


def _keep(board: Board, pair: Pair, unless: tuple[Literal, ...]) -> None:
    firsts, seconds = _stops(board, pair.first), _stops(board, pair.second)
    if pair.kind in (PairKind.SAME_DAY, PairKind.OTHER_DAY, PairKind.NEXT_DAY):
        _compare_days(board, pair, firsts, seconds, unless)
        return
    length = board.problem.requests[pair.first].minutes
    length += pair.minutes if pair.kind is PairKind.APART else 0
    order: list[Literal] = []
    for one, other in product(firsts, seconds):
        if _is_asked(pair, one, other):
            clash = _clashes(pair, one, other, length)
            if clash:
                _forbid(board, (one.literal, other.literal), unless)
            elif clash is None:
                _keep_apart(board, pair, one, other, length, order, unless)


def _stops(board: Board, r: int) -> list[_Stop]:
    if r in board.placed:
        return [
            _Stop(
                place.literal,
                place.cell.day,
                place.cell.starts,
                place.cell.starts[0] if board.part.fine else board.start[r],
                place.cell.persons,
            )
            for place in board.places[r]
        ]
    spot = board.candidates.stands.given.get(r)
    if spot is None:
        return []
    persons = board.problem.requests[r].attending(spot.option)
    return [
        _Stop(None, board.candidates.observance.day(r, spot), (spot.start,), spot.start, persons)
    ]


def _is_asked(pair: Pair, one: _Stop, other: _Stop) -> bool:
    """Whether the pair asks anything of those who are then at the two."""
    both = set(one.persons).intersection(other.persons)
    return not pair.persons or not both.isdisjoint(pair.persons)


def _compare_days(
    board: Board,
    pair: Pair,
    firsts: list[_Stop],
    seconds: list[_Stop],
    unless: tuple[Literal, ...],
) -> None:
    of_first, of_second = _by_day(board, pair.first, firsts), _by_day(board, pair.second, seconds)
    for day, here in of_first.items():
        for other_day, there in of_second.items():
            if _days_clash(pair, day, other_day):
                _forbid(board, (here, there), unless)


def _days_clash(pair: Pair, first: int, second: int) -> bool:
    if pair.kind is PairKind.NEXT_DAY:
        return second != first + pair.days
    return (first == second) is (pair.kind is PairKind.OTHER_DAY)


def _by_day(board: Board, r: int, stops: list[_Stop]) -> dict[int, Literal | None]:
    groups: dict[int, list[Literal]] = defaultdict(list)
    for stop in stops:
        if stop.literal is None:
            return {stop.day: None}
        groups[stop.day].append(stop.literal)
    return {day: _on_day(board, r, day, literals) for day, literals in groups.items()}


def _on_day(board: Board, r: int, day: int, literals: list[Literal]) -> Literal:
    def value(plan: Plan) -> int:
        return int(r in plan and board.candidates.observance.day(r, plan[r]) == day)

    name = f"request {r} on day {day}"
    return board.once(name, lambda: board.any_of(literals, name, value))


def _clashes(pair: Pair, one: _Stop, other: _Stop, length: int) -> bool | None:
    """Whether every start of the two is a breach, or none is; None where it depends."""
    if other.starts[0] >= one.starts[-1] + length:
        return False
    if pair.kind is PairKind.BEFORE:
        return True if other.starts[-1] < one.starts[0] + length else None
    if other.starts[-1] < one.starts[0]:
        return False
    always = other.starts[0] >= one.starts[-1] and other.starts[-1] < one.starts[0] + length
    return True if always else None


def _forbid(
    board: Board, both: tuple[Literal | None, Literal | None], unless: tuple[Literal, ...]
) -> None:
    there = [literal.negated() for literal in both if literal is not None]
    board.model.add_bool_or([*there, *unless])


def _keep_apart(
    board: Board,
    pair: Pair,
    one: _Stop,
    other: _Stop,
    length: int,
    order: list[Literal],
    unless: tuple[Literal, ...],
) -> None:
    when = [literal for literal in (one.literal, other.literal) if literal is not None]
    when += [literal.negated() for literal in unless]
    model = board.model
    if pair.kind is PairKind.BEFORE:
        model.add(other.start >= one.start + length).only_enforce_if(when)
        return
    if not order:
        order.append(_follows(board, pair))
    model.add(other.start >= one.start + length).only_enforce_if([*when, order[0]])
    model.add(other.start < one.start).only_enforce_if([*when, order[0].negated()])


def _follows(board: Board, pair: Pair) -> Literal:
    """Whether the second begins with the first or later."""
    given = board.candidates.stands.given

    def value(plan: Plan) -> int:
        one = plan.get(pair.first) or given.get(pair.first)
        other = plan.get(pair.second) or given.get(pair.second)
        return int(one is not None and other is not None and other.start >= one.start)

    return board.boolean(f"follows {pair.first} {pair.second}", value)
