"""Any field of any table as the text of a cell, and read back from what was typed. Qt-free."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.columns import Column, Kind
from scheduler_app.itemmodels.names import full_name_of, name_of, record_named
from scheduler_app.itemmodels.rosters import read_roster, roster_text
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.plain import check_years
from scheduler_app.mission.requests import Priority
from scheduler_app.mission.texts import is_broken_text, shown_text, tidy_text
from scheduler_app.times import reading, writing
from scheduler_app.times.order import DayOrder
from scheduler_app.times.reading import Doubt, DoubtKind
from scheduler_app.wording.labels import choice_label
from scheduler_app.wording.rules import load_text

_YES = {"yes", "y", "true", "1", "x", "✓"}
_NO = {"no", "n", "false", "0", "", "–"}


def show(mission: Mission, column: Column, value: Any) -> str:  # noqa: ANN401 - any field
    """The text of a cell; empty where there is no value."""
    if column.kind is Kind.PLACED and value is None:
        return tr("not placed")
    return "" if value is None else _SHOWN[column.kind](mission, column, value)


def read(
    mission: Mission, column: Column, text: str, *,
    order: DayOrder | None = None, doubts: list[Doubt] | None = None,
) -> Any:  # fmt: skip  # noqa: ANN401 - any field
    """The value that a typed text means.

    `order`: that of day and month in the whole column, where it is known; `doubts` takes what is
    doubtful about a day. Raises MissionError with table and field set: MISSING, NOT_UNDERSTOOD,
    NOT_A_CHOICE, NOT_WHOLE, NOT_A_NUMBER, DANGLING or a fault of the value itself.
    """
    stripped = text.strip()
    try:
        if not stripped and column.kind in _NEEDED:
            if column.is_optional:
                return None
            raise MissionError(fault=Fault.MISSING)  # noqa: TRY301 - gets its field below
        if is_broken_text(stripped):
            raise MissionError(fault=Fault.NOT_UNDERSTOOD, value=shown_text(stripped))  # noqa: TRY301
        if column.kind in DATED:
            dated = DATED[column.kind](mission, stripped, order)
        else:
            dated = reading.Reading(value=_READ[column.kind](mission, column, stripped))
        check_years(column.field, dated.value)
    except MissionError as error:
        raise dataclasses.replace(error, table=column.table, field=column.field) from error
    except (OverflowError, ValueError) as error:  # a day after the last, a number without end
        raise MissionError(
            fault=Fault.NOT_UNDERSTOOD, table=column.table, field=column.field,
            value=shown_text(stripped),
        ) from error  # fmt: skip
    if doubts is not None:
        is_before = column.field in _BEFORE_THE_MISSION
        doubts += [one for one in dated.doubts if not (is_before and one.kind is DoubtKind.OUTSIDE)]
    return dated.value


def sort_key(mission: Mission, column: Column, value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """What cells of a column are sorted by; absent values come last."""
    if value is None:
        return (1,)
    if column.kind in _ORDERED and not isinstance(value, Enum):
        return (0, value)
    if isinstance(value, Priority):
        return (0, -int(value))
    if column.kind is Kind.SLOTS:
        return (0, value) if value else (1,)
    text = show(mission, column, value)
    return (0, text.casefold()) if text else (1,)


def stars(priority: Priority) -> str:
    """One to three stars."""
    return "★" * int(priority)


def _choice(_mission: Mission, _column: Column, value: Any) -> str:  # noqa: ANN401
    return stars(value) if isinstance(value, Priority) else choice_label(value)


def _read_choice(_mission: Mission, column: Column, text: str) -> Enum:
    wanted = text.casefold()
    for choice in column.choices:
        names = {
            choice_label(choice).casefold(),
            str(choice.value).casefold(),
            choice.name.casefold(),
        }
        if isinstance(choice, Priority):
            names.add(stars(choice))
        if wanted in names:
            return choice
    labels = ", ".join(choice_label(choice) for choice in column.choices)
    raise MissionError(fault=Fault.NOT_A_CHOICE, value=text, other=labels)


def _read_number(_mission: Mission, _column: Column, text: str) -> int:
    found = re.fullmatch(r"([+-]?\d+)\s*(?:min|minutes|')?", text, re.IGNORECASE)
    if found is None:
        raise MissionError(fault=Fault.NOT_WHOLE, value=text)
    return int(found[1])


def _read_decimal(_mission: Mission, _column: Column, text: str) -> float:
    try:
        return float(text.replace("°", "").replace(",", "."))
    except ValueError as error:
        raise MissionError(fault=Fault.NOT_A_NUMBER, value=text) from error


def _read_flag(_mission: Mission, _column: Column, text: str) -> bool:
    word = text.casefold()
    if word in _YES or word == tr("yes"):
        return True
    if word in _NO or word == tr("no"):
        return False
    raise MissionError(fault=Fault.NOT_A_CHOICE, value=text, other=tr("yes, no"))


def _read_references(mission: Mission, column: Column, text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    return tuple(dict.fromkeys(record_named(mission, column.target, part) for part in parts))


def _read_words(_mission: Mission, _column: Column, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;,\n]", text) if part.strip())


_ORDERED = {
    Kind.NUMBER,
    Kind.DECIMAL,
    Kind.DAY,
    Kind.MOMENT,
    Kind.FLAG,
    Kind.HOURS,
    Kind.PLACED,
    Kind.LOAD,
}
_NEEDED = {
    Kind.NUMBER, Kind.DECIMAL, Kind.CHOICE, Kind.REFERENCE, Kind.DAY, Kind.MOMENT, Kind.HOURS,
}  # fmt: skip
_SHOWN: Mapping[Kind, Callable[[Mission, Column, Any], str]] = {
    Kind.TEXT: lambda _m, _c, value: str(value),
    Kind.LONG_TEXT: lambda _m, _c, value: str(value),
    Kind.NUMBER: lambda _m, _c, value: str(value),
    Kind.DECIMAL: lambda _m, _c, value: f"{value:.6f}".rstrip("0").rstrip("."),
    Kind.FLAG: lambda _m, _c, value: tr("yes") if value else tr("no"),
    Kind.CHOICE: _choice,
    Kind.REFERENCE: lambda m, c, value: name_of(m, c.target, value),
    Kind.REFERENCES: lambda m, c, value: "; ".join(full_name_of(m, c.target, one) for one in value),
    Kind.WORDS: lambda _m, _c, value: ", ".join(value),
    Kind.DAY: lambda m, _c, value: writing.day_text(value, mission=m),
    Kind.MOMENT: lambda m, _c, value: writing.moment_text(value, mission=m),
    Kind.PLACED: lambda m, _c, value: writing.moment_text(value, mission=m),
    Kind.LOAD: lambda _m, _c, value: load_text(value),
    Kind.IN_WORDS: lambda _m, _c, value: str(value),
    Kind.SLOTS: lambda m, _c, value: writing.slots_text(value, mission=m),
    Kind.HOURS: lambda _m, _c, value: writing.hours_text(value),
    Kind.HOURS_LIST: lambda _m, _c, value: writing.hours_list_text(value),
    Kind.OPENING_HOURS: lambda _m, _c, value: writing.opening_text(value),
    Kind.BREAKS: lambda _m, _c, value: writing.breaks_text(value),
    Kind.FAIRS: lambda m, _c, value: writing.fairs_text(value, mission=m),
    Kind.HOLIDAYS: lambda m, _c, value: writing.holidays_text(value, mission=m),
    Kind.ROSTER: lambda m, _c, value: roster_text(m, value),
}
_READ: Mapping[Kind, Callable[[Mission, Column, str], Any]] = {
    Kind.TEXT: lambda _m, c, text: tidy_text(c.field, text),
    Kind.LONG_TEXT: lambda _m, c, text: tidy_text(c.field, text),
    Kind.NUMBER: _read_number,
    Kind.DECIMAL: _read_decimal,
    Kind.FLAG: _read_flag,
    Kind.CHOICE: _read_choice,
    Kind.REFERENCE: lambda m, c, text: record_named(m, c.target, text),
    Kind.REFERENCES: _read_references,
    Kind.WORDS: _read_words,
    Kind.HOURS: lambda m, _c, text: reading.read_hours(m, text).value,
    Kind.HOURS_LIST: lambda m, _c, text: reading.read_hours_list(m, text).value,
    Kind.OPENING_HOURS: lambda m, _c, text: reading.read_opening_hours(m, text).value,
    Kind.BREAKS: lambda m, _c, text: reading.read_breaks(m, text).value,
    Kind.ROSTER: lambda m, _c, text: read_roster(m, text),
}
DATED: Mapping[Kind, Callable[[Mission, str, DayOrder | None], reading.Reading[Any]]] = {
    Kind.DAY: reading.read_day,
    Kind.MOMENT: reading.read_moment,
    Kind.SLOTS: reading.read_slots,
    Kind.FAIRS: reading.read_fairs,
    Kind.HOLIDAYS: reading.read_holidays,
}
_BEFORE_THE_MISSION = ("state_on", "made_on", "told_on", "sent_on")
"""Days that mostly lie outside the mission, which is no doubt."""
