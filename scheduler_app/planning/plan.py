"""From a mission to a proposal in one call: encode, solve, decode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scheduler_app.mission.mission import Mission
from scheduler_app.planning.decode import Proposal, decode
from scheduler_app.planning.encode import encode
from scheduler_app.planning.judge import requested_of
from solver.result import Progress
from solver.solve import DEFAULT_LIMITS, Limits, solve
from solver.stop import StopToken


def plan(
    mission: Mission,
    *,
    limits: Limits | None = None,
    stop: StopToken | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Proposal:
    """The best plan found within the limits, around what is pinned; always a checked one.

    `stop` ends it with the best so far; `on_progress` is called from foreign threads. It starts
    from the plan in force, so that a second solve goes on where the first ended and a stop never
    brings a worse plan than the one in hand; with one worker it starts from nothing, so that the
    same mission and seed give the same plan.
    """
    encoding = encode(mission)
    limits = limits or DEFAULT_LIMITS
    requested = requested_of(mission)

    def tell(progress: Progress) -> None:
        if on_progress is not None:
            on_progress(replace(progress, requested=requested))

    result = solve(
        encoding.problem,
        limits=limits,
        hint=encoding.plan if limits.workers > 1 else None,
        stop=stop,
        on_progress=None if on_progress is None else tell,
    )
    return decode(encoding, result)
