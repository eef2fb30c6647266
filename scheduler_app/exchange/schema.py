"""The JSON Schema (2020-12) of an exported mission, read off the types of the domain."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from scheduler_app.mission.engagements import LONGEST_MARGIN, Leg
from scheduler_app.mission.mission import LAST_VERSION, Mission
from scheduler_app.mission.people import LOWEST_RANK, Delegate, Official
from scheduler_app.mission.places import LONGEST_WAY, MOST_SEATS, MOST_TABLES, Room, TravelTime
from scheduler_app.mission.plain import to_plain
from scheduler_app.mission.requests import LONGEST_MINUTES, MeetingRequest
from scheduler_app.mission.schedule import Meeting
from scheduler_app.mission.tables import TABLE_OF_ID, hints_of, strip_optional, type_of_table
from scheduler_app.mission.texts import longest_of
from scheduler_app.mission.whole import MISSION, fields_of_mission

FORMAT = "attache-mission"
FORMAT_VERSION = 2
VERSIONS = "versions"

_TIMES: Mapping[type, dict[str, Any]] = {
    datetime: {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$",
        "description": "wall clock of the city, without a zone: 2015-04-13T09:00",
    },
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"},
}
LIMITS: Mapping[tuple[type, str], tuple[int, int]] = {
    (Mission, "version"): (1, LAST_VERSION),
    (Room, "tables"): (1, MOST_TABLES),
    (Room, "seats"): (1, MOST_SEATS),
    (TravelTime, "minutes"): (0, LONGEST_WAY),
    (TravelTime, "peak_minutes"): (0, LONGEST_WAY),
    (Leg, "check_in_minutes"): (0, LONGEST_MARGIN),
    (Leg, "exit_minutes"): (0, LONGEST_MARGIN),
    (MeetingRequest, "minutes"): (1, LONGEST_MINUTES),
    (Meeting, "table"): (1, MOST_TABLES),
    (Delegate, "rank"): (1, LOWEST_RANK),
    (Official, "rank"): (1, LOWEST_RANK),
}
"""What the records themselves refuse; a test holds the two together."""
_SCALARS: Mapping[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema() -> dict[str, Any]:
    """The schema of what `export_mission` gives and `import_mission` takes.

    It cannot say that references must point at records that are there; the import checks that.
    """
    tables = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}}
        for name, cls in type_of_table.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A mission exported by Attaché",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT},
            "format_version": {"type": "integer", "minimum": 1, "maximum": FORMAT_VERSION},
            MISSION: _object(Mission, fields_of_mission()),
            **tables,
            VERSIONS: _versions(tables),
        },
        "required": ["format", "format_version", MISSION],
        "additionalProperties": False,
        "$defs": {cls.__name__: _object(cls, hints_of(cls)) for cls in _record_types()},
    }


def _versions(tables: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of the mission, releases among it."""
    whole = {
        "type": "object",
        "properties": {MISSION: _object(Mission, fields_of_mission()), **tables},
        "required": [MISSION],
        "additionalProperties": False,
    }
    kept = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "maxLength": longest_of("name")},
            "saved_at": {"type": "string", "format": "date-time", "description": "UTC"},
            "content": whole,
        },
        "required": ["name", "saved_at", "content"],
        "additionalProperties": False,
    }
    return {
        "type": "array",
        "description": "kept versions, each number once: releases name theirs",
        "items": kept,
    }


def _record_types() -> Iterator[type]:
    """The types of the tables and, after each, those nested in it; every one once."""
    waiting = list(type_of_table.values())
    waiting += [part for hint in fields_of_mission().values() for part in _nested(hint)]
    seen: set[type] = set()
    while waiting:
        cls = waiting.pop(0)
        if cls not in seen:
            seen.add(cls)
            yield cls
            waiting.extend(part for hint in hints_of(cls).values() for part in _nested(hint))


def _nested(hint: Any) -> Iterator[type]:  # noqa: ANN401 - a type hint has no type
    inner, _ = strip_optional(hint)
    for part in typing.get_args(inner) or (inner,):
        if isinstance(part, type) and dataclasses.is_dataclass(part):
            yield part


def _object(cls: type, hints: Mapping[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in dataclasses.fields(cls):
        if field.name not in hints:
            continue
        properties[field.name] = _value(hints[field.name])
        if properties[field.name] == {"type": "string"}:
            properties[field.name]["maxLength"] = longest_of(field.name)
        if (limits := LIMITS.get((cls, field.name))) is not None:
            properties[field.name] |= {"minimum": limits[0], "maximum": limits[1]}
        if field.default is not dataclasses.MISSING:
            properties[field.name]["default"] = to_plain(field.default)
        elif field.default_factory is dataclasses.MISSING:
            required.append(field.name)
    return {
        "type": "object",
        "description": (cls.__doc__ or "").strip().split("\n\n")[0],
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(hint: Any) -> dict[str, Any]:  # noqa: ANN401
    inner, is_optional = strip_optional(hint)
    found = _present_value(inner)
    return {"anyOf": [found, {"type": "null"}]} if is_optional else found


def _present_value(hint: Any) -> dict[str, Any]:  # noqa: ANN401
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _value(typing.get_args(hint)[0])}
    if hint in TABLE_OF_ID:
        return {
            "type": "string",
            "minLength": 1,
            "description": f"the id of a record of {TABLE_OF_ID[hint]}",
        }
    if hint in _TIMES:
        return dict(_TIMES[hint])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [choice.value for choice in hint]}
    if dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{getattr(hint, '__name__', '')}"}
    return {"type": _SCALARS[hint]}
