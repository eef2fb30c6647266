"""An answer to a cancellation: a whole mission, what it changes, and whether it is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from time import monotonic

from scheduler_app.mission.attendance import city_of_meeting
from scheduler_app.mission.ids import MeetingId, MeetingRequestId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plan_changes import ChangeKind, MeetingChange
from scheduler_app.mission.programme_changes import (
    ProgrammeChanges,
    StandingChange,
    programme_changes,
)
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.planning.conflicts import Conflict
from scheduler_app.planning.encode import Encoding
from scheduler_app.planning.judge import judge
from solver.check import violations
from solver.problem import Problem
from solver.solution import Rule, Solution


class AnswerKind(StrEnum):
    """The three answers; the names are those of the command."""

    GAP = "gap"
    FEWEST = "fewest"
    USE = "use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A mission after a cancellation, and what it changes of the one before.

    `lost`: requests met before and not after, `used`: those met after and not before. `is_proved`: for
    FEWEST, that no plan which keeps as much has fewer changes; `gap`: by what share of them it might,
    None where that is not known.
    `new_conflicts`: how many clashes were not there before, such as a gathering to which nothing leads any
    more. `is_sound`: no meeting that has not begun breaks a rule that it did not break before.
    """

    kind: AnswerKind
    after: Mission = field(repr=False)
    programme: ProgrammeChanges = field(repr=False)
    is_proved: bool
    gap: float | None
    seconds: float
    new_conflicts: int = 0
    is_sound: bool = True
    tolerance: int = 0
    """Minutes by which a meeting may begin earlier or later without anybody minding."""

    @property
    def changes(self) -> tuple[MeetingChange, ...]:
        """What becomes of meetings."""
        return tuple(one for one in self.programme.changes if isinstance(one, MeetingChange))

    @property
    def standing(self) -> tuple[StandingChange, ...]:
        """What becomes of gatherings, legs and vehicles."""
        return tuple(one for one in self.programme.changes if isinstance(one, StandingChange))

    @property
    def lost(self) -> tuple[MeetingRequestId, ...]:
        """Requests that are met no more."""
        return tuple(one.request_id for one in self.changes if one.kind is ChangeKind.LOST)

    @property
    def used(self) -> tuple[MeetingRequestId, ...]:
        """Requests that are met now."""
        return tuple(one.request_id for one in self.changes if one.kind is ChangeKind.ADDED)

    @property
    def moved(self) -> tuple[MeetingRequestId, ...]:
        """Requests that are met at another time or place."""
        kinds = (ChangeKind.MOVED, ChangeKind.RELOCATED)
        return tuple(one.request_id for one in self.changes if one.kind in kinds)

    @property
    def small(self) -> tuple[MeetingRequestId, ...]:
        """Requests that only begin a little earlier or later, at the same place."""
        return tuple(one.request_id for one in self.changes if self._is_small(one))

    def _is_small(self, change: MeetingChange) -> bool:
        old, new = change.before, change.after
        if change.kind is not ChangeKind.MOVED or old is None or new is None:
            return False
        is_there = (old.venue_id, old.room_id) == (new.venue_id, new.room_id)
        return is_there and abs(new.start - old.start) <= timedelta(minutes=self.tolerance)

    @property
    def noticing(self) -> tuple[PersonId, ...]:
        """Everyone who notices anything, each once."""
        return tuple(self.programme.by_person())


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """A mission in which something fell away, and the meetings that thereby can no longer be.

    `before`: the mission with its plan as it was; `facts`: the facts of now with the plan as it was,
    the fallen free of pins; `gap`: the same without the fallen. `now`: the planning time on the clock of the
    city where it happens, `instant` the same with its zone.
    """

    before: Mission = field(repr=False)
    facts: Mission = field(repr=False)
    gap: Mission = field(repr=False)
    meeting_ids: tuple[MeetingId, ...]
    now: datetime
    instant: datetime

    @property
    def freeze(self) -> datetime:
        """What begins before this, anywhere, does not move."""
        return self.instant + timedelta(minutes=self.before.notice_minutes)


def alike(answers: Iterable[Answer]) -> tuple[tuple[Answer, ...], ...]:
    """Answers by which the mission becomes the very same stand together, in the order of the first of each."""
    groups: list[list[Answer]] = []
    for answer in answers:
        for group in groups:
            if replace(group[0].after, version=1) == replace(answer.after, version=1):
                group.append(answer)
                break
        else:
            groups.append([answer])
    return tuple(map(tuple, groups))


def breaches_of(problem: Problem, plan: Solution) -> Iterable[tuple[Rule, tuple[int, ...]]]:
    """The rules that meetings break, with the meetings; pins and the grid are not asked.

    That nothing leads to a gathering or leg in another city is no fault of the meeting before it.
    """
    for one in violations(problem, plan):
        has_no_way = one.rule is Rule.TRAVEL_TIME and bool(one.fixed) and one.minutes == 0
        if one.requests and not has_no_way and one.rule not in (Rule.GRID, Rule.PIN_KEPT):
            yield one.rule, one.requests


def answer_of(
    fallen: Fallen,
    kind: AnswerKind,
    after: Mission,
    began: float,
    *,
    is_proved: bool,
    gap: float | None,
) -> Answer:
    """The answer that a mission is, judged. `began`: when one began to look for it, of `monotonic`."""
    now, before = judge(after), judge(fallen.before)
    new = Counter(map(_known_by, now.conflicts)) - Counter(map(_known_by, before.conflicts))
    ahead = placed_since(now.encoding, fallen.instant)
    breaches = (set(breaches_of(one.encoding.problem, one.encoding.plan)) for one in (now, before))
    new_breaches = set.difference(*breaches)
    return Answer(
        kind=kind,
        after=after,
        programme=programme_changes(fallen.before, after),
        is_proved=is_proved,
        gap=gap,
        seconds=round(monotonic() - began, 3),
        new_conflicts=new.total(),
        is_sound=all(ahead.isdisjoint(concerned) for _, concerned in new_breaches),
    )


def placed_since(encoding: Encoding, instant: datetime) -> set[int]:
    """The requests, by the solver's numbers, whose meetings begin at that moment or later, wherever they are."""
    since = encoding.line.at(instant)
    return {one.request for one in encoding.plan.placements if one.start >= since}


def placed_meetings(encoding: Encoding) -> Iterable[tuple[int, Meeting]]:
    """The meetings in the solver's order, with the numbers of their requests."""
    for one in encoding.plan.placements:
        request_id = encoding.request_ids[one.request]
        yield one.request, encoding.mission.meetings[meeting_id_of(request_id)]


def _known_by(one: Conflict) -> tuple[object, ...]:
    """What makes two conflicts the same, whoever else is in them."""
    cause = one.cause
    return (
        one.rule, one.city_id, one.start.date(), one.source, one.subject, cause.request_ids,
        cause.gathering_ids, cause.leg_ids, cause.breaks,
    )  # fmt: skip


def changes_of_city(fallen: Fallen, answer: Answer) -> int:
    """How many meetings go to another city."""
    return sum(
        one.before is not None
        and one.after is not None
        and city_of_meeting(fallen.before, one.before) != city_of_meeting(answer.after, one.after)
        for one in answer.changes
    )
