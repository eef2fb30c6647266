"""Single runs of CP-SAT with the parameters that suit them, and the stop that ends them all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solver.cpsat.variables import Board
from solver.effort import Effort
from solver.standing import Spot

OnPlan = Callable[[dict[int, Spot]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one run ended: its bound on the objective (0 when nothing was found), the deterministic
    work and the seconds it took. A run that was stopped before it began has UNKNOWN and zeros.
    """

    status: cp_model.CpSolverStatus = cp_model.UNKNOWN
    bound: float = 0.0
    work: float = 0.0
    seconds: float = 0.0

    @property
    def can(self) -> bool | None:
        """Whether there is any plan; None when that is not known."""
        if self.status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        return False if self.status == cp_model.INFEASIBLE else None

    @property
    def is_proved(self) -> bool:
        """Whether the best plan is known, or that there is none."""
        return self.status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)


class Runs:
    """The runs under way for one part. `stop` may come from any thread, and holds for later runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._solvers: set[cp_model.CpSolver] = set()
        self.is_stopped = False

    def stop(self) -> None:
        """End every run under way, and every later one at once."""
        with self._lock:
            self.is_stopped = True
            for solver in self._solvers:
                solver.stop_search()

    def run(
        self, solver: cp_model.CpSolver, model: cp_model.CpModel, board: Board, on_plan: OnPlan
    ) -> Outcome:
        """Solve; every plan found goes to `on_plan` at once."""
        with self._lock:
            if self.is_stopped:
                return Outcome()
            self._solvers.add(solver)
        try:
            status = solver.solve(model, _Listener(board, on_plan))
        finally:
            with self._lock:
                self._solvers.discard(solver)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            on_plan(read(board, solver.boolean_value, solver.value))
        return Outcome(
            status=status,
            bound=solver.best_objective_bound,
            work=solver.deterministic_time,
            seconds=solver.wall_time,
        )


class _Listener(cp_model.CpSolverSolutionCallback):
    """Reads every plan that the search finds."""

    def __init__(self, board: Board, on_plan: OnPlan) -> None:
        super().__init__()
        self._board = board
        self._on_plan = on_plan

    def on_solution_callback(self) -> None:
        self._on_plan(read(self._board, self.boolean_value, self.value))


def read(
    board: Board,
    is_true: Callable[[cp_model.LiteralT], bool],
    value: Callable[[cp_model.LinearExprT], int],
) -> dict[int, Spot]:
    """The plan that an assignment of the variables stands for."""
    plan: dict[int, Spot] = {}
    for r, places in board.places.items():
        for place in places:
            if is_true(place.literal):
                fine = len(place.cell.starts) == 1
                start = place.cell.starts[0] if fine else value(board.start[r])
                plan[r] = Spot(start, place.cell.option)
                break
    return plan


def improver(effort: Effort, *, takes_turns: bool) -> cp_model.CpSolver:
    """For an objective over intervals and places of all kinds.

    One worker alone neither repairs nor explores round its plan. Taking turns among strategies,
    neighbourhood search among them, is as repeatable and found far fewer idle minutes.
    """
    solver = _solver(effort)
    solver.parameters.num_workers = effort.workers
    solver.parameters.interleave_search = takes_turns
    return solver


def prover(effort: Effort) -> cp_model.CpSolver:
    """For unary counts: assume the best and learn from what contradicts it (core-guided).

    With them it proves what no other strategy of CP-SAT does (see the solver notes).
    """
    solver = finder(effort)
    solver.parameters.optimize_with_core = True
    return solver


def finder(effort: Effort) -> cp_model.CpSolver:
    """For any plan at all of a model made of clauses: one worker without linear programs.

    One round of presolve: further ones took half the time of easy blocks and helped none.
    """
    solver = _solver(effort)
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    return solver


def _solver(effort: Effort) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    # Its own handler of Ctrl-C outlives the search and then aborts the process.
    parameters.catch_sigint_signal = False
    parameters.random_seed = effort.seed
    # CP-SAT 9.15.6755 can abort the process in presolve ("VarToConstraints(var).empty()") on
    # small models with symmetries; without looking for symmetries thousands of them passed.
    parameters.symmetry_level = 0
    parameters.max_time_in_seconds = effort.seconds
    if effort.work is not None:
        parameters.max_deterministic_time = effort.work
    return solver
