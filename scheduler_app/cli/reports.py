"""Conflicts and requests left out, as lines for people and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scheduler_app.mission.defects import Defect, Severity
from scheduler_app.mission.ids import VehicleId
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.conflicts import Conflict, LeftOut
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.names import record_name
from scheduler_app.wording.reasons import sentence_of_left_out


def conflicts_as_plain(mission: Mission, conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """Each with its rule, when it is, how many minutes it is about, whom it concerns, a sentence."""
    return [
        {
            "rule": str(conflict.rule),
            "start": conflict.start.isoformat(timespec="minutes"),
            "city": conflict.city_id or None,
            "minutes": conflict.minutes,
            "requests": list(conflict.cause.request_ids),
            "gatherings": list(conflict.cause.gathering_ids),
            "legs": list(conflict.cause.leg_ids),
            "persons": list(conflict.cause.person_ids),
            "vehicles": list(vehicles_of(conflict)),
            "rooms": list(conflict.cause.room_ids),
            "sentence": sentence_of_conflict(mission, conflict),
        }
        for conflict in conflicts
    ]


def vehicles_of(conflict: Conflict) -> tuple[VehicleId, ...]:
    """The vehicles whose time it is about, or whose demand is broken."""
    asked = conflict.source.vehicle_id
    return conflict.cause.vehicle_ids or (() if asked is None else (asked,))


def defects_as_plain(mission: Mission, defects: Iterable[Defect]) -> list[dict[str, Any]]:
    """Each with its code, where it is, whether it must be fixed, and a sentence."""
    return [
        {
            "code": str(defect.code),
            "table": defect.table,
            "record": defect.record,
            "must_fix": defect.severity is Severity.MUST_FIX,
            "sentence": sentence_of_defect(mission, defect),
        }
        for defect in defects
    ]


def left_out_as_plain(mission: Mission, left_out: Iterable[LeftOut]) -> list[dict[str, Any]]:
    """Each with the id and title of its request, the reason as a sentence, and its code."""
    return [
        {
            "request": one.request_id,
            "title": record_name(mission, "meeting_requests", one.request_id),
            "reason": sentence_of_left_out(mission, one),
            "code": None if one.reason is None else str(one.reason),
        }
        for one in left_out
    ]


def left_out_lines(mission: Mission, left_out: Iterable[LeftOut]) -> list[str]:
    """One line each: its title and why."""
    return [
        f"  {record_name(mission, 'meeting_requests', one.request_id)}: "
        f"{sentence_of_left_out(mission, one)}"
        for one in left_out
    ]
