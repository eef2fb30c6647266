"""Cells that are read off the mission and never typed: when placed, how loaded, a rule in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler_app.itemmodels.columns import Column, Kind
from scheduler_app.mission.ids import MeetingRequestId, PersonId
from scheduler_app.mission.load import Load, loads_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.tables import table_of
from scheduler_app.planning.remembered import remembered
from scheduler_app.wording.rules import rule_text

DERIVED = frozenset({Kind.PLACED, Kind.LOAD, Kind.IN_WORDS})


def derived_value(mission: Mission, column: Column, record_id: str) -> Any:  # noqa: ANN401
    """The value of such a cell; None where there is none."""
    if column.kind is Kind.PLACED:
        meeting = mission.meetings.get(meeting_id_of(MeetingRequestId(record_id)))
        return None if meeting is None else meeting.start
    if column.kind is Kind.LOAD:
        return load_of(mission, record_id)
    return rule_text(mission, table_of(mission, column.table)[record_id])


def load_of(mission: Mission, person_id: str) -> Load | None:
    """How much is asked of somebody, and how much time there is; None where both are nothing."""
    load = _loads(mission).get(person_id)  # type: ignore[call-overload]
    return None if load is None or load == Load(asked=0, free=0) else load


@remembered(
    lambda mission: (
        mission.meeting_requests, mission.gatherings, mission.delegates, mission.officials,
        mission.interpreters, mission.organisations, mission.city_days, mission.cities, mission.legs,
        mission.start, mission.end, mission.only_accepted, mission.ideas, mission.meetings,
    )
)  # fmt: skip
def _loads(mission: Mission) -> Mapping[PersonId, Load]:
    return loads_of(mission)
