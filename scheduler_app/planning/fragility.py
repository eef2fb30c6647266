"""How much hangs on each person, place and leg: what its loss would cost, with the best answer to it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.edits.cancelling import TABLE_OF_KIND, CancelKind, Cancellation
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import city_of_record, planning_time
from scheduler_app.planning.repairing import answer_fewest, answer_gap, fall
from solver.solve import Limits

EACH = Limits(seconds=5.0, workers=1, by_work=False)
TICK = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What the loss of one thing would cost: `fallen` meetings, of which so many would be `lost` and so
    many others `moved`; `people` would notice. `is_proved`: whether no answer costs fewer changes.
    """

    kind: CancelKind
    id: str
    fallen: int
    lost: int
    moved: int
    people: int
    is_proved: bool

    @property
    def damage(self) -> tuple[int, int, int]:
        """What to sort by, the worst last: meetings lost, people who notice, meetings moved."""
        return self.lost, self.people, self.moved


Subject = tuple[CancelKind, str]


def subjects_of(mission: Mission) -> tuple[Subject, ...]:
    """Everyone and everything whose loss is looked at: who travels, who meets somebody, where, by what."""
    busy = {one for m in mission.meetings.values()
            for one in mission.meeting_requests[m.request_id].official_ids}  # fmt: skip
    venues = {one.venue_id for one in mission.meetings.values()}
    return (
        *((CancelKind.OFFICIAL, one) for one in mission.officials if one in busy),
        *((CancelKind.DELEGATE, one.id) for one in travellers(mission)),
        *((CancelKind.VENUE, one) for one in mission.venues if one in venues),
        *((CancelKind.LEG, one) for one in mission.legs),
    )


def exposure(mission: Mission, subject: Subject, moment: datetime) -> Exposure:
    """What the loss of one subject from a moment on, which comes with its zone, would cost."""
    kind, record_id = subject
    now = planning_time(mission, moment, city_of_record(mission, TABLE_OF_KIND[kind], record_id))
    fallen = fall(mission, Cancellation(kind=kind, id=record_id, since=now), now)
    answer = answer_fewest(fallen, limits=EACH) if fallen.meeting_ids else answer_gap(fallen)
    return Exposure(
        kind=kind,
        id=record_id,
        fallen=len(fallen.meeting_ids),
        lost=len(answer.lost),
        moved=len(answer.moved),
        people=len(answer.noticing),
        is_proved=answer.is_proved,
    )


def exposures(
    mission: Mission,
    moment: datetime,
    is_stopped: Callable[[], bool] = lambda: False,
    executor: Executor | None = None,
) -> Iterator[Exposure]:
    """Every subject's, as they are found, over all cores (or by the executor that is given)."""
    subjects = subjects_of(mission)
    if executor is not None:
        yield from _by(executor, mission, subjects, moment, is_stopped)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context) as pool:
        yield from _by(pool, mission, subjects, moment, is_stopped)


def _by(
    executor: Executor,
    mission: Mission,
    subjects: tuple[Subject, ...],
    moment: datetime,
    is_stopped: Callable[[], bool],
) -> Iterator[Exposure]:
    pending = {executor.submit(exposure, mission, subject, moment) for subject in subjects}
    while pending:
        done, pending = wait(pending, timeout=TICK, return_when=FIRST_COMPLETED)
        for one in done:
            yield one.result()
        if is_stopped():
            for one in pending:
                one.cancel()
            return
