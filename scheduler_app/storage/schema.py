"""The tables of the file, derived from the types of the domain.

One table for each table of the mission (`id`, `position`, one column a field; nested values as
JSON text), one row for the mission's own fields, and whole kept versions. Scalar references are
foreign keys, checked at the end of a transaction, since tables refer to each other in circles.
"""

from __future__ import annotations

import functools
import typing
from enum import Enum
from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from scheduler_app.mission.tables import TABLE_OF_ID, hints_of, strip_optional, type_of_table
from scheduler_app.mission.whole import MISSION, fields_of_mission

POSITION = "position"
VERSIONS = "versions"


@functools.cache
def metadata() -> MetaData:
    """Every table of the file."""
    found = MetaData()
    Table(
        MISSION,
        found,
        Column("only", Integer, CheckConstraint("only = 1"), primary_key=True),
        *(_column(name, hint) for name, hint in fields_of_mission().items()),
        sqlite_strict=True,
    )
    for table, cls in type_of_table.items():
        Table(
            table,
            found,
            Column("id", Text, primary_key=True, nullable=False),
            Column(POSITION, Integer, nullable=False),
            *(_column(name, hint) for name, hint in hints_of(cls).items() if name != "id"),
            sqlite_strict=True,
        )
    Table(
        VERSIONS,
        found,
        Column("number", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("saved_at", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    return found


def is_nested(hint: Any) -> bool:  # noqa: ANN401 - a type hint has no type
    """Whether a field is kept as JSON text rather than as a plain value."""
    inner, _ = strip_optional(hint)
    inner = getattr(inner, "__supertype__", inner)
    if typing.get_origin(inner) is not None or not isinstance(inner, type):
        return True
    return _affinity(inner) is None


def _column(name: str, hint: Any) -> Column[Any]:  # noqa: ANN401
    inner, is_optional = strip_optional(hint)
    kind = Text if is_nested(hint) else _affinity(getattr(inner, "__supertype__", inner))
    constraints: list[Any] = []
    if inner in TABLE_OF_ID:
        target = f"{TABLE_OF_ID[inner]}.id"
        constraints.append(ForeignKey(target, deferrable=True, initially="DEFERRED"))
    if inner is bool:
        constraints.append(CheckConstraint(f"{name} IN (0, 1)"))
    return Column(name, kind, *constraints, nullable=is_optional)


def _affinity(cls: type) -> Any:  # noqa: ANN401 - a column type
    """The column type of a scalar, None for what is no scalar. Dates and times are text."""
    if issubclass(cls, Enum):
        return _affinity(type(next(iter(cls)).value))
    affinities: dict[str, Any] = {
        "str": Text,
        "datetime": Text,
        "date": Text,
        "time": Text,
        "int": Integer,
        "bool": Integer,
        "float": REAL,
    }
    return affinities.get(cls.__name__)
