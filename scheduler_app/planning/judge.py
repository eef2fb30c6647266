"""The plan in force, judged: its conflicts, and why each request that waits is not in it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler_app.mission.asking import is_waiting_idea
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.conflicts import Conflict, LeftOut, conflicts_of, owed
from scheduler_app.planning.encode import Encoding, encode
from scheduler_app.planning.given import given_breaches
from scheduler_app.planning.people import people_of
from scheduler_app.planning.remembered import remembered
from scheduler_app.planning.riding import overloads, without_vehicle
from scheduler_app.planning.table_clashes import table_clashes
from scheduler_app.planning.waiting import left_out_now
from solver.check import shortcomings, violations
from solver.solution import Rule, Violation


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What is wrong with the plan in force, and what waits in the tray. Conflicts stand in order of time."""

    conflicts: tuple[Conflict, ...]
    shortcomings: tuple[Conflict, ...]
    """What is not kept of the rules for which no plan is refused."""
    given: tuple[Conflict, ...]
    """What of the rules gatherings and legs break by themselves: told, and no plan is blamed for it."""
    placed: int
    requested: int
    encoding: Encoding = field(repr=False, compare=False)

    @property
    def is_sound(self) -> bool:
        """Whether no rule is broken."""
        return not self.conflicts

    @property
    def breaches(self) -> tuple[Conflict, ...]:
        """All that must be and is not: the conflicts, then too few meetings where more must be."""
        return (*self.conflicts, *owed(self.encoding.mission, self.shortcomings))

    @functools.cached_property
    def unplaced(self) -> Mapping[MeetingRequestId, LeftOut]:
        """The requests that wait, each with its reason; worked out when first asked for."""
        requests = self.encoding.mission.meeting_requests
        return {
            one.request_id: one
            for one in left_out_now(self.encoding)
            if not requests[one.request_id].is_cancelled
        }


def requested_of(mission: Mission) -> int:
    """How many requests are to be met: those that are not cancelled, nor ideas in the tray."""
    return sum(
        not one.is_cancelled and not is_waiting_idea(mission, one)
        for one in mission.meeting_requests.values()
    )


def ideas_waiting(mission: Mission) -> int:
    """How many ideas wait in the tray because ideas do."""
    return sum(
        not one.is_off and is_waiting_idea(mission, one)
        for one in mission.meeting_requests.values()
    )


@remembered(lambda mission: (mission,), size=2)
def judge(mission: Mission) -> Judgement:
    """Judge the plan in force; cheap enough to be asked after every edit.

    A start off the grid is no conflict: only the solver keeps to the grid.
    """
    encoding = encode(mission)
    found = [
        one for one in violations(encoding.problem, encoding.plan) if one.rule is not Rule.GRID
    ]
    found += _cut_off(encoding)
    conflicts = [
        *conflicts_of(encoding, sorted(found, key=lambda one: one.start)),
        *table_clashes(mission),
        *overloads(mission),
        *without_vehicle(mission),
    ]
    conflicts.sort(key=lambda one: encoding.line.minute(one.city_id, one.start))
    return Judgement(
        conflicts=tuple(conflicts),
        shortcomings=conflicts_of(encoding, shortcomings(encoding.problem, encoding.plan)),
        given=given_breaches(mission),
        placed=len(encoding.plan.placements),
        requested=requested_of(mission),
        encoding=encoding,
    )


def _cut_off(encoding: Encoding) -> list[Violation]:
    """What somebody cannot get to: the solver knows it only as an engagement without them."""
    return [
        Violation(
            rule=Rule.TRAVEL_TIME,
            start=encoding.problem.fixed[one.fixed].window.start,
            persons=one.persons,
            fixed=(one.fixed,),
        )
        for one in people_of(encoding.mission).cut_off
    ]
