"""Notes of before there were two kinds: on paper is what was printed, internal what never was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PRINTED = frozenset({"legs", "gatherings", "meeting_requests", "meetings", "rules"})
"""The tables whose notes stood on itineraries, day sheets or the report."""


def with_two_notes(data: Mapping[str, Any]) -> dict[str, Any]:
    """A plain mission whose notes are parted; what has an internal note already, or is no record, stays."""
    return {
        key: value
        if key in PRINTED
        else [_parted(row) for row in value]
        if isinstance(value, list)
        else _parted(value)
        for key, value in data.items()
    }


def _parted(row: Any) -> Any:  # noqa: ANN401 - whatever stands where a record should
    if not isinstance(row, Mapping) or "note" not in row or "internal_note" in row:
        return row
    return {("internal_note" if key == "note" else key): value for key, value in row.items()}
