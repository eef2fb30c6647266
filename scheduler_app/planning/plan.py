"""From a mission to a proposal in one call: encode, solve, decode, and keep the better plan.

A solve starts from the plan in force and falls back on it: what is proposed is never worse than what
is there, whatever time, a stop or the seed brought.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.online import calls_at_places
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.planning.account import Account, account_of, worse_plan
from scheduler_app.planning.decode import Gain, Proposal, decode
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.judge import requested_of
from solver.problem import Pin
from solver.result import Progress, Result, Status, Tier
from solver.solution import Solution
from solver.solve import DEFAULT_LIMITS, Limits, solve
from solver.stop import StopToken
from solver.tiers import SENSES, Sense, TierName


def plan(
    mission: Mission,
    *,
    limits: Limits | None = None,
    stop: StopToken | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    fresh: bool = False,
    began: float | None = None,
) -> Proposal:
    """The best plan found within the limits, around what is pinned, or the plan in force if that is better.

    `stop` ends it with the best so far; `on_progress` is called from foreign threads. It starts from the plan
    in force, so that mission, plan and seed decide with one worker; `fresh` starts from nothing. Either way
    nothing is proposed that is worse than the plan in force under the facts of now. `began`: the moment
    on `time.monotonic` from which the seconds count (by default now).
    """
    began = monotonic() if began is None else began
    encoding = encode(_with_calls_anywhere(mission))
    limits = limits or DEFAULT_LIMITS
    requested = requested_of(mission)

    def tell(progress: Progress) -> None:
        if on_progress is not None:
            on_progress(replace(progress, requested=requested))

    def solved(asked: Encoding, hint: Solution | None) -> Result:
        return solve(
            asked.problem,
            limits=limits,
            hint=hint,
            stop=stop,
            on_progress=None if on_progress is None else tell,
            began=began,
        )

    result = solved(encoding, None if fresh else encoding.plan)
    if lost := _lost_pins(encoding, result.solution):
        held = _holding(encoding, lost)
        again = solved(held, _with_lost(encoding, result.solution, lost))
        result = _unproved(again, was_refuted=result.status is Status.IMPOSSIBLE)
    proposal = _better(mission, decode(encoding, result))
    return replace(proposal, seconds=round(monotonic() - began, 3))


def _lost_pins(encoding: Encoding, found: Solution) -> frozenset[int]:
    """What is pinned or held in the plan in force, and has no place in a plan that was found."""
    placed = {one.request for one in found.placements}
    return frozenset(
        one.request
        for one in encoding.plan.placements
        if one.request not in placed and encoding.problem.requests[one.request].pin is not None
    )


def _holding(encoding: Encoding, lost: frozenset[int]) -> Encoding:
    """The same with these requests just where they are: what cannot be there is told as a conflict."""
    requests = list(encoding.problem.requests)
    for one in encoding.plan.placements:
        if one.request in lost:
            pin = Pin(start=one.start, options=(one.option,))
            requests[one.request] = replace(requests[one.request], pin=pin)
    return replace(encoding, problem=replace(encoding.problem, requests=tuple(requests)))


def _with_lost(encoding: Encoding, found: Solution, lost: frozenset[int]) -> Solution:
    kept = [one for one in encoding.plan.placements if one.request in lost]
    return Solution(placements=tuple(sorted([*found.placements, *kept])))


def _unproved(result: Result, *, was_refuted: bool) -> Result:
    """What is proved beside pins held where they are is not proved of all plans."""
    status = result.status
    if status is Status.OPTIMAL or (status is Status.IMPOSSIBLE and not was_refuted):
        status = Status.FEASIBLE
    return replace(
        result, status=status, tiers=tuple(replace(one, proved=False) for one in result.tiers)
    )


def _better(mission: Mission, found: Proposal) -> Proposal:
    """The plan found, or the one in force where that is at least as good; both under the facts of now."""
    in_force = account_of(mission)
    after = account_of(adopt_schedule(mission, found.meetings))
    ranks = after.rank(), in_force.rank()
    keeps_pins = _pins_of(mission) <= {one.id for one in found.meetings}
    if keeps_pins and (ranks[0] > ranks[1] or (ranks[0] == ranks[1] and _has_remains(mission))):
        return _judged(found, after)
    is_worse = not keeps_pins or ranks[0] < ranks[1]
    kept = replace(
        found,
        meetings=tuple(mission.meetings.values()),
        placed=in_force.judgement.placed,
        tiers=_of_plan_in_force(found.tiers, in_force.tiers()),
        gain=Gain.WORSE if is_worse else Gain.NONE,
        worse=worse_plan(after, in_force) if is_worse else None,
    )
    return _judged(kept, in_force)


def _judged(proposal: Proposal, account: Account) -> Proposal:
    """With what a check says of the mission that has this plan."""
    conflicts = account.judgement.conflicts
    return replace(
        proposal,
        conflicts=conflicts,
        unplaced=tuple(account.judgement.unplaced.values()),
        owed=account.judgement.breaches[len(conflicts) :],
        defects=account.defects,
    )


def _pins_of(mission: Mission) -> set[str]:
    """The meetings that are pinned or held and stand."""
    requests = mission.meeting_requests
    return {
        one.id
        for one in mission.meetings.values()
        if not requests[one.request_id].is_cancelled
        and (
            one.is_pinned or (mission.keeps_confirmed and requests[one.request_id].is_agreed)
        )
    }  # fmt: skip


def _has_remains(mission: Mission) -> bool:
    """Whether the plan in force has what goes where nothing gets worse: meetings of cancelled requests, calls
    that bind their guests to a place.
    """
    return bool(_loose_calls(mission)) or any(
        one.is_cancelled and meeting_id_of(one.id) in mission.meetings
        for one in mission.meeting_requests.values()
    )


def _loose_calls(mission: Mission) -> tuple[Meeting, ...]:
    """Calls at a place for which nobody asked, as far as they may be moved."""
    pinned = _pins_of(mission)
    return tuple(one for one in calls_at_places(mission) if one.id not in pinned)


def _with_calls_anywhere(mission: Mission) -> Mission:
    """The mission from which a solve starts: such calls are taken where their people are."""
    calls = {
        one.id: replace(
            one, venue_id=None, room_id=None, table=None, city_id=city_of_meeting(mission, one)
        )
        for one in _loose_calls(mission)
    }
    return replace(mission, meetings={**mission.meetings, **calls}) if calls else mission


def _of_plan_in_force(found: tuple[Tier, ...], values: dict[TierName, int]) -> tuple[Tier, ...]:
    """The tiers of the plan in force, as far as the search proved something of them."""
    tiers, is_same = [], True
    for tier in found:
        value = values[tier.name]
        is_same = is_same and value == tier.value
        furthest = max if SENSES[tier.name] is Sense.MAXIMISE else min
        tiers.append(
            replace(
                tier,
                value=value,
                bound=furthest(tier.bound, value),
                proved=tier.proved and is_same,
            )
        )  # fmt: skip
    return tuple(tiers)
