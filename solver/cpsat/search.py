"""The search in one part, tier by tier, on one model that keeps what is settled.

The search hands every plan it finds to the caller at once, with its bound; it never decides
whether a plan is sound.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.candidates import Candidates
from solver.cpsat.build import build
from solver.cpsat.cells import Clock
from solver.cpsat.decompose import Part, decompose
from solver.cpsat.tiers import TOTALS
from solver.cpsat.variables import Board, Linear, Total
from solver.effort import Effort, Found
from solver.standing import Plan, Spot
from solver.tiers import SENSES, Sense, TierName


def parts_of(candidates: Candidates) -> list[PartSearch]:
    """A search for each independent part, the largest first."""
    clock = Clock(candidates.problem, candidates.stands.diaries)
    return [PartSearch(candidates, clock, part) for part in decompose(candidates, clock)]


class PartSearch:
    """One part's model. `improve` one tier at a time, in order; `stop` from any thread."""

    def __init__(self, candidates: Candidates, clock: Clock, part: Part) -> None:
        self.part = part
        self.requests = part.requests
        self._board: Board | None = None
        self._candidates = candidates
        self._clock = clock
        self._lock = threading.Lock()
        self._solver: cp_model.CpSolver | None = None
        self._is_stopped = False
        self._settled: tuple[Total, TierName] | None = None

    @property
    def board(self) -> Board:
        """The model, built when it is first needed."""
        if self._board is None:
            self._board = build(self._candidates, self._clock, self.part)
        return self._board

    def stop(self) -> None:
        """End the search under way, and every later one at once."""
        with self._lock:
            self._is_stopped = True
            if self._solver is not None:
                self._solver.stop_search()

    def place_all(self) -> None:
        """Hold every request placed: the first tier needs no search."""
        self.board.all_placed = True
        for literal in self.board.placed.values():
            self.board.model.add(literal == 1)

    def hold(self, tier: TierName, value: int) -> None:
        """Hold a tier that there is no time to improve."""
        self._settled = (TOTALS[tier](self.board), tier)
        self.settle(value)

    def settle(self, value: int) -> None:
        """Hold the tier that was improved last at `value` or better from now on."""
        if self._settled is not None:
            total, tier = self._settled
            if tier is TierName.PLACED and value == total.highest:
                self.place_all()
            if not total.is_constant and SENSES[tier] is Sense.MAXIMISE:
                self.board.model.add(total.expression >= value)
            elif not total.is_constant:
                self.board.model.add(total.expression <= value)
            self._settled = None

    def improve(
        self,
        tier: TierName,
        plan: Plan,
        effort: Effort,
        on_plan: Callable[[dict[int, Spot]], None],
        on_bound: Callable[[int], None],
    ) -> Found:
        """Search for a better share of the tier, starting from `plan`."""
        if tier is TierName.PLACED:
            plan = self._hold_pins(plan, effort, on_plan)
        total = TOTALS[tier](self.board)
        self._settled = (total, tier)
        sign = 1 if SENSES[tier] is Sense.MAXIMISE else -1
        if total.is_constant:
            # Also because CP-SAT 9.15 may abort the process in presolve on an empty objective.
            return Found(bound=total.constant, proved=True, work=0.0, ran_out=False, known=True)
        turns = SENSES[tier] is Sense.MINIMISE
        return self._optimise(
            total.expression, sign, plan, effort, on_plan, on_bound, takes_turns=turns
        )

    def _hold_pins(
        self, plan: Plan, effort: Effort, on_plan: Callable[[dict[int, Spot]], None]
    ) -> Plan:
        """Pinned times come before all tiers: place as many as can be, and keep them."""
        requests = self._candidates.problem.requests
        pins = [r for r in self.requests if (pin := requests[r].pin) and pin.start is not None]
        if not pins:
            return plan
        best = [dict(plan)]

        def keep(found: dict[int, Spot]) -> None:
            if sum(r in found for r in pins) > sum(r in best[0] for r in pins):
                best[0] = found
                on_plan(found)

        count = cp_model.LinearExpr.sum([self.board.placed[r] for r in pins])
        if any(r not in plan for r in pins):
            self._optimise(count, 1, plan, effort, keep, lambda _: None)
        self.board.model.add(count >= sum(r in best[0] for r in pins))
        return best[0]

    def _optimise(
        self,
        expression: Linear,
        sign: int,
        plan: Plan,
        effort: Effort,
        on_plan: Callable[[dict[int, Spot]], None],
        on_bound: Callable[[int], None],
        *,
        takes_turns: bool = False,
    ) -> Found:
        board = self.board
        by_cores = board.part.slots and board.counts_waits
        board.model.clear_objective()  # type: ignore[no-untyped-call]
        if sign > 0:
            board.model.maximize(expression)
        else:
            board.model.minimize(expression)
        if not by_cores: board.hint(plan)
        solver = _solver(effort, takes_turns=takes_turns and effort.workers == 1, by_cores=by_cores)
        solver.best_bound_callback = lambda bound: on_bound(_whole(bound, sign))
        with self._lock:
            if self._is_stopped:
                return Found(bound=0, proved=False, work=0.0, ran_out=False, known=False)
            self._solver = solver
        try:
            status = solver.solve(board.model, _Listener(board, on_plan))
        finally:
            with self._lock:
                self._solver = None
        known = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        if known:
            on_plan(read(board, solver.boolean_value, solver.value))
        proved = status == cp_model.OPTIMAL and not self._is_stopped
        return Found(
            bound=_whole(solver.best_objective_bound, sign) if known else 0,
            proved=proved,
            work=solver.deterministic_time,
            ran_out=not proved and solver.wall_time >= effort.seconds * 0.98,
            known=known,
        )


class _Listener(cp_model.CpSolverSolutionCallback):
    """Reads every plan that the search finds."""

    def __init__(self, board: Board, on_plan: Callable[[dict[int, Spot]], None]) -> None:
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


def _solver(effort: Effort, *, takes_turns: bool, by_cores: bool) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    # Its own handler of Ctrl-C outlives the search and then aborts the process.
    parameters.catch_sigint_signal = False
    parameters.num_workers = effort.workers
    # One worker alone neither repairs nor explores round its plan. Taking turns among strategies,
    # neighbourhood search among them, is as repeatable and found far fewer idle minutes.
    parameters.interleave_search = takes_turns
    parameters.random_seed = effort.seed
    # CP-SAT 9.15.6755 can abort the process in presolve ("VarToConstraints(var).empty()") on
    # small models with symmetries; without looking for symmetries thousands of them passed.
    parameters.symmetry_level = 0
    parameters.max_time_in_seconds = effort.seconds
    if by_cores:
        # Assume the best and learn from what contradicts it: with the unary counts of such a part
        # this proves what no other strategy of CP-SAT does (see the solver notes).
        parameters.num_workers = 1
        parameters.interleave_search = False
        parameters.optimize_with_core = True
        parameters.linearization_level = 0
    if effort.work is not None:
        parameters.max_deterministic_time = effort.work
    return solver


def _whole(bound: float, sign: int) -> int:
    """The bound as a whole number that is still a bound: down for a maximum, up for a minimum."""
    near = round(bound)
    if abs(bound - near) < 1e-6:
        return near
    return int(bound // 1) if sign > 0 else -int(-bound // 1)
