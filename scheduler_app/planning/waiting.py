"""Why each request that is not in the plan in force waits. The reasons are the solver's."""

from __future__ import annotations

from scheduler_app.planning.conflicts import LeftOut, left_out_of
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.remembered import remembered
from solver.candidates import Candidates
from solver.problem import Problem
from solver.reasons import unplaced
from solver.standing import Spot, standing


def left_out_now(encoding: Encoding) -> tuple[LeftOut, ...]:
    """The requests without a meeting; reason None where there is room for it as things stand."""
    plan = {one.request: Spot(one.start, one.option) for one in encoding.plan.placements}
    if len(plan) == len(encoding.request_ids):
        return ()
    return left_out_of(encoding, unplaced(_candidates(encoding.problem), plan))


@remembered(
    lambda problem: (
        *problem.requests,
        problem.persons,
        problem.fixed,
        problem.travel,
        problem.pairs,
        problem.meals,
        problem.counts,
        problem.works,
    ),
    size=2,
)
def _candidates(problem: Problem) -> Candidates:
    """Every place that a request could have on its own; the same until what stands changes."""
    return Candidates(problem, standing(problem))
