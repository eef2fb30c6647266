"""Why each request that is not in the plan in force waits. The reasons are the solver's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.planning.conflicts import Hindrance, HindranceKind, LeftOut, left_out_of
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.remembered import remembered
from scheduler_app.planning.wishes import wanted_of
from solver.candidates import Candidates
from solver.problem import Problem
from solver.reasons import unplaced
from solver.result import Reason
from solver.standing import Plan, Spot, standing


def left_out_now(encoding: Encoding) -> tuple[LeftOut, ...]:
    """The requests without a meeting; reason None where there is room for it as things stand."""
    plan = {one.request: Spot(one.start, one.option) for one in encoding.plan.placements}
    if len(plan) == len(encoding.request_ids):
        return ()
    found = left_out_of(encoding, unplaced(_candidates(encoding.problem), plan))
    reasons = {one.request_id: one for one in found}
    reasons.update(_as_if_it_were_there(encoding, plan, reasons))
    return tuple(reasons.values())


def _as_if_it_were_there(
    encoding: Encoding, plan: Plan, reasons: Mapping[MeetingRequestId, LeftOut]
) -> Iterator[tuple[MeetingRequestId, LeftOut]]:
    """Of those whose vehicle is away for a time, what keeps them out although it were there; where nothing
    does, that is the reason.
    """
    mission, asked = encoding.mission, wanted_of(encoding.mission)
    requests = list(encoding.problem.requests)
    limited = [
        n
        for n, request in enumerate(mission.meeting_requests.values())
        if (known := reasons.get(request.id)) is not None
        and known.reason is not None
        and requests[n].windows != asked[n].request.windows
    ]
    if not limited:
        return
    for n in limited:
        requests[n] = replace(requests[n], windows=asked[n].request.windows)
    freed = replace(encoding.problem, requests=tuple(requests))
    found = unplaced(Candidates(freed, standing(freed)), plan)
    for left_out in left_out_of(encoding, (one for one in found if one.request in limited)):
        request = mission.meeting_requests[left_out.request_id]
        away = Hindrance(kind=HindranceKind.VEHICLE_AWAY, vehicle_id=request.vehicle_id)
        is_free = left_out.reason is None
        yield (
            request.id,
            replace(left_out, reason=Reason.KEPT_OUT, hindrances=(away,)) if is_free else left_out,
        )


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
