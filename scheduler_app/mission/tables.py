"""The tables of a mission, read off its types: which exist, and what refers to what.

Storage, exchange, deletion and the window's tables all ask here, so that a new field or table is
written down once, in its dataclass.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scheduler_app.mission import ids
from scheduler_app.mission.mission import Mission

type_of_table: Mapping[str, type]
"""The record type of each table, in an order in which references mostly point backwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A field that names records of another table. `path` descends into nested values."""

    path: tuple[str, ...]
    table: str
    is_many: bool
    is_optional: bool


TABLE_OF_ID: Mapping[object, str] = {
    ids.CityId: "cities",
    ids.CityDayId: "city_days",
    ids.VenueId: "venues",
    ids.RoomId: "rooms",
    ids.TravelTimeId: "travel_times",
    ids.OrganisationId: "organisations",
    ids.DelegateId: "delegates",
    ids.OfficialId: "officials",
    ids.InterpreterId: "interpreters",
    ids.LegId: "legs",
    ids.GatheringId: "gatherings",
    ids.MeetingRequestId: "meeting_requests",
    ids.RuleId: "rules",
    ids.VehicleId: "vehicles",
    ids.MeetingId: "meetings",
    ids.NoticeId: "notices",
    ids.ReleaseId: "releases",
}

# What was read off a type once is kept: types do not change while the program runs.
_hints: dict[type, Mapping[str, Any]] = {}
_found_references: dict[type, tuple[Reference, ...]] = {}


def hints_of(cls: type) -> Mapping[str, Any]:
    """The types of a dataclass's fields in order, evaluated."""
    if cls not in _hints:
        hints = typing.get_type_hints(cls)
        _hints[cls] = {f.name: hints[f.name] for f in dataclasses.fields(cls)}
    return _hints[cls]


def strip_optional(hint: Any) -> tuple[Any, bool]:
    """`X | None` -> (X, True); anything else -> (itself, False)."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        rest = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        if len(rest) == 1:
            return rest[0], True
    return hint, False


def references(cls: type) -> tuple[Reference, ...]:
    """Every reference that records of this type hold, nested values included."""
    if cls not in _found_references:
        _found_references[cls] = tuple(_references(cls, ()))
    return _found_references[cls]


def _references(cls: type, path: tuple[str, ...]) -> Iterator[Reference]:
    for name, hint in hints_of(cls).items():
        if name == "id" and not path:
            continue
        inner, is_optional = strip_optional(hint)
        is_many = typing.get_origin(inner) is tuple
        if is_many:
            inner = typing.get_args(inner)[0]
        here = (*path, name)
        if inner in TABLE_OF_ID:
            yield Reference(
                path=here, table=TABLE_OF_ID[inner], is_many=is_many, is_optional=is_optional
            )
        elif dataclasses.is_dataclass(inner) and isinstance(inner, type) and not is_many:
            yield from _references(inner, here)


def _types_of_tables() -> Mapping[str, type]:
    found: dict[str, type] = {}
    for name, hint in hints_of(Mission).items():
        if typing.get_origin(hint) is not None and typing.get_args(hint)[0] in TABLE_OF_ID:
            found[name] = typing.get_args(hint)[1]
    return types.MappingProxyType(found)


type_of_table = _types_of_tables()


def table_of(mission: Mission, name: str) -> Mapping[str, Any]:
    """One table of the mission by its name in `type_of_table`; KeyError for any other name."""
    if name not in type_of_table:
        raise KeyError(name)
    table: Mapping[str, Any] = getattr(mission, name)
    return table


def id_prefix(table: str) -> str:
    """How new ids of a table begin: "meeting-request" for `meeting_requests`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type_of_table[table].__name__).lower()


def value_at(record: object, path: tuple[str, ...]) -> Any:
    """The value at a path of field names."""
    for name in path:
        record = getattr(record, name)
    return record


def with_value_at(record: Any, path: tuple[str, ...], value: object) -> Any:
    """A copy of a frozen record with another value at a path of field names."""
    if len(path) == 1:
        return dataclasses.replace(record, **{path[0]: value})
    inner = with_value_at(getattr(record, path[0]), path[1:], value)
    return dataclasses.replace(record, **{path[0]: inner})


def ids_named(record: object, reference: Reference) -> tuple[str, ...]:
    """The ids that a record names through one reference (none where it is None)."""
    value = value_at(record, reference.path)
    if value is None:
        return ()
    return tuple(value) if reference.is_many else (value,)
