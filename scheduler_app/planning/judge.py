"""The plan in force, judged: its conflicts, and why each request that waits is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.conflicts import Conflict, LeftOut, conflicts_of
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.remembered import remembered
from solver.check import violations
from solver.solution import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is wrong with the plan in force, in order of time, and what waits in the tray."""

    conflicts: tuple[Conflict, ...]
    unplaced: Mapping[MeetingRequestId, LeftOut]
    placed: int
    requested: int

    @property
    def is_sound(self) -> bool:
        """Whether no rule is broken."""
        return not self.conflicts


@remembered(lambda mission: (mission,), size=2)
def judge(mission: Mission) -> Judgement:
    """Judge the plan in force; cheap enough to be asked after every edit.

    A start off the grid is no conflict: only the solver keeps to the grid.
    """
    encoding = encode(mission)
    found = [
        one
        for one in violations(encoding.problem, encoding.plan)
        if one.rule is not Rule.GRID
    ]
    return Judgement(
        conflicts=conflicts_of(encoding, found),
        unplaced={one.request_id: one for one in _left_out(encoding)},
        placed=len(encoding.plan.placements),
        requested=len(encoding.request_ids),
    )
