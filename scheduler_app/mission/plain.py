"""Records as plain values (dict, list, str, int, float, bool, None) and back, from their types.

The one converter of storage, exchange and the clipboard. Times become the wall clock as
`2015-04-13T09:00`, dates `2015-04-13`, hours `09:00` (at their end also `24:00`), enumerations their value,
tuples lists.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any, TypeVar

from scheduler_app.mission.errors import Fault, MissionError, check_year
from scheduler_app.mission.slots import Hours
from scheduler_app.mission.tables import hints_of, strip_optional
from scheduler_app.mission.texts import is_broken_text, longest_of, shown_text

Record = TypeVar("Record")

END_OF_DAY = "24:00"


def to_plain(value: Any) -> Any:
    """A value of the domain as plain values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return plain | {"end": END_OF_DAY} if _is_until_midnight(value) else plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    return value


def _is_until_midnight(value: object) -> bool:
    return isinstance(value, Hours) and value.end == time()


def from_plain(cls: type[Record], data: object, *, where: str = "") -> Record:
    """Build a record from plain values.

    Raises MissionError whose `field` is the path ("availability[1].end") and whose fault tells
    what is wrong: MISSING, UNKNOWN_FIELD, NOT_UNDERSTOOD, NOT_A_CHOICE or a fault of the value.
    """
    if not isinstance(data, Mapping):
        raise MissionError(fault=Fault.NOT_UNDERSTOOD, field=where, value=shown_text(data))
    if cls is Hours and data.get("end") in (END_OF_DAY, f"{END_OF_DAY}:00"):
        data = {**data, "end": "00:00"}
    hints = hints_of(cls)
    for name in data:
        if name not in hints:
            raise MissionError(fault=Fault.UNKNOWN_FIELD, field=_join(where, shown_text(name)))
    given: dict[str, Any] = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        if field.name in data:
            path = _join(where, field.name)
            given[field.name] = value_from_plain(hints[field.name], data[field.name], where=path)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise MissionError(fault=Fault.MISSING, field=_join(where, field.name))
    try:
        return cls(**given)
    except MissionError as error:
        raise dataclasses.replace(error, field=_join(where, error.field)) from error


def value_from_plain(hint: Any, data: Any, *, where: str = "") -> Any:
    """One field's value from plain values, by its type hint; raises MissionError as above."""
    hint, is_optional = strip_optional(hint)
    if data is None and is_optional:
        return None
    if typing.get_origin(hint) is tuple:
        if not isinstance(data, list | tuple):
            raise MissionError(fault=Fault.NOT_UNDERSTOOD, field=where, value=shown_text(data))
        inner = typing.get_args(hint)[0]
        return tuple(
            value_from_plain(inner, part, where=f"{where}[{n}]") for n, part in enumerate(data)
        )
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return from_plain(hint, data, where=where)
    return _scalar(hint, data, where)


def _scalar(hint: Any, data: Any, where: str) -> Any:
    hint = getattr(hint, "__supertype__", hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(data)
        except ValueError as error:
            choices = ", ".join(str(choice.value) for choice in hint)
            raise MissionError(
                fault=Fault.NOT_A_CHOICE, field=where, value=shown_text(data), other=choices
            ) from error
    if hint in _READERS and isinstance(data, str):
        try:
            return _READERS[hint](data)
        except ValueError as error:
            raise MissionError(
                fault=Fault.NOT_UNDERSTOOD, field=where, value=shown_text(data)
            ) from error
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if hint is str and isinstance(data, str) and len(data) > (most := longest_of(where)):
        raise MissionError(
            fault=Fault.TOO_LONG, field=where, value=shown_text(data), other=f"{most:,}"
        )
    if isinstance(hint, type) and type(data) is hint and not is_broken_text(data):
        return data
    raise MissionError(fault=Fault.NOT_UNDERSTOOD, field=where, value=shown_text(data))


def _read_datetime(text: str) -> datetime:
    day, _, clock = text.partition("T")
    if clock in (END_OF_DAY, f"{END_OF_DAY}:00"):
        return datetime.combine(_day_after(date.fromisoformat(day)), time())
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None or "T" not in text.upper().replace(" ", "T"):
        raise ValueError(text)
    return moment.replace(second=0, microsecond=0)


def _day_after(day: date) -> date:
    if day == date.max:
        raise ValueError(day)
    return day + timedelta(days=1)


def _read_date(text: str) -> date:
    return date.fromisoformat(text)


def _read_time(text: str) -> time:
    return time.fromisoformat(text)


_READERS: Mapping[Any, typing.Callable[[str], Any]] = types.MappingProxyType(
    {datetime: _read_datetime, date: _read_date, time: _read_time}
)


def check_years(field: str, value: object) -> None:
    """Raise MissionError OUT_OF_RANGE where a value has a date in it that is far from any mission."""
    if isinstance(value, date):
        check_year(field, value)
    elif isinstance(value, tuple):
        for part in value:
            check_years(field, part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            check_years(field, getattr(value, one.name))


def _join(where: str, name: str) -> str:
    if not where or not name:
        return where or name
    return f"{where}{name}" if name.startswith("[") else f"{where}.{name}"
