"""The search in one part, tier by tier, on one model that keeps what is settled.

The search hands every plan it finds to the caller at once, with its bound; it never decides
whether a plan is sound.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from ortools.sat.python import cp_model

from solver.candidates import Candidates
from solver.cpsat.build import build
from solver.cpsat.cells import Clock
from solver.cpsat.decompose import Part, decompose
from solver.cpsat.everything import attempt, hold_all, prove_waits
from solver.cpsat.runs import OnPlan, Runs, improver, prover
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
        self._runs = Runs()
        self._has_counts = part.slots and candidates.problem.counts_waits
        self._waits: Found | None = None
        self.pins_refuted = False
        """Whether it is proved that not all pinned times of this part can be kept."""
        self._settled: tuple[Total, TierName] | None = None
        self._held: list[Callable[[Board], None]] = []
        """What is to be held once there is a model."""

    @property
    def board(self) -> Board:
        """The model, built when it is first needed."""
        if self._board is None:
            self._board = build(self._candidates, self._clock, self.part)
            for hold in self._held:
                hold(self._board)
        return self._board

    def prepare(self) -> None:
        """Build the model, so that no search's time is spent on it."""
        if not self._has_counts:
            _ = self.board

    def stop(self) -> None:
        """End the search under way, and every later one at once."""
        self._runs.stop()

    def place_all(self) -> None:
        """Hold every request placed: the first tier needs no search."""
        if self._board is None:
            self._held.append(hold_all)
        else:
            hold_all(self._board)

    def hold(self, tier: TierName, value: int) -> None:
        """Hold a tier that needs no search, or for which there is no time."""
        if self._board is None:
            self._held.append(lambda board: _hold(board, tier, TOTALS[tier](board), value))
        else:
            self._settled = (TOTALS[tier](self._board), tier)
            self.settle(value)

    def settle(self, value: int) -> None:
        """Hold the tier that was improved last at `value` or better from now on."""
        if self._settled is not None:
            total, tier = self._settled
            if tier is TierName.PLACED and value == total.highest:
                self.place_all()
            _hold(self.board, tier, total, value)
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
            if self._has_counts:
                found = self._try_everything(effort, on_plan, on_bound)
                if found is not None:
                    return found
            began = monotonic()
            plan = self._hold_pins(plan, effort, on_plan)
            effort = replace(effort, seconds=max(0.0, effort.seconds - (monotonic() - began)))
        if tier is TierName.BREAKS and self._waits is not None:
            self._settled = (TOTALS[tier](self.board), tier)
            return self._waits
        total = TOTALS[tier](self.board)
        self._settled = (total, tier)
        sign = 1 if SENSES[tier] is Sense.MAXIMISE else -1
        if total.is_constant:
            # Also because CP-SAT 9.15 may abort the process in presolve on an empty objective.
            return Found(bound=total.constant, proved=True, work=0.0, ran_out=False, known=True)
        if tier is TierName.BREAKS and self._has_counts and effort.workers > 1:
            self.board.model.minimize(total.expression)
            return prove_waits(self.board, self._runs, effort, on_plan)
        turns = SENSES[tier] is Sense.MINIMISE
        return self._optimise(
            total.expression, sign, plan, effort, on_plan, on_bound, takes_turns=turns
        )

    def _try_everything(
        self, effort: Effort, on_plan: OnPlan, on_bound: Callable[[int], None]
    ) -> Found | None:
        """Place every request at once; None when that is proved impossible, which is a bound."""
        board = build(self._candidates, self._clock, self.part)
        hold_all(board)
        tiers = self._candidates.problem.tiers
        also_waits = tiers[1:2] == (TierName.BREAKS,)
        tried = attempt(board, self._runs, effort, on_plan, also_waits=also_waits)
        weights = [self._candidates.problem.requests[r].weight for r in self.requests]
        if tried.can:
            self._board, self._waits = board, tried.waits
            return Found(
                bound=sum(weights), proved=True, work=tried.work, ran_out=False, known=True
            )
        if tried.can is None:
            return Found(bound=0, proved=False, work=tried.work, ran_out=True, known=False)
        most = sum(weights) - min(weights)
        on_bound(most)
        literals = [self.board.placed[r] for r in self.requests]
        self.board.model.add(cp_model.LinearExpr.weighted_sum(literals, weights) <= most)
        return None

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
            found = self._optimise(count, 1, plan, effort, keep, lambda _: None)
            self.pins_refuted = found.proved and found.bound < len(pins)
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
        board.model.clear_objective()  # type: ignore[no-untyped-call]
        if sign > 0:
            board.model.maximize(expression)
        else:
            board.model.minimize(expression)
        if self._has_counts:
            solver = prover(effort)
        else:
            board.hint(plan)
            solver = improver(effort, takes_turns=takes_turns and effort.workers == 1)
        solver.best_bound_callback = lambda bound: on_bound(_whole(bound, sign))
        outcome = self._runs.run(solver, board.model, board, on_plan)
        proved = outcome.status == cp_model.OPTIMAL and not self._runs.is_stopped
        return Found(
            bound=_whole(outcome.bound, sign) if outcome.can else 0,
            proved=proved,
            work=outcome.work,
            ran_out=not proved and outcome.seconds >= effort.seconds * 0.98,
            known=bool(outcome.can),
        )


def _hold(board: Board, tier: TierName, total: Total, value: int) -> None:
    """A tier is at least as good as a value from now on."""
    if not total.is_constant and SENSES[tier] is Sense.MAXIMISE:
        board.model.add(total.expression >= value)
    elif not total.is_constant:
        board.model.add(total.expression <= value)


def _whole(bound: float, sign: int) -> int:
    """The bound as a whole number that is still a bound: down for a maximum, up for a minimum."""
    near = round(bound)
    if abs(bound - near) < 1e-6:
        return near
    return int(bound // 1) if sign > 0 else -int(-bound // 1)
