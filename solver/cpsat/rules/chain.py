"""Waits counted along the slots of a day, for parts in which meetings share a slot or never touch.

For one person and day the slots, what stands, and what is never used stand in a row of *steps*.
Step by step it is known whether anything has been met yet (`met`, which never falls back). A wait
ends at a step that is busy, with the one before it idle and something met before that. A person's
waits are told in unary (`over 0`, `over 1`, ...), the first ones first: so the search may assume the
best and learn from what contradicts it, and once everything is placed whoever waits never has all
meetings in a run of neighbouring slots (`add_windows`).

After the measurements in the solver notes: of the encodings tried it is the one with which plain
CP-SAT proves all published matchmaking instances (Bofill et al., JAIR 74, 2022).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from solver.cpsat.rules.days import PersonDay, Span
from solver.cpsat.variables import Board, Literal, Total, Value
from solver.standing import Plan

Truth = Literal | bool
"""A literal, or what is known already."""


@dataclass(frozen=True, slots=True)
class Step:
    """A slot, a standing engagement (busy), or time that nothing can use (idle)."""

    start: int
    end: int
    busy: Truth


@dataclass(frozen=True, slots=True)
class Row:
    """One person's day in steps, with what has been met by each."""

    day: PersonDay
    steps: tuple[Step, ...]
    met: tuple[Truth, ...]


class Chain:
    """The rows of one board."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._rows: dict[int, list[Row]] = {}
        self._over: dict[int, list[Literal]] = {}

    def waits(self, person: int, days: Sequence[PersonDay]) -> Total:
        """A person's waits on these days, in unary."""
        rows = [_row(self._board, day) for day in days]
        ends = [one for row in rows for one in _ends_of_waits(self._board, row)]
        self._rows[person] = rows
        self._over[person] = _unary(self._board, person, ends, days)
        total = Total()
        for literal in self._over[person]:
            total.add(literal, 1)
        return total

    def add_windows(self) -> None:
        """With every request placed: who never waits has all meetings in one run of slots.

        For a person with n meetings on one day and nothing else: the n busy steps are neighbours,
        so one is busy exactly when met by then and not yet met n steps before. The run must also
        suit the hours of each meeting (a matching); what all runs have in common is busy, what
        none has is not.
        """
        for person, rows in self._rows.items():
            over = self._over[person]
            if len(rows) == 1 and over and not rows[0].day.located:
                _add_run(self._board, rows[0], over[0])


def _row(board: Board, day: PersonDay) -> Row:
    slots = {
        place.cell.starts[0]: place.cell.starts[0] + place.cell.minutes for place in day.places
    }
    steps = [Step(a, b, board.busy[day.person, a]) for a, b in slots.items()]
    steps += [Step(a, b, busy=True) for a, b in day.located]
    steps.sort(key=lambda step: step.start)
    full: list[Step] = steps[:1]
    for before, after in pairwise(steps):
        if after.start - before.end > day.kept(before.end, after.start):
            full.append(Step(before.end, after.start, busy=False))
        full.append(after)
    return Row(day, tuple(full), tuple(_met(board, day, full)))


def _met(board: Board, day: PersonDay, steps: Sequence[Step]) -> list[Truth]:
    found: list[Truth] = []
    before: Truth = False
    for step in steps:
        if before is True or step.busy is True:
            before = True
        elif before is False:
            before = step.busy
        elif step.busy is not False:
            met = board.boolean(f"met {day.person} {step.start}", _has_met(day, step))
            board.model.add_implication(before, met)
            board.model.add_implication(step.busy, met)
            board.model.add_bool_or([before, step.busy, met.negated()])
            before = met
        found.append(before)
    return found


def _has_met(day: PersonDay, step: Step) -> Value:
    return lambda plan: int(
        any(start <= step.start for start, _ in [*day.located, *day.meetings(plan)])
    )


def _ends_of_waits(board: Board, row: Row) -> list[Literal]:
    """A literal for each step at which a wait may end."""
    found: list[Literal] = []
    for k in range(2, len(row.steps)):
        parts: list[Truth] = [row.steps[k].busy, _not(row.steps[k - 1].busy), row.met[k - 2]]
        if any(part is False for part in parts):
            continue
        literals = [part for part in parts if not isinstance(part, bool)]
        ends = board.boolean(
            f"wait of {row.day.person} ends {row.steps[k].start}",
            _ends_at(row, k),
        )
        board.model.add_bool_or([*(one.negated() for one in literals), ends])
        for one in literals:
            board.model.add_implication(ends, one)
        found.append(ends)
    return found


def _ends_at(row: Row, k: int) -> Value:
    step, before = row.steps[k], row.steps[k - 1]

    def value(plan: Plan) -> int:
        spans = [*row.day.located, *row.day.meetings(plan)]
        return int(
            any(start == step.start for start, _ in spans)
            and not _is_busy(before, spans)
            and any(start < before.start for start, _ in spans)
        )

    return value


def _is_busy(step: Step, spans: Sequence[Span]) -> bool:
    return step.busy is not False and any(start == step.start for start, _ in spans)


def _not(truth: Truth) -> Truth:
    return (not truth) if isinstance(truth, bool) else truth.negated()


def _unary(
    board: Board, person: int, ends: Sequence[Literal], days: Sequence[PersonDay]
) -> list[Literal]:
    """Literals of which as many are true as there are waits, the first ones first."""
    requests = len({place.cell.request for day in days for place in day.places})
    standing = sum(len(day.located) for day in days)
    most = min(len(ends), max(requests + standing - 1, 0))
    over: list[Literal] = [
        board.boolean(f"waits {person} over {n}", _is_over(days, n)) for n in range(most)
    ]
    if ends:
        board.model.add(cp_model.LinearExpr.sum(ends) == cp_model.LinearExpr.sum(over))
        for fewer, more in pairwise(over):
            board.model.add_implication(more, fewer)
        for one in ends if over else ():
            board.model.add_implication(one, over[0])
    return over


def _is_over(days: Sequence[PersonDay], n: int) -> Value:
    return lambda plan: int(sum(day.waits(day.meetings(plan)) for day in days) > n)


def _add_run(board: Board, row: Row, waits: Literal) -> None:
    model, steps = board.model, row.steps
    starts_of: dict[int, set[int]] = defaultdict(set)
    for place in row.day.places:
        starts_of[place.cell.request].add(place.cell.starts[0])
    n = len(starts_of)
    busy = [step.busy for step in steps if not isinstance(step.busy, bool)]
    model.add(cp_model.LinearExpr.sum(busy) == n)
    for t, step in enumerate(steps):
        back = row.met[t - n] if t >= n else False
        _forbid(model, waits, [back, step.busy])
        _forbid(model, waits, [row.met[t], _not(back), _not(step.busy)])
    runs = [
        u
        for u in range(len(steps) - n + 1)
        if _suits(list(starts_of.values()), [step.start for step in steps[u : u + n]])
    ]
    if not runs:
        model.add_bool_or(waits)
        return
    for t, step in enumerate(steps):
        if t >= runs[-1] and t < runs[0] + n:
            _forbid(model, waits, [_not(step.busy)])
        elif not any(u <= t < u + n for u in runs):
            _forbid(model, waits, [step.busy])


def _forbid(model: cp_model.CpModel, waits: Literal, together: Sequence[Truth]) -> None:
    """Whoever does not wait has not all of these."""
    if any(one is False for one in together):
        return
    model.add_bool_or([waits, *(one.negated() for one in together if not isinstance(one, bool))])


def _suits(starts_of: Sequence[set[int]], slots: Sequence[int]) -> bool:
    """Whether each meeting can have one of these slots for itself (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(meeting: int, seen: set[int]) -> bool:
        for slot in slots:
            if slot in starts_of[meeting] and slot not in seen:
                seen.add(slot)
                if slot not in holder or place(holder[slot], seen):
                    holder[slot] = meeting
                    return True
        return False

    return all(place(meeting, set()) for meeting in range(len(starts_of)))
