"""From a Problem to a Result: a first plan at once, then tier by tier towards the best.

No search happens here: the greedy plan, the search of the parts and the reasons are put
together, and nothing leaves that the checker has not seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial

from solver.candidates import Candidates
from solver.conduct import Budget, Conductor
from solver.farm import Farm, Share, shares_of
from solver.greedy import first_plan
from solver.ground import candidates_of
from solver.incumbent import Incumbent
from solver.polish import polish
from solver.problem import Problem, ProblemError
from solver.reasons import unplaced
from solver.result import Progress, Result, Status
from solver.solution import Solution
from solver.standing import Plan, Spot, Standing
from solver.stop import Flag, StopToken, file_flag, followed

MOST_WORKERS = 64
FAIR_SECONDS, FAIR_STEPS = 0.8, 0.1
"""What a first plan may take to become fair: time, and a share of the steps of local search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may use.

    `workers`: cores, or parts solved at once by an executor. `by_work`: count deterministic work,
    so that the run is repeatable with its `seed` and `seconds` is only a safety stop; None: with
    one worker. Raises ProblemError when out of range.
    """

    seconds: float = 30.0
    workers: int = 2
    seed: int = 0
    by_work: bool | None = None

    def __post_init__(self) -> None:
        if not 0 < self.seconds < math.inf:
            raise ProblemError(f"the time limit is {self.seconds} seconds; it must be above 0")
        if not 1 <= self.workers <= MOST_WORKERS:
            raise ProblemError(
                f"there are {self.workers} workers; there must be at least 1 and {MOST_WORKERS} at most"
            )
        if not 0 <= self.seed < 2**31:
            raise ProblemError(f"the seed is {self.seed}; it must be from 0 to {2**31 - 1}")

    @property
    def is_repeatable(self) -> bool:
        """Whether work is counted and not time."""
        return self.workers == 1 if self.by_work is None else self.by_work


DEFAULT_LIMITS = Limits()


def solve(
    problem: Problem,
    *,
    limits: Limits = DEFAULT_LIMITS,
    hint: Solution | None = None,
    stop: StopToken | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    executor: Executor | None = None,
    flag: Flag | None = None,
    began: float | None = None,
) -> Result:
    """The best plan that can be found within the limits; always a checked one.

    `hint`: a plan to start from; what of it is legal is kept at first, and the result is never
    worse than it where the whole of it is. `stop` ends the run with the best so far. `on_progress`
    is called from foreign threads. `executor`: solves the independent parts, `limits.workers` of
    them at once, in threads, processes or on other machines; by default own threads do. `flag`
    carries the stop there (by default a file, which this machine's processes see). `began`: the moment on
    `time.monotonic` from which the seconds count (by default now).
    """
    token = stop if stop is not None else StopToken()
    incumbent = Incumbent(problem, began)
    candidates = candidates_of(problem)
    incumbent.stand(candidates.stands.given, is_exact=candidates.is_exact)

    def say() -> None:
        if on_progress is not None:
            on_progress(incumbent.progress())

    hinted = _spots(problem, hint, candidates.stands)
    first = first_plan(candidates, hinted, lambda: token.is_set)
    fair = _made_fair(candidates, incumbent, first, limits, token)
    incumbent.begin(*([first] if fair is None else [first, fair]), hinted)
    say()
    ran_out = False
    if not token.is_set:
        budget = Budget(
            seconds=limits.seconds,
            workers=limits.workers,
            seed=limits.seed,
            is_repeatable=limits.is_repeatable,
        )
        conductor = Conductor(candidates, incumbent, budget, token, say)
        if executor is None:
            conductor.run()
            ran_out = conductor.ran_out
        else:
            shares = shares_of(candidates, conductor.parts)
            ran_out = _farmed(shares, incumbent, limits, token, say, executor, flag)
    return _result(candidates, incumbent, was_stopped=token.is_set, ran_out=ran_out)


def _farmed(
    shares: list[Share],
    incumbent: Incumbent,
    limits: Limits,
    token: StopToken,
    say: Callable[[], None],
    executor: Executor,
    flag: Flag | None,
) -> bool:
    """Solve the shares by an executor; whether time ended any of them that counts work."""
    farm = Farm(shares, incumbent, token, say)
    left = max(limits.seconds - incumbent.elapsed(), 0.1)
    work = partial(solve_share, limits.seed, limits.is_repeatable)
    with nullcontext(flag) if flag is not None else file_flag() as sign:
        farm.run(executor, sign, left, limits.workers, work)
    return farm.ran_out


def solve_share(
    seed: int, by_work: bool, problem: Problem, seconds: float, hint: Solution, flag: Flag
) -> Result:
    """One part, where the executor runs it: on one core, until it is done or the flag is shown."""
    limits = Limits(seconds=seconds, workers=1, seed=seed, by_work=by_work)
    with followed(flag) as token:
        return solve(problem, limits=limits, hint=hint, stop=token)


def _made_fair(
    candidates: Candidates, incumbent: Incumbent, plan: Plan, limits: Limits, token: StopToken
) -> dict[int, Spot] | None:
    """A first plan in which nobody waits much oftener than another, where that is asked."""
    if candidates.problem.fairness is None or incumbent.is_sound(plan):
        return None
    seconds = math.inf if limits.is_repeatable else incumbent.elapsed() + FAIR_SECONDS

    def is_over() -> bool:
        return token.is_set or incumbent.elapsed() > seconds

    return polish(candidates, plan, limits.seed, is_over, share=FAIR_STEPS)


def _spots(problem: Problem, hint: Solution | None, stands: Standing) -> dict[int, Spot]:
    """What of the hint names requests and options that are there and not given."""
    return {
        p.request: Spot(p.start, p.option)
        for p in (hint.placements if hint is not None else ())
        if 0 <= p.request < len(problem.requests)
        and 0 <= p.option < len(problem.requests[p.request].options)
        and p.request not in stands.given
    }


def _result(
    candidates: Candidates, incumbent: Incumbent, *, was_stopped: bool, ran_out: bool
) -> Result:
    solution = incumbent.solution()
    tiers = incumbent.tiers()
    found = incumbent.violations()
    if found and incumbent.is_refuted(found):
        status = Status.IMPOSSIBLE
    elif all(tier.proved for tier in tiers):
        status = Status.OPTIMAL
    else:
        status = Status.STOPPED if was_stopped else Status.FEASIBLE
    return Result(
        status=status,
        solution=solution,
        tiers=tiers,
        requested=len(candidates.problem.requests),
        placed=len(solution.placements),
        unplaced=unplaced(candidates, incumbent.plan()),
        violations=found,
        seconds=round(incumbent.elapsed(), 3),
        first_plan_seconds=incumbent.first_plan_seconds,
        limited_by_seconds=ran_out,
    )
