"""What is kept of a mission, releases among it, as plain values and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from scheduler_app.exchange.errors import FaultyExport
from scheduler_app.exchange.schema import VERSIONS
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.texts import is_broken_text, longest_of, one_line
from scheduler_app.mission.whole import mission_from_plain, mission_to_plain, tidied_mission


def version_to_plain(version: KeptVersion) -> dict[str, Any]:
    """Its name, when it was kept, and the whole mission."""
    moment = version.saved_at.isoformat(timespec="seconds")
    return {"name": version.name, "saved_at": moment, "content": mission_to_plain(version.mission)}


def versions_from_plain(rows: object) -> tuple[KeptVersion, ...]:
    """What is kept, oldest first; raises FaultyExport of the first that is faulty."""
    if not isinstance(rows, list):
        raise _faulty(Fault.NOT_UNDERSTOOD, "")
    found: dict[int, KeptVersion] = {}
    for number, row in enumerate(rows, start=1):
        where = f"#{number}"
        kept = _version_from_plain(row, where)
        if kept.number in found:
            raise _faulty(Fault.DUPLICATE_ID, where)
        found[kept.number] = kept
    return tuple(found[number] for number in sorted(found))


def _version_from_plain(row: object, where: str) -> KeptVersion:
    if not isinstance(row, Mapping) or set(row) != {"name", "saved_at", "content"}:
        raise _faulty(Fault.NOT_UNDERSTOOD, where)
    mission, faults = mission_from_plain(row["content"])
    if mission is None:
        raise FaultyExport(faults=faults)
    name = row["name"]
    if not isinstance(name, str) or is_broken_text(name) or len(name) > longest_of("name"):
        raise _faulty(Fault.NOT_UNDERSTOOD, where)
    try:
        moment = datetime.fromisoformat(str(row["saved_at"])).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _faulty(Fault.NOT_UNDERSTOOD, where) from error
    return KeptVersion(name=one_line(name), saved_at=moment, mission=tidied_or_faulty(mission))


def tidied_or_faulty(mission: Mission) -> Mission:
    """The mission with its texts as they are kept; raises FaultyExport."""
    try:
        return tidied_mission(mission)
    except MissionError as error:
        raise FaultyExport(faults=(error,)) from error


def _faulty(fault: Fault, where: str) -> FaultyExport:
    return FaultyExport(faults=(MissionError(fault=fault, table=VERSIONS, record=where),))
