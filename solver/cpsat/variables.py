"""The board: the variables of one part, each with the value that a given plan lends it.

A complete hint is loaded by CP-SAT at once, so every variable, auxiliaries too, is made with a
function from a plan to its value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from ortools.sat.python import cp_model

from solver.candidates import Candidates
from solver.cpsat.cells import Cell, Clock, cells_of
from solver.cpsat.decompose import Part
from solver.standing import Plan

Value = Callable[[Plan], int]
Made = TypeVar("Made")
Literal = cp_model.BoolVarT
Linear = cp_model.LinearExprT


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the literal that says that the request is in it."""

    cell: Cell
    literal: Literal


class Total:
    """A weighted sum of variables, and a constant: a part's share of a tier."""

    def __init__(self) -> None:
        self._variables: list[Literal | cp_model.IntVar] = []
        self._weights: list[int] = []
        self.constant = 0

    def add(self, variable: Literal | cp_model.IntVar, weight: int) -> None:
        """Add a weighted variable."""
        self._variables.append(variable)
        self._weights.append(weight)

    def include(self, other: Total) -> None:
        """Add another sum."""
        self._variables += other._variables
        self._weights += other._weights
        self.constant += other.constant

    @property
    def highest(self) -> int:
        """The sum with every literal of positive weight true and no other."""
        return self.constant + sum(weight for weight in self._weights if weight > 0)

    @property
    def is_constant(self) -> bool:
        """True when nothing is left to optimise."""
        return not any(self._weights)

    @property
    def expression(self) -> Linear:
        """The sum as a linear expression."""
        weighted = cp_model.LinearExpr.weighted_sum(self._variables, self._weights)
        return weighted + self.constant


class Board:
    """The model of one part: which request is placed, in which cell, and when it starts."""

    def __init__(self, candidates: Candidates, clock: Clock, part: Part) -> None:
        self.candidates = candidates
        self.problem = candidates.problem
        self.clock = clock
        self.part = part
        self.model = cp_model.CpModel()
        self.counts_waits = candidates.problem.counts_waits
        self.chooses_people = any(
            option.persons for r in part.requests for option in self.problem.requests[r].options
        )
        """Whether it is part of the plan who attends some of the meetings."""
        self._shared: dict[str, object] = {}
        self._hints: list[tuple[cp_model.IntVar, Value]] = []
        self.placed: dict[int, Literal] = {}
        self.places: dict[int, list[Place]] = {}
        self.start: dict[int, Linear] = {}
        self.busy: dict[tuple[int, int], Literal] = {}
        """In a part of slots whose waits count: whether a person is met in the slot of a start."""
        self.all_placed = False
        """Once it is settled that every request is placed."""
        self._cell_at: dict[int, dict[tuple[int, int], int]] = {}
        for r in part.requests:
            self._add_request(r)

    def _add_request(self, r: int) -> None:
        cells = cells_of(self.candidates, self.clock, r, fine=self.part.fine)
        self._cell_at[r] = {(s, c.option): k for k, c in enumerate(cells) for s in c.starts}
        self.placed[r] = self.boolean(f"placed {r}", lambda plan: int(r in plan))
        if len(cells) == 1:
            self.places[r] = [Place(cells[0], self.placed[r])]
        else:
            self.places[r] = [
                Place(c, self.boolean(f"cell {r} {k}", self._in_cell(r, k)))
                for k, c in enumerate(cells)
            ]
            literals = [place.literal for place in self.places[r]]
            self.model.add_exactly_one([*literals, self.placed[r].negated()])
        if not self.part.fine:
            self._add_start(r, cells)

    def _add_start(self, r: int, cells: Sequence[Cell]) -> None:
        starts = sorted({s for cell in cells for s in cell.starts})
        domain = cp_model.Domain.from_values(starts)
        start = self.integer(
            domain, f"start {r}", lambda plan: plan[r].start if r in plan else starts[0]
        )
        self.start[r] = start
        for place in self.places[r]:
            if len(place.cell.starts) < len(starts):
                self.model.add_linear_expression_in_domain(
                    start, cp_model.Domain.from_values(place.cell.starts)
                ).only_enforce_if(place.literal)

    def _in_cell(self, r: int, k: int) -> Value:
        return lambda plan: int(self.cell_number(r, plan) == k)

    def cell_number(self, r: int, plan: Plan) -> int:
        """Position of the cell in which the plan has the request, or -1."""
        spot = plan.get(r)
        return -1 if spot is None else self._cell_at[r].get((spot.start, spot.option), -1)

    def cell_in(self, r: int, plan: Plan) -> Cell | None:
        """The cell in which the plan has the request, if it is placed."""
        k = self.cell_number(r, plan)
        return None if k < 0 else self.places[r][k].cell

    def boolean(self, name: str, value: Value) -> cp_model.IntVar:
        """A new literal and what a plan makes of it."""
        literal = self.model.new_bool_var(name)
        self._hints.append((literal, value))
        return literal

    def integer(self, domain: cp_model.Domain, name: str, value: Value) -> cp_model.IntVar:
        """A new whole number and what a plan makes of it."""
        variable = self.model.new_int_var_from_domain(domain, name)
        self._hints.append((variable, value))
        return variable

    def any_of(self, literals: Sequence[Literal], name: str, value: Value) -> Literal:
        """A literal that is true exactly when one of these is."""
        if len(literals) == 1:
            return literals[0]
        either = self.boolean(name, value)
        self.model.add_bool_or(literals).only_enforce_if(either)
        for literal in literals:
            self.model.add_implication(literal, either)
        return either

    def attends(self, r: int, person: int) -> Literal:
        """Whether a person is at a meeting: where it is placed, or placed by some options."""
        there = [place for place in self.places[r] if person in place.cell.persons]
        if len(there) == len(self.places[r]):
            return self.placed[r]
        return self.once(
            f"attends {r} {person}",
            lambda: self.any_of(
                [place.literal for place in there],
                f"attends {r} {person}",
                lambda plan: int(
                    (cell := self.cell_in(r, plan)) is not None and person in cell.persons
                ),
            ),
        )

    def everyone(self, r: int) -> tuple[int, ...]:
        """Everyone who is at the meeting in one of its places."""
        if not self.chooses_people:
            return self.problem.requests[r].persons
        return tuple(dict.fromkeys(p for place in self.places[r] for p in place.cell.persons))

    def all_places(self) -> Iterable[Place]:
        """Every place of every request of the part."""
        for places in self.places.values():
            yield from places

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What two rules share: made by the one that comes first."""
        if name not in self._shared:
            self._shared[name] = make()
        return cast("Made", self._shared[name])

    def hint(self, plan: Plan) -> None:
        """Lend the model the plan as a complete hint, in place of the one before."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in self._hints:
            self.model.add_hint(variable, value(plan))
