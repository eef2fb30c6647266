"""Parts of a problem solved elsewhere: in other threads or processes, or on the machines of a cluster.

What shares nothing is cut into problems of its own (`decompose`), each is solved by whatever
executor is given, and the plans are put together again. All tiers are sums over parts, so the best
of the whole is the best of the parts; the incumbent checks every plan as if it had been found here.
Values only travel: a Problem with its Limits goes out, a Result comes back. The stop travels as a
flag that the workers look at.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from typing import Any

from solver.candidates import Candidates
from solver.check import score
from solver.incumbent import Incumbent
from solver.problem import Problem
from solver.result import Result, Status
from solver.solution import Placement, Rule, Solution
from solver.standing import Plan, Spot
from solver.stop import Flag, StopToken
from solver.subset import with_only

TICK = 0.2
"""Seconds between looks at the stop, and signs of life."""

Work = Callable[[Problem, float, Solution, Flag], Result]
"""Solve a problem within so many seconds from a plan; must be able to travel itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part as a problem of its own. `order[i]` is the request that is its i-th; `requests` are
    those to be planned, the others are given and stand round them.
    """

    problem: Problem
    order: tuple[int, ...]
    requests: tuple[int, ...]

    def solution(self, plan: Plan) -> Solution:
        """What a plan of the whole has of this share, in its own numbers."""
        return Solution(
            placements=tuple(
                Placement(request=i, start=plan[r].start, option=plan[r].option)
                for i, r in enumerate(self.order)
                if r in plan
            )
        )

    def plan(self, solution: Solution) -> dict[int, Spot]:
        """A solution of the share in the numbers of the whole, without what is given."""
        mine = set(self.requests)
        placed = ((self.order[one.request], one) for one in solution.placements)
        return {r: Spot(one.start, one.option) for r, one in placed if r in mine}


def shares_of(candidates: Candidates, parts: Iterable[tuple[int, ...]]) -> list[Share]:
    """The parts, each with all that is given."""
    return [_share(candidates, requests) for requests in parts]


def _share(candidates: Candidates, requests: tuple[int, ...]) -> Share:
    problem, given = candidates.problem, candidates.stands.given
    order = tuple(sorted({*requests, *given}))
    return Share(problem=with_only(problem, order), order=order, requests=requests)


class Farm:
    """Sends the shares out, takes in what comes back, and stops them."""

    def __init__(
        self, shares: list[Share], incumbent: Incumbent, stop: StopToken, say: Callable[[], None]
    ) -> None:
        self._shares = shares
        self._incumbent = incumbent
        self._stop = stop
        self._say = say
        self.ran_out = False

    def run(self, executor: Executor, flag: Flag, seconds: float, workers: int, work: Work) -> None:
        """Until every share is back. With more shares than workers they go in turns, as long each."""
        each = seconds / max(1, math.ceil(len(self._shares) / workers))
        futures: dict[Future[Any], int] = {
            executor.submit(work, share.problem, each, self._hint(k), flag): k
            for k, share in enumerate(self._shares)
        }
        pending = set(futures)
        while pending:
            done, pending = wait(pending, timeout=TICK)
            if self._stop.is_set:
                flag.set()
            for future in done:
                self._take(futures[future], future.result())
            self._say()
        for tier in self._incumbent.names:
            self._incumbent.settle(tier)

    def _hint(self, k: int) -> Solution:
        return self._shares[k].solution(self._incumbent.state(k).plan)

    def _take(self, k: int, result: Result) -> None:
        """A better plan, and what is proved of the share beyond what stands."""
        share = self._shares[k]
        self._incumbent.offer(k, share.plan(result.solution))
        given = {one for one in range(len(share.order)) if share.order[one] not in share.requests}
        stands = Solution(
            placements=tuple(one for one in result.solution.placements if one.request in given)
        )
        base = score(share.problem, stands)
        for tier in result.tiers:
            bound = tier.bound - base[tier.name]
            self._incumbent.bound(k, tier.name, bound, proved=tier.proved)
        if result.status is Status.IMPOSSIBLE and any(
            one.rule is Rule.PIN_KEPT and given.isdisjoint(one.requests)
            for one in result.violations
        ):
            self._incumbent.refute_pins()
        self.ran_out |= result.limited_by_seconds
