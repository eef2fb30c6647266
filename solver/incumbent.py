"""The best plan so far, part by part, with what is proved about it. Safe from any thread.

A plan is taken only when it is better and the checker finds nothing in it beyond what the data
bring, so whatever is held here may be shown at any moment.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from time import monotonic

from solver.check import score, violations
from solver.problem import Problem
from solver.result import Progress, Tier
from solver.solution import Rule, Solution, Violation
from solver.standing import Plan, Spot, solution_of
from solver.tiers import SENSES, Sense, TierName

Shares = dict[TierName, int]
"""What a part's meetings add to the score of what stands, by tier."""


@dataclass(slots=True)
class PartState:
    """What is known of one part: its plan with its shares, and bounds of the tiers searched."""

    requests: tuple[int, ...]
    plan: dict[int, Spot]
    shares: Shares
    bounds: Shares = field(default_factory=dict)
    proved: set[TierName] = field(default_factory=set)


class Incumbent:
    """The whole mission's best plan, made of its parts' best plans."""

    def __init__(self, problem: Problem, began: float | None = None) -> None:
        self.problem = problem
        self.began = monotonic() if began is None else began
        self.first_plan_seconds: float | None = None
        self.settled_at: dict[TierName, float] = {}
        self.names = problem.tiers
        self.tier = TierName.PLACED
        self._lock = threading.RLock()
        self._given: Plan = {}
        self._base: Shares = {}
        self._is_exact = True
        self._is_fair = True
        self._pinned = {
            i
            for i, request in enumerate(problem.requests)
            if request.pin is not None and request.pin.start is not None
        }
        self._parts: list[PartState] = []
        self._rest: dict[int, Spot] = {}
        self._is_split = False
        self._pins_refuted = False

    def stand(self, given: Plan, *, is_exact: bool) -> None:
        """Note what is given. `is_exact`: false when the model forbids more than the rules do,
        so that its bounds prove nothing.
        """
        self._given = given
        self._is_exact = is_exact
        base = solution_of({}, given)
        self._base = score(self.problem, base)
        found = violations(self.problem, base)
        self._is_fair = all(violation.rule is not Rule.FAIR_BREAKS for violation in found)

    def elapsed(self) -> float:
        """Seconds since the run began."""
        return monotonic() - self.began

    def begin(self, *plans: dict[int, Spot]) -> None:
        """Hold the best sound one of some first plans, before the mission is cut into parts."""
        with self._lock:
            sound = [plan for plan in plans if self.is_sound(plan)]
            self._rest = max(
                sound, key=lambda plan: self._rank(plan, self.shares(plan)), default={}
            )
            self.first_plan_seconds = self.elapsed()

    def split(self, parts: Iterable[tuple[int, ...]]) -> None:
        """Cut the plan held along the parts."""
        with self._lock:
            for requests in parts:
                plan = {r: self._rest[r] for r in requests if r in self._rest}
                self._parts.append(PartState(requests, plan, self.shares(plan)))
            self._rest = {}
            self._is_split = True

    def shares(self, plan: Plan) -> Shares:
        """What these placements add to the score of what stands."""
        value = score(self.problem, solution_of(plan, self._given))
        return {tier: value[tier] - self._base[tier] for tier in self.names}

    def is_sound(self, plan: Plan) -> bool:
        """True when the checker finds only breaches of what is pinned or fixed itself."""
        found = violations(self.problem, solution_of(plan, self._given))
        return all(self._is_given(violation, plan) for violation in found)

    def _is_given(self, violation: Violation, plan: Plan) -> bool:
        """True when the data bring the breach with them, whatever is planned."""
        if violation.rule is Rule.FAIR_BREAKS:
            return not self._is_fair
        if violation.rule is Rule.PIN_KEPT:
            return plan.keys().isdisjoint(violation.requests)
        return self._given.keys() >= set(violation.requests)

    def refute_pins(self) -> None:
        """Note that the search has proved that not all pinned times can be kept."""
        with self._lock:
            self._pins_refuted = self._is_exact

    def is_refuted(self, found: Iterable[Violation]) -> bool:
        """Whether it is proved that no plan breaks nothing, given the breaches of the plan held: what
        stands breaks a rule by itself, or the search has shown that not all pinned times can be kept. That
        the search found no place for a pin in its time proves nothing.
        """
        requests = self.problem.requests
        return self._pins_refuted or any(
            one.rule is not Rule.FAIR_BREAKS
            and (
                one.rule is not Rule.PIN_KEPT
                or not self._given.keys().isdisjoint(one.requests)
                or not all(requests[r].options for r in one.requests)
            )
            for one in found
        )

    def offer(self, part: int, plan: dict[int, Spot]) -> bool:
        """Take the plan of a part when it is better than the one held, and sound."""
        shares = self.shares(plan)
        with self._lock:
            state = self._parts[part]
            if self._rank(plan, shares) <= self._rank(state.plan, state.shares):
                return False
            if not self.is_sound(self._with(part, plan)):
                return False
            state.plan, state.shares = plan, shares
            return True

    def _with(self, part: int, plan: dict[int, Spot]) -> dict[int, Spot]:
        whole: dict[int, Spot] = {}
        for k, state in enumerate(self._parts):
            whole.update(plan if k == part else state.plan)
        return whole

    def _rank(self, plan: Plan, shares: Shares) -> tuple[int, ...]:
        pinned = sum(1 for r in plan if r in self._pinned)
        signed = (s if SENSES[t] is Sense.MAXIMISE else -s for t, s in shares.items())
        return (pinned, *signed)

    def state(self, part: int) -> PartState:
        """What is known of a part."""
        with self._lock:
            state = self._parts[part]
            return replace(
                state,
                plan=dict(state.plan),
                shares=dict(state.shares),
                bounds=dict(state.bounds),
                proved=set(state.proved),
            )

    def bound(self, part: int, tier: TierName, bound: int, *, proved: bool = False) -> None:
        """Note a bound on a part's share of a tier, given what is settled above it."""
        with self._lock:
            state = self._parts[part]
            better = max if SENSES[tier] is Sense.MINIMISE else min
            state.bounds[tier] = better(bound, state.bounds.get(tier, bound))
            above = self.names[: self.names.index(tier)]
            if proved and all(t in state.proved for t in above):
                state.proved.add(tier)

    def settle(self, tier: TierName) -> None:
        """Note that all parts are done with a tier."""
        with self._lock:
            self.settled_at[tier] = self.elapsed()
            self.tier = next((t for t in self.names if t not in self.settled_at), self.names[-1])

    def plan(self) -> dict[int, Spot]:
        """The whole plan, without what is given."""
        with self._lock:
            return self._with(-1, {}) | self._rest

    def solution(self) -> Solution:
        """The whole plan as a Solution."""
        return solution_of(self.plan(), self._given)

    def violations(self) -> tuple[Violation, ...]:
        """What the checker says of the plan held."""
        return violations(self.problem, self.solution())

    def tiers(self) -> tuple[Tier, ...]:
        """Every tier with its value, and the bound over the whole mission."""
        with self._lock:
            value = score(self.problem, self.solution())
            return tuple(self._tier(tier, value[tier]) for tier in self.names)

    def _tier(self, tier: TierName, value: int) -> Tier:
        """Until the mission is cut into parts, and for a tier not reached, the bound is loose."""
        searched = self._is_split and self._is_exact
        proved = searched and all(tier in state.proved for state in self._parts)
        bounds = [self._bound_of(state, tier) for state in self._parts]
        if proved:
            bound = value
        elif not searched or None in bounds:
            bound = self._loosest(tier, range(len(self.problem.requests)))
        else:
            bound = self._base[tier] + sum(b for b in bounds if b is not None)
            loosest = self._loosest(tier, range(len(self.problem.requests)))
            tighter = min if SENSES[tier] is Sense.MAXIMISE else max
            bound = tighter(bound, loosest)
        return Tier(
            name=tier,
            value=value,
            bound=bound,
            proved=proved,
            sense=SENSES[tier],
            seconds=round(self.settled_at.get(tier, 0.0), 3),
        )

    def _bound_of(self, state: PartState, tier: TierName) -> int | None:
        if tier in state.bounds:
            return state.bounds[tier]
        return self._loosest(tier, state.requests) if SENSES[tier] is Sense.MAXIMISE else None

    def _loosest(self, tier: TierName, requests: Iterable[int]) -> int:
        """A bound that needs no search."""
        if tier is TierName.PLACED:
            return sum(self.problem.requests[r].weight for r in requests)
        if tier is TierName.WISHES:
            return sum(w.weight for r in requests for w in self.problem.requests[r].wishes)
        return 0

    def progress(self) -> Progress:
        """A sign of life: where the run stands."""
        with self._lock:
            tier = self.tiers()[self.names.index(self.tier)]
            placed = len(self.solution().placements)
            gap = abs(tier.bound - tier.value) / max(1, abs(tier.bound))
            return Progress(
                seconds=self.elapsed(),
                placed=placed,
                requested=len(self.problem.requests),
                tier=tier.name,
                value=tier.value,
                bound=tier.bound,
                gap=gap,
            )
