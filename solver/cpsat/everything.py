"""Tries to place every request of a block at once, before any is allowed to be left out.

In a matchmaking block everything fits, or it is soon proved that it does not; a model in which
nothing is optional finds either far sooner. With two workers one run looks for any such plan, so
that there is one to show, while another proves the fewest waits; then a second one races it.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any

from ortools.sat.python import cp_model

from solver.cpsat.rules import breaks
from solver.cpsat.runs import OnPlan, Runs, finder, prover
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
        status = runs.run(solver, plain, board, on_plan)
        return Attempt(can=_can(status), waits=None, work=solver.deterministic_time)
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
        return self._told([first.result(), *second.result()])

    def _prove(self, number: int, model: cp_model.CpModel) -> cp_model.CpSolverStatus:
        status = self._runs.run(self._provers[number], model, self._board, self._on_plan)
        if status in (cp_model.OPTIMAL, cp_model.INFEASIBLE):
            self._is_over.set()
        return status

    def _find_and_prove(
        self, plain: cp_model.CpModel | None, twin: cp_model.CpModel
    ) -> list[cp_model.CpSolverStatus]:
        if plain is None:
            return [cp_model.FEASIBLE, self._prove(1, twin)]
        found = self._runs.run(self._finder, plain, self._board, self._on_plan)
        if found == cp_model.INFEASIBLE:
            self._is_over.set()
        if found not in (cp_model.OPTIMAL, cp_model.FEASIBLE) or self._is_over.is_set():
            return [found]
        return [found, self._prove(1, twin)]

    def _told(self, statuses: list[cp_model.CpSolverStatus]) -> Attempt:
        can = next((one for one in map(_can, statuses) if one is not None), None)
        provers = dict(zip(self._provers, [statuses[0], *statuses[2:]], strict=False))
        known = [one for one, status in provers.items() if _can(status)]
        work = sum(one.deterministic_time for one in provers)
        if not known:
            return Attempt(can=can, waits=None, work=work)
        is_proved = cp_model.OPTIMAL in provers.values() and not self._runs.is_stopped
        waits = Found(
            bound=max(round(one.best_objective_bound) for one in known),
            proved=is_proved,
            work=work,
            ran_out=not is_proved
            and any(one.wall_time >= self._effort.seconds * 0.98 for one in provers),
            known=True,
        )
        return Attempt(can=can, waits=waits, work=work)


def _can(status: cp_model.CpSolverStatus) -> bool | None:
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return True
    return False if status == cp_model.INFEASIBLE else None
