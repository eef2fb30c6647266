"""Whatever the records allow: values, records and edits of any table, drawn from the types of the fields.

Most values are ordinary, so that most edits are taken; each kind of value has its odd ones (the ends of
the numbers, the years and the zones, names of nothing but blanks, references that do not fit together).
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import new_id
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.slots import Hours, Slot
from scheduler_app.mission.tables import (
    TABLE_OF_ID,
    hints_of,
    id_prefix,
    strip_optional,
    table_of,
    type_of_table,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

ZONES = (
    "UTC",
    "Asia/Shanghai",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Etc/GMT+12",
)
TEXTS = (
    "",
    "A",
    "Minister",
    "Beijing",
    "北京",
    "x" * 300,
    "a\tb",
    "two\nlines",
    "é\u0301",
    "100%",
    "{n}",
    "{",
    "a\x00b",
    '"; x="y',
)
NUMBERS = (0, 1, 2, 3, 5, 10, 15, 30, 45, 60, 90, 240, 1439, 1440, 10_080, 100_000)
CLOCKS = (time(0), time(0, 1), time(8), time(9), time(12), time(14, 7), time(18), time(23, 59))
LENGTHS = (1, 15, 45, 60, 120, 600, 1440, 4320)
FAR = (
    datetime.min,
    datetime(1900, 1, 1),
    datetime(2199, 12, 31, 23, 59),
    datetime.max.replace(second=0, microsecond=0),
)
"""The ends of what a date can be, and of what the records take."""

one_of = st.sampled_from
seldom = st.integers(0, 19).map(lambda number: number == 0)
often = st.integers(0, 3).map(bool)


def any_record(draw: Draw, mission: Mission, table: str) -> Any:
    """A record of a table, new or in the place of one; raises MissionError where it is refused."""
    rows = table_of(mission, table)
    cls = type_of_table[table]
    if rows and not draw(often):
        record = rows[draw(one_of(list(rows)))]
        names = [name for name in hints_of(cls) if name != "id"]
        changed = draw(st.lists(one_of(names), min_size=1, max_size=2, unique=True))
        return dataclasses.replace(
            record, **{name: any_field(draw, mission, cls, name) for name in changed}
        )
    values = {
        field.name: any_field(draw, mission, cls, field.name)
        for field in dataclasses.fields(cls)
        if field.name != "id" and (_is_needed(field) or not draw(often))
    }
    for name, usual in _USUAL.get(table, {}).items():
        values.setdefault(name, usual)
    taken = {*mission.delegates, *mission.officials, *mission.interpreters, *rows}
    record = cls(id=new_id(id_prefix(table), taken), **values)
    return _whole(draw, mission, record)


_USUAL: dict[str, dict[str, Any]] = {
    "delegates": {"title": "Director"},
    "officials": {"title": "Minister"},
}
"""What nearly every record of a table has, though its field may be empty."""


def _whole(draw: Draw, mission: Mission, record: Any) -> Any:
    if isinstance(record, Meeting):
        return dataclasses.replace(record, id=meeting_id_of(record.request_id))
    return record


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def any_field(draw: Draw, mission: Mission, cls: type, name: str) -> Any:
    """A value for one field of a record."""
    if name == "timezone":
        return draw(one_of(ZONES))
    if name in ("name", "title") and draw(often):
        return draw(one_of(("Alpha", "Beta", "Gamma")))
    return any_value(draw, mission, hints_of(cls)[name])


def any_value(draw: Draw, mission: Mission, hint: Any) -> Any:  # noqa: C901, PLR0911
    """A value of a type."""
    hint, is_optional = strip_optional(hint)
    if is_optional and not draw(often):
        return None
    if hint in TABLE_OF_ID:
        ids = list(table_of(mission, TABLE_OF_ID[hint]))
        if not ids:
            if is_optional:
                return None
            raise MissionError(fault=Fault.DANGLING)
        return draw(one_of(ids))
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        if inner in TABLE_OF_ID:
            ids = list(table_of(mission, TABLE_OF_ID[inner]))
            if not ids:
                return ()
            return tuple(draw(st.lists(one_of(ids), max_size=3, unique=draw(often))))
        return tuple(any_value(draw, mission, inner) for _ in range(draw(st.integers(0, 2))))
    if hint is Slot:
        start = any_moment(draw, mission)
        try:
            return Slot(start=start, end=start + timedelta(minutes=draw(one_of(LENGTHS))))
        except OverflowError:
            return Slot(start=start - timedelta(days=1), end=start)
    if hint is Hours:
        start, end = sorted(draw(st.lists(one_of(CLOCKS), min_size=2, max_size=2, unique=True)))
        return Hours(start=start, end=end)
    if dataclasses.is_dataclass(hint):
        return hint(  # type: ignore[operator]
            **{
                field.name: any_field(draw, mission, hint, field.name)
                for field in dataclasses.fields(hint)
                if _is_needed(field) or not draw(often)
            }
        )
    if isinstance(hint, type) and issubclass(hint, Enum):
        return draw(one_of(list(hint)))
    return _plain(draw, mission, getattr(hint, "__supertype__", hint))


def _plain(draw: Draw, mission: Mission, hint: Any) -> Any:
    if hint is bool:
        return draw(st.booleans())
    if hint is int:
        return draw(one_of(NUMBERS))
    if hint is float:
        return draw(one_of((-180.0, -90.0, -0.0, 0.0, 12.5, 39.9, 90.0, 116.4, 180.0)))
    if hint is datetime:
        return any_moment(draw, mission)
    if hint is date:
        return any_moment(draw, mission).date()
    if hint is time:
        return draw(one_of(CLOCKS))
    assert hint is str, hint
    return draw(one_of(TEXTS))


def any_moment(draw: Draw, mission: Mission) -> datetime:
    """Mostly within the mission, now and then beside it or at the end of time."""
    if draw(seldom):
        return draw(one_of(FAR))
    days = (mission.end - mission.start).days
    day = datetime.combine(mission.start, draw(one_of(CLOCKS)))
    return day + timedelta(days=draw(st.integers(-1, days + 1)))
