"""The smallest set of demands that together keep a request out: none of them can be left away.

A deletion filter (Chinneck, Feasibility and Infeasibility in Optimization, 2008): demands in turn are left
away for good if the request still has no place without them, half of those that are left at once while that
goes. What remains is minimal: with all else given way, leaving any one of them away too gives it a place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scheduler_app.mission.asking import is_waiting_idea
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.demanded import Demand, demands_on, relaxed
from scheduler_app.planning.legal import candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What would clash still if a first clash gave way, in the mission in which it has."""

    mission: Mission
    demands: tuple[Demand, ...]


def clash_behind(
    mission: Mission,
    request_id: MeetingRequestId,
    clash: Sequence[Demand],
    is_stopped: Callable[[], bool] = lambda: False,
) -> Behind:
    """The next clash, where all of the first one gives way."""
    after = relaxed(mission, request_id, clash)
    return Behind(mission=after, demands=clash_of(after, request_id, is_stopped))


def clash_of(
    mission: Mission,
    request_id: MeetingRequestId,
    is_stopped: Callable[[], bool] = lambda: False,
) -> tuple[Demand, ...]:
    """The demands that clash, in the order in which they are best told; none where there is room, where
    more than these keep it out, or where it was stopped.
    """
    if is_waiting_idea(mission, mission.meeting_requests[request_id]):
        return ()
    demands = tuple(demands_on(mission, request_id))
    if _fits(mission, request_id, ()) or not _fits(mission, request_id, demands):
        return ()
    kept, dropped = list[Demand](), list[Demand]()
    waiting: list[Sequence[Demand]] = [demands]
    while waiting:
        if is_stopped():
            return ()
        some = waiting.pop(0)
        if not _fits(mission, request_id, [*dropped, *some]):
            dropped += some
        elif len(some) == 1:
            kept += some
        else:
            half = len(some) // 2
            waiting[:0] = [some[:half], some[half:]]
    return tuple(kept)


def _fits(mission: Mission, request_id: MeetingRequestId, given_way: Sequence[Demand]) -> bool:
    return bool(candidates(relaxed(mission, request_id, given_way), request_id))
