"""Tries to place every request of a block at once, before any is allowed to be left out.

In a matchmaking block everything fits, or it is soon proved that it does not; a model in which
nothing is optional finds either far sooner. With two workers one run looks for any such plan, so
that there is one to show, while another proves the fewest waits; then a second one races it.
"""

from __future__ import annotations

import math
import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from solver.cpsat.rules import breaks
from solver.cpsat.runs import OnPlan, Outcome, Runs, finder, prover
from solver.cpsat.variables import Board
from solver.effort import Effort, Found

NUDGE = 0.02
"""Seconds between words to a run to end: one that has not begun yet does not hear them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """`can`: whether everything can be placed; None when that is not known. `waits`: what is proved
    of the waits of such plans, where that was searched. `work`: deterministic time spent.
    """

    can: bool | None
    waits: Found | None
    work: float


def hold_all(board: Board) -> None:
    """Hold every request of a board placed."""
    board.all_placed = True
    for literal in board.placed.values():
        board.model.add(literal == 1)


def attempt(
    board: Board, runs: Runs, effort: Effort, on_plan: OnPlan, *, also_waits: bool
) -> Attempt:
    """Search on a board on which every request is held."""
    plain = board.model.clone()
    total = breaks.total(board) if also_waits and effort.workers > 1 else None
    if total is None or total.is_constant:
        solver = finder(effort)
        outcome = runs.run(solver, plain, board, on_plan)
        return Attempt(can=outcome.can, waits=None, work=outcome.work)
    board.model.minimize(total.expression)
    return _Race(board, runs, effort, on_plan).run(plain)


def prove_waits(board: Board, runs: Runs, effort: Effort, on_plan: OnPlan) -> Found:
    """The fewest waits on a board that has them as its objective; two workers race."""
    return _Race(board, runs, effort, on_plan).run(None).waits or Found(
        bound=0, proved=False, work=0.0, ran_out=False, known=False
    )


class _Race:
    """Two provers that differ in their seed; the second begins when a first plan is found."""

    def __init__(self, board: Board, runs: Runs, effort: Effort, on_plan: OnPlan) -> None:
        self._board = board
        self._runs = runs
        self._on_plan = on_plan
        self._finder = finder(effort)
        self._provers = [prover(effort), prover(replace(effort, seed=effort.seed + 1))]
        self._is_over = threading.Event()
        self._effort = effort

    def run(self, plain: cp_model.CpModel | None) -> Attempt:
        """Until the fewest waits are proved, or no plan places everything, or time is up.

        `plain`: the same without an objective, where no plan that places everything is known.
        """
        twin = self._board.model.clone()
        with ThreadPoolExecutor(2) as executor:
            first = executor.submit(self._prove, 0, self._board.model)
            second = executor.submit(self._find_and_prove, plain, twin)
            pending: set[Future[Any]] = {first, second}
            while pending:
                _, pending = wait(pending, timeout=NUDGE)
                if self._is_over.is_set():
                    for solver in (self._finder, *self._provers):
                        solver.stop_search()
        can, outcome = second.result()
        return self._told(can, [first.result(), outcome])

    def _prove(self, number: int, model: cp_model.CpModel) -> Outcome:
        outcome = self._runs.run(self._provers[number], model, self._board, self._on_plan)
        if outcome.is_proved:
            self._is_over.set()
        return outcome

    def _find_and_prove(
        self, plain: cp_model.CpModel | None, twin: cp_model.CpModel
    ) -> tuple[bool | None, Outcome]:
        """Whether everything can be placed, and what the second prover says."""
        if plain is None:
            return True, self._prove(1, twin)
        found = self._runs.run(self._finder, plain, self._board, self._on_plan)
        if found.can is False:
            self._is_over.set()
        if not found.can or self._is_over.is_set():
            return found.can, Outcome()
        return True, self._prove(1, twin)

    def _told(self, can: bool | None, outcomes: list[Outcome]) -> Attempt:
        for outcome in outcomes:
            can = outcome.can if can is None else can
        known = [one for one in outcomes if one.can]
        work = sum(one.work for one in outcomes)
        if not known:
            return Attempt(can=can, waits=None, work=work)
        is_proved = not self._runs.is_stopped and any(one.is_proved for one in known)
        limit = self._effort.seconds * 0.98
        waits = Found(
            bound=max(math.ceil(one.bound - 1e-6) for one in known),
            proved=is_proved,
            work=work,
            ran_out=not is_proved and any(one.seconds >= limit for one in known),
            known=True,
        )
        return Attempt(can=can, waits=waits, work=work)
