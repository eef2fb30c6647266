"""The whole mission as JSON and back, lossless and in order, with every check on the way in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NoReturn

from scheduler_app.exchange.errors import FaultyExport, NewerExport, NotAMissionExport, NotJson
from scheduler_app.exchange.schema import FORMAT, FORMAT_VERSION, json_schema
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.old_notes import with_two_notes
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.whole import mission_from_plain, mission_to_plain

TWO_NOTES = 2
"""The first version in which notes on paper and internal ones are two fields."""

__all__ = ["export_mission", "from_text", "import_mission", "json_schema", "to_text"]


def export_mission(mission: Mission) -> dict[str, Any]:
    """A mission as plain values: format, version, "mission" with its own fields, every table."""
    return {"format": FORMAT, "format_version": FORMAT_VERSION, **mission_to_plain(mission)}


def import_mission(data: object) -> Mission:
    """The mission of plain values.

    Raises NotAMissionExport, NewerExport, or FaultyExport with every fault that was found: an
    unknown table or field, a missing or doubled id, a value that is refused, a reference to a
    record that is not there. Nothing is imported in part.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise NotAMissionExport
    found = data.get("format_version")
    if type(found) is not int or found < 1:
        raise NotAMissionExport
    if found > FORMAT_VERSION:
        raise NewerExport(found=found, known=FORMAT_VERSION)
    content = {key: data[key] for key in data if key not in ("format", "format_version", "$schema")}
    if found < TWO_NOTES:
        content = with_two_notes(content)
    mission, faults = mission_from_plain(content)
    if mission is None:
        raise FaultyExport(faults=faults)
    return _with_known_ids(mission)


def has_old_notes(data: object) -> bool:
    """Whether an export was written before notes were of two kinds."""
    found = data.get("format_version") if isinstance(data, Mapping) else None
    return type(found) is int and found < TWO_NOTES


def _with_known_ids(mission: Mission) -> Mission:
    """Meetings under the id that belongs to their request, whatever another program called them."""
    meetings = {meeting_id_of(one.request_id): one for one in mission.meetings.values()}
    return replace(mission, meetings={key: replace(one, id=key) for key, one in meetings.items()})


def to_text(mission: Mission) -> str:
    """The exported mission as JSON text, for people to read too."""
    return json.dumps(export_mission(mission), ensure_ascii=False, indent=2) + "\n"


def from_text(text: str | bytes) -> object:
    """Plain values from JSON text in UTF-8 (with or without a mark); raises NotJson."""
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(decoded, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        if not error.doc.strip():
            raise NotJson(is_empty=True) from error
        raise NotJson(line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:
        raise NotJson from error


def _refuse_constant(name: str) -> NoReturn:
    """NaN and Infinity are not JSON, though Python would read them."""
    raise ValueError(name)
