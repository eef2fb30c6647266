"""The solver's result as a proposal in the words of the mission."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from scheduler_app.mission.defects import Defect
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.planning.conflicts import Conflict, LeftOut, conflicts_of, left_out_of, owed
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.judge import requested_of
from scheduler_app.planning.tables import with_tables
from solver.check import shortcomings
from solver.result import Result, Status, Tier
from solver.solution import Placement


class Gain(StrEnum):
    """What came of a solve: a better plan, none that is better, or only a worse one."""

    BETTER = "better"
    NONE = "none"
    WORSE = "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorsePlan:
    """A plan that was found and not taken: how much it places and leaves to be fixed, and the one in force."""

    placed: int
    to_fix: int
    placed_in_force: int
    to_fix_in_force: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A whole plan that the solver offers, or the one in force where nothing better was found.

    `meetings` in the order of the requests, tables given, pins and notes kept; with another gain than
    BETTER they are those in force. `conflicts`: what breaks a rule. `owed`: too few meetings where more
    must be. `defects`: those of the data that must be fixed. `worse`: the worse plan. Times are seconds.
    """

    meetings: tuple[Meeting, ...]
    status: Status
    tiers: tuple[Tier, ...]
    requested: int
    placed: int
    unplaced: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]
    seconds: float
    first_plan_seconds: float | None
    limited_by_seconds: bool = False
    owed: tuple[Conflict, ...] = ()
    defects: tuple[Defect, ...] = ()
    gain: Gain = Gain.BETTER
    worse: WorsePlan | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing must be fixed where this plan is in force."""
        return not (self.conflicts or self.owed or self.defects)

    @property
    def is_better(self) -> bool:
        """Whether it is better than the plan in force."""
        return self.gain is Gain.BETTER

    @property
    def is_proved(self) -> bool:
        """Whether no plan is better in any tier."""
        return all(tier.proved for tier in self.tiers)


def decode(encoding: Encoding, result: Result) -> Proposal:
    """Turn a result for this encoding's problem into a proposal."""
    placed = replace(encoding, plan=result.solution)
    meetings = with_tables(
        encoding.mission, [_meeting(encoding, one) for one in result.solution.placements]
    )
    missing = shortcomings(encoding.problem, result.solution)
    return Proposal(
        meetings=meetings,
        status=result.status,
        tiers=result.tiers,
        requested=requested_of(encoding.mission),
        placed=result.placed,
        unplaced=tuple(
            one
            for one in left_out_of(encoding, result.unplaced)
            if not encoding.mission.meeting_requests[one.request_id].is_cancelled
        ),
        conflicts=conflicts_of(placed, result.violations),
        seconds=result.seconds,
        first_plan_seconds=result.first_plan_seconds,
        limited_by_seconds=result.limited_by_seconds,
        owed=owed(encoding.mission, conflicts_of(placed, missing)),
    )


def _meeting(encoding: Encoding, placement: Placement) -> Meeting:
    request_id: MeetingRequestId = encoding.request_ids[placement.request]
    manner = encoding.manner(placement.request, placement.option)
    venue_id, room_id = manner.place
    city_id = encoding.city_at(placement.request, placement.option, placement.start)
    start = encoding.line.wall(city_id, placement.start)
    called_in = city_id if venue_id is None else None
    old = encoding.mission.meetings.get(meeting_id_of(request_id))
    if old is None:
        return Meeting(
            id=meeting_id_of(request_id),
            request_id=request_id,
            start=start,
            venue_id=venue_id,
            city_id=called_in,
            room_id=room_id,
            delegate_ids=manner.delegate_ids,
            interpreter_ids=manner.interpreter_ids,
        )
    return replace(
        old,
        start=start,
        venue_id=venue_id,
        city_id=called_in,
        room_id=room_id,
        delegate_ids=manner.delegate_ids,
        interpreter_ids=manner.interpreter_ids,
        table=old.table if old.room_id == room_id else None,
    )
