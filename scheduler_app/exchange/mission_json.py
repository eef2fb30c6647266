"""The whole mission as JSON and back, lossless and in order, with every check on the way in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NoReturn

from scheduler_app.exchange.errors import (
    DoubledKey,
    FaultyExport,
    NewerExport,
    NotAMissionExport,
    NotJson,
)
from scheduler_app.exchange.kept_json import tidied_or_faulty, version_to_plain, versions_from_plain
from scheduler_app.exchange.schema import FORMAT, FORMAT_VERSION, VERSIONS, json_schema
from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.old_notes import with_two_notes
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.whole import mission_from_plain, mission_to_plain

TWO_NOTES = 2
"""The first version in which notes on paper and internal ones are two fields."""

__all__ = [
    "export_mission",
    "from_text",
    "import_mission",
    "import_whole",
    "json_schema",
    "to_text",
]


def export_mission(mission: Mission) -> dict[str, Any]:
    """A mission as plain values: format, version, "mission" with its own fields, every table."""
    return {"format": FORMAT, "format_version": FORMAT_VERSION, **mission_to_plain(mission)}


def import_mission(data: object) -> Mission:
    """The mission of plain values, without what is kept of it. Raises as `import_whole`."""
    return import_whole(data)[0]


def import_whole(data: object) -> tuple[Mission, tuple[KeptVersion, ...]]:
    """The mission of plain values, and what is kept of it.

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
    rest = ("format", "format_version", "$schema", VERSIONS)
    content = {key: data[key] for key in data if key not in rest}
    if found < TWO_NOTES:
        content = with_two_notes(content)
    mission, faults = mission_from_plain(content)
    if mission is None:
        raise FaultyExport(faults=faults)
    mission = tidied_or_faulty(_with_known_ids(mission))
    return mission, versions_from_plain(data.get(VERSIONS, []))


def has_old_notes(data: object) -> bool:
    """Whether an export was written before notes were of two kinds, and has some."""
    if not isinstance(data, Mapping):
        return False
    version = data.get("format_version")
    if type(version) is not int or version >= TWO_NOTES:
        return False
    tables = [value if isinstance(value, list) else [value] for value in data.values()]
    return any(isinstance(row, Mapping) and row.get("note") for rows in tables for row in rows)


def _with_known_ids(mission: Mission) -> Mission:
    """Meetings under the id that belongs to their request, whatever another program called them."""
    meetings = {meeting_id_of(one.request_id): one for one in mission.meetings.values()}
    return replace(mission, meetings={key: replace(one, id=key) for key, one in meetings.items()})


def to_text(mission: Mission, versions: Sequence[KeptVersion] = ()) -> str:
    """The exported mission as JSON text, for people to read too; what is kept of it a line each."""
    text = json.dumps(export_mission(mission), ensure_ascii=False, indent=2)
    if not versions:
        return text + "\n"
    lines = ",\n".join(
        "    " + json.dumps(version_to_plain(one), ensure_ascii=False, separators=(",", ":"))
        for one in versions
    )
    return f'{text.removesuffix("}").rstrip()},\n  "{VERSIONS}": [\n{lines}\n  ]\n}}\n'


def from_text(text: str | bytes) -> object:
    """Plain values from JSON text in UTF-8 (with or without a mark); raises NotJson."""
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(
            decoded, parse_constant=_refuse_constant, object_pairs_hook=_without_doubles
        )
    except DoubledKey:
        raise
    except json.JSONDecodeError as error:
        if not error.doc.strip():
            raise NotJson(is_empty=True) from error
        raise NotJson(line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:
        raise NotJson from error


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs; raises DoubledKey."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise DoubledKey(key=next(key for key in keys if keys.count(key) > 1))
    return found


def _refuse_constant(name: str) -> NoReturn:
    """NaN and Infinity are not JSON, though Python would read them."""
    raise ValueError(name)
