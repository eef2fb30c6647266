"""Who searches what, when and how long: parts and tiers shared out among the workers.

Every part goes through the tiers in order. Free workers take the earliest tier first and in it
the largest part, so a late tier never keeps an earlier one waiting. Each tier may use the time
up to its own deadline; what it leaves over goes to the next.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from solver.candidates import Candidates
from solver.effort import Effort
from solver.incumbent import Incumbent
from solver.polish import polish
from solver.standing import Plan, Spot
from solver.stop import StopToken
from solver.tiers import CHANGE_TIERS, SENSES, Sense, TierName

SHARES = {
    TierName.PLACED: 40,
    TierName.AGREED: 20,
    TierName.CHANGES: 40,
    TierName.SHIFT: 20,
    TierName.RELOCATED: 10,
    TierName.RULES: 10,
    TierName.WISHES: 10,
    TierName.BREAKS: 30,
    TierName.GAPS: 30,
    TierName.MOVES: 12,
    TierName.EVENNESS: 8,
}
"""The parts of all the time that the tiers may use; what one leaves over goes to the next."""

WORK_PER_SECOND = 0.2
"""Deterministic CP-SAT time that is taken to be a second, for repeatable runs. Well below what a
second can do, so that the safety stop does not end a run on a busy machine."""

FULL_POLISH_SECONDS = 45.0
"""A repeatable run of this length takes every step of the local search, a shorter one its share."""

TICK = 0.4
"""Seconds between signs of life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What the whole search may use. A repeatable one counts deterministic work, not seconds."""

    seconds: float
    workers: int
    seed: int
    is_repeatable: bool


class _Task(NamedTuple):
    """One part's next tier; ordered by tier, then by size (its requests, negated: largest first)."""

    tier: int
    size: int
    part: int


class Conductor:
    """Runs the search of all parts to the end of the budget or to the stop."""

    def __init__(
        self,
        candidates: Candidates,
        incumbent: Incumbent,
        budget: Budget,
        stop: StopToken,
        say: Callable[[], None],
    ) -> None:
        from solver.cpsat.search import parts_of  # noqa: PLC0415 - loads OR-Tools: only here

        self._candidates = candidates
        self._incumbent = incumbent
        self._budget = budget
        self._stop = stop
        self._say = say
        self._tiers = candidates.problem.tiers
        self._deadlines = _deadlines(self._tiers)
        self._parts = parts_of(candidates)
        self._since = incumbent.elapsed()
        """When the search begins: the deadlines of the tiers share out what is left then."""
        incumbent.split(part.requests for part in self._parts)
        self._lock = threading.Lock()
        self._queue = [_Task(0, -len(p.requests), k) for k, p in enumerate(self._parts)]
        heapq.heapify(self._queue)
        self._waiting = [sum(len(part.requests) for part in self._parts)] * len(self._tiers)
        """By tier: the requests of the parts that are not done with it."""
        self._active = 0
        self._spent = 0.0
        self.ran_out = False

    @property
    def parts(self) -> list[tuple[int, ...]]:
        """The requests of each part."""
        return [part.requests for part in self._parts]

    def run(self) -> None:
        """Search until every tier of every part is done, the time is up, or the stop comes."""
        threads = min(self._budget.workers, len(self._parts))
        self._active = threads
        self._stop.on_stop(self._stop_all)
        try:
            with ThreadPoolExecutor(max(1, threads)) as pool:
                self._watch([pool.submit(self._work) for _ in range(threads)])
        finally:
            self._stop.forget(self._stop_all)

    def _watch(self, futures: list[Future[None]]) -> None:
        """Give signs of life, and repeat a stop that came before a search had begun."""
        pending = set(futures)
        while pending:
            done, pending = wait(pending, timeout=TICK)
            for future in done:
                future.result()
            if self._stop.is_set:
                self._stop_all()
            elif pending:
                self._say()

    def _stop_all(self) -> None:
        for part in self._parts:
            part.stop()

    def _work(self) -> None:
        """Take the most urgent task, do it, and put the part's next tier in its place."""
        task: _Task | None = None
        while not self._stop.is_set:
            with self._lock:
                if task is not None and task.tier + 1 < len(self._tiers):
                    heapq.heappush(self._queue, task._replace(tier=task.tier + 1))
                task = heapq.heappop(self._queue) if self._queue else None
                if task is None:
                    self._active -= 1
                    return
            self._improve(task)
            with self._lock:
                self._waiting[task.tier] += task.size
                if not self._waiting[task.tier]:
                    self._incumbent.settle(self._tiers[task.tier])

    def _improve(self, task: _Task) -> None:
        tier, incumbent, part = self._tiers[task.tier], self._incumbent, self._parts[task.part]
        before = incumbent.state(task.part)
        if tier is TierName.PLACED and len(before.plan) == len(part.requests):
            part.place_all()
            incumbent.bound(task.part, tier, before.shares[tier], proved=True)
            return
        if tier in CHANGE_TIERS and before.shares[tier] == self._unchanged(part.requests, tier):
            part.hold(tier, before.shares[tier])
            incumbent.bound(task.part, tier, before.shares[tier], proved=True)
            return
        effort = self._effort(task)
        if effort.seconds > 0 and effort.work != 0:
            part.prepare()
            effort = self._effort(task)
        if effort.seconds <= 0 or effort.work == 0:
            self.ran_out |= effort.seconds <= 0
            part.hold(tier, before.shares[tier])
            return

        def on_plan(plan: dict[int, Spot]) -> None:
            if incumbent.offer(task.part, plan):
                self._say()

        if tier is TierName.GAPS:
            on_plan(self._polished(before.plan))
            before, effort = incumbent.state(task.part), self._effort(task)
        found = part.improve(
            tier, before.plan, effort, on_plan, lambda b: incumbent.bound(task.part, tier, b)
        )
        reached = incumbent.state(task.part).shares[tier]
        part.settle(reached)
        if found.known:
            proved = found.proved and found.bound == reached
            incumbent.bound(task.part, tier, found.bound, proved=proved)
        if part.pins_refuted:
            incumbent.refute_pins()
        with self._lock:
            self._spent += found.work
            self.ran_out |= found.ran_out

    def _unchanged(self, requests: tuple[int, ...], tier: TierName) -> int:
        """The share of a part in which everything that stood stays: there is none less."""
        if tier in (TierName.SHIFT, TierName.RELOCATED):
            return 0
        problem, mine = self._candidates.problem, set(requests)
        return -sum(
            (1 if one.agreed else one.weight)
            * len(set(problem.requests[one.request].people(one.option)))
            for one in problem.before
            if one.request in mine and one.agreed is (tier is TierName.AGREED)
        )

    def _polished(self, plan: Plan) -> dict[int, Spot]:
        """The plan after local search, which finds good times long before the exact search."""
        budget, began = self._budget, self._incumbent.elapsed()
        k = self._tiers.index(TierName.GAPS)
        share = self._deadlines[k] - self._deadlines[k - 1]
        until = budget.seconds if budget.is_repeatable else began + share * budget.seconds / 2

        def is_over() -> bool:
            return self._stop.is_set or self._incumbent.elapsed() > until

        steps = min(1.0, budget.seconds / FULL_POLISH_SECONDS) if budget.is_repeatable else 1.0
        polished = polish(self._candidates, plan, budget.seed, is_over, share=steps)
        self.ran_out |= budget.is_repeatable and self._incumbent.elapsed() > until
        return polished

    def _effort(self, task: _Task) -> Effort:
        """A share of what the tier may still use, by the size of the parts that wait for it."""
        budget = self._budget
        left = budget.seconds - self._incumbent.elapsed()
        with self._lock:
            waiting, active = self._waiting[task.tier], self._active
            share = min(1.0, active * -task.size / waiting)
            if budget.is_repeatable:
                work = self._deadlines[task.tier] * budget.seconds * WORK_PER_SECOND - self._spent
                return Effort(
                    seconds=left, work=max(0.0, work * share), workers=1, seed=budget.seed
                )
        left_then = max(0.0, budget.seconds - self._since)
        until = self._since + self._deadlines[task.tier] * left_then - self._incumbent.elapsed()
        # Over-full parts gain more from a second strategy than they lose by sharing the cores.
        is_first = SENSES[self._tiers[task.tier]] is Sense.MAXIMISE
        return Effort(
            seconds=min(left, until * share),
            work=None,
            workers=budget.workers if is_first else max(1, budget.workers // active),
            seed=budget.seed,
        )


def _deadlines(tiers: Sequence[TierName]) -> list[float]:
    """The share of all the time by which each tier should be done."""
    parts = list(accumulate(SHARES[tier] for tier in tiers))
    return [part / parts[-1] for part in parts]
