"""Which columns a table has and what kind of value each holds, read off the types of the domain."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any

from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Break, Fair, Holiday, OpeningHours
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.mission.tables import TABLE_OF_ID, hints_of, strip_optional, type_of_table


class Kind(StrEnum):
    """What a column's values are; it decides how they are shown, read and edited."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DECIMAL = "decimal"
    FLAG = "flag"
    CHOICE = "choice"
    REFERENCE = "reference"
    REFERENCES = "references"
    WORDS = "words"
    DAY = "day"
    MOMENT = "moment"
    SLOTS = "slots"
    HOURS = "hours"
    HOURS_LIST = "hours_list"
    OPENING_HOURS = "opening_hours"
    BREAKS = "breaks"
    HOLIDAYS = "holidays"
    FAIRS = "fairs"
    ROSTER = "roster"
    PLACED = "placed"
    """When a request is met; read from the plan, never typed."""
    LOAD = "load"
    """How much is asked of a person, and how much time there is."""
    IN_WORDS = "in_words"
    """What a rule says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a table. `target` is the table that a reference names; `choices` an enumeration."""

    table: str
    field: str
    kind: Kind
    is_optional: bool = False
    is_required: bool = False
    target: str = ""
    choices: tuple[Enum, ...] = ()


_LONG = ("note", "internal_note", "source", "text")
_PLAIN: Mapping[Any, Kind] = {
    str: Kind.TEXT, int: Kind.NUMBER, float: Kind.DECIMAL, bool: Kind.FLAG, date: Kind.DAY,
    datetime: Kind.MOMENT, Hours: Kind.HOURS, Roster: Kind.ROSTER,
}  # fmt: skip
_LISTS: Mapping[Any, Kind] = {
    str: Kind.WORDS, Slot: Kind.SLOTS, Hours: Kind.HOURS_LIST, OpeningHours: Kind.OPENING_HOURS,
    Break: Kind.BREAKS, Holiday: Kind.HOLIDAYS, Fair: Kind.FAIRS,
}  # fmt: skip


_FIRST = ("name", "title", "name_local")
_FIRST_OF = {
    "officials": ("name", "title", "organisation_id", "city_id", "availability"),
    "meeting_requests": (),
}
"""Tables with another beginning; the title of a request is mostly left to be made from the people."""
_LAST = ("note", "internal_note", "source")
_READ_OFF = {
    "meeting_requests": ("placed", Kind.PLACED, 3),
    "delegates": ("load", Kind.LOAD, 3),
    "officials": ("load", Kind.LOAD, 5),
    "rules": ("in_words", Kind.IN_WORDS, 0),
}
"""By table: a column that is not typed, and how many others come before it."""


@functools.cache
def columns_of(table: str) -> tuple[Column, ...]:
    """Every column of a table without the id: names first, notes last, else as its fields stand."""
    cls = type_of_table[table]
    required = {
        f.name
        for f in dataclasses.fields(cls)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }
    columns = [
        _column(table, field, hint, is_required=field in required)
        for field, hint in hints_of(cls).items()
        if field != "id"
    ]
    first = _FIRST_OF.get(table, _FIRST)
    order = {field: number - len(first) for number, field in enumerate(first)}
    order |= {field: 1 + number for number, field in enumerate(_LAST)}
    return tuple(sorted(columns, key=lambda column: order.get(column.field, 0)))


@functools.cache
def shown_columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table as they are looked at: with what is read off the rest of the mission."""
    columns = columns_of(table)
    if table not in _READ_OFF:
        return columns
    field, kind, place = _READ_OFF[table]
    column = Column(table=table, field=field, kind=kind, is_optional=True)
    return (*columns[:place], column, *columns[place:])


def column_of(table: str, field: str) -> Column:
    """The column for one field, one that is worked out too; KeyError when there is none."""
    found = next((one for one in shown_columns_of(table) if one.field == field), None)
    if found is None:
        raise KeyError(f"{table}.{field}")
    return found


def _column(table: str, field: str, hint: object, *, is_required: bool) -> Column:
    inner, is_optional = strip_optional(hint)
    is_list = typing.get_origin(inner) is tuple
    if is_list:
        inner = typing.get_args(inner)[0]
    target = TABLE_OF_ID.get(inner, "")
    choices: tuple[Enum, ...] = ()
    if target:
        kind = Kind.REFERENCES if is_list else Kind.REFERENCE
    elif is_list:
        kind = _LISTS[inner]
    elif isinstance(inner, type) and issubclass(inner, Enum):
        kind, choices = Kind.CHOICE, tuple(inner)
    else:
        kind = Kind.LONG_TEXT if field in _LONG else _PLAIN[inner]
    return Column(
        table=table, field=field, kind=kind, is_optional=is_optional, is_required=is_required,
        target=target, choices=choices,
    )  # fmt: skip
