"""People named for what is planned before they arrive or after they leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scheduler_app.mission.attendance import can_ride, is_there
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import GatheringId, LegId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Roster


def arrival_defects(mission: Mission) -> Iterator[Defect]:
    """Gatherings, then legs, in the order of their tables.

    Who belongs to them by a group or a firm only is not expected there, and nothing is doubtful.
    """
    for gathering in mission.gatherings.values():
        for one in _named(mission, gathering.roster):
            if not is_there(one, gathering):
                yield _defect("gatherings", gathering.id, one, gathering.start)
    for leg in mission.legs.values():
        for one in _named(mission, leg.roster):
            if not can_ride(one, leg):
                yield _defect("legs", leg.id, one, leg.departure)


def _named(mission: Mission, roster: Roster) -> Iterator[Delegate]:
    for one in dict.fromkeys(roster.delegate_ids):
        delegate = mission.delegates[one]
        if delegate.is_travelling and one not in roster.except_ids:
            yield delegate


def _defect(table: str, record: GatheringId | LegId, one: Delegate, start: datetime) -> Defect:
    is_late = one.arrival is not None and one.arrival > start
    moment = one.arrival if is_late else one.departure
    assert moment is not None, one.id
    return Defect(
        code=DefectCode.NAMED_BEFORE_ARRIVAL if is_late else DefectCode.NAMED_AFTER_LEAVING,
        table=table, record=record, field="roster",
        values={"person": one.id, "day": moment.date(), "time": f"{moment:%H:%M}"},
    )  # fmt: skip
