"""What is wrong with a plan, in the ids of the mission. The rules themselves are the solver's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.ids import (
    CityId,
    GatheringId,
    LegId,
    MeetingId,
    MeetingRequestId,
    PersonId,
    RoomId,
)
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.people import FixedKind
from solver.result import Reason, Unplaced
from solver.solution import Rule, Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Whom and what a conflict or a reason is about, by id; `breaks` by title."""

    request_ids: tuple[MeetingRequestId, ...] = ()
    gathering_ids: tuple[GatheringId, ...] = ()
    leg_ids: tuple[LegId, ...] = ()
    breaks: tuple[str, ...] = ()
    person_ids: tuple[PersonId, ...] = ()
    room_ids: tuple[RoomId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One breach of a rule by the plan in force or by a place that is tried.

    `start`: when, on the clock of `city_id`. `minutes`: how many are missing or too many (0 where
    the rule has no measure).
    """

    rule: Rule
    city_id: CityId
    start: datetime
    minutes: int
    cause: Cause

    @property
    def meeting_ids(self) -> tuple[MeetingId, ...]:
        """The meetings concerned, to be marked."""
        return tuple(meeting_id_of(one) for one in self.cause.request_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Why a request is not in the plan. `reason` None: nothing speaks against placing it now."""

    request_id: MeetingRequestId
    reason: Reason | None
    cause: Cause = Cause()


def conflicts_of(
    encoding: Encoding, violations: Iterable[Violation]
) -> tuple[Conflict, ...]:
    """Violations in the ids of the mission."""
    return tuple(_conflict(encoding, one) for one in violations)


def left_out_of(encoding: Encoding, unplaced: Iterable[Unplaced]) -> tuple[LeftOut, ...]:
    """Reasons in the ids of the mission."""
    return tuple(
        LeftOut(
            request_id=encoding.request_ids[one.request],
            reason=one.reason,
            cause=_cause(encoding, persons=one.persons, pools=one.pools, fixed=one.fixed),
        )
        for one in unplaced
    )


def _conflict(encoding: Encoding, violation: Violation) -> Conflict:
    city_id = _city_of(encoding, violation)
    return Conflict(
        rule=violation.rule,
        city_id=city_id,
        start=encoding.line.wall(city_id, violation.start),
        minutes=violation.minutes,
        cause=_cause(
            encoding,
            requests=violation.requests,
            persons=violation.persons,
            pools=violation.pools,
            fixed=violation.fixed,
        ),
    )


def _cause(
    encoding: Encoding,
    *,
    requests: Iterable[int] = (),
    persons: Iterable[int] = (),
    pools: Iterable[int] = (),
    fixed: Iterable[int] = (),
) -> Cause:
    origins = [encoding.origins[one] for one in fixed]
    return Cause(
        request_ids=tuple(encoding.request_ids[one] for one in requests),
        gathering_ids=tuple(
            GatheringId(one.id) for one in origins if one.kind is FixedKind.GATHERING
        ),
        leg_ids=tuple(LegId(one.id) for one in origins if one.kind is FixedKind.LEG),
        breaks=tuple(
            dict.fromkeys(one.title for one in origins if one.kind is FixedKind.BREAK)
        ),
        person_ids=tuple(encoding.person_ids[one] for one in persons),
        room_ids=tuple(encoding.room_id(one) for one in pools),
    )


def _city_of(encoding: Encoding, violation: Violation) -> CityId:
    for pool in violation.pools:
        return encoding.city_id(encoding.problem.pools[pool].site)
    options = {one.request: one.option for one in encoding.plan.placements}
    for request in violation.requests:
        if request in options:
            option = encoding.problem.requests[request].options[options[request]]
            return encoding.city_id(option.site)
    for fixed in violation.fixed:
        return encoding.origins[fixed].city_id
    return next(iter(encoding.mission.cities))
