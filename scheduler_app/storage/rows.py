"""A record as a row of its table and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.plain import to_plain
from scheduler_app.mission.tables import strip_optional
from scheduler_app.mission.texts import is_broken_text, shown_whole
from scheduler_app.storage.schema import is_nested

Hints = Mapping[str, Any]


def to_row(hints: Hints, record: object) -> dict[str, Any]:
    """The columns of a record (or of the mission) by name."""
    return {name: _to_cell(hint, getattr(record, name)) for name, hint in hints.items()}


def plain_from_row(hints: Hints, row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row as plain values for `from_plain`; raises MissionError when a cell cannot be read."""
    return {name: _from_cell(name, hint, row[name]) for name, hint in hints.items()}


def _to_cell(hint: Any, value: Any) -> Any:  # noqa: ANN401
    plain = to_plain(value)
    if value is None:
        return None
    if is_nested(hint):
        plain = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    if is_broken_text(plain):  # no reader lets one in; a write never fails for it
        plain = shown_whole(plain)
    return int(plain) if isinstance(plain, bool) else plain


def _from_cell(name: str, hint: Any, cell: Any) -> Any:  # noqa: ANN401
    if cell is None:
        return None
    if is_nested(hint):
        try:
            return json.loads(cell)
        except (ValueError, TypeError, RecursionError) as error:
            raise MissionError(fault=Fault.NOT_UNDERSTOOD, field=name) from error
    return bool(cell) if strip_optional(hint)[0] is bool else cell
